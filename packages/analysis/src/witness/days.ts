/** Days to ask about, the likeliest first. */
import type { Recurrence, Test, Value } from '@rubric/compiler'
import { dayNumber, firstDay, formatDay, formatMinute, lastDay, parseDay } from '../facts/civil.ts'
import { asOfSource, back, rooted } from '../facts/links.ts'
import { chosenAs, keepsOrder, leafOf, stepsOf, withLeaf } from '../facts/leaves.ts'
import { distance, shortest } from '../pair/always.ts'
import { draftAt } from './draft.ts'
import { unlimited } from './effort.ts'
import { shifted, stepOf } from './places.ts'
import { gathered, holds, type Task } from './task.ts'
import { type Asked, askedBy, facing, isGiven, remembered, statusOf, turnsBetween, turnsIn } from './turns.ts'

/** Days in the middle of a month first, then such on which spans of months and years are at odds. */
const usualDays = ['2026-06-15', '2026-03-31', '2024-02-29', '2026-01-01', '2025-12-31', '2026-02-28', '2027-10-13']

/** The first and the last days that dates can be. */
const lastResort = ['9999-12-31', '9999-12-01', '9999-12-31T23:57', '9999-12-29', '0001-01-01']

/** None: on no day have conditions on `as of` alone the statuses that are wanted. */
export const daysToAsk = (tasks: readonly Task[]): readonly string[] => {
  if (tasks.some(({ test, wanted }) => wanted === 0 && isNeverMissed(test))) return []
  const onDayAlone = tasks.filter(isOnDayAlone)
  const isToTheMinute = tasks.some(readsClock)
  const stretches = stretchesFor(onDayAlone, isToTheMinute ? MINUTES : DAYS)
  const suits = (day: string): boolean => onDayAlone.every((task) => holds(task, draftAt(day, unlimited)))
  if (stretches !== null && lengthOf(stretches) <= 400) return stretches.flatMap(every).filter(suits)
  const named = gathered(tasks, ({ days }) => days).flatMap((day) => [day, day - 1, day + 1])
  const minutes = gathered(tasks, ({ minutes }) => minutes).map(formatMinute)
  const likely = [
    ...[...afterEnds(tasks), ...afterAnchors(tasks)].map(formatDay), ...near(stretches ?? []), ...turnsOfDays(tasks),
    ...usualDays, ...reached(tasks), ...eves(tasks),
  ]
  const all = [...likely, ...named.map(formatDay), ...minutes, ...(isToTheMinute ? usualTimes : []), ...lastResort]
  return tasks.some(({ cuts }) => cuts.recurs) ? all.filter(isNear) : all
}

/** No fact decides it; of what recurs from a named day that is not certain, it is only asked whether that may have come. */
const isOnDayAlone = ({ test, reads, graph }: Task): boolean => {
  if (reads.length === 0) return true
  if (test.kind !== 'recurrence' || leafOf(test.from).kind !== 'constant') return false
  const itself: Test = { kind: 'compare', relation: '=', left: test.from, right: test.from }
  return statusOf(itself, graph, {}, '2026-06-15') === 1
}

/** What recurs is not met for a period that has ended; and on no day has the first one. */
const isNeverMissed = (test: Test): boolean => {
  if (test.kind !== 'recurrence') return false
  const { period, from } = test
  const length = period.form === 'every' ? period.amount * shortest[period.unit] : shortest[period.unit] - 1
  return distance(TODAY, from)[0] + length >= 0
}

/** The periods of what recurs are counted one by one. */
const isNear = (text: string): boolean => text > '2005' && text < '2045'

/** Where some of what recurs ends on one named day, some on another, the periods between them tell the two apart: once they have ended. */
const afterEnds = (tasks: readonly Task[]): readonly number[] => {
  const ends = new Set(tasks.flatMap(({ test }) => (test.kind === 'recurrence' ? namedDay(test.until) : [])))
  return ends.size < 2 ? [] : [...ends].sort((a, b) => b - a).map((day) => day + 1)
}

const namedDay = (value: Value | null): readonly number[] =>
  value?.kind === 'constant' && typeof value.value === 'number' ? [value.value] : []

