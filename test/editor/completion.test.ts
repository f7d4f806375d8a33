import { completionsAt, type Completion } from '@rubric/language-service'
import { describe, expect, test } from 'vitest'
import { marked } from '../support/marked.ts'
import { policyWith, programOf } from '../support/programs.ts'

const facts = [
  'facts', '  harm       none < some < grave  "harm to self" §2', '  setting    one of home, clinic  "where"', '  therapy    hours per week  "therapy planned"',
  '  needed     yes/no, by clinician  "needed"', '  seen_on    date  "first visit"', '  called_at  date and time  "first call"',
  '  weight     number in kg  "weight"', '  procedure  code of HCPCS  "procedure"', '  visits     list of  "visits"', '    on     date',
  '    kept   yes/no', '    hours  number  "hours of the visit"', '  tapering   periods  "being tapered"', '',
]

const rest = [
  '', 'codes program "codes"', '  HCPCS H0015, H2022-HE', '', 'calendar office "office"', '  open  monday to friday', '',
  'criteria admission "Admission" §2', '  ALL of', '    1. "harm"', '      harm at least some', '    areas: "areas"', '      setting is home', '',
  'limit monthly "five a month" §3', '  at most 5 units of HCPCS H2022 per calendar month', '',
  'limit yearly "forty a year" §3', '  at most 40 units of HCPCS H2022 per calendar year', '',
  'requirement visit "visit" §4', '  seen_on within 7 days after called_at', '',
  'determination first "first request"', '  requires  admission', '', 'exception young "the young"', '  when needed', '  lifts monthly', '',
]

const shared: readonly [string, string] =
  ['policies/shared.rubric', 'vocabulary shared.words "Words"\n  language 1\n\nfacts\n  severity  none < high  "severity"\n']

const completed = (source: string, ...others: readonly (readonly [string, string])[]): readonly Completion[] => {
  const { text, offset } = marked(source)
  return completionsAt(programOf(['policies/a.rubric', text], ...others), 'policies/a.rubric', offset)
}

/** What is offered in a policy that has facts and rules besides, the likeliest first. */
const offered = (...lines: readonly string[]): readonly Completion[] => completed(policyWith(...facts, ...lines, ...rest), shared)
const labels = (...lines: readonly string[]): readonly string[] => offered(...lines).map(({ label }) => label)
const inCondition = (condition: string): readonly string[] => labels('define x "x":', `  ${condition}▮`)
const named = (label: string, all: readonly Completion[]): Completion | undefined => all.find((each) => each.label === label)

