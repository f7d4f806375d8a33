/** Dates and amounts as one writes them to a person: `March 8, 2026`, `2:30 p.m.`, `five units`. */
import { dayOfMinute, formatDay, formatMinute } from './calendar.ts'
import type { ValueForm } from './clause.ts'
import { nounOf } from './nouns.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** `March 8, 2026` */
export function dateInWords(day: number): string {
  const [year = 0, month = 1, dayOfMonth = 1] = formatDay(day).split('-').map(Number)
  return `${MONTHS[month - 1] ?? ''} ${dayOfMonth}, ${year}`
}

/** `2:30 p.m. on March 8, 2026` */
export function minuteInWords(minute: number): string {
  const ofDay = minute - dayOfMinute(minute) * 1440
  const [hour, rest] = [Math.floor(ofDay / 60), ofDay % 60]
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${String(rest).padStart(2, '0')}`
  return `${clock} ${hour < 12 ? 'a.m.' : 'p.m.'} on ${dateInWords(dayOfMinute(minute))}`
}

/** `by March 8, 2026`; empty where there is no date. */
export const untilInWords = (form: ValueForm, due: number | null): string =>
  due === null ? '' : `by ${form.as === 'minute' ? minuteInWords(due) : dateInWords(due)}`

/** `2026-03-08`, `2026-03-08T14:30` */
export const isoOf = (form: ValueForm, due: number | null): string | null =>
  due === null ? null : form.as === 'minute' ? formatMinute(due) : formatDay(due)

/** With a capital, as a sentence begins. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const SMALL = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

/** `no`, `one`, `ten`, `11`, `2.5`; of millionths. */
export const numberInWords = (millionths: number): string => SMALL[millionths / 1_000_000] ?? String(millionths / 1_000_000)

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']

/** `first`, `tenth`, `11th`; counted from 1. */
export const ordinalInWords = (place: number): string => ORDINALS[place - 1] ?? `${place}th`

/** `one unit`, `five units`, whichever of the two the limit writes. */
export const amountInWords = (millionths: number, noun: string): string =>
  `${numberInWords(millionths)} ${nounOf(millionths, noun)}`
