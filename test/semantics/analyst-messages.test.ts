/** Faults that analysts make in sound lines: one message each, with the remedy for this place. */
import { describe, expect, it } from 'vitest'
import { compileText } from '../support/compile.ts'

const policy = `policy sample.aide "Home health aide"
  language 1

calendar office "office"
  open monday to friday

codes apnea "sleep apnea"
  ICD-10-CM G47.30 to G47.39

facts
  diagnosis code of ICD-10-CM "diagnosis"
  planned hours per week "hours planned"
  alone yes/no "lives alone"
  called_at date and time "called"
  seen_on date "seen"
  attendance list of "days attended"
    on date

criteria need "Need" §1
  ALL of
    1. "an hour" planned at least 1 hour per week
    2. "alone" alone

requirement evaluation "Evaluation" §2
  seen_on on or before day 3 of attendance

limit visits "visits" §3
  at most 45 visits of HCPCS T1021 per episode

limit more_visits "more visits" §3.a
  at most 90 visits of HCPCS T1021 per episode

exception young "young" §4
  when member.age less than 21 years
  lifts visits
  before other

exception other "other" §5
  when alone
  replaces visits with more_visits

determination initial "Authorization" §6
  requires need
  subject to visits

example "one" as of 2026-03-01
  given
    planned 20 hours per week
    called_at 2026-03-01 10:00
    diagnosis G47.33
    request.from 2026-03-01
  expect
    need unknown
`

const more = `
criteria apneic "Apnea" §7
  diagnosis in apnea and called_at before as of
`

const text = policy + more

const said = (whole: string): readonly string[] =>
  compileText(whole).diagnostics.filter(({ severity }) => severity === 'error').map(({ code, label, text: facts, hint }) => [code, label, facts.replaceAll('\n', ' '), hint].join(' | '))

describe('an analyst', () => {
  it('starts from a policy without faults', () => {
    expect(said(text)).toEqual([])
  })

  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['of HCPCS T1021 per episode', 'of T1021 per episode', ['unknown-name', 'Write the code system before the code: `HCPCS T1021`.']],
    ['of HCPCS T1021 per episode', 'of home_visits per episode', ['unknown-name', 'Correct the name, or declare it under `codes`.']],
    ['diagnosis in apnea', 'diagnosis in apneas', ['unknown-name', 'Did you mean `apnea`', 'declare it under `codes`']],
    ['diagnosis in apnea', 'diagnosis is apnea', ['not-a-value', 'Write `in` before a set of codes: `… in apnea`.']],
    ['diagnosis in apnea', 'apnea', ['not-a-condition', 'Write the fact first: `… in apnea`.']],
    ['on or before day 3 of attendance', 'within 3 days of attendance', ['not-a-value', '`attendance` is a list', '`day 3 of attendance`', '`latest attendance.on`']],
    ['on or before day 3 of attendance', 'on or before attendance', ['not-a-value', '`attendance` is a list', '`day 3 of attendance`']],
    ['called_at 2026-03-01 10:00', 'called_at no', ['value-does-not-fit', '`2026-03-01 14:30`, `not yet`, or `unknown`']],
    ['planned 20 hours per week', 'planned 20 hours', ['unit-mismatch', '`20 hours per week`']],
    ['planned 20 hours per week', 'planned 80 hours per month', ['unit-mismatch', 'Weeks never become months']],
    ['called_at before as of', 'called_at before today', ['unknown-name', 'Write `as of`']],
    ['  before other', '  before initial', ['wrong-rule', '`before` takes exceptions']],
    ['visits with more_visits', 'visits with need', ['wrong-rule', 'In the place of a limit stands a limit.']],
    ['lifts visits', 'lifts need/2', ['cannot-be-lifted', 'Write `unless` under the clause, or lift all of `need`.']],
    ['    request.from', '    request from', ['line-not-understood', 'Write a dot between: `request.from`.']],
    ['    request.from 2026-03-01', '    request lines\n      code T1021, units 2', ['unknown-name', 'Write a dot between: `request.lines`.']],
    ['request.from 2026-03-01', 'request.from 2026-03-01\n    request.to 2026-02-01', ['days-out-of-order', '2026-02-01 is before 2026-03-01']],
    ['request.from 2026-03-01', 'request.lines\n      code T1021, units 2, from 2026-03-10, to 2026-03-01', ['days-out-of-order', '`from` is the first day']],
    ['ICD-10-CM G47.30 to G47.39', 'ICD10 G47.33', ['unknown-code-system', 'Did you mean `ICD-10-CM`']],
    ['HCPCS T1021 per episode\n\nlimit', 'HCPCS T1021HE per episode\n\nlimit', ['malformed-code', 'Write a modifier after a hyphen: `T1021-HE`.']],
    ['ICD-10-CM G47.30 to G47.39', 'ICD-10-CM G47.30-G47.39', ['malformed-code', 'Write a range with `to`: `G47.30 to G47.39`.']],
  ]
  it.each(rows)('who writes %s as %s', (right, wrong, parts) => {
    expect(text).toContain(right)
    const found = said(text.replace(right, wrong))
    expect(found).toHaveLength(1)
    for (const part of parts) expect(found[0]).toContain(part)
  })
})
