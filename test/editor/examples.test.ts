import { coverageOf, type ExampleRun, examplesIn, exampleRuns, runExamplesOf } from '@rubric/language-service'
import { describe, expect, test } from 'vitest'
import { policyWith, programOf, realProgram } from '../support/programs.ts'

const program = realProgram()
const paths = program.paths()

const facts = ['facts', '  visits    count  "visits"', '  seen      yes/no  "seen"', '']
const criteria = [
  'criteria c "C"',
  '  ALL of',
  '    1. "two visits or more"',
  '      visits at least 2',
  '    seen: "seen"',
  '      seen',
  '',
]
const example = (purpose: string, visits: string, expected: string): readonly string[] => [
  `example "${purpose}" as of 2026-03-01`,
  '  given',
  `    visits  ${visits}`,
  '  expect',
  `    c/1  ${expected}`,
  '',
]

describe('examples of a file', () => {
  test('every example of the real policies passes, and each clause that a line expects something of is covered', () => {
    for (const path of paths) {
      const runs = runExamplesOf(program, path)
      expect(runs.map(({ name }) => name)).toEqual(examplesIn(program, path).map(({ name }) => name))
      expect(runs.filter(({ state }) => state !== 'passed')).toEqual([])
      const seen = new Map(coverageOf(program, path, runs).map((clause) => [clause.address, clause.seen]))
      for (const { address, expected } of runs.flatMap(({ lines }) => lines)) {
        if (expected === 'met' && seen.has(address)) expect(seen.get(address)).toContain('met')
      }
    }
  })

  test('a line that fails says what came out, and which condition made it so', () => {
    const text = policyWith(...facts, ...criteria, ...example('one visit', '1', 'met'))
    const [run] = runExamplesOf(programOf(['a.rubric', text]), 'a.rubric')
    expect(run?.state).toBe('failed')
    const line = run?.lines[0]
    expect(line).toMatchObject({
      address: 'test.policy/c/1',
      expected: 'met',
      actual: 'not met',
      ok: false,
      why: ['visits at least 2: not met (1)'],
    })
    expect(text.slice(line?.span.start, line?.span.end)).toContain('c/1  met')
  })

  test('nothing is run of a file with an error, and that is said', () => {
    const text = policyWith(...facts, ...criteria, ...example('two visits', '2', 'met'), 'criteria d "D"', '  nobody_knows')
    const runs = runExamplesOf(programOf(['a.rubric', text]), 'a.rubric')
    expect(runs).toMatchObject([
      { name: 'two visits', state: 'not checked', lines: [], problems: ['Put the errors of this file right first.'] },
    ])
  })

  test('what is run can be chosen, and taken one at a time', () => {
    const text = policyWith(...facts, ...criteria, ...example('a', '2', 'met'), ...example('b', '1', 'met'))
    const small = programOf(['a.rubric', text])
    expect(runExamplesOf(small, 'a.rubric', ['b']).map(({ name, state }) => [name, state])).toEqual([['b', 'failed']])
    const first: ExampleRun | undefined = exampleRuns(small, 'a.rubric').next().value ?? undefined
    expect(first?.name).toBe('a')
  })

  test('coverage names what no example has shown', () => {
    const text = policyWith(...facts, ...criteria, ...example('a', '2', 'met'))
    const small = programOf(['a.rubric', text])
    expect(coverageOf(small, 'a.rubric', runExamplesOf(small, 'a.rubric')).map(({ address, seen }) => [address, seen])).toEqual([
      ['test.policy/c', ['unknown']],
      ['test.policy/c/1', ['met']],
      ['test.policy/c/seen', ['unknown']],
    ])
  })
})
