import { policy } from '@rubric/harness'
import { plainReading } from '@rubric/language-service'
import type { Criteria } from '@rubric/syntax'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deep } from '../laws/runs.ts'
import { policyWith, programOf, realProgram } from '../support/programs.ts'

const program = realProgram()

/** Words of programmers, and what is left where something was forgotten. */
const forbidden = /\b(undefined|null|NaN|boolean|expression|identifier|node|token|parse[dr]?|enum)\b|\[object|…/

/** As the heading of a section says it, signs of Markdown set apart. */
const headingOf = ({ title, name }: Criteria): string => {
  const text = title?.value ?? name.text.replaceAll('_', ' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`.replace(/[\\`*_[\]<>#|~]/g, '\\$&')
}

const facts = [
  'facts',
  '  severity   none < mild < moderate < severe, by clinician  "severity of symptoms"',
  '  diagnosed  yes/no, by clinician  "a serious diagnosis"',
  '  housed     yes/no                "housing is stable"',
  '  spheres    count                 "spheres of life with impairment"',
  '  therapy    hours per week        "therapy planned"',
  '  bmi        number in kg/m2       "body mass index"',
  '  course     span in months        "length of the course"',
  '  setting    one of home, office   "setting of the service"',
  '  dx         code of ICD-10-CM     "main diagnosis"',
  '  contact_on date                  "first contact"',
  '  plan_on    date                  "plan complete"',
  '  called_at  date and time         "call"',
  '  seen_at    date and time         "visit"',
  '  tapering   periods               "services are tapered"',
  '  crises     list of               "crises on record"',
  '    on       date                  "day of the crisis"',
  '    place    one of home, hospital "place of the crisis"',
  '    hours    count                 "hours spent"',
  '',
  'codes moods "mood disorders"',
  '  ICD-10-CM F32.0, F33.0',
  '',
  'calendar office "office days"',
  '  open  monday to friday 09:00 to 17:00',
  '',
  'define burdened "burdened at home"',
  '  not housed and spheres at least 1',
  '',
]

const readingOf = (condition: string, head = 'criteria c "C"'): string => {
  const text = policyWith(...facts, head, ...condition.split('\n').map((line) => `  ${line}`))
  const reading = plainReading(programOf(['a.rubric', text]), 'a.rubric')
  const from = reading.indexOf('## C')
  return reading.slice(from, reading.indexOf('## What the words mean', from)).split('\n').slice(4).join('\n').trim()
}

/** Every kind of condition, as it is written and as it reads. */
const conditions: readonly (readonly [written: string, reads: string])[] = [
  ['diagnosed', 'A clinician confirms “a serious diagnosis”.'],
  ['not housed', 'The record rules out “housing is stable”.'],
  ['housed is no', 'The record rules out “housing is stable”.'],
  ['severity at least moderate', 'The severity of symptoms is moderate or severe.'],
  ['severity less than moderate', 'The severity of symptoms is none or mild.'],
  ['severity is not mild', 'The severity of symptoms is not mild.'],
  ['spheres at least 2', 'The number of spheres of life with impairment is at least 2.'],
  ['therapy more than 1 hours per week', '“therapy planned” is more than 1 hour per week.'],
  ['bmi between 18.5 and 30 kg/m2', 'The body mass index is between 18.5 and 30 kg/m2 (both included).'],
  ['course at most 12 months', 'The length of the course is at most 12 months.'],
  ['setting in (home, office)', 'The setting of the service is one of home or office.'],
  ['dx in moods', 'The main diagnosis is one of the codes of “mood disorders”.'],
  ['dx not in moods', 'The main diagnosis is none of the codes of “mood disorders”.'],
  ['member.age between 3 and 21 years', 'The member’s age is between 3 and 21 years (both years of life included in full).'],
  ['member.age at most 21 years', 'The member’s age is at most 21 years, the whole of that year of life included.'],
  ['contact_on before plan_on', 'The date of “first contact” comes before the date of “plan complete”.'],
  ['contact_on on or after 2026-03-01', 'The date of “first contact” comes on or after March 1, 2026.'],
  [
    'contact_on on or after 1 year before as of',
    'The date of “first contact” comes on or after 1 year before the day of the decision.',
  ],
  [
    'plan_on within 7 days after contact_on',
    'The date of “plan complete” comes within 7 days after the date of “first contact” (the last day included).',
  ],
  [
    'plan_on within 7 days of contact_on',
    'The date of “plan complete” comes within 7 days before or after the date of “first contact” (the last day included).',
  ],
  [
    'plan_on at least 30 days before contact_on',
    'The date of “plan complete” comes at least 30 days before the date of “first contact”.',
  ],
  [
    'seen_at within 24 hours after called_at',
    'The time of “visit” comes within 24 hours after the time of “call” (to the minute).',
  ],
  [
    'plan_on within 3 business days of office after contact_on',
    'The date of “plan complete” comes within 3 business days (by the calendar “office days”) after the date of “first contact” (the last day included).',
  ],
  ['called_at during office', 'The time of “call” falls within the open hours of “office days”.'],
  [
    'count of crises in the past 6 months less than 2',
    'The number of crises on record in the 6 months up to the day of the decision (both ends included) is less than 2.',
  ],
  [
    'any crises where place is hospital',
    'There is at least one among the crises on record where the place of the crisis is hospital.',
  ],
  [
    'no crises in the 30 days before contact_on',
    'There is none among the crises on record in the 30 days before the date of “first contact” (both ends included).',
  ],
  ['every crises has hours at most 2', 'For each one of the crises on record, the number of hours spent is at most 2.'],
  [
    'latest crises.on before contact_on',
    'The day of the crisis of the latest of the crises on record comes before the date of “first contact”.',
  ],
  [
    'sum of crises.hours since contact_on at most 10',
    'The total of the number of hours spent over the crises on record since the date of “first contact” (that day included) is at most 10.',
  ],
  [
    'plan_on on or before day 3 of crises',
    'The date of “plan complete” comes on or before the third different day among the crises on record.',
  ],
  [
    'crises at least 2 every 4 weeks from contact_on while not tapering',
    'The crises on record come at least twice in every 4 weeks, counted from the date of “first contact”, leaving out each period with a day within this: the services are tapered.',
  ],
  [
    'diagnosed and (housed or spheres at least 1)',
    'A clinician confirms “a serious diagnosis”, and either the record confirms “housing is stable” or the number of spheres of life with impairment is at least 1.',
  ],
  [
    'at least 2 of (diagnosed, housed, burdened)',
    'At least two of these hold: a clinician confirms “a serious diagnosis”; the record confirms “housing is stable”; “burdened at home” holds.',
  ],
  ['diagnosed unless housed', 'A clinician confirms “a serious diagnosis”, unless the record confirms “housing is stable”.'],
  [
    'diagnosed\nunless housed',
    'A clinician confirms “a serious diagnosis”. This is waived where the record confirms “housing is stable”.',
  ],
]

describe('the reading of a policy', () => {
  test.each(conditions)('%s', (written, reads) => {
    expect(readingOf(written)).toBe(reads)
  })

  test('blocks say how many of their items are needed', () => {
    const block = (head: string): string => readingOf(`${head}\n  1. "serious" §1\n    diagnosed\n  - housed`)
    expect(block('ANY of')).toBe(
      [
        'At least one of these is needed:',
        '',
        '- **1** *serious* (section 1): A clinician confirms “a serious diagnosis”.',
        '- The record confirms “housing is stable”.',
      ].join('\n'),
    )
    expect(['ALL of', 'ONE of', 'NONE of', 'AT LEAST 2 of', 'AT MOST 1 of'].map((head) => block(head).split('\n')[0])).toEqual([
      'All of these are needed:',
      'Exactly one of these is needed:',
      'None of these may apply:',
      'At least two of these are needed:',
      'No more than one of these may apply:',
    ])
  })

  test('limits, exceptions and determinations are sentences', () => {
    const text = policyWith(
      ...facts,
      'criteria c "Need"',
      '  diagnosed',
      '',
      'limit monthly "five a month" §2',
      '  at most 5 units of HCPCS H2022 per calendar month',
      '  each unit is 1 week',
      '',
      'limit whole "24 in six months"',
      '  at most 24 units of HCPCS H2022 in any 6 months',
      '',
      'exception young "the young"',
      '  when member.age less than 21 years',
      '  lifts  monthly',
      '',
      'determination first "First"',
      '  stage       initial',
      '  requires    c',
      '  subject to  monthly, whole',
      '  grants      60 days, at most 6 months in all',
    )
    const reading = plainReading(programOf(['a.rubric', text]), 'a.rubric')
    for (const said of [
      'At most 5 units of HCPCS H2022 can be covered in each calendar month. Each unit stands for 1 week.',
      'At most 24 units of HCPCS H2022 can be covered in any stretch of 6 months, whichever day it begins on.',
      'It applies where the member’s age is less than 21 years. Then this does not hold: the limit “five a month”.',
      'It answers a first request. It requires the criteria “Need”. What it grants is held to the limit “five a month” and the limit “24 in six months”. ' +
        'It grants 60 days, counted from the first day requested and that day included. A course of treatment comes to at most 6 months in all, from its first day.',
    ])
      expect(reading).toContain(said)
  })

  test('guidance is shown as such, and facts and definitions stand after the rules, each once', () => {
    const text = policyWith(
      ...facts,
      'criteria c "C"',
      '  burdened',
      '',
      'guidance g "typically short" §3',
      '  - "a first note"',
      '  - "a second note"',
    )
    const reading = plainReading(programOf(['a.rubric', text]), 'a.rubric')
    expect(reading).toContain('It is guidance, and decides nothing: typically short.\n\n- A first note.\n- A second note.\n')
    expect(reading.split('## What the words mean')).toHaveLength(2)
    expect(reading.split('“burdened at home” means:')).toHaveLength(2)
    expect(reading.indexOf('## C\n')).toBeLessThan(reading.indexOf('### Facts'))
  })

  test('of real policies it has no word of programmers, and no name of a fact that has a text', () => {
    for (const path of program.paths()) {
      const reading = plainReading(program, path)
      expect(reading.match(forbidden)?.[0]).toBeUndefined()
      const named = program
        .thingsIn(path)
        .filter(
          ({ kind, name, node }) =>
            (kind === 'fact' || kind === 'field') &&
            name.includes('_') &&
            node?.kind === 'FactDeclaration' &&
            node.text !== undefined,
        )
      expect(
        named
          .filter(({ name }) => reading.includes(name) || reading.includes(name.replaceAll('_', '\\_')))
          .map(({ name }) => name),
      ).toEqual([])
    }
  })

  test('there is one for every random policy', () => {
    fc.assert(
      fc.property(policy, ({ files }) => {
        const sources = files.filter(({ path }) => path.endsWith('.rubric')).map(({ path, text }) => [path, text] as const)
        const random = programOf(...sources)
        for (const [path] of sources) {
          const reading = plainReading(random, path)
          // Names of random facts may be words of programmers, too.
          const words = (text: string): ReadonlySet<string> => new Set(text.match(/undefined|NaN|\[object/g))
          const own = words(sources.map(([, text]) => text).join('\n'))
          expect([...words(reading)].filter((word) => !own.has(word))).toEqual([])
          for (const { node, address } of random.thingsIn(path)) {
            if (node?.kind === 'Criteria' && address?.startsWith(`${random.policy(path)?.id ?? ''}/`))
              expect(reading).toContain(headingOf(node))
          }
        }
      }),
      { numRuns: deep ? 2_000 : 40 },
    )
  })
})
