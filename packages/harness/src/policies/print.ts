/** Writes a random policy as source text: the policy's file and, where it has one, its vocabulary's. */
import type { CriteriaModel, DefineModel, LayoutModel, NoteModel, PaletteModel, PolicyModel } from './model.ts'
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

const extend = (scope: Scope, name: string, type: 'flag' | 'date' | ValueType, constant = false): Scope =>
  constant && typeof type !== 'string' ? { ...scope, constants: [...scope.constants, { name, type }] }
  : type === 'flag' ? { ...scope, flags: [...scope.flags, name] }
  : type === 'date' ? { ...scope, dates: [...scope.dates, name] }
  : { ...scope, values: [...scope.values, { name, type }] }

const defineLines = (model: DefineModel, name: string, text: string): readonly string[] => {
  const head = `define ${name}${model.text === null ? '' : ` ${quote(model.text)}`}${cited(model.cite)}`
  return model.below && model.text !== null ? [head, ...logical(1, text)] : logical(0, `${head}: ${text}`)
}

/** Prints definitions in turn, each in the scope of those before it. */
const printDefines = (defines: readonly DefineModel[], writer: Writer, names: Naming): { readonly sections: readonly Section[]; readonly scope: Scope } => {
  let { scope } = writer
  const sections = defines.map((model): Section => {
    const inner: Writer = { ...writer, scope }
    const name = names(defineNames, model.name)
    if (model.means.kind === 'condition') {
      const text = printCondition(inner, model.means.condition)
      scope = extend(scope, name, 'flag')
      return { lines: defineLines(model, name, text) }
    }
    const { text, type, constant } = printValue(inner, model.means.value)
    scope = extend(scope, name, type, constant)
    return { lines: defineLines(model, name, text) }
  })
  return { sections, scope }
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

const vocabularyId = 'shared.terms'

const printVocabulary = (model: NonNullable<PolicyModel['vocabulary']>, declared: Declared, codes: readonly DeclaredCodes[], names: Naming) => {
  const used = new Set<string>()
  const scope = scopeOf([declared], codes)
  const defines = printDefines(model.defines, { scope, base: scope, use: (name) => used.add(name) }, names)
  return { used, sections: defines.sections, added: defines.scope, base: scope }
}

/** What the vocabulary's definitions add to the scope of the policy. */
const merge = (own: Scope, base: Scope, added: Scope): Scope => ({
  ...own,
  flags: [...own.flags, ...added.flags.slice(base.flags.length)],
  values: [...own.values, ...added.values.slice(base.values.length)],
  dates: [...own.dates, ...added.dates.slice(base.dates.length)],
  constants: [...own.constants, ...added.constants],
})

export const printPolicy = (model: PolicyModel, id = 'example.policy'): PrintedPolicy => {
  const names = naming()
  const own = declare(model.palette, names)
  const ownCodes = codesOf(model.palette, names)
  const shared = model.vocabulary === null ? null : declare(model.vocabulary.palette, names)
  const sharedCodes = model.vocabulary === null ? [] : codesOf(model.vocabulary.palette, names)
  const vocabulary = model.vocabulary === null || shared === null ? null : printVocabulary(model.vocabulary, shared, sharedCodes, names)
  const used = new Set<string>()
  const use = (name: string): void => void used.add(name)
  const base = scopeOf(shared === null ? [own] : [own, shared], [...ownCodes, ...sharedCodes])
  const scope = vocabulary === null ? base : merge(base, vocabulary.base, vocabulary.added)
  const defines = printDefines(model.defines, { scope, base, use }, names)
  const criteria = printCriteria(model.criteria, { scope: defines.scope, base, use }, names)
  const rules = [...defines.sections, ...criteria.sections].map((section) => section.lines)
  const notes = model.notes.map((note, index) => noteSection(note, index, criteria.addresses, names).lines)
  const facts = factsSection(own, model.palette, used)
  const codes = ownCodes.filter((set) => used.has(set.name)).map((set) => set.lines)
  const header = headerLines.filter((_, index) => (model.header >> index) % 2 === 1)
  const ordered = model.layout.reversed ? rules.toReversed() : rules
  const before = model.layout.factsLast ? [] : [facts]
  const after = model.layout.factsLast ? [facts] : []
  const text = layOut(model.layout, [
    [`policy ${id} ${quote(model.title)}`, ...header, '  language   1'],
    vocabulary === null ? [] : [`use ${vocabularyId}`],
    ...before, ...codes, ...ordered, ...after, ...notes,
  ])
  const file = { path: 'policies/example.rubric', text }
  if (vocabulary === null || shared === null || model.vocabulary === null) return { id, files: [file] }
  const everything = new Set([...used, ...vocabulary.used])
  const vocabularyText = layOut(model.layout, [
    [`vocabulary ${vocabularyId} "Shared terms"`, '  language   1'],
    factsSection(shared, model.vocabulary.palette, everything),
    ...sharedCodes.filter((set) => everything.has(set.name)).map((set) => set.lines),
    ...vocabulary.sections.map((section) => section.lines),
  ])
  return { id, files: [file, { path: 'policies/shared.rubric', text: vocabularyText }] }
}
