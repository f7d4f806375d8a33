/**
 * Values as expressions. Exact values are one expression, NaN where unknown; others two, the lowest and the highest that
 * they can be. Everything that depends on no entry is computed before the loop over the entries.
 */
import type { ScalarType, Value } from '../graph.ts'
import { aggregate } from './aggregates.ts'
import { factNamed, fieldNamed } from './model.ts'
import { propertyName } from './names.ts'
import { readsEntry } from './parts.ts'
import { bound } from './scope.ts'
import type { Scope } from './scope.ts'
import { literal } from './text.ts'

export type Form =
  | { readonly form: 'status'; readonly expression: string }
  | { readonly form: 'exact'; readonly expression: string }
  /** `maybeNone`: low over high says that there is no such value. */
  | { readonly form: 'range'; readonly low: string; readonly high: string; readonly maybeNone: boolean }
  /** Text or null; where `found` (an expression) is false, there is no such value. */
  | { readonly form: 'code'; readonly expression: string; readonly found: string | null }

export type RangeForm = Form & { readonly form: 'range' }

/** How a stored fact or field is read. */
const stored = (type: ScalarType, place: string): Form => {
  switch (type.kind) {
    case 'yes/no':
      return { form: 'status', expression: place }
    case 'code':
      return { form: 'code', expression: place, found: null }
    case 'age':
    case 'date':
    case 'moment':
      return { form: 'range', low: `${place}$low`, high: `${place}$high`, maybeNone: false }
    case 'count':
    case 'number':
    case 'rate':
    case 'span':
    case 'enum':
      return { form: 'exact', expression: place }
  }
}

const ofFact = (name: string, scope: Scope): Form => {
  const { type } = factNamed(scope.model, name)
  if (type.kind === 'list') throw new Error(`the list ${name} is used as a value`)
  return stored(type, `record.${propertyName(name)}`)
}

const ofField = (name: string, scope: Scope): Form => {
  if (scope.entry === null) throw new Error(`the field ${name} is used outside of its list`)
  return stored(fieldNamed(scope.entry.list, name).type, `${scope.entry.variable}.${propertyName(name)}`)
}

/** Both ends as expressions; an exact value is both of its ends. */
export const ends = (form: Form): RangeForm => {
  if (form.form === 'range') return form
  if (form.form !== 'exact') throw new Error(`a ${form.form} is used as a number`)
  return { form: 'range', low: form.expression, high: form.expression, maybeNone: false }
}

/** A function that never turns two values around, applied to what is known of one. */
const mapped = (form: Form, scope: Scope, stem: string, apply: (expression: string) => string): Form => {
  if (form.form === 'exact') return { form: 'exact', expression: bound(scope, stem, apply(form.expression)) }
  const { low, high, maybeNone } = ends(form)
  return {
    form: 'range',
    low: bound(scope, `${stem}Low`, apply(low)),
    high: bound(scope, `${stem}High`, apply(high)),
    maybeNone,
  }
}

const age = (date: Form, scope: Scope): Form => {
  const { model } = scope
  if (date.form === 'exact') {
    return mapped(date, scope, 'age', (birth) => `${model.use('ageInMonths')}(${birth}, record.$as_of)`)
  }
  const { low, high, maybeNone } = ends(date)
  const least = `${model.use('lowestAge')}(${low}, ${high}, record.$as_of)`
  const most = `${model.use('highestAge')}(${low}, ${high}, record.$as_of)`
  return { form: 'range', low: bound(scope, 'ageLow', least), high: bound(scope, 'ageHigh', most), maybeNone }
}

const shifted = (value: Value & { readonly kind: 'offset' }, scope: Scope): Form => {
  const { model } = scope
  const { amount, unit, domain } = value
  const date = lowered(value.date, scope)
  if (unit === 'months') {
    if (domain === 'minute') throw new Error('months are added to a time of day')
    return mapped(date, scope, 'day', (day) => `${model.use('addMonths')}(${day}, ${amount})`)
  }
  const steps = unit === 'days' && domain === 'minute' ? amount * 1440 : amount
  return mapped(date, scope, domain, (start) => `${start} ${steps < 0 ? '-' : '+'} ${Math.abs(steps)}`)
}

