/**
 * Lists for conditions that count, sum up or pick: to an empty one, entries are added for one condition after the other, as many
 * of a kind as it takes, until all have the status that is wanted.
 */
import type { FactsInput, ListType } from '@rubric/compiler'
import { formatDay } from '../facts/civil.ts'
import { bundlesOf, inTurn } from './bundles.ts'
import { type Draft, put, remove } from './draft.ts'
import { type Kind, kindsOf, type ListInHand } from './entries.ts'
import { keyOfGiven } from './memory.ts'
import { contradict, onceGiven } from './given.ts'
import { daysFor } from './places.ts'
import { lookAt, type Look } from './selections.ts'
import { holds, type Task } from './task.ts'

type Entries = readonly FactsInput[]

const valueOf = (through: string | undefined, entries: Entries): unknown =>
  through === undefined ? { entries } : { complete_through: through, entries }

/** Values of a list for which other lists are made to fit: nothing, and a few entries of each kind that the tasks look for. */
export function* anyListsFor(list: string, type: ListType, tasks: readonly Task[], draft: Draft): Iterable<unknown> {
  const through = formatDay(draft.asOf.day)
  yield valueOf(through, [])
  const effort = draft.effort.part(draft.onList)
  const bundles = bundlesFor({ name: list, type, draft: { ...draft, effort } }, tasks)
  let count = 0
  for (const entries of inTurn(...tasks.map(bundles))) {
    if (effort.left() <= 0 || count >= FEW) return
    count += 1
    yield valueOf(through, entries)
  }
}

const FEW = 24

/** Values of a list with which the tasks, for which only the list is missing, have what they want; the simplest first. */
export function* listsFor(list: string, type: ListType, tasks: readonly Task[], draft: Draft): Iterable<unknown> {
  const asked = tasks.map((task) => onceGiven(task, list, [], draft))
  if (contradict(asked)) return
  const blur = (through: string | undefined): number => {
    put(draft, { fact: list, value: valueOf(through, []) })
    const blurred = tasks.filter((task) => task.wanted !== 1 && holds({ ...task, wanted: 1 }, draft))
    remove(draft, list)
    return blurred.length
  }
  // A list that leaves a condition open while it is empty may go on doing so, whatever is in it.
  const throughs = sortedBy(throughsFor(list, type, tasks, draft), blur)
  for (const through of throughs) yield valueOf(through, [])
  if (!asked.some(({ countsEntries }) => countsEntries)) return
  const effort = draft.effort.part(draft.onList)
  const trial: Draft = { ...draft, effort }
  const [key, looks] = [keyOfGiven(list, tasks, asked, draft), effort.left()]
  const past = draft.memory.recall(key, looks)
  if (past?.found === null) {
    draft.isCut ||= past.looks < Infinity
    return
  }
  if (past !== undefined) yield* past.found.map(({ value }) => value)
  let isAny = past !== undefined
  const isOver = (): boolean => effort.left() <= 0
  const bundles = bundlesFor({ name: list, type, draft: trial }, tasks)
  for (const through of throughs) {
    const failing = (entries: Entries): readonly Task[] => {
      put(trial, { fact: list, value: valueOf(through, entries) })
      const found = tasks.filter((task) => !holds(task, trial))
      remove(trial, list)
      return found
    }
    const mends = (task: Task, entries: Entries): boolean => {
      put(trial, { fact: list, value: valueOf(through, entries) })
      const does = holds(task, trial)
      remove(trial, list)
      return does
    }
    const entries = repaired([], { failing, mends, bundles, isOver, tried: new Set() }, tasks.length + 1)
    if (entries !== null) {
      const found = valueOf(through, entries)
      if (!isAny) draft.memory.keep(key, { found: [{ fact: list, value: found }], looks })
      isAny = true
      yield found
    }
    if (isOver()) {
      draft.isCut = true
      break
    }
  }
  if (!isAny) draft.memory.keep(key, { found: null, looks: isOver() ? looks : Infinity })
}

/** The lowest first; else as before. */
const sortedBy = <T>(of: readonly T[], rank: (each: T) => number): readonly T[] =>
  of.map((each) => ({ each, at: rank(each) })).sort((a, b) => a.at - b.at).map(({ each }) => each)

/** For a condition: entries that are made for it alone, in turn with such as it looks for and others do not. */
const bundlesFor = (list: ListInHand, tasks: readonly Task[]): ((task: Task) => Iterable<Entries>) => {
  const look = lookAt(list.name, tasks)
  const made = remembered(() => kindsOf(list, look, tasks))
  const kindsFor = (task: Task): readonly Kind[] => {
    const isOwn = look.selections.map((sight) => sight.tasks.has(task))
    const rank = ({ in: among }: Kind): number =>
      among.reduce<number>((sum, status, at) => sum + (isOwn[at] === true ? 8 * status : -status), 0)
    return [...made()].sort((a, b) => rank(b) - rank(a))
  }
  const alone = new Map(
    tasks.map((task) => {
      const own = lookAt(list.name, [task])
      return [task, { own, kinds: remembered(() => kindsOf(list, own, [task]).filter(mattersTo(own))) }]
    }),
  )
  return function* (task) {
    const { own, kinds } = alone.get(task) ?? { own: look, kinds: made }
    const simple = bundlesOf(list, own, kinds(), task)
    if (tasks.length === 1) yield* simple
    else yield* inTurn(simple, bundlesOf(list, own, kindsFor(task), task))
  }
}

/** An entry that is among none of those looked for changes nothing by itself; a state lasts though nobody counts it. */
const mattersTo = ({ selections, isOfStates }: Look) => ({ in: among }: Kind): boolean =>
  isOfStates || selections.length === 0 || among.some((status) => status !== 0)

const remembered = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

interface Repair {
  readonly failing: (entries: Entries) => readonly Task[]
  readonly mends: (task: Task, entries: Entries) => boolean
  readonly bundles: (task: Task) => Iterable<Entries>
  readonly isOver: () => boolean
  /** Entries, and the condition that they were to mend: several ways lead to the same. */
  readonly tried: Set<string>
}

/** So many ways to mend one condition are followed. */
const ways = 3

const repaired = (entries: Entries, repair: Repair, depth: number): Entries | null => {
  const failing = repair.failing(entries)
  const [first] = failing
  if (first === undefined) return entries
  if (depth === 0 || repair.isOver()) return null
  const found: { readonly entries: Entries; readonly left: number }[] = []
  for (const bundle of repair.bundles(first)) {
    const more = [...entries, ...bundle]
    if (repair.isOver()) return null
    const key = `${first.index} ${JSON.stringify(more)}`
    if (repair.tried.has(key)) continue
    repair.tried.add(key)
    if (!repair.mends(first, more)) continue
    const left = repair.failing(more).length
    if (left === 0) return more
    if (left <= failing.length) found.push({ entries: more, left })
    if (found.filter((each) => each.left < failing.length).length >= ways) break
  }
  for (const next of found.sort((a, b) => a.left - b.left).slice(0, ways)) {
    const done = repaired(next.entries, repair, depth - 1)
    if (done !== null) return done
  }
  return null
}

/** Complete through `as of`; not at all; through days at which windows end. */
const throughsFor = (list: string, type: ListType, tasks: readonly Task[], draft: Draft): readonly (string | undefined)[] => {
  const days = daysFor(`${list}.${type.dateField ?? ''}`, tasks, draft).slice(0, 6)
  const asOf = formatDay(draft.asOf.day)
  return [...new Set([asOf, undefined, ...days.map(formatDay), formatDay(draft.asOf.day + 400)])]
}

