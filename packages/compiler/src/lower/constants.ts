/**
 * Constants: the amount on the right of a comparison, turned into the stored form of the fact on its left, exactly or not at all. May
 * not round, and may not guess a unit.
 */
import type { Expression, Quantity } from '@rubric/syntax'
import type { ScalarType } from '../graph.ts'
import { convertExactly } from '../names/conversions.ts'
import { ratePeriod, ratePeriods, spanUnit, spanUnits } from '../names/units.ts'
import { type Context, site, written } from './context.ts'
import { dateFault, dayNumber, minuteOfDay } from '../calendars/dates.ts'
import { fromMicro, MAX_NUMBER, MICRO, toMicro, toWhole } from './decimal.ts'
import { reportCondition } from './diagnostics.ts'
import { exampleOf, inWords } from './words.ts'

/** What the constant is compared with, for messages: the left side as written. */
export interface Against {
  readonly type: ScalarType
  readonly text: string
}

const byWeek = /^(?:hour|day|week)s?$/
const byMonth = /^(?:month|quarter|year)s?$/

/** Why `80 hours per month` is no number of hours per week. */
const apart = ({ per }: Quantity, type: ScalarType): string => {
  if (per === undefined || type.kind !== 'rate') return ''
  const [a, b] = [per.text, type.per]
  return (byWeek.test(a) && byMonth.test(b)) || (byMonth.test(a) && byWeek.test(b)) ? '. Weeks never become months' : ''
}

/** `20 hours` of a rate lacks its time alone. */
const expectedOf = ({ number, unit, per }: Quantity, type: ScalarType): string =>
  type.kind === 'rate' && per === undefined && unit?.text === type.noun ? `the time as well: \`${number.text} ${type.noun} per ${type.per}\`` : exampleOf(type)

const mismatch = (context: Context, quantity: Quantity, against: Against): undefined => {
  const unit = written(context, quantity).replace(/^[\d.]+\s*/, '')
  const holes = { unit, left: against.text, type: `${inWords(against.type)}${apart(quantity, against.type)}`, expected: expectedOf(quantity, against.type) }
  context.lowering.diagnostics.push(reportCondition('unit-mismatch', site(context, quantity), holes))
  return undefined
}

const badNumber = (context: Context, quantity: Quantity, why: string, expected: string): undefined => {
  context.lowering.diagnostics.push(reportCondition('bad-number', site(context, quantity), { why, expected }))
  return undefined
}

const wholeOf = (context: Context, quantity: Quantity): number | undefined =>
  toWhole(quantity.number.text) ?? badNumber(context, quantity, 'only whole numbers fit here', 'a whole number up to 1000000000')

const microOf = (context: Context, quantity: Quantity): number | undefined =>
  toMicro(quantity.number.text) ??
  badNumber(context, quantity, 'more than six decimals, or beyond a thousand million', 'a number with at most six decimals')

const inexact = (context: Context, quantity: Quantity, unit: string): undefined => {
  const holes = { amount: written(context, quantity), unit }
  context.lowering.diagnostics.push(reportCondition('inexact-conversion', site(context, quantity), holes))
  return undefined
}

/** Stored number of a quantity for a fact of the type, or undefined where that is reported. Ages are in `lower/ages.ts`. */
export const storedQuantity = (context: Context, quantity: Quantity, against: Against): number | undefined => {
  const { type } = against
  switch (type.kind) {
    case 'count':
      return quantity.unit !== undefined || quantity.per !== undefined ? mismatch(context, quantity, against) : wholeOf(context, quantity)
    case 'number':
      return storedDecimal(context, quantity, against, type.unit)
    case 'rate':
      return storedRate(context, quantity, against, type)
    case 'span':
      return storedSpan(context, quantity, against, type)
    case 'yes/no':
    case 'date':
    case 'moment':
    case 'enum':
    case 'code':
    case 'age': {
      const holes = { right: 'a number', left: against.text, type: inWords(type), expected: exampleOf(type) }
      context.lowering.diagnostics.push(reportCondition('type-mismatch', site(context, quantity), holes))
      return undefined
    }
  }
}

