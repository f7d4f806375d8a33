/** Slips that authors make: what is said names the place, and the help names the remedy. */
import { describe, expect, it } from 'vitest'
import { startsWithVerb } from '../diagnostics/words.ts'
import { check, header } from './check.ts'

const facts = `facts
  housing    yes/no                              "housing is unstable"
  school     yes/no                              "schooling is disrupted"
  severity   none < mild < moderate < severe     "severity"
  setting    one of home, inpatient              "setting"
  therapy    hours per week                      "therapy planned"
  spheres    count                               "impaired spheres"
  bmi        number in kg/m2                     "body mass index"
  score      number                              "score"
  diagnosis  code of ICD-10-CM                   "diagnosis"
  referred   date                                "day of the referral"
  seen       date                                "day of the first contact"
  crises     list of                             "crises"
    on       date
    setting  one of home, inpatient

`
const above = `${header}${facts}`.split('\n').length - 1

/** Errors of these lines as `code line`, lines counted from the first of them, with their labels and help. */
const errors = (body: string): readonly { readonly at: string; readonly words: string; readonly hint: string }[] => {
  const { diagnostics, found } = check(`${header}${facts}${body}`)
  return diagnostics.flatMap(({ severity, label, text, hint }, index) => {
    const [code = '', line = '0'] = (found[index] ?? '').split(' ')
    return severity === 'error' ? [{ at: `${code} ${Number(line) - above}`, words: `${label}\n${text}\n${hint}`, hint }] : []
  })
}

/** One slip, one error: there, with these words. */
const says = (body: string, at: string, words: string): void => {
  const found = errors(body)
  expect(found.map((each) => each.at)).toEqual([at])
  expect(found[0]?.words).toContain(words)
  expect(startsWithVerb(found[0]?.hint ?? ''), found[0]?.hint).toBe(true)
}

const condition = (text: string): string => `criteria c "C"\n  ${text}\n`
const block = (lines: string): string => `criteria c "C"\n  ${lines}\n`

describe('a comparison', () => {
  it.each([
    ['spheres atleast 2', 'Write `at least`.'],
    ['spheres > = 2', 'Write `>=`.'],
    ['spheres => 2', 'Write `>=`.'],
    ['spheres == 2', 'Write `is`.'],
    ['spheres less then 2', 'Write `less than`.'],
    ['spheres greater than 2', 'Write `more than`.'],
    ['spheres no less than 2', 'Write `at least`.'],
    ['spheres is at least 2', 'Write `at least`.'],
    ['severity equals moderate', 'Write `is`.'],
    ['spheres 2 or more', 'Write `at least 2`, and leave out `or more`.'],
    ['spheres at least 1,500', 'Write the number without a comma: `1500`.'],
    ['score at least .5', 'Write a zero before the point: `0.5`.'],
    ['member.age 3 to 21 years', 'Write `between 3 and 21`.'],
    ['member.age between 3 to 21 years', 'Write `and` between the two ends.'],
    ['therapy at least hours 9 per week', 'Write the number before its unit: `9 hours`.'],
    ['therapy at least 9 hours a week', 'Write `per week`.'],
    ['bmi at least 18kg/m2', 'Put a space between the number and its unit: `18 kg/m2`.'],
    ['score at least 70%', 'Put a space between the number and its unit: `70 %`.'],
    ['severity is "moderate"', 'Write the value without quotes: `moderate`.'],
    ['setting in home, inpatient', 'Put the values in parentheses'],
    ['diagnosis is F32.*', 'List the codes one by one'],
    ['housing AND school', 'Write `and`.'],
    ['housing and and school', 'Remove the second `and`.'],
    ['housing, school', 'Join the conditions with `and` or `or`'],
    ['housing and school.', 'Remove the `.` at the end.'],
    ['housing not', 'Write `not` before the condition: `not housing`.'],
    ['if housing then school', 'Write the condition alone, without `if`.'],
    ['housing // unstable', 'Begin a comment with `#`.'],
  ])('%s', (text, words) => {
    const [found, ...more] = errors(condition(text))
    expect(more).toEqual([])
    expect(found?.at).toMatch(/^line-not-(?:understood|finished) 2$/)
    expect(found?.words).toContain(words)
    expect(startsWithVerb(found?.hint ?? '')).toBe(true)
  })

  it.each([
    ['housing is Yes', 'unknown-value 2', 'Did you mean `yes`?'],
    ['severity at least modrate', 'unknown-value 2', 'Did you mean `moderate`?'],
    ['setting is home or inpatient', 'not-a-condition 2', 'Write `setting in (home, inpatient)`.'],
    ['member.age at least 18', 'unit-missing 2', 'Add the unit: `18 years`.'],
    ['age at least 18 years', 'unknown-name 2', 'Did you mean `member.age`?'],
    ['score at least $500', 'unknown-character 2', 'Remove the sign'],
    ['diagnosis in (f32.1)', 'malformed-code 2', '`f33.1`'.replace('33', '32')],
    ['housing and\n    school', 'line-not-finished 2', 'Write `and` at the beginning of the next line'],
    ['housing\n  and school', 'unknown-line-start 3', 'Indent it two spaces deeper'],
  ])('%j', (text, at, words) => {
    says(condition(text), at, words)
  })
})

