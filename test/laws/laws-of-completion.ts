import type { FactsInput } from '@rubric/compiler'
import { completionOf, statusesOf } from '@rubric/harness'
import { statusWord, type Trace, UNKNOWN } from '@rubric/runtime'
import type { Law } from './law.ts'
import type { Subject } from './subject.ts'

/** Clauses that were met or not met and are now something else. */
const overturned = (subject: Subject, before: Trace, after: Trace): readonly string[] => {
  const later = statusesOf(after)
  return [...statusesOf(before)].flatMap(([clause, status]) => {
    const now = later.get(clause)
    if (status === UNKNOWN || now === undefined || now === status) return []
    return [`${subject.graph.clauses[clause]?.address ?? clause}: ${statusWord(status)}, then ${statusWord(now)}`]
  })
}

export const completion: Law<FactsInput> = {
  id: 'completion',
  says: 'completing a record never changes a clause that was met or not met',
  more: (subject, member) => completionOf(subject.graph, member),
  check: (subject, { facts, asOf }, complete) => {
    const problems = [
      ...overturned(subject, subject.reference(facts, asOf), subject.reference(complete, asOf)).map(
        (line) => `reference: ${line}`,
      ),
      ...overturned(subject, subject.compiled(facts, asOf), subject.compiled(complete, asOf)).map((line) => `compiled: ${line}`),
    ]
    return problems.length === 0 ? null : problems.join('\n')
  },
}