describe('a condition', () => {
  test('begins with facts, definitions and criteria, each with its type, its text and its clause', () => {
    const all = offered('define x "x":', '  ▮')
    expect(named('harm', all)).toMatchObject({ kind: 'fact', detail: 'none < some < grave', documentation: 'harm to self §2\n\nUsed by `admission`.' })
    expect(named('therapy', all)).toMatchObject({ detail: 'hours per week' })
    expect(named('needed', all)).toMatchObject({ detail: 'yes/no, by clinician' })
    expect(named('admission', all)).toMatchObject({ kind: 'criteria', documentation: 'Admission §2\n\nUsed by `first`.' })
    expect(all.map(({ label }) => label)).toEqual(expect.arrayContaining(['count of', 'any of', 'no', 'every', 'not', 'member.age']))
  })

  test.each<[string, readonly string[], readonly string[]]>([
    ['harm ', ['is', 'is not', 'at least', 'in', 'not in', 'between'], ['before', 'within', 'during', 'on or after']],
    ['setting ', ['is', 'is not', 'in', 'not in'], ['at least', 'between', 'before']],
    ['therapy ', ['at least', 'at most', 'more than', 'less than', 'between', 'is'], ['before', 'within']],
    ['seen_on ', ['before', 'after', 'on or before', 'on or after', 'within', 'at least', 'between'], ['at most']],
    ['needed ', ['and', 'or', 'unless'], ['at least', 'within', 'before']],
    ['admission ', ['and', 'or', 'unless'], ['is', 'at least']],
    ['visits ', ['at least'], ['is', 'before']],
    ['harm at ', ['least', 'most'], ['at least', 'harm']],
    ['seen_on within 7 ', ['days', 'weeks', 'months', 'years', 'hours', 'business', 'open', 'after'], ['kg', 'per']],
    ['seen_on within 1 ', ['day', 'week'], ['days']],
    ['seen_on within 7 days ', ['before', 'after', 'of'], ['days', 'harm', 'and']],
    ['seen_on within 7 days of ', ['as of', 'called_at', 'member.birth_date', 'latest'], ['harm', 'therapy', 'visits', 'yes']],
    ['seen_on within 7 business ', ['days'], ['hours']],
    ['seen_on within 7 business days of ', ['office', 'called_at'], ['harm']],
    ['seen_on within 7 days after called_at moved to next business day of ', ['office'], ['harm', 'seen_on']],
    ['called_at during ', ['office'], ['program']],
    ['therapy at least 9 ', ['hours per week', 'hours per day'], ['hours per month', 'kg', 'days']],
    ['weight at least 9 ', ['kg'], ['days', 'hours per week']],
    ['member.age between 3 and 21 ', ['years', 'months'], ['days']],
    ['harm at least ', ['none', 'some', 'grave'], ['home', 'yes', 'therapy', 'seen_on']],
    ['setting in (home, ', ['clinic'], ['grave', 'program']],
    ['procedure in ', ['program'], ['office', 'H0015']],
    ['procedure in (', ['H0015', 'H2022-HE'], ['program']],
    ['count of ', ['visits', 'service.history'], ['harm', 'needed']],
    ['count of visits ', ['where', 'in the past', 'since', 'at least'], ['has', 'before']],
    ['count of visits where ', ['kept', 'on', 'hours'], ['visits']],
    ['sum of ', ['visits.hours'], ['visits.kept', 'visits']],
    ['latest ', ['visits.on', 'visits.kept'], ['visits']],
    ['latest visits.kept is ', ['yes', 'no'], ['some']],
    ['any visits in the past 6 ', ['months', 'days'], ['hours', 'kg']],
    ['every visits has (', ['kept'], ['visits']],
    ['visits at least every 4 weeks from seen_on while ', ['tapering', 'not'], ['needed', 'visits']],
  ])('%s▮', (condition, those, notThose) => {
    const all = inCondition(condition)
    expect(all).toEqual(expect.arrayContaining([...those]))
    for (const label of notThose) expect(all).not.toContain(label)
  })

  test('the values of an enumeration come first, in their order', () => {
    expect(inCondition('harm at least ').slice(0, 3)).toEqual(['none', 'some', 'grave'])
  })

  test('works where the rest of the line, or the line before, is broken', () => {
    expect(labels('define x "x": ) nonsense (', '', 'criteria c "c"', '  harm at least ▮ and and (')).toEqual(expect.arrayContaining(['some']))
    expect(inCondition('harm some and setting is ')).toEqual(expect.arrayContaining(['home']))
  })

  test('is taken up in the next line', () => {
    const all = labels('criteria c "c"', '  needed', '    an▮')
    expect(all).toEqual(expect.arrayContaining(['and', 'or', 'unless']))
    expect(all).not.toContain('at least')
  })
})

