/** Writes a random policy as source text: the policy's file and, where it has one, its vocabulary's. */
import type { CriteriaModel, DefineModel, LayoutModel, NoteModel, PaletteModel, PolicyModel, VocabularyModel } from './model.ts'
import { printCondition, printValue, type Writer } from './print-conditions.ts'
import { cited, logical, printBody, quote } from './print-outline.ts'
import {
  type AnyType, type CodeSetNamed, declare, type Declared, type DeclaredFact, type DeclaredList, naming, type Naming, type Scope, scopeOf, type ValueType,
} from './scope.ts'
import { at, codeSystems, criteriaNames, defineNames, headerLines, noteNames } from './words.ts'

export interface PrintedFile {
  readonly path: string
  readonly text: string
}

/** A policy's files; the policy itself comes first. */
export interface PrintedPolicy {
  readonly id: string
  readonly files: readonly PrintedFile[]
}

interface DeclaredCodes extends CodeSetNamed {
  readonly lines: readonly string[]
}

// ---- declarations ------------------------------------------------------------------------------------------

const typeText = (type: AnyType): string => {
  switch (type.kind) {
    case 'flag': return 'yes/no'
    case 'count': return 'count'
    case 'decimal': return 'number'
    case 'measure': return `number in ${type.unit}`
    case 'rate': return `${type.noun} per ${type.period}`
    case 'span': return `span in ${type.unit}`
    case 'date': return 'date'
    case 'moment': return 'date and time'
    case 'enum': return type.ordered ? type.values.join(' < ') : `one of ${type.values.join(', ')}`
    case 'code': return `code of ${type.system}`
    case 'age': return 'count'
  }
}

const factLines = ({ name, type, model }: DeclaredFact): readonly string[] => {
  const text = model.text === null ? '' : `  ${quote(model.text)}`
  return [`  ${name}  ${typeText(type)}${model.byClinician ? ', by clinician' : ''}${text}${cited(model.cite)}`]
}

const listLines = ({ name, fields, model }: DeclaredList): readonly string[] => [
  `  ${name}  list of${model.text === null ? '' : `  ${quote(model.text)}`}${cited(model.cite)}`,
  ...fields.map((field) => `    ${field.name}  ${typeText(field.type)}`),
]

/** Declarations of everything used, and of the few facts that stand there unread. */
const factsSection = (declared: Declared, palette: PaletteModel, used: ReadonlySet<string>): readonly string[] => {
  const unread = new Set(palette.unread.map((pick) => at(declared.facts, pick).name))
  const lines = [
    ...declared.facts.filter((fact) => used.has(fact.name) || unread.has(fact.name)).flatMap(factLines),
    ...declared.lists.filter((list) => used.has(list.name)).flatMap(listLines),
  ]
  return lines.length > 0 ? ['facts', ...lines] : []
}

const codesOf = (palette: PaletteModel, names: Naming): readonly DeclaredCodes[] =>
  palette.codeSets.map((model): DeclaredCodes => {
    const name = names(['mood_codes', 'crisis_codes', 'service_codes'], model.name)
    const own = at(codeSystems, palette.system)
    const other = at(codeSystems, palette.system + 1)
    const line = (system: typeof own, picks: readonly number[]): readonly string[] =>
      picks.length === 0 ? [] : [`  ${system.system} ${[...new Set(picks.map((pick) => at(system.codes, pick)))].join(', ')}`]
    const lines = [`codes ${name}${model.text === null ? '' : ` ${quote(model.text)}`}`, ...line(own, model.codes), ...line(other, model.others)]
    return { name, system: own.system, lines }
  })

// ---- definitions and criteria ------------------------------------------------------------------------------

interface Section {
  readonly lines: readonly string[]
}

const extend = (scope: Scope, name: string, type: 'flag' | 'date' | 'moment' | ValueType, constant = false): Scope =>
  constant && typeof type !== 'string' ? { ...scope, constants: [...scope.constants, { name, type }] }
  : type === 'flag' ? { ...scope, flags: [...scope.flags, name] }
  : type === 'date' ? { ...scope, dates: [...scope.dates, name] }
  : type === 'moment' ? { ...scope, moments: [...scope.moments, name] }
  : { ...scope, values: [...scope.values, { name, type }] }

const defineLines = (model: DefineModel, name: string, text: string): readonly string[] => {
  const head = `define ${name}${model.text === null ? '' : ` ${quote(model.text)}`}${cited(model.cite)}`
  return model.below && model.text !== null ? [head, ...logical(1, text)] : logical(0, `${head}: ${text}`)
}

