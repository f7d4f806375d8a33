/** What phrases of time mean: deadlines, working time, recurrences, zones; as tests of the rule graph. */
import { describe, expect, it } from 'vitest'
import { compileText } from '../support/compile.ts'
import { testInWords } from '../support/in-words.ts'

const facts = [
  'seen     date', 'other    date', 'call     date and time', 'ref      date and time', 'agreed   yes/no',
  'visits   list of', '  on     date', '  hours  number', 'codes_of list of', '  code   code of HCPCS',
  'tapering periods', 'stays    list of', '  on     date', '  from   date', '  to     date',
]

const calendars = [
  'calendar office "Office"', '  open monday to friday 09:00 to 17:00', '',
  'calendar phones "Phones"', '  open daily 08:00 to 20:00', '',
]

interface Setting {
  readonly header?: readonly string[]
  readonly kind?: 'requirement' | 'criteria'
  readonly more?: readonly string[]
}

/** Every test of the policy on a line, or its errors. */
const meaning = (condition: string, { header = [], kind = 'requirement', more = calendars }: Setting = {}): string => {
  const { policy, diagnostics } = compileText([
    'policy test.policy "Test"', '  issuer "Test"', '  version 2026-01-01', '  effective 2026-01-01', '  language 1', ...header, '',
    ...more, 'define due: 30 days after other', '', 'facts', ...facts.map(each => `  ${each}`), '',
    `${kind} c "C"`, ...condition.split('\n').map(each => `  ${each}`), '',
  ].join('\n'))
  const faults = diagnostics.filter(({ severity }) => severity === 'error').map(({ code, label }) => `${code}: ${label}`)
  return faults.length > 0 ? faults.join('; ') : policy.graph.conditions.map(each => testInWords(each.test)).join(' ; ')
}

describe('what a requirement wants done in time is a deadline', () => {
  it.each([
    ['seen within 7 days after other', 'due: other <= seen <= (other + 7 days), now as of'],
    ['call within 24 hours after ref', 'due: ref <= call <= (ref + 1440 minutes), now now'],
    ['seen within 24 hours after ref', 'due: ref <= minutes(seen) <= (ref + 1440 minutes), now now'],
    ['call within 2 weeks after seen', 'due: seen <= day(call) <= (seen + 14 days), now as of'],
    ['seen on or before 30 days after other', 'due: seen <= (other + 30 days), now as of'],
    ['seen on or before due', 'due: seen <= (other + 30 days), now as of'],
    ['seen on or before day 3 of visits', 'due: seen <= day 3(visits), now as of'],
    ['call on or before 24 hours after ref', 'due: call <= (ref + 1440 minutes), now now'],
    ['agreed and seen within 7 days after other', 'agreed ; due: other <= seen <= (other + 7 days), now as of'],
    ['ALL of\n  - seen within 7 days after other', 'due: other <= seen <= (other + 7 days), now as of'],
    ['agreed\nunless seen within 7 days after other', 'agreed ; due: other <= seen <= (other + 7 days), now as of'],
  ])('%s', (condition, expected) => expect(meaning(condition)).toBe(expected))

  it.each([
    ['seen within 7 days before other', '(other - 7 days) <= seen <= other'],
    ['seen within 7 days of other', '(other - 7 days) <= seen <= (other + 7 days)'],
    ['seen at least 7 days after other', 'seen >= (other + 7 days)'],
    ['seen on or before other', 'seen <= other'],
    ['seen on or before 2026-03-01', 'seen <= 20513'],
    ['seen before 30 days after other', 'seen < (other + 30 days)'],
    ['not seen within 7 days after other', 'other <= seen <= (other + 7 days)'],
    ['none of (agreed, seen within 7 days after other)', 'agreed ; other <= seen <= (other + 7 days)'],
    ['NONE of\n  - seen within 7 days after other', 'other <= seen <= (other + 7 days)'],
    ['any visits where on within 7 days after other', 'count(visits where "condition" other <= .on <= (other + 7 days)) >= 1'],
    ['when seen within 7 days after other\nagreed', 'other <= seen <= (other + 7 days) ; agreed'],
  ])('but not %s', (condition, expected) => expect(meaning(condition)).toBe(expected))

  it.each([
    ['seen within 7 days after other', 'other <= seen <= (other + 7 days)'],
    ['seen on or before 30 days after other', 'seen <= (other + 30 days)'],
  ])('and nothing is in criteria: %s', (condition, expected) => expect(meaning(condition, { kind: 'criteria' })).toBe(expected))
})

