/** Names: what they stand for, across files, and what is said where they stand for nothing, for two things or for themselves. */
import { compileWorkspace } from '@rubric/compiler'
import { describe, expect, it } from 'vitest'

const header = (id: string): string => `policy ${id} "Test"\n  issuer "Test"\n  version 2026-01-01\n  effective 2026-01-01\n  language 1\n`

const errorsIn = (...files: readonly (readonly [string, string])[]): readonly string[] => {
  const { diagnostics } = compileWorkspace(files.map(([path, text]) => ({ path, text })))
  const texts = new Map(files)
  return diagnostics.filter(({ severity }) => severity === 'error').map(({ code, file, span }) =>
    `${file}:${(texts.get(file) ?? '').slice(0, span.start).split('\n').length} ${code}`)
}

const policyOf = (text: string, ...others: readonly (readonly [string, string])[]): ReturnType<typeof compileWorkspace>['value']['policies'][number] => {
  const { value } = compileWorkspace([['p.rubric', text] as const, ...others].map(([path, each]) => ({ path, text: each })))
  const policy = value.policies[0]
  if (policy === undefined) throw new Error('no policy')
  return policy
}

const vocabulary = (id: string, body: string): string => `vocabulary ${id} "Words"\n  language 1\n\n${body}`

describe('vocabularies', () => {
  const risk = 'facts\n  risk  yes/no  "risk"\n'
  const uses = `${header('test.p')}\nuse a\nuse b\n\ncriteria c "C"\n  `

  it('lend their names, bare in the input', () => {
    const policy = policyOf(`${header('test.p')}\nuse a\n\ncriteria c "C"\n  risk\n`, ['a.rubric', vocabulary('a', risk)])
    expect(policy.graph.facts.map(({ name, origin }) => [name, origin])).toEqual([['risk', 'a']])
    expect(policy.sources).toEqual(['p.rubric', 'a.rubric'])
    expect(policy.ok).toBe(true)
  })

  it('that share a name need theirs before it, here and in the input', () => {
    const others = [['a.rubric', vocabulary('a', risk)], ['b.rubric', vocabulary('b', risk)]] as const
    expect(errorsIn(['p.rubric', `${uses}risk\n`], ...others)).toEqual(['p.rubric:11 ambiguous-name'])
    const policy = policyOf(`${uses}a.risk and b.risk\n`, ...others)
    expect(policy.ok).toBe(true)
    expect(policy.graph.facts.map(({ name }) => name)).toEqual(['a.risk', 'b.risk'])
  })

  it('that a policy repeats are found', () => {
    const text = `${header('test.p')}\nuse a\n\nfacts\n  risk  yes/no  "risk"\n\ncriteria c "C"\n  risk\n`
    expect(errorsIn(['p.rubric', text], ['a.rubric', vocabulary('a', risk)])).toEqual(['p.rubric:10 duplicate-name'])
  })

  it('that are not there are named', () => {
    expect(errorsIn(['p.rubric', `${header('test.p')}\nuse ../a\n`])).toHaveLength(1)
    expect(errorsIn(['p.rubric', `${header('test.p')}\nuse elsewhere\n`])).toEqual(['p.rubric:7 unknown-vocabulary'])
  })

  it('must not use each other', () => {
    const a = vocabulary('a', 'use b\n')
    const b = vocabulary('b', 'use a\n')
    expect(errorsIn(['a.rubric', a], ['b.rubric', b])).toEqual(['a.rubric:4 circular-use'])
  })

  it('with an error stop the policies that use them', () => {
    const broken = vocabulary('a', `${risk}\ndefine often: nothing_known at least 2\n`)
    const policy = policyOf(`${header('test.p')}\nuse a\n\ncriteria c "C"\n  risk\n`, ['a.rubric', broken])
    expect(policy.ok).toBe(false)
  })
})

describe('definitions', () => {
  const facts = 'facts\n  n  count  "n"\n  x  yes/no  "x"\n'

  it('stand for conditions, values and constants', () => {
    const text = `${header('test.p')}\n${facts}\ndefine enough: 2\ndefine many: n at least enough\ndefine seen: 30 days before as of\ncriteria c "C"\n  many and as of after seen\n`
    const { graph, ok } = policyOf(text)
    expect(ok).toBe(true)
    expect(graph.conditions.map(({ text: words }) => words)).toEqual(['n at least enough', 'as of after seen'])
    expect(graph.definitions.map(({ name, reads }) => [name, reads])).toEqual([
      ['enough', '2'], ['many', 'n at least enough'], ['seen', '30 days before as of'],
    ])
  })

  it('must not go in circles, and the circle is told once', () => {
    const text = `${header('test.p')}\n${facts}\ndefine a: b and x\ndefine b: a or x\ncriteria c "C"\n  a and b\n`
    expect(errorsIn(['p.rubric', text])).toEqual(['p.rubric:11 circular-definition'])
  })

  it('are faulty where they stand, not where they are used', () => {
    const text = `${header('test.p')}\n${facts}\ndefine a: unknown_thing at least 2\ncriteria c "C"\n  ALL of\n    1. "one" a\n    2. "two" a and x\n`
    expect(errorsIn(['p.rubric', text])).toEqual(['p.rubric:11 unknown-name'])
  })

  it('are misused where they are used', () => {
    const text = `${header('test.p')}\n${facts}\ndefine enough: 2\ncriteria c "C"\n  x and enough\n`
    expect(errorsIn(['p.rubric', text])).toEqual(['p.rubric:13 not-a-condition'])
  })

  it('may be criteria, which must not go in circles either', () => {
    const text = `${header('test.p')}\n${facts}\ncriteria a "A"\n  b or x\n\ncriteria b "B"\n  not a\n`
    expect(errorsIn(['p.rubric', text])).toEqual(['p.rubric:11 circular-definition'])
    const fine = policyOf(`${header('test.p')}\n${facts}\ncriteria a "A"\n  b or x\n\ncriteria b "B"\n  x\n`)
    expect(fine.graph.order).toEqual([1, 0])
  })
})

describe('names', () => {
  it('that a prototype has are names like any other', () => {
    const text = `${header('test.p')}\nfacts\n  __proto__    yes/no  "a"\n  constructor  count   "b"\n  toString     yes/no  "c"\n\ncriteria hasOwnProperty "C"\n  __proto__ and constructor at least 1 and toString\n\nexample "e" as of 2026-01-01\n  given\n    __proto__    yes\n    constructor  1\n    toString     yes\n  expect\n    hasOwnProperty  met\n`
    const policy = policyOf(text)
    expect(policy.ok).toBe(true)
    expect(Object.keys(policy.examples[0]?.facts ?? {}).sort()).toEqual(['__proto__', 'constructor', 'toString'])
  })

  it('are declared once', () => {
    const text = `${header('test.p')}\nfacts\n  x  yes/no  "a"\n  x  count   "b"\n\ncriteria c "C"\n  x\n\ncriteria c "C again"\n  x\n`
    expect(errorsIn(['p.rubric', text])).toEqual(['p.rubric:9 duplicate-name', 'p.rubric:14 duplicate-name'])
  })

  it('of two policies with one version are found', () => {
    expect(errorsIn(['p.rubric', header('test.p')], ['q.rubric', header('test.p')])).toEqual(['q.rubric:1 duplicate-policy'])
  })
})
