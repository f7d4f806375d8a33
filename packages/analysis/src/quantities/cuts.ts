/**
 * How far one thing lies after another, asked about at several distances. Distances that are surely in one order give a line of questions, and
 * whatever is known of the two things answers them like a range on that line: not met up to a point, then open, then met.
 */
import type { FactType, Value } from '@rubric/compiler'
import type { Status } from '@rubric/runtime'
import type { Part } from './parts.ts'
import { lastDay } from '../facts/civil.ts'
import type { Shift } from '../facts/shifts.ts'
import { distinct, KNOWN_COST, type Outcome, UNKNOWN_COST } from './variable.ts'

export type Cut = Extract<Part, { kind: 'cut' }>

export type TypeOf = (value: Value) => FactType | null

// ---- the order of distances --------------------------------------------------------------------------------

type Reach = readonly [least: number, most: number]

/** Between which distances of x after y the question turns. */
export const reachOf = ({ left, right, at }: Shift): Reach => [right.reach[0] - left.reach[1] + at, right.reach[1] - left.reach[0] + at]

/** Below 0 where whoever meets a meets b; null where neither follows from the other. 0 only for one question. */
export const orderOf = (a: Cut, b: Cut): number | null => {
  const [reachA, reachB] = [reachOf(a.shift), reachOf(b.shift)]
  // Without `or equal`, in whole steps, the question turns a step earlier.
  const bySide = Number(a.inclusive) - Number(b.inclusive)
  if (isFixed(reachA) && isFixed(reachB)) return reachA[0] - reachB[0] + bySide
  if (reachA[1] + 1 < reachB[0]) return -1
  if (reachB[1] + 1 < reachA[0]) return 1
  const [s, t] = [a.shift, b.shift]
  if (s.left.form !== t.left.form || s.right.form !== t.right.form || s.at !== t.at) return null
  const further = [t.left.amount - s.left.amount, s.right.amount - t.right.amount].filter((by) => by !== 0)
  if (further.length === 0) return bySide
  const isOneWay = further.every((by) => by > 0) || further.every((by) => by < 0)
  return isOneWay ? (further[0] ?? 0) : null
}

const isFixed = ([least, most]: Reach): boolean => least === most

/** Lines of cuts that are in order, each cut in one of them; indices into `cuts`. Cuts that ask the same share a place. */
export const linesOf = (cuts: readonly Cut[]): readonly (readonly (readonly number[])[])[] => {
  const lines: (readonly number[])[][] = []
  cuts.forEach((cut, index) => {
    const line = lines.find((each) => each.every(([other]) => other !== undefined && inOrder(cut, cuts[other])))
    if (line === undefined) lines.push([[index]])
    else insert(line, index, cuts)
  })
  return lines
}

const inOrder = (a: Cut, b: Cut | undefined): boolean => b !== undefined && orderOf(a, b) !== null

const insert = (line: (readonly number[])[], index: number, cuts: readonly Cut[]): void => {
  const orderTo = (place: readonly number[]): number => {
    const [a, b] = [cuts[index], cuts[place[0] ?? -1]]
    return a === undefined || b === undefined ? 0 : (orderOf(a, b) ?? 0)
  }
  const at = line.findIndex((place) => orderTo(place) <= 0)
  const place = line[at]
  if (place === undefined) line.push([index])
  else if (orderTo(place) === 0) line[at] = [...place, index]
  else line.splice(at, 0, [index])
}

// ---- what may be known -------------------------------------------------------------------------------------

/** Where the questions turn from not met to open, and from open to met. */
type Stretch = readonly [open: number, met: number]

/**
 * `places` are cuts in order, one a place. Everything open costs least, and what is known exactly less than what is known in part.
 */
export const cutOutcomes = (places: readonly Cut[], typeOf: TypeOf): readonly Outcome[] => {
  const isPossible = stretchRule(places, typeOf)
  const found: Outcome[] = []
  for (let open = 0; open <= places.length; open += 1) {
    for (let met = open; met <= places.length; met += 1) {
      if (!isPossible([open, met])) continue
      const isOpen = open === 0 && met === places.length
      const statuses = places.map((_, place): Status => (place < open ? 0 : place < met ? 1 : 3))
      found.push({ statuses, cost: isOpen ? UNKNOWN_COST : KNOWN_COST + (open === met ? 0 : 2) })
    }
  }
  return distinct(found)
}

