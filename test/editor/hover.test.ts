import { hoverAt, keywordHelp } from '@rubric/language-service'
import { keywords } from '@rubric/syntax'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { policyWith, programOf, realProgram } from '../support/programs.ts'

const today = '2026-03-01'

const text = policyWith(
  'facts',
  '  severity    none < mild < moderate < severe, by clinician  "severity of symptoms"',
  '  contact_on  date     "first contact"',
  '  plan_on     date     "plan complete"',
  '  crises      list of  "crises on record"',
  '    on  date  "day of the crisis"',
  '',
  'codes moods "mood disorders"',
  '  ICD-10-CM F32.0, F33.0 to F33.9',
  '',
  'calendar office "office days"',
  '  open  monday to friday',
  '',
  'define in_time "the plan was in time"',
  '  plan_on within 7 days after contact_on',
  '',
  'criteria need "Need" §2',
  '  ALL of',
  '    1. "moderate or worse" §2.1',
  '      severity at least moderate',
  '    2. "calm"',
  '      no crises in the past 6 months',
  '    3. "young"',
  '      member.age less than 21 years',
  '    4. "in time"',
  '      in_time',
  '    5. "by office days"',
  '      plan_on within 3 business days of office after contact_on',
  '',
  'limit monthly "five a month"',
  '  at most 5 units of HCPCS H2022 per calendar month',
  '',
  'determination first "First"',
  '  requires    need',
  '  subject to  monthly',
  '  grants      60 days, at most 6 months in all',
  '',
  'interpretation floor "moderate is a floor"',
  '  against     "moderate alone could be meant"',
  '  decided by  "Committee" on 2026-02-01',
  '  because     "so it is elsewhere"',
  '  affects     need/1',
)
const program = programOf(['a.rubric', text])

/** At the `▮` of a piece of the text. */
const hover = (piece: string): string => {
  const at = text.indexOf(piece.replace('▮', ''))
  if (at < 0) throw new Error(`not in the text: ${piece}`)
  return hoverAt(program, 'a.rubric', at + piece.indexOf('▮'), today)?.markdown ?? ''
}

const places: readonly (readonly [piece: string, says: readonly string[]])[] = [
  [
    '▮severity at least',
    [
      '**Severity of symptoms**',
      'One of none, mild, moderate or severe, from the least to the most, judged by a clinician.',
      'used in 1 clause',
    ],
  ],
  ['at least mo▮derate', ['none < mild < **moderate** < severe']],
  ['    ▮on  date', ['**Day of the crisis**', 'A date']],
  ['codes mo▮ods', ['2 codes and ranges: ICD-10-CM F32.0, ICD-10-CM F33.0 to F33.9.']],
  ['calendar of▮fice', ['It is open on Monday, Tuesday, Wednesday, Thursday and Friday, all day.']],
  [
    '      in▮_time',
    ['“the plan was in time” means: the date of “plan complete” comes within 7 days after the date of “first contact”'],
  ],
  [
    '    1▮. "moderate',
    [
      '`test.policy/need/1`',
      '**Moderate or worse** (section 2.1)',
      'The severity of symptoms is moderate or severe.',
      'As interpreted: moderate is a floor.',
      'Version of January 1, 2026, in force from January 1, 2026',
    ],
  ],
  ['"moder▮ate or worse"', ['The severity of symptoms is moderate or severe.']],
  ['criteria ne▮ed', ['All of these are needed:', '- **2** *calm*: There is none among the crises on record']],
  [
    'in the past ▮6 months',
    [
      'from September 1, 2025 to March 1, 2026.',
      'Counted from August 31, 2026 it is February 28, 2026, as that month has no 31st.',
    ],
  ],
  [
    'within ▮7 days after',
    ['If the date of “first contact” is March 1, 2026, that is from March 1, 2026 to March 8, 2026, both included.'],
  ],
  ['with▮in 7 days after', ['both included.', '*Reference: Dates*']],
  [
    'within 3 ▮business days of office',
    ['If the date of “first contact” is March 1, 2026, that is from March 1, 2026 to March 4, 2026, both included.'],
  ],
  ['less than ▮21 years', ['On March 1, 2026 that is whoever was born on March 2, 2005 or later.']],
  [
    'limit mon▮thly',
    [
      'At most 5 units of HCPCS H2022 can be covered in each calendar month.',
      'The one of March 1, 2026 is March 1, 2026 to March 31, 2026.',
    ],
  ],
  ['per calendar mo▮nth', ['March 1, 2026 to March 31, 2026.']],
  [
    'grants      60▮ days',
    [
      'A request from March 1, 2026 on is granted through April 29, 2026, that day included.',
      'through August 31, 2026 at the latest.',
    ],
  ],
  ['requires    ne▮ed', ['`test.policy/need`']],
  ['affects     need/▮1', ['`test.policy/need/1`']],
  ['  A▮LL of', ['**ALL**: All of the items are needed.', '*Reference: Criteria*']],
  ['decid▮ed by', ['*Reference: Interpretations*']],
  ['effect▮ive', ['The first day on which this version is in force.', '*Reference: Versions*']],
]

describe('hover', () => {
  test.each(places)('%s', (piece, says) => {
    const markdown = hover(piece)
    for (const said of says) expect(markdown).toContain(said)
  })

  test('every word of the language has a sentence, and its page is there', () => {
    for (const { word } of keywords) {
      const { sentence, file } = keywordHelp[word]
      expect(sentence).toMatch(/^\S.*\.$/)
      expect([word, existsSync(fileURLToPath(new URL(`../../grammar/reference/${file}`, import.meta.url)))]).toEqual([word, true])
    }
  })

  test('every name of the real policies is told of, in words', () => {
    const real = realProgram()
    for (const path of real.paths()) {
      for (const { span, thing } of new Map(real.occurrences(path).map((each) => [each.thing.key, each])).values()) {
        const markdown = hoverAt(real, path, span.start, today)?.markdown ?? ''
        expect([thing.name, markdown.length > 10]).toEqual([thing.name, true])
        expect(markdown).not.toMatch(/undefined|\[object|NaN/)
      }
    }
  })
})
