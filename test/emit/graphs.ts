/** Rule graphs made by hand: every kind of value, test and logic, and names and texts of the worst kind. */
import type { Clause, Condition, Fact, FactType, RuleGraph, Selection, SourceSpan, Test, Value } from '@rubric/compiler'
import type { Logic, ValueForm } from '@rubric/runtime'

const span: SourceSpan = { file: 'policies/sample.rubric', start: 0, end: 1, line: 1 }

export const fact = (name: string, type: FactType, text = ''): Fact => ({
  name,
  type,
  text,
  cite: '',
  byClinician: false,
  origin: 'sample',
  span,
})

interface ClauseSketch {
  readonly label: string
  readonly text?: string
  readonly cite?: string
  readonly head?: string
  /** Logic over `children` by their place among them. */
  readonly logic?: (children: readonly number[]) => Logic
  readonly children?: readonly ClauseSketch[]
}

interface CriterionSketch extends ClauseSketch {
  readonly title?: string
}

const nothing: ValueForm = { as: 'nothing' }

export const condition = (text: string, test: Test, facts: readonly string[] = [], form: ValueForm = nothing): Condition => ({
  text,
  facts,
  form,
  test,
})

const conditionsIn = (logic: Logic): readonly number[] => {
  switch (logic.op) {
    case 'all':
    case 'any':
    case 'number':
      return logic.of.flatMap(conditionsIn)
    case 'not':
      return conditionsIn(logic.of)
    case 'condition':
      return [logic.condition]
    case 'clause':
    case 'criterion':
      return []
  }
}

/** A graph from facts, conditions and criteria; clauses are numbered as the outline is read. */
export const graphOf = (
  id: string,
  facts: readonly Fact[],
  conditions: readonly Condition[],
  criteria: readonly CriterionSketch[],
  order: readonly number[] = criteria.map((_sketch, index) => index),
): RuleGraph => {
  const clauses: Clause[] = []
  const add = (sketch: ClauseSketch, parent: string): number => {
    const index = clauses.length
    const address = `${parent}/${sketch.label}`
    clauses.push(undefined as never)
    const children = (sketch.children ?? []).map((child) => add(child, address))
    const logic = sketch.logic?.(children) ?? { op: 'all', of: children.map((clause) => ({ op: 'clause', clause }) as const) }
    clauses[index] = {
      address,
      label: sketch.label,
      text: sketch.text ?? '',
      cite: sketch.cite ?? '',
      head: sketch.head ?? '',
      logic,
      children,
      conditions: [...new Set(conditionsIn(logic))],
      interpretations: [],
      open: false,
      span,
    }
    return index
  }
  const made = criteria.map((sketch) => ({
    name: sketch.label,
    title: sketch.title ?? sketch.label,
    cite: sketch.cite ?? '',
    clause: add(sketch, id),
    span,
  }))
  return {
    format: 'rubric-graph/1',
    language: 1,
    policy: { id, title: `The policy ${id}`, version: '2026-01-01', header: [], codes: [] },
    facts: facts.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    conditions,
    clauses,
    criteria: made,
    order,
    definitions: [],
    codeSets: [],
    guidance: [],
    interpretations: [],
  }
}

export const is = (index: number): Logic => ({ op: 'condition', condition: index })
export const leaf = (label: string, ...conditions: readonly number[]): ClauseSketch => ({
  label,
  text: `clause ${label}`,
  logic: () => ({ op: 'all', of: conditions.map(is) }),
})

const asOf: Value = { kind: 'asOf', domain: 'day' }
export const ofFact = (name: string, domain: Value['domain']): Value => ({ kind: 'fact', domain, fact: name })
export const ofField = (name: string, domain: Value['domain']): Value => ({ kind: 'field', domain, field: name })
export const number = (value: number): Value => ({ kind: 'constant', domain: 'integer', value })
const shifted = (date: Value, amount: number, unit: 'days' | 'months' | 'minutes'): Value => ({
  kind: 'offset',
  domain: unit === 'minutes' ? 'minute' : 'day',
  date,
  amount,
  unit,
})

