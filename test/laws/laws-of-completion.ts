import type { FactsInput } from '@rubric/compiler'
import { completionOf, turnedByCompletion } from '@rubric/harness'
import type { Law } from './law.ts'

export const completion: Law<FactsInput> = {
  id: 'completion',
  says: 'completing a record never changes a clause that was met or not met, an outcome or a grant that was certain',
  members: 3,
  more: (subject, member) => completionOf(subject.graph, member),
  check: (subject, { facts, asOf }, complete) => {
    const later = new Map(subject.answers(complete, asOf))
    const problems = subject.answers(facts, asOf).flatMap(([name, before]) => {
      const after = later.get(name)
      if (after === undefined) return [`${name}: no answer`]
      const faults = turnedByCompletion(subject.graph, before, after)
      return faults.map(
        ({ address, says, answers }) => `${name}: ${address}: ${says}: ${answers.map((said) => said.join(' ')).join(', ')}`,
      )
    })
    return problems.length === 0 ? null : problems.join('\n')
  },
}
