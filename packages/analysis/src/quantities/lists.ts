/**
 * Counts and sums over the entries of one list. Windows of one list overlap and filters share fields, so they are counted together: entries of
 * every class that the windows and filters tell apart are added one after another until nothing new can come of it, each count no further
 * than the highest number that is asked about.
 */
import type { Fact, RuleGraph, Selection, Value } from '@rubric/compiler'
import type { Logic, Status } from '@rubric/runtime'
import { type Asked, entrySubject, formulaParts, gather, type Gathered, type Subject, subjectOf } from './groups.ts'
import { type Formula, mayBeNone, type Part, partsOf } from './parts.ts'
import { decideFormula } from './formulas.ts'

/** What is counted or summed. */
export interface Tally {
  readonly value: Extract<Value, { kind: 'count' | 'sum' }>
  /** The numbers that it is asked to be at most. */
  readonly asked: readonly number[]
  /** One more than the highest of them: beyond it nothing changes. */
  readonly most: number
}

/** What one more entry adds to each tally: at the least, and at the most. */
export interface EntryClass {
  readonly adds: readonly (readonly [least: number, most: number])[]
}

const MOST_CLASSES = 20_000

/**
 * What hangs on other facts is taken to be another for each entry: so more is possible than there is, never less. Null where that is too much to
 * be listed: then each tally stands for itself.
 */
export const entryClasses = (list: Fact, graph: RuleGraph, tallies: readonly Tally[]): readonly EntryClass[] | null => {
  const formulas = tallies.map(({ value }) => membership(list, graph, value.over))
  if (formulas.some((formula) => formula === null)) return null
  const usable = formulas.filter((formula) => formula !== null)
  const fields = amountsOf(tallies)
  if (fields === null || usable.some((formula) => formulaParts(formula).some((part) => fields.some(({ field }) => speaksOf(part, field))))) return null
  const [entry, member] = [entrySubject(list), subjectOf(graph)]
  const subject: Subject = { typeOf: (value) => entry.typeOf(value) ?? member.typeOf(value) }
  const gathered = gather(usable.flatMap(formulaParts).map((part): Asked => ({ part, subject })))
  if (gathered.variables.reduce((all, { outcomes }) => all * outcomes.length, 1) > MOST_CLASSES) return null
  const statuses = combined(gathered, usable)
  return classesOf(statuses, tallies, fields)
}

const speaksOf = (part: Part, field: string): boolean => (part.kind === 'scalar' ? part.of === field : part.of.includes(`"field":"${field}"`))

// ---- which entries belong ----------------------------------------------------------------------------------

const membership = (list: Fact, graph: RuleGraph, over: Selection): Formula | null => {
  const dated = list.type.kind === 'list' ? list.type.fields.find(({ name }) => list.type.kind === 'list' && name === list.type.dateField) : undefined
  const filter = over.where === null ? ALWAYS : filterFormula(over.where.logic, over.where.conditions.map((test) => partsOf(test, graph)))
  if (filter === null) return null
  if (!over.dated) return filter
  if (dated === undefined) return null
  const day: Value =
    dated.type.kind === 'moment'
      ? { kind: 'dayOf', domain: 'day', moment: { kind: 'field', domain: 'minute', field: dated.name } }
      : { kind: 'field', domain: 'day', field: dated.name }
  const from = over.from === null ? ALWAYS : partsOf({ kind: 'compare', relation: '>=', left: day, right: over.from }, graph)
  const to = partsOf({ kind: 'compare', relation: '<=', left: day, right: over.to ?? { kind: 'asOf', domain: 'day' } }, graph)
  return { op: 'all', of: [filter, from, to] }
}

const ALWAYS: Formula = { op: 'always' }

/** Null for what a filter does not have. */
const filterFormula = (logic: Logic, conditions: readonly Formula[]): Formula | null => {
  const all = (of: readonly Logic[]): readonly Formula[] | null => {
    const formulas = of.map((each) => filterFormula(each, conditions))
    return formulas.every((each) => each !== null) ? formulas : null
  }
  switch (logic.op) {
    case 'all': {
      const of = all(logic.of)
      return of === null ? null : { op: 'all', of }
    }
    case 'any': {
      const of = all(logic.of)
      return of === null ? null : { op: 'not', of: { op: 'all', of: of.map((each): Formula => ({ op: 'not', of: each })) } }
    }
    case 'not': {
      const of = filterFormula(logic.of, conditions)
      return of === null ? null : { op: 'not', of }
    }
    case 'condition':
      return conditions[logic.condition] ?? null
    case 'number':
    case 'clause':
    case 'criterion':
      return null
  }
}

/** The statuses that the memberships of one entry can have together. */
const combined = ({ variables, questionOf }: Gathered, formulas: readonly Formula[]): readonly (readonly Status[])[] => {
  const found = new Map<string, readonly Status[]>()
  const chosen: (readonly Status[])[] = []
  const choose = (at: number): void => {
    const variable = variables[at]
    if (variable === undefined) {
      const statuses = formulas.map((formula) =>
        decideFormula(formula, (part) => {
          const { variable: of, question } = questionOf(part)
          return chosen[of]?.[question] ?? 1
        }),
      )
      found.set(statuses.join(''), statuses)
      return
    }
    for (const outcome of variable.outcomes) {
      chosen[at] = outcome.statuses
      choose(at + 1)
    }
  }
  choose(0)
  return [...found.values()]
}

// ---- what they add -----------------------------------------------------------------------------------------

interface Amounts {
  readonly field: string
  /** Values that an entry may give; null: it gives none. */
  readonly values: readonly (number | null)[]
}

/** Above two sums, or of values below zero, no few values stand for all. */
const MOST_SUMS = 2

const amountsOf = (tallies: readonly Tally[]): readonly Amounts[] | null => {
  const sums = tallies.flatMap(({ value, asked }) => (value.kind === 'sum' ? [{ value, asked }] : []))
  if (sums.length > MOST_SUMS || sums.some(({ value }) => value.signed)) return null
  return [...new Set(sums.map(({ value }) => value.field))].map((field): Amounts => {
    const ends = sums.filter(({ value }) => value.field === field).flatMap(({ asked }) => asked.flatMap((at) => [at, at + 1]))
    const apart = ends.flatMap((a) => ends.map((b) => a - b))
    return { field, values: [null, ...new Set([0, ...ends, ...apart].filter((by) => by >= 0))] }
  })
}

const classesOf = (memberships: readonly (readonly Status[])[], tallies: readonly Tally[], fields: readonly Amounts[]): readonly EntryClass[] => {
  const given = fields.reduce<readonly (ReadonlyMap<string, number | null>)[]>(
    (all, { field, values }) => all.flatMap((before) => values.map((value) => new Map([...before, [field, value]]))),
    [new Map()],
  )
  const found = new Map<string, EntryClass>()
  for (const statuses of memberships) {
    for (const amounts of given) {
      const adds = tallies.map(({ value, most }, index) => {
        const status = statuses[index] ?? 1
        const amount = value.kind === 'count' ? 1 : (amounts.get(value.field) ?? null)
        return [status === 3 ? Math.min(amount ?? 0, most) : 0, status === 0 ? 0 : Math.min(amount ?? most, most)] as const
      })
      if (adds.some(([, high]) => high > 0)) found.set(JSON.stringify(adds), { adds })
    }
  }
  return [...found.values()]
}

/** Whether there always is a day through which its list must be complete, known or not. */
export const isPlainEnd = ({ over }: Tally['value']): boolean => !over.dated || over.to === null || !mayBeNone(over.to)
