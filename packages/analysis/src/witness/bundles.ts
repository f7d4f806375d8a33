/** Entries that are added to a list at once: several of a kind, one each day, or some in each period. */
import type { FactsInput, Recurrence } from '@rubric/compiler'
import { addMonths, formatDay } from '../facts/civil.ts'
import { objectOf, own } from '../facts/json.ts'
import type { Draft } from './draft.ts'
import type { Kind, ListInHand } from './entries.ts'
import { daysFor, reckonedDay, stepOf } from './places.ts'
import type { Look } from './selections.ts'
import type { Task } from './task.ts'
import { turnsFor } from './turns.ts'

type Entries = readonly FactsInput[]

/** No list is made longer by one bundle. */
const longest = 60

/** For one condition, by what it looks at; the fewest entries first. */
export const bundlesOf = (list: ListInHand, look: Look, kinds: readonly Kind[], task: Task): Iterable<Entries> =>
  inTurn(alikeOf(list, kinds, task), seriesOf(list, look, kinds, task))

/** The first of each, the second of each, and so on. */
export function* inTurn<T>(...all: readonly Iterable<T>[]): Iterable<T> {
  let open = all.map((each) => each[Symbol.iterator]())
  while (open.length > 0) {
    const next = open.map((each) => ({ each, result: each.next() })).filter(({ result }) => result.done !== true)
    for (const { result } of next) yield result.value
    open = next.map(({ each }) => each)
  }
}

function* alikeOf(list: ListInHand, kinds: readonly Kind[], task: Task): Iterable<Entries> {
  for (const count of copiesFor(list, task)) for (const { entry } of kinds) yield copies(count, entry)
}

const copies = <T>(count: number, of: T): readonly T[] => Array.from({ length: count }, () => of)

/** Around every number that entries are counted against: constants, and numbers that are facts. */
const copiesFor = ({ name, draft }: ListInHand, { cuts, reads }: Task): readonly number[] => {
  const facts = reads.flatMap((fact) => draft.placed.get(fact)?.[0] ?? (fact === name ? undefined : draft.lengths.get(fact)) ?? [])
  const near = [...(cuts.lengths.get(name) ?? []), ...facts].flatMap((count) =>
    count >= 0 && count <= 6 ? Array.from({ length: count + 2 }, (_, n) => n) : [count - 1, count, count + 1],
  )
  return [...new Set([1, 2, ...near])].filter((count) => count >= 1 && count <= longest).sort((a, b) => a - b)
}

// ---- entries one after the other ---------------------------------------------------------------------------

function* seriesOf({ name: list, type, draft }: ListInHand, look: Look, kinds: readonly Kind[], task: Task): Iterable<Entries> {
  const { dateField, fields } = type
  const { test } = task
  if (dateField === null) return
  const isMoment = fields.find(({ name }) => name === dateField)?.type.kind === 'moment'
  const on = (entry: FactsInput, day: number): FactsInput => {
    const date = isMoment ? `${formatDay(day)}T12:00` : formatDay(day)
    return objectOf(fields.map(({ name }) => [name, name === dateField ? date : own(entry, name)] as const))
  }
  const plain = onePerFields(kinds, dateField)
  if (test.kind === 'recurrence' && test.over.list === list) {
    for (const { days, counts } of periodsOf(test, draft)) {
      for (const entry of plain) for (const count of counts) yield days.flatMap((day) => copies(count, on(entry, day)))
    }
  }
  if (look.days.length === 0) return
  const key = `${list}.${dateField}`
  const turns = turnsFor(key, [task], draft).flatMap((minute) => [0, -1].map((by) => Math.floor(minute / 1440) + by))
  const starts = [...new Set([...turns.slice(0, 8), ...daysFor(key, [task], draft)])].slice(0, 16)
  const rows = look.days.flatMap((number) => rowsOf(number, starts))
  for (const row of rows) for (const entry of plain) yield row.map((day) => on(entry, day))
}

/** About so many days in a row. */
const rowsOf = (number: number, starts: readonly number[]): readonly (readonly number[])[] =>
  starts.flatMap((start) =>
    [number, number - 1, number + 1]
      .filter((count) => count > 1)
      .flatMap((count) => [-1, 1].map((step) => Array.from({ length: Math.min(count, longest) }, (_, k) => start + k * step))),
  )

/** One entry of each kind, dates aside. */
const onePerFields = (kinds: readonly Kind[], dateField: string): readonly FactsInput[] => {
  const found = new Map<string, FactsInput>()
  for (const { entry } of kinds) {
    const key = JSON.stringify(Object.entries(entry).filter(([name]) => name !== dateField))
    if (!found.has(key)) found.set(key, entry)
  }
  return [...found.values()].slice(0, 12)
}

interface Periods {
  readonly days: readonly number[]
  /** Entries a day. */
  readonly counts: readonly number[]
}

/** A day in each period from the anchor through `as of`, and the same without the last ones. */
const periodsOf = ({ period, field, least, from }: Recurrence, draft: Draft): readonly Periods[] => {
  const { asOf } = draft
  const counts = field === null ? [...new Set([least, Math.max(1, least - 1)])] : [1, 2]
  const anchor = reckonedDay(from, draft)
  const step = stepOf(period)
  return [...(anchor === null ? [] : [anchor]), asOf.day - 40].flatMap((start) => {
    const days: number[] = []
    for (let k = 1; days.length < longest; k += 1) {
      const day = step.unit === 'days' ? start + k * step.amount : addMonths(start, k * step.amount)
      if (day > asOf.day) break
      days.push(day)
    }
    const all = [days, [start, ...days], [...days, asOf.day], [start + 1, ...days.map((day) => day + 1)]]
    return [...all, days.slice(0, -1), days.slice(1)].filter((each) => each.length > 0).map((each) => ({ days: each, counts }))
  })
}
