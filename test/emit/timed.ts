/** Conditions that time decides, each once: open days and hours, time zones, days of attendance, deadlines, recurrences, code patterns. */
import type { Calendar, Condition, Fact, FactType, Limit, Recurrence, Selection, Test, Value } from '@rubric/compiler'
import type { CodePattern, ValueForm } from '@rubric/runtime'
import { dayNumber } from '../support/graph.ts'
import { asOf, compare, condition, fact, is, number, ofFact, ofField, shifted } from './sketch.ts'

const code: FactType = { kind: 'code', system: '' }

const periods: FactType = {
  kind: 'list',
  dateField: 'from',
  fields: [
    { name: 'from', type: { kind: 'date' }, text: '' },
    { name: 'to', type: { kind: 'date' }, text: '' },
  ],
}

const lines: FactType = {
  kind: 'list',
  dateField: 'from',
  fields: [
    { name: 'code', type: { kind: 'code', system: '' }, text: 'code requested' },
    { name: 'units', type: { kind: 'number', unit: '', least: 0 }, text: 'units requested' },
    { name: 'hours', type: { kind: 'number', unit: '', least: 0 }, text: 'hours planned' },
    { name: 'from', type: { kind: 'date' }, text: 'first day' },
    { name: 'to', type: { kind: 'date' }, text: 'last day' },
  ],
}

const history: FactType = {
  kind: 'list',
  dateField: 'on',
  fields: [
    { name: 'on', type: { kind: 'date' }, text: 'day of service' },
    { name: 'code', type: { kind: 'code', system: '' }, text: 'code' },
    { name: 'units', type: { kind: 'number', unit: '', least: 0 }, text: 'units used' },
    { name: 'authorization', type: { kind: 'code', system: '' }, text: '' },
    { name: 'episode', type: { kind: 'code', system: '' }, text: '' },
  ],
}

export const timedFacts: readonly Fact[] = [
  fact('procedure', { kind: 'code', system: 'HCPCS' }),
  fact('referred_at', { kind: 'moment' }),
  fact('tapering', periods, 'weeks of tapering'),
  fact('request.from', { kind: 'date' }),
  fact('request.to', { kind: 'date' }),
  fact('request.authorization', code),
  fact('request.episode', code),
  { ...fact('request.lines', lines), origin: 'built in' },
  { ...fact('service.history', history), origin: 'built in' },
  fact('course.began_on', { kind: 'date' }),
]

const weekdays = (...hours: readonly (readonly [number, number])[]): Calendar['week'] =>
  Array.from({ length: 7 }, (_value, index) => (index < 5 ? hours : []))

export const calendars: readonly Calendar[] = [
  {
    name: 'business_days',
    address: 'sample.everything/business_days',
    text: 'business days',
    cite: '',
    week: weekdays([540, 720], [780, 1020]),
    holidays: ['2025-09-01', '2026-01-01', '2026-02-16'].map(dayNumber),
    covers: [dayNumber('2025-01-01'), dayNumber('2026-12-31')],
  },
  {
    name: 'front_desk',
    address: 'sample.everything/front_desk',
    text: 'front desk */ open',
    cite: '',
    week: [[[0, 1440]], [[480, 1200]], [], [[480, 1200]], [[480, 1200]], [], [[600, 601]]],
    holidays: [],
    covers: null,
  },
  { name: 'unused', address: 'sample.everything/unused', text: 'unused', cite: '', week: weekdays([0, 1440]), holidays: [], covers: null },
]

const all = (list: string, where: Selection['where'] = null): Selection => ({ list, dated: true, where, from: null, to: null })
const unplanned: Selection['where'] = {
  logic: { op: 'not', of: is(0) },
  conditions: [{ kind: 'holds', value: ofField('planned', 'status') }],
}

const contact = ofFact('contact_on', 'day')
const discharge = ofFact('discharge_on', 'day')
const seen = ofFact('seen_at', 'minute')
const now: Value = { kind: 'now', domain: 'minute' }
const instant = (moment: Value): Value => ({ kind: 'instant', domain: 'minute', moment })
const civil = (of: Value): Value => ({ kind: 'civil', domain: 'minute', instant: of })
const openDay = (date: Value, amount: number, calendar = 0): Value => ({ kind: 'openDay', domain: 'day', date, amount, calendar })
const thirdDay: Value = { kind: 'nthDay', domain: 'day', over: all('crises'), number: 3 }

const deadline = (event: Value, from: Value | null, due: Value, shown = due, until = asOf): Test => ({
  kind: 'deadline',
  event,
  from,
  due,
  now: until,
  shown,
})

const recurrence = (period: Recurrence['period'], part: Partial<Recurrence> = {}): Test => ({
  kind: 'recurrence',
  over: all('crises'),
  field: null,
  least: 1,
  period,
  from: contact,
  until: null,
  except: null,
  ...part,
})

const pattern = (first: string, last = first, modifiers: readonly string[] = []): CodePattern => ({ system: 'HCPCS', first, last, modifiers })
const ranges: readonly CodePattern[] = [pattern('H2022', 'H2022', ['HE', 'U5']), pattern('0905', '0909')]

const day: ValueForm = { as: 'day' }
const minute: ValueForm = { as: 'minute' }

