/** Random calendars, limits, requirements, exceptions and determinations. */
import fc from 'fast-check'
import { condition, dutyCondition, pick } from './conditions.ts'
import type {
  CalendarModel,
  CodeModel,
  CoveredModel,
  DeterminationModel,
  ExceptionModel,
  GrantModel,
  HolidaysModel,
  LimitModel,
  LimitWindowModel,
  OpenModel,
  RequirementModel,
  RulesModel,
  TimesModel,
} from './model.ts'
import { bodyOf, someCite, someText } from './outline.ts'

const rarely = fc.integer({ min: 0, max: 7 }).map((roll) => roll === 7)
const titled = { name: pick, title: someText, cite: someCite }
const picks = (minLength: number, maxLength: number): fc.Arbitrary<readonly number[]> => fc.array(pick, { minLength, maxLength })

// ---- time --------------------------------------------------------------------------------------------------

export const times: fc.Arbitrary<TimesModel> = fc.record({
  zone: fc.option(pick, { freq: 2 }),
  weekStarts: fc.option(fc.nat({ max: 6 }), { freq: 2 }),
  monthsAre30Days: rarely,
})

const open: fc.Arbitrary<OpenModel> = fc.record({
  days: fc.constantFrom('range' as const, 'daily' as const, 'some' as const),
  first: pick,
  length: pick,
  hours: fc.option(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 1, max: 60 })), { freq: 3 }),
})

const holidays: fc.Arbitrary<HolidaysModel> = fc.record({
  firstYear: fc.integer({ min: 2023, max: 2026 }),
  years: fc.integer({ min: 1, max: 4 }),
  days: fc.array(fc.nat({ max: 364 }), { maxLength: 8 }),
})

export const calendar: fc.Arbitrary<CalendarModel> = fc.record({
  name: pick,
  text: someText,
  cite: someCite,
  open: fc.array(open, { minLength: 1, maxLength: 2 }),
  holidays: fc.option(holidays, { freq: 3 }),
})

// ---- limits ------------------------------------------------------------------------------------------------

export const code: fc.Arbitrary<CodeModel> = fc.record({
  code: pick,
  modifiers: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 7 }) }),
  range: fc.integer({ min: 0, max: 2 }).map((roll) => roll === 2),
})

const covered: fc.Arbitrary<CoveredModel> = fc.record({
  set: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: pick }),
  system: fc.constantFrom(0, 0, 0, 1, 2),
  codes: fc.array(code, { minLength: 1, maxLength: 3 }),
})

const window: fc.Arbitrary<LimitWindowModel> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('calendar' as const),
      unit: fc.constantFrom('month' as const, 'week' as const, 'quarter' as const, 'year' as const),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.oneof(
      fc.record({ kind: fc.constant('any' as const), amount: fc.integer({ min: 1, max: 90 }), unit: fc.constant('days' as const) }),
      fc.record({ kind: fc.constant('any' as const), amount: fc.integer({ min: 1, max: 6 }), unit: fc.constant('weeks' as const) }),
      fc.record({ kind: fc.constant('any' as const), amount: fc.integer({ min: 1, max: 12 }), unit: fc.constant('months' as const) }),
    ),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('authorization' as const, 'episode' as const, 'lifetime' as const) }) },
)

/** Nobody in particular mostly: then it holds for all. */
const rarelyWhen = fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: condition })

const limit: fc.Arbitrary<LimitModel> = fc.record({
  ...titled,
  most: pick,
  noun: pick,
  of: covered,
  window,
  when: rarelyWhen,
  unitIs: fc.option(pick, { freq: 2 }),
  unitNeeds: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: pick }),
})

// ---- duties, exceptions, determinations --------------------------------------------------------------------

const requirement: fc.Arbitrary<RequirementModel> = fc.record({ ...titled, when: rarelyWhen, body: bodyOf(dutyCondition, 2) })

const exception: fc.Arbitrary<ExceptionModel> = fc.record({
  ...titled,
  when: condition,
  lifts: picks(0, 2),
  replaces: fc.array(fc.record({ what: pick, by: pick }), { maxLength: 2 }),
  refers: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: picks(1, 2) }),
})

const grant: fc.Arbitrary<GrantModel> = fc.record({
  quantity: fc.option(fc.record({ amount: fc.integer({ min: 1, max: 30 }), of: covered }), { freq: 2 }),
  span: fc.option(
    fc.oneof(
      fc.record({ amount: fc.integer({ min: 1, max: 90 }), unit: fc.constant('days' as const) }),
      fc.record({ amount: fc.integer({ min: 1, max: 8 }), unit: fc.constant('weeks' as const) }),
      fc.record({ amount: fc.integer({ min: 1, max: 12 }), unit: fc.constant('months' as const) }),
    ),
    { freq: 3 },
  ),
  ceiling: fc.option(
    fc.oneof(
      fc.record({ amount: fc.integer({ min: 1, max: 12 }), unit: fc.constant('months' as const) }),
      fc.record({ amount: fc.integer({ min: 1, max: 200 }), unit: fc.constant('days' as const) }),
    ),
    { freq: 2 },
  ),
})

const determination: fc.Arbitrary<DeterminationModel> = fc.record({
  ...titled,
  stage: fc.option(fc.nat({ max: 3 }), { freq: 3 }),
  requires: picks(1, 3),
  excludes: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: picks(1, 2) }),
  subjectTo: picks(0, 3),
  grants: fc.option(grant, { freq: 3 }),
})

const noRules: RulesModel = {
  terms: [],
  limits: [],
  requirements: [],
  exceptions: [],
  laterFirst: false,
  determinations: [],
}

/** Nothing; duties alone; or all of it. */
export const rules: fc.Arbitrary<RulesModel> = fc.oneof(
  { withCrossShrink: true },
  { weight: 2, arbitrary: fc.constant(noRules) },
  {
    weight: 5,
    arbitrary: fc.record({
      terms: picks(0, 2),
      limits: fc.array(limit, { maxLength: 3 }),
      requirements: fc.array(requirement, { maxLength: 2 }),
      exceptions: fc.array(exception, { maxLength: 2 }),
      laterFirst: fc.boolean(),
      determinations: fc.array(determination, { maxLength: 2 }),
    }),
  },
)

export { noRules }