const yes = (name: string): Test => ({ kind: 'holds', value: ofFact(name, 'status') })

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
]

const everyTest: readonly Condition[] = [
  condition('housing', yes('housing'), ['housing']),
  condition('schooling', yes('schooling'), ['schooling']),
  condition('safe', yes('safe'), ['safe']),
  condition('spheres at least 1', compare('>=', ofFact('spheres', 'integer'), number(1)), ['spheres'], { as: 'count' }),
  condition(
    'severity at least moderate',
    compare('>=', ofFact('severity', 'integer'), number(2)),
    ['severity'],
    { as: 'choice', values: ['none', 'mild', 'moderate', 'severe'] },
  ),
  condition('bmi between 18.5 and 30', {
    kind: 'between',
    value: ofFact('bmi', 'integer'),
    low: number(18_500_000),
    high: number(30_000_000),
  }, ['bmi'], { as: 'decimal', unit: 'kg/m2' }),
  condition('therapy more than 9', compare('>', ofFact('therapy', 'integer'), number(9_000_000)), ['therapy'], {
    as: 'decimal',
    unit: 'hours per week',
  }),
  condition('stay at most limit', compare('<=', ofFact('stay', 'integer'), ofFact('limit', 'integer')), ['stay', 'limit'], {
    as: 'span',
    unit: 'weeks',
  }),
  condition('age between 3 and 21', {
    kind: 'between',
    value: ofFact('member.age', 'integer'),
    low: number(36),
    high: number(263),
  }, ['member.age'], { as: 'age' }),
  condition('diagnosis in depression', {
    kind: 'among',
    negated: false,
    value: ofFact('diagnosis', 'code'),
    choices: ['F32.0', 'F32.1', 'F32.2', 'F32.3', 'F32.4', 'F32.5', 'F33.0'],
  }, ['diagnosis'], { as: 'code' }),
  condition('second diagnosis differs', compare('!=', ofFact('second_diagnosis', 'code'), ofFact('diagnosis', 'code')), [
    'diagnosis',
    'second_diagnosis',
  ], { as: 'code' }),
  condition('contact within 7 days after discharge', {
    kind: 'between',
    value: ofFact('contact_on', 'day'),
    low: ofFact('discharge_on', 'day'),
    high: shifted(ofFact('discharge_on', 'day'), 7, 'days'),
  }, ['contact_on', 'discharge_on'], { as: 'day' }),
  condition('discharge before as of', compare('<', ofFact('discharge_on', 'day'), asOf), ['discharge_on'], { as: 'day' }),
  condition('seen within 24 hours of discharge', {
    kind: 'between',
    value: ofFact('seen_at', 'minute'),
    low: { kind: 'minutesOf', domain: 'minute', day: ofFact('discharge_on', 'day') },
    high: shifted({ kind: 'minutesOf', domain: 'minute', day: ofFact('discharge_on', 'day') }, 1440, 'minutes'),
  }, ['seen_at', 'discharge_on'], { as: 'minute' }),
  condition('seen on the day of contact', compare('=', { kind: 'dayOf', domain: 'day', moment: ofFact('seen_at', 'minute') }, ofFact('contact_on', 'day')), [
    'seen_at',
    'contact_on',
  ], { as: 'day' }),
  condition('crises in the past 6 months less than 2', compare('<', { kind: 'count', domain: 'integer', over: past(6) }, number(2)), ['crises'], { as: 'count' }),
  condition('unplanned inpatient crises at least 1', compare('>=', { kind: 'count', domain: 'integer', over: past(12, inpatient) }, number(1)), ['crises'], { as: 'count' }),
  condition('sum of hours at least 10', compare('>=', { kind: 'sum', domain: 'integer', over: past(12), field: 'hours', signed: false }, number(10)), ['crises'], { as: 'count' }),
  condition('sum of changes below 0', compare('<', { kind: 'sum', domain: 'integer', over: past(12), field: 'change', signed: true }, number(0)), ['crises'], { as: 'decimal', unit: '' }),
  condition('latest crisis before contact', compare('<', { kind: 'pick', domain: 'day', which: 'latest', over: past(24), field: 'on' }, ofFact('contact_on', 'day')), ['crises', 'contact_on'], { as: 'day' }),
  condition('latest setting is home', { kind: 'among', negated: true, value: { kind: 'pick', domain: 'integer', which: 'latest', over: past(24), field: 'setting' }, choices: [1, 2] }, ['crises'], { as: 'choice', values: ['home', 'mobile', 'emergency', 'inpatient'] }),
  condition('earliest diagnosis is depression', compare('=', { kind: 'pick', domain: 'code', which: 'earliest', over: { ...past(24), from: null }, field: 'diagnosis' }, { kind: 'constant', domain: 'code', value: 'F32.1' }), ['crises'], { as: 'code' }),
  condition('latest crisis was planned', { kind: 'holds', value: { kind: 'pick', domain: 'status', which: 'latest', over: past(24), field: 'planned' } }, ['crises']),
  condition('latest seen within 2 days', compare('>', shifted({ kind: 'pick', domain: 'minute', which: 'latest', over: past(24), field: 'seen' }, 2880, 'minutes'), { kind: 'minutesOf', domain: 'minute', day: asOf }), ['crises'], { as: 'minute' }),
  condition('at least 2 medications', compare('>=', { kind: 'count', domain: 'integer', over: { list: 'medications', dated: false, where: null, from: null, to: null } }, number(2)), ['medications'], { as: 'count' }),
  condition('no medication tried', compare('=', { kind: 'count', domain: 'integer', over: { list: 'medications', dated: false, where: { logic: is(0), conditions: [{ kind: 'holds', value: ofField('tried', 'status') }] }, from: null, to: null } }, number(0)), ['medications'], { as: 'count' }),
  condition('age at discharge', compare('>=', { kind: 'age', domain: 'integer', date: ofFact('member.birth_date', 'day') }, number(36)), ['member.birth_date'], { as: 'age' }),
  condition('crises after the latest contact', compare('>=', { kind: 'count', domain: 'integer', over: { list: 'crises', dated: true, where: { logic: is(0), conditions: [compare('>=', ofField('on', 'day'), ofFact('discharge_on', 'day'))] }, from: { kind: 'pick', domain: 'day', which: 'earliest', over: past(36), field: 'on' }, to: shifted(ofFact('contact_on', 'day'), 3, 'months') } }, number(1)), ['crises', 'contact_on', 'discharge_on'], { as: 'count' }),
]

