/** `never … together` and `always one of` hold for every member: tried on some, and where none of them breaks it, proved. */
import { type Answer, findInconsistencies } from '@rubric/analysis'
import type { Statement } from '@rubric/compiler'
import { type MemberCase, memberCase } from '../facts/members.ts'
import { type Answers, decided, statusAnswers, within } from './answers.ts'
import { analysed, inTime } from './proofs.ts'
import { type Effort, exact, type Fault, notTested, type Outcome, type Plan, type Sample, search } from './trial.ts'
import type { Version } from './version.ts'

export const statements = (version: Version): Plan => {
  const { graph } = version
  if (graph.statements.length === 0) return notTested('nothing is stated')
  const samples = memberCase(graph).map((member): Sample => ({ member }))
  const tried = search({ property: 'statements', version }, { samples, faultsOf: ({ member }) => faultsOf(version, member) })
  return (effort) => {
    const outcome = tried(effort)
    return outcome.is === 'held' && effort.path === undefined ? proved(version, effort, outcome) : outcome
  }
}

/** Met and not met are those of clauses: what a determination comes to before its limits. */
const faultsOf = (version: Version, member: MemberCase): readonly Fault[] => {
  const { graph, compiled } = version
  const found = decided(compiled, member)
  if (found === null) return []
  const answers = statusAnswers(graph, found.trace)
  return graph.statements.flatMap((statement) => broken(version, statement, answers))
}

const broken = (version: Version, { says, of, text }: Statement, answers: Answers): readonly Fault[] => {
  const said = of.map((address): readonly [string, Answer | undefined] => [within(version, address), answers.get(address)])
  const met = said.filter(([, answer]) => answer === 'met')
  const none = said.every(([, answer]) => answer === 'not met')
  const fault = (what: string): readonly Fault[] => [
    {
      address: of[0] ?? '',
      says: text === '' ? what : `${what}, against "${text}"`,
      answers: said.map(([who, answer]) => [who, answer ?? 'nothing']),
    },
  ]
  if (met.length > 1) return fault(`${met.map(([who]) => who).join(' and ')} are met at once`)
  return says === 'always one' && none ? fault('none of them is met') : []
}

/** What no tried member breaks, somebody else may. */
const proved = (version: Version, effort: Effort, held: Extract<Outcome, { readonly is: 'held' }>): Outcome => {
  const found = inTime(effort, (budget) => findInconsistencies(analysed(version), budget))
  if (found === null) return held
  const shown = found.flatMap((each) => (each.is === 'together' || each.is === 'none' ? [each.member] : []))
  const member = shown.find((each) => faultsOf(version, each).length > 0)
  if (member !== undefined) return exact({ property: 'statements', version }, faultsOf(version, member), { member })
  return {
    ...held,
    notes: [found.some(({ is }) => is === 'undecided') ? 'not proved: tried on members alone' : 'proved for every member'],
  }
}
