/**
 * Units of measure. Clinical units are UCUM's (ucum.org), known through the library of the US National Library of Medicine;
 * units of time and rates are our own, since calendars are not measures: a month is never 30 days.
 */
/// <reference path="./ucum-lhc.d.ts" />
import ucum from '@lhncbc/ucum-lhc'
import type { RatePeriod, SpanUnit } from '../graph.ts'

type Library = ReturnType<typeof ucum.UcumLhcUtils.getInstance>
let library: Library | undefined
const utilities = (): Library => (library ??= ucum.UcumLhcUtils.getInstance())

/** Is this a UCUM unit, exactly as written? */
export const isUnit = (unit: string): boolean => {
  const { status, ucumCode } = utilities().validateUnitString(unit, false)
  return status === 'valid' && ucumCode === unit
}

/** About `amount` of `from` in `to`, or undefined where the two do not measure the same thing. Exactly: `conversions.ts`. */
export const convertUnit = (amount: number, from: string, to: string): number | undefined => {
  const { status, toVal } = utilities().convertUnitTo(from, amount, to)
  return status === 'succeeded' && toVal !== null ? toVal : undefined
}

/** The base in which a span is stored; spans of different bases never compare. */
export type SpanBase = 'days' | 'months' | 'minutes'

export const spanUnits: Readonly<Record<SpanUnit, { readonly base: SpanBase; readonly factor: number }>> = {
  minutes: { base: 'minutes', factor: 1 },
  hours: { base: 'minutes', factor: 60 },
  days: { base: 'days', factor: 1 },
  weeks: { base: 'days', factor: 7 },
  months: { base: 'months', factor: 1 },
  years: { base: 'months', factor: 12 },
}

const spanWords = new Map<string, SpanUnit>(
  (Object.keys(spanUnits) as SpanUnit[]).flatMap(unit => [[unit, unit], [unit.slice(0, -1), unit]] as const),
)

/** `day` and `days` alike. */
export const spanUnit = (word: string): SpanUnit | undefined => spanWords.get(word)

/** Rates convert within the week (7 days) and within the year (12 months, 4 quarters), never between the two. */
export const ratePeriods: Readonly<Record<RatePeriod, { readonly family: 'week' | 'year'; readonly length: number }>> = {
  day: { family: 'week', length: 1 },
  week: { family: 'week', length: 7 },
  month: { family: 'year', length: 1 },
  quarter: { family: 'year', length: 3 },
  year: { family: 'year', length: 12 },
}

export const ratePeriod = (word: string): RatePeriod | undefined =>
  Object.hasOwn(ratePeriods, word) ? (word as RatePeriod) : undefined
