/** Amounts and days of a determination, in a reader's words. */
import type { AmountAnswer, LimitAnswer, SpanAnswer } from '@rubric/runtime'
import { dayAfter } from '../versions/dates.ts'

export const isKnown = ({ least, most }: AmountAnswer): boolean => least === most

/** Whether it certainly is less than another amount, or may be. */
export const isLess = (a: AmountAnswer, b: AmountAnswer): boolean => a.least < b.least || (a.most ?? Infinity) < (b.most ?? Infinity)

/** `2026-03-01 to 2026-03-31 · five units a calendar month`; without the days where the window is no stretch of days. */
export const windowWords = ({ window, text }: LimitAnswer): string => {
  const days = window === null ? '' : window.from === window.to ? window.from : `${window.from} to ${window.to}`
  return [days, text].filter((part) => part !== '').join(' · ')
}

/** `2026-03-01 to 2026-04-29 (60 days)`, and what of the request is left out. */
export const spanWords = ({ from, to: { earliest, latest }, requestedTo }: SpanAnswer): string => {
  if (latest === null) return `none from ${from} on`
  const last = earliest === latest ? latest : earliest === null ? `${latest} at the latest` : `between ${earliest} and ${latest}`
  const days = earliest === latest ? ` (${countWords(daysBetween(from, latest))})` : ''
  const least = earliest ?? ''
  const asked = requestedTo !== null && requestedTo > least ? `; requested through ${requestedTo}` : ''
  return `${from} to ${last}${days}${asked}`
}

const countWords = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`

const millisecondsADay = 86_400_000

/** Both included. */
const daysBetween = (first: string, last: string): number =>
  (Date.parse(`${dayAfter(last)}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / millisecondsADay
