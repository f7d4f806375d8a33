/** What is in scope where a condition stands: names with their types, made from a palette. */
import type { CalendarModel, EnumModel, FactModel, ListModel, PaletteModel } from './model.ts'
import { fieldKinds, firstSecondSlot, slots, type SlotKind } from './slots.ts'
import { at, calendarNames, codeSystems, enumValues, factNames, fieldNames, nouns, periods, sharedNames, stateNames, units } from './words.ts'

/** The type of a value, with all that its constants need. Values compare when their `key` is the same. */
export type ValueType =
  | { readonly kind: 'count' | 'decimal' | 'age'; readonly key: string }
  | { readonly kind: 'measure'; readonly key: string; readonly unit: string; readonly other: string }
  | {
      readonly kind: 'rate'
      readonly key: string
      readonly noun: string
      readonly period: string
      readonly other: string
      readonly step: number
    }
  | { readonly kind: 'span'; readonly key: string; readonly unit: string; readonly other: string }
  | { readonly kind: 'enum'; readonly key: string; readonly ordered: boolean; readonly values: readonly string[] }
  | { readonly kind: 'code'; readonly key: string; readonly system: string; readonly codes: readonly string[] }

export type AnyType = ValueType | { readonly kind: 'flag' | 'date' | 'moment'; readonly key: string }

export interface Named {
  readonly name: string
  readonly type: AnyType
}

export interface ListNamed {
  readonly name: string
  readonly fields: readonly Named[]
  /** The field that dates an entry. */
  readonly dated: Named | null
  /** Names of further fields, which nothing here reads. */
  readonly unread?: readonly string[]
}

export interface CodeSetNamed {
  readonly name: string
  readonly system: string
}

export interface Scope {
  readonly flags: readonly string[]
  readonly values: readonly { readonly name: string; readonly type: ValueType }[]
  readonly dates: readonly string[]
  readonly moments: readonly string[]
  readonly lists: readonly ListNamed[]
  readonly codeSets: readonly CodeSetNamed[]
  /** Definitions that stand for a constant: only to the right of a comparison. */
  readonly constants: readonly { readonly name: string; readonly type: ValueType }[]
  /** Yes/no facts and fields alone, without definitions and criteria. */
  readonly answers: readonly string[]
  /** Facts of type `periods`. */
  readonly states: readonly string[]
  readonly calendars: readonly string[]
}

// ---- names -------------------------------------------------------------------------------------------------

/** Hands out each name once, and none that is a dotted beginning of another. */
export type Naming = (pool: readonly string[], pick: number) => string

export const naming = (): Naming => {
  const taken = new Set<string>(['member', 'member.age', 'member.birth_date'])
  const inside = (name: string): boolean =>
    name.split('.').some((_, index, parts) => index > 0 && taken.has(parts.slice(0, index).join('.')))
  const free = (name: string): boolean =>
    !taken.has(name) && !inside(name) && ![...taken].some((other) => other.startsWith(`${name}.`))
  return (pool, pick) => {
    const base = at(pool, pick)
    let name = base
    for (let n = 2; !free(name); n += 1) name = `${base}_${n}`
    taken.add(name)
    return name
  }
}

// ---- types -------------------------------------------------------------------------------------------------

export const spanUnits = {
  'short span': ['days', 'weeks'],
  'long span': ['months', 'years'],
  'clock span': ['hours', 'minutes'],
} as const

export const enumOf = (model: EnumModel): ValueType => {
  const values = Array.from({ length: model.size }, (_, index) => at(enumValues, model.start + index))
  return { kind: 'enum', key: `enum ${model.ordered} ${values.join(' ')}`, ordered: model.ordered, values }
}

const spanOf = (units: readonly [string, string], pick: number): ValueType => {
  const [unit, other] = pick % 2 === 0 ? units : [units[1], units[0]]
  return { kind: 'span', key: `span ${units[0]}`, unit, other }
}

/** The type of a palette's slot; equal kinds of one palette have equal types. */
export const typeOf = (palette: PaletteModel, kind: SlotKind): AnyType => {
  switch (kind) {
    case 'flag':
    case 'date':
    case 'moment':
    case 'count':
    case 'decimal':
      return { kind, key: kind }
    case 'measure': {
      const { unit, other } = at(units, palette.unit)
      return { kind, key: `measure ${unit}`, unit, other }
    }
    case 'rate': {
      const noun = at(nouns, palette.noun)
      const { period, other, step } = at(periods, palette.period)
      return { kind, key: `rate ${noun} ${period}`, noun, period, other, step }
    }
    case 'short span':
      return spanOf(spanUnits[kind], palette.spans[0] ?? 0)
    case 'long span':
      return spanOf(spanUnits[kind], palette.spans[1] ?? 0)
    case 'clock span':
      return spanOf(spanUnits[kind], palette.spans[2] ?? 0)
    case 'scale':
      return enumOf({ ...enumModel(palette, 0), ordered: true })
    case 'choice':
      return enumOf({ ...enumModel(palette, 1), ordered: false })
    case 'code': {
      const { system, codes } = at(codeSystems, palette.system)
      return { kind, key: `code ${system}`, system, codes }
    }
  }
}

const enumModel = (palette: PaletteModel, index: number): EnumModel =>
  palette.enums[index] ?? { ordered: true, start: 0, size: 2 }

// ---- palettes ----------------------------------------------------------------------------------------------

export interface DeclaredFact extends Named {
  readonly model: FactModel
}

export interface DeclaredList extends ListNamed {
  readonly model: FactModel
}

/** A palette with names given: what its file declares where something reads it. */
export interface Declared {
  readonly facts: readonly DeclaredFact[]
  readonly lists: readonly DeclaredList[]
  readonly states: readonly { readonly name: string; readonly model: FactModel }[]
  readonly calendars: readonly { readonly name: string; readonly model: CalendarModel }[]
}

