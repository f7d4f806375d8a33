/**
 * How many looks it takes to ask for the status of a condition: measured, beside the comparison of two numbers. Depends on how long the lists are
 * that it goes through, and on how many periods what recurs is asked of.
 */
import type { Recurrence, Selection, Test, Value } from '@rubric/compiler'
import { rooted } from '../facts/links.ts'
import { leafOf, valuesOf, withLeaf } from '../facts/leaves.ts'
import type { Draft } from './draft.ts'
import { shifted, stepOf } from './places.ts'

/** What of a record decides how long it takes to look at it. */
export type Sizes = Pick<Draft, 'asOf' | 'placed' | 'lengths'>

/** Looks. */
export type Cost = (sizes: Sizes) => number

export const costOfTest = (test: Test): Cost => {
  const values = valuesOf(test).map(costOfValue)
  if (test.kind !== 'recurrence') return sum([() => 1, ...values])
  const inPeriod = costOfPeriod(test)
  const periods = periodsOf(test)
  return sum([...values, (draft) => 1 + periods(draft) * inPeriod(draft)])
}

const sum = (costs: readonly Cost[]): Cost => (draft) => {
  let total = 0
  for (const cost of costs) total += cost(draft)
  return total
}

const costOfValue = (value: Value): Cost => {
  switch (value.kind) {
    case 'constant':
    case 'asOf':
    case 'now':
      return () => 0
    case 'fact':
    case 'field':
      return () => 1
    case 'age':
    case 'offset':
      return sum([() => 2, costOfValue(value.date)])
    case 'movedDay':
      return sum([() => 4, costOfValue(value.date)])
    case 'dayOf':
      return sum([() => 1, costOfValue(value.moment)])
    case 'minutesOf':
      return sum([() => 1, costOfValue(value.day)])
    case 'instant':
      return sum([() => 6, costOfValue(value.moment)])
    case 'civil':
      return sum([() => 6, costOfValue(value.instant)])
    case 'openDay':
      return sum([() => 2 + Math.abs(value.amount), costOfValue(value.date)])
    case 'openMinute':
      return sum([() => 4 + Math.abs(value.amount) / 4, costOfValue(value.moment)])
    case 'count':
    case 'sum':
      return costOfSelection(value.over)
    case 'pick':
    case 'nthDay':
      // Each entry is held against each other.
      return sum([costOfSelection(value.over), (draft) => lengthOf(value.over.list, draft) ** 2 / 4])
  }
}

const lengthOf = (list: string, { lengths }: Sizes): number => lengths.get(list) ?? 0

const costOfSelection = ({ list, from, to, where }: Selection): Cost => {
  const ends = sum([from, to].flatMap((end) => (end === null ? [] : [costOfValue(end)])))
  const filter = sum((where?.conditions ?? []).map(costOfTest))
  return (draft) => 2 + ends(draft) + lengthOf(list, draft) * (2 + filter(draft))
}

/** Of each period it is counted what is in it, and looked for days that are excepted. */
const costOfPeriod = ({ over, period, except }: Recurrence): Cost => {
  const counted = costOfSelection(over)
  if (except === null) return counted
  const days = except.outside ? daysOf(period) / 3 : 1
  return (draft) => counted(draft) + days * (1 + lengthOf(except.list, draft))
}

const daysOf = (period: Recurrence['period']): number => {
  const { amount, unit } = stepOf(period)
  return unit === 'days' ? amount : amount * 30
}

/** Of what begins on a day that is not certain, no period is looked at. */
const periodsOf = ({ from, period }: Recurrence): Cost => {
  const leaf = leafOf(from)
  const shifts = rooted(withLeaf(from, TODAY), '')?.shifts ?? []
  const days = daysOf(period)
  return ({ asOf, placed }) => {
    const start = startOf(leaf, asOf.minute, placed)
    return start === null ? 0 : 1 + Math.max(0, (asOf.minute - shifts.reduce(shifted, start)) / DAY / days)
  }
}

const TODAY: Value = { kind: 'asOf', domain: 'day' }
const DAY = 1440

/** A minute; null where it is known in part at most. */
const startOf = (leaf: Value, now: number, placed: Sizes['placed']): number | null => {
  if (leaf.kind === 'constant') return Number(leaf.value) * (leaf.domain === 'day' ? DAY : 1)
  if (leaf.kind === 'asOf' || leaf.kind === 'now') return now
  if (leaf.kind !== 'fact') return now - USUAL
  const [first, last] = placed.get(leaf.fact) ?? [0, Infinity]
  return last - first < DAY ? first : null
}

const USUAL = 400 * DAY