/** What recurs from a given day on is looked at soon after it, while there are few periods; what shall be met, before it too. */
const afterAnchors = (tasks: readonly Task[]): readonly number[] => {
  const isAllMet = tasks.every(({ test, wanted }) => test.kind !== 'recurrence' || wanted === 3)
  return tasks.flatMap(({ test, wanted }) => {
    if (test.kind !== 'recurrence') return []
    const { amount, unit } = stepOf(test.period)
    if (test.from.kind !== 'constant' || typeof test.from.value !== 'number') return startsOf(test)
    const [from, length] = [test.from.value, unit === 'days' ? amount : amount * 31]
    const after = [2, 3].map((times) => from + times * length + 1)
    if (wanted !== 3) return [...after, from + 1]
    return isAllMet ? [from - 1, ...after] : [...after, from - 1]
  })
}

/** Of what recurs from a day on that follows `as of`: days on which that is the first of a period, of one that ends in time. */
const startsOf = ({ period, from, until }: Recurrence): readonly number[] => {
  const start = rooted(from, '')
  if (period.form !== 'calendar' || start === null || start.root !== asOfSource) return []
  const isBound = until?.kind === 'constant' && typeof until.value === 'number'
  const first = firstOf(period, isBound ? Number(until.value) : parseDay('2026-06-15'))
  const step = stepOf(period)
  const places = isBound ? [shifted(first * DAY, { ...step, amount: -step.amount })] : [first * DAY]
  return places.map((place) => Math.floor(back(start.shifts).reduce(shifted, place) / DAY))
}

const DAY = 1440
const TODAY: Value = { kind: 'asOf', domain: 'day' }

/** Of the week, month, quarter or year that a day lies in. */
const firstOf = ({ unit, weekStart }: Extract<Recurrence['period'], { form: 'calendar' }>, day: number): number => {
  const [year = 0, month = 0] = formatDay(day).split('-').map(Number)
  if (unit === 'week') return day - ((((day + 3 - (weekStart - 1)) % 7) + 7) % 7)
  return dayNumber(year, { month, quarter: month - ((month - 1) % 3), year: 1 }[unit], 1)
}

/** Days for which holidays are known: beyond them, little is certain of open days. */
const reached = (tasks: readonly Task[]): readonly string[] => {
  const asking = tasks.filter(({ test }) => JSON.stringify(test).includes('"calendar"'))
  const calendars = new Set(asking.flatMap(({ graph }) => graph.calendars))
  return [...calendars].flatMap(({ covers }) => (covers === null ? [] : [Math.floor((covers[0] + covers[1]) / 2), covers[1], covers[0]].map(formatDay)))
}

const readsClock = ({ test }: Task): boolean => JSON.stringify(test).includes('"now"')

/** A condition that reads the minute of `as of` may need a time of day. */
const usualTimes = ['2026-06-15T12:00', '2026-06-15T09:00', '2026-06-15T00:00']

// ---- when conditions on `as of` alone are met --------------------------------------------------------------

/** In days, or in minutes. */
interface Stretch {
  readonly first: number
  readonly last: number
  readonly unit: Unit
}

/**
 * When conditions on `as of` alone have their statuses, as far as they turn one way: between the days on which one of them turns, none changes.
 * Null where there are none. Clocks turn forward and back, and of two days that both follow `as of` either may be the later at times.
 */
const stretchesFor = (tasks: readonly Task[], unit: Unit): readonly Stretch[] | null => {
  const plain = tasks.filter((task) => turning(task).length > 0 && turning(task).every(isOneWay))
  if (plain.length === 0) return null
  const asked = plain.flatMap(turning)
  const [first, end] = [(firstDay * 1440) / unit.minutes, ((lastDay + 1) * 1440) / unit.minutes]
  const turns = asked.flatMap((each) => (['<=', '<'] as const).flatMap((relation) => turnsOfDay(each, relation, unit)))
  const starts = [...new Set([first, ...turns])].sort((a, b) => a - b)
  const all = starts.map((start, at): Stretch => ({ first: start, last: (starts[at + 1] ?? end) - 1, unit }))
  return all.filter((stretch) => plain.every((task) => holds(task, draftAt(unit.textOf(stretch.first), unlimited))))
}

const lengthOf = (stretches: readonly Stretch[]): number => stretches.reduce((sum, { first, last }) => sum + last - first + 1, 0)
const every = ({ first, last, unit }: Stretch): readonly string[] => Array.from({ length: last - first + 1 }, (_, by) => unit.textOf(first + by))

/** Ends of stretches, the nearest to the usual days first. On the first and the last days of all, little can have happened, or is to come. */
const near = (stretches: readonly Stretch[]): readonly string[] => {
  const ends = stretches.flatMap(({ first, last, unit }) => [first, last].map((at) => ({ at: at * unit.minutes, text: unit.textOf(at) })))
  const far = ({ at }: { readonly at: number }): number => Math.abs(at - NOBODY.asOf.minute)
  const inside = ends.filter(({ at }) => at > firstDay * DAY && at < lastDay * DAY)
  return inside.sort((a, b) => far(a) - far(b)).map(({ text }) => text)
}

