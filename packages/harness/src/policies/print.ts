/** Writes a random policy as source text: the policy's file and, where it has one, its vocabulary's. */
import type { LayoutModel, PolicyModel, TimesModel, VocabularyModel } from './model.ts'
import { calendarsOf, codesOf, type DeclaredCodes, folder, type PrintedFile } from './print-codes.ts'
import { factsSection } from './print-declarations.ts'
import { printRules, termLines } from './print-determinations.ts'
import { quote } from './print-outline.ts'
import { revisionLines, statementLines } from './print-revisions.ts'
import { noteSection, printCriteria, printDefines, type Section } from './print-rules.ts'
import { declare, type Declared, naming, type Naming, type Scope, scopeOf, withRequest } from './scope.ts'
import { at, headerLines, zones } from './words.ts'

export type { PrintedFile }

/** A policy's files; the policy itself comes first, data files last. */
export interface PrintedPolicy {
  readonly id: string
  readonly files: readonly PrintedFile[]
}

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

const printVocabulary = (model: VocabularyModel, names: Naming, monthsAre30Days: boolean): Vocabulary => {
  const declared = declare(model.palette, names)
  const codes = codesOf(model.palette, names)
  const used = new Set<string>()
  const start = scopeOf([declared], codes)
  const { sections, scope, base } = printDefines(
    model.defines,
    { scope: start, base: start, monthsAre30Days, use: (name) => used.add(name) },
    names,
  )
  return { model, declared, codes, used, sections, added: grown(scope, start), plain: grown(base, start) }
}

const renamed = <N extends { readonly name: string }>(all: readonly N[], prefix: string): readonly N[] =>
  all.map((each) => ({ ...each, name: prefix + each.name }))

const prefixOf = ({ model }: Vocabulary): string => (model.qualified || model.twin ? `${sharedId}.` : '')

/** What the policy sees of its vocabularies besides their definitions. */
const palettesOf = (vocabulary: Vocabulary): readonly Declared[] => {
  const under = (prefix: string): Declared => ({
    facts: renamed(vocabulary.declared.facts, prefix),
    lists: renamed(vocabulary.declared.lists, prefix),
    states: renamed(vocabulary.declared.states, prefix),
    calendars: renamed(vocabulary.declared.calendars, prefix),
  })
  return vocabulary.model.twin
    ? [under(`${sharedId}.`), { ...under(`${twinId}.`), calendars: [] }]
    : [under(prefixOf(vocabulary))]
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
  const sets = codes.filter((set) => everything.has(set.name))
  const calendars = calendarsOf(declared)
  const text = layOut(layout, [
    [`vocabulary ${sharedId} "Shared terms"`, '  language   1'],
    factsSection(declared, model.palette, everything),
    ...calendars.map(({ lines }) => lines),
    ...sets.map((set) => set.lines),
    ...sections.map((section) => section.lines),
  ])
  const twin = layOut(layout, [
    [`vocabulary ${twinId} "Other terms"`, '  language   1'],
    factsSection(declared, model.palette, new Set(usedUnder(used, `${twinId}.`))),
  ])
  return [
    { path: `${folder}/shared.rubric`, text },
    ...(model.twin ? [{ path: `${folder}/other.rubric`, text: twin }] : []),
    ...filesOf([...calendars, ...sets]),
  ]
}

const filesOf = (all: readonly { readonly file: PrintedFile | null }[]): readonly PrintedFile[] =>
  all.flatMap(({ file }) => (file === null ? [] : [file]))

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

const timeLines = ({ zone, weekStarts, monthsAre30Days }: TimesModel): readonly string[] => [
  ...(zone === null ? [] : [`  time zone "${at(zones, zone)}"`]),
  ...(weekStarts === null ? [] : [`  week starts ${at(weekdays, weekStarts)}`]),
  ...(monthsAre30Days ? ['  months are 30 days'] : []),
]

const headerOf = (model: PolicyModel, id: string): readonly string[] => [
  `policy ${id} ${quote(model.title)}`,
  ...headerLines.filter((_, index) => (model.header >> index) % 2 === 1),
  ...timeLines(model.times),
  '  language   1',
]

interface Start {
  /** Everything that is declared, and what the vocabularies define. */
  readonly scope: Scope
  /** The same, of definitions only those that look at no list. */
  readonly base: Scope
}

/** What is in scope before the policy defines anything itself. */
const startOf = (model: PolicyModel, own: Declared, codes: readonly DeclaredCodes[], vocabulary: Vocabulary | null): Start => {
  const asked = model.rules.limits.length > 0 || model.rules.determinations.length > 0
  const extended = (scope: Scope): Scope => (asked ? withRequest(scope) : scope)
  if (vocabulary === null) {
    const facts = extended(scopeOf([own], codes))
    return { scope: facts, base: facts }
  }
  const prefix = prefixOf(vocabulary)
  const facts = extended(scopeOf([own, ...palettesOf(vocabulary)], [...codes, ...renamed(vocabulary.codes, prefix)]))
  return {
    scope: withDefinitions(facts, prefix, vocabulary.added),
    base: withDefinitions(facts, prefix, vocabulary.plain),
  }
}

/** The source text of a model: the same model gives the same text. */
export const printPolicy = (model: PolicyModel, id = 'example.policy'): PrintedPolicy => {
  const names = naming()
  const { monthsAre30Days } = model.times
  const own = declare(model.palette, names)
  const ownCodes = codesOf(model.palette, names)
  const calendars = calendarsOf(own)
  const vocabulary = model.vocabulary === null ? null : printVocabulary(model.vocabulary, names, monthsAre30Days)
  const used = new Set<string>()
  const use = (name: string): void => void used.add(name)
  const start = startOf(model, own, ownCodes, vocabulary)
  const defines = printDefines(model.defines, { ...start, monthsAre30Days, use }, names)
  const writer = { scope: defines.scope, base: defines.base, monthsAre30Days, use }
  const criteria = printCriteria(model.criteria, writer, names)
  const rules = printRules(model.rules, { ...writer, scope: criteria.scope }, names, criteria.names)
  const sections = [...defines.sections, ...criteria.sections, ...rules.sections].map((section) => section.lines)
  const addresses = [...criteria.addresses, ...rules.limits, ...rules.clauses]
  const notes = model.notes.map((note, index) => noteSection(note, index, addresses, names).lines)
  const declarations = factsSection(own, model.palette, used)
  const codes = ownCodes.filter((set) => used.has(set.name))
  const ordered = model.layout.reversed ? sections.toReversed() : sections
  const uses = vocabulary === null ? [] : [`use ${sharedId}`, ...(vocabulary.model.twin ? [`use ${twinId}`] : [])]
  const [before, after] = model.layout.factsLast ? [[], [declarations]] : [[declarations], []]
  const text = layOut(model.layout, [
    headerOf(model, id),
    uses,
    termLines(model.rules),
    ...before,
    ...[...calendars, ...codes].map(({ lines }) => lines),
    ...ordered,
    ...after,
    ...notes,
    statementLines(model.statements, [...criteria.addresses, ...rules.clauses, ...rules.determinations]),
    revisionLines(model.revision, [...addresses, ...rules.determinations]),
  ])
  const others = vocabulary === null ? [] : vocabularyFiles(vocabulary, model.layout, used)
  const files = [{ path: `${folder}/example.rubric`, text }, ...others, ...filesOf([...calendars, ...codes])]
  const isSource = ({ path }: PrintedFile): boolean => path.endsWith('.rubric')
  return { id, files: [...files.filter(isSource), ...files.filter((file) => !isSource(file))] }
}
