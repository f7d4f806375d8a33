/** How a condition can be slightly wrong: a threshold a step off, another relation, another unit, a code too many, a window too long. */
import type { Filter, PeriodException, Recurrence, Relation, RuleGraph, ScalarType, Selection, Test, Value } from '@rubric/compiler'
import type { CodePattern } from '@rubric/runtime'
import { logicRewrites } from './logic-rewrites.ts'
import { type Rewrite, type Rewriter, rewrite, unlessNull, within, withinEach, without } from './rewrites.ts'

type Constant = Extract<Value, { kind: 'constant' }>
type Offset = Extract<Value, { kind: 'offset' }>

/** Types of facts and of fields of entries. `list` is that whose entries are looked at. */
interface Scope {
  readonly facts: RuleGraph['facts']
  readonly list: string | null
}

export const testRewrites = (test: Test, facts: RuleGraph['facts']): readonly Rewrite<Test>[] => ofTest(test, { facts, list: null })

const ofTest = (test: Test, scope: Scope): readonly Rewrite<Test>[] => {
  const value: Rewriter<Value> = (of) => ofValue(of, scope)
  switch (test.kind) {
    case 'holds':
      return within(test, 'value', value)
    case 'compare':
      return ofComparison(test, scope)
    case 'between':
      return [
        ...within(test, 'value', value),
        ...within(test, 'low', (of) => ofEnd(of, test.value, scope)),
        ...within(test, 'high', (of) => ofEnd(of, test.value, scope)),
      ]
    case 'among':
      return [...ofChoices(test, scope), ...within(test, 'value', value)]
    case 'coded':
      return [...within(test, 'patterns', ofPatterns), ...within(test, 'value', value)]
    case 'during':
      return within(test, 'value', value)
    case 'deadline':
      return [...ofDue(test, scope), ...within(test, 'event', value), ...within(test, 'from', unlessNull(value))]
    case 'recurrence':
      return ofRecurrence(test, scope)
  }
}

// ---- comparisons -------------------------------------------------------------------------------------------

const beside: Readonly<Record<Relation, Relation>> = { '<': '<=', '<=': '<', '=': '!=', '!=': '=', '>=': '>', '>': '>=' }

const ofComparison = (test: Extract<Test, { kind: 'compare' }>, scope: Scope): readonly Rewrite<Test>[] => [
  rewrite(`${beside[test.relation]} instead of ${test.relation}`, { ...test, relation: beside[test.relation] }),
  ...within(test, 'left', (of) => ofEnd(of, test.right, scope)),
  ...within(test, 'right', (of) => ofEnd(of, test.left, scope)),
]

/** A constant moves by the least step that can be written, and never to a value that what it is compared with cannot have. */
const ofEnd = (end: Value, against: Value, scope: Scope): readonly Rewrite<Value>[] =>
  end.kind === 'constant' ? steps(end, typeOf(against, scope)) : ofValue(end, scope)

const steps = (constant: Constant, type: ScalarType | null): readonly Rewrite<Value>[] => {
  if (constant.domain === 'code') return []
  const { value } = constant
  const last = type?.kind === 'enum' ? type.values.length - 1 : Infinity
  const least = constant.domain === 'integer' && value >= 0 ? 0 : -Infinity
  return [value + 1, value - 1]
    .filter((moved) => moved >= least && moved <= last)
    .map((moved) => rewrite(`${moved} instead of ${value}`, { ...constant, value: moved }))
}

const typeOf = (value: Value, { facts, list }: Scope): ScalarType | null => {
  const fieldOf = (name: string | null, field: string): ScalarType | null => {
    const type = facts.find((fact) => fact.name === name)?.type
    return type?.kind === 'list' ? (type.fields.find((each) => each.name === field)?.type ?? null) : null
  }
  if (value.kind === 'field') return fieldOf(list, value.field)
  if (value.kind === 'pick') return fieldOf(value.over.list, value.field)
  const type = value.kind === 'fact' ? facts.find(({ name }) => name === value.fact)?.type : undefined
  return type === undefined || type.kind === 'list' ? null : type
}

/** Without one of them, and with one more. */
const ofChoices = (test: Extract<Test, { kind: 'among' }>, scope: Scope): readonly Rewrite<Test>[] => {
  const type = typeOf(test.value, scope)
  const choices: readonly (number | string)[] = test.choices
  const pool = type?.kind === 'enum' ? type.values.map((_, index) => index) : []
  const more = pool.find((choice) => !choices.includes(choice))
  const fewer = choices.length < 2 ? [] : choices.map((choice, index) => ({ says: `without ${choice}`, to: without(choices, index) }))
  const all = more === undefined ? fewer : [...fewer, { says: `with ${more}`, to: [...choices, more] }]
  return all.map(({ says, to }) => rewrite(says, { ...test, choices: to as typeof test.choices }))
}

/** A code that no policy names. */
const UNHEARD = 'ZZ9'

export const ofPatterns = (patterns: readonly CodePattern[]): readonly Rewrite<readonly CodePattern[]>[] => {
  const [first] = patterns
  const added = first === undefined ? [] : [{ ...first, first: UNHEARD, last: UNHEARD, modifiers: [] }]
  return [
    ...(patterns.length < 2 ? [] : patterns.map((pattern, index) => rewrite(`without ${pattern.first}`, without(patterns, index)))),
    ...added.map((pattern) => rewrite(`with ${UNHEARD}`, [...patterns, pattern])),
  ]
}

// ---- time --------------------------------------------------------------------------------------------------

