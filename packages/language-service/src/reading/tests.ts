/** What is asked of a value, as the end of a sentence that begins with it: `is at least 3 hours per week`. */
import type { AmongTest, BetweenTest, Expression, RecurrenceTest, Test, TimeTest, ValueTest } from '@rubric/syntax'
import type { FactWords } from './names.ts'
import { amountWords, nameWords, type Reader, valueWords } from './values.ts'
import { joined, small, spoken } from './words.ts'

export const testWords = (reader: Reader, test: Test, about: FactWords | undefined): string => {
  switch (test.kind) {
    case 'ValueTest':
      return valueTest(reader, test, about)
    case 'BetweenTest':
      return betweenTest(reader, test, about)
    case 'AmongTest':
      return amongTest(reader, test, about)
    case 'DateTest':
      return `${test.relation === 'on' ? 'falls' : 'comes'} ${test.relation} ${valueWords(reader, test.right)}`
    case 'TimeTest':
      return timeTest(reader, test)
    case 'RecurrenceTest':
      return recurrenceTest(reader, test, about?.is === 'list')
    case 'DuringTest':
      return `falls ${test.negated ? 'outside of' : 'within'} the open hours of ${nameWords(reader, test.calendar.text)}`
  }
}

const valueTest = (reader: Reader, { relation, right }: ValueTest, about: FactWords | undefined): string => {
  const ranked =
    right.kind === 'NameReference' ? rankedValues(relation, right.text, about?.isOrdered === true ? about.values : []) : undefined
  if (ranked !== undefined) return `is ${joined(ranked.map(spoken), 'or')}`
  const words = choiceWords(reader, right, about)
  if (relation === 'is' || relation === 'is not') return `${relation} ${words}`
  const whole = about?.is === 'age' && relation === 'at most' ? ', the whole of that year of life included' : ''
  return `is ${relation} ${words}${whole}`
}

/** Of `none < mild < moderate < severe`, `at least moderate` is moderate or severe. */
const rankedValues = (
  relation: ValueTest['relation'],
  value: string,
  ranks: readonly string[],
): readonly string[] | undefined => {
  const at = ranks.indexOf(value)
  if (at < 0) return undefined
  switch (relation) {
    case 'at least':
      return ranks.slice(at)
    case 'more than':
      return some(ranks.slice(at + 1))
    case 'at most':
      return ranks.slice(0, at + 1)
    case 'less than':
      return some(ranks.slice(0, at))
    case 'is':
    case 'is not':
      return undefined
  }
}

const some = <T>(items: readonly T[]): readonly T[] | undefined => (items.length === 0 ? undefined : items)

/** A value of an enumeration has no text: its name is said, whatever else has that name. */
const choiceWords = (reader: Reader, value: Expression, about: FactWords | undefined): string => {
  const isValue =
    value.kind === 'NameReference' && (about?.values.includes(value.text) === true || reader.names(value.text) === undefined)
  return isValue ? spoken(value.text) : valueWords(reader, value)
}

const betweenTest = (reader: Reader, { low, high }: BetweenTest, about: FactWords | undefined): string => {
  const ends = about?.is === 'age' ? 'both years of life included in full' : 'both included'
  return `is between ${choiceWords(reader, low, about)} and ${choiceWords(reader, high, about)} (${ends})`
}

const amongTest = (reader: Reader, { negated, choices }: AmongTest, about: FactWords | undefined): string => {
  const [only] = choices
  const isSet =
    choices.length === 1 &&
    only?.kind === 'NameReference' &&
    about?.values.includes(only.text) !== true &&
    reader.names(only.text)?.kind === 'declared'
  if (isSet) return `is ${negated ? 'none' : 'one'} of the codes of ${choiceWords(reader, only, about)}`
  return `is ${negated ? 'none' : 'one'} of ${joined(
    choices.map((choice) => choiceWords(reader, choice, about)),
    'or',
  )}`
}

/** The last day belongs to the time; hours count to the minute. */
const timeTest = (reader: Reader, { relation, amount, direction, anchor, moved }: TimeTest): string => {
  const ends =
    relation === 'within' ? ` (${/hour|minute/.test(amount.unit?.text ?? '') ? 'to the minute' : 'the last day included'})` : ''
  const side = direction === 'of' ? 'before or after' : direction
  const calendar = moved?.calendar === undefined ? '' : ` of ${nameWords(reader, moved.calendar.text)}`
  const later = moved === undefined ? '' : `; where the last day is closed, the ${moved.to} business day${calendar} counts`
  return `comes ${relation} ${amountWords(reader, amount)} ${side} ${valueWords(reader, anchor)}${ends}${later}`
}

const recurrenceTest = (reader: Reader, { least, period, from, until, during }: RecurrenceTest, isList: boolean): string => {
  const number =
    least === undefined ? 'once' : least.unit === undefined && isList ? timesWords(least.number.text) : amountWords(reader, least)
  const each =
    period.form === 'every'
      ? `in every ${period.amount === undefined ? 'period' : amountWords(reader, period.amount)}, counted from ${valueWords(reader, from)}`
      : `in each calendar ${period.unit?.text ?? 'period'} from ${valueWords(reader, from)}`
  const end = until === undefined ? '' : ` until ${valueWords(reader, until)}`
  const left =
    during === undefined
      ? ''
      : `, leaving out each period with a day ${during.negated ? 'within' : 'outside of'} this: ${nameWords(reader, during.state.text)}`
  return `${isList ? 'come' : 'is'} at least ${number} ${each}${end}${left}`
}

const timesWords = (number: string): string => (number === '1' ? 'once' : number === '2' ? 'twice' : `${small(number)} times`)
