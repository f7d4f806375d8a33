/** Examples: what is given becomes input, and an example may start from another. */
import { describe, expect, it } from 'vitest'
import { compileText, summary } from '../support/compile.ts'

const policy = (examples: string): string => `policy test.p "Test"
  issuer "Test"
  version 2026-01-01
  effective 2026-01-01
  language 1

facts
  n       count          "n"
  agreed  yes/no         "agreed"
  wait    span in weeks  "wait"
  events  list of        "events"
    on  date

criteria c "C"
  n at least 2 and agreed and wait at least 2 weeks and no events and member.age at least 3 years

${examples}`

const base = `example "typical" as of 2026-03-01
  given
    n                  2
    agreed             yes
    wait               14 days
    member.birth_date  2012-05
    events             complete through 2026-03-01
      on 2026-02-01
  expect
    c  not met

`

describe('an example', () => {
  it('gives facts in the form of the input', () => {
    const [example] = compileText(policy(base)).policy.examples
    expect(example?.facts).toEqual({
      n: 2, agreed: true, wait: 2, member: { birth_date: '2012-05' }, events: { complete_through: '2026-03-01', entries: [{ on: '2026-02-01' }] },
    })
  })

  it('may be like another, and says only what differs', () => {
    const text = policy(`example "none" as of 2026-03-02
  given like "typical"
    n           unknown
    member.age  9 years
    events      complete through 2026-03-02
  expect
    c  unknown

${base}`)
    const { policy: compiled, diagnostics } = compileText(text)
    expect(summary(text, diagnostics)).toEqual([])
    expect(compiled.examples[0]?.facts).toEqual({
      n: null, agreed: true, wait: 2, member: { age: 9 }, events: { complete_through: '2026-03-02', entries: [] },
    })
  })

  it.each([
    ['an unknown one', base + base.replace('"typical"', '"other"').replace('given', 'given like "typcal"'), ['unknown-example 29: "typcal"']],
    ['itself', base.replace('given', 'given like "typical"'), ['circular-example 18: "typical"']],
    ['one that is like it', base.replace('given', 'given like "b"') + base.replace('"typical"', '"b"').replace('given', 'given like "typical"'),
      ['circular-example 29: "typical"']],
    ['the purpose of another', base + base, ['duplicate-example 28: "typical"']],
  ])('cannot be like, or have: %s', (_, examples, expected) => {
    const text = policy(examples)
    expect(summary(text, compileText(text).diagnostics)).toEqual(expected)
  })

  it('that is like a faulty one stays silent', () => {
    const text = policy(`${base.replace('14 days', 'soon')}example "later" as of 2026-03-02\n  given like "typical"\n  expect\n    c  unknown\n`)
    expect(summary(text, compileText(text).diagnostics)).toEqual(['value-does-not-fit 21: soon'])
  })
})