function compare(relation: (Test & { kind: 'compare' })['relation'], left: Value, right: Value): Test {
  return { kind: 'compare', relation, left, right }
}

const howMany = (least: number, most?: number) => (children: readonly number[]): Logic => ({
  op: 'number',
  least,
  most: most ?? children.length,
  of: children.map((clause) => ({ op: 'clause', clause })),
})

/** Every construct of the rule graph, in four criteria of which one refers to another. */
export const everything: RuleGraph = graphOf(
  'sample.everything',
  everyFact,
  everyTest,
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
        { label: 'domains', text: 'two or more domains', head: 'AT LEAST 2 of', logic: howMany(2), children: [leaf('1', 0), leaf('2', 1), leaf('3', 2)] },
        { label: 'one', head: 'ONE of', logic: howMany(1, 1), children: [leaf('1', 3, 0), leaf('2', 4), leaf('3', 5)] },
        { label: 'any', head: 'ANY of', logic: (children) => ({ op: 'any', of: children.map((clause) => ({ op: 'clause', clause })) }), children: [leaf('1', 6), leaf('2', 7), leaf('3', 8, 9)] },
        { label: 'none', head: 'NONE of', logic: howMany(0, 0), children: [leaf('1', 10), leaf('2', 11)] },
        leaf('dates', 12, 13, 14),
        leaf('crises', 15),
      ],
    },
    { label: 'lists', title: 'Lists', children: everyTest.flatMap((_test, index) => (index >= 19 ? [leaf(`c${index}`, index)] : [])) },
    { label: 'not_safe', title: 'Not safe', logic: () => ({ op: 'not', of: { op: 'any', of: [is(2), is(0)] } }) },
  ],
  [1, 0, 2, 3],
)

