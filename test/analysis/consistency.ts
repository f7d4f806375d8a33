/** What is said to contradict within one version, held against members. */
import { type Answer, findInconsistencies, type Inconsistency, type Member, type Version } from '@rubric/analysis'
import type { RuleGraph, Statement } from '@rubric/compiler'
import type { ClauseInfo, Logic } from '@rubric/runtime'
import { answersIn } from './answers.ts'
import { bothWays } from './pairs.ts'

type Statuses = ReadonlyMap<string, Answer>

interface Tried extends Member {
  readonly statuses: Statuses
  /** Of the version without the clauses that are said to change nothing. */
  readonly reduced: Statuses
}

/** The findings, and what is wrong with them. */
export interface Judged {
  readonly findings: readonly Inconsistency[]
  readonly wrong: readonly string[]
}

export const judge = (graph: RuleGraph, members: Iterable<Member>): Judged => {
  const { compiled } = bothWays(graph)
  const findings = findInconsistencies(compiled)
  const reduced = bothWays(without(graph, new Set(findings.flatMap((each) => (each.is === 'never matters' ? [each.address] : []))))).compiled
  const tried = [...members].flatMap((member): readonly Tried[] => {
    const [statuses, other] = [statusesOf(compiled, member), statusesOf(reduced, member)]
    return statuses === null || other === null ? [] : [{ ...member, statuses, reduced: other }]
  })
  const clauses = findings.flatMap((finding) => tried.filter((member) => isAgainst(finding, member)).slice(0, 1).map((member) => told(finding, member)))
  return { findings, wrong: [...clauses, ...unshown(graph, findings), ...graph.statements.flatMap((each) => passedBy(each, findings, tried))] }
}

const statusesOf = (version: Version, { facts, asOf }: Member): Statuses | null => {
  const evaluated = version.evaluate(facts, asOf)
  return evaluated.ok ? answersIn(version.graph, evaluated).clauses : null
}

const told = (finding: Inconsistency, { facts, asOf }: Member): string =>
  `${finding.is}, ${'address' in finding ? finding.address : finding.of.join()}: but not for ${JSON.stringify(facts)} as of ${asOf}`

const isAgainst = (finding: Inconsistency, { statuses, reduced }: Tried): boolean => {
  switch (finding.is) {
    case 'never met':
      return statuses.get(finding.address) === 'met'
    case 'always met':
      return (statuses.get(finding.address) ?? 'met') !== 'met'
    case 'never matters':
      return statuses.get(finding.root) !== reduced.get(finding.root)
    case 'together':
    case 'none':
    case 'undecided':
      return false
  }
}

/** Whoever is shown is so on both evaluators. */
const unshown = (graph: RuleGraph, findings: readonly Inconsistency[]): readonly string[] =>
  findings.flatMap((finding) => {
    if (finding.is !== 'together' && finding.is !== 'none') return []
    const is = finding.is === 'together' ? 'met' : 'not met'
    const ways = Object.values(bothWays(graph)).map((version) => statusesOf(version, finding.member))
    return ways.every((statuses) => finding.of.every((address) => statuses?.get(address) === is)) ? [] : [told(finding, finding.member)]
  })

/** Nobody shows a statement false of which nothing is said. */
const passedBy = ({ says, of }: Statement, findings: readonly Inconsistency[], tried: readonly Tried[]): readonly string[] => {
  const isSaid = (is: Inconsistency['is'], those: readonly string[]): boolean =>
    findings.some((each) => (each.is === is || each.is === 'undecided') && 'of' in each && each.of.join() === those.join())
  const pairs = of.flatMap((a, at) => of.slice(at + 1).map((b) => [a, b]))
  const cases = [
    ...pairs.map((those) => ({ is: 'together', those, status: 'met' }) as const),
    ...(says === 'always one' ? [{ is: 'none', those: of, status: 'not met' } as const] : []),
  ]
  return cases.filter(({ is, those }) => !isSaid(is, those)).flatMap(({ is, those, status }) => {
    const member = tried.find(({ statuses }) => those.every((address) => statuses.get(address) === status))
    return member === undefined ? [] : [`nothing is said of ${those.join()} (${is}), but ${JSON.stringify(member.facts)} as of ${member.asOf}`]
  })
}

// ---- without some clauses ----------------------------------------------------------------------------------

/** They stand in ALL and ANY blocks alone. */
const without = (graph: RuleGraph, addresses: ReadonlySet<string>): RuleGraph => {
  const isKept = (clause: number): boolean => !addresses.has(graph.clauses[clause]?.address ?? '')
  const kept = (logic: Logic): Logic =>
    logic.op === 'all' || logic.op === 'any' ? { ...logic, of: logic.of.filter((each) => each.op !== 'clause' || isKept(each.clause)).map(kept) } : logic
  const reduced = <T extends ClauseInfo>(clause: T): T => ({ ...clause, logic: kept(clause.logic), children: clause.children.filter(isKept) })
  return { ...graph, clauses: graph.clauses.map(reduced) }
}
