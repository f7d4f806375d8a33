/** What a name stands for, as a hover tells of it. */
import { builtInTexts, type Fact, type NamedThing, type Program, type RuleGraph } from '@rubric/compiler'
import { dateInWords } from '@rubric/runtime'
import type { Calendar, CodeSet, FactDeclaration } from '@rubric/syntax'
import { idOf } from '../outline.ts'
import type { Markdown } from '../places.ts'
import { bullets, escaped, paragraphs } from '../reading/markdown.ts'
import { readerOf } from '../reading/reader.ts'
import { headingOf, sectionSentences } from '../reading/sections.ts'
import { builtInTypeWords, sourceWords, typeWords } from '../reading/types.ts'
import { codeWords } from '../reading/values.ts'
import { capital, spoken } from '../reading/words.ts'
import { clauseMarkdown, clauseNamed } from './clauses.ts'
import type { Reckoning } from './dates.ts'
import { phraseSentences } from './phrases.ts'
import { usageSentence } from './usage.ts'

export const thingMarkdown = (program: Program, path: string, thing: NamedThing, reckoning: Reckoning): Markdown => {
  const { kind, node, file } = thing
  const [title, ...rest] = partsOf(program, path, thing, reckoning)
  const isUsed = kind !== 'example' && kind !== 'policy' && kind !== 'term' && kind !== 'guidance' && kind !== 'interpretation' && kind !== 'guidance item'
  return [
    title ?? `**${escaped(spoken(thing.name))}**`,
    ...rest,
    node === undefined || file === undefined || file === path ? '' : `Declared in ${escaped(titleOf(program, file))}, \`${file}\`.`,
    isUsed ? usageSentence(program, thing) : '',
  ].filter((part) => part !== '').join('\n\n')
}

const titleOf = (program: Program, path: string): string => {
  const header = program.file(path)?.tree.header
  return header?.kind === 'Header' && header.title.kind === 'Text' ? `“${header.title.value}”` : path
}

/** The name first; then what there is to say. */
const partsOf = (program: Program, path: string, thing: NamedThing, reckoning: Reckoning): readonly Markdown[] => {
  const { kind, node, name, file, address } = thing
  const reader = readerOf(program, file ?? path)
  switch (kind) {
    case 'fact': case 'field':
      return node?.kind === 'FactDeclaration' ? factParts(node) : builtInParts(program, path, thing)
    case 'value':
      return [`**${escaped(spoken(name))}**`, valueSentence(program, thing)]
    case 'codes':
      return node?.kind === 'CodeSet' ? codeParts(program, path, node) : []
    case 'calendar':
      return node?.kind === 'Calendar' ? calendarParts(program, path, node, reckoning.today) : []
    case 'define':
      return node?.kind === 'Define' ? [`**${escaped(headingOf(node))}**`, paragraphs(sectionSentences(reader, node))] : []
    case 'limit': {
      if (node?.kind !== 'Limit') return []
      const days = node.cap.kind === 'LimitCap' ? (phraseSentences(reader, reckoning, node.cap.window) ?? []) : []
      return [`**${escaped(headingOf(node))}**`, `\`${address ?? ''}\``, paragraphs(sectionSentences(reader, node)), paragraphs(days)]
    }
    case 'criteria': case 'requirement': case 'exception': case 'determination': case 'item': {
      const own = file === undefined ? undefined : program.file(file)
      const clause = own === undefined || address === undefined ? undefined : clauseNamed(own, address)
      if (own !== undefined && clause !== undefined) return [clauseMarkdown(program, own.path, own, clause)]
      return node?.kind === 'Quantity' ? [`\`${address ?? ''}\``, 'The longest time in all that the determination grants.'] : []
    }
    case 'guidance': case 'interpretation':
      return node?.kind === 'Guidance' || node?.kind === 'Interpretation'
        ? [`**${escaped(headingOf(node))}**`, paragraphs(sectionSentences(reader, node))]
        : []
    case 'guidance item':
      return node?.kind === 'GuidanceItem' && node.text.kind === 'Text' ? [escaped(capital(node.text.value)), 'It is guidance, and decides nothing.'] : []
    case 'term':
      return node?.kind === 'Term' ? [`**${escaped(name)}**`, node.text.kind === 'Text' ? `It stands for “${escaped(node.text.value)}” in this policy.` : ''] : []
    case 'example':
      return node?.kind === 'Example' ? [`**${escaped(headingOf(node))}**`, bullets(sectionSentences(reader, node)).slice(0, mostLines).join('\n')] : []
    case 'policy': case 'vocabulary': {
      const own = file === undefined ? undefined : program.file(file)
      return own === undefined ? [] : [`**${escaped(titleOf(program, own.path))}**`, `\`${idOf(own)}\``, vocabularySentence(own.tree.sections.flatMap((section) => (section.kind === 'Facts' ? section.facts : [])).length, kind)]
    }
  }
}

