/** A version as a comparison asks it: by the compiled policy and by the reference evaluator, which have to say the same. */
import type { FactsInput, RuleGraph } from '@rubric/compiler'
import type { VersionRef } from '@rubric/analysis'
import { type Evaluated, determinationDifferences, differences, loadGraph, referencePolicy } from '@rubric/harness'
import { type Side, versionName } from './side.ts'

export interface AskedTwice {
  readonly graph: RuleGraph
  readonly ref: VersionRef
  readonly evaluate: (facts: FactsInput, asOf: string) => Evaluated
}

/** Places in its graph name files as the caller knows them. Throws where the evaluators part: a fault of Rubric, never of a policy. */
export const versionOf = ({ policy, compiled, path }: Side): AskedTwice => {
  const graph = withPaths(policy.graph, (place) => compiled.files.get(place)?.path ?? place)
  const [fast, plain] = [loadGraph(graph), referencePolicy(graph)]
  const { id, title, effective } = graph.policy
  return {
    graph,
    ref: { id, title, version: versionName(policy), effective, file: path },
    evaluate: (facts, asOf) => {
      const [evaluated, expected] = [fast.evaluate(facts, asOf), plain.evaluate(facts, asOf)]
      const parted = partingsOf(graph, expected, evaluated)
      if (parted.length === 0) return evaluated
      throw new Error(`the two evaluators part about ${JSON.stringify({ facts, asOf })} in ${path}:\n${parted.join('\n')}`)
    },
  }
}

const partingsOf = (graph: RuleGraph, reference: Evaluated, compiled: Evaluated): readonly string[] => {
  if (!reference.ok || !compiled.ok) {
    return reference.ok === compiled.ok ? [] : [`reference ${acceptance(reference)}, compiled ${acceptance(compiled)}`]
  }
  return [
    ...differences(graph, reference.trace, compiled.trace),
    ...determinationDifferences(graph, reference.determinations, compiled.determinations),
  ].map((each) => `${each.address}, ${each.where}: reference ${each.reference}, compiled ${each.compiled}`)
}

const acceptance = ({ ok }: Evaluated): string => (ok ? 'takes the facts' : 'refuses the facts')

/** The same graph; every span in it names the file as `pathOf` says. */
const withPaths = (graph: RuleGraph, pathOf: (place: string) => string): RuleGraph => {
  const renamed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(renamed)
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).map(([key, each]) => [key, key === 'file' && typeof each === 'string' ? pathOf(each) : renamed(each)])
    return Object.fromEntries(entries)
  }
  return renamed(graph) as RuleGraph
}
