import { determinationDifferences, differences } from '@rubric/harness'
import fc from 'fast-check'
import type { Law } from './law.ts'

export const agreement: Law<null> = {
  id: 'agreement',
  says: 'the reference evaluator and the compiled policy say the same of every clause, condition, limit and determination',
  more: () => fc.constant(null),
  check: (subject, { facts, asOf }) => {
    const [reference, compiled] = subject.answers(facts, asOf).map(([, answered]) => answered)
    if (reference === undefined || compiled === undefined) return 'no answers'
    const found = [
      ...differences(subject.graph, reference.trace, compiled.trace),
      ...determinationDifferences(subject.graph, reference.determinations, compiled.determinations),
    ]
    return found.length === 0
      ? null
      : found.map((each) => `${each.address}, ${each.where}: reference ${each.reference}, compiled ${each.compiled}`).join('\n')
  },
}
