/** Versions as a comparison asks them: by the compiled policy, and for all who are shown by the reference evaluator too. */
import { type Budget, type Comparison, type Member, type VersionRef, compareVersions } from '@rubric/analysis'
import type { FactsInput, RuleGraph } from '@rubric/compiler'
import { type Evaluated, determinationDifferences, differences, loadGraph, referencePolicy } from '@rubric/harness'
import { type Side, versionName } from './side.ts'

export interface AskedVersion {
  readonly graph: RuleGraph
  readonly ref: VersionRef
  /** By the compiled policy. */
  readonly evaluate: (facts: FactsInput, asOf: string) => Evaluated
  /** Asks the reference evaluator too. Throws where the two part: a fault of Rubric, never of a policy. */
  readonly confirm: (member: Member) => void
}

/** Places in its graph name files as the caller knows them. Nothing is loaded before somebody is asked about: most of a proof asks nobody. */
export const versionOf = ({ policy, compiled, path }: Side): AskedVersion => {
  const graph = withPaths(policy.graph, (place) => compiled.files.get(place)?.path ?? place)
  const { id, title, effective } = graph.policy
  const fast = once(() => loadGraph(graph))
  const plain = once(() => referencePolicy(graph))
  return {
    graph,
    ref: { id, title, version: versionName(policy), effective, file: path },
    evaluate: (facts, asOf) => fast().evaluate(facts, asOf),
    confirm: ({ facts, asOf }) => {
      const parted = partingsOf(graph, plain().evaluate(facts, asOf), fast().evaluate(facts, asOf))
      if (parted.length > 0) throw new Error(`the two evaluators part about ${JSON.stringify({ facts, asOf })} in ${path}:\n${parted.join('\n')}`)
    },
  }
}

const once = <T extends object>(make: () => T): (() => T) => {
  let made: T | undefined
  return () => (made ??= make())
}

/** Every member who is shown has been asked about by both evaluators of both versions. */
export const compare = (old: AskedVersion, next: AskedVersion, budget?: Budget): Comparison => {
  const comparison = compareVersions(old, next, budget)
  const { claims, overall, roots, clauses } = comparison
  const shown = [...claims, ...[overall, ...roots, ...clauses].flatMap(({ flips }) => flips)].flatMap(({ witness }) => witness ?? [])
  const members = new Map(shown.map(({ facts, asOf }) => [JSON.stringify([facts, asOf]), { facts, asOf }]))
  for (const member of members.values()) for (const version of [old, next]) version.confirm(member)
  return comparison
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
