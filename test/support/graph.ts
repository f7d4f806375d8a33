/**
 * Rule graphs by hand, for tests that need one without a policy text.
 *
 *   ruleGraph({
 *     facts: { age: { kind: 'age' }, risk: { kind: 'yes/no' } },
 *     criteria: { admission: block('ALL of', { 1: yes('risk'), 2: compare(integer('age'), '>=', constant(216)) }) },
 *   })
 */
import type {
  Calendar, Clause, Condition, Criterion, Determination, Fact, FactType, Filter, Limit, Relation, RuleGraph, Selection, Test, Value, Zone,
} from '@rubric/compiler'
import type { Logic, Role, ValueForm } from '@rubric/runtime'

/** What a clause says: a condition, or conditions and other criteria joined. */
export type Sketch =
  | Test
  | { readonly all: readonly Sketch[] }
  | { readonly any: readonly Sketch[] }
  | { readonly not: Sketch }
  | { readonly number: readonly [least: number, most: number]; readonly of: readonly Sketch[] }
  | { readonly criterion: string }

/** A block with its labelled items, or what a leaf says. */
export type Outline = Block | Sketch

export interface Block {
  readonly head: string
  readonly items: readonly (readonly [label: string, body: Outline])[]
}

export const block = (head: string, items: Readonly<Record<string, Outline>> | readonly Outline[]): Block => ({
  head,
  items: Array.isArray(items)
    ? (items as readonly Outline[]).map((body, i) => [String(i + 1), body] as const)
    : Object.entries(items as Readonly<Record<string, Outline>>),
})

export interface GraphSketch {
  readonly id?: string
  readonly facts: Readonly<Record<string, FactType>>
  readonly criteria: Readonly<Record<string, Outline>>
  /** Of criteria that are none: `{ visit: 'requirement' }`. */
  readonly roles?: Readonly<Record<string, Role>>
  readonly limits?: readonly Limit[]
  readonly determinations?: readonly Determination[]
  readonly calendars?: readonly Calendar[]
  readonly zone?: Zone
}

const NOWHERE = { file: 'hand-made.rubric', start: 0, end: 0, line: 1 }

/** Criteria may refer only to those above them. */
export function ruleGraph(sketch: GraphSketch): RuleGraph {
  const id = sketch.id ?? 'test.policy'
  const names = Object.keys(sketch.criteria)
  const parts = builder(names)
  const criteria = Object.entries(sketch.criteria).map(
    ([name, body]): Criterion => ({
      name, title: name, cite: '', role: sketch.roles?.[name] ?? 'criteria', clause: parts.clause(`${id}/${name}`, name, body), span: NOWHERE,
    }),
  )
  return {
    format: 'rubric-graph/1',
    language: 1,
    policy: {
      id, title: 'A policy by hand', version: '2026-01-01', header: [], codes: [],
      effective: '2026-01-01', ends: '', known: '2026-01-01', status: 'active',
    },
    facts: Object.entries(sketch.facts).map(([name, type]): Fact => {
      return { name, type, text: name, cite: '', byClinician: false, origin: id, span: null }
    }),
    conditions: parts.conditions,
    clauses: parts.clauses,
    criteria,
    order: criteria.map((_, i) => i),
    definitions: [],
    codeSets: [],
    guidance: [],
    interpretations: [],
    limits: sketch.limits ?? [],
    exceptions: [],
    determinations: sketch.determinations ?? [],
    calendars: sketch.calendars ?? [],
    zone: sketch.zone ?? null,
    terms: [],
    revises: null,
    statements: [],
  }
}

function builder(criteria: readonly string[]) {
  const conditions: Condition[] = []
  const clauses: Clause[] = []
  const indexOf = new Map<string, number>()
  const condition = (test: Test): number => {
    const key = JSON.stringify(test)
    const found = indexOf.get(key) ?? conditions.push({ text: key, facts: factsOf(test), form: formOf(test), test }) - 1
    indexOf.set(key, found)
    return found
  }
  const logic = (of: Sketch): Logic => {
    if ('kind' in of) return { op: 'condition', condition: condition(of) }
    if ('all' in of) return { op: 'all', of: of.all.map(logic) }
    if ('any' in of) return { op: 'any', of: of.any.map(logic) }
    if ('not' in of) return { op: 'not', of: logic(of.not) }
    if ('number' in of) return { op: 'number', least: of.number[0], most: of.number[1], of: of.of.map(logic) }
    return { op: 'criterion', criterion: criteria.indexOf(of.criterion) }
  }
  const clause = (address: string, label: string, body: Outline): number => {
    const index = clauses.length
    const common = { address, label, text: `says ${address}`, cite: label, open: false, interpretations: [], span: NOWHERE }
    clauses.push({ ...common, head: '', logic: { op: 'all', of: [] }, children: [], conditions: [] }) - 1
    if ('head' in body) {
      const children = body.items.map(([name, item]) => clause(`${address}/${name}`, name, item))
      const joined = joinedBy(body.head, children.map((child): Logic => ({ op: 'clause', clause: child })))
      clauses[index] = { ...common, head: body.head, logic: joined, children, conditions: [] }
    } else {
      const said = logic(body)
      clauses[index] = { ...common, head: '', logic: said, children: [], conditions: [...new Set(conditionsOf(said))] }
    }
    return index
  }
  return { conditions, clauses, clause }
}

