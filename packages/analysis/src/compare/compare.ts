/**
 * Two versions of a policy compared for every member and every day. *Proved* rests on the diagrams, *shown* on members that both versions have
 * evaluated; where neither says anything, members are drawn, and the verdict says so.
 */
import type { FactsInput, RuleGraph } from '@rubric/compiler'
import { claimResults } from '../claims/claims.ts'
import type { Answer, Compared, Comparison, Edit, FactChange, Flip } from '../comparison.ts'
import { isObject } from '../facts/json.ts'
import { compareLimit } from '../limits/compare.ts'
import { type Budget, defaultBudget, type Version } from '../version.ts'
import { directionsOf, joined, rise, verdictOf } from '../answers.ts'
import { allStatuses } from './all-statuses.ts'
import { type Context, contextOf } from './context.ts'
import { compareDeterminations } from './determinations.ts'
import { type Item, itemsOf } from './items.ts'
import { matrixOf } from './matrix.ts'
import { type StatusComparison, UNCHANGED } from './statuses.ts'

/** Throws `Cancelled` where the budget says so. */
export const compareVersions = (old: Version, next: Version, budget: Budget = defaultBudget): Comparison => {
  const steps = comparing(old, next, budget)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** The same, item by item, so that whoever asks can do something else in between. */
export function* comparing(old: Version, next: Version, budget: Budget = defaultBudget): Generator<undefined, Comparison> {
  const context = contextOf({ old, next }, budget)
  const items = itemsOf(context.joint)
  const { edits } = context.members
  yield
  const found = yield* allStatuses(items, context)
  const clauses = found.clauses.map((each) => compared(each.item, each.found, edits))
  const roots: Compared[] = []
  for (const { item, found: statuses } of found.roots) {
    const whole = item.kind === 'determination' && statuses !== null ? compareDeterminations(item, statuses, context) : statuses
    roots.push(restingOn(compared(item, whole, edits), clauses))
    yield
  }
  const limits = items.limits.map((item) => comparedLimit(item, context))
  const overall = together(roots, next)
  const all = { overall, roots: [...roots, ...limits], clauses: clauses.map((each) => restingOn(each, clauses)) }
  return {
    format: 'rubric-comparison/1',
    old: old.ref,
    next: next.ref,
    claims: claimResults(next.graph, all),
    ...all,
    edits,
    facts: factChanges(context),
    size: { facts: context.joint.facts.size, conditions: context.joint.tests.length },
  }
}

// ---- one item ----------------------------------------------------------------------------------------------

const compared = ({ address, kind, title, cite, presence, old, next }: Item, found: StatusComparison | null, edits: readonly Edit[]): Compared => ({
  address,
  kind,
  title,
  cite,
  presence,
  verdict: found?.verdict ?? null,
  proof: found?.proof ?? UNCHANGED.proof,
  flips: found?.flips ?? [],
  edited: edits.map((edit) => edit.address).some(isAtOrUnder(address)),
  old: old?.span ?? null,
  next: next?.span ?? null,
})

const isAtOrUnder = (above: string): ((address: string) => boolean) => {
  const prefix = `${above}/`
  return (address) => address === above || address.startsWith(prefix)
}

/** Answers that are all the same may rest on other clauses than before. */
const restingOn = (item: Compared, clauses: readonly Compared[]): Compared => {
  if (item.verdict !== 'unchanged') return item
  const isHere = isAtOrUnder(item.address)
  const isOther = clauses.some(({ address, presence, verdict }) => (presence !== 'both' || verdict !== 'unchanged') && address !== item.address && isHere(address))
  return isOther ? { ...item, verdict: 'outcome only' } : item
}

const comparedLimit = (item: Item, context: Context): Compared => {
  const { old, next } = context.versions
  const [before, after] = [old.graph.limits[item.old?.index ?? -1], next.graph.limits[item.next?.index ?? -1]]
  const base = compared(item, null, context.members.edits)
  const own = context.members.edits.filter(({ address }) => address === item.address)
  if (before === undefined || after === undefined) return base
  const { verdict, proof, shown, possible } = compareLimit(before, after)
  const cause = base.edited ? own : []
  const flips = shown.map((flip): Flip => ({ ...flip, witness: { ...flip.witness, known: knownIn(flip.witness.facts), cause } }))
  const isOpen = (from: Answer, to: Answer): boolean => (rise(from, to) > 0 ? possible.more : possible.less)
  return { ...base, verdict, proof, flips: matrixOf(flips, isOpen) }
}

/** Of the request and the history of service, as dotted names. */
const knownIn = (facts: FactsInput): readonly string[] =>
  Object.entries(facts).flatMap(([group, of]) => (isObject(of) ? Object.keys(of).map((name) => `${group}.${name}`) : [group]))

// ---- all together ------------------------------------------------------------------------------------------

/** The determinations together; without any, the criteria. One that is gone can no longer be met, one that is new can be. */
const together = (roots: readonly Compared[], { ref }: Version): Compared => {
  const determinations = roots.filter(({ kind }) => kind === 'determination')
  const deciding = determinations.length > 0 ? determinations : roots.filter(({ kind }) => kind === 'criteria')
  const both = deciding.filter(({ presence }) => presence === 'both')
  const directions = joined([
    ...both.map(({ verdict }) => directionsOf(verdict ?? 'unchanged')),
    ...deciding.map(({ presence }) => ({ up: presence === 'added', down: presence === 'removed', other: false })),
  ])
  const sampled = both.map(({ proof }) => proof).find(({ by }) => by === 'sample')
  return {
    address: ref.id,
    kind: 'determination',
    title: ref.title,
    cite: '',
    presence: 'both',
    verdict: both.some(({ verdict }) => verdict === null) && !(directions.up && directions.down) ? null : verdictOf(directions),
    proof: directions.up && directions.down ? UNCHANGED.proof : (sampled ?? UNCHANGED.proof),
    flips: smallestFlips(both),
    edited: roots.some(({ edited }) => edited),
    old: null,
    next: null,
  }
}

const smallestFlips = (items: readonly Compared[]): Compared['flips'] => {
  const cells = new Map<string, Compared['flips'][number]>()
  for (const flip of items.flatMap(({ flips }) => flips)) {
    const key = `${flip.from} ${flip.to} ${flip.grants ?? ''}`
    const before = cells.get(key)
    const size = (each: typeof flip): number => each.witness?.known.length ?? Infinity
    if (before === undefined || size(flip) < size(before)) cells.set(key, flip)
  }
  return [...cells.values()].sort((a, b) => rise(b.from, b.to) - rise(a.from, a.to))
}

const factChanges = ({ versions, joint }: Context): readonly FactChange[] => {
  const [before, after] = [factsByRoot(versions.old.graph), factsByRoot(versions.next.graph)]
  const only = (these: typeof before, those: typeof before, did: FactChange['did']): readonly FactChange[] =>
    [...these].flatMap(([name, readBy]) => (those.has(name) ? [] : [{ name, text: joint.facts.get(name)?.text ?? '', did, readBy }]))
  return [...only(after, before, 'added'), ...only(before, after, 'removed')]
}

/** For each fact that is asked for, sorted by name, the roots that ask. */
const factsByRoot = (graph: RuleGraph): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>()
  const collect = (clause: number, root: string): void => {
    const info = graph.clauses[clause]
    for (const name of info?.conditions.flatMap((index) => graph.conditions[index]?.facts ?? []) ?? []) {
      const readBy = found.get(name) ?? []
      if (!readBy.includes(root)) found.set(name, [...readBy, root])
    }
    for (const child of info?.children ?? []) collect(child, root)
  }
  for (const { clause } of graph.criteria) collect(clause, graph.clauses[clause]?.address ?? '')
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}
