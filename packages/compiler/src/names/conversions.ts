/**
 * Amounts from one clinical unit into another, exactly or not at all. The library answers in floating point; from its answers
 * for a few amounts the exact ratio is found again (`0.45359237`, `5/9`), and the amount itself is reckoned in whole numbers.
 * A conversion whose ratio is not found, such as that of degrees into radians, is never exact.
 */
import { convertUnit } from './units.ts'

interface Ratio {
  readonly top: bigint
  readonly bottom: bigint
}

/** `to = factor × from + start`: `start` is zero but for temperatures. */
interface Conversion {
  readonly factor: Ratio
  readonly start: Ratio
}

/** What is left of an answer's sixteen digits after the library's own rounding. */
const PRECISION = 1e-14
/** No unit is defined by more digits: an ounce is 28.349523125 g. */
const DIGITS = 11
const LARGEST_BOTTOM = 10_000n

const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= PRECISION * Math.abs(b)

const decimalRatio = (value: number): Ratio | undefined => {
  const [digits = '', exponent = '0'] = value.toExponential(DIGITS - 1).split('e')
  if (!isNear(Number(`${digits}e${exponent}`), value)) return undefined
  const [whole = '', places = ''] = digits.split('.')
  const shift = Number(exponent) - places.length
  const top = BigInt(whole + places)
  return shift >= 0 ? { top: top * 10n ** BigInt(shift), bottom: 1n } : { top, bottom: 10n ** BigInt(-shift) }
}

/** By its continued fraction: 5/9, 1/12. */
const smallRatio = (value: number): Ratio | undefined => {
  let rest = Math.abs(value)
  let [top, bottom, lastTop, lastBottom] = [1n, 0n, 0n, 1n]
  while (Number.isFinite(rest) && bottom <= LARGEST_BOTTOM) {
    const whole = BigInt(Math.floor(rest))
    ;[top, bottom, lastTop, lastBottom] = [whole * top + lastTop, whole * bottom + lastBottom, top, bottom]
    if (bottom <= LARGEST_BOTTOM && isNear(Number(top) / Number(bottom), Math.abs(value))) return { top: value < 0 ? -top : top, bottom }
    rest = 1 / (rest - Math.floor(rest))
  }
  return undefined
}

const ratioOf = (value: number): Ratio | undefined => {
  if (value === 0) return { top: 0n, bottom: 1n }
  const inverse = decimalRatio(1 / value)
  return decimalRatio(value) ?? smallRatio(value) ?? (inverse === undefined ? undefined : signed({ top: inverse.bottom, bottom: inverse.top }))
}

const signed = ({ top, bottom }: Ratio): Ratio => (bottom < 0n ? { top: -top, bottom: -bottom } : { top, bottom })

/** Units of months and years: UCUM's have a mean length in days, which no calendar has. */
const ofCalendar = (unit: string): boolean => /(?:^|[./(])(?:mo|a)(?:_[jtgs])?(?=$|[-./)0-9])/.test(unit)

const FAR = 1_000_000

/** Null where the units do not measure the same thing; a conversion that is missing is not exact. */
const conversionOf = (from: string, to: string): { readonly exact: Conversion | undefined } | null => {
  if (ofCalendar(from) !== ofCalendar(to)) return null
  const [none, half, all] = [0, FAR / 2, FAR].map(amount => convertUnit(amount, from, to))
  if (none === undefined || half === undefined || all === undefined) return null
  // The ratio of a logarithm changes on the way.
  const isStraight = Math.abs(all - 2 * half + none) <= 1e-12 * Math.abs(all)
  const [factor, start] = [ratioOf((all - none) / FAR), ratioOf(none)]
  return { exact: isStraight && factor !== undefined && start !== undefined ? { factor, start } : undefined }
}

const known = new Map<string, ReturnType<typeof conversionOf>>()

/** Whole millionths of `from` as whole millionths of `to`; undefined where the two do not measure the same thing. */
export const convertExactly = (micro: number, from: string, to: string): number | 'inexact' | undefined => {
  const key = `${from} ${to}`
  const conversion = known.get(key) ?? conversionOf(from, to)
  known.set(key, conversion)
  if (conversion === null) return undefined
  if (conversion.exact === undefined) return 'inexact'
  const { factor, start } = conversion.exact
  const bottom = factor.bottom * start.bottom
  const top = BigInt(micro) * factor.top * start.bottom + 1_000_000n * start.top * factor.bottom
  return top % bottom === 0n ? Number(top / bottom) : 'inexact'
}