const storedDecimal = (context: Context, quantity: Quantity, against: Against, unit: string): number | undefined => {
  if (quantity.per !== undefined) return mismatch(context, quantity, against)
  const micro = microOf(context, quantity)
  if (micro === undefined) return undefined
  const given = quantity.unit?.text ?? ''
  if (given === unit) return micro
  if (given === '') {
    const holes = { left: against.text, type: inWords(against.type), example: `${quantity.number.text} ${unit}` }
    context.lowering.diagnostics.push(reportCondition('unit-missing', site(context, quantity), holes))
    return undefined
  }
  const converted = unit === '' ? undefined : convertExactly(micro, given, unit)
  if (converted === undefined) return mismatch(context, quantity, against)
  return converted === 'inexact' || Math.abs(converted) > MAX_NUMBER * MICRO ? inexact(context, quantity, unit) : converted
}

const storedRate = (
  context: Context, quantity: Quantity, against: Against, type: ScalarType & { kind: 'rate' },
): number | undefined => {
  const per = quantity.per === undefined ? undefined : ratePeriod(quantity.per.text)
  const nounFits = quantity.unit === undefined || quantity.unit.text === type.noun || `${quantity.unit.text}s` === type.noun
  if (quantity.per === undefined && quantity.unit === undefined) {
    const holes = { left: against.text, type: inWords(type), example: `${quantity.number.text} ${type.noun} per ${type.per}` }
    context.lowering.diagnostics.push(reportCondition('unit-missing', site(context, quantity), holes))
    return undefined
  }
  if (per === undefined || !nounFits || ratePeriods[per].family !== ratePeriods[type.per].family) {
    return mismatch(context, quantity, against)
  }
  const micro = microOf(context, quantity)
  if (micro === undefined) return undefined
  const scaled = (micro * ratePeriods[type.per].length) / ratePeriods[per].length
  return Number.isInteger(scaled) && scaled <= MAX_NUMBER * MICRO ? scaled : inexact(context, quantity, `${type.noun} per ${type.per}`)
}

const storedSpan = (
  context: Context, quantity: Quantity, against: Against, type: ScalarType & { kind: 'span' },
): number | undefined => {
  const unit = quantity.unit === undefined || quantity.per !== undefined ? undefined : spanUnit(quantity.unit.text)
  if (quantity.unit === undefined && quantity.per === undefined) {
    const holes = { left: against.text, type: inWords(type), example: `${quantity.number.text} ${type.unit}` }
    context.lowering.diagnostics.push(reportCondition('unit-missing', site(context, quantity), holes))
    return undefined
  }
  if (unit === undefined || spanUnits[unit].base !== spanUnits[type.unit].base) return mismatch(context, quantity, against)
  const whole = wholeOf(context, quantity)
  return whole === undefined ? undefined : whole * spanUnits[unit].factor
}

/** Days of a full date in a condition, or undefined where it is reported. */
export const storedDate = (context: Context, date: Extract<Expression, { kind: 'Date' }>): number | undefined => {
  const why = dateFault(date.text, false)
  if (why === undefined) return dayNumber(date.text)
  context.lowering.diagnostics.push(reportCondition('bad-date', site(context, date), { why }))
  return undefined
}

export const storedMoment = (context: Context, moment: Extract<Expression, { kind: 'Moment' }>): number | undefined => {
  const minute = minuteOfDay(moment.time)
  const why = dateFault(moment.date, false) ?? (minute === undefined ? `there is no time ${moment.time}` : undefined)
  if (why === undefined && minute !== undefined) return dayNumber(moment.date) * 1440 + minute
  context.lowering.diagnostics.push(reportCondition('bad-date', site(context, moment), { why: why ?? '' }))
  return undefined
}

/** A number back into the form of the input: `9` for nine hours a week, `45` for a span in days. */
export const toInput = (type: ScalarType, stored: number): number =>
  type.kind === 'number' || type.kind === 'rate' ? Number(fromMicro(stored))
    : type.kind === 'span' ? stored / spanUnits[type.unit].factor
      : stored
