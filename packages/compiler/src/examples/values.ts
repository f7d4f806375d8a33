/**
 * Values of examples, turned into the form of the input: what an engineer would send as JSON, in the unit of the fact. A value of
 * the right kind that can be no such thing, as an age of ten thousand years, is refused when the example is run.
 */
import type { GivenValue } from '@rubric/syntax'
import type { ScalarType } from '../graph.ts'
import { looksLikeCode, malformedCode } from '../names/code-systems.ts'
import { didYouMean } from '../names/suggest.ts'
import { storedQuantity, toInput } from '../lower/constants.ts'
import { type Context, site, written } from '../lower/context.ts'
import { dateFault, minuteOfDay } from '../calendars/dates.ts'
import { toWhole } from '../lower/decimal.ts'
import { reportCondition } from '../lower/diagnostics.ts'
import { exampleOf, inWords } from '../lower/words.ts'
import { reportExample } from './diagnostics.ts'

export type InputValue = string | number | boolean | null

/** The input of one value: null for `unknown`; undefined where it does not fit, which is reported. */
export const inputValue = (context: Context, value: GivenValue, type: ScalarType, name: string): InputValue | undefined => {
  if (value.kind === 'Missing') return undefined
  if (value.kind === 'Name' && value.text === 'unknown') return null
  if (value.kind === 'NotYet') return type.kind === 'date' || type.kind === 'moment' ? 'not yet' : misfit(context, value, type, name)
  switch (type.kind) {
    case 'yes/no':
      return value.kind === 'Name' && (value.text === 'yes' || value.text === 'no') ? value.text === 'yes' : misfit(context, value, type, name)
    case 'enum':
      if (value.kind === 'Name' && type.values.includes(value.text)) return value.text
      return value.kind === 'Name' ? unknownValue(context, value, type, name) : misfit(context, value, type, name)
    case 'code':
      if (value.kind === 'Code' || value.kind === 'Name') return codeInput(context, value, type.system, value.text)
      return value.kind === 'Quantity' && value.unit === undefined && value.per === undefined
        ? codeInput(context, value, type.system, value.number.text) : misfit(context, value, type, name)
    case 'date': return dateInput(context, value, type, name)
    case 'moment':
      return value.kind === 'Moment' ? momentInput(context, value) : dateInput(context, value, type, name)
    case 'age': {
      const years = value.kind === 'Quantity' && value.per === undefined && (value.unit?.text === 'years' || value.unit?.text === 'year')
        ? toWhole(value.number.text) : undefined
      return years ?? misfit(context, value, type, name)
    }
    case 'count':
    case 'number':
    case 'rate':
    case 'span': return amountInput(context, value, type, name)
  }
}

const misfit = (context: Context, value: GivenValue, type: ScalarType, name: string): undefined => {
  const dated = type.kind === 'date' || type.kind === 'moment'
  const holes = { name, type: inWords(type), expected: `${exampleOf(type)}${dated ? ', `not yet`' : ''}` }
  context.lowering.diagnostics.push(reportExample('value-does-not-fit', site(context, value), holes))
  return undefined
}

const codeInput = (context: Context, value: GivenValue, system: string, code: string): string | undefined => {
  if (looksLikeCode(system, code)) return code
  const { file, span } = site(context, value)
  context.lowering.diagnostics.push(malformedCode(file, span, system, code))
  return undefined
}

const unknownValue = (context: Context, value: GivenValue & { kind: 'Name' }, type: ScalarType & { kind: 'enum' }, left: string): undefined => {
  const near = didYouMean(value.text, type.values)
  const holes = { value: value.text, left, values: type.values.join(type.ordered ? ' < ' : ', '), near }
  context.lowering.diagnostics.push(reportCondition('unknown-value', site(context, value), holes))
  return undefined
}

const amountInput = (context: Context, value: GivenValue, type: ScalarType, name: string): number | undefined => {
  if (value.kind !== 'Quantity') return misfit(context, value, type, name)
  const stored = storedQuantity(context, value, { type, text: name })
  if (stored === undefined) return undefined
  const input = toInput(type, stored)
  return type.kind !== 'span' || Number.isInteger(input) ? input : misfit(context, value, type, name)
}

const partialHint = ' (or `2026-03`, `2026` where the record knows no more)'

const dateInput = (context: Context, value: GivenValue, type: ScalarType, name: string): string | undefined => {
  const text = value.kind === 'Date' ? value.text
    : value.kind === 'Quantity' && value.unit === undefined && value.per === undefined ? value.number.text : undefined
  if (text === undefined) return misfit(context, value, type, name)
  // A date and time is known to the day at least.
  const isPartial = type.kind === 'date'
  const why = dateFault(text, isPartial)
  if (why === undefined) return text
  context.lowering.diagnostics.push(reportExample('bad-example-date', site(context, value), { why, partial: isPartial ? partialHint : '' }))
  return undefined
}

const momentInput = (context: Context, value: GivenValue & { kind: 'Moment' }): string | undefined => {
  const why = dateFault(value.date, false) ?? (minuteOfDay(value.time) === undefined ? `there is no time ${value.time}` : undefined)
  if (why === undefined) return `${value.date}T${value.time}`
  context.lowering.diagnostics.push(reportExample('bad-example-date', site(context, value), { why: `${written(context, value)}: ${why}`, partial: '' }))
  return undefined
}
