import { inlayHints } from '@rubric/language-service'
import { expect, test } from 'vitest'
import { policyWith, programOf, realProgram } from '../support/programs.ts'

const noted = (...lines: readonly string[]): string => {
  const text = policyWith(...lines)
  const hints = inlayHints(programOf(['a.rubric', text]), 'a.rubric', { start: 0, end: text.length })
  return hints.toReversed().reduce((all, { offset, text: note }) => `${all.slice(0, offset)}«${note}»${all.slice(offset)}`, text)
}

test('long stretches of time are shown in larger units, rates in the unit of their fact, and items without a label with their place', () => {
  const text = noted(
    'facts',
    '  monitored  times per week  "monitoring"',
    '  seen_on    date            "visit"',
    '',
    'criteria c "C"',
    '  ANY of',
    '    - "often"',
    '      monitored at least 1 per day',
    '    - "weekly"',
    '      monitored at least 2 per week',
    '    3. "lately"',
    '      seen_on within 60 days before as of',
    '    4. "a week"',
    '      seen_on within 7 days before as of',
    '    5. "a while"',
    '      seen_on within 18 months before as of',
  )
  for (const line of [
    '-«/1» "often"',
    'at least 1 per day«= 7 per week»',
    '-«/2» "weekly"',
    'at least 2 per week\n',
    '3. "lately"',
    '60 days«= 8 weeks 4 days»',
    'within 7 days before',
    '18 months«= 1 year 6 months»',
  ])
    expect(text).toContain(line)
})

test('examples and facts have none', () => {
  const text = noted(
    'facts',
    '  stay  span in days  "stay"',
    '',
    'criteria c "C"',
    '  stay at least 3 days',
    '',
    'example "long" as of 2026-03-01',
    '  given',
    '    stay  60 days',
    '  expect',
    '    c  met',
  )
  expect(text).not.toContain('«')
})

test('on the real policies they are few: no more than one in forty lines', () => {
  const program = realProgram()
  for (const path of program.paths()) {
    const { text = '', starts = [] } = program.file(path) ?? {}
    expect(inlayHints(program, path, { start: 0, end: text.length }).length).toBeLessThanOrEqual(
      Math.ceil(starts.length / 40) + 1,
    )
  }
})