interface PrintedDefines {
  readonly sections: readonly Section[]
  readonly scope: Scope
  /** With those definitions alone that look at no list: others cannot stand in a filter. */
  readonly base: Scope
}

/** Prints definitions in turn, each in the scope of those before it. */
const printDefines = (defines: readonly DefineModel[], writer: Writer, names: Naming): PrintedDefines => {
  let { scope, base } = writer
  const known = (name: string): boolean =>
    [base.flags, base.dates, base.moments].some((all) => all.includes(name)) || [base.values, base.constants, base.codeSets].some((all) => all.some((each) => each.name === name))
  const sections = defines.map((model): Section => {
    let plain = true
    const use = (name: string): void => {
      if (!known(name)) plain = false
      writer.use(name)
    }
    const inner: Writer = { scope, base, use }
    const name = names(defineNames, model.name)
    const { text, type, constant } = model.means.kind === 'condition'
      ? { text: printCondition(inner, model.means.condition), type: 'flag' as const, constant: false }
      : printValue(inner, model.means.value)
    scope = extend(scope, name, type, constant)
    if (plain) base = extend(base, name, type, constant)
    return { lines: defineLines(model, name, text) }
  })
  return { sections, scope, base }
}

const printCriteria = (all: readonly CriteriaModel[], writer: Writer, names: Naming): { readonly sections: readonly Section[]; readonly addresses: readonly string[] } => {
  let { scope } = writer
  const addresses: string[] = []
  const sections = all.map((model): Section => {
    const name = names(criteriaNames, model.name)
    const body = printBody({ ...writer, scope }, 1, model.body, name)
    addresses.push(...body.addresses)
    scope = extend(scope, name, 'flag')
    return { lines: [`criteria ${name}${model.title === null ? '' : ` ${quote(model.title)}`}${cited(model.cite)}`, ...body.lines] }
  })
  return { sections, addresses }
}

const noteSection = (note: NoteModel, index: number, addresses: readonly string[], names: Naming): Section => {
  const name = names(noteNames, index)
  if (note.guidance) {
    return { lines: [`guidance ${name} ${quote(note.text)}${cited(note.cite)}`, ...note.items.map((item) => `  - ${quote(item)}`)] }
  }
  const affects = [...new Set(note.affects.map((pick) => at(addresses, pick)))]
  return {
    lines: [
      `interpretation ${name} ${quote(note.text)}${cited(note.cite)}`,
      '  against    "the words allow another reading"',
      '  decided by "Utilization Committee" on 2026-02-10',
      '  because    "only this reading fits the rest"',
      `  affects    ${affects.join(', ')}`,
    ],
  }
}

// ---- files -------------------------------------------------------------------------------------------------

const layOut = (layout: LayoutModel, sections: readonly (readonly string[])[]): string => {
  const gap = layout.blanks ? [''] : []
  const note = layout.comments ? ['# a remark', '    # another, deeper'] : []
  const lines = sections.filter((section) => section.length > 0).flatMap((section) => [...note, ...section, ...gap])
  const end = layout.crlf ? '\r\n' : '\n'
  return `${layout.bom ? '\uFEFF' : ''}${lines.join(end)}${end}`
}

type Definitions = Pick<Scope, 'flags' | 'values' | 'dates' | 'moments' | 'constants'>

/** What a scope has more than the one that it grew from. */
const grown = (scope: Scope, from: Scope): Definitions => ({
  flags: scope.flags.slice(from.flags.length),
  values: scope.values.slice(from.values.length),
  dates: scope.dates.slice(from.dates.length),
  moments: scope.moments.slice(from.moments.length),
  constants: scope.constants.slice(from.constants.length),
})

/** A vocabulary with its names given, and its own part printed. */
interface Vocabulary {
  readonly model: VocabularyModel
  readonly declared: Declared
  readonly codes: readonly DeclaredCodes[]
  readonly used: ReadonlySet<string>
  readonly sections: readonly Section[]
  /** What its definitions can be called by. */
  readonly added: Definitions
  /** The same of those that look at no list. */
  readonly plain: Definitions
}

const sharedId = 'shared.terms'
const twinId = 'other.terms'

const printVocabulary = (model: VocabularyModel, names: Naming): Vocabulary => {
  const declared = declare(model.palette, names)
  const codes = codesOf(model.palette, names)
  const used = new Set<string>()
  const start = scopeOf([declared], codes)
  const { sections, scope, base } = printDefines(model.defines, { scope: start, base: start, use: (name) => used.add(name) }, names)
  return { model, declared, codes, used, sections, added: grown(scope, start), plain: grown(base, start) }
}

