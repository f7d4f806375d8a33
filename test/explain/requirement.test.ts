import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MET, NOT_MET, UNKNOWN, requirementResult, shownInWords } from '@rubric/runtime'
import type { ConditionResult, PolicyInfo, Status, Trace } from '@rubric/runtime'
import { block, dayNumber, ruleGraph, yes } from '../support/graph.ts'
import type { Outline } from '../support/graph.ts'
import { infoOf } from '../support/info.ts'
import { runs } from '../support/outlines.ts'

interface Known {
  readonly status: Status
  /** ISO; pending where given. */
  readonly due?: string | null
}

const names = ['a', 'b', 'c']

/** The trace of one requirement over yes/no facts, as if some of them were deadlines. */
function traced(outline: Outline, known: Readonly<Record<string, Known>>): { readonly info: PolicyInfo; readonly trace: Trace; readonly due: ReturnType<typeof requirementResult> } {
  const facts = Object.fromEntries(names.map((name) => [name, { kind: 'yes/no' as const }]))
  const graph = ruleGraph({ facts, criteria: { duty: outline }, roles: { duty: 'requirement' } })
  const info = infoOf({ ...graph, conditions: graph.conditions.map((condition) => ({ ...condition, form: { as: 'day' } })) })
  const results = info.conditions.map(({ facts: [fact = ''] }, condition): ConditionResult => {
    const { status, due } = known[fact] ?? { status: UNKNOWN }
    const at = typeof due === 'string' ? dayNumber(due) : null
    return { condition, status, value: null, due: at === null ? null : [at, at + 3], pending: due !== undefined }
  })
  const decided = (of: Status): Trace => [{ clause: 0, status: of, conditions: results, children: [] }]
  const statuses = results.map(({ status }) => status)
  const status = outline === all ? (statuses.reduce<number>((sum, each) => sum & each, MET) as Status) : (statuses.reduce<number>((sum, each) => sum | each, NOT_MET) as Status)
  return { info, trace: decided(status), due: requirementResult(info, decided(status), 0) }
}

const all: Outline = block('ALL of', { 1: yes('a'), 2: yes('b'), 3: yes('c') })
const any: Outline = block('ANY of', { 1: yes('a'), 2: yes('b'), 3: yes('c') })
const met: Known = { status: MET }
const open: Known = { status: UNKNOWN }
const dueOn = (due: string | null): Known => ({ status: UNKNOWN, due })

const said = (outline: Outline, known: Readonly<Record<string, Known>>): string => {
  const { due: { status, due, form } } = traced(outline, known)
  return due === null ? status : `${status} until ${shownInWords(form, due)}`
}

describe('a requirement', () => {
  it('is met or violated as its clauses are', () => {
    expect(said(all, { a: met, b: met, c: met })).toBe('met')
    expect(said(all, { a: met, b: dueOn('2026-03-08'), c: { status: NOT_MET } })).toBe('violated')
    expect(said(any, { a: met, b: dueOn('2026-03-08'), c: open })).toBe('met')
  })

  it('is pending where only what is not yet due is missing, until the first of it', () => {
    expect(said(all, { a: met, b: dueOn('2026-03-08'), c: dueOn('2026-03-05') })).toBe('pending until 2026-03-05')
    expect(said(all, { a: met, b: met, c: dueOn(null) })).toBe('pending')
    expect(said(any, { a: open, b: dueOn('2026-03-08'), c: open })).toBe('pending until 2026-03-08')
  })

  it('is unknown where more is missing', () => {
    expect(said(all, { a: open, b: dueOn('2026-03-08'), c: met })).toBe('unknown')
  })

  it('is pending only where doing what is due would meet it', () => {
    const known = fc.constantFrom<Known>(met, open, { status: NOT_MET }, dueOn('2026-03-08'))
    fc.assert(
      fc.property(fc.constantFrom(all, any), fc.record({ a: known, b: known, c: known }), (outline, facts) => {
        const done = Object.fromEntries(Object.entries(facts).map(([name, of]) => [name, of.due === undefined ? of : met]))
        const [now, then] = [traced(outline, facts).due.status, traced(outline, done).due.status]
        if (now === 'pending') expect(then).toBe('met')
        if (now === 'unknown') expect(then).not.toBe('met')
      }),
      runs(200, 2_000),
    )
  })
})
