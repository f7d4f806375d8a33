/** Where exceptions that replace limits may apply and may not: each way in which that may turn out, and what all of them share. */
import type { Amount, DeterminationResult, LimitResult, LineResult, Logic, Status } from '@rubric/runtime'
import type { Determination } from '../graph.ts'
import { bindingOf } from './lines.ts'
import { MET, NOT_MET, UNKNOWN } from './logic.ts'
import type { Statuses } from './logic.ts'

/** Of more, the ways are not looked at. */
const MOST = 4

function exceptionsIn(logic: Logic): readonly number[] {
  if (logic.op === 'criterion') return [logic.criterion]
  if (logic.op === 'not') return exceptionsIn(logic.of)
  return 'of' in logic ? logic.of.flatMap(exceptionsIn) : []
}

export function waysOut({ limits }: Determination, statuses: Statuses): readonly Statuses[] {
  const named = limits.flatMap(({ onlyIf }) => (onlyIf === null ? [] : exceptionsIn(onlyIf)))
  const open = [...new Set(named)].filter((criterion) => statuses.criterion(criterion) === UNKNOWN)
  if (open.length === 0 || open.length > MOST) return []
  return Array.from({ length: 2 ** open.length }, (_, way) => {
    const turned = new Map<number, Status>(open.map((criterion, at) => [criterion, Math.floor(way / 2 ** at) % 2 === 1 ? MET : NOT_MET]))
    return { ...statuses, criterion: (index) => turned.get(index) ?? statuses.criterion(index) }
  })
}

/** No more is granted than in the way that grants most, and no less than in the one that grants least; so of each limit by itself. */
export function inCommon(known: DeterminationResult, ways: readonly DeterminationResult[]): DeterminationResult {
  const outcomes = new Set(ways.map(({ outcome }) => outcome))
  const [only] = outcomes
  const isOpen = known.outcome === 'information needed'
  return {
    ...known,
    outcome: isOpen && outcomes.size === 1 && only !== undefined ? only : known.outcome,
    lines: known.lines?.map((line, index) => lineInCommon(line, ways.flatMap((way) => way.lines?.[index] ?? []))) ?? null,
  }
}

function lineInCommon(line: LineResult, ways: readonly LineResult[]): LineResult {
  const limits = line.limits.map((limit, at): LimitResult => {
    const those = ways.flatMap((way) => way.limits[at] ?? [])
    const [holds = limit.holds, ...others] = new Set(those.map((each) => each.holds))
    return { ...limit, holds: others.length === 0 ? holds : UNKNOWN, grantable: within(limit.grantable, those.map(({ grantable }) => grantable)) }
  })
  const granted = within(line.granted, ways.map((way) => way.granted))
  return { ...line, limits, granted, binding: bindingOf(limits, line.requested, granted) }
}

const within = ([least, most]: Amount, ways: readonly Amount[]): Amount =>
  [Math.max(least, Math.min(...ways.map((way) => way[0]))), Math.min(most, Math.max(...ways.map((way) => way[1])))]
