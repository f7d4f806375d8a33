/**
 * How determinations differ: their clauses as statuses, and beyond these the limits and the days, which a request and a history of service
 * decide. Members of every pair of statuses are given small requests, and both versions determine them.
 */
import type { Determination, RuleGraph } from '@rubric/compiler'
import type { DeterminationResult, Status } from '@rubric/runtime'
import { type Answer, answers, type Flip } from '../comparison.ts'
import { NO, unlessTooLarge } from '../diagram/diagram.ts'
import { havingBoth } from '../diagram/kleene.ts'
import { serviceOverlays } from '../limits/overlays.ts'
import type { Request } from '../limits/service.ts'
import { answerTo, termsOf } from '../limits/terms.ts'
import { openTogether } from '../limits/together.ts'
import { grantsInWords } from '../limits/words.ts'
import { answerOf, type Directions, joined, type Pair, PAIRS, rise } from '../answers.ts'
import { laidOver } from '../sampling/lay-over.ts'
import type { Sides } from '../version.ts'
import { basesOf, turnedBases } from './bases.ts'
import { checkCancelled, type Context } from './context.ts'
import { foreseeing } from './foreseen.ts'
import { turnedGates } from './gates.ts'
import type { Item } from './items.ts'
import { matrixOf } from './matrix.ts'
import type { Seat } from './members.ts'
import { sampled, type StatusComparison } from './statuses.ts'

export const compareDeterminations = (item: Item, clauses: StatusComparison, context: Context): StatusComparison => {
  const { old, next } = context.versions
  const [before, after] = [determinationAt(old.graph, item.address), determinationAt(next.graph, item.address)]
  if (before === null || after === null || (hasNoTerms(before) && hasNoTerms(after))) return clauses
  const terms = termsBetween(item, before, after, context)
  if (clauses.verdict === 'unchanged' && clauses.proof.by === 'proof' && !terms.up && !terms.down) return clauses
  const found = cellsOf(item, { old: before, next: after }, possibleCells(item, [before, after], terms, context), context)
  // Whoever was sought in vain may be known to be nobody by now.
  const left = termsBetween(item, before, after, context)
  const possible = possibleCells(item, [before, after], left, context)
  const flips = matrixOf([...found.values()], (from, to) => possible.has(cellKey(from, to)))
  const compared = sampled(flips, context)
  const isOfOneLine = compared.proof.by === 'proof' && (left.up !== left.down) && before.limits.length + after.limits.length > 0
  return isOfOneLine ? { ...compared, proof: { by: 'proof', for: 'requests of one line' } } : compared
}

/** Then its answers are the statuses of its clauses. */
const hasNoTerms = ({ limits, grants }: Determination): boolean => limits.length === 0 && grants === null

const cellKey = (from: Answer, to: Answer): string => `${from} > ${to}`

const determinationAt = (graph: RuleGraph, address: string): Determination | null =>
  graph.determinations.find(({ criterion }) => graph.clauses[graph.criteria[criterion]?.clause ?? -1]?.address === address) ?? null

// ---- what the terms can do ---------------------------------------------------------------------------------

/** Whether limits or days can leave a request of one line more, or less. */
const termsBetween = (item: Item, before: Determination, after: Determination, context: Context): Directions => {
  const { old, next } = context.versions
  const { more, less } = openTogether(termsOf(old.graph, before), termsOf(next.graph, after))
  return joined([{ up: more, down: less, other: false }, turnedGates(item, { old: before, next: after }, context)])
}

// ---- which answers there can be ----------------------------------------------------------------------------

/**
 * Where its clauses are met, limits and days decide, so any answer can come of it; where they are open, these can still leave nothing. An answer
 * is no higher than before unless the clauses are, or limits and days leave more; and no lower unless they are, or leave less.
 */
const possibleCells = (item: Item, [before, after]: readonly [Determination, Determination], terms: Directions, context: Context): Possible => {
  const cells = possiblePairs(item, context).flatMap(({ old, next }) =>
    answersFor(old, before).flatMap((from) =>
      answersFor(next, after)
        .filter((to) => isOpen({ ...terms, up: terms.up || next > old, down: terms.down || next < old }, rise(from, to)))
        .map((to) => [cellKey(from, to), rise(from, to)] as const),
    ),
  )
  return new Map(cells)
}

