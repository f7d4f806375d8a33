/**
 * How determinations differ: their clauses as statuses, and beyond these the limits and the days, which a request and a history of service
 * decide. Members of every pair of statuses are given small requests, and both versions determine them.
 */
import type { Determination, FactsInput, RuleGraph } from '@rubric/compiler'
import type { DeterminationLimit, DeterminationResult, Logic, Status } from '@rubric/runtime'
import type { Answer, Flip } from '../comparison.ts'
import type { ClauseDiagrams } from '../diagram/clauses.ts'
import { type Diagrams, MET, type Node, NOT_MET } from '../diagram/diagram.ts'
import { compareGrants, compareLimit, type TermsComparison } from '../limits/compare.ts'
import { serviceOverlays } from '../limits/overlays.ts'
import { grantsInWords } from '../limits/words.ts'
import { answerOf, type Directions, directionsOf, joined, rise, STATUSES, verdictOf } from '../answers.ts'
import type { Context } from './context.ts'
import { laidOver } from '../sampling/lay-over.ts'
import type { Item } from './items.ts'
import type { Seat } from './members.ts'
import { walkProduct } from './product.ts'
import type { StatusComparison } from './statuses.ts'

export const compareDeterminations = (item: Item, clauses: StatusComparison, context: Context): StatusComparison => {
  const { old, next } = context.versions
  const [before, after] = [determinationAt(old.graph, item.address), determinationAt(next.graph, item.address)]
  if (before === null || after === null) return clauses
  const terms = termsBetween(before, after, context)
  if (clauses.verdict === 'unchanged' && clauses.proof.by === 'proof' && !terms.up && !terms.down) return clauses
  const cells = cellsOf(item, context)
  const flips = [...cells.values()].map(({ flip }) => flip)
  const shown = joined(flips.map(directionOf))
  const possible = joined([terms, { ...clauses.open, other: false }, clauses.verdict === null ? NOTHING : directionsOf(clauses.verdict)])
  const answersStay = clauses.verdict === 'unchanged' && clauses.proof.by === 'proof' && isSpanAlone(before, after)
  const open = {
    up: possible.up && !shown.up && !answersStay,
    down: possible.down && !shown.down && !answersStay,
    other: false,
  }
  const isProved = !open.up && !open.down
  return { verdict: verdictOf(shown), proof: isProved ? { by: 'proof' } : context.sampled(), flips, open }
}

const NOTHING: Directions = { up: false, down: false, other: false }

const determinationAt = (graph: RuleGraph, address: string): Determination | null =>
  graph.determinations.find(({ criterion }) => graph.clauses[graph.criteria[criterion]?.clause ?? -1]?.address === address) ?? null

const directionOf = ({ from, to, grants }: Flip): Directions => ({
  up: rise(from, to) > 0,
  down: rise(from, to) < 0,
  other: from === to && grants !== undefined,
})

/** Only the days granted at once differ, no limit is in play: at least one day is granted as before, so no answer changes. */
const isSpanAlone = (before: Determination, after: Determination): boolean =>
  before.limits.length === 0 && after.limits.length === 0 && before.grants?.span != null && after.grants?.span != null &&
  JSON.stringify(before.grants.ceiling) === JSON.stringify(after.grants.ceiling)

// ---- what the terms can do ---------------------------------------------------------------------------------

/** Whether limits or days can leave anybody more, or less. */
const termsBetween = (before: Determination, after: Determination, context: Context): Directions => {
  const { old, next } = context.versions
  const addresses = new Set([...limitAddresses(old.graph, before), ...limitAddresses(next.graph, after)])
  const limits = [...addresses].flatMap((address) => [
    directionsOf(
      verdictOfTerms(compareLimit(limitInfo(old.graph, before, address), limitInfo(next.graph, after, address))),
    ),
    bindingBetween(address, before, after, context),
  ])
  const ceiling = turned(lifting(before), lifting(after), context)
  return joined([directionsOf(verdictOfTerms(compareGrants(before, after))), { ...ceiling, up: ceiling.up, down: ceiling.down }, ...limits])
}

/** What no argument excludes is taken to be possible. */
const verdictOfTerms = ({ verdict, proof }: TermsComparison) => (proof.by === 'proof' ? verdict : 'mixed')

const limitAddresses = (graph: RuleGraph, { limits }: Determination): readonly string[] => limits.map(({ limit }) => graph.limits[limit]?.address ?? '')

const subjectTo = (graph: RuleGraph, { limits }: Determination, address: string): DeterminationLimit | undefined =>
  limits.find(({ limit }) => graph.limits[limit]?.address === address)

const limitInfo = (graph: RuleGraph, determination: Determination, address: string) =>
  graph.limits[subjectTo(graph, determination, address)?.limit ?? -1] ?? null

/** Whether it binds more members, who then get less, or fewer. */
const bindingBetween = (address: string, before: Determination, after: Determination, context: Context): Directions => {
  const { old, next } = context.versions
  const [subject, successor] = [subjectTo(old.graph, before, address), subjectTo(next.graph, after, address)]
  if (subject === undefined || successor === undefined) return NOTHING
  const binds = turned(
    (of, diagrams) => binding(old.graph, subject, of, diagrams),
    (of, diagrams) => binding(next.graph, successor, of, diagrams),
    context,
  )
  return { up: binds.down, down: binds.up, other: false }
}

