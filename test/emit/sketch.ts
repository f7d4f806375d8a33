/** Short ways to write rule graphs by hand. */
import type { Calendar, Clause, Condition, Determination, Fact, FactType, Limit, RuleGraph, SourceSpan, Test, Value, Zone } from '@rubric/compiler'
import type { Logic, Role, ValueForm } from '@rubric/runtime'

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
  readonly role?: Role
}

/** What a graph may have besides facts, conditions and criteria. */
export interface More {
  readonly limits?: readonly Limit[]
  readonly determinations?: readonly Determination[]
  readonly calendars?: readonly Calendar[]
  readonly zone?: Zone
  readonly terms?: readonly (readonly [string, string])[]
}

export const nothing: ValueForm = { as: 'nothing' }

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
  more: More = {},
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
    role: sketch.role ?? 'criteria',
    title: sketch.title ?? sketch.label,
    cite: sketch.cite ?? '',
    clause: add(sketch, id),
    span,
  }))
  return {
    format: 'rubric-graph/1',
    language: 1,
    policy: {
      id, title: `The policy ${id}`, version: '2026-01-01', header: [], codes: [],
      effective: '2026-01-01', ends: '', known: '2026-01-01', status: 'active',
    },
    facts: facts.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    conditions,
    clauses,
    criteria: made,
    order,
    definitions: [],
    codeSets: [],
    guidance: [],
    interpretations: [],
    limits: more.limits ?? [],
    exceptions: [],
    determinations: more.determinations ?? [],
    calendars: more.calendars ?? [],
    zone: more.zone ?? null,
    terms: more.terms ?? [],
    revises: null,
    statements: [],
  }
}

export const is = (index: number): Logic => ({ op: 'condition', condition: index })
export const leaf = (label: string, ...conditions: readonly number[]): ClauseSketch => ({
  label,
  text: `clause ${label}`,
  logic: () => ({ op: 'all', of: conditions.map(is) }),
})

export const asOf: Value = { kind: 'asOf', domain: 'day' }
export const ofFact = (name: string, domain: Value['domain']): Value => ({ kind: 'fact', domain, fact: name })
export const ofField = (name: string, domain: Value['domain']): Value => ({ kind: 'field', domain, field: name })
export const number = (value: number): Value => ({ kind: 'constant', domain: 'integer', value })
export const shifted = (date: Value, amount: number, unit: 'days' | 'months' | 'minutes'): Value => ({
  kind: 'offset',
  domain: date.domain === 'minute' ? 'minute' : 'day',
  date,
  amount,
  unit,
})

export const yes = (name: string): Test => ({ kind: 'holds', value: ofFact(name, 'status') })

export const howMany =
  (least: number, most?: number) =>
  (children: readonly number[]): Logic => ({
    op: 'number',
    least,
    most: most ?? children.length,
    of: children.map((clause) => ({ op: 'clause', clause })),
  })

export function compare(relation: (Test & { kind: 'compare' })['relation'], left: Value, right: Value): Test {
  return { kind: 'compare', relation, left, right }
}