describe('a time', () => {
  it.each([
    ['referred after 03/01/2026', 'malformed-date 2', 'Write `2026-03-01` for 1 March, or `2026-01-03` for 3 January.'],
    ['referred after 2026-3-1', 'malformed-date 2', 'Write `2026-03-01`.'],
    ['referred after March 1, 2026', 'line-not-understood 2', 'Write the date in digits'],
    ['member.age between 3-21 years', 'malformed-date 2', 'Write `between 3 and 21`.'],
    ['count of crises in past 6 months less than 2', 'line-not-understood 2', 'Write `in the past`.'],
    ['count of crises in the last 6 months less than 2', 'line-not-understood 2', 'Write `in the past`.'],
    ['count of crises within the past 6 months less than 2', 'line-not-understood 2', 'Write `in the past`.'],
    ['seen within 7 days', 'line-not-finished 2', 'Name the date that it counts from'],
    ['seen within 7 days of', 'line-not-finished 2', 'Add the date that it counts from'],
    ['seen within 7 days from referred', 'line-not-understood 2', 'Write `after`.'],
    ['count crises at least 2', 'line-not-understood 2', 'Write `count of`.'],
    ['number of crises at least 2', 'line-not-understood 2', 'Write `count of`.'],
  ])('%s', (text, at, words) => {
    says(condition(text), at, words)
  })

  it('may be in the singular', () => {
    expect(errors(condition('seen within 30 day after referred'))).toEqual([])
  })
})

describe('an outline', () => {
  const items = '\n    1. housing\n    2. school'

  it.each([
    [`All of${items}`, 'line-not-understood 2', 'Write `ALL of` as the head of a list.'],
    [`ALL OF${items}`, 'line-not-understood 2', 'Write `ALL of` as the head of a list.'],
    [`ALL${items}`, 'line-not-finished 2', 'Write `of` at the end of the line.'],
    [`ANY of:${items}`, 'line-not-understood 2', 'Remove the `:` at the end.'],
    [`AT LEAST two of${items}`, 'line-not-understood 2', 'Write the number in digits: `2`.'],
    [`all of${items}`, 'line-not-finished 2', 'Write the head of a list in capitals'],
    ['ALL of\n    1) housing', 'missing-label 3', 'Write `1.` as the label.'],
    ['ALL of\n    (1) housing', 'missing-label 3', 'Write `1.` as the label.'],
    ['ALL of\n    1."a" housing', 'missing-label 3', 'Put a space after the label: `1.`.'],
    ['ALL of\n    home "a" housing', 'missing-label 3', 'Write a colon after the label: `home:`.'],
    ['ALL of\n    • housing', 'unknown-character 3', 'Write `-` before the item.'],
    ['ALL of\n    1. "a"\n     housing', 'indent-fits-no-level 4', 'Write 6 spaces before it'],
    ['ALL of\n    1. "a"\n      housing\n    unless school', 'misplaced-line 5', 'Write 6 spaces before it.'],
  ])('%j', (text, at, words) => {
    says(block(text), at, words)
  })
})

