/** Every construct of the rule graph in one policy. */
import type { Condition, Fact, FactType, RuleGraph, Selection } from '@rubric/compiler'
import { newYork } from '../support/zones.ts'
import { asOf, compare, condition, fact, graphOf, howMany, is, leaf, number, ofFact, ofField, shifted, yes } from './sketch.ts'
import { calendars, monthly, timedFacts, timedTests } from './timed.ts'

const past = (months: number, where: Selection['where'] = null): Selection => ({
  list: 'crises',
  dated: true,
  where,
  from: shifted(asOf, -months, 'months'),
  to: null,
})

const inpatient: Selection['where'] = {
  logic: { op: 'all', of: [is(0), { op: 'not', of: is(1) }] },
  conditions: [
    { kind: 'among', negated: false, value: ofField('setting', 'integer'), choices: [2, 3] },
    { kind: 'holds', value: ofField('planned', 'status') },
  ],
}

const crises: FactType = {
  kind: 'list',
  dateField: 'on',
  fields: [
    { name: 'on', type: { kind: 'date' }, text: '' },
    { name: 'setting', type: { kind: 'enum', ordered: false, values: ['home', 'mobile', 'emergency', 'inpatient'] }, text: '' },
    { name: 'planned', type: { kind: 'yes/no' }, text: '' },
    { name: 'hours', type: { kind: 'count' }, text: '' },
    { name: 'change', type: { kind: 'number', unit: '' }, text: '' },
    { name: 'diagnosis', type: { kind: 'code', system: 'ICD-10-CM' }, text: '' },
    { name: 'seen', type: { kind: 'moment' }, text: '' },
  ],
}

const everyFact: readonly Fact[] = [
  fact('member.age', { kind: 'age' }),
  fact('member.birth_date', { kind: 'date' }),
  fact('housing', { kind: 'yes/no' }, 'housing is unstable'),
  fact('schooling', { kind: 'yes/no' }, 'schooling is disrupted'),
  fact('safe', { kind: 'yes/no' }),
  fact('spheres', { kind: 'count' }),
  fact('bmi', { kind: 'number', unit: 'kg/m2' }),
  fact('therapy', { kind: 'rate', noun: 'hours', per: 'week' }),
  fact('stay', { kind: 'span', unit: 'weeks' }),
  fact('limit', { kind: 'span', unit: 'weeks' }),
  fact('severity', { kind: 'enum', ordered: true, values: ['none', 'mild', 'moderate', 'severe'] }, 'severity of symptoms'),
  fact('diagnosis', { kind: 'code', system: 'ICD-10-CM' }),
  fact('second_diagnosis', { kind: 'code', system: 'ICD-10-CM' }),
  fact('contact_on', { kind: 'date' }),
  fact('discharge_on', { kind: 'date' }),
  fact('seen_at', { kind: 'moment' }),
  fact('crises', crises, 'crises on record'),
  fact('medications', {
    kind: 'list',
    dateField: null,
    fields: [{ name: 'tried', type: { kind: 'yes/no' }, text: '' }],
  }),
  ...timedFacts,
]

