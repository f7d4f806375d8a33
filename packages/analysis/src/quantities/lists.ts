/**
 * Counts and sums over the entries of one list. Windows of one list overlap and filters share fields, so they are counted together: entries of
 * every class that the windows and filters tell apart are added one after another until nothing new can come of it, each count no further
 * than the highest number that is asked about.
 */
import type { Fact, RuleGraph, Value } from '@rubric/compiler'
import type { Status } from '@rubric/runtime'
import { type Asked, entryAmongFacts, formulaParts, gather, type Gathered } from './groups.ts'
import { combined, membership } from './membership.ts'
import { keyOf, mayBeNone, type Part } from './parts.ts'
import type { Variable } from './variable.ts'

/** What is counted or summed. */
export interface Tally {
  readonly value: Extract<Value, { kind: 'count' | 'sum' }>
  /** The numbers that it is asked to be at most. */
  readonly asked: readonly number[]
  /** One more than the highest of them: beyond it nothing changes. */
  readonly most: number
}

/** What one more entry adds to each tally: at the least, and at the most. */
export interface EntryClass {
  readonly adds: readonly (readonly [least: number, most: number])[]
}

const MOST_CLASSES = 20_000

/**
 * For each thing that may be known of other facts, the classes that there are then: no entry belongs by a fact by which another does not. What
 * hangs on facts and entries both, or on too many facts, is taken to be another for each entry: so more is possible than there is, never less.
 * Null where that is too much to be listed: then each tally stands for itself.
 */
export const entryClasses = (list: Fact, graph: RuleGraph, tallies: readonly Tally[]): readonly (readonly EntryClass[])[] | null => {
  const formulas = tallies.map(({ value }) => membership(list, graph, value.over))
  if (formulas.some((formula) => formula === null)) return null
  const usable = formulas.filter((formula) => formula !== null)
  const parts = usable.flatMap(formulaParts)
  const fields = amountsOf(tallies)
  if (fields === null || parts.some((part) => fields.some(({ field }) => speaksOf(part, field)))) return null
  const subject = entryAmongFacts(list, graph)
  const gathered = gather(parts.map((part): Asked => ({ part, subject })))
  const found = new Map<string, readonly EntryClass[]>()
  for (const each of ofOneMember(gathered, parts)) {
    const statuses = combined(each, usable, MOST_CLASSES)
    if (statuses === null) return null
    const classes = classesOf(statuses, tallies, fields)
    found.set(JSON.stringify(classes), classes)
  }
  return [...found.values()]
}

const MOST_MEMBERS = 81

/** The same, with one answer to all that does not ask about the entry: for each of the answers. */
const ofOneMember = (gathered: Gathered, parts: readonly Part[]): readonly Gathered[] => {
  const ofEntries = new Set(parts.filter(isOfEntry).map((part) => gathered.questionOf(part).variable))
  const choices = gathered.variables.map((variable, index): readonly Variable[] =>
    ofEntries.has(index) ? [variable] : variable.outcomes.map((outcome) => ({ ...variable, outcomes: [outcome] })),
  )
  if (choices.reduce((all, { length }) => all * length, 1) > MOST_MEMBERS) return [gathered]
  const members = choices.reduce<readonly (readonly Variable[])[]>((all, of) => all.flatMap((before) => of.map((each) => [...before, each])), [[]])
  return members.map((variables) => ({ ...gathered, variables }))
}

const isOfEntry = (part: Part): boolean => keyOf(part).includes('"kind":"field"')

const speaksOf = (part: Part, field: string): boolean => (part.kind === 'scalar' ? part.of === field : part.of.includes(`"field":"${field}"`))

// ---- what they add -----------------------------------------------------------------------------------------

interface Amounts {
  readonly field: string
  /** Values that an entry may give; null: it gives none. */
  readonly values: readonly (number | null)[]
}

/** Above two sums, or of values below zero, no few values stand for all. */
const MOST_SUMS = 2

const amountsOf = (tallies: readonly Tally[]): readonly Amounts[] | null => {
  const sums = tallies.flatMap(({ value, asked }) => (value.kind === 'sum' ? [{ value, asked }] : []))
  if (sums.length > MOST_SUMS || sums.some(({ value }) => value.signed)) return null
  return [...new Set(sums.map(({ value }) => value.field))].map((field): Amounts => {
    const ends = sums.filter(({ value }) => value.field === field).flatMap(({ asked }) => asked.flatMap((at) => [at, at + 1]))
    const apart = ends.flatMap((a) => ends.map((b) => a - b))
    return { field, values: [null, ...new Set([0, ...ends, ...apart].filter((by) => by >= 0))] }
  })
}

const classesOf = (memberships: readonly (readonly Status[])[], tallies: readonly Tally[], fields: readonly Amounts[]): readonly EntryClass[] => {
  const given = fields.reduce<readonly (ReadonlyMap<string, number | null>)[]>(
    (all, { field, values }) => all.flatMap((before) => values.map((value) => new Map([...before, [field, value]]))),
    [new Map()],
  )
  const found = new Map<string, EntryClass>()
  for (const statuses of memberships) {
    for (const amounts of given) {
      const adds = tallies.map(({ value, most }, index) => {
        const status = statuses[index] ?? 1
        const amount = value.kind === 'count' ? 1 : (amounts.get(value.field) ?? null)
        return [status === 3 ? Math.min(amount ?? 0, most) : 0, status === 0 ? 0 : Math.min(amount ?? most, most)] as const
      })
      if (adds.some(([, high]) => high > 0)) found.set(JSON.stringify(adds), { adds })
    }
  }
  return [...found.values()]
}

/** Whether there always is a day through which its list must be complete, known or not. */
export const isPlainEnd = ({ over }: Tally['value']): boolean => !over.dated || over.to === null || !mayBeNone(over.to)
