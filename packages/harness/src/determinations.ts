/** The determinations of two evaluators side by side. */
import type { RuleGraph } from '@rubric/compiler'
import type { DeterminationResult } from '@rubric/runtime'
import type { Difference } from './traces.ts'

/** Address of a determination, by its index. */
export const addressOfDetermination = ({ determinations, criteria, clauses }: RuleGraph, index: number): string => {
  const clause = criteria[determinations[index]?.criterion ?? -1]?.clause ?? -1
  return clauses[clause]?.address ?? `determination ${index}`
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

/** JSON knows no infinity. */
const shown = (value: unknown): string =>
  value === undefined ? 'nothing' : JSON.stringify(value, (_, part: unknown) => (part === Infinity ? 'infinity' : part))

/** The paths at which two values differ, with what stands there; `lines.0.granted`. Pairs of numbers are compared whole. */
const parted = (path: string, left: unknown, right: unknown): readonly (readonly [string, string, string])[] => {
  const isPair = Array.isArray(left) && left.every((each) => typeof each === 'number')
  if (isObject(left) && isObject(right) && !isPair) {
    const keys = new Set([...Object.keys(left), ...Object.keys(right)])
    return [...keys].flatMap((key) => parted(path === '' ? key : `${path}.${key}`, left[key], right[key]))
  }
  const [before, after] = [shown(left), shown(right)]
  return before === after ? [] : [[path, before, after]]
}

/** Every place where the two differ; empty where they say the same. */
export const determinationDifferences = (
  graph: RuleGraph,
  reference: readonly DeterminationResult[],
  compiled: readonly DeterminationResult[],
): readonly Difference[] => {
  const count = Math.max(reference.length, compiled.length)
  return Array.from({ length: count }, (_, index) =>
    parted('', reference[index], compiled[index]).map(([where, left, right]) => ({
      address: addressOfDetermination(graph, index),
      where,
      reference: left,
      compiled: right,
    })),
  ).flat()
}