/** Cells in which there may be somebody, with how much higher the next answer is. */
type Possible = ReadonlyMap<string, number>

/** Nothing at all is left only by limits, or by a ceiling: a span alone grants a day at least. */
const answersFor = (status: Status, { limits, grants }: Determination): readonly Answer[] =>
  limits.length > 0 || grants?.ceiling != null ? ANSWERS[status] : [answerOf(status)]

const ANSWERS: { readonly [status in Status]: readonly Answer[] } = { 0: ['not met'], 1: ['information needed', 'not met'], 3: answers }

const isOpen = ({ up, down }: Directions, by: number): boolean => by === 0 || (by > 0 ? up : down)

const possiblePairs = ({ old, next }: Item, { proving }: Context): readonly Pair[] => {
  if (proving === null || old === null || next === null) return PAIRS
  const { diagrams, old: before, next: after } = proving.diagrams
  const [was, is] = [before.clause(old.index), after.clause(next.index)]
  // Members of one status in both versions are taken to be possible: to exclude them would gain nothing.
  return PAIRS.filter((pair) => pair.old === pair.next || unlessTooLarge(() => havingBoth(diagrams, was, is, pair) !== NO, true))
}

// ---- members with requests ---------------------------------------------------------------------------------

/** In each cell a member of whom little is known: the smallest requests first, until every cell that there can be is shown. */
const cellsOf = (item: Item, determinations: Sides<Determination>, possible: Possible, context: Context): ReadonlyMap<string, Flip> => {
  const cells = new Map<string, Flip>()
  const bases = basesOf(item, determinations, context)
  const foresee = foreseeing(determinations, context)
  const isNew = (shown: Shown | null): shown is Shown => shown !== null && !cells.has(cellKey(shown.from, shown.to))
  const look = (seat: Seat): void => {
    checkCancelled(context.budget)
    const shown = shownBy(item, seat, resultsOf(item, seat, context), context)
    if (isNew(shown)) cells.set(cellKey(shown.from, shown.to), flipOf(item, seat, shown, context))
  }
  const lookWith = (member: Seat, request: Request): void => {
    const facts = laidOver(member.facts, request.facts)
    const foreseen = foresee(member, request)
    if (foreseen !== null && !isNew(shownBy(item, { ...member, facts }, foreseen, context))) return checkCancelled(context.budget)
    const seat = context.members.meet({ facts, asOf: member.asOf })
    if (seat !== null) look(seat)
  }
  const isMissing = (key: string): boolean => possible.has(key) && !cells.has(key) && !isSame(key)
  const isDone = (): boolean => (context.budget.isBrief === true ? isDecided(possible, cells) : ![...possible.keys()].some(isMissing))
  const isWanted = ({ evaluations: { old, next } }: Seat): boolean => {
    const [was, is] = [old, next].map(({ statuses }) => ANSWERS[statuses.get(item.address) ?? 1])
    return was?.some((from) => is?.some((to) => isMissing(cellKey(from, to)))) ?? false
  }
  const ask = (members: readonly Seat[], samples: number): void => {
    for (const member of members) look(member)
    const asking = members.filter((member) => asksForService(item.address, member))
    for (const { asOf, request } of isDone() ? [] : overlaysFor(item, asking, samples, context)) {
      for (const member of asking) if (member.asOf === asOf && isWanted(member)) lookWith(member, request)
      if (isDone()) return
    }
  }
  ask(bases, FEW)
  const turned = isDone() ? [] : turnedBases(item, determinations, context)
  ask(turned, FEW)
  if (!isDecided(possible, cells)) ask([...bases, ...turned], MANY)
  return cells
}

interface Overlay {
  readonly asOf: string
  readonly request: Request
}

/** For the days of the members, stage by stage. */
function* overlaysFor({ address }: Item, members: readonly Seat[], samples: number, { versions, budget }: Context): Iterable<Overlay> {
  let days = [...new Set(members.map(({ asOf }) => asOf))].map((asOf) => {
    const effort = { asOf: asOf.slice(0, 10), samples, seed: budget.seed }
    return { asOf, stages: serviceOverlays(versions.old.graph, versions.next.graph, address, effort)[Symbol.iterator]() }
  })
  while (days.length > 0) {
    const stages = days.map((day) => ({ day, stage: day.stages.next() }))
    for (const { day, stage } of stages) for (const request of stage.done === true ? [] : stage.value) yield { asOf: day.asOf, request }
    days = stages.filter(({ stage }) => stage.done !== true).map(({ day }) => day)
  }
}

