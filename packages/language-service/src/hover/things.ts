/** What a name stands for, as a hover tells of it. */
import type { NamedThing, Program, SymbolKind } from '@rubric/compiler'
import { capital } from '@rubric/runtime'
import type { Node } from '@rubric/syntax'
import { idOf } from '../outline.ts'
import type { Markdown } from '../places.ts'
import { bullets, escaped, paragraphs } from '../reading/markdown.ts'
import { readerOf } from '../reading/reader.ts'
import { headingOf, sectionSentences } from '../reading/sections.ts'
import { counted, spoken } from '../reading/words.ts'
import { clauseMarkdown, clauseNamed } from './clauses.ts'
import { calendarParts, codeParts } from './data.ts'
import type { Reckoning } from './dates.ts'
import { factParts, valueParts } from './facts.ts'
import { phraseSentences } from './phrases.ts'
import { usageSentence } from './usage.ts'

/** `path` is the file in which the name is said. */
export const thingMarkdown = (program: Program, path: string, thing: NamedThing, reckoning: Reckoning): Markdown => {
  const { kind, file, name } = thing
  const parts = partsOf(program, path, thing, reckoning)
  const isElsewhere = file !== undefined && file !== path && kind !== 'vocabulary'
  return [
    ...(parts.length === 0 ? [`**${escaped(spoken(name))}**`] : parts),
    isElsewhere ? `Declared in ${escaped(titleOf(program, file))}, \`${file}\`.` : '',
    unused.has(kind) ? '' : usageSentence(program, thing),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

/** What nothing is meant to use. */
const unused: ReadonlySet<SymbolKind> = new Set<SymbolKind>([
  'policy',
  'example',
  'term',
  'guidance',
  'guidance item',
  'interpretation',
])

const titleOf = (program: Program, path: string): string => {
  const header = program.file(path)?.tree.header
  return header?.kind === 'Header' && header.title.kind === 'Text' ? `“${header.title.value}”` : path
}

/** The name first; then what there is to say. */
const partsOf = (program: Program, path: string, thing: NamedThing, reckoning: Reckoning): readonly Markdown[] => {
  switch (thing.kind) {
    case 'fact':
    case 'field':
      return factParts(thing)
    case 'value':
      return valueParts(program, thing)
    case 'criteria':
    case 'requirement':
    case 'exception':
    case 'determination':
    case 'item':
      return clauseParts(program, thing)
    case 'policy':
    case 'vocabulary':
      return fileParts(program, thing)
    case 'codes':
    case 'calendar':
    case 'define':
    case 'limit':
    case 'guidance':
    case 'guidance item':
    case 'interpretation':
    case 'term':
    case 'example':
      return thing.node === undefined ? [] : withAddress(thing, nodeParts(program, thing.file ?? path, thing.node, reckoning))
  }
}

const withAddress = ({ address }: NamedThing, [title = '', ...rest]: readonly Markdown[]): readonly Markdown[] => [
  title,
  address === undefined ? '' : `\`${address}\``,
  ...rest,
]

const clauseParts = (program: Program, { file, address, node }: NamedThing): readonly Markdown[] => {
  const own = file === undefined ? undefined : program.file(file)
  if (own === undefined || address === undefined) return []
  const clause = clauseNamed(own, address)
  if (clause !== undefined) return [clauseMarkdown(program, own.path, own, clause)]
  return node?.kind === 'Quantity' ? [`\`${address}\``, 'The longest time in all that the determination grants.'] : []
}

const fileParts = (program: Program, { file, kind }: NamedThing): readonly Markdown[] => {
  const own = file === undefined ? undefined : program.file(file)
  if (own === undefined) return []
  const facts = own.tree.sections.reduce((sum, section) => sum + (section.kind === 'Facts' ? section.facts.length : 0), 0)
  const shared = `A vocabulary that policies share, with ${counted(facts, 'fact')}, in \`${own.path}\`.`
  return [`**${escaped(titleOf(program, own.path))}**`, `\`${idOf(own)}\``, kind === 'vocabulary' ? shared : '']
}

/** Longer examples are cut. */
const mostLines = 14

const nodeParts = (program: Program, path: string, node: Node, reckoning: Reckoning): readonly Markdown[] => {
  const reader = readerOf(program, path)
  switch (node.kind) {
    case 'CodeSet':
      return codeParts(program, path, node)
    case 'Calendar':
      return calendarParts(program, path, node, reckoning.today)
    case 'Limit': {
      const days = node.cap.kind === 'LimitCap' ? (phraseSentences(reader, reckoning, node.cap.window) ?? []) : []
      return [`**${escaped(headingOf(node))}**`, paragraphs(sectionSentences(reader, node)), paragraphs(days)]
    }
    case 'Define':
    case 'Guidance':
    case 'Interpretation':
      return [`**${escaped(headingOf(node))}**`, paragraphs(sectionSentences(reader, node))]
    case 'Example':
      return [`**${escaped(headingOf(node))}**`, bullets(sectionSentences(reader, node)).slice(0, mostLines).join('\n')]
    case 'GuidanceItem':
      return [node.text.kind === 'Text' ? escaped(capital(node.text.value)) : '', 'It is guidance, and decides nothing.']
    case 'Term':
      return [
        `**${escaped(node.name.text)}**`,
        node.text.kind === 'Text' ? `It stands for “${escaped(node.text.value)}” in this policy.` : '',
      ]
    default:
      return []
  }
}
