/** Random conditions of calendars, deadlines and recurrences, made of the dates and lists that they are given. */
import fc from 'fast-check'
import type { CalendarSpan, DateModel, MomentModel, SelectionModel, TemporalModel } from './model.ts'

const pick = fc.nat({ max: 63 })
const towards = fc.constantFrom<('before' | 'after')[]>('after', 'before')
const fewDays = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 1, max: 6 }) }, { weight: 1, arbitrary: fc.integer({ min: 7, max: 60 }) })
const hours = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 1, max: 12 }) }, { weight: 1, arbitrary: fc.integer({ min: 13, max: 120 }) })

/** A date that a calendar counts to from another. */
export const openDay = (from: fc.Arbitrary<DateModel>): fc.Arbitrary<DateModel> =>
  fc.record({ kind: fc.constant('open day' as const), amount: fewDays, calendar: pick, direction: towards, from })

export const dayOf: fc.Arbitrary<DateModel> = fc.record({
  kind: fc.constant('day of' as const),
  number: fc.integer({ min: 1, max: 4 }),
  list: pick,
})

const shortSpan: fc.Arbitrary<CalendarSpan> = fc.oneof(
  fc.record({ amount: fc.integer({ min: 1, max: 40 }), unit: fc.constant('days' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 6 }), unit: fc.constant('weeks' as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 4 }), unit: fc.constant('months' as const) }),
)

/** Conditions of calendars. They look at no list but where a date does. */
export const calendarCondition = (date: fc.Arbitrary<DateModel>, moment: fc.Arbitrary<MomentModel>): fc.Arbitrary<TemporalModel> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('business days' as const),
        left: date,
        amount: fewDays,
        calendar: pick,
        direction: fc.constantFrom<('before' | 'after')[]>('after', 'after', 'before'),
        anchor: date,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('open hours' as const), left: pick, amount: hours, calendar: pick, anchor: moment }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('moved' as const),
        left: date,
        span: shortSpan,
        to: fc.constantFrom('next' as const, 'previous' as const),
        calendar: pick,
        anchor: date,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('during' as const),
        timed: fc.boolean(),
        left: pick,
        negated: fc.boolean(),
        calendar: pick,
      }),
    },
  )

/** A date or one that lies not far from it: what recurs from the year 1 on takes its time to evaluate. */
const near = (plain: fc.Arbitrary<DateModel>): fc.Arbitrary<DateModel> =>
  fc.oneof(
    { weight: 4, arbitrary: plain },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('offset' as const), span: shortSpan, direction: towards, from: plain }) },
    { weight: 1, arbitrary: openDay(plain) },
  )

/** What has to happen again and again. */
export const recurrence = (
  plain: fc.Arbitrary<DateModel>,
  selection: fc.Arbitrary<SelectionModel>,
): fc.Arbitrary<TemporalModel & { readonly kind: 'recurrence' }> => {
  const date = near(plain)
  return fc.record({
    kind: fc.constant('recurrence' as const),
    of: fc.constantFrom('list' as const, 'list' as const, 'count' as const, 'sum' as const),
    selection: selection.map((model) => ({ ...model, window: null })),
    field: pick,
    least: fc.option(fc.integer({ min: 1, max: 4 }), { freq: 2 }),
    period: fc.oneof(
      fc.record({ form: fc.constant('every' as const), span: shortSpan }),
      fc.record({
        form: fc.constant('calendar' as const),
        unit: fc.constantFrom('week' as const, 'month' as const, 'quarter' as const, 'year' as const),
      }),
    ),
    from: date,
    until: fc.option(date, { freq: 2 }),
    state: fc.option(fc.record({ pick, negated: fc.boolean() }), { freq: 2 }),
  })
}