/** Of whom requests tell more: who meets the clauses in one version, or may in both. */
const asksForService = (address: string, { evaluations }: Seat): boolean => {
  const [old = 0, next = 0] = [evaluations.old.statuses.get(address), evaluations.next.statuses.get(address)]
  return old === 3 || next === 3 || (old === 1 && next === 1)
}

/** Whoever is not shown yet would go where others are shown to go; where nobody's answer can change, what is granted says the rest. */
const isDecided = (possible: Possible, cells: ReadonlyMap<string, Flip>): boolean => {
  const shown = new Set([...cells.keys()].map((key) => Math.sign(possible.get(key) ?? 0)))
  return [...possible.values()].every((by) => by === 0 || shown.has(Math.sign(by))) && cells.size > 0
}

/** Histories tried for each limit; and again, where a few do not decide. */
const FEW = 40
const MANY = 2_000

/** Answers that are the same can differ in what is granted; for those that are not met there is nothing to grant. */
const isSame = (key: string): boolean => key === cellKey('not met', 'not met') || key === cellKey('information needed', 'information needed')

interface Shown {
  readonly from: Answer
  readonly to: Answer
  readonly old: DeterminationResult
  readonly next: DeterminationResult
}

const resultsOf = ({ address }: Item, { evaluations: { old, next } }: Seat, { versions }: Context): Sides<DeterminationResult | null> => ({
  old: resultAt(versions.old.graph, address, old.determinations),
  next: resultAt(versions.next.graph, address, next.determinations),
})

/** Null where nothing differs. */
const shownBy = ({ address }: Item, seat: Seat, { old, next }: Sides<DeterminationResult | null>, { versions }: Context): Shown | null => {
  if (old === null || next === null) return null
  const answer = (side: 'old' | 'next', result: DeterminationResult): Answer =>
    answerTo(result, determinationAt(versions[side].graph, address)?.grants ?? null, seat.evaluations[side].statuses.get(address) ?? 1)
  const [from, to] = [answer('old', old), answer('next', next)]
  // The same amount may be told in other words, where a limit counts other codes.
  const isAsBefore = (): boolean =>
    isSameAmount(old, next) || grantsInWords(versions.old.graph, old, seat.facts) === grantsInWords(versions.next.graph, next, seat.facts)
  return from === to && (from !== 'met' || isAsBefore()) ? null : { from, to, old, next }
}

const flipOf = ({ address }: Item, seat: Seat, { from, to, old, next }: Shown, { versions, members }: Context): Flip => {
  const [was, is] = [grantsInWords(versions.old.graph, old, seat.facts), grantsInWords(versions.next.graph, next, seat.facts)]
  const witness = members.witness(address, seat, { answer: from, grants: was }, { answer: to, grants: is })
  return { from, to, ...(from === to ? { grants: change(old, next) } : {}), witness }
}

const resultAt = (graph: RuleGraph, address: string, results: readonly DeterminationResult[]): DeterminationResult | null =>
  results.find(({ determination }) => {
    const criterion = graph.determinations[determination]?.criterion ?? -1
    return graph.clauses[graph.criteria[criterion]?.clause ?? -1]?.address === address
  }) ?? null

const amountsOf = ({ lines, span }: DeterminationResult): readonly number[] => [...(lines ?? []).flatMap(({ granted }) => granted), ...(span?.to ?? [])]

const isSameAmount = (old: DeterminationResult, next: DeterminationResult): boolean => amountsOf(old).join() === amountsOf(next).join()

/** More where nothing is less and something is more. */
const change = (old: DeterminationResult, next: DeterminationResult): 'more' | 'less' | 'other' => {
  const [was, is] = [amountsOf(old), amountsOf(next)]
  const differences = was.map((amount, index) => (is[index] ?? 0) - amount).filter((by) => !Number.isNaN(by))
  if (was.length !== is.length || differences.every((by) => by === 0)) return 'other'
  if (differences.every((by) => by >= 0)) return 'more'
  return differences.every((by) => by <= 0) ? 'less' : 'other'
}

