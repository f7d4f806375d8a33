/** Values: what stands on the left of a comparison, or where a date is wanted. */
import type { Expression, NameReference, OffsetDate } from '@rubric/syntax'
import type { Domain, ScalarType, Value } from '../graph.ts'
import type { DeclaredDefine } from '../names/module.ts'
import { isDeclared, lookUp } from '../names/scope.ts'
import { type SpanBase, spanUnit, spanUnits } from '../names/units.ts'
import { aggregateValue } from './aggregates.ts'
import { storedDate, storedMoment } from './constants.ts'
import { type Context, contextIn, site, type Typed, written } from './context.ts'
import { toWhole } from './decimal.ts'
import { reportCondition } from './diagnostics.ts'
import { inWords } from './words.ts'

export const domainOf = (type: ScalarType): Domain => {
  switch (type.kind) {
    case 'yes/no': return 'status'
    case 'count':
    case 'number':
    case 'rate':
    case 'span':
    case 'enum':
    case 'age': return 'integer'
    case 'date': return 'day'
    case 'moment': return 'minute'
    case 'code': return 'code'
  }
}

const notAValue = (context: Context, expression: Expression, what: string, hint: string): undefined => {
  context.lowering.diagnostics.push(reportCondition('not-a-value', site(context, expression), { what, hint }))
  return undefined
}

/** The value of an expression with its kind; undefined where it is none, which is reported. */
export const valueOf = (context: Context, expression: Expression): Typed | undefined => {
  switch (expression.kind) {
    case 'Missing': return undefined
    case 'Group': return valueOf(context, expression.inner)
    case 'NameReference': return namedValue(context, expression)
    case 'AsOf': return { value: { kind: 'asOf', domain: 'day' }, type: { kind: 'date' } }
    case 'Date': {
      const value = storedDate(context, expression)
      return value === undefined ? undefined : { value: { kind: 'constant', domain: 'day', value }, type: { kind: 'date' } }
    }
    case 'Moment': {
      const value = storedMoment(context, expression)
      return value === undefined ? undefined : { value: { kind: 'constant', domain: 'minute', value }, type: { kind: 'moment' } }
    }
    case 'OffsetDate': return offsetValue(context, expression)
    case 'AgeOf': {
      const date = dayValue(context, expression.date)
      return date === undefined ? undefined : { value: { kind: 'age', domain: 'integer', date }, type: { kind: 'age' } }
    }
    case 'Aggregate': return aggregateValue(context, expression)
    case 'Quantity':
    case 'Code':
      return notAValue(context, expression, 'a comparison starts with a fact', 'Turn the comparison round: the fact first, then the constant.')
    case 'Not':
    case 'Chain':
    case 'Unless':
    case 'NumberOf':
    case 'Comparison':
      return notAValue(context, expression, 'a condition is met or not met, it cannot be compared', 'Compare a fact, or join the conditions with `and` or `or`.')
    default: {
      const forgotten: never = expression
      throw new Error(`no value for ${JSON.stringify(forgotten)}`)
    }
  }
}

const namedValue = (context: Context, reference: NameReference): Typed | undefined => {
  const name = reference.text
  const field = context.entry?.type.fields.find(each => each.name === name)
  if (field !== undefined) return { value: { kind: 'field', domain: domainOf(field.type), field: name }, type: field.type }
  const extra = context.entry?.type.fields.map(each => each.name) ?? []
  const declared = lookUp(context.scope, name, reference, context.lowering.diagnostics, extra)
  if (declared === undefined || !context.lowering.isUsable(declared)) return undefined
  switch (declared.kind) {
    case 'fact': {
      if (declared.type.kind === 'list') {
        return notAValue(context, reference, `\`${name}\` is a list`, `Count it (\`count of ${name} …\`) or search it (\`any ${name} where …\`).`)
      }
      const fact = context.lowering.nameOf(declared)
      return { value: { kind: 'fact', domain: domainOf(declared.type), fact }, type: declared.type }
    }
    case 'define': {
      const constant = constantOf(context, declared)
      return constant === undefined
        ? valueOf(contextIn(context, declared.module, reference), declared.declaration.expression)
        : notAValue(context, reference, `\`${name}\` is the constant \`${constant}\``, 'Turn the comparison round: the fact first, then the constant.')
    }
    case 'criteria':
      return notAValue(context, reference, `\`${name}\` is a criteria block`, 'Write its name alone: it is met or not met.')
    case 'codes':
      return notAValue(context, reference, `\`${name}\` is a set of codes`, `Write the fact first: \`… in ${name}\`.`)
  }
}