const minutesOf = (day: Form, scope: Scope): Form => {
  const { low, high, maybeNone } = ends(day)
  return {
    form: 'range',
    low: bound(scope, 'minuteLow', `${scope.model.use('firstMinuteOf')}(${low})`),
    high: bound(scope, 'minuteHigh', `${scope.model.use('lastMinuteOf')}(${high})`),
    maybeNone,
  }
}

const movedBy = {
  next: ['earliestNextDay', 'latestNextDay'],
  previous: ['earliestPreviousDay', 'latestPreviousDay'],
} as const

/** The earliest and the latest that comes of a time, by two functions of which neither turns two times around. */
const spread = (
  form: Form,
  scope: Scope,
  stem: string,
  [earliest, latest]: readonly [string, string],
  args: (expression: string) => string,
): Form => {
  const { low, high, maybeNone } = ends(form)
  return {
    form: 'range',
    low: bound(scope, `${stem}Low`, `${scope.model.use(earliest)}(${args(low)})`),
    high: bound(scope, `${stem}High`, `${scope.model.use(latest)}(${args(high)})`),
    maybeNone,
  }
}

/** From civil minutes to instants or back, where the policy has a time zone. */
export const inZone = (form: Form, scope: Scope, stem: string, [lowest, highest]: readonly [string, string]): Form => {
  if (scope.model.graph.zone === null) return form
  const { low, high, maybeNone } = ends(form)
  const args = `${scope.model.useZone()}, ${low}, ${high}`
  return {
    form: 'range',
    low: bound(scope, `${stem}Low`, `${scope.model.use(lowest)}(${args})`),
    high: bound(scope, `${stem}High`, `${scope.model.use(highest)}(${args})`),
    maybeNone,
  }
}

/** The expressions of a value. Statements that they need are added to the scope. */
export const lowered = (value: Value, scope: Scope): Form => {
  if (scope.entry !== null && !readsEntry(value)) return lowered(value, scope.entry.outer)
  switch (value.kind) {
    case 'constant':
      return value.domain === 'code'
        ? { form: 'code', expression: literal(value.value), found: null }
        : { form: 'exact', expression: String(value.value) }
    case 'fact':
      return ofFact(value.fact, scope)
    case 'field':
      return ofField(value.field, scope)
    case 'asOf':
      return { form: 'exact', expression: 'record.$as_of' }
    case 'now':
      return { form: 'exact', expression: 'record.$now' }
    case 'age':
      return age(lowered(value.date, scope), scope)
    case 'offset':
      return shifted(value, scope)
    case 'dayOf':
      return mapped(lowered(value.moment, scope), scope, 'day', (minute) => `${scope.model.use('dayOfMinute')}(${minute})`)
    case 'minutesOf':
      return minutesOf(lowered(value.day, scope), scope)
    case 'instant':
      return inZone(lowered(value.moment, scope), scope, 'instant', ['lowestInstant', 'highestInstant'])
    case 'civil':
      return inZone(lowered(value.instant, scope), scope, 'civil', ['lowestCivil', 'highestCivil'])
    case 'openDay': {
      const calendar = scope.model.useCalendar(value.calendar)
      const args = (day: string): string => `${calendar}, ${day}, ${value.amount}`
      return spread(lowered(value.date, scope), scope, 'day', ['earliestOpenDay', 'latestOpenDay'], args)
    }
    case 'movedDay': {
      const calendar = scope.model.useCalendar(value.calendar)
      return spread(lowered(value.date, scope), scope, 'day', movedBy[value.to], (day) => `${calendar}, ${day}`)
    }
    case 'openMinute': {
      const calendar = scope.model.useCalendar(value.calendar)
      const args = (minute: string): string => `${calendar}, ${minute}, ${value.amount}`
      return spread(lowered(value.moment, scope), scope, 'minute', ['earliestOpenMinute', 'latestOpenMinute'], args)
    }
    case 'count':
    case 'sum':
    case 'pick':
    case 'nthDay':
      return aggregate(value, scope)
  }
}
