/** Deadlines and recurrences: conditions that time itself decides, and that may be pending. */
import type { Deadline, Recurrence, Selection, Value } from '../graph.ts'
import { canonicalJson } from './canonical.ts'
import { word } from './conditions.ts'
import type { TestForm } from './conditions.ts'
import { constant, fieldNamed } from './model.ts'
import { propertyName } from './names.ts'
import { bound } from './scope.ts'
import type { Scope } from './scope.ts'
import { datedEntries, readied } from './selection.ts'
import { shownValue } from './shown.ts'
import { flatData, indented } from './text.ts'
import { ends, inZone, lowered } from './values.ts'
import type { Form, RangeForm } from './values.ts'

// ---- deadlines ---------------------------------------------------------------------------------------------

/** The earliest or the latest that it can be by now: clocks may show the minute of `as of` twice. */
const nowIn = (now: Value, end: 'low' | 'high', scope: Scope): string => {
  const { model } = scope
  if (now.kind !== 'instant') return ends(lowered(now, scope))[end]
  const { low, high } = ends(lowered(now.moment, scope))
  const instant = model.use(end === 'low' ? 'lowestInstant' : 'highestInstant')
  return bound(scope, 'now', `${instant}(${model.useZone()}, ${low}, ${high})`)
}

/** Whether a value lies before something else. */
const leadsBack = (value: Value): boolean => {
  switch (value.kind) {
    case 'offset':
    case 'openDay':
      return value.amount < 0 || leadsBack(value.date)
    case 'movedDay':
      return value.to === 'previous' || leadsBack(value.date)
    case 'openMinute':
    case 'instant':
    case 'dayOf':
      return leadsBack(value.moment)
    case 'civil':
      return leadsBack(value.instant)
    case 'minutesOf':
      return leadsBack(value.day)
    case 'constant':
    case 'fact':
    case 'field':
    case 'asOf':
    case 'now':
    case 'age':
    case 'count':
    case 'sum':
    case 'pick':
    case 'nthDay':
      return false
  }
}

/** Another range where there is no such value. */
const orElse = (form: RangeForm, low: string, high: string, scope: Scope): RangeForm => {
  const isNone = `${form.low} > ${form.high}`
  return {
    form: 'range',
    low: bound(scope, 'low', `${isNone} ? ${low} : ${form.low}`),
    high: bound(scope, 'high', `${isNone} ? ${high} : ${form.high}`),
    maybeNone: false,
  }
}

/**
 * What does not exist may still come to be: any day or minute after now, as with a date that is not yet. What is reckoned back from it may
 * be any.
 */
const orToCome = (value: Value, form: RangeForm, { due, now }: Deadline, scope: Scope): RangeForm => {
  if (!form.maybeNone) return form
  const { model } = scope
  if (due.domain === 'day') return orElse(form, dayToCome(value, scope), model.use('LAST_DAY'), scope)
  const first = leadsBack(value) ? model.use('FIRST_MINUTE') : `${nowIn(now, 'low', scope)} + 1`
  return orElse(form, first, model.use('LAST_MINUTE'), scope)
}

/** The first day that something may be that is still to come. */
const dayToCome = (value: Value, { model }: Scope): string =>
  leadsBack(value) ? model.use('FIRST_DAY') : `${model.use('dayOfMinute')}(record.$now + 1)`

const inTime = (event: RangeForm, from: RangeForm | null, due: RangeForm, { model }: Scope): string =>
  from === null
    ? `${model.use('atLeast')}(${[due.low, due.high, event.low, event.high].join(', ')})`
    : `${model.use('between')}(${[event.low, event.high, from.low, from.high, due.low, due.high].join(', ')})`

const isSame = (a: Value, b: Value): boolean => canonicalJson(a) === canonicalJson(b)

/** The due date in civil time; most often it is worked out already. */
const shownDue = (test: Deadline, due: Form, scope: Scope): Form => {
  const { shown } = test
  if (isSame(shown, test.due)) return due
  if (shown.kind === 'civil' && isSame(shown.instant, test.due)) return inZone(due, scope, 'civil', ['lowestCivil', 'highestCivil'])
  return lowered(shown, scope)
}

export const deadline = (test: Deadline, scope: Scope): TestForm => {
  const event = ends(lowered(test.event, scope))
  const from = test.from === null ? null : ends(lowered(test.from, scope))
  const due = ends(lowered(test.due, scope))
  const first = from === null || test.from === null ? null : orToCome(test.from, from, test, scope)
  const status = inTime(orToCome(test.event, event, test, scope), first, orToCome(test.due, due, test, scope), scope)
  return {
    status,
    left: event,
    duty: (is) => {
      const isOpen = `${due.low} >= ${nowIn(test.now, 'high', scope)}`
      return {
        due: shownValue(scope.model, shownDue(test, due, scope), test.shown.domain),
        pending: `${is} === ${word(scope.model, 'UNKNOWN')} && ${due.maybeNone ? `(${due.low} > ${due.high} || ${isOpen})` : isOpen}`,
      }
    },
  }
}

// ---- recurrences -------------------------------------------------------------------------------------------

const rule = ({ period, least, field, over, except }: Recurrence, scope: Scope): string => {
  const type = field === null ? null : fieldNamed(readied(over, scope).list, field).type
  const data = { period, least, signed: type?.kind === 'number', outside: except?.outside ?? false }
  return constant(scope.model, 'rule', `${flatData(data)} satisfies ${scope.model.useType('RecurrenceRule')}`)
}

const adding = ({ over, field }: Recurrence, scope: Scope): string => {
  const anyDay: Selection = { ...over, dated: false, from: null, to: null }
  const ready = readied(anyDay, scope)
  const entries = datedEntries(ready, `${scope.model.useType('AddingEntry')}[]`, (entry, dates) => {
    const adds = field === null ? '1' : ends(lowered({ kind: 'field', domain: 'integer', field }, entry)).low
    return [...dates, `adds: ${adds}`]
  })
  return `{ entries: ${entries}, through: ${ready.entries}$through }`
}

/** What does not exist has not come yet, as for deadlines. */
const dayOfCourse = (value: Value, scope: Scope): RangeForm => {
  const form = ends(lowered(value, scope))
  return form.maybeNone ? orElse(form, dayToCome(value, scope), scope.model.use('LAST_DAY'), scope) : form
}

export const recurrence = (test: Recurrence, scope: Scope): TestForm => {
  const { model } = scope
  const from = dayOfCourse(test.from, scope)
  const until = test.until === null ? null : dayOfCourse(test.until, scope)
  const course = [
    'asOf: record.$as_of',
    `fromLow: ${from.low}`,
    `fromHigh: ${from.high}`,
    `untilLow: ${until?.low ?? 'Infinity'}`,
    `untilHigh: ${until?.high ?? 'Infinity'}`,
  ]
  const added = adding(test, scope)
  const list = test.except === null ? null : `record.${propertyName(test.except.list)}`
  const states = list === null ? 'null' : `{ entries: ${list}, through: ${list}$through }`
  const found = scope.fresh('found')
  const args = [rule(test, scope), `{ ${course.join(', ')} }`, added, states]
  scope.lines.push(`const ${found} = ${model.use('recurring')}(`, ...indented(args.map((arg) => `${arg},`)), ')')
  return { status: `${found}.status`, left: null, duty: () => ({ due: `${found}.due`, pending: `${found}.pending` }) }
}