const everyTest: readonly Condition[] = [
  condition('housing', yes('housing'), ['housing']),
  condition('schooling', yes('schooling'), ['schooling']),
  condition('safe', yes('safe'), ['safe']),
  condition('spheres at least 1', compare('>=', ofFact('spheres', 'integer'), number(1)), ['spheres'], { as: 'count' }),
  condition('severity at least moderate', compare('>=', ofFact('severity', 'integer'), number(2)), ['severity'], {
    as: 'choice',
    values: ['none', 'mild', 'moderate', 'severe'],
  }),
  condition(
    'bmi between 18.5 and 30',
    {
      kind: 'between',
      value: ofFact('bmi', 'integer'),
      low: number(18_500_000),
      high: number(30_000_000),
    },
    ['bmi'],
    { as: 'decimal', unit: 'kg/m2' },
  ),
  condition('therapy more than 9', compare('>', ofFact('therapy', 'integer'), number(9_000_000)), ['therapy'], {
    as: 'decimal',
    unit: 'hours per week',
  }),
  condition('stay at most limit', compare('<=', ofFact('stay', 'integer'), ofFact('limit', 'integer')), ['stay', 'limit'], {
    as: 'span',
    unit: 'weeks',
  }),
  condition(
    'age between 3 and 21',
    {
      kind: 'between',
      value: ofFact('member.age', 'integer'),
      low: number(36),
      high: number(263),
    },
    ['member.age'],
    { as: 'age' },
  ),
  condition(
    'diagnosis in depression',
    {
      kind: 'among',
      negated: false,
      value: ofFact('diagnosis', 'code'),
      choices: ['F32.0', 'F32.1', 'F32.2', 'F32.3', 'F32.4', 'F32.5', 'F33.0'],
    },
    ['diagnosis'],
    { as: 'code' },
  ),
  condition(
    'second diagnosis differs',
    compare('!=', ofFact('second_diagnosis', 'code'), ofFact('diagnosis', 'code')),
    ['diagnosis', 'second_diagnosis'],
    { as: 'code' },
  ),
  condition(
    'contact within 7 days after discharge',
    {
      kind: 'between',
      value: ofFact('contact_on', 'day'),
      low: ofFact('discharge_on', 'day'),
      high: shifted(ofFact('discharge_on', 'day'), 7, 'days'),
    },
    ['contact_on', 'discharge_on'],
    { as: 'day' },
  ),
  condition('discharge before as of', compare('<', ofFact('discharge_on', 'day'), asOf), ['discharge_on'], { as: 'day' }),
  condition(
    'seen within 24 hours of discharge',
    {
      kind: 'between',
      value: ofFact('seen_at', 'minute'),
      low: { kind: 'minutesOf', domain: 'minute', day: ofFact('discharge_on', 'day') },
      high: shifted({ kind: 'minutesOf', domain: 'minute', day: ofFact('discharge_on', 'day') }, 1440, 'minutes'),
    },
    ['seen_at', 'discharge_on'],
    { as: 'minute' },
  ),
  condition(
    'seen on the day of contact',
    compare('=', { kind: 'dayOf', domain: 'day', moment: ofFact('seen_at', 'minute') }, ofFact('contact_on', 'day')),
    ['seen_at', 'contact_on'],
    { as: 'day' },
  ),
  condition(
    'crises in the past 6 months less than 2',
    compare('<', { kind: 'count', domain: 'integer', over: past(6) }, number(2)),
    ['crises'],
    { as: 'count' },
  ),
  condition(
    'unplanned inpatient crises at least 1',
    compare('>=', { kind: 'count', domain: 'integer', over: past(12, inpatient) }, number(1)),
    ['crises'],
    { as: 'count' },
  ),
  condition(
    'sum of hours at least 10',
    compare('>=', { kind: 'sum', domain: 'integer', over: past(12), field: 'hours', signed: false }, number(10)),
    ['crises'],
    { as: 'count' },
  ),
  condition(
    'sum of changes below 0',
    compare('<', { kind: 'sum', domain: 'integer', over: past(12), field: 'change', signed: true }, number(0)),
    ['crises'],
    { as: 'decimal', unit: '' },
  ),
  condition(
    'latest crisis before contact',
    compare('<', { kind: 'pick', domain: 'day', which: 'latest', over: past(24), field: 'on' }, ofFact('contact_on', 'day')),
    ['crises', 'contact_on'],
    { as: 'day' },
  ),
  condition(
    'latest setting is home',
    {
      kind: 'among',
      negated: true,
      value: { kind: 'pick', domain: 'integer', which: 'latest', over: past(24), field: 'setting' },
      choices: [1, 2],
    },
    ['crises'],
    { as: 'choice', values: ['home', 'mobile', 'emergency', 'inpatient'] },
  ),
  condition(
    'earliest diagnosis is depression',
    compare(
      '=',
      { kind: 'pick', domain: 'code', which: 'earliest', over: { ...past(24), from: null }, field: 'diagnosis' },
      { kind: 'constant', domain: 'code', value: 'F32.1' },
    ),
    ['crises'],
    { as: 'code' },
  ),
  condition(
    'latest crisis was planned',
    { kind: 'holds', value: { kind: 'pick', domain: 'status', which: 'latest', over: past(24), field: 'planned' } },
    ['crises'],
  ),
  condition(
    'latest seen within 2 days',
    compare('>', shifted({ kind: 'pick', domain: 'minute', which: 'latest', over: past(24), field: 'seen' }, 2880, 'minutes'), {
      kind: 'minutesOf',
      domain: 'minute',
      day: asOf,
    }),
    ['crises'],
    { as: 'minute' },
  ),
  condition(
    'at least 2 medications',
    compare(
      '>=',
      { kind: 'count', domain: 'integer', over: { list: 'medications', dated: false, where: null, from: null, to: null } },
      number(2),
    ),
    ['medications'],
    { as: 'count' },
  ),
  condition(
    'no medication tried',
    compare(
      '=',
      {
        kind: 'count',
        domain: 'integer',
        over: {
          list: 'medications',
          dated: false,
          where: { logic: is(0), conditions: [{ kind: 'holds', value: ofField('tried', 'status') }] },
          from: null,
          to: null,
        },
      },
      number(0),
    ),
    ['medications'],
    { as: 'count' },
  ),
  condition(
    'age at discharge',
    compare('>=', { kind: 'age', domain: 'integer', date: ofFact('member.birth_date', 'day') }, number(36)),
    ['member.birth_date'],
    { as: 'age' },
  ),
  condition(
    'crises after the latest contact',
    compare(
      '>=',
      {
        kind: 'count',
        domain: 'integer',
        over: {
          list: 'crises',
          dated: true,
          where: { logic: is(0), conditions: [compare('>=', ofField('on', 'day'), ofFact('discharge_on', 'day'))] },
          from: { kind: 'pick', domain: 'day', which: 'earliest', over: past(36), field: 'on' },
          to: shifted(ofFact('contact_on', 'day'), 3, 'months'),
        },
      },
      number(1),
    ),
    ['crises', 'contact_on', 'discharge_on'],
    { as: 'count' },
  ),
]