/** What is known of two things at once may be anything; of one thing, only as much as a record can leave open. */
const stretchRule = (places: readonly Cut[], typeOf: TypeOf): ((stretch: Stretch) => boolean) => {
  const [first] = places
  if (first === undefined) return () => true
  const { x, y } = first
  if (y !== null && JSON.stringify(x) === JSON.stringify(y)) return selfRule(places)
  const isExact = ([open, met]: Stretch): boolean => open === met
  const isAll = ([open, met]: Stretch): boolean => open === 0 && met === places.length
  if (x.kind === 'asOf' || x.kind === 'now') {
    if (y === null) return places.some(isByCalendar) ? () => true : isExact
    const closest = closenessOf(y, typeOf)
    // What is to come lies after that day, and nobody knows how far.
    return closest === null ? () => true : asCloseAs(closest, places, firstAt(places, x.kind === 'now' ? -BESIDE * DAY : -BESIDE))
  }
  if (x.kind === 'count' || (x.kind === 'sum' && !x.signed)) return ([open]) => places.every(({ shift }, at) => at < open || shift.at >= 0)
  if (y !== null && !isWhole(typeOf(y))) return () => true
  const type = typeOf(x)
  if (isWhole(type)) return (stretch) => isExact(stretch) || isAll(stretch)
  if (type?.kind === 'age') return (stretch) => isExact(stretch) || isAll(stretch) || lengthOf(places, stretch) <= MONTHS_OF_YEAR
  const closest = closenessOf(x, typeOf)
  // Nor is it known how far what is not known at all lies from the last day of the calendar.
  return closest === null ? () => true : asCloseAs(closest, places, firstAt(places, closest.last - BESIDE))
}

/** More than all that a minute of the clock, or how it is written, moves a day. */
const BESIDE = 2

const firstAt = (places: readonly Cut[], turn: number): number => {
  const place = places.findIndex(({ shift }) => reachOf(shift)[1] >= turn)
  return place < 0 ? places.length : place
}

/** Exactly, in part, or open as far as a place. */
const asCloseAs = ({ longest }: Closeness, places: readonly Cut[], end: number): ((stretch: Stretch) => boolean) =>
  ([open, met]) => open === met || met >= end || lengthOf(places, [open, met]) <= longest

/** How a date can be known, in days or minutes. */
interface Closeness {
  /** How much may be left open of what is known in part. */
  readonly longest: number
  /** What it may be at the latest. */
  readonly last: number
}

const MONTHS_OF_YEAR = 12
const YEAR = 366
const DAY = 1440

/** Null of what is reckoned from several things, or as nobody knows how. */
const closenessOf = (value: Value, typeOf: TypeOf): Closeness | null => {
  switch (value.kind) {
    case 'fact':
    case 'field': {
      const type = typeOf(value)
      if (type?.kind === 'date') return { longest: YEAR, last: lastDay }
      return type?.kind === 'moment' ? { longest: DAY, last: lastDay * DAY } : null
    }
    case 'dayOf': {
      const of = closenessOf(value.moment, typeOf)
      return of === null ? null : { longest: Math.ceil(of.longest / DAY), last: Math.floor(of.last / DAY) }
    }
    case 'minutesOf': {
      const of = closenessOf(value.day, typeOf)
      return of === null ? null : { longest: (of.longest + 1) * DAY, last: of.last * DAY }
    }
    // No clock is a day off.
    case 'instant': {
      const of = closenessOf(value.moment, typeOf)
      return of === null ? null : { longest: of.longest + 2 * DAY, last: of.last - DAY }
    }
    case 'constant':
    case 'asOf':
    case 'now':
    case 'age':
    case 'offset':
    case 'civil':
    case 'openDay':
    case 'movedDay':
    case 'openMinute':
    case 'nthDay':
    case 'count':
    case 'sum':
    case 'pick':
      return null
  }
}

/**
 * A thing beside itself: nothing but how closely it is known decides, from its first day to its last. What is to come after the last day of the
 * calendar runs backwards by one.
 */
const selfRule = (places: readonly Cut[]): ((stretch: Stretch) => boolean) => {
  // In whole steps, `<` is `<=` a step earlier.
  const turns = places.map(({ shift, inclusive }) => reachOf(shift).map((end) => end - (inclusive ? 0 : 1)))
  const lengths = [-1, 0, Infinity, ...turns.flat().flatMap((turn) => [Math.abs(turn), Math.abs(turn) + 1])]
  const mayBe = (status: Status, place: number, length: number): boolean => {
    const [least = 0, most = 0] = turns[place] ?? []
    switch (status) {
      case 0:
        return least < -length
      case 1:
        return length > least && most >= -length
      case 3:
        return length <= most
    }
  }
  return ([open, met]) => lengths.some((length) => places.every((_, place) => mayBe(place < open ? 0 : place < met ? 1 : 3, place, length)))
}

/** Open days that a calendar does not reach are not known, whatever else is. */
const isByCalendar = ({ shift }: Cut): boolean => !reachOf(shift).every(Number.isFinite)

/** Known exactly or not at all. */
const isWhole = (type: FactType | null): boolean =>
  type !== null && (type.kind === 'count' || type.kind === 'number' || type.kind === 'rate' || type.kind === 'span' || type.kind === 'enum')

/** How far apart the first and the last question turn that are open, at the least. */
const lengthOf = (places: readonly Cut[], [open, met]: Stretch): number => {
  const [from, to] = [places[open], places[met - 1]]
  return from === undefined || to === undefined ? 0 : reachOf(to.shift)[0] - reachOf(from.shift)[1]
}
