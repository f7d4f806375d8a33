/** Both evaluators say the same of every clause, condition, limit and determination. */
import { determinationDifferences } from '../determinations.ts'
import { memberCase } from '../facts/members.ts'
import { type Difference, differences } from '../traces.ts'
import { type Decided, decided } from './answers.ts'
import { type Fault, type Plan, type Sample, search } from './trial.ts'
import type { Version } from './version.ts'

export const agreement = (version: Version): Plan => {
  const { graph, reference, compiled } = version
  const samples = memberCase(graph).map((member): Sample => ({ member }))
  const faultsOf = ({ member }: Sample): readonly Fault[] => {
    const [left, right] = [decided(reference, member), decided(compiled, member)]
    if (left === null || right === null) return left === right ? [] : [refusedByOne(left)]
    return [
      ...differences(graph, left.trace, right.trace),
      ...determinationDifferences(graph, left.determinations, right.determinations),
    ].map(faultOf)
  }
  return search({ property: 'agreement', version }, { samples, faultsOf })
}

const faultOf = ({ address, where, reference, compiled }: Difference): Fault => ({
  address,
  says: `the two evaluators part at ${where}`,
  answers: [
    ['reference', reference],
    ['compiled', compiled],
  ],
})

const refusedByOne = (reference: Decided | null): Fault => {
  const words = (accepts: boolean): string => (accepts ? 'accepts the facts' : 'refuses the facts')
  return {
    address: '',
    says: 'one evaluator refuses facts that the other accepts',
    answers: [
      ['reference', words(reference !== null)],
      ['compiled', words(reference === null)],
    ],
  }
}