describe('other lines', () => {
  test.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['a new section', ['▮'], ['criteria', 'facts', 'example', 'use'], ['policy', 'harm', 'ALL of']],
    ['under criteria', ['criteria c "c"', '  ▮'], ['ALL of', 'ANY of', 'AT LEAST', 'harm'], ['criteria', '1.']],
    ['a second block', ['criteria c "c"', '  needed', '  ▮'], ['unless'], ['ALL of', 'harm']],
    ['the next item', ['criteria c "c"', '  ALL of', '    1. "x" needed', '    2. "y" needed', '    ▮'], ['3.'], ['1.', '2.', 'harm']],
    ['the type of a fact', ['facts', '  x ▮'], ['yes/no', 'count', 'date', 'date and time', 'one of', 'list of', 'hours per week'], ['harm', 'and']],
    ['after a type', ['facts', '  x count, ▮'], ['by clinician'], ['and', 'count']],
    ['a unit of measure', ['facts', '  x number in ▮'], ['kg', 'kg/m2'], ['days']],
    ['a length of time', ['facts', '  x span in ▮'], ['days', 'months'], ['kg']],
    ['what is required', ['determination d "d"', '  requires ▮'], ['admission', 'visit'], ['monthly', 'young', 'harm', 'd']],
    ['what it is subject to', ['determination d "d"', '  subject to ▮'], ['monthly'], ['admission']],
    ['its other lines', ['determination d "d"', '  stage initial', '  ▮'], ['requires', 'grants', 'subject to'], ['stage initial', 'lifts']],
    ['stages', ['determination d "d"', '  stage ▮'], ['initial', 'renewal'], ['admission']],
    ['what a clinician decides', ['exception e "e"', '  refers ▮'], ['first'], ['admission', 'monthly']],
    ['what stands in its place', ['exception e "e"', '  replaces monthly with ▮'], ['yearly'], ['monthly', 'admission']],
    ['what it affects', ['interpretation i "i"', '  affects admission/▮'], ['admission/1', 'admission/areas', 'admission', 'monthly'], ['harm']],
    ['a window', ['limit l "l"', '  at most 5 units of HCPCS H2022 ▮'], ['per calendar month', 'in any', 'per episode'], ['per week']],
    ['the length of a window', ['limit l "l"', '  at most 5 units of HCPCS H2022 in any 6 ▮'], ['months', 'days'], ['hours', 'units']],
    ['a set of codes', ['limit l "l"', '  at most 5 units of ▮'], ['program', 'HCPCS'], ['office']],
    ['a code', ['limit l "l"', '  at most 5 units of HCPCS ▮'], ['H0015', 'H2022-HE'], ['program']],
    ['a vocabulary', ['use ▮'], ['shared.words'], ['test.policy', 'harm']],
    ['what is given', ['example "e" as of 2026-03-01', '  given', '    harm some', '    ▮'], ['needed', 'visits', 'member.age'], ['harm', 'admission']],
    ['a given value', ['example "e" as of 2026-03-01', '  given', '    harm ▮'], ['none', 'some', 'unknown'], ['yes', 'complete through', 'harm']],
    ['a given date', ['example "e" as of 2026-03-01', '  given', '    seen_on ▮'], ['not yet', '2026-03-01'], ['yes', 'none', 'seen_on', 'member.birth_date']],
    ['a given list', ['example "e" as of 2026-03-01', '  given', '    visits ▮'], ['complete through'], ['yes', 'visits', 'service.history']],
    ['a field', ['example "e" as of 2026-03-01', '  given', '    visits', '      on 2026-02-01, ▮'], ['kept', 'hours'], ['on', 'harm']],
    ['whose facts to start from', ['example "one" as of 2026-03-01', 'example "e" as of 2026-03-01', '  given like ▮'], ['"one"'], ['"e"', 'harm']],
    ['an expected clause', ['example "e" as of 2026-03-01', '  expect', '    ▮'], ['admission', 'admission/1', 'first', 'monthly'], ['harm']],
    ['of criteria', ['example "e" as of 2026-03-01', '  expect', '    admission/1 ▮'], ['met', 'not met', 'unknown'], ['violated', 'grants', 'leaves']],
    ['of a duty', ['example "e" as of 2026-03-01', '  expect', '    visit ▮'], ['met', 'violated', 'pending until'], ['not met', 'grants']],
    ['of a determination', ['example "e" as of 2026-03-01', '  expect', '    first ▮'], ['met in part', 'grants', 'information needed'], ['violated']],
    ['of a limit', ['example "e" as of 2026-03-01', '  expect', '    monthly ▮'], ['leaves'], ['met']],
  ])('%s', (_, lines, those, notThose) => {
    const all = labels(...lines)
    expect(all).toEqual(expect.arrayContaining([...those]))
    for (const label of notThose) expect(all).not.toContain(label)
  })

  test('a header: lines that are not there yet, and their values', () => {
    const all = completed('policy a.b "T"\n  issuer "x"\n  ▮\n').map(({ label }) => label)
    expect(all).toEqual(expect.arrayContaining(['version', 'line of business', 'week starts', 'time zone']))
    expect(all).not.toContain('issuer')
    expect(completed('policy a.b "T"\n  status ▮\n').map(({ label }) => label)).toEqual(['draft', 'active', 'archived'])
    expect(completed('policy a.b "T"\n  week starts ▮\n')).toHaveLength(7)
    expect(completed('policy a.b "T"\n  language ▮\n').map(({ label }) => label)).toEqual(['1'])
  })

  test('an empty file begins with a whole header', () => {
    const policy = named('policy', completed('▮'))
    expect(policy?.snippet).toBe(true)
    for (const line of ['issuer', 'version', 'effective', 'source', 'language   1']) expect(policy?.edit.text).toContain(line)
  })

  test('a vocabulary has no criteria', () => {
    const all = completed('vocabulary a.b "T"\n  language 1\n\n▮').map(({ label }) => label)
    expect(all).toEqual(expect.arrayContaining(['facts', 'define', 'calendar']))
    for (const label of ['criteria', 'limit', 'example']) expect(all).not.toContain(label)
  })

  test('labels follow those of the list: letters, and Roman numbers', () => {
    const next = (...items: readonly string[]): readonly string[] => labels('criteria c "c"', '  ALL of', ...items.map((label) => `    ${label} needed`), '    ▮')
    expect(next('A.', 'B.')).toEqual(['C.'])
    expect(next('i.', 'ii.', 'iii.')).toEqual(['iv.'])
    expect(next('h.', 'i.')).toEqual(['j.'])
    expect(next('-')).toEqual(['-'])
    expect(next('domains:')).toEqual([])
  })
})

