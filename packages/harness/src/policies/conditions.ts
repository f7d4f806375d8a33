/** Random conditions: one arbitrary for each kind, plainest first. Nesting is bounded, and shrinking moves towards plain facts. */
import fc from 'fast-check'
import type {
  CalendarSpan,
  ClockSpan,
  ConditionModel,
  Constant,
  DateModel,
  DateRelation,
  DateTestModel,
  Direction,
  MomentModel,
  Relation,
  SameDate,
  SelectionModel,
  TestModel,
  TimeRelation,
  ValueModel,
  WindowModel,
} from './model.ts'
import { calendarCondition, dayOf, openDay, recurrence } from './temporal.ts'

export const pick = fc.nat({ max: 63 })

const constant: fc.Arbitrary<Constant> = fc.record({ amount: fc.nat({ max: 40 }), form: fc.nat({ max: 5 }) })
const relation: fc.Arbitrary<Relation> = fc.constantFrom<Relation[]>(
  'at least',
  'at most',
  'more than',
  'less than',
  'is',
  'is not',
)
const dateRelation: fc.Arbitrary<DateRelation> = fc.constantFrom('on or before', 'on or after', 'before', 'after', 'on')
const sameDate: fc.Arbitrary<SameDate> = fc.constantFrom<SameDate[]>('is', 'is not')
const timeRelation: fc.Arbitrary<TimeRelation> = fc.constantFrom<TimeRelation[]>(
  'within',
  'at least',
  'more than',
  'less than',
  'exactly',
)
const direction: fc.Arbitrary<Direction> = fc.constantFrom<Direction[]>('after', 'before', 'of')

const test: fc.Arbitrary<TestModel> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('relation' as const), relation, symbol: fc.boolean(), right: constant }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('between' as const), low: constant, high: constant, bothUnits: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('among' as const),
      negated: fc.boolean(),
      choices: fc.array(constant, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('same type' as const), relation, other: pick, right: constant }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('code set' as const), negated: fc.boolean(), set: pick, choice: constant }),
  },
)

/** One test mostly, sometimes a chain of two or three. */
const tests: fc.Arbitrary<readonly TestModel[]> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(test) },
  { weight: 1, arbitrary: fc.array(test, { minLength: 2, maxLength: 3 }) },
)

/** Mostly small, sometimes nothing, rarely beyond any calendar. */
const smallAmount = (max: number, huge = max): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 30, arbitrary: fc.integer({ min: 1, max }) },
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constant(huge) },
  )
const calendarSpan: fc.Arbitrary<CalendarSpan> = fc.oneof(
  fc.record({ amount: smallAmount(90, 4_000_000), unit: fc.constant('days' as const) }),
  fc.record({ amount: smallAmount(9), unit: fc.constant('weeks' as const) }),
  fc.record({ amount: smallAmount(18, 120_000), unit: fc.constant('months' as const) }),
  fc.record({ amount: smallAmount(5, 9_000), unit: fc.constant('years' as const) }),
)
const clockSpan: fc.Arbitrary<ClockSpan> = fc.oneof(
  fc.record({ amount: smallAmount(72), unit: fc.constant('hours' as const) }),
  fc.record({ amount: smallAmount(3000), unit: fc.constant('minutes' as const) }),
)

