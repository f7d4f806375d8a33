/** Values as a reader says them: `2026-03-01`, `27.5 kg/m2`, `14 years 3 months`, `between 1 and 3`, `at least 2`. */
import { dayFrom, dayOfMinute, firstMinuteOf, formatDay, formatMinute, lastDayOf, lastMinuteOf } from './calendar.ts'
import type { Shown, ValueForm } from './clause.ts'

/** A value as a trace shows it. Empty for a bare yes/no, whose status says it all. */
export function shownInWords(form: ValueForm, shown: Shown): string {
  if (form.as === 'nothing') return ''
  if (shown === null) return 'unknown'
  if (typeof shown === 'string') return shown
  if (typeof shown === 'number') return exact(form, shown)
  const [low, high] = withinReason(form, shown)
  if (low === undefined || high === undefined) return 'none'
  const isDate = form.as === 'day' || form.as === 'minute'
  if (low === null) return high === null ? 'unknown' : `${isDate ? 'up to' : 'at most'} ${exact(form, high)}`
  if (high === null) return isDate ? `${exact(form, low)} or later` : `at least ${exact(form, low)}`
  return range(form, low, high)
}

type Valued = Exclude<ValueForm, { readonly as: 'nothing' }>

function exact(form: Valued, value: number): string {
  switch (form.as) {
    case 'count':
      return String(value)
    case 'decimal':
      return withUnit(decimal(value), form.unit)
    case 'span':
      return span(form.unit, value)
    case 'age':
      return amounts(value, MONTHS)
    case 'day':
      return formatDay(value)
    case 'minute':
      return formatMinute(value).replace('T', ' ')
    case 'choice':
      return form.values[value] ?? String(value)
    case 'code':
      return String(value)
  }
}

function range(form: Valued, low: number, high: number): string {
  if (form.as === 'choice') return either(form.values.slice(low, high + 1))
  if (form.as === 'day') return period(low, high) ?? between(formatDay(low), formatDay(high))
  if (form.as === 'minute') {
    const [first, last] = [dayOfMinute(low), dayOfMinute(high)]
    const whole = low === firstMinuteOf(first) && high === lastMinuteOf(last)
    const days = whole ? (first === last ? formatDay(first) : period(first, last)) : null
    return days ?? between(exact(form, low), exact(form, high))
  }
  if (form.as === 'age' && low % 12 === 0 && high === low + 11 && low > 0) return exact(form, low)
  if (form.as === 'decimal') return withUnit(between(decimal(low), decimal(high)), form.unit)
  return between(exact(form, low), exact(form, high))
}

/** Ends that no record means come of a date that may be any day, or of one counted from it: they are open. */
function withinReason(form: Valued, shown: Extract<Shown, readonly unknown[]>): Extract<Shown, readonly unknown[]> {
  const [low, high] = shown
  const [least, most] = REASON[form.as] ?? [-Infinity, Infinity]
  if (low === undefined || high === undefined) return shown
  return [low !== null && low < least ? null : low, high !== null && high > most ? null : high]
}

const [EARLY, LATE] = [dayFrom(1000, 1, 1), dayFrom(9000, 1, 1)]
const REASON: { readonly [as in Valued['as']]?: readonly [least: number, most: number] } = {
  age: [-150 * 12, 150 * 12],
  day: [EARLY, LATE],
  minute: [firstMinuteOf(EARLY), firstMinuteOf(LATE)],
}

const between = (low: string, high: string): string => `between ${low} and ${high}`
const withUnit = (number: string, unit: string): string => (unit === '' ? number : `${number} ${unit}`)

function either(values: readonly string[]): string {
  const last = values.at(-1) ?? ''
  return values.length < 2 ? last : `${values.slice(0, -1).join(', ')} or ${last}`
}

/** A date known to its month or year: `2026-03`, `2026`. Null for other days. */
function period(first: number, last: number): string | null {
  const [year, month] = [formatDay(first).slice(0, 4), formatDay(first).slice(0, 7)]
  const isAll = (text: string): boolean => {
    const start = dayFrom(Number(text.slice(0, 4)), Number(text.slice(5) || 1), 1)
    return start === first && lastDayOf(text, start) === last
  }
  return isAll(year) ? year : isAll(month) ? month : null
}

/** Millionths, written exactly. */
function decimal(millionths: number): string {
  const size = Math.abs(millionths)
  const whole = Math.floor(size / 1_000_000)
  const rest = String(size - whole * 1_000_000).padStart(6, '0').replace(/0+$/, '')
  return `${millionths < 0 ? '-' : ''}${whole}${rest === '' ? '' : `.${rest}`}`
}

/** Units of one kind from the largest, with how many of the stored unit each is. */
type Scale = readonly (readonly [unit: string, size: number])[]
const MONTHS: Scale = [['years', 12], ['months', 1]]
const WEEKS: Scale = [['weeks', 7], ['days', 1]]
const MINUTES: Scale = [['hours', 60], ['minutes', 1]]

/** In the author's own unit, and in the next smaller one what that does not measure. */
function span(unit: string, value: number): string {
  const scale = [MONTHS, WEEKS, MINUTES].find((units) => units.some(([name]) => name === unit))
  if (scale === undefined) return `${value} ${unit}`
  return amounts(value, scale.slice(scale.findIndex(([name]) => name === unit)))
}

function amounts(value: number, scale: Scale): string {
  const parts: string[] = []
  let rest = Math.abs(value)
  for (const [unit, size] of scale) {
    const amount = Math.floor(rest / size)
    rest -= amount * size
    if (amount > 0) parts.push(`${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`)
  }
  const smallest = scale.at(-1)?.[0] ?? ''
  return parts.length === 0 ? `0 ${smallest}` : `${value < 0 ? 'minus ' : ''}${parts.join(' ')}`
}