const leaves = (first: number, after: number) =>
  Array.from({ length: after - first }, (_value, index) => leaf(`c${first + index}`, first + index))

const untimed = everyTest.length
const every = [...everyTest, ...timedTests]

/** Every construct of the rule graph, in roots of all four roles of which some refer to others. */
export const everything: RuleGraph = graphOf(
  'sample.everything',
  everyFact,
  every,
  [
    {
      label: 'continued',
      title: 'Continued stay',
      logic: (children) => ({
        op: 'all',
        of: [{ op: 'criterion', criterion: 1 }, ...children.map((clause) => ({ op: 'clause', clause }) as const)],
      }),
      children: [leaf('1', 3, 15), leaf('2', 16, 17), leaf('3', 18)],
    },
    {
      label: 'admission',
      title: 'Admission',
      cite: 'II.A',
      head: 'ALL of',
      children: [
        {
          label: 'domains',
          text: 'two or more domains',
          head: 'AT LEAST 2 of',
          logic: howMany(2),
          children: [leaf('1', 0), leaf('2', 1), leaf('3', 2)],
        },
        { label: 'one', head: 'ONE of', logic: howMany(1, 1), children: [leaf('1', 3, 0), leaf('2', 4), leaf('3', 5)] },
        {
          label: 'any',
          head: 'ANY of',
          logic: (children) => ({ op: 'any', of: children.map((clause) => ({ op: 'clause', clause })) }),
          children: [leaf('1', 6), leaf('2', 7), leaf('3', 8, 9)],
        },
        { label: 'none', head: 'NONE of', logic: howMany(0, 0), children: [leaf('1', 10), leaf('2', 11)] },
        leaf('dates', 12, 13, 14),
        leaf('crises', 15),
      ],
    },
    {
      label: 'lists',
      title: 'Lists',
      children: leaves(19, untimed),
    },
    { label: 'not_safe', title: 'Not safe', logic: () => ({ op: 'not', of: { op: 'any', of: [is(2), is(0)] } }) },
    { label: 'timely', title: 'In time', role: 'requirement', children: leaves(untimed, every.length) },
    { label: 'epsdt', title: 'Under 21', role: 'exception', logic: () => ({ op: 'all', of: [is(0), is(8)] }) },
    {
      label: 'initial',
      title: 'Initial authorization',
      role: 'determination',
      head: 'ALL of',
      children: [
        { label: 'housing', logic: () => is(0) },
        { label: 'not_safe', logic: () => ({ op: 'any', of: [{ op: 'criterion', criterion: 3 }, { op: 'criterion', criterion: 5 }] }) },
      ],
    },
  ],
  [1, 0, 2, 3, 4, 5, 6],
  {
    calendars,
    zone: newYork,
    limits: [monthly(15)],
    determinations: [
      {
        criterion: 6,
        stage: 'initial',
        limits: [{ limit: 0, onlyIf: null, unless: { op: 'criterion', criterion: 5 } }],
        grants: {
          span: { amount: 60, unit: 'days' },
          ceiling: { amount: 6, unit: 'months', unless: { op: 'criterion', criterion: 5 } },
        },
        requires: ['housing'],
        excludes: [],
      },
    ],
    terms: [['PCP', 'Person-Centered Plan']],
  },
)
