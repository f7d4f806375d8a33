/** What is known of a value: the range it lies in, both ends included; a code or none; or that there is no value at all. */
import type { Domain } from '../graph.ts'

export type Known = Range | Code | None

export interface Range {
  readonly kind: 'range'
  readonly lo: number
  readonly hi: number
}

/** `text` is null where the code is not known. */
export interface Code {
  readonly kind: 'code'
  readonly text: string | null
}

/** What `latest` and `earliest` give where nothing fits. */
export interface None {
  readonly kind: 'none'
}

export const NONE: None = { kind: 'none' }

export const range = (lo: number, hi: number): Range => ({ kind: 'range', lo, hi })
export const exactly = (value: number): Range => range(value, value)
export const code = (text: string | null): Code => ({ kind: 'code', text })

/** The smallest range that holds all of them; of codes and yes/no, the one that they share, else unknown. */
export function hull(domain: Domain, of: readonly Known[]): Known {
  if (domain === 'code') {
    const texts = new Set(of.map((known) => (known.kind === 'code' ? known.text : null)))
    const [only] = texts
    return code(texts.size === 1 && only !== undefined ? only : null)
  }
  const ranges = of.map(toRange)
  return range(Math.min(...ranges.map((r) => r.lo)), Math.max(...ranges.map((r) => r.hi)))
}

export function toRange(known: Known): Range {
  if (known.kind !== 'range') throw new TypeError(`a range was expected, not ${known.kind}`)
  return known
}
