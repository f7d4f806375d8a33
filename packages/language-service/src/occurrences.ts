/** What is named at an offset. */
import type { Occurrence, Program } from '@rubric/compiler'
import { touches } from './spans.ts'

/** Of two names that meet at the offset (`visits.hours`), the one that begins there. */
export const occurrenceAt = (program: Program, path: string, offset: number): Occurrence | undefined => {
  const all = program.occurrences(path)
  let low = 0
  let high = all.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((all[middle]?.span.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  // Those before it end no later than this one begins.
  return [all[low - 1], all[low - 2]].find((each) => each !== undefined && touches(each.span, offset))
}
