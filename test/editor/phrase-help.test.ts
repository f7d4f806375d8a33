import { phraseHelpAt } from '@rubric/language-service'
import { describe, expect, test } from 'vitest'
import { deep } from '../laws/runs.ts'
import { compileCondition } from '../support/compile.ts'
import { marked } from '../support/marked.ts'
import { deciderOf } from '../support/meaning.ts'
import { policyWith, programOf, realProgram } from '../support/programs.ts'

const facts = [
  'facts', '  seen_on  date  "seen"', '  called_at  date and time  "called"', '  score  count  "score"', '  visits  list of  "visits"', '    on  date', '',
]

const helpIn = (...lines: readonly string[]) => {
  const { text, offset } = marked(policyWith(...facts, ...lines))
  return phraseHelpAt(programOf(['policies/a.rubric', text]), 'policies/a.rubric', offset)
}

/** The label, with the part that comes next in brackets. */
const shown = (...lines: readonly string[]): string => {
  const help = helpIn(...lines)
  const next = help?.parameters[help.active]
  return help === undefined || next === undefined ? '' : `${help.label.slice(0, next.start)}[${help.label.slice(next.start, next.end)}]${help.label.slice(next.end)}`
}

const inCondition = (condition: string): string => shown('define x "x":', `  ${condition}`)

describe('the part that comes next', () => {
  const within = 'within N UNIT before|after|of ANCHOR moved to next business day of CALENDAR'
  test.each([
    ['seen_on within ▮', within.replace('N', '[N]')],
    ['seen_on within 7▮', within.replace('N', '[N]')],
    ['seen_on within 7 ▮', within.replace('UNIT', '[UNIT]')],
    ['seen_on within 7 da▮', within.replace('UNIT', '[UNIT]')],
    ['seen_on within 7 days ▮', within.replace('before|after|of', '[before|after|of]')],
    ['seen_on within 7 business ▮', within.replace('UNIT', '[UNIT]')],
    ['seen_on within 7 days after ▮', within.replace('ANCHOR', '[ANCHOR]')],
    ['seen_on within 7 days after called_at moved ▮', within.replace('moved to next business day of CALENDAR', '[moved to next business day of CALENDAR]')],
    ['seen_on exactly 6 ▮', 'exactly N [UNIT] before|after|of ANCHOR moved to next business day of CALENDAR'],
    ['seen_on at least 30 days ▮', 'at least N UNIT [before|after] ANCHOR'],
    ['any visits in the past 6 ▮', 'in the past N [UNIT]'],
    ['any visits in the 30 days ▮', 'in the N UNIT [before|after] ANCHOR'],
    ['any visits since ▮', 'since [ANCHOR]'],
    ['visits at least every ▮', 'at least TIMES every [N] UNIT from ANCHOR until END while STATE'],
    ['visits at least 2 every 4 weeks ▮', 'at least TIMES every N UNIT from [ANCHOR] until END while STATE'],
    ['visits at least 2 per calendar ▮', 'at least TIMES per calendar [PERIOD] from ANCHOR until END while STATE'],
    ['at least ▮', 'at least [N] of (CONDITION, …)'],
    ['at least 2 of (▮', 'at least N of ([CONDITION, …])'],
    ['at least 2 of (score is 3, seen_on within 7 days of ▮', within.replace('ANCHOR', '[ANCHOR]')],
  ])('%s', (condition, help) => {
    expect(inCondition(condition)).toBe(help)
  })

  test('a grant of hours is shown with days: hours are an amount here, not a stretch of time', () => {
    expect(helpIn('determination d "d"', '  grants 9 hours of ▮')?.documentation).toContain('60 days from 2026-03-10 end on 2026-05-08')
  })

  test('of limits and grants', () => {
    expect(shown('limit l "l"', '  at most 5 units of HCPCS H2022 in any ▮')).toBe('in any [N] UNIT')
    expect(shown('limit l "l"', '  at most 5 units of HCPCS H2022 per ▮')).toBe('per [calendar PERIOD]')
    const grants = 'grants N UNIT of CODES in N UNIT, at most N UNIT in all'
    expect(shown('determination d "d"', '  grants ▮')).toBe(grants.replace('N', '[N]'))
    expect(shown('determination d "d"', '  grants 60 ▮')).toBe(grants.replace('UNIT', '[UNIT]'))
    expect(shown('determination d "d"', '  grants 60 days, at most ▮')).toBe('grants N UNIT of CODES in N UNIT, at most [N UNIT] in all')
  })

  test.each(['seen_on ▮', 'score at least ▮', 'any visits in the past 6 months ▮', 'seen_on before ▮', 'score is 3 ▮'])('nothing is said at %s', (condition) => {
    expect(inCondition(condition)).toBe('')
  })
})

