/** How many recorded members got which answers, small numbers kept back where they could tell of somebody. */
import { type Answer, answers } from '@rubric/analysis'
import type { Counts } from '../review.ts'
import { numberText } from './words.ts'

/** As the Centers for Medicare & Medicaid Services ask for it: no number from 1 to 10, and none that tells one. */
const fewest = 11

export type CountTexts = Readonly<Record<Answer, Readonly<Record<Answer, string>>>>

export const countTexts = (counts: Counts, isSuppressed: boolean): CountTexts => {
  const cells = answers.flatMap((from) => answers.map((to) => ({ from, to, count: counts[from][to] })))
  const small = cells.filter(({ count }) => count > 0 && count < fewest)
  // Of one small number alone, the total would tell it: the next larger one is kept back with it.
  const [second] = small.length === 1 ? cells.filter(({ count }) => count >= fewest).sort((a, b) => a.count - b.count) : []
  const textOf = (from: Answer, to: Answer): string => {
    const count = counts[from][to]
    if (!isSuppressed) return numberText(count)
    if (count > 0 && count < fewest) return `fewer than ${fewest}`
    return second?.from === from && second.to === to ? `${fewest} or more` : numberText(count)
  }
  const row = (from: Answer): CountTexts[Answer] => ofAnswers((to) => textOf(from, to))
  return ofAnswers(row)
}

export const total = (counts: Counts): number =>
  answers.reduce((sum, from) => sum + answers.reduce((each, to) => each + counts[from][to], 0), 0)

export const ofAnswers = <T>(make: (answer: Answer) => T): Readonly<Record<Answer, T>> => ({
  met: make('met'),
  'information needed': make('information needed'),
  'not met': make('not met'),
})
