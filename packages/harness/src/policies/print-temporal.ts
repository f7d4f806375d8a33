/** Writes conditions of calendars, and of what happens again and again. Where there is no calendar, days and hours are plain. */
import type { CalendarSpan, ClockSpan, DateModel, MomentModel, SelectionModel, TemporalModel } from './model.ts'
import { isValue, type ListNamed, type Scope } from './scope.ts'
import { at } from './words.ts'

export interface Names {
  /** Everything that may be named here. */
  readonly scope: Scope
  /** Told of every name that is used. */
  readonly use: (name: string) => void
  /** A month is 30 days here, and nothing is counted in years. */
  readonly monthsAre30Days: boolean
}

/** How the parts of such a condition are written. */
export interface Parts {
  readonly date: (model: DateModel) => string
  readonly moment: (model: MomentModel) => string
  readonly selected: (list: ListNamed, model: SelectionModel) => string
}

export const span = ({ monthsAre30Days }: Names, { amount, unit }: CalendarSpan | ClockSpan): string =>
  `${amount} ${monthsAre30Days && unit === 'years' ? 'months' : unit}`

const named = (names: Names, name: string): string => (names.use(name), name)

/** ` of office_hours`; nothing where it is the only one, half of the time. */
const ofCalendar = ({ scope }: Names, pick: number): string =>
  scope.calendars.length === 1 && pick % 2 === 1 ? '' : ` of ${at(scope.calendars, pick)}`

/** `3 business days of office_hours` */
export const businessDays = (names: Names, amount: number, pick: number): string =>
  names.scope.calendars.length === 0 ? `${amount} days` : `${amount} business days${ofCalendar(names, pick)}`

/** `day 3 of visits`; null where no list has dates. */
export const dayOfList = (names: Names, number: number, pick: number): string | null => {
  const lists = names.scope.lists.filter(({ dated }) => dated !== null)
  return lists.length === 0 ? null : `day ${number} of ${named(names, at(lists, pick).name)}`
}

type Recurrence = TemporalModel & { readonly kind: 'recurrence' }

/** Fields whose sums can be asked for in a period. */
const summable = new Set(['count', 'decimal', 'measure', 'span'])

const amountOf = (type: ListNamed['fields'][number]['type'], least: number): string =>
  type.kind === 'measure' || type.kind === 'span' ? `${least} ${type.unit}` : String(least)

/** What is counted, and the least of it. Falls back to the entries of the list where it has no field to add up. */
const counted = (names: Names, parts: Parts, list: ListNamed, model: Recurrence): readonly [left: string, least: string] => {
  const name = named(names, list.name)
  const where = parts.selected(list, model.selection)
  const fields = list.fields.filter((field) => summable.has(field.type.kind) && isValue(field))
  if (model.of === 'sum' && fields.length > 0) {
    const field = at(fields, model.field)
    return [`sum of ${name}.${field.name}${where}`, ` ${amountOf(field.type, model.least ?? 1)}`]
  }
  if (model.of === 'list' || where === '') return [name, model.least === null ? '' : ` ${model.least}`]
  return [`count of ${name}${where}`, ` ${model.least ?? 1}`]
}

/** Null where no list has dates. */
const recurrence = (names: Names, parts: Parts, model: Recurrence): string | null => {
  const lists = names.scope.lists.filter(({ dated }) => dated !== null)
  if (lists.length === 0) return null
  const { period } = model
  const [left, least] = counted(names, parts, at(lists, model.selection.list), model)
  const every =
    period.form === 'every'
      ? `${least} every ${span(names, period.span)}`
      : `${least === '' ? ' 1' : least} per calendar ${period.unit}`
  const until = model.until === null ? '' : ` until ${parts.date(model.until)}`
  const states = names.scope.states
  const state =
    model.state === null || states.length === 0
      ? ''
      : ` while ${model.state.negated ? 'not ' : ''}${named(names, at(states, model.state.pick))}`
  return `${left} at least${every} from ${parts.date(model.from)}${until}${state}`
}

/** Null where nothing that it needs is in scope. */
export const printTemporal = (names: Names, parts: Parts, model: TemporalModel): string | null => {
  const { calendars, moments, dates } = names.scope
  switch (model.kind) {
    case 'business days':
      return `${parts.date(model.left)} within ${businessDays(names, model.amount, model.calendar)} ${model.direction} ${parts.date(model.anchor)}`
    case 'open hours': {
      const hours = calendars.length === 0 ? 'hours' : `open hours${ofCalendar(names, model.calendar)}`
      return `${named(names, at(moments, model.left))} within ${model.amount} ${hours} after ${parts.moment(model.anchor)}`
    }
    case 'moved': {
      const moved = calendars.length === 0 ? '' : ` moved to ${model.to} business day${ofCalendar(names, model.calendar)}`
      return `${parts.date(model.left)} within ${span(names, model.span)} after ${parts.date(model.anchor)}${moved}`
    }
    case 'during':
      return calendars.length === 0
        ? null
        : `${named(names, at(model.timed ? moments : dates, model.left))} ${model.negated ? 'not ' : ''}during ${at(calendars, model.calendar)}`
    case 'recurrence':
      return recurrence(names, parts, model)
  }
}