const mostLines = 14

const vocabularySentence = (facts: number, kind: 'policy' | 'vocabulary'): string =>
  kind === 'policy' ? '' : `A vocabulary that policies share, with ${facts === 1 ? '1 fact' : `${facts} facts`}.`

const factParts = (fact: FactDeclaration): readonly Markdown[] => [
  `**${escaped(capital(fact.text?.value ?? spoken(fact.name.text)))}**`,
  `${escaped(capital(typeWords(fact.type)))}, ${sourceWords(fact)}.`,
  fact.fields.map(({ name, text, type }) => `- ${escaped(text?.value ?? spoken(name.text))}: ${escaped(typeWords(type))}`).join('\n'),
]

const builtInParts = (program: Program, path: string, { name, type, kind }: NamedThing): readonly Markdown[] => {
  const known: Fact | undefined = program.policy(path)?.graph.facts.find((fact) => fact.name === name)
  const text = kind === 'fact' ? (builtInTexts[name] ?? known?.text ?? '') : ''
  return [
    `**${escaped(capital(text === '' ? spoken(name) : text))}**`,
    type === undefined ? '' : `${capital(builtInTypeWords(type))}. Every policy may ask for it.`,
    type?.kind === 'list' ? type.fields.map((field) => `- ${escaped(field.text)}: ${builtInTypeWords(field.type)}`).join('\n') : '',
  ]
}

/** Its place among the values of its fact. */
const valueSentence = (program: Program, { name, file, span }: NamedThing): Markdown => {
  const facts = (file === undefined ? [] : (program.file(file)?.tree.sections ?? [])).flatMap((section) => (section.kind === 'Facts' ? section.facts : []))
  const owner = facts.flatMap((fact) => [fact, ...fact.fields]).find(({ type }) => span !== undefined && type.start <= span.start && span.end <= type.end)
  if (owner === undefined || owner.type.kind !== 'EnumType') return ''
  const all = owner.type.values.map(({ text }) => (text === name ? `**${escaped(spoken(text))}**` : escaped(spoken(text))))
  const of = `A value of “${escaped(owner.text?.value ?? spoken(owner.name.text))}”`
  return owner.type.ordered ? `${of}, from the least to the most: ${all.join(' < ')}.` : `${of}, which is one of: ${all.join(', ')}.`
}

/** The rule graph of the policy, or of one that uses the vocabulary. */
const graphOf = (program: Program, path: string): RuleGraph | undefined =>
  [path, ...program.usedBy(path)].map((each) => program.policy(each)?.graph).find((graph) => graph !== undefined)

const mostCodes = 12

const codeParts = (program: Program, path: string, { name, text, groups, from }: CodeSet): readonly Markdown[] => {
  const known = graphOf(program, path)?.codeSets.find((set) => set.name === name.text)?.codes
  const written = groups.flatMap(({ system, codes }) => codes.map((code) => `${system.text} ${codeWords(code)}`))
  const all = known?.map(({ system, first, last, modifiers }) => `${system} ${[first, ...modifiers].join('-')}${last === first ? '' : ` to ${last}`}`) ?? written
  const more = all.length > mostCodes ? `, and ${all.length - mostCodes} more` : ''
  const file = from?.path.kind === 'Text' ? ` They stand in the file \`${from.path.value}\`.` : ''
  return [
    `**${escaped(capital(text?.value ?? spoken(name.text)))}**`,
    `${all.length === 1 ? '1 code or range' : `${all.length} codes and ranges`} of codes: ${escaped(all.slice(0, mostCodes).join(', '))}${more}.${file}`.replace(' of codes:', ':'),
  ]
}

const calendarParts = (program: Program, path: string, calendar: Calendar, today: number): readonly Markdown[] => {
  const known = graphOf(program, path)?.calendars.find(({ name }) => name === calendar.name.text)
  const next = known?.holidays.filter((day) => day >= today).slice(0, 3).map(dateInWords) ?? []
  const covers = known?.covers ?? null
  return [
    `**${escaped(headingOf(calendar))}**`,
    bullets(sectionSentences({ names: () => undefined }, calendar)).join('\n'),
    next.length === 0 ? '' : `The next holidays are ${next.join('; ')}.`,
    covers === null ? '' : `Its holidays are known from ${dateInWords(covers[0])} to ${dateInWords(covers[1])}.`,
  ]
}