/** `shown` is `due` as a reader sees it: the two change together. */
const ofDue = (test: Extract<Test, { kind: 'deadline' }>, scope: Scope): readonly Rewrite<Test>[] =>
  ofValue(test.due, scope).map(({ says, to }) => {
    const shown = JSON.stringify(test.shown) === JSON.stringify(test.due) ? to : test.shown
    return rewrite(says, { ...test, due: to, shown })
  })

/** A step longer or shorter, and the same number of another unit. */
const ofOffset = (value: Offset): readonly Rewrite<Value>[] => {
  const { amount, unit } = value
  const others: readonly (readonly [says: string, amount: number, unit: Offset['unit']])[] =
    unit === 'minutes'
      ? [['hours', amount * 60, 'minutes']]
      : unit === 'days'
        ? [['weeks', amount * 7, 'days'], ['months', amount, 'months']]
        : [['days', amount, 'days'], ['years', amount * 12, 'months']]
  return [
    ...[amount + 1, amount - 1].map((moved) => rewrite(`${moved} ${unit} instead of ${amount}`, { ...value, amount: moved })),
    ...(amount === 0 ? [] : others.map(([says, moved, to]) => rewrite(`${says} instead of ${unit}`, { ...value, amount: moved, unit: to }))),
  ]
}

/** One more and one fewer, but never fewer than one. */
const oneBeside = (number: number): readonly Rewrite<number>[] =>
  [number + 1, number - 1].filter((moved) => moved >= 1).map((moved) => rewrite(`${moved} instead of ${number}`, moved))

/** Of what is counted back too. */
const oneFurther = (amount: number): readonly Rewrite<number>[] =>
  oneBeside(Math.abs(amount)).map(({ says, to }) => rewrite(says, Math.sign(amount) * to))

const otherUnit = { days: 'months', months: 'days', week: 'month', month: 'week', quarter: 'year', year: 'quarter' } as const

const ofRecurrence = (test: Recurrence, scope: Scope): readonly Rewrite<Test>[] => {
  const { period } = test
  const value: Rewriter<Value> = (of) => ofValue(of, scope)
  const unit = `${otherUnit[period.unit]} instead of ${period.unit}`
  const periods: readonly Rewrite<Recurrence['period']>[] =
    period.form === 'every'
      ? [...within(period, 'amount', oneBeside), rewrite(unit, { ...period, unit: otherUnit[period.unit] })]
      : [rewrite(unit, { ...period, unit: otherUnit[period.unit] })]
  return [
    ...within(test, 'least', oneBeside),
    ...periods.map(({ says, to }) => rewrite(says, { ...test, period: to })),
    ...within(test, 'over', (of) => ofSelection(of, scope)),
    ...within(test, 'from', value),
    ...(test.until === null ? [] : [rewrite('without its end', { ...test, until: null }), ...within(test, 'until', unlessNull(value))]),
    ...within(test, 'except', ofException),
  ]
}

const ofException = (except: PeriodException | null): readonly Rewrite<PeriodException | null>[] =>
  except === null
    ? []
    : [rewrite('while it is the other way', { ...except, outside: !except.outside }), rewrite('without its exception', null)]

// ---- values and lists --------------------------------------------------------------------------------------

const ofValue = (value: Value, scope: Scope): readonly Rewrite<Value>[] => {
  const inner: Rewriter<Value> = (of) => ofValue(of, scope)
  const over: Rewriter<Selection> = (of) => ofSelection(of, scope)
  switch (value.kind) {
    case 'constant':
    case 'fact':
    case 'field':
    case 'asOf':
    case 'now':
      return []
    case 'offset':
      return [...ofOffset(value), ...within(value, 'date', inner)]
    case 'age':
    case 'movedDay':
      return within(value, 'date', inner)
    case 'openDay':
      return [...within(value, 'amount', oneFurther), ...within(value, 'date', inner)]
    case 'openMinute':
      return [...within(value, 'amount', oneBeside), ...within(value, 'moment', inner)]
    case 'instant':
    case 'dayOf':
      return within(value, 'moment', inner)
    case 'civil':
      return within(value, 'instant', inner)
    case 'minutesOf':
      return within(value, 'day', inner)
    case 'nthDay':
      return [...within(value, 'number', oneBeside), ...within(value, 'over', over)]
    case 'count':
    case 'sum':
      return within(value, 'over', over)
    case 'pick':
      return [...within(value, 'which', otherEnd), ...within(value, 'over', over)]
  }
}

const otherEnd = (which: 'latest' | 'earliest'): readonly Rewrite<'latest' | 'earliest'>[] =>
  which === 'latest' ? [rewrite('earliest instead of latest', 'earliest')] : [rewrite('latest instead of earliest', 'latest')]

const ofSelection = (over: Selection, scope: Scope): readonly Rewrite<Selection>[] => {
  const value: Rewriter<Value> = (of) => ofValue(of, scope)
  return [
    ...(over.from === null ? [] : [rewrite('without the start of its window', { ...over, from: null })]),
    ...(over.to === null ? [] : [rewrite('with a window through as of', { ...over, to: null })]),
    ...(over.where === null ? [] : [rewrite('of all entries', { ...over, where: null })]),
    ...within(over, 'from', unlessNull(value)),
    ...within(over, 'to', unlessNull(value)),
    ...within(over, 'where', unlessNull((of) => ofFilter(of, { ...scope, list: over.list }))),
  ]
}

const ofFilter = (filter: Filter, scope: Scope): readonly Rewrite<Filter>[] => [
  ...within(filter, 'logic', logicRewrites),
  ...within(filter, 'conditions', (of) => withinEach(of, (test) => ofTest(test, scope))),
]
