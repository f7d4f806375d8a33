/** `never … together` and `always one of` hold for every member. */
import type { Answer } from '@rubric/analysis'
import type { Statement } from '@rubric/compiler'
import { memberCase } from '../facts/members.ts'
import { type Answers, answersIn, within } from './answers.ts'
import { type Fault, notTested, type Plan, type Sample, search } from './trial.ts'
import type { Version } from './version.ts'

export const statements = (version: Version): Plan => {
  const { graph } = version
  if (graph.statements.length === 0) return notTested('nothing is stated')
  const samples = memberCase(graph).map((member): Sample => ({ member }))
  const faultsOf = ({ member }: Sample): readonly Fault[] => {
    const answers = answersIn(version, member)
    return answers === null ? [] : graph.statements.flatMap((statement) => broken(version, statement, answers))
  }
  return search({ property: 'statements', version }, { samples, faultsOf })
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
