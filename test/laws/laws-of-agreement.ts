import { differences } from '@rubric/harness'
import fc from 'fast-check'
import type { Law } from './law.ts'

export const agreement: Law<null> = {
  id: 'agreement',
  says: 'the reference evaluator and the compiled policy say the same of every clause and condition',
  more: () => fc.constant(null),
  check: (subject, { facts, asOf }) => {
    const found = differences(subject.graph, subject.reference(facts, asOf), subject.compiled(facts, asOf))
    return found.length === 0
      ? null
      : found.map((each) => `${each.address}, ${each.where}: reference ${each.reference}, compiled ${each.compiled}`).join('\n')
  },
}