/** All that its status turns with; none where that is more than comparisons. */
const turning = (task: Task): readonly Asked[] => {
  const { test, graph } = task
  if (test.kind === 'recurrence') return [{ left: test.from, right: TODAY, list: '', graph }]
  return test.kind === 'compare' || test.kind === 'between' || test.kind === 'deadline' ? askedBy([task]) : []
}

/** The later the day, the later what is reckoned from it; and only one of the two is. */
const isOneWay = ({ left, right }: Asked): boolean =>
  [left, right].every((side) => isGiven(leafOf(side)) && keepsOrder(side)) && !(isOfToday(left) && isOfToday(right))

// ---- days on which a comparison turns ----------------------------------------------------------------------

/** Where `as of` is measured against what is named; or against a fact that is itself measured against what is named. */
const turnsOfDays = (tasks: readonly Task[]): readonly string[] => {
  const asked = askedBy(tasks)
  return [...asked, ...pinned(asked)].filter(isOfDayAlone).flatMap((each) => {
    const unit = isTimed(each) ? MINUTES : DAYS
    return turnsOfDay(each, '<=', unit).flatMap((at) => [at, at - 1, at + 1].map(unit.textOf))
  })
}

/** What is to come on a day is any later day: of a date that is compared with what is named, the days before it turns. */
const eves = (tasks: readonly Task[]): readonly string[] => {
  const open = tasks.filter(({ wanted }) => wanted === 1)
  const named = askedBy(open).flatMap(facing).filter(({ fixed }) => leafOf(fixed).kind === 'constant')
  const days = named.flatMap((each) => turnsIn(each, NOBODY)).map((minute) => Math.floor(minute / DAY))
  return days.flatMap((day) => [day - 1, day, day - 2].map(formatDay))
}

interface Unit {
  readonly minutes: number
  readonly textOf: (at: number) => string
}

const DAYS: Unit = { minutes: 1440, textOf: formatDay }
const MINUTES: Unit = { minutes: 1, textOf: formatMinute }

/** Nothing else decides it. Ages are reckoned to `as of`. */
const isOfDayAlone = ({ left, right }: Asked): boolean =>
  [left, right].some(isOfToday) && [left, right].every((side) => isGiven(leafOf(side)))

const isOfToday = (side: Value): boolean => ['asOf', 'now'].includes(leafOf(side).kind) || stepsOf(side).some(({ kind }) => kind === 'age')

const isTimed = ({ left, right }: Asked): boolean => [left, right].some((side) => leafOf(side).kind === 'now')

/** Each the first on which the comparison is another than before. */
const turnsOfDay = ({ left, right, graph }: Asked, relation: '<=' | '<', { minutes, textOf }: Unit): readonly number[] => {
  const test: Test = { kind: 'compare', relation, left, right }
  const find = (): readonly number[] =>
    turnsBetween(minutes, Math.floor(NOBODY.asOf.minute / minutes), (at) => statusOf(test, graph, {}, textOf(at)))
  return remembered(graph, JSON.stringify([test, minutes]), find)
}

/** Comparisons of a fact with `as of`, as if it were known: where its comparisons with what is named turn, or right before. */
const pinned = (asked: readonly Asked[]): readonly Asked[] => {
  if (!asked.some(({ left, right }) => isOfToday(left) || isOfToday(right))) return []
  const pins = asked.flatMap(facing).filter(({ moved, fixed }) => leafOf(fixed).kind === 'constant' && !isOfToday(moved))
  return pins.flatMap((pin) => {
    const { domain } = leafOf(pin.moved)
    if (domain !== 'day' && domain !== 'minute') return []
    const places = turnsIn(pin, NOBODY).flatMap((minute) => (domain === 'day' ? [minute / 1440, minute / 1440 - 1] : [minute, minute - 1]))
    return places.flatMap((value) => asked.flatMap((each) => heldAt(pin.key, { kind: 'constant', domain, value }, each)))
  })
}

const NOBODY = draftAt('2026-06-15', unlimited)

const heldAt = (key: string, place: Value, { left, right, list, graph }: Asked): readonly Asked[] => {
  const [a, b] = [left, right].map((side) => (chosenAs(leafOf(side), list) === key ? withLeaf(side, place) : side))
  return a === undefined || b === undefined || (a === left && b === right) ? [] : [{ left: a, right: b, list, graph }]
}