const duties: readonly Condition[] = [
  condition('contact within 7 days after discharge, a duty', deadline(contact, discharge, shifted(discharge, 7, 'days')), ['contact_on'], day),
  condition('contact within 3 business days', deadline(contact, discharge, openDay(discharge, 3)), ['contact_on', 'discharge_on'], day),
  condition(
    'contact by the next open day',
    deadline(contact, null, { kind: 'movedDay', domain: 'day', date: shifted(discharge, 7, 'days'), to: 'next', calendar: 0 }),
    ['contact_on'],
    day,
  ),
  condition('contact by the third day', deadline(contact, null, thirdDay), ['contact_on', 'crises'], day),
  condition('contact from the third day on', deadline(contact, thirdDay, shifted(thirdDay, 7, 'days')), ['contact_on', 'crises'], day),
  condition(
    'seen within 24 hours of the clock',
    deadline(
      instant(seen),
      instant(ofFact('referred_at', 'minute')),
      shifted(instant(ofFact('referred_at', 'minute')), 1440, 'minutes'),
      civil(shifted(instant(ofFact('referred_at', 'minute')), 1440, 'minutes')),
      instant(now),
    ),
    ['seen_at', 'referred_at'],
    minute,
  ),
  condition(
    'seen within 4 open hours',
    deadline(
      seen,
      ofFact('referred_at', 'minute'),
      { kind: 'openMinute', domain: 'minute', moment: ofFact('referred_at', 'minute'), amount: 240, calendar: 0 },
      undefined,
      now,
    ),
    ['seen_at', 'referred_at'],
    minute,
  ),
  condition('every 4 weeks', recurrence({ form: 'every', unit: 'days', amount: 28 }), ['crises', 'contact_on'], day),
  condition(
    'every month until discharge, while not tapering',
    recurrence(
      { form: 'every', unit: 'months', amount: 1 },
      { until: discharge, over: all('crises', unplanned), except: { list: 'tapering', outside: false } },
    ),
    ['crises', 'contact_on', 'discharge_on', 'tapering'],
    day,
  ),
  condition(
    '3 hours a week while tapering',
    recurrence(
      { form: 'calendar', unit: 'week', weekStart: 7 },
      { field: 'hours', least: 3, except: { list: 'tapering', outside: true } },
    ),
    ['crises', 'contact_on', 'tapering'],
    day,
  ),
  condition(
    'change of 1 a quarter',
    recurrence({ form: 'calendar', unit: 'quarter', weekStart: 1 }, { field: 'change', least: 1_000_000 }),
    ['crises', 'contact_on'],
    day,
  ),
]

const others: readonly Condition[] = [
  condition('code of the policy', { kind: 'coded', negated: false, value: ofFact('procedure', 'code'), patterns: ranges }, ['procedure'], {
    as: 'code',
  }),
  condition(
    'latest diagnosis has no such code',
    {
      kind: 'coded',
      negated: true,
      value: { kind: 'pick', domain: 'code', which: 'latest', over: all('crises'), field: 'diagnosis' },
      patterns: [pattern('F32.1')],
    },
    ['crises'],
    { as: 'code' },
  ),
  condition('contact on an open day', { kind: 'during', negated: false, value: contact, calendar: 0 }, ['contact_on'], day),
  condition('seen outside of open hours', { kind: 'during', negated: true, value: seen, calendar: 1 }, ['seen_at'], minute),
  condition(
    'latest crisis on an open day',
    { kind: 'during', negated: true, value: { kind: 'pick', domain: 'day', which: 'latest', over: all('crises'), field: 'on' }, calendar: 1 },
    ['crises'],
    day,
  ),
  condition('seen before now', compare('<', instant(seen), instant(now)), ['seen_at'], minute),
  condition('seen before the civil minute', compare('<=', civil(shifted(instant(seen), -60, 'minutes')), now), ['seen_at'], minute),
  condition(
    'contact before 2 open days earlier',
    compare('<', contact, openDay({ kind: 'movedDay', domain: 'day', date: discharge, to: 'previous', calendar: 1 }, -2)),
    ['contact_on', 'discharge_on'],
    day,
  ),
  condition(
    'crises seen in open hours',
    compare(
      '>=',
      {
        kind: 'count',
        domain: 'integer',
        over: all('crises', {
          logic: { op: 'all', of: [is(0), is(1)] },
          conditions: [
            { kind: 'during', negated: false, value: ofField('seen', 'minute'), calendar: 0 },
            compare('>=', openDay(ofField('on', 'day'), 1, 1), contact),
          ],
        }),
      },
      number(1),
    ),
    ['crises', 'contact_on'],
    { as: 'count' },
  ),
  condition(
    'third day since discharge',
    compare(
      '>',
      {
        kind: 'nthDay',
        domain: 'day',
        number: 2,
        over: { ...all('crises', unplanned), from: discharge, to: shifted(discharge, 90, 'days') },
      },
      contact,
    ),
    ['crises', 'contact_on', 'discharge_on'],
    day,
  ),
  condition(
    'something requested',
    compare('>=', { kind: 'count', domain: 'integer', over: { ...all('request.lines'), to: shifted(asOf, 12, 'months') } }, number(1)),
    ['request.lines'],
    { as: 'count' },
  ),
]

export const timedTests: readonly Condition[] = [...duties, ...others]

/** Of units per month; `when` is a condition of the policy. */
export const monthly = (when: number): Limit => ({
  name: 'monthly',
  address: 'sample.everything/monthly',
  text: 'two a month',
  cite: 'IV',
  most: 2_000_000,
  noun: 'units',
  codes: [pattern('H2022')],
  window: { kind: 'calendar', unit: 'month', weekStart: 1 },
  when: is(when),
  unitHours: null,
  interpretations: [],
  unitIs: { amount: 1, unit: 'weeks' },
  span: { file: 'policies/sample.rubric', start: 0, end: 1, line: 1 },
})