type Build = (of: ClauseDiagrams, diagrams: Diagrams) => Node

const binding = (graph: RuleGraph, { limit, onlyIf, unless }: DeterminationLimit, of: ClauseDiagrams, diagrams: Diagrams): Node => {
  const met = (logic: Logic | null | undefined, without: Node): Node => (logic == null ? without : of.logic(logic))
  return [met(graph.limits[limit]?.when, MET), met(onlyIf, MET), diagrams.not(met(unless, NOT_MET))].reduce(diagrams.all, MET)
}

const lifting = ({ grants }: Determination): Build => (of) => (grants?.ceiling?.unless == null ? NOT_MET : of.logic(grants.ceiling.unless))

/** Whether a status can rise, and whether it can fall, as far as the diagrams tell. */
const turned = (before: Build, after: Build, { proving }: Context): Directions => {
  if (proving === null) return { up: true, down: true, other: false }
  const { diagrams, old, next, costs } = proving.diagrams
  const [was, is] = [before(old, diagrams), after(next, diagrams)]
  if (was === is) return NOTHING
  const walk = walkProduct(diagrams, was, is, MET, costs)
  const can = (rises: boolean): boolean =>
    STATUSES.some((a) => STATUSES.some((b) => (rises ? b > a : b < a) && walk.choiceFor({ old: a, next: b }) !== null))
  return { up: can(true), down: can(false), other: false }
}

// ---- members with requests ---------------------------------------------------------------------------------

interface Cell {
  readonly flip: Flip
  readonly known: number
}

/** In each cell the member of whom least is known. */
const cellsOf = (item: Item, context: Context): ReadonlyMap<string, Cell> => {
  const cells = new Map<string, Cell>()
  const overlays: readonly FactsInput[] = serviceOverlays(context.versions.old.graph, context.versions.next.graph, item.address)
  for (const member of basesOf(item, context)) {
    for (const overlay of overlays) {
      const seat = context.members.meet({ facts: laidOver(member.facts, overlay), asOf: member.asOf })
      const flip = seat === null ? null : flipOf(item, seat, context)
      if (flip === null) continue
      const key = `${flip.from} ${flip.to} ${flip.grants ?? ''}`
      const known = flip.witness?.known.length ?? Infinity
      if (known < (cells.get(key)?.known ?? Infinity)) cells.set(key, { flip, known })
    }
  }
  return cells
}

/** A member for every pair of statuses that the clauses can have together. */
const basesOf = ({ address, old, next }: Item, context: Context): readonly Seat[] => {
  const { proving } = context
  const bases = STATUSES.flatMap((before) => STATUSES.flatMap((after): readonly Seat[] => {
    const shows = (seat: Seat | null): boolean =>
      seat?.evaluations.old.statuses.get(address) === before && seat.evaluations.next.statuses.get(address) === after
    const met = context.members.met().find(shows)
    if (met !== undefined) return [met]
    if (proving === null || old === null || next === null) return []
    const [was, is] = [proving.diagrams.old.clause(old.index), proving.diagrams.next.clause(next.index)]
    const found = proving.search.seek(was, is, { old: before, next: after }, (member) => shows(context.members.meet(member)))
    const seat = found.is === 'found' ? context.members.meet(found.member) : null
    return seat === null ? [] : [seat]
  }))
  return proving === null ? [...bases, ...context.drawn()] : bases
}

const flipOf = ({ address }: Item, seat: Seat, { versions, members }: Context): Flip | null => {
  const [old, next] = [resultAt(versions.old.graph, address, seat.evaluations.old.determinations), resultAt(versions.next.graph, address, seat.evaluations.next.determinations)]
  if (old === null || next === null) return null
  const [from, to] = [answerIn(old), answerIn(next)]
  const [was, is] = [grantsInWords(versions.old.graph, old, seat.facts), grantsInWords(versions.next.graph, next, seat.facts)]
  if (from === to && (from !== 'met' || was === is)) return null
  const witness = members.witness(address, seat, { answer: from, grants: was }, { answer: to, grants: is })
  return { from, to, ...(from === to ? { grants: change(old, next) } : {}), witness }
}

const resultAt = (graph: RuleGraph, address: string, results: readonly DeterminationResult[]): DeterminationResult | null =>
  results.find(({ determination }) => {
    const criterion = graph.determinations[determination]?.criterion ?? -1
    return graph.clauses[graph.criteria[criterion]?.clause ?? -1]?.address === address
  }) ?? null

const answerIn = ({ outcome }: DeterminationResult): Answer => {
  switch (outcome) {
    case 'met':
    case 'met in part':
      return 'met'
    case 'not met':
      return 'not met'
    case 'information needed':
      return answerOf(1 satisfies Status)
  }
}

/** More where nothing is less and something is more. */
const change = (old: DeterminationResult, next: DeterminationResult): 'more' | 'less' | 'other' => {
  const amounts = ({ lines, span }: DeterminationResult): readonly number[] => [...(lines ?? []).flatMap(({ granted }) => granted), ...(span?.to ?? [])]
  const [was, is] = [amounts(old), amounts(next)]
  const differences = was.map((amount, index) => (is[index] ?? 0) - amount).filter((by) => !Number.isNaN(by))
  if (was.length !== is.length || differences.every((by) => by === 0)) return 'other'
  if (differences.every((by) => by >= 0)) return 'more'
  return differences.every((by) => by <= 0) ? 'less' : 'other'
}

