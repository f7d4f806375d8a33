/** Changes of one condition that were once neither shown nor excluded: by which days, dates and lists they are found, and by which proof not. */
import { createHash } from 'node:crypto'
import { compareVersions, referenceVersion, type Version } from '@rubric/analysis'
import { describe, expect, it } from 'vitest'
import { subjectOf } from '../laws/subject.ts'
import { asNextVersion } from './edited-graphs.ts'

const facts = [
  'met  date and time "M"', 'planned  date "P"', 'heard  date and time "H"', 'urgent  yes/no "U"', 'referred  yes/no "R"', 'waived  yes/no "W"',
  'diagnosis  code of ICD-10-CM "D"', 'wait  span in weeks "A"', 'stay  periods "S"', 'contacts  list of "C"', '  on  date', '  length  span in minutes',
]

const holidays = 'on,name\n2024-12-31,Holiday\n'

const calendars = [
  'calendar office "Office"', '  open monday to friday 09:00 to 12:00', '',
  'calendar registry "Registry"', '  open thursday to sunday',
  `  holidays from "holidays.csv" sha256 "${createHash('sha256').update(holidays).digest('hex')}"`,
]

const versionOf = (condition: string): Version => {
  const head = ['policy test.policy "Test"', '  version 2026-01-01', '  language 1', '', ...calendars, '']
  const text = [...head, 'facts', ...facts.map((line) => `  ${line}`), '', 'criteria c "C"', `  ${condition}`, ''].join('\n')
  const { graph } = subjectOf([{ path: 'policy.rubric', text }, { path: 'holidays.csv', text: holidays }])
  return referenceVersion(graph, 'policy.rubric')
}

const compared = (old: string, next: string) => {
  const after = versionOf(next)
  const { roots } = compareVersions(versionOf(old), { ...after, graph: asNextVersion(after.graph) })
  return roots.map(({ verdict, proof }) => ({ verdict, by: proof.by }))
}

describe('a change is found', () => {
  it.each([
    ['met less than 1722 minutes after planned', 'met less than 1721 minutes after planned'],
    ['9 weeks after 2025-08-31 exactly 1 months before as of', '9 weeks after 2025-08-31 exactly 1 years before as of'],
    ['any contacts where (as of on 9 weeks after 2025-08-31)', 'any contacts where (as of on 10 weeks after 2025-08-31)'],
    ['age of planned is 33 years', 'age of planned is 34 years'],
    // What is to come is known the better the less of the calendar is left.
    ['heard at least 1163 minutes before heard', 'heard at least 1162 minutes before heard'],
    ['6 months after 2 years after planned before 2024-03-01', '6 months after 2 years after planned before 2024-03-02'],
    ['contacts at least 4 per calendar year from as of', 'contacts at least 4 per calendar quarter from as of'],
    [
      'latest contacts.length where (heard after 2024-02-29 12:00) in the 18 months after as of more than 27 hours',
      'latest contacts.length where (heard after 2024-02-29 12:00) in the 18 months after as of more than 28 hours',
    ],
    [
      'count of contacts where (urgent or referred or waived) in the past 5 years at least 4',
      'count of contacts where (urgent or referred) in the past 5 years at least 4',
    ],
    [
      '1 months after 2 weeks after latest contacts.on after 2026-03-01',
      'not (1 months after 2 weeks after latest contacts.on on or before 2026-03-01)',
    ],
    ['count of contacts in the 3 days before planned at least 1', 'count of contacts in the 4 days before planned at least 1'],
    ['met within 2 open hours of office after planned', 'met within 3 open hours of office after planned'],
    ['day 3 of contacts within 2 months after planned', 'day 3 of contacts within 2 years after planned'],
    ['met within 9 open hours of office after member.birth_date', 'met within 10 open hours of office after member.birth_date'],
    ['day 3 of contacts at least 11 months before planned', 'day 3 of contacts at least 10 months before planned'],
    [
      'contacts at least 4 per calendar quarter from 6 business days of registry after 2027-06-28',
      'contacts at least 4 per calendar quarter from 7 business days of registry after 2027-06-28',
    ],
    [
      'contacts at least every 6 weeks from 12 days before as of while stay',
      'contacts at least every 6 weeks from 13 days before as of while stay',
    ],
    [
      'count of contacts where (age of planned at most 210 months) at least 1 every 3 weeks from as of',
      'count of contacts where (age of planned less than 210 months) at least 1 every 3 weeks from as of',
    ],
    [
      'contacts at least 1 per calendar year from 2028-09-14 while stay',
      'contacts at least 2 per calendar year from 2028-09-14 while stay',
    ],
    [
      'contacts at least 1 every 2 months from as of until planned while stay',
      'contacts at least 1 every 2 months from as of until planned while not stay',
    ],
    [
      'contacts at least 1 per calendar month from member.birth_date until 3 months before met while not stay',
      'contacts at least 1 per calendar month from member.birth_date until 4 months before met while not stay',
    ],
    // Open days after a day that is named, of a calendar that reaches them.
    [
      'count of contacts where (urgent) at least 2 every 3 weeks from 4 business days of office after 2024-03-01 while not stay',
      'count of contacts where (urgent) at least 2 every 3 weeks from 5 business days of office after 2024-03-01 while not stay',
    ],
  ])('%s; %s', (old, next) => {
    for (const { verdict } of compared(old, next)) expect(verdict).toMatch(/broader|narrower|mixed/)
  })
})

