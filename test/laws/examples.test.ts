import { differences, givenLines, runExample, wordsOf } from '@rubric/harness'
import fc from 'fast-check'
import { describe } from 'vitest'
import { type Law, testLaw } from './law.ts'
import { subjectOf } from './subject.ts'

const examples: Law<null> = {
  id: 'examples',
  says: 'a member written as an example gets the same answer as from JSON, and the example passes',
  members: 1,
  more: () => fc.constant(null),
  check: ({ files, graph, reference }, { facts, asOf }) => {
    const given = givenLines(graph, facts)
    if (given === null) return null
    const expected = reference(facts, asOf)
    const expect = [...wordsOf(graph, expected)].map(
      ([address, word]) => `    ${address.slice(graph.policy.id.length + 1)}  ${word}`,
    )
    const lines = [
      `example "as written" as of ${asOf}`,
      ...(given.length > 0 ? ['  given', ...given] : []),
      '  expect',
      ...expect,
      '',
    ]
    const [policy, ...vocabularies] = files
    const subject = subjectOf([{ path: policy?.path ?? '', text: `${policy?.text ?? ''}\n${lines.join('\n')}` }, ...vocabularies])
    const [example] = subject.policy.examples
    if (example === undefined) return 'the example is lost'
    const parted = differences(graph, expected, subject.reference(example.facts, example.asOf))
    const result = runExample(subject.policy, subject.loaded(), example)
    return parted.length === 0 && result.passed
      ? null
      : `${JSON.stringify(parted)}\n${JSON.stringify(result)}\n${lines.join('\n')}`
  },
}

describe('examples', () => testLaw(examples))
