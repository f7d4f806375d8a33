/** An exception that applies, or does not, changes nothing but what it names and what depends on that. */
import type { ExceptionNote, RuleGraph } from '@rubric/compiler'
import { addressOfDetermination } from '@rubric/harness'
import { type DeterminationResult, statusWord, type TraceNode } from '@rubric/runtime'
import fc from 'fast-check'
import type { Law } from './law.ts'
import { type Answered, subjectOfGraph } from './subject.ts'

/** The policy in which the exception applies to everybody, or to nobody. */
const forced = (graph: RuleGraph, { criterion }: ExceptionNote, applies: boolean): RuleGraph => {
  const root = graph.criteria[criterion]?.clause
  const clauses = graph.clauses.map((clause, index) =>
    index === root
      ? { ...clause, head: '', children: [], conditions: [], logic: { op: applies ? ('all' as const) : ('any' as const), of: [] } }
      : clause,
  )
  return { ...graph, clauses }
}

interface Reach {
  /** Full addresses that it names, itself, and what stands in for what it names. */
  readonly named: ReadonlySet<string>
  readonly name: string
}

const addressOf = (graph: RuleGraph, { criterion }: ExceptionNote): string =>
  graph.clauses[graph.criteria[criterion]?.clause ?? -1]?.address ?? ''

/** Rules, and what they are put in the place of: what changes one of them changes the other there. */
const standingIn = (graph: RuleGraph, rules: readonly string[]): ReadonlySet<string> => {
  const found = new Set(rules)
  const replacements = graph.exceptions.flatMap(({ replaces }) => replaces)
  for (let size = -1; size !== found.size; ) {
    size = found.size
    for (const { what, by } of replacements) if (found.has(by)) found.add(what)
  }
  return found
}

/** Where another exception gives way to it, what that one would have put in the place of the same thing is reached too. */
const reachOf = (graph: RuleGraph, note: ExceptionNote): Reach => {
  const own = addressOf(graph, note)
  const targets = standingIn(graph, [...note.lifts, ...note.replaces.map(({ what }) => what)])
  const yielding = graph.exceptions.filter((other) => note.before.includes(addressOf(graph, other)))
  const instead = yielding.flatMap(({ replaces }) => replaces.filter(({ what }) => targets.has(what)).map(({ by }) => by))
  const named = new Set([own, ...targets, ...note.replaces.map(({ by }) => by), ...note.refers, ...instead])
  return { named, name: own.slice(own.lastIndexOf('/') + 1) }
}

const lastPart = (address: string): string => address.slice(address.lastIndexOf('/') + 1)

/** The statuses of a tree that must stay: all but the root of a determination or requirement that is reached, and what is reached below. */
const differencesIn = (graph: RuleGraph, reach: Reach, before: TraceNode, after: TraceNode, isReached: boolean): readonly string[] => {
  const address = graph.clauses[before.clause]?.address ?? ''
  // What a requirement stands in for is read before its own items, as `instead`.
  const names = new Set(['instead', reach.name, ...[...reach.named].map(lastPart)])
  const own = isReached || before.status === after.status ? [] : [`${address}: ${statusWord(before.status)}, then ${statusWord(after.status)}`]
  const below = before.children.flatMap((child, index) => {
    const other = after.children[index]
    if (other === undefined) return [`${address}: a clause is gone`]
    const label = lastPart(graph.clauses[child.clause]?.address ?? '')
    return isReached && names.has(label) ? [] : differencesIn(graph, reach, child, other, false)
  })
  return [...own, ...below]
}

/** The roots that may change: the exception, requirements that it names, and determinations that require or exclude what it names. */
const reachedRoots = (graph: RuleGraph, reach: Reach): ReadonlySet<number> => {
  const byName = graph.criteria.flatMap(({ clause, role }, index) =>
    role !== 'criteria' && reach.named.has(graph.clauses[clause]?.address ?? '') ? [index] : [],
  )
  const requiring = graph.determinations.flatMap(({ criterion, requires, excludes }) =>
    [...requires, ...excludes].some((address) => reach.named.has(address)) ? [criterion] : [],
  )
  return new Set([...byName, ...requiring])
}

const isLimited = (graph: RuleGraph, { named }: Reach, index: number): boolean =>
  (graph.determinations[index]?.limits ?? []).some(({ limit }) => named.has(graph.limits[limit]?.address ?? ''))

/** Of a determination: the whole of it, where nothing in it is reached; else whether the other limits hold, and the days. */
const changesOf = (graph: RuleGraph, reach: Reach, before: DeterminationResult, after: DeterminationResult, isRoot: boolean): readonly string[] => {
  const index = before.determination
  const isCeiling = reach.named.has(`${addressOfDetermination(graph, index)}/ceiling`)
  const limits = (result: DeterminationResult): readonly unknown[] =>
    (result.lines?.[0]?.limits ?? []).filter(({ limit }) => !reach.named.has(graph.limits[limit]?.address ?? ''))
  const parts: readonly (readonly [string, boolean, unknown, unknown])[] = [
    ['outcome', isRoot || isCeiling || isLimited(graph, reach, index), before.outcome, after.outcome],
    ['days', isCeiling, before.span, after.span],
    // What is granted is granted for the days that are.
    ['lines', isCeiling || isLimited(graph, reach, index), before.lines, after.lines],
    ['limits', isCeiling, limits(before), limits(after)],
  ]
  return parts.flatMap(([what, mayChange, left, right]) => {
    const [first, second] = [JSON.stringify(left), JSON.stringify(right)]
    return mayChange || first === second ? [] : [`${addressOfDetermination(graph, index)}, ${what}: ${first}, then ${second}`]
  })
}

const changes = (graph: RuleGraph, reach: Reach, before: Answered, after: Answered): readonly string[] => {
  const reached = reachedRoots(graph, reach)
  const traces = before.trace.flatMap((node, index) => {
    const other = after.trace[index]
    if (other === undefined) return ['a root is gone']
    const isOwn = graph.criteria[index]?.name === reach.name
    return isOwn ? [] : differencesIn(graph, reach, node, other, reached.has(index))
  })
  const determined = before.determinations.flatMap((each, index) => {
    const other = after.determinations[index]
    const root = graph.determinations[index]?.criterion ?? -1
    return other === undefined ? ['a determination is gone'] : changesOf(graph, reach, each, other, reached.has(root))
  })
  return [...traces, ...determined]
}

export const reach: Law<number> = {
  id: 'reach',
  says: 'an exception reaches only what it names',
  members: 2,
  more: () => fc.nat({ max: 3 }),
  check: (subject, { facts, asOf }, pick) => {
    const { graph } = subject
    const note = graph.exceptions[pick % Math.max(1, graph.exceptions.length)]
    if (note === undefined) return null
    const [whenMet, whenNot] = [true, false].map((applies) => subjectOfGraph(forced(graph, note, applies)).answers(facts, asOf))
    const problems = (whenNot ?? []).flatMap(([name, before]) => {
      const after = new Map(whenMet).get(name)
      return after === undefined ? ['no answer'] : changes(graph, reachOf(graph, note), before, after).map((line) => `${name}: ${line}`)
    })
    return problems.length === 0 ? null : problems.join('\n')
  },
}