describe('that nothing changes is proved', () => {
  it.each([
    ['2023-01-07 at least 7 weeks before 2025-08-31', '2023-01-07 at least 8 weeks before 2025-08-31'],
    ['as of on 1 months after as of', 'as of on 1 weeks after as of'],
    ['any contacts where (as of on 1 months after as of)', 'any contacts where (as of on 1 weeks after as of)'],
    ['any contacts where (urgent and urgent and referred)', 'any contacts where (urgent and referred)'],
    ['contacts at least 1 per calendar year from as of until as of', 'contacts at least 2 per calendar year from as of until as of'],
    ['2 weeks after 2 years after 2026-03-01 between planned and 2023-02-21', '3 weeks after 2 years after 2026-03-01 between planned and 2023-02-21'],
    // Windows and filters at odds, dates that no calendar has, numbers that nothing is below.
    ['any contacts where (on after 2 years after as of) in the past 66 days', 'any contacts where (on after 2 years after as of) in the past 67 days'],
    ['as of less than 1 weeks after 120000 months before planned', 'as of less than 1 days after 120000 months before planned'],
    ['count of contacts where (heard after planned) in the past 3 weeks less than 0', 'count of contacts where (heard after planned) in the past 3 months less than 0'],
    ['count of contacts in the past 3 weeks between 0 and 4', 'count of contacts in the past 3 weeks at most 4'],
    ['count of contacts in the past 3 weeks not in (0, 1)', 'count of contacts in the past 3 weeks at least 2'],
    // Filters that say one thing.
    [
      'latest contacts.length where (diagnosis not in (F20, F32.1, Z63.0) and diagnosis is F20) more than 3 hours',
      'latest contacts.length where (diagnosis not in (F20, F32.1) and diagnosis is F20) more than 3 hours',
    ],
    ['any contacts where (wait less than 29 days) since planned', 'any contacts where (wait less than 35 days) since planned'],
    // A date beside itself.
    ['planned at least 3 days before planned', 'planned at least 3 days after planned'],
    ['any contacts where (heard more than 4 hours before heard) since planned', 'any contacts where (heard more than 4 hours after heard) since planned'],
    [
      'contacts at least 1 every 3 weeks from 300 business days of registry before 2026-01-01',
      'contacts at least 1 every 3 weeks from 301 business days of registry before 2026-01-01',
    ],
    // What recurs from open days to come, however far the calendar reaches.
    [
      'urgent unless contacts at least 2 per calendar year from 44 business days of registry after as of until planned while stay unless referred',
      'urgent unless contacts at least 2 per calendar year from 44 business days of registry after as of until planned while stay',
    ],
    ['2 business days of office after 2024-03-01 before planned', '2024-03-05 before planned'],
    // Counts that are one of several numbers.
    [
      'count of contacts since 2025-05-12 in (1, 3) and count of contacts since 2025-05-12 not in (0)',
      'count of contacts since 2025-05-12 in (1, 3) and count of contacts since 2025-04-12 not in (0)',
    ],
    // A fact by which all entries belong, or none.
    [
      'count of contacts where urgent since as of less than 2 and between 2 and 5 and more than 2',
      '(count of contacts where urgent since as of less than 2 and between 2 and 5) and count of contacts since as of more than 2',
    ],
  ])('%s; %s', (old, next) => {
    expect(compared(old, next)).toEqual([{ verdict: 'unchanged', by: 'proof' }])
  })
})

describe('that a change goes one way is proved', () => {
  it.each([
    ['any contacts where (heard after planned) since planned', 'any contacts where (heard after planned) since 3 weeks after planned', 'narrower'],
    ['no contacts where (urgent) since planned', 'no contacts where (urgent) since 3 weeks after planned', 'broader'],
    ['count of contacts where (urgent) at least 2', 'count of contacts where (urgent or referred) at least 2', 'broader'],
    ['contacts at least 1 every 3 weeks from planned', 'count of contacts where (urgent) at least 1 every 3 weeks from planned', 'narrower'],
  ])('%s; %s', (old, next, verdict) => {
    expect(compared(old, next)).toEqual([{ verdict, by: 'proof' }])
  })
})