describe('working time', () => {
  it.each([
    ['seen within 3 business days of office after other', 'due: other <= seen <= (other + 3 open days of #0), now as of'],
    ['seen within 3 business days of phones after ref', 'due: day(ref) <= seen <= (day(ref) + 3 open days of #0), now as of'],
    ['seen at least 1 business day of office before other', 'seen <= (other - 1 open days of #0)'],
    ['seen within 2 business days of office of other', '(other - 2 open days of #0) <= seen <= (other + 2 open days of #0)'],
    ['seen on or before 2 business days of office after other', 'due: seen <= (other + 2 open days of #0), now as of'],
    ['call within 4 open hours of phones after ref', 'due: ref <= call <= (ref + 240 open minutes of #0), now now'],
    ['call within 30 open minutes of phones after seen', 'due: minutes(seen) <= call <= (minutes(seen) + 30 open minutes of #0), now now'],
    ['seen within 7 days after other moved to next business day of office', 'due: other <= seen <= next((other + 7 days), #0), now as of'],
    ['seen exactly 1 month before other moved to previous business day of office', 'seen = previous((other - 1 months), #0)'],
    ['call during office and seen not during phones', 'call during #0 ; seen not during #1'],
    ['call during phones and ref not during phones', 'call during #0 ; ref not during #0'],
  ])('%s', (condition, expected) => expect(meaning(condition)).toBe(expected))

  it('needs no name where there is one calendar', () => {
    const more = calendars.slice(0, 3)
    expect(meaning('seen within 3 business days after other', { more })).toBe('due: other <= seen <= (other + 3 open days of #0), now as of')
    expect(meaning('seen within 1 day after other moved to next business day', { more })).toBe('due: other <= seen <= next((other + 1 days), #0), now as of')
    expect(meaning('any visits in the past 5 business days', { more })).toBe('count(visits from (as of - 5 open days of #0)) >= 1')
    expect(meaning('any visits in the past 5 open hours', { more })).toBe('clock-and-calendar: a window looks at whole days')
    expect(meaning('seen within 3 business days after other')).toBe('which-calendar: open by which calendar?')
    expect(meaning('seen within 3 business days after other', { more: [] })).toBe('which-calendar: open by which calendar?')
  })

  it.each([
    ['seen within 3 business days of offices after other', 'not-a-calendar: `offices` is not a calendar'],
    ['seen within 3 business days of agreed after other', 'not-a-calendar: `agreed` is not a calendar'],
    ['seen within 0 business days of office after other', 'bad-number: none of them would have to pass'],
    ['seen within 40000 business days of office after other', 'bad-number: longer than any calendar'],
    ['call within 4 open hours of office before ref', 'open-hours-backwards: `before` would count them back'],
    ['call on or before 4 open hours of office before ref', 'open-hours-backwards: `before` would count them back'],
    ['call within 4 hours after ref moved to next business day of office', 'clock-and-calendar: a minute is not moved to another day'],
    ['agreed during office', 'wrong-comparison: `during` does not fit `agreed`'],
    ['office', 'not-a-condition: `office` is a calendar'],
    ['seen on or after office', 'not-a-value: `office` is a calendar'],
  ])('refuses %s', (condition, expected) => expect(meaning(condition)).toBe(expected))
})

