/** Answers and verdicts: their order, and what follows from which members there are. */
import type { Answer, Verdict } from './comparison.ts'
import type { Status } from '@rubric/runtime'

export const answerOf = (status: Status): Answer => (status === 3 ? 'met' : status === 0 ? 'not met' : 'information needed')

const RANK: Readonly<Record<Answer, number>> = { 'not met': 0, 'information needed': 1, met: 2 }

/** Above 0 where the next answer is higher. */
export const rise = (from: Answer, to: Answer): number => RANK[to] - RANK[from]

const STATUSES: readonly Status[] = [3, 1, 0]

/** Of the old version and of the next. */
export interface Pair {
  readonly old: Status
  readonly next: Status
}

export const PAIRS: readonly Pair[] = STATUSES.flatMap((old) => STATUSES.map((next) => ({ old, next })))

/** What there is: members whose answer is higher, whose answer is lower, and whose answer is the same but rests on something else. */
export interface Directions {
  readonly up: boolean
  readonly down: boolean
  readonly other: boolean
}

export const verdictOf = ({ up, down, other }: Directions): Verdict => {
  if (up && down) return 'mixed'
  if (up) return 'broader'
  if (down) return 'narrower'
  return other ? 'outcome only' : 'unchanged'
}

export const joined = (all: readonly Directions[]): Directions => ({
  up: all.some(({ up }) => up),
  down: all.some(({ down }) => down),
  other: all.some(({ other }) => other),
})

export const directionsOf = (verdict: Verdict): Directions => ({
  up: verdict === 'broader' || verdict === 'mixed',
  down: verdict === 'narrower' || verdict === 'mixed',
  other: verdict === 'outcome only',
})
