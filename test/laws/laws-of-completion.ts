import type { FactsInput } from '@rubric/compiler'
import { addressOfDetermination, completionOf, statusesOf } from '@rubric/harness'
import { type Amount, type DeterminationResult, statusWord, type Trace, UNKNOWN } from '@rubric/runtime'
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

const isWithin = (inner: Amount, outer: Amount): boolean => inner[0] >= outer[0] && inner[1] <= outer[1]

/** What was granted for certain and is now something else, and what lies outside of the range that it was in. */
const takenBack = (before: DeterminationResult, after: DeterminationResult): readonly string[] => {
  const lines = (before.lines ?? []).flatMap((line, index) => {
    const now = after.lines?.[index]
    if (now === undefined) return [`line ${index}: gone`]
    return isWithin(now.granted, line.granted) ? [] : [`line ${index}: granted ${line.granted.join(' to ')}, then ${now.granted.join(' to ')}`]
  })
  const span =
    before.span === null || after.span === null || isWithin(after.span.to, before.span.to)
      ? []
      : [`to ${before.span.to.join(' to ')}, then ${after.span.to.join(' to ')}`]
  const outcome =
    before.outcome === 'information needed' || before.outcome === after.outcome ? [] : [`${before.outcome}, then ${after.outcome}`]
  return [...outcome, ...lines, ...span]
}

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
      const determined = before.determinations.flatMap((each, index) => {
        const now = after.determinations[index]
        const where = addressOfDetermination(subject.graph, index)
        return (now === undefined ? ['gone'] : takenBack(each, now)).map((line) => `${where}: ${line}`)
      })
      return [...overturned(subject, before.trace, after.trace), ...determined].map((line) => `${name}: ${line}`)
    })
    return problems.length === 0 ? null : problems.join('\n')
  },
}
