/** Facts with lists of every kind: dated by a day, dated by a moment, and without a date. */
import type { FactsInput } from '@rubric/compiler'
import { list } from './meaning.ts'

export const recordFacts = [
  'admitted  date',
  'urgent    yes/no',
  'n         count',
  'ready_at  date and time',
  'events    list of',
  '  on       date',
  '  setting  one of home, ward',
  '  kept     yes/no',
  '  hours    number in h',
  '  score    count',
  '  level    none < mild < severe',
  '  code     code of ICD-10-CM',
  'calls     list of',
  '  made     date and time',
  '  missed   yes/no',
  'needs     list of',
  '  kind     one of food, shelter',
  '  served   yes/no',
  '  weight   number',
].join('\n')

/** What is on record of `events`. */
export const events = (through: string | null, ...entries: readonly FactsInput[]): FactsInput => ({ events: list(through, ...entries) })
