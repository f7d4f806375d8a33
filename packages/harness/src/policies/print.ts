/** Writes a random policy as source text: the policy's file and, where it has one, its vocabulary's. */
import type { LayoutModel, PolicyModel, VocabularyModel } from './model.ts'
import { codesOf, type DeclaredCodes, factsSection } from './print-declarations.ts'
import { quote } from './print-outline.ts'
import { noteSection, printCriteria, printDefines, type Section } from './print-rules.ts'
import { declare, type Declared, naming, type Naming, type Scope, scopeOf } from './scope.ts'
import { headerLines } from './words.ts'

export interface PrintedFile {
  readonly path: string
  readonly text: string
}

/** A policy's files; the policy itself comes first. */
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

const printVocabulary = (model: VocabularyModel, names: Naming): Vocabulary => {
  const declared = declare(model.palette, names)
  const codes = codesOf(model.palette, names)
  const used = new Set<string>()
  const start = scopeOf([declared], codes)
  const { sections, scope, base } = printDefines(
    model.defines,
    { scope: start, base: start, use: (name) => used.add(name) },
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
  })
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
  const facts =
    vocabulary === null
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
  return {
    id,
    files: [
      { path: 'policies/example.rubric', text },
      ...(vocabulary === null ? [] : vocabularyFiles(vocabulary, model.layout, used)),
    ],
  }
}
