/** Days that run forwards: facts whose last day surely lies before the first are refused, so none are made up. */
import type { FactsInput, Field } from '@rubric/compiler'
import { firstDay, formatDay, lastDay, rangeOf } from './civil.ts'
import { objectOf, own } from './json.ts'

/** What `from` and `to` are, as they stand in the facts. */
type Stretch = readonly [from: unknown, to: unknown]

/** The days that a date may mean; `soonest` is the first that is not over. */
const daysOf = (value: unknown, soonest: number): readonly [number, number] =>
  typeof value !== 'string' ? [firstDay, lastDay] : value === 'not yet' ? [soonest, Math.max(soonest, lastDay)] : rangeOf(value)

const isReversed = ([from, to]: Stretch, soonest: number): boolean =>
  typeof to === 'string' && daysOf(to, soonest)[1] < daysOf(from, soonest)[0]

/** Whether entries of these fields have a first and a last day. */
export const isDated = (fields: readonly Field[]): boolean =>
  ['from', 'to'].every((end) => fields.some(({ name, type }) => name === end && type.kind === 'date'))

/** The last day, if it may lie on the first or after it. A day of asking counts as over. */
export const lastAfter = (from: unknown, to: unknown, asOf: number): unknown => (isReversed([from, to], asOf + 1) ? undefined : to)

/** An entry whose last day is left out where it lies before the first. */
export const forwards = (entry: FactsInput, fields: readonly Field[], asOf: number): FactsInput => {
  const to = own(entry, 'to')
  if (!isDated(fields) || lastAfter(own(entry, 'from'), to, asOf) === to) return entry
  return objectOf(fields.filter(({ name }) => name !== 'to').map(({ name }) => [name, own(entry, name)] as const))
}

/** Two days, known better each by itself: where they run backwards, the nearest that do not, still among what was known before. */
export const reconciled = (before: Stretch, after: Stretch, soonest: number): Stretch => {
  if (!isReversed(after, soonest)) return after
  const [[fromLow, fromHigh], [toLow, toHigh]] = [daysOf(before[0], soonest), daysOf(before[1], soonest)]
  const [first] = daysOf(after[0], soonest)
  if (first <= toHigh) return [after[0], formatDay(Math.max(first, toLow))]
  const only = Math.max(fromLow, Math.min(fromHigh, toHigh))
  return [formatDay(only), formatDay(Math.max(only, toLow))]
}