/** The logic of a block head, as an author writes it. */
export function joinedBy(head: string, of: readonly Logic[]): Logic {
  const [, bound, count] = /^AT (LEAST|MOST) (\d+) of$/.exec(head) ?? []
  if (bound !== undefined && count !== undefined) {
    return bound === 'LEAST'
      ? { op: 'number', least: Number(count), most: of.length, of }
      : { op: 'number', least: 0, most: Number(count), of }
  }
  switch (head) {
    case 'ALL of':
      return { op: 'all', of }
    case 'ANY of':
      return { op: 'any', of }
    case 'ONE of':
      return { op: 'number', least: 1, most: 1, of }
    case 'NONE of':
      return { op: 'number', least: 0, most: 0, of }
    default:
      throw new Error(`no block head: ${head}`)
  }
}

function formOf(test: Test): ValueForm {
  if (test.kind === 'recurrence') return { as: 'day' }
  const value = test.kind === 'compare' ? test.left : test.kind === 'deadline' ? test.event : test.value
  switch (value.domain) {
    case 'status':
      return { as: 'nothing' }
    case 'integer':
      return value.kind === 'age' ? { as: 'age' } : { as: 'count' }
    case 'day':
    case 'minute':
    case 'code':
      return { as: value.domain }
  }
}

function conditionsOf(logic: Logic): number[] {
  switch (logic.op) {
    case 'condition':
      return [logic.condition]
    case 'not':
      return conditionsOf(logic.of)
    case 'all':
    case 'any':
    case 'number':
      return logic.of.flatMap(conditionsOf)
    case 'clause':
    case 'criterion':
      return []
  }
}

function factsOf(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  const named = Object.entries(part).flatMap(([key, value]) => ((key === 'fact' || key === 'list') && typeof value === 'string' ? [value] : []))
  return [...new Set([...named, ...Object.values(part).flatMap(factsOf)])].sort()
}

export const yes = (fact: string): Test => ({ kind: 'holds', value: { kind: 'fact', domain: 'status', fact } })
export const compare = (left: Value, relation: Relation, right: Value): Test => ({ kind: 'compare', relation, left, right })
export const between = (value: Value, low: Value, high: Value): Test => ({ kind: 'between', value, low, high })
export const among = (value: Value, choices: readonly number[] | readonly string[], negated = false): Test => ({
  kind: 'among',
  negated,
  value,
  choices,
})

export const integer = (fact: string): Value => ({ kind: 'fact', domain: 'integer', fact })
export const day = (fact: string): Value => ({ kind: 'fact', domain: 'day', fact })
export const minute = (fact: string): Value => ({ kind: 'fact', domain: 'minute', fact })
export const coded = (fact: string): Value => ({ kind: 'fact', domain: 'code', fact })
export const constant = (value: number): Value => ({ kind: 'constant', domain: 'integer', value })
export const text = (value: string): Value => ({ kind: 'constant', domain: 'code', value })
export const asOf: Value = { kind: 'asOf', domain: 'day' }
/** A civil date such as `2026-03-01`. */
export const date = (iso: string): Value => ({ kind: 'constant', domain: 'day', value: dayNumber(iso) })
export const moment = (iso: string): Value => ({ kind: 'constant', domain: 'minute', value: Date.parse(`${iso}Z`) / 60_000 })
export const dayNumber = (iso: string): number => Date.parse(`${iso}T00:00Z`) / 86_400_000
export const offset = (of: Value, amount: number, unit: 'days' | 'months' | 'minutes'): Value => ({
  kind: 'offset',
  domain: of.domain === 'minute' ? 'minute' : 'day',
  date: of,
  amount,
  unit,
})
export const field = (name: string, domain: Value['domain'] = 'integer'): Value => ({ kind: 'field', domain, field: name })

/** Entries of a dated list; `from` and `to` are days. */
export const entries = (list: string, part: Partial<Selection> = {}): Selection => ({
  list,
  dated: true,
  where: null,
  from: null,
  to: null,
  ...part,
})
export const where = (...conditions: readonly Test[]): Filter => ({
  logic: { op: 'all', of: conditions.map((_, condition): Logic => ({ op: 'condition', condition })) },
  conditions,
})
export const count = (over: Selection): Value => ({ kind: 'count', domain: 'integer', over })
export const sum = (over: Selection, of: string, signed = false): Value => ({ kind: 'sum', domain: 'integer', over, field: of, signed })
export const pick = (which: 'latest' | 'earliest', over: Selection, of: string, domain: Value['domain'] = 'day'): Value => ({
  kind: 'pick',
  domain,
  which,
  over,
  field: of,
})
