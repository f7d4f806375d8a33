/** Which way a fact moves answers, as far as the logic says so, and honest where it does not. */
import { compileWorkspace } from '@rubric/compiler'
import { type Direction, polarities } from '@rubric/harness'
import { describe, expect, it } from 'vitest'

/** The direction of the one fact in a criterion with this condition. */
const directionOf = (fact: string, body: string): Direction | undefined => {
  const text = `policy example.polarity "Polarity"
  language 1
facts
  a       yes/no
  b       yes/no
  c       yes/no
  number  count
  grade   low < middle < high
  colour  one of red, blue
  on      date
  start   date
  visits  list of "visits"
    on     date
    hours  count
criteria one
${body
  .split('\n')
  .map((line) => `  ${line}`)
  .join('\n')}
`
  const { value, diagnostics } = compileWorkspace([{ path: 'p.rubric', text }])
  const [policy] = value.policies
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (policy === undefined || errors.length > 0) throw new Error(errors.map(({ code, label }) => `${code} ${label}`).join('\n'))
  return polarities(policy.graph).find((each) => each.fact === fact)?.direction
}

describe('a fact', () => {
  it.each([
    ['a', 'a', 'raises'],
    ['a', 'not a', 'lowers'],
    ['a', 'a or (b and not a)', 'either way'],
    ['a', 'b', undefined],
    ['number', 'number at least 3', 'raises'],
    ['number', 'number less than 3', 'lowers'],
    ['number', 'not (number at most 3)', 'raises'],
    ['number', 'number between 3 and 5', 'either way'],
    ['number', 'number is 3', 'either way'],
    ['grade', 'grade at least middle', 'raises'],
    ['colour', 'colour is red', 'either way'],
    ['on', 'on before start', 'lowers'],
    ['start', 'on before start', 'raises'],
    ['on', 'on within 3 days after start', 'either way'],
    ['member.age', 'member.age at least 18 years', 'raises'],
    ['visits', 'count of visits in the past 3 months at least 2', 'raises'],
    ['visits', 'count of visits in the past 3 months at most 2', 'lowers'],
    ['visits', 'no visits in the past 3 months', 'lowers'],
    ['visits', 'any visits in the past 3 months', 'raises'],
    ['visits', 'every visits in the past 3 months has hours at least 1', 'lowers'],
    ['visits', 'latest visits.hours at least 1', 'either way'],
    ['a', 'AT LEAST 2 of\n  A. a\n  B. b\n  C. c', 'raises'],
    ['a', 'NONE of\n  A. a\n  B. b', 'lowers'],
    ['a', 'AT MOST 1 of\n  A. a\n  B. b', 'lowers'],
    ['a', 'ONE of\n  A. a\n  B. b', 'either way'],
    ['a', 'ALL of\n  A. a\n  B. ANY of\n    1. b\n    2. not c', 'raises'],
    ['c', 'ALL of\n  A. a\n  B. ANY of\n    1. b\n    2. not c', 'lowers'],
  ])('%s in `%s` %s', (fact, body, direction) => expect(directionOf(fact, body)).toBe(direction))
})