describe('across files', () => {
  const vocabulary = (id: string): readonly [string, string] => [`policies/${id}.rubric`, `vocabulary ${id} "Words"\n  language 1\n\nfacts\n  risk  yes/no  "risk"\n`]

  test('what a vocabulary says now is offered, though the policy has not changed', () => {
    const { text, offset } = marked(policyWith('use one', '', 'define x "x":', '  ▮'))
    const program = programOf(['policies/a.rubric', text], vocabulary('one'))
    const names = () => completionsAt(program, 'policies/a.rubric', offset).map(({ label }) => label)
    expect(names()).toContain('risk')
    program.change('policies/one.rubric', vocabulary('one')[1].replace('risk  yes/no', 'danger  yes/no'))
    expect(names()).toContain('danger')
    expect(names()).not.toContain('risk')
  })

  test('a name of two vocabularies is written with its vocabulary, any other is not', () => {
    const one = completed(policyWith('use one', '', 'define x "x":', '  ▮'), vocabulary('one'))
    expect(one.map(({ label }) => label)).toContain('risk')
    const both = completed(policyWith('use one', 'use two', '', 'define x "x":', '  ▮'), vocabulary('one'), vocabulary('two')).map(({ label }) => label)
    expect(both).toEqual(expect.arrayContaining(['one.risk', 'two.risk']))
    expect(both).not.toContain('risk')
  })

  test('files of data are written as seen from here, also in quotes that are open', () => {
    const other = ['calendars/other.rubric', 'vocabulary o.o "O"\n  language 1\n\ncalendar c "c"\n  holidays from "days.csv"\n'] as const
    for (const line of ['  holidays from ▮', '  holidays from "../cal▮']) {
      expect(completed(policyWith('calendar d "d"', line), other).map(({ edit }) => edit.text)).toContain('"../calendars/days.csv"')
    }
  })
})

describe('nothing is offered', () => {
  test.each([
    ['in a comment', '# needed ▮'],
    ['in a text', 'criteria c "need▮ed"'],
    ['in a text that is still open', 'criteria c "need▮'],
    ['for a new name', 'criteria ▮'],
  ])('%s', (_, line) => {
    expect(labels(line)).toEqual([])
  })
})

describe('the edit', () => {
  const edit = (label: string, line: string, ...above: readonly string[]): string => {
    const { text, offset } = marked(policyWith(...facts, ...above, line, ...rest))
    const found = named(label, completionsAt(programOf(['policies/a.rubric', text]), 'policies/a.rubric', offset))
    return found === undefined ? 'not offered' : text.slice(found.edit.span.start, found.edit.span.end)
  }

  test.each([
    ['member.age', '  member.a▮', 'member.a'],
    ['member.age', '  mem▮ber.birth_date is needed', 'member.birth_date'],
    ['H2022-HE', '  procedure is H2022-▮', 'H2022-'],
    ['visits.hours', '  sum of visits.▮', 'visits.'],
    ['at least', '  harm ▮', ''],
    ['at least', '  harm at▮', 'at'],
  ])('%s in %s replaces "%s"', (label, line, replaced) => {
    expect(edit(label, line, 'define x "x":')).toBe(replaced)
  })

  test('an address is one word', () => {
    expect(edit('admission/1', '    admission/▮', 'example "e" as of 2026-03-01', '  expect')).toBe('admission/')
    expect(edit('admission/areas', '    adm▮ission/1  met', 'example "e" as of 2026-03-01', '  expect')).toBe('admission/1')
  })

  test('a block stands with its first item under it, where the cursor is', () => {
    const { edit: { text }, snippet } = named('ANY of', offered('criteria c "c"', '  ALL of', '    1. "x"', '      ▮')) ?? { edit: { text: '' } }
    expect(snippet).toBe(true)
    expect(text).toBe('ANY of\n        a. "${2:what it says}"\n          ${3:condition}')
  })
})