/** Twelve yes/no facts and a little counting: the smallest of the policies met in practice. */
export const boolean: RuleGraph = graphOf(
  'sample.boolean',
  Array.from({ length: 12 }, (_value, index) => fact(`sign_${index}`, { kind: 'yes/no' })),
  Array.from({ length: 12 }, (_value, index) => condition(`sign_${index}`, yes(`sign_${index}`), [`sign_${index}`])),
  [
    {
      label: 'eligibility',
      head: 'ALL of',
      children: [
        leaf('1', 0),
        { label: '2', head: 'AT LEAST 2 of', logic: howMany(2), children: [leaf('1', 1), leaf('2', 2), leaf('3', 3), leaf('4', 4)] },
        { label: '3', head: 'ANY of', logic: (children) => ({ op: 'any', of: children.map((clause) => ({ op: 'clause', clause })) }), children: [leaf('1', 5), leaf('2', 6), leaf('3', 7)] },
        leaf('4', 8, 9),
        { label: '5', head: 'NONE of', logic: howMany(0, 0), children: [leaf('1', 10), leaf('2', 11)] },
      ],
    },
  ],
)

export const badNames = [
  '__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty', 'class', 'arguments', 'await', 'undefined',
  'NaN', 'Infinity', 'eval', 'record', 'facts', 'asOf', 'entry', 'copy', 'read', 'decide', 'trace', 'policy', 'MET', 'none', '_', '__',
  'A', 'a', 'validate', 'inputs', 'x.__proto__', 'x.constructor', 'x_constructor', 'x', 'module.exports', 'as_of', '__defineGetter__',
].filter((name) => name !== 'x')

export const badTexts = [
  '`${process.exit(1)}`', '*/ throw new Error(1) /*', '</script><script>alert(1)</script>', '<!-- x', "it's \"quoted\" \\ back\\",
  'line\u2028separator\u2029here', 'new\nline\r\nand\ttab', '@ts-nocheck @deprecated {@link x}', '# sourceMappingURL=evil.js', '\ud800 lone',
  '\u202e reversed', '//', '${', '\\', "'", '\u0000',
]

const textAt = (index: number): string => badTexts[index % badTexts.length] ?? ''

/** Facts, fields and criteria with every bad name, and every bad text wherever a text may stand. */
export const nasty: RuleGraph = graphOf(
  'sample.nasty',
  [
    ...badNames.map((name, index) => fact(name, { kind: index % 3 === 0 ? 'date' : 'yes/no' }, textAt(index))),
    fact('list_of_bad', {
      kind: 'list',
      dateField: null,
      fields: badNames.filter((name) => !name.includes('.')).map((name, index) => ({ name, type: { kind: 'yes/no' }, text: textAt(index) })),
    }),
  ],
  [
    ...badNames.map((name, index) =>
      condition(
        textAt(index),
        index % 3 === 0 ? compare('<', ofFact(name, 'day'), asOf) : yes(name),
        [name],
        index % 3 === 0 ? { as: 'day' } : nothing,
      ),
    ),
    condition('all bad fields', compare('>=', { kind: 'count', domain: 'integer', over: { list: 'list_of_bad', dated: false, where: { logic: { op: 'all', of: badNames.filter((name) => !name.includes('.')).map((_name, index) => is(index)) }, conditions: badNames.filter((name) => !name.includes('.')).map((name) => ({ kind: 'holds', value: ofField(name, 'status') })) }, from: null, to: null } }, number(1)), ['list_of_bad'], { as: 'count' }),
  ],
  badNames
    .filter((name) => !name.includes('.'))
    .map((name, index) => ({
      label: name,
      title: textAt(index),
      cite: textAt(index + 1),
      text: textAt(index + 2),
      logic: () => ({ op: 'any', of: [is(index), is(badNames.length)] }) as const,
    })),
)