/** What a definition says where that is no name of anything: a value of an enumeration, or a code. */
export const constantOf = ({ lowering }: Context, { declaration: { expression }, module }: DeclaredDefine): string | undefined =>
  (expression.kind === 'NameReference' && !isDeclared(lowering.scopeOf(module), expression.text) ? expression.text : undefined)

/** A date as a day: a date and time counts on its day. */
export const dayValue = (context: Context, expression: Expression): Value | undefined => {
  const typed = valueOf(context, expression)
  return typed === undefined ? undefined : asDay(context, typed, expression)
}

export const asDay = (context: Context, typed: Typed, at: Expression): Value | undefined =>
  typed.type.kind === 'date' ? typed.value
    : typed.type.kind !== 'moment' ? notADate(context, typed, at)
      : typed.value.kind === 'constant' ? timeWithoutUse(context, at)
        : { kind: 'dayOf', domain: 'day', moment: typed.value }

/** A time that the author wrote and nobody would look at. */
const timeWithoutUse = (context: Context, at: Expression): undefined => {
  const holes = { what: 'the time of day has no say here', hint: 'Leave the time out: these dates are compared by the day.' }
  context.lowering.diagnostics.push(reportCondition('clock-and-calendar', site(context, at), holes))
  return undefined
}

/** A date as a moment: a date without its time is any minute of its day. */
export const asMinute = (context: Context, typed: Typed, at: Expression): Value | undefined =>
  typed.type.kind === 'moment' ? typed.value
    : typed.type.kind === 'date' ? { kind: 'minutesOf', domain: 'minute', day: typed.value }
      : notADate(context, typed, at)

const notADate = (context: Context, typed: Typed, at: Expression): undefined => {
  const holes = { right: inWords(typed.type), left: written(context, at), type: inWords(typed.type), expected: 'a date' }
  context.lowering.diagnostics.push(reportCondition('type-mismatch', site(context, at), holes))
  return undefined
}

/** The longest span in each base unit, about ten thousand years: the whole calendar. */
const longest: Readonly<Record<SpanBase, number>> = { days: 4_000_000, months: 120_000, minutes: 5_400_000_000 }

/** How many whole calendars a date is moved by, all its steps together. */
const calendarsMoved = (value: Value): number => {
  switch (value.kind) {
    case 'offset': return Math.abs(value.amount) / longest[value.unit] + calendarsMoved(value.date)
    case 'dayOf': return calendarsMoved(value.moment)
    case 'minutesOf': return calendarsMoved(value.day)
    case 'constant':
    case 'fact':
    case 'field':
    case 'asOf':
    case 'age':
    case 'count':
    case 'sum':
    case 'pick': return 0
  }
}

const MOST_CALENDARS = 10

/** `n days` with its base unit; undefined where it is no amount of time, which is reported. */
export const timeAmount = (
  context: Context, quantity: OffsetDate['amount'],
): { readonly amount: number; readonly unit: SpanBase } | undefined => {
  const unit = quantity.unit === undefined || quantity.per !== undefined ? undefined : spanUnit(quantity.unit.text)
  const whole = toWhole(quantity.number.text)
  if (unit === undefined || whole === undefined || whole * spanUnits[unit].factor > longest[spanUnits[unit].base]) {
    const why = unit === undefined ? 'not an amount of time' : whole === undefined ? 'only whole numbers fit here' : 'longer than any calendar'
    const expected = 'a whole number of days, weeks, months, years, hours or minutes'
    context.lowering.diagnostics.push(reportCondition('bad-number', site(context, quantity), { why, expected }))
    return undefined
  }
  return { amount: whole * spanUnits[unit].factor, unit: spanUnits[unit].base }
}

const offsetValue = (context: Context, expression: OffsetDate): Typed | undefined => {
  const time = timeAmount(context, expression.amount)
  const anchor = valueOf(context, expression.anchor)
  if (time === undefined || anchor === undefined) return undefined
  if (calendarsMoved(anchor.value) > MOST_CALENDARS) {
    const holes = { why: 'the date is moved beyond any calendar', expected: 'shorter spans' }
    context.lowering.diagnostics.push(reportCondition('bad-number', site(context, expression.amount), holes))
    return undefined
  }
  const amount = expression.direction === 'after' ? time.amount : -time.amount
  if (time.unit === 'minutes') {
    const date = asMinute(context, anchor, expression.anchor)
    return date === undefined ? undefined
      : { value: { kind: 'offset', domain: 'minute', date, amount, unit: 'minutes' }, type: { kind: 'moment' } }
  }
  const date = asDay(context, anchor, expression.anchor)
  return date === undefined ? undefined
    : { value: { kind: 'offset', domain: 'day', date, amount, unit: time.unit }, type: { kind: 'date' } }
}
