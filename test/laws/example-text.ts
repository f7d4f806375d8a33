/** A member and everything that came out, written as an example of the policy. */
import type { FactsInput } from '@rubric/compiler'
import { expectLines, givenLines, requestedCodes } from '@rubric/harness'
import type { SourceText, Subject } from './subject.ts'

/** The policy's files with the example at the end; null where the language has no way to write the facts. */
export const withExample = (subject: Subject, facts: FactsInput, asOf: string): readonly SourceText[] | null => {
  const { files, graph } = subject
  const given = givenLines(graph, facts)
  const [reference] = subject.answers(facts, asOf)
  if (given === null || reference === undefined) return null
  const [, { trace, determinations }] = reference
  const { info } = subject.loaded()
  const expect = expectLines({ graph, info, trace, determinations, requestedCodes: requestedCodes(facts) })
  const lines = [
    `example "as written" as of ${asOf.replace('T', ' ')}`,
    ...(given.length > 0 ? ['  given', ...given] : []),
    '  expect',
    ...expect,
    '',
  ]
  const [policy, ...others] = files
  return [{ path: policy?.path ?? '', text: `${policy?.text ?? ''}\n${lines.join('\n')}` }, ...others]
}
