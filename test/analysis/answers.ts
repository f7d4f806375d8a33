/** What a version says of a member, item by item, in the words of a comparison. */
import type { Answer, Evaluated, Flip, Verdict } from '@rubric/analysis'
import type { RuleGraph } from '@rubric/compiler'
import type { DeterminationResult, Status, TraceNode } from '@rubric/runtime'

/** Not met, information needed, met. */
export const heightOf: Readonly<Record<Answer, number>> = { 'not met': 0, 'information needed': 1, met: 2 }

const ofStatus: Readonly<Record<Status, Answer>> = { 0: 'not met', 1: 'information needed', 3: 'met' }
export interface Answers {
  /** Of criteria, requirements, exceptions and determinations, by address. */
  readonly roots: ReadonlyMap<string, Answer>
  readonly clauses: ReadonlyMap<string, Answer>
  /** What each determination grants that is met, as text that is equal where the same is granted. */
  readonly grants: ReadonlyMap<string, string>
}

export const answersIn = (graph: RuleGraph, evaluated: Extract<Evaluated, { ok: true }>): Answers => {
  const clauses = new Map<string, Answer>()
  const visit = (node: TraceNode): void => {
    clauses.set(graph.clauses[node.clause]?.address ?? '', ofStatus[node.status])
    node.children.forEach(visit)
  }
  evaluated.trace.forEach(visit)
  const addresses = graph.criteria.map(({ clause }) => graph.clauses[clause]?.address ?? '')
  const roots = new Map(addresses.map((address) => [address, clauses.get(address) ?? 'not met']))
  const grants = new Map<string, string>()
  for (const result of evaluated.determinations) {
    const address = addressOf(graph, result.determination)
    roots.set(address, answerOf(graph, result, roots.get(address) ?? 'not met'))
    if (result.outcome === 'met' || result.outcome === 'met in part') grants.set(address, granted(result))
  }
  return { roots, clauses, grants }
}

const addressOf = ({ criteria, clauses, determinations }: RuleGraph, determination: number): string =>
  clauses[criteria[determinations[determination]?.criterion ?? 0]?.clause ?? 0]?.address ?? ''

/**
 * Met where something is granted for certain, however much: an outcome that needs information only for how much is granted is higher than one
 * that may be nothing. A span, wherever it starts, has a day at least; under a ceiling it may have none.
 */
const answerOf = (graph: RuleGraph, { determination, outcome, lines, span }: DeterminationResult, clauses: Answer): Answer => {
  if (outcome === 'not met') return 'not met'
  if (outcome !== 'information needed') return 'met'
  if (clauses !== 'met' || lines === null) return 'information needed'
  const asksNothing = lines.every(({ requested: [, most] }) => most === 0)
  const hasUnits = lines.some(({ granted: [least] }) => least > 0)
  const hasCeiling = graph.determinations[determination]?.grants?.ceiling != null
  const hasDays = span === null ? !hasCeiling : span.to[0] >= span.from
  return (asksNothing || hasUnits) && hasDays ? 'met' : 'information needed'
}

/** Units of each line and the last day, each at the least and at the most. */
const granted = ({ lines, span }: DeterminationResult): string => JSON.stringify([lines?.map((line) => line.granted) ?? null, span?.to ?? null])

/** What a matrix with members in these cells comes to. */
export const verdictOf = (cells: readonly Pick<Flip, 'from' | 'to'>[]): Verdict => {
  const higher = cells.some(({ from, to }) => heightOf[to] > heightOf[from])
  const lower = cells.some(({ from, to }) => heightOf[to] < heightOf[from])
  if (higher) return lower ? 'mixed' : 'broader'
  return lower ? 'narrower' : cells.length > 0 ? 'outcome only' : 'unchanged'
}
