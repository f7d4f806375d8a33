/** Exact decimals: text to whole millionths and back, with no floating point between. */

/** Decimals and rates are stored as whole millionths. */
export const MICRO = 1_000_000
const PLACES = 6

/** The greatest absolute value of a stored number: sums of many such stay exact. */
export const MAX_NUMBER = 1_000_000_000

/** `18.5` -> 18500000; undefined where the text has more than six decimals or is beyond a thousand million. */
export const toMicro = (text: string): number | undefined => {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (match === null) return undefined
  const [, sign, whole = '', decimals = ''] = match
  const kept = decimals.replace(/0+$/, '')
  if (kept.length > PLACES || Number(whole) > MAX_NUMBER) return undefined
  const micro = Number(whole) * MICRO + Number(kept.padEnd(PLACES, '0'))
  if (micro > MAX_NUMBER * MICRO) return undefined
  return sign === '-' && micro !== 0 ? -micro : micro
}

/** 18500000 -> `18.5`. */
export const fromMicro = (micro: number): string => {
  const size = Math.abs(micro)
  const whole = Math.floor(size / MICRO)
  const decimals = String(size % MICRO).padStart(PLACES, '0').replace(/0+$/, '')
  return `${micro < 0 ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`
}

/** `12` -> 12; undefined for anything that is not a whole number, or is beyond a thousand million. */
export const toWhole = (text: string): number | undefined =>
  /^\d{1,10}$/.test(text) && Number(text) <= MAX_NUMBER ? Number(text) : undefined
