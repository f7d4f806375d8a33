/** Types of facts. */
import { builders, further } from '../doc.ts'
import type { PhrasePrinters } from '../row.ts'
import { listed } from './words.ts'

type Types =
  | 'YesNoType'
  | 'CountType'
  | 'NumberType'
  | 'RateType'
  | 'SpanType'
  | 'DateType'
  | 'MomentType'
  | 'EnumType'
  | 'CodeType'
  | 'ListType'
  | 'PeriodsType'

export const types: PhrasePrinters<Types> = {
  YesNoType: () => 'yes/no',
  CountType: () => 'count',
  NumberType: ({ unit }) => (unit === undefined ? 'number' : `number in ${unit.text}`),
  RateType: ({ noun, per }) => `${noun.text} per ${per.text}`,
  SpanType: ({ unit }) => `span in ${unit.text}`,
  DateType: () => 'date',
  MomentType: ({ start, end }, page) => ['date', further(page.gap(start, end, ' '), 'and time')],
  EnumType: ({ ordered, values, start }, page) =>
    ordered
      ? values.map(({ text }) => text).join(' < ')
      : builders.group(['one of ', page.gap(start, values[0]?.start ?? start, ''), listed(values, page)]),
  CodeType: ({ system }) => `code of ${system.text}`,
  ListType: () => 'list of',
  PeriodsType: () => 'periods',
}
