import { examplesIn, viewText } from '@rubric/language-service'
import { describe, expect, test } from 'vitest'
import { policyWith, programOf, realProgram } from '../support/programs.ts'

const program = realProgram()

const facts = ['facts', '  visits  count   "visits"', '  seen    yes/no  "seen"', '']
const rules = [
  'criteria c "Care" §2',
  '  ALL of',
  '    1. "two or more"',
  '      visits at least 2',
  '    2. "seen"',
  '      seen',
  '',
  'criteria d "Other"',
  '  seen',
  '',
]
const example = ['example "one visit" as of 2026-03-01', '  given', '    visits  1', '  expect', '    c  met']

describe('views', () => {
  test('there is a reading, the code and a trace of every real policy', () => {
    for (const path of program.paths()) {
      expect(viewText(program, { kind: 'reading', path })).toMatch(/^# \S/)
      const code = viewText(program, { kind: 'typescript', path })
      expect(code === undefined).toBe(program.policy(path) === undefined)
      if (code !== undefined) expect(code).toContain('export const evaluate')
      for (const { name } of examplesIn(program, path).slice(0, 5)) {
        expect(viewText(program, { kind: 'trace', path, example: name })).toContain('passed.')
      }
    }
  })

  test('the trace of an example shows what was expected, what came out, and why', () => {
    const small = programOf(['a.rubric', policyWith(...facts, ...rules, ...example)])
    expect(viewText(small, { kind: 'trace', path: 'a.rubric', example: 'one visit' })).toBe(
      [
        '# One visit',
        '',
        'As of March 1, 2026: failed.',
        '',
        '## Expected',
        '',
        '- ✗ `test.policy/c` met; it came out: not met',
        '  - visits at least 2: not met (1)',
        '',
        '## Care (section 2): not met',
        '',
        '- ✗ **1** Two or more: not met',
        '  - ✗ `visits at least 2`: not met (1)',
        '- ? **2** Seen: unknown',
        '  - ? `seen`: unknown',
        '',
        '## Nothing is known yet of these',
        '',
        '- Other: unknown',
        '',
      ].join('\n'),
    )
    expect(viewText(small, { kind: 'trace', path: 'a.rubric', example: 'nobody' })).toBeUndefined()
  })

  test('while there are errors the code and the trace say so', () => {
    const broken = programOf(['a.rubric', policyWith(...facts, ...rules, ...example, '', 'criteria e', '  nothing_known')])
    expect(viewText(broken, { kind: 'typescript', path: 'a.rubric' })).toBe(
      '// Nothing is built while there are errors in a.rubric.\n',
    )
    expect(viewText(broken, { kind: 'trace', path: 'a.rubric', example: 'one visit' })).toContain(
      'Put the errors of this file right first.',
    )
  })
})