export const declare = (palette: PaletteModel, names: Naming): Declared => ({
  facts: slots.map((kind, index): DeclaredFact => {
    const model = palette.facts[index] ?? { name: 0, byClinician: false, text: null, cite: null }
    const pool = index >= firstSecondSlot && model.name % 5 === 4 ? sharedNames : factNames
    return { name: names(pool, model.name), type: typeOf(palette, kind), model }
  }),
  lists: palette.lists.map((list) => ({
    name: names(['events', 'contacts', 'screenings', 'history.visits'], list.fact.name),
    ...fieldsOf(palette, list),
    model: list.fact,
  })),
  states: palette.states.map((model) => ({ name: names(stateNames, model.name), model })),
  calendars: palette.calendars.map((model) => ({ name: names(calendarNames, model.name), model })),
})

/** The fields of a list, its date first. */
const fieldsOf = (
  palette: PaletteModel,
  list: ListModel,
): { readonly fields: readonly Named[]; readonly dated: Named | null } => {
  const names = naming()
  const day: AnyType = { kind: 'date', key: 'date' }
  const dates = {
    on: [{ name: 'on', type: day }],
    'only date': [{ name: 'happened', type: day }],
    none: [],
    'on and another': [
      { name: 'on', type: day },
      { name: 'stopped', type: day },
    ],
    'on with time': [{ name: 'on', type: { kind: 'moment', key: 'moment' } as AnyType }],
  }[list.dated]
  for (const date of dates) names([date.name], 0)
  const wanted = new Set(list.fields.map((pick) => at(fieldKinds, pick)))
  if (wanted.size === 0) wanted.add('flag')
  const others = [...wanted].map((kind, index): Named => ({
    name: names(fieldNames, list.fields[index] ?? 0),
    type: typeOf(palette, kind),
  }))
  // A moment besides would leave it open which field dates the entry; beside `on` it cannot.
  const kept =
    list.dated === 'only date' || list.dated === 'none' ? others.filter((field) => field.type.kind !== 'moment') : others
  const dated = list.dated === 'none' ? null : (dates[0] ?? null)
  const fields = [...dates, ...kept]
  return { fields: fields.length > 0 ? fields : [{ name: 'kept', type: { kind: 'flag', key: 'flag' } }], dated }
}

// ---- scopes ------------------------------------------------------------------------------------------------

export const isValue = <N extends Named>(named: N): named is N & { readonly type: ValueType } =>
  named.type.kind !== 'flag' && named.type.kind !== 'date' && named.type.kind !== 'moment'

const namesOf = (all: readonly Named[], kind: AnyType['kind']): readonly string[] =>
  all.filter((named) => named.type.kind === kind).map((named) => named.name)

/** Everything that these palettes declare, and the built-in facts of the member. */
export const scopeOf = (palettes: readonly Declared[], codeSets: readonly CodeSetNamed[]): Scope => {
  const facts = palettes.flatMap((palette) => palette.facts)
  return {
    flags: namesOf(facts, 'flag'),
    values: [...facts.filter(isValue), { name: 'member.age', type: { kind: 'age', key: 'age' } }],
    dates: [...namesOf(facts, 'date'), 'member.birth_date'],
    moments: namesOf(facts, 'moment'),
    lists: palettes.flatMap((palette) => palette.lists),
    codeSets,
    constants: [],
    answers: namesOf(facts, 'flag'),
    states: palettes.flatMap((palette) => palette.states.map(({ name }) => name)),
    calendars: palettes.flatMap((palette) => palette.calendars.map(({ name }) => name)),
  }
}

const decimal: AnyType = { kind: 'decimal', key: 'decimal' }
const dateType: AnyType = { kind: 'date', key: 'date' }

/** The facts that are there wherever something is limited or determined. */
export const withRequest = (scope: Scope): Scope => {
  const from: Named = { name: 'from', type: dateType }
  const on: Named = { name: 'on', type: dateType }
  const units: Named = { name: 'units', type: decimal }
  return {
    ...scope,
    dates: [...scope.dates, 'request.from', 'request.to', 'course.began_on'],
    lists: [
      ...scope.lists,
      { name: 'request.lines', fields: [from, { name: 'to', type: dateType }, units, { name: 'hours', type: decimal }], dated: from, unread: ['code'] },
      { name: 'service.history', fields: [on, units], dated: on, unread: ['code', 'authorization', 'episode'] },
    ],
  }
}

/** How much likelier a field is than a name of the outside. */
const often = <T>(fields: readonly T[]): readonly T[] => [...fields, ...fields, ...fields, ...fields]

/** Inside `where` and `has`: the fields of the entry first, then what is outside and not hidden by a field. No lists. */
export const entryScope = (outer: Scope, list: ListNamed): Scope => {
  const hidden = new Set([...list.fields.map((field) => field.name), ...(list.unread ?? [])])
  const visible = (name: string): boolean => !hidden.has(name)
  return {
    flags: [...often(namesOf(list.fields, 'flag')), ...outer.flags.filter(visible)],
    values: [...often(list.fields.filter(isValue)), ...outer.values.filter((value) => visible(value.name))],
    dates: [...often(namesOf(list.fields, 'date')), ...outer.dates.filter(visible)],
    moments: [...often(namesOf(list.fields, 'moment')), ...outer.moments.filter(visible)],
    lists: [],
    codeSets: outer.codeSets,
    constants: outer.constants.filter((constant) => visible(constant.name)),
    answers: [...often(namesOf(list.fields, 'flag')), ...outer.answers.filter(visible)],
    states: [],
    calendars: outer.calendars,
  }
}
