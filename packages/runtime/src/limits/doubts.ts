/**
 * Exceptions of which nobody knows whether they apply, where they put one limit in the place of another: one of the two holds, whichever it
 * is. So every way in which they may turn out is worked out, and the answer is what all of them have in common.
 */
import type { DeterminationInfo, Logic } from '../clause.ts'
import type { Amount, DeterminationResult, LimitResult, LineResult, Outcome } from '../determination.ts'
import { MET, NOT_MET, UNKNOWN } from '../status.ts'
import type { Status } from '../status.ts'
import { itemOf } from '../suppose.ts'
import { bindingOf } from './lines.ts'

/** Of more exceptions in doubt, the ways are too many: the two runs must do. */
const MOST_DOUBTS = 4

const criteriaIn = (logic: Logic | null): readonly number[] => {
  if (logic === null) return []
  switch (logic.op) {
    case 'all':
    case 'any':
    case 'number':
      return logic.of.flatMap(criteriaIn)
    case 'not':
      return criteriaIn(logic.of)
    case 'criterion':
      return [logic.criterion]
    case 'condition':
    case 'clause':
      return []
  }
}

/** The statuses of the policy's roots in each way in which exceptions in doubt may turn out; none where none is, or too many. */
export function waysOut({ limits }: DeterminationInfo, statuses: readonly Status[]): readonly (readonly Status[])[] {
  const named = new Set(limits.flatMap(({ onlyIf }) => criteriaIn(onlyIf)))
  const doubts = [...named].filter((criterion) => itemOf(statuses, criterion) === UNKNOWN)
  if (doubts.length === 0 || doubts.length > MOST_DOUBTS) return []
  return doubts.reduce<readonly (readonly Status[])[]>(
    (ways, criterion) => ways.flatMap((way) => [way.with(criterion, NOT_MET), way.with(criterion, MET)]),
    [statuses],
  )
}

/** What is known without looking at the ways one by one, narrowed to what they have in common. */
export function inCommon(result: DeterminationResult, ways: readonly DeterminationResult[]): DeterminationResult {
  const [first] = ways
  if (first === undefined) return result
  const lines = result.lines?.map((line, index) => lineInCommon(line, ways.map((way) => itemOf(way.lines ?? [], index))))
  const shared: Outcome = ways.every(({ outcome }) => outcome === first.outcome) ? first.outcome : 'information needed'
  return { ...result, outcome: result.outcome === 'information needed' ? shared : result.outcome, lines: lines ?? null }
}

function lineInCommon(line: LineResult, ways: readonly LineResult[]): LineResult {
  const limits = line.limits.map((limit, at): LimitResult => {
    const those = ways.map((way) => itemOf(way.limits, at))
    const holds = itemOf(those, 0).holds
    return {
      ...limit,
      holds: those.every((each) => each.holds === holds) ? holds : UNKNOWN,
      grantable: narrowed(limit.grantable, those.map(({ grantable }) => grantable)),
    }
  })
  const granted = narrowed(line.granted, ways.map((way) => way.granted))
  return { ...line, granted, limits, binding: bindingOf(limits, line.requested, granted) }
}

const narrowed = ([least, most]: Amount, ways: readonly Amount[]): Amount => [
  Math.max(least, Math.min(...ways.map((way) => way[0]))),
  Math.min(most, Math.max(...ways.map((way) => way[1]))),
]