/** Days that calendars stumble over, and any other day of the years around them. */
const awkwardDays = [
  '2026-01-01',
  '2026-03-01',
  '2026-02-28',
  '2025-12-31',
  '2024-02-29',
  '2024-03-01',
  '2028-02-29',
  '2025-08-31',
  '2026-01-31',
  '2026-04-30',
]
export const civilDay: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...awkwardDays),
  fc.nat({ max: 2190 }).map((days) => new Date(Date.UTC(2023, 0, 1 + days)).toISOString().slice(0, 10)),
)
export const clockTime: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('00:00', '23:59', '12:00'),
  fc
    .nat({ max: 1439 })
    .map((minute) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`),
)

const asOf: fc.Arbitrary<DateModel> = fc.constant({ kind: 'as of' as const })
const dateRef: fc.Arbitrary<DateModel> = fc.record({ kind: fc.constant('date' as const), pick })
const dateLiteral: fc.Arbitrary<DateModel> = fc.record({ kind: fc.constant('literal' as const), date: civilDay })
const towards = fc.constantFrom<('before' | 'after')[]>('after', 'before')

const namedDate: fc.Arbitrary<DateModel> = fc.oneof(
  { weight: 4, arbitrary: dateRef },
  { weight: 2, arbitrary: asOf },
  { weight: 2, arbitrary: dateLiteral },
)
const plainDate: fc.Arbitrary<DateModel> = fc.oneof(
  { weight: 8, arbitrary: namedDate },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('moment' as const), pick }) },
)
const offsetOf = (from: fc.Arbitrary<DateModel>): fc.Arbitrary<DateModel> =>
  fc.record({ kind: fc.constant('offset' as const), span: calendarSpan, direction: towards, from })
/** A date without a list: what may stand inside `where` and as the anchor of a window. */
const listlessDate: fc.Arbitrary<DateModel> = fc.oneof(
  { weight: 6, arbitrary: plainDate },
  { weight: 2, arbitrary: offsetOf(plainDate) },
  { weight: 1, arbitrary: offsetOf(offsetOf(plainDate)) },
  { weight: 1, arbitrary: openDay(plainDate) },
)

const plainMoment: fc.Arbitrary<MomentModel> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('moment' as const), pick }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('date' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('moment literal' as const), date: civilDay, time: clockTime }) },
)

const moment: fc.Arbitrary<MomentModel> = fc.oneof(
  { weight: 4, arbitrary: plainMoment },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('moment offset' as const), span: clockSpan, direction: towards, from: plainMoment }),
  },
)

const window: fc.Arbitrary<WindowModel> = fc.oneof(
  fc.record({ kind: fc.constant('past' as const), span: calendarSpan }),
  fc.record({ kind: fc.constantFrom('before' as const, 'after' as const), span: calendarSpan, anchor: listlessDate }),
  fc.record({ kind: fc.constant('since' as const), anchor: listlessDate }),
)

const yesOrNo: fc.Arbitrary<ConditionModel> = fc.record({
  kind: fc.constant('yes or no' as const),
  pick,
  negated: fc.boolean(),
  yes: fc.boolean(),
})

const flag: fc.Arbitrary<ConditionModel> = fc.record({ kind: fc.constant('flag' as const), pick })

const dateTest = (date: fc.Arbitrary<DateModel>): fc.Arbitrary<DateTestModel> =>
  fc.oneof(
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('relation' as const),
        relation: fc.oneof({ weight: 5, arbitrary: dateRelation }, { weight: 2, arbitrary: sameDate }),
        right: date,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('phrase' as const),
        relation: timeRelation,
        span: calendarSpan,
        direction,
        anchor: date,
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('between' as const), low: namedDate, high: namedDate }) },
  )

/** Conditions of values and dates, without aggregates. */
const elementary = (date: fc.Arbitrary<DateModel>): fc.Arbitrary<ConditionModel> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('compare' as const), value: pick, tests }) },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('dates' as const),
        left: date,
        tests: fc.oneof(
          { weight: 6, arbitrary: fc.tuple(dateTest(date)) },
          { weight: 1, arbitrary: fc.tuple(dateTest(date), dateTest(date)) },
        ),
      }),
    },
    { weight: 1, arbitrary: yesOrNo },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('age of' as const), date: pick, test }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('moment relation' as const), left: pick, relation: dateRelation, right: moment }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('clock phrase' as const),
        left: pick,
        relation: timeRelation,
        span: clockSpan,
        direction,
        anchor: moment,
      }),
    },
    { weight: 3, arbitrary: calendarCondition(date, moment) },
  )

const joined = (part: fc.Arbitrary<ConditionModel>, depthIdentifier: fc.DepthIdentifier): fc.Arbitrary<ConditionModel> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('not' as const), of: part }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('chain' as const),
        word: fc.constantFrom('and' as const, 'or' as const),
        of: fc.array(part, { minLength: 2, maxLength: 3, depthIdentifier }),
        wrapped: fc.boolean(),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('unless' as const), of: part, waiver: part }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('number of' as const),
        head: fc.constantFrom(
          'all' as const,
          'any' as const,
          'none' as const,
          'at least' as const,
          'at most' as const,
          'exactly' as const,
        ),
        count: pick,
        of: fc.array(part, { minLength: 2, maxLength: 4, depthIdentifier }),
      }),
    },
  )

/** Closes a set of leaves under not, chains, `unless` and inline numbers. */
const closed = (leaves: fc.Arbitrary<ConditionModel>, depth: number): fc.Arbitrary<ConditionModel> => {
  const depthIdentifier = fc.createDepthIdentifier()
  const { condition } = fc.letrec<{ condition: ConditionModel }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: depth, depthSize: 'small', withCrossShrink: true, depthIdentifier },
      { weight: 4, arbitrary: flag },
      { weight: 7, arbitrary: leaves },
      { weight: 3, arbitrary: joined(tie('condition'), depthIdentifier) },
    ),
  }))
  return condition
}

/** What may stand after `where` and `has`: no lists inside lists, no criteria. */
const ofEntry: fc.Arbitrary<ConditionModel> = closed(elementary(listlessDate), 2)

const selection: fc.Arbitrary<SelectionModel> = fc.record({
  list: pick,
  where: fc.option(ofEntry, { freq: 2 }),
  window: fc.option(window, { freq: 3 }),
})

const asks = fc.constantFrom('alone' as const, 'is yes' as const, 'is no' as const, 'is not yes' as const, 'is not no' as const)

const which = fc.constantFrom('latest' as const, 'earliest' as const)

const date: fc.Arbitrary<DateModel> = fc.oneof(
  { weight: 8, arbitrary: listlessDate },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('latest' as const), which, selection, field: pick }) },
  { weight: 1, arbitrary: dayOf },
)

const aggregate: fc.Arbitrary<ConditionModel> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('count' as const), selection, tests }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('some' as const), head: fc.constantFrom('any' as const, 'no' as const), selection }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('sum' as const), selection, field: pick, tests }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('picked' as const), which, selection, field: pick, tests }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('picked flag' as const), asks, which, selection, field: pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('every' as const), selection, has: ofEntry }) },
  { weight: 3, arbitrary: recurrence(plainDate, selection) },
)

/** Any condition of a criteria or a define. */
export const condition: fc.Arbitrary<ConditionModel> = closed(
  fc.oneof({ weight: 3, arbitrary: elementary(date) }, { weight: 2, arbitrary: aggregate }),
  3,
)

/** What a provider has to do: by a day or a minute, or again and again. */
const duty: fc.Arbitrary<ConditionModel> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('dates' as const),
      left: plainDate,
      tests: fc.tuple(
        fc.oneof(
          {
            weight: 3,
            arbitrary: fc.record({
              kind: fc.constant('phrase' as const),
              relation: fc.constant('within' as const),
              span: calendarSpan,
              direction: fc.constantFrom<Direction[]>('after', 'after', 'before', 'of'),
              anchor: date,
            }),
          },
          {
            weight: 2,
            arbitrary: fc.record({
              kind: fc.constant('relation' as const),
              relation: fc.constantFrom<DateRelation[]>('on or before', 'on or before', 'before', 'on or after'),
              right: fc.oneof(dayOf, offsetOf(plainDate), openDay(plainDate)),
            }),
          },
        ),
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('clock phrase' as const),
      left: pick,
      relation: fc.constant('within' as const),
      span: clockSpan,
      direction: fc.constantFrom<Direction[]>('after', 'after', 'before'),
      anchor: moment,
    }),
  },
  { weight: 3, arbitrary: calendarCondition(listlessDate, moment) },
  { weight: 3, arbitrary: recurrence(plainDate, selection) },
)

/** A condition of a requirement: mostly something to do in time, sometimes anything. */
export const dutyCondition: fc.Arbitrary<ConditionModel> = closed(
  fc.oneof({ weight: 6, arbitrary: duty }, { weight: 1, arbitrary: elementary(date) }),
  2,
)

/** What a define can stand for besides a condition. */
export const value: fc.Arbitrary<ValueModel> = fc.oneof(
  fc.record({ kind: fc.constant('value' as const), pick }),
  fc.record({ kind: fc.constant('constant' as const), like: pick, constant }),
  fc.record({ kind: fc.constant('date' as const), date }),
  fc.record({ kind: fc.constant('count' as const), selection }),
  fc.record({ kind: fc.constant('sum' as const), selection, field: pick }),
  fc.record({ kind: fc.constant('picked' as const), which, selection, field: pick }),
  fc.record({ kind: fc.constant('age of' as const), date: pick }),
)