describe('a line that declares', () => {
  const rest = 'criteria c "C"\n  housing\n'

  it.each([
    ['critera d "D"\n  housing\n', 'unknown-line-start 1', 'Write `criteria`.'],
    ['criteria "Admission"\n  housing\n', 'line-not-understood 1', 'Write a name before the text, such as `admission`.'],
    ['criteria intake-admission "A"\n  housing\n', 'line-not-understood 1', 'Write `intake_admission`'],
    ['criteria d Admission of members\n  housing\n', 'line-not-understood 1', 'Put the words in quotes: `"Admission of members"`.'],
    ['criteria d "D" § II.A\n  housing\n', 'empty-citation 1', 'Write the clause right after `§`'],
    ['define often spheres at least 2\n', 'line-not-understood 1', 'Write `:` before the condition.'],
    ['define often = spheres at least 2\n', 'line-not-understood 1', 'Write `:` before the condition.'],
    ['facts\n  stable  boolean  "s"\n', 'line-not-understood 2', 'Write `yes/no`.'],
    ['facts\n  stable  Yes/No  "s"\n', 'line-not-understood 2', 'Write `yes/no` in small letters.'],
    ['facts\n  stable  text  "s"\n', 'line-not-understood 2', 'a fact is never free text'],
    ['facts\n  stable: yes/no  "s"\n', 'line-not-understood 2', 'Remove the `:` after the name.'],
    ['facts\n  housing status  yes/no  "s"\n', 'line-not-understood 2', 'Write the name as one word: `housing_status`.'],
    ['facts\n  place  home, inpatient  "p"\n', 'line-not-understood 2', 'Write `one of` before the values'],
    ['facts\n  risk  yes/no by clinician  "r"\n', 'line-not-understood 2', 'Write a comma before `by clinician`.'],
    ['facts\n  weight  number in lbs  "w"\n', 'unknown-unit 2', 'Did you mean `[lb_av]`?'],
    ['use ../shared/words\n', 'line-not-understood 1', 'Write the name of the vocabulary'],
  ])('%j', (text, at, words) => {
    says(`${text}\n${rest}`, at, words)
  })
})

describe('an example', () => {
  const example = (head: string, given: string, expected: string): string =>
    `criteria c "C"\n  housing\n\nexample "e" ${head}\n  given\n    ${given}\n  expect\n    ${expected}\n`

  it.each([
    [example('on 2026-01-01', 'housing yes', 'c met'), 'line-not-understood 4', 'Write `as of`.'],
    [example('', 'housing yes', 'c met'), 'line-not-finished 4', 'Add `as of` and the date'],
    [example('as of 2026-01-01', 'housing = yes', 'c met'), 'line-not-understood 6', 'Remove `=`: the value follows the name.'],
    [example('as of 2026-01-01', 'housng yes', 'c met'), 'unknown-name 6', 'Did you mean `housing`?'],
    [example('as of 2026-01-01', 'therapy 9', 'c met'), 'unit-missing 6', 'Add the unit: `9 hours per week`.'],
    [example('as of 2026-01-01', 'seen 01/13/2026', 'c met'), 'malformed-date 6', 'Write `2026-01-13`.'],
    [example('as of 2026-01-01', 'housing yes', 'c Met'), 'line-not-understood 8', 'Write `met`.'],
    [example('as of 2026-01-01', 'housing yes', 'c is met'), 'line-not-understood 8', 'Remove `is`'],
    [example('as of 2026-01-01', 'housing yes', 'c unmet'), 'line-not-understood 8', 'Write `not met`.'],
    [example('as of 2026-01-01', 'housing yes', 'c/1 met'), 'unknown-address 8', 'Write the address of a clause'],
  ])('%j', (text, at, words) => {
    says(text, at, words)
  })
})
