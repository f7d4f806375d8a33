import { determinationDifferences, differences, runExample } from '@rubric/harness'
import fc from 'fast-check'
import { describe } from 'vitest'
import { withExample } from './example-text.ts'
import { type Law, testLaw } from './law.ts'
import { subjectOf } from './subject.ts'

const examples: Law<null> = {
  id: 'examples',
  says: 'a member written as an example gets the same answer as from JSON, and the example passes',
  members: 1,
  more: () => fc.constant(null),
  check: (subject, { facts, asOf }) => {
    const files = withExample(subject, facts, asOf)
    if (files === null) return null
    const written = subjectOf(files)
    const [example] = written.policy.examples
    if (example === undefined) return 'the example is lost'
    const [expected, now] = [subject.answers(facts, asOf)[0]?.[1], written.answers(example.facts, example.asOf)[0]?.[1]]
    if (expected === undefined || now === undefined) return 'no answers'
    const parted = [
      ...differences(subject.graph, expected.trace, now.trace),
      ...determinationDifferences(subject.graph, expected.determinations, now.determinations),
    ]
    const result = runExample(written.policy, written.loaded(), example)
    return parted.length === 0 && result.passed
      ? null
      : `${JSON.stringify(parted)}\n${JSON.stringify(result)}\n${files[0]?.text ?? ''}`
  },
}

describe('examples', () => testLaw(examples))