describe('what recurs', () => {
  it.each([
    ['visits at least every 4 weeks from seen', 'visits >= 1 every 28 days from seen'],
    ['visits at least every 1 month from ref', 'visits >= 1 every 1 months from day(ref)'],
    ['visits at least 2 every 4 weeks from seen until other', 'visits >= 2 every 28 days from seen until other'],
    ['visits at least 3 per calendar week from seen', 'visits >= 3 per week from 1 from seen'],
    ['visits at least 3 per calendar quarter from seen', 'visits >= 3 per quarter from seen'],
    ['visits at least every 4 weeks from seen while tapering', 'visits >= 1 every 28 days from seen except outside tapering'],
    ['visits at least every 4 weeks from seen while not tapering', 'visits >= 1 every 28 days from seen except in tapering'],
    ['visits at least every 4 weeks from seen while not stays', 'visits >= 1 every 28 days from seen except in stays'],
    ['sum of visits.hours at least 10 per calendar year from seen', 'sum(visits, .hours) >= 10000000 per year from seen'],
    ['count of visits where (hours at least 2) at least 10 per calendar year from seen',
      'visits where "condition" .hours >= 2000000 >= 10 per year from seen'],
  ])('%s', (condition, expected) => expect(meaning(condition)).toBe(expected))

  it('follows the week of the header', () => {
    const header = ['  week starts sunday']
    expect(meaning('visits at least 3 per calendar week from seen', { header })).toBe('visits >= 3 per week from 7 from seen')
  })

  it.each([
    ['agreed at least every 4 weeks from seen', 'nothing-recurs: `agreed` is no list'],
    ['due at least every 4 weeks from seen', 'nothing-recurs: `due` is a definition'],
    ['codes_of at least every 4 weeks from seen', 'nothing-recurs: its entries have no date'],
    ['latest visits.hours at least 3 per calendar week from seen', 'nothing-recurs: this has no entries'],
    ['count of visits in the past 1 month at least 3 per calendar week from seen', 'nothing-recurs: it looks at one stretch of time already'],
    ['visit at least every 4 weeks from seen', 'unknown-name: nothing is called `visit` here'],
    ['visits at least every 4 hours from seen', 'clock-and-calendar: periods are whole days'],
    ['visits at least every 0 weeks from seen', 'bad-number: a period has a length'],
    ['visits at least 0 every 4 weeks from seen', 'bad-number: this is always there'],
    ['visits at least 3 hours per calendar week from seen', 'unit-mismatch: `hours` does not measure `visits`'],
    ['sum of visits.hours at least every 4 weeks from seen', 'bad-number: how much is asked for?'],
    ['visits at least every 4 weeks from agreed', 'type-mismatch: this is a yes/no fact'],
    ['visits at least every 4 weeks from seen while not agreed', 'not-a-state: `agreed` has no starts and ends'],
    ['visits at least every 4 weeks from seen while visits', 'not-a-state: `visits` has no starts and ends'],
    ['any visits where (visits at least every 4 weeks from seen)', 'list-within-a-list: this looks at another list for each entry'],
    ['seen on or before day 0 of visits', 'bad-number: days are counted from 1'],
    ['seen on or before day 2 of codes_of', 'list-without-a-date: `codes_of` has no date to go by'],
    ['seen on or before day 2 of agreed', 'not-a-list: `agreed` is not a list'],
  ])('refuses %s', (condition, expected) => expect(meaning(condition)).toBe(expected))
})

describe('in a policy with a time zone', () => {
  const header = ['  time zone "America/New_York"']

  it.each([
    ['call within 24 hours after ref',
      'due: instant(ref) <= instant(call) <= (instant(ref) + 1440 minutes), now instant(now), shown as civil((instant(ref) + 1440 minutes))'],
    ['call on or before 24 hours after ref',
      'due: instant(call) <= (instant(ref) + 1440 minutes), now instant(now), shown as civil((instant(ref) + 1440 minutes))'],
    ['call at least 2 hours after ref', 'instant(call) >= (instant(ref) + 120 minutes)'],
    ['call after 2 hours after ref', 'instant(call) > (instant(ref) + 120 minutes)'],
    ['call between ref and 2 hours after ref', 'instant(ref) <= instant(call) <= (instant(ref) + 120 minutes)'],
    ['call on or after 1 hour after 1 hour after ref', 'instant(call) >= ((instant(ref) + 60 minutes) + 60 minutes)'],
    ['call within 4 open hours of office after ref',
      'due: instant(ref) <= instant(call) <= instant((ref + 240 open minutes of #0)), now instant(now), shown as (ref + 240 open minutes of #0)'],
    // Nothing passes here but days, or nothing call all.
    ['call before ref', 'call < ref'],
    ['call within 2 days after ref', 'due: day(ref) <= day(call) <= (day(ref) + 2 days), now as of'],
    ['seen on or after 24 hours after ref', 'seen >= day(civil((instant(ref) + 1440 minutes)))'],
  ])('%s', (condition, expected) => expect(meaning(condition, { header })).toBe(expected))
})

describe('where months are 30 days', () => {
  const header = ['  months are 30 days']

  it.each([
    ['seen within 2 months after other', 'due: other <= seen <= (other + 60 days), now as of'],
    ['any visits in the past 6 months', 'count(visits from (as of - 180 days)) >= 1'],
    ['visits at least every 1 month from seen', 'visits >= 1 every 30 days from seen'],
    ['member.age at least 6 months', 'age >= 6'],
    ['seen within 1 year after other', 'year-of-thirty-day-months: a year has no length here'],
  ])('%s', (condition, expected) => expect(meaning(condition, { header }).replace('member.age', 'age')).toBe(expected))

  it('30 is all that can be said', () => {
    expect(meaning('agreed', { header: ['  months are 31 days'] })).toBe('bad-month-length: months can be counted as 30 days, not 31')
  })
})