const dates = /[0-9]{4}-[0-9]{2}-[0-9]{2}/g

const dayBeside = (day: string, by: number): string => new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10)

/** What the evaluators say of `seen_on` on these days, after a visit on the anchor. */
const decided = (condition: string, anchor: string, days: readonly string[]): readonly string[] => {
  const { says } = deciderOf(compileCondition('seen_on date "seen"\ncalled_on date "called"', condition))
  return days.map((day) => says({ seen_on: day, called_on: anchor }, '2030-01-01'))
}

describe('the dates that are shown are those that the evaluators go by', () => {
  const amounts = ['1 day', '7 days', '3 weeks', '1 month', '6 months', '2 years']

  test.each(amounts.flatMap((amount) => ['before', 'after', 'of'].map((side) => [amount, side] as const)))('within %s %s', (amount, side) => {
    const [anchor = '', from = '', to = ''] = helpIn('define x "x":', `  seen_on within ${amount} ${side} ▮`)?.documentation.match(dates) ?? []
    expect(decided(`seen_on within ${amount} ${side} called_on`, anchor, [dayBeside(from, -1), from, to, dayBeside(to, 1)]))
      .toEqual(['not met', 'met', 'met', 'not met'])
  })

  test.each(amounts.flatMap((amount) => ['before', 'after'].map((side) => [amount, side] as const)))('exactly %s %s', (amount, side) => {
    const [anchor = '', on = ''] = helpIn('define x "x":', `  seen_on exactly ${amount} ${side} ▮`)?.documentation.match(dates) ?? []
    expect(decided(`seen_on exactly ${amount} ${side} called_on`, anchor, [dayBeside(on, -1), on, dayBeside(on, 1)])).toEqual(['not met', 'met', 'not met'])
  })

  const bounds = [
    ['at least', 'after', ['not met', 'met', 'met']], ['at least', 'before', ['met', 'met', 'not met']],
    ['more than', 'after', ['not met', 'not met', 'met']], ['more than', 'before', ['met', 'not met', 'not met']],
    ['less than', 'after', ['met', 'not met', 'not met']], ['less than', 'before', ['not met', 'not met', 'met']],
  ] as const
  test.each(bounds)('%s 30 days %s', (relation, side, statuses) => {
    const documentation = helpIn('define x "x":', `  seen_on ${relation} 30 days ${side} ▮`)?.documentation ?? ''
    const [anchor = '', ...others] = documentation.match(dates) ?? []
    const bound = others.find((each) => each !== anchor) ?? ''
    expect(decided(`seen_on ${relation} 30 days ${side} called_on`, anchor, [dayBeside(bound, -1), bound, dayBeside(bound, 1)])).toEqual([...statuses])
  })

  test.each(['6 months', '30 days', '1 year'])('in the past %s', (amount) => {
    const [asOf = '', from = ''] = helpIn('define x "x":', `  any visits in the past ${amount}▮`)?.documentation.match(dates) ?? []
    const { says } = deciderOf(compileCondition('visits list of "visits"\n  on date', `any visits in the past ${amount}`))
    const on = (day: string): string => says({ visits: { complete_through: asOf, entries: [{ on: day }] } }, asOf)
    expect([dayBeside(from, -1), from, asOf].map(on)).toEqual(['not met', 'met', 'met'])
  })
})

test('wherever a policy has such words there is help or none, and what it points at is in its label', () => {
  const program = realProgram()
  let helped = 0
  for (const path of program.paths()) {
    const { text } = program.file(path) ?? { text: '' }
    for (const { 0: line, index } of text.matchAll(/\b(?:within|in the|in any|per|every|grants|at least) .*/g)) {
      for (let offset = index; offset <= index + line.length; offset += deep ? 1 : 7) {
        const help = phraseHelpAt(program, path, offset)
        if (help === undefined) continue
        helped += 1
        expect(help.parameters[help.active]).toBeDefined()
        for (const { start, end } of help.parameters) expect(help.label.slice(start, end)).toMatch(/^[A-Za-z]/)
      }
    }
  }
  expect(helped).toBeGreaterThan(50)
})
