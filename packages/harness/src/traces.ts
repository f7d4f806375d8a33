/** Two evaluations side by side: where do they part, and what does each say of an address. */
import { type ConditionResult, type Shown, type Status, type StatusWord, type Trace, type TraceNode, statusWord } from '@rubric/runtime'
import type { RuleGraph } from '@rubric/compiler'

/** One place where two traces of the same facts say different things. */
export interface Difference {
  /** Address of the clause. */
  readonly address: string
  /** `status`, or the text of the condition that differs. */
  readonly where: string
  readonly reference: string
  readonly compiled: string
}

/** The status of every clause that a trace mentions, by the clause's index. */
export const statusesOf = (trace: Trace): ReadonlyMap<number, Status> => {
  const found = new Map<number, Status>()
  const visit = (node: TraceNode): void => {
    found.set(node.clause, node.status)
    for (const child of node.children) visit(child)
  }
  for (const root of trace) visit(root)
  return found
}

/** The status of every clause as a word, by its address. */
export const wordsOf = (graph: RuleGraph, trace: Trace): ReadonlyMap<string, StatusWord> =>
  new Map([...statusesOf(trace)].map(([clause, status]) => [addressOf(graph, clause), statusWord(status)]))

/** Every place where the two traces differ, in the order of the trace; empty where they are the same. */
export const differences = (graph: RuleGraph, reference: Trace, compiled: Trace): readonly Difference[] => {
  const found: Difference[] = []
  const forests = (left: readonly TraceNode[], right: readonly TraceNode[], above: string): void => {
    if (left.length !== right.length) {
      found.push({ address: above, where: 'number of clauses', reference: String(left.length), compiled: String(right.length) })
    }
    left.forEach((node, at) => {
      const other = right[at]
      if (other !== undefined) nodes(node, other)
    })
  }
  const nodes = (left: TraceNode, right: TraceNode): void => {
    const address = addressOf(graph, left.clause)
    if (left.clause !== right.clause) {
      found.push({ address, where: 'clause', reference: address, compiled: addressOf(graph, right.clause) })
      return
    }
    if (left.status !== right.status) {
      found.push({ address, where: 'status', reference: statusWord(left.status), compiled: statusWord(right.status) })
    }
    const count = Math.max(left.conditions.length, right.conditions.length)
    for (let at = 0; at < count; at += 1) {
      const [reference, compiled] = [showCondition(left, at), showCondition(right, at)]
      if (reference !== compiled) found.push({ address, where: conditionText(graph, left, right, at), reference, compiled })
    }
    forests(left.children, right.children, address)
  }
  forests(reference, compiled, graph.policy.id)
  return found
}

const addressOf = (graph: RuleGraph, clause: number): string => graph.clauses[clause]?.address ?? `clause ${clause}`

const showCondition = (node: TraceNode, at: number): string => {
  const result = node.conditions[at]
  return result === undefined
    ? 'absent'
    : `condition ${result.condition}: ${statusWord(result.status)}, ${showValue(result.value)}${showDue(result)}`
}

const showDue = ({ due, pending }: ConditionResult): string =>
  due === undefined && pending === undefined ? '' : `, due ${showValue(due)}, pending ${String(pending)}`

const showValue = (value: Shown | undefined): string => (value === undefined ? 'undefined' : JSON.stringify(value))

const conditionText = (graph: RuleGraph, left: TraceNode, right: TraceNode, at: number): string => {
  const index = (left.conditions[at] ?? right.conditions[at])?.condition
  return (index === undefined ? undefined : graph.conditions[index]?.text) ?? `condition at ${at}`
}
