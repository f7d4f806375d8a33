/**
 * What does not fit within one version, proved for every member: clauses that nobody meets, that everybody meets, or without which every answer
 * would be the same; and statements that a member shows false.
 */
import type { RuleGraph, SourceSpan } from '@rubric/compiler'
import type { Logic, Status } from '@rubric/runtime'
import { contextOf, type Context, type Proving } from '../compare/context.ts'
import type { Seat } from '../compare/members.ts'
import { NO, type Node, unlessTooLarge, YES } from '../diagram/diagram.ts'
import { allOf, type Answered, anyOf, having, isSame, MET, NOT_MET } from '../diagram/kleene.ts'
import { type Budget, defaultBudget, type Member, type Version } from '../version.ts'

export type Inconsistency =
  | { readonly is: 'never met' | 'always met'; readonly address: string; readonly span: SourceSpan }
  /** Every answer of the root is the same without it. */
  | { readonly is: 'never matters'; readonly address: string; readonly root: string; readonly span: SourceSpan }
  /** *Together*: two of them are met at once. *None*: all of them are not met. */
  | {
      readonly is: 'together' | 'none'
      /** Those that the member shows it of. */
      readonly of: readonly string[]
      readonly member: Member
      readonly span: SourceSpan
    }
  /** Neither a member nor a proof was found. */
  | { readonly is: 'undecided'; readonly of: readonly string[]; readonly span: SourceSpan }

/** In the order of the file. Empty where the version is too large for proofs, but for statements that stay undecided. */
export const findInconsistencies = (version: Version, budget: Budget = defaultBudget): readonly Inconsistency[] => {
  const context = contextOf({ old: version, next: version }, budget)
  const { graph } = version
  const statements = graph.statements.flatMap((statement) => shownFalse(statement, context))
  return [...(context.proving === null ? [] : clauseFindings(graph, context.proving)), ...statements]
}

// ---- clauses -----------------------------------------------------------------------------------------------

const clauseFindings = (graph: RuleGraph, proving: Proving): readonly Inconsistency[] => {
  const told = new Set<number>()
  return graph.criteria.flatMap(({ clause: root }) => {
    const visit = (clause: number): readonly Inconsistency[] => {
      const info = graph.clauses[clause]
      if (info === undefined || told.has(clause)) return []
      told.add(clause)
      const { is } = proving.diagrams.next.clause(clause)
      const { address, span, children } = info
      if (is === YES) return [{ is: 'always met', address, span }]
      // What is under a clause that nobody meets is told with it, where it is the reason.
      const below = children.flatMap(visit)
      if (is === NO) return below.some((each) => each.is === 'never met') ? below : [{ is: 'never met', address, span }]
      return below
    }
    const found = visit(root)
    return [...found, ...withoutEffect(graph, root, proving, new Set(found.flatMap((each) => ('address' in each ? [each.address] : []))))]
  })
}

/** Leaves without which the root is the same diagram. Of two that say the same, the later one. */
const withoutEffect = (graph: RuleGraph, root: number, { diagrams: version }: Proving, told: ReadonlySet<string>): readonly Inconsistency[] => {
  const { diagrams } = version
  const rootAddress = graph.clauses[root]?.address ?? ''
  const dropped = new Set<number>()
  const nodeWithout = (clause: number, neutral: Answered): Answered => {
    if (dropped.has(clause)) return neutral
    const info = graph.clauses[clause]
    if (info === undefined || info.children.length === 0) return version.next.clause(clause)
    return without(info.logic, MET)
  }
  const without = (logic: Logic, neutral: Answered): Answered => {
    switch (logic.op) {
      case 'all':
        return logic.of.map((each) => without(each, MET)).reduce((all, each) => allOf(diagrams, all, each), MET)
      case 'any':
        return logic.of.map((each) => without(each, NOT_MET)).reduce((any, each) => anyOf(diagrams, any, each), NOT_MET)
      case 'clause':
        return nodeWithout(logic.clause, neutral)
      case 'not':
      case 'number':
      case 'condition':
      case 'criterion':
        return version.next.logic(logic)
    }
  }
  const whole = version.next.clause(root)
  const leaves = leavesUnder(graph, root).reverse()
  return leaves
    .flatMap((clause): readonly Inconsistency[] => {
      const info = graph.clauses[clause]
      if (info === undefined || told.has(info.address)) return []
      dropped.add(clause)
      if (unlessTooLarge(() => isSame(nodeWithout(root, MET), whole), false)) return [{ is: 'never matters', address: info.address, root: rootAddress, span: info.span }]
      dropped.delete(clause)
      return []
    })
    .reverse()
}

/** Those that stand in ALL and ANY blocks alone: elsewhere to leave one out is to count otherwise. */
const leavesUnder = (graph: RuleGraph, clause: number): number[] => {
  const inLogic = (logic: Logic): number[] => {
    if (logic.op === 'all' || logic.op === 'any') return logic.of.flatMap(inLogic)
    if (logic.op !== 'clause') return []
    const info = graph.clauses[logic.clause]
    return info === undefined ? [] : info.children.length === 0 ? [logic.clause] : inLogic(info.logic)
  }
  const info = graph.clauses[clause]
  return info === undefined || info.children.length === 0 ? [] : inLogic(info.logic)
}

// ---- statements --------------------------------------------------------------------------------------------

const shownFalse = ({ says, of, span }: RuleGraph['statements'][number], context: Context): readonly Inconsistency[] => {
  const pairs = of.flatMap((a, at) => of.slice(at + 1).map((b) => [a, b]))
  const together = pairs.flatMap((pair) => shown('together', pair, 3, span, context))
  return says === 'never together' ? together : [...together, ...shown('none', of, 0, span, context)]
}

/** A member for whom each of them has the status. */
const shown = (is: 'together' | 'none', of: readonly string[], status: Status, span: SourceSpan, context: Context): readonly Inconsistency[] => {
  const has = (seat: Seat | null): boolean => seat !== null && of.every((address) => seat.evaluations.next.statuses.get(address) === status)
  const found = context.proving === null ? 'open' : soughtBy(context.proving, of, status, context, has)
  if (found === 'none') return []
  const seat = found === 'open' ? context.drawn().find(has) : found
  if (seat === undefined) return [{ is: 'undecided', of, span }]
  return [{ is, of, member: { facts: seat.facts, asOf: seat.asOf }, span }]
}

const soughtBy = (
  { diagrams: version, search }: Proving,
  of: readonly string[],
  status: Status,
  { joint, members }: Context,
  has: (seat: Seat | null) => boolean,
): Seat | 'none' | 'open' => {
  const { diagrams } = version
  const each = of.map((address) => version.next.clause(joint.next.clauses.findIndex((clause) => clause.address === address)))
  const among = (): Node => each.map((answered) => having(diagrams, answered, status)).reduce(diagrams.and, YES)
  const found = search.seek(among, (member) => has(members.meet(member)))
  return found.is === 'found' ? (members.meet(found.member) ?? 'open') : found.is
}