const renamed = <N extends { readonly name: string }>(all: readonly N[], prefix: string): readonly N[] => all.map((each) => ({ ...each, name: prefix + each.name }))

const prefixOf = ({ model }: Vocabulary): string => (model.qualified || model.twin ? `${sharedId}.` : '')

/** What the policy sees of its vocabularies besides their definitions. */
const palettesOf = (vocabulary: Vocabulary): readonly Declared[] => {
  const under = (prefix: string): Declared => ({ facts: renamed(vocabulary.declared.facts, prefix), lists: renamed(vocabulary.declared.lists, prefix) })
  return vocabulary.model.twin ? [under(`${sharedId}.`), under(`${twinId}.`)] : [under(prefixOf(vocabulary))]
}

const withDefinitions = (scope: Scope, prefix: string, { flags, values, dates, moments, constants }: Definitions): Scope => {
  const full = (name: string): string => prefix + name
  return {
    ...scope,
    flags: [...scope.flags, ...flags.map(full)],
    values: [...scope.values, ...renamed(values, prefix)],
    dates: [...scope.dates, ...dates.map(full)],
    moments: [...scope.moments, ...moments.map(full)],
    constants: [...scope.constants, ...renamed(constants, prefix)],
  }
}

/** The names that are used of what is known under a prefix, without it. */
const usedUnder = (used: ReadonlySet<string>, prefix: string): readonly string[] =>
  [...used].filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length))

const vocabularyFiles = (vocabulary: Vocabulary, layout: LayoutModel, used: ReadonlySet<string>): readonly PrintedFile[] => {
  const { model, declared, codes, sections } = vocabulary
  const everything = new Set([...usedUnder(used, prefixOf(vocabulary)), ...vocabulary.used])
  const text = layOut(layout, [
    [`vocabulary ${sharedId} "Shared terms"`, '  language   1'],
    factsSection(declared, model.palette, everything),
    ...codes.filter((set) => everything.has(set.name)).map((set) => set.lines),
    ...sections.map((section) => section.lines),
  ])
  const twin = layOut(layout, [
    [`vocabulary ${twinId} "Other terms"`, '  language   1'],
    factsSection(declared, model.palette, new Set(usedUnder(used, `${twinId}.`))),
  ])
  return [{ path: 'policies/shared.rubric', text }, ...(model.twin ? [{ path: 'policies/other.rubric', text: twin }] : [])]
}

const headerOf = (model: PolicyModel, id: string): readonly string[] => [
  `policy ${id} ${quote(model.title)}`,
  ...headerLines.filter((_, index) => (model.header >> index) % 2 === 1),
  '  language   1',
]

/** The source text of a model: the same model gives the same text. */
export const printPolicy = (model: PolicyModel, id = 'example.policy'): PrintedPolicy => {
  const names = naming()
  const own = declare(model.palette, names)
  const ownCodes = codesOf(model.palette, names)
  const vocabulary = model.vocabulary === null ? null : printVocabulary(model.vocabulary, names)
  const used = new Set<string>()
  const use = (name: string): void => void used.add(name)
  const prefix = vocabulary === null ? '' : prefixOf(vocabulary)
  const facts = vocabulary === null
    ? scopeOf([own], ownCodes)
    : scopeOf([own, ...palettesOf(vocabulary)], [...ownCodes, ...renamed(vocabulary.codes, prefix)])
  const scope = vocabulary === null ? facts : withDefinitions(facts, prefix, vocabulary.added)
  const base = vocabulary === null ? facts : withDefinitions(facts, prefix, vocabulary.plain)
  const defines = printDefines(model.defines, { scope, base, use }, names)
  const criteria = printCriteria(model.criteria, { scope: defines.scope, base: defines.base, use }, names)
  const rules = [...defines.sections, ...criteria.sections].map((section) => section.lines)
  const notes = model.notes.map((note, index) => noteSection(note, index, criteria.addresses, names).lines)
  const declarations = factsSection(own, model.palette, used)
  const codes = ownCodes.filter((set) => used.has(set.name)).map((set) => set.lines)
  const ordered = model.layout.reversed ? rules.toReversed() : rules
  const uses = vocabulary === null ? [] : [`use ${sharedId}`, ...(vocabulary.model.twin ? [`use ${twinId}`] : [])]
  const [before, after] = model.layout.factsLast ? [[], [declarations]] : [[declarations], []]
  const text = layOut(model.layout, [headerOf(model, id), uses, ...before, ...codes, ...ordered, ...after, ...notes])
  return { id, files: [{ path: 'policies/example.rubric', text }, ...(vocabulary === null ? [] : vocabularyFiles(vocabulary, model.layout, used))] }
}
