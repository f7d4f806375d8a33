/** Stretches of time on the days of a sample: which days are meant if it begins today, and what a short month does to it. */
import { type RuleGraph, spanUnit, type SpanUnit, spanUnits } from '@rubric/compiler'
import {
  addMonths,
  dateInWords,
  dayFrom,
  earliestOpenDay,
  earliestOpenMinute,
  firstMinuteOf,
  formatDay,
  latestOpenDay,
  latestOpenMinute,
  minuteInWords,
  type OpenCalendar,
  openCalendar,
} from '@rubric/runtime'
import { type Header, type Quantity, weekdays } from '@rubric/syntax'

/** How one policy reckons time. */
export interface Reckoning {
  /** The sample day, since 1970-01-01. */
  readonly today: number
  readonly thirtyDayMonths: boolean
  /** 1, Monday, to 7, Sunday. */
  readonly weekStart: number
  /** By its name; undefined where it is not known, or nothing asks it. */
  readonly calendar: (name: string) => OpenCalendar | undefined
}

/** The rule graph is asked only where a calendar is. */
export const reckoningOf = (header: Header | undefined, graph: () => RuleGraph | undefined, today: number): Reckoning => {
  const entries = header?.entries ?? []
  const start = entries.find(({ key }) => key === 'week starts')?.word?.text
  return {
    today,
    thirtyDayMonths: entries.some(({ key, number }) => key === 'months are' && number?.text === '30'),
    weekStart:
      Math.max(
        0,
        weekdays.findIndex((day) => day === start),
      ) + 1,
    calendar: (name) => {
      const found = graph()?.calendars.find((each) => name === '' || each.name === name)
      return found === undefined ? undefined : openCalendar(found.week, found.holidays, found.covers)
    },
  }
}

/** A point of time, as the words for it; a range where it is not known. */
export interface Point {
  readonly words: string
  /** Its day, the earliest. */
  readonly day: number
}

const dayPoint = (day: number): Point => ({ words: dateInWords(day), day })

const pointOf = (earliest: number, latest: number): Point =>
  earliest === latest
    ? dayPoint(earliest)
    : { words: `${dateInWords(earliest)}, or as late as ${dateInWords(latest)}, as its holidays are not known`, day: earliest }

interface Measured {
  readonly amount: number
  readonly unit: SpanUnit
}

/** Of a span with a unit of time; undefined of all else. */
const measured = ({ number, unit }: Quantity): Measured | undefined => {
  const amount = Number(number.text)
  const known = spanUnit(unit?.text ?? '')
  return Number.isInteger(amount) && amount >= 0 && amount <= 100_000 && known !== undefined ? { amount, unit: known } : undefined
}

export const isClock = (quantity: Quantity): boolean => /hour|minute/.test(quantity.unit?.text ?? '')

/** The sample of a clock: ten in the morning. */
export const sampleMinute = ({ today }: Reckoning): number => firstMinuteOf(today) + 600

/** So much after the sample (before it, where `sign` is -1); undefined where it cannot be told. */
export const shifted = (reckoning: Reckoning, quantity: Quantity, sign: 1 | -1): Point | undefined => {
  const open = /^(?:business|open) (.+)$/.exec(quantity.unit?.text ?? '')
  if (open !== null || quantity.calendar !== undefined) return openPoint(reckoning, quantity, sign)
  const of = measured(quantity)
  if (of === undefined) return undefined
  const { base, factor } = spanUnits[of.unit]
  const amount = sign * of.amount * factor
  switch (base) {
    case 'minutes': {
      const minute = sampleMinute(reckoning) + amount
      return { words: minuteInWords(minute), day: Math.floor(minute / 1440) }
    }
    case 'days':
      return dayPoint(reckoning.today + amount)
    case 'months':
      return dayPoint(reckoning.thirtyDayMonths ? reckoning.today + 30 * amount : addMonths(reckoning.today, amount))
  }
}

const openPoint = (reckoning: Reckoning, { number, unit, calendar }: Quantity, sign: 1 | -1): Point | undefined => {
  const open = reckoning.calendar(calendar?.text ?? '')
  const amount = Number(number.text)
  if (open === undefined || !Number.isInteger(amount) || amount < 1 || amount > 10_000) return undefined
  if (/day/.test(unit?.text ?? '')) {
    return pointOf(earliestOpenDay(open, reckoning.today, sign * amount), latestOpenDay(open, reckoning.today, sign * amount))
  }
  const minutes = amount * (/hour/.test(unit?.text ?? '') ? 60 : 1)
  const start = sampleMinute(reckoning)
  const [earliest, latest] = [earliestOpenMinute(open, start, minutes), latestOpenMinute(open, start, minutes)]
  if (sign < 0) return undefined
  const words = minuteInWords(earliest)
  return {
    words: earliest === latest ? words : `${words}, or later, as holidays are not known`,
    day: Math.floor(earliest / 1440),
  }
}

/**
 * What becomes of a day that the other month lacks: `Counted from August 31, 2026 it is February 28, 2026, as that month has no
 * 31st.` Said of 31 August, and of 29 February where years alone are counted. Empty where nothing becomes of it.
 */
export const clampWords = (reckoning: Reckoning, quantity: Quantity, sign: 1 | -1): string => {
  const of = measured(quantity)
  if (of === undefined || spanUnits[of.unit].base !== 'months' || reckoning.thirtyDayMonths) return ''
  const months = sign * of.amount * spanUnits[of.unit].factor
  const year = Number(formatDay(reckoning.today).slice(0, 4))
  const leap = year - (year % 4)
  const samples = [dayFrom(year, 8, 31), dayFrom(leap, 2, 29)]
  for (const sample of samples) {
    const found = addMonths(sample, months)
    const [asked, got] = [formatDay(sample).slice(8), formatDay(found).slice(8)]
    if (asked === got) continue
    const suffix = asked === '31' ? '31st' : `${asked}th`
    return `Counted from ${dateInWords(sample)} it is ${dateInWords(found)}, as that month has no ${suffix}.`
  }
  return ''
}
