/**
 * Compares versions in a process of its own. Argument: `adjacent` for those of the repository that follow each other, `lens` for each policy
 * of the repository after one change, `random` for large policies at random, `odd` for policies with every construct of the language at random, after
 * one change, and for small ones.
 */
import { type Comparison, compareVersions, defaultBudget, referenceVersion, type Version } from '@rubric/analysis'
import type { RuleGraph } from '@rubric/compiler'
import { loadGraph, mutationsOf, policy, smallPair } from '@rubric/harness'
import fc from 'fast-check'
import { mutatedBy } from '../analysis/edited-graphs.ts'
import { type SourceText, subjectOf } from '../laws/subject.ts'
import { largePair } from './revisions-policies.ts'
import { compiledGraphs } from './workspace.ts'

export interface Compared {
  readonly title: string
  /** Of each comparison: milliseconds, of the processor and by the clock. */
  readonly busy: readonly number[]
  readonly milliseconds: readonly number[]
  /** Of each comparison, what it spent on records. */
  readonly looks: readonly number[]
  /** Items of both versions, and those that are proved. */
  readonly items: number
  readonly proved: number
  readonly facts: number
  readonly conditions: number
}

interface Work {
  readonly title: string
  readonly pairs: readonly (readonly [old: RuleGraph, next: RuleGraph])[]
  /** How often each pair is compared, after so many times that are not timed. */
  readonly rounds: number
  readonly warmUp: number
}

const PAIRS = 100
/** Changes to each policy, spread over all that could be made. */
const CHANGES = 12

const isFirst = (a: RuleGraph, b: RuleGraph): number => (a.policy.version < b.policy.version ? -1 : 1)

const adjacent = (graphs: readonly RuleGraph[]): readonly Work[] =>
  [...Map.groupBy(graphs, ({ policy }) => policy.id).values()].flatMap((versions) => {
    const sorted = versions.toSorted(isFirst)
    return sorted.slice(1).flatMap((next, index) => {
      const old = sorted[index]
      if (old === undefined) return []
      const title = `${next.policy.id}, ${old.policy.version} to ${next.policy.version}`
      return [{ title, pairs: [[old, next] as const], rounds: 15, warmUp: 3 }]
    })
  })

const changed = (graphs: readonly RuleGraph[]): readonly Work[] =>
  graphs.map((graph) => {
    const all = mutationsOf(graph)
    const some = all.filter((_, index) => index % Math.ceil(all.length / CHANGES) === 0)
    const title = `${graph.policy.id} ${graph.policy.version}`.trim()
    return { title, pairs: some.map((each) => [graph, each.apply()] as const), rounds: 1, warmUp: 0 }
  })

const random = (): readonly Work[] => [
  { title: `${PAIRS} pairs`, pairs: Array.from({ length: PAIRS }, (_, seed) => largePair(seed)), rounds: 1, warmUp: 0 },
]

const graphOf = (files: readonly SourceText[]): RuleGraph => subjectOf(files).graph

const odd = (): readonly Work[] => {
  const changedPolicies = fc.sample(fc.tuple(policy, fc.nat({ max: 100_000 })), { seed: 1, numRuns: PAIRS }).map(([{ files }, pick]) => {
    const old = graphOf(files)
    return [old, mutatedBy(old, [pick]).graph] as const
  })
  const small = fc.sample(smallPair, { seed: 1, numRuns: PAIRS }).map(({ old, next }) => {
    const [before, after] = [old, next].map((text) => graphOf([{ path: 'small.rubric', text }])) as [RuleGraph, RuleGraph]
    return [before, after] as const
  })
  return [
    { title: `${PAIRS} policies, each after one change`, pairs: changedPolicies, rounds: 1, warmUp: 0 },
    { title: `${PAIRS} small pairs`, pairs: small, rounds: 1, warmUp: 0 },
  ]
}

/**
 * As `rubric diff` evaluates. Loading takes no part: it is done once, however often versions are compared. Each comparison is of a copy, so that
 * nothing is remembered of the one before.
 */
const compiled = (graph: RuleGraph): (() => Version) => {
  const { evaluate } = loadGraph(graph)
  return () => ({ ...referenceVersion(structuredClone(graph), `${graph.policy.id}.rubric`), evaluate })
}

const measured = ({ title, pairs, rounds, warmUp }: Work): Compared => {
  const times = { busy: [] as number[], milliseconds: [] as number[], looks: [] as number[] }
  const comparisons: Comparison[] = []
  for (const [old, next] of pairs) {
    const [before, after] = [old, next].map(compiled)
    if (before === undefined || after === undefined) continue
    for (let round = -warmUp; round < rounds; round += 1) {
      const [one, other] = [before(), after()]
      let looks = 0
      const isCancelled = (spent: number): boolean => {
        looks = Math.max(looks, spent)
        return false
      }
      const cpu = process.cpuUsage()
      const start = performance.now()
      const comparison = compareVersions(one, other, { ...defaultBudget, isCancelled })
      const milliseconds = performance.now() - start
      const { user, system } = process.cpuUsage(cpu)
      if (round < 0) continue
      times.milliseconds.push(milliseconds)
      times.looks.push(looks)
      times.busy.push((user + system) / 1000)
      if (round === 0) comparisons.push(comparison)
    }
  }
  const items = comparisons.flatMap(({ roots, clauses }) => [...roots, ...clauses]).filter(({ presence }) => presence === 'both')
  return {
    title, ...times,
    items: items.length,
    proved: items.filter(({ proof }) => proof.by === 'proof').length,
    facts: Math.max(...comparisons.map(({ size }) => size.facts)),
    conditions: Math.max(...comparisons.map(({ size }) => size.conditions)),
  }
}

const graphs = (): readonly RuleGraph[] => compiledGraphs().filter(({ criteria }) => criteria.length > 0)
const works: Readonly<Record<string, () => readonly Work[]>> = { adjacent: () => adjacent(graphs()), lens: () => changed(graphs()), random, odd }

const wanted = works[process.argv[2] ?? '']
if (wanted === undefined) throw new Error(`one of ${Object.keys(works).join(', ')}`)
process.send?.(wanted().map(measured))
