/** The parts of many conditions, gathered into variables: what asks about the same thing is answered together. */
import type { Fact, FactType, RuleGraph, ScalarType, Value } from '@rubric/compiler'
import { type Cut, cutOutcomes, linesOf } from './cuts.ts'
import { type Formula, keyOf, type Part } from './parts.ts'
import { scalarOutcomes } from './scalars.ts'
import type { Status } from '@rubric/runtime'
import { distinct, KNOWN_COST, type Outcome, type Question, UNKNOWN_COST, type Variable } from './variable.ts'

/** What the parts speak of: facts of a version, or the fields of a list's entries. */
export interface Subject {
  /** Null for anything but a fact or a field by itself. */
  readonly typeOf: (value: Value) => FactType | null
}

/** A part, and the version whose types it means. */
export interface Asked {
  readonly part: Part
  readonly subject: Subject
}

export interface Gathered {
  readonly variables: readonly Variable[]
  readonly questionOf: (part: Part) => Question
}

export const subjectOf = (graph: RuleGraph): Subject => {
  const facts = new Map(graph.facts.map((fact) => [fact.name, fact]))
  return { typeOf: (value) => (value.kind === 'fact' ? (facts.get(value.fact)?.type ?? null) : null) }
}

/** Of entries of a list. */
export const entrySubject = ({ type }: Fact): Subject => ({
  typeOf: (value) => (value.kind === 'field' && type.kind === 'list' ? (type.fields.find(({ name }) => name === value.field)?.type ?? null) : null),
})

export const formulaParts = (formula: Formula): readonly Part[] => {
  switch (formula.op) {
    case 'part':
      return [formula.part]
    case 'not':
      return formulaParts(formula.of)
    case 'all':
      return formula.of.flatMap(formulaParts)
    case 'always':
    case 'open':
      return []
  }
}

/** Of entries, with what is known of their member. */
export const entryAmongFacts = (list: Fact, graph: RuleGraph): Subject => {
  const [entry, member] = [entrySubject(list), subjectOf(graph)]
  return { typeOf: (value) => entry.typeOf(value) ?? member.typeOf(value) }
}

/** Every part once; parts of one kind about one thing in one variable. */
export const gather = (asked: readonly Asked[]): Gathered => {
  const variables: Variable[] = []
  const questions = new Map<string, Question>()
  for (const group of grouped(asked)) {
    for (const { parts, variable } of variablesOf(group)) {
      const index = variables.push(variable) - 1
      parts.forEach((same, question) => same.forEach((part) => questions.set(keyOf(part), { variable: index, question })))
    }
  }
  return {
    variables,
    questionOf: (part) => {
      const question = questions.get(keyOf(part))
      if (question === undefined) throw new RangeError('a part that was not gathered')
      return question
    },
  }
}

const grouped = (asked: readonly Asked[]): readonly (readonly Asked[])[] => {
  const groups = new Map<string, Map<string, Asked>>()
  for (const each of asked) {
    const name = `${each.part.kind} ${each.part.kind === 'scalar' ? each.part.value.kind : ''} ${each.part.of}`
    const group = groups.get(name) ?? new Map<string, Asked>()
    groups.set(name, group.set(keyOf(each.part), each))
  }
  return [...groups.values()].map((group) => [...group.values()])
}

interface Answering {
  /** For each question of the variable, the parts that ask it. */
  readonly parts: readonly (readonly Part[])[]
  readonly variable: Variable
}

const variablesOf = (group: readonly Asked[]): readonly Answering[] => {
  const [first] = group
  if (first === undefined) return []
  switch (first.part.kind) {
    case 'scalar':
      return scalarVariables(group)
    case 'cut':
      return cutVariables(group)
    case 'rate':
      return [rateVariable(group)]
    case 'exists':
      return [answering([first.part], [{ statuses: [3], cost: UNKNOWN_COST }, { statuses: [0], cost: KNOWN_COST }])]
    case 'opaque':
      return [anything(first.part)]
  }
}

/** Met, not met or unknown. */
const anything = (part: Part): Answering => {
  const outcome = (status: Status): Outcome => ({ statuses: [status], cost: status === 1 ? UNKNOWN_COST : KNOWN_COST })
  return answering([part], ([1, 3, 0] as const).map(outcome))
}

const answering = (parts: readonly Part[], outcomes: Variable['outcomes']): Answering => ({
  parts: parts.map((part) => [part]),
  variable: { facts: [...new Set(parts.flatMap(factsIn))], questions: parts.length, outcomes: distinct(outcomes) },
})

/** Of what has no type where it is asked, nothing is known. */
const scalarVariables = (group: readonly Asked[]): readonly Answering[] => {
  const typed = group.map(({ part, subject }) => ({ part, type: part.kind === 'scalar' ? subject.typeOf(part.value) : null }))
  const tests = typed.flatMap(({ part, type }) =>
    part.kind === 'scalar' && type !== null && type.kind !== 'list' ? [{ part, test: { test: part.test, type: type satisfies ScalarType } }] : [],
  )
  const known = tests.length === 0 ? [] : [answering(tests.map(({ part }) => part), scalarOutcomes(tests.map(({ test }) => test)))]
  return [...known, ...typed.flatMap(({ part, type }) => (type === null || type.kind === 'list' ? [anything(part)] : []))]
}

const cutVariables = (group: readonly Asked[]): readonly Answering[] => {
  const cuts = group.flatMap(({ part }) => (part.kind === 'cut' ? [part] : []))
  const [first] = group
  return linesOf(cuts).map((line): Answering => {
    const parts = line.map((place) => place.flatMap((index) => cuts[index] ?? []))
    const places = parts.flatMap(([cut]): readonly Cut[] => (cut === undefined ? [] : [cut]))
    return { ...answering(places, cutOutcomes(places, (value) => first?.subject.typeOf(value) ?? null)), parts }
  })
}

/** From the fewest asked for to the most: met as far as is sure, then open, then not met. */
const rateVariable = (group: readonly Asked[]): Answering => {
  const parts = group.flatMap(({ part }) => (part.kind === 'rate' ? [part] : [])).sort((a, b) => a.least - b.least)
  const ends = Array.from({ length: parts.length + 1 }, (_, end) => end)
  const outcomes = ends.flatMap((met) =>
    ends.filter((open) => open >= met).map((open): Outcome => {
      const statuses = parts.map((_, place): Status => (place < met ? 3 : place < open ? 1 : 0))
      return { statuses, cost: met === 0 && open === parts.length ? UNKNOWN_COST : KNOWN_COST }
    }),
  )
  return answering(parts, outcomes)
}

// ---- names, for the order of variables ---------------------------------------------------------------------

const FACT_NAMES = /"(?:fact|list|field)":"([^"]*)"/g

/** Read off the key, which holds all values that a part speaks of. */
const factsIn = (part: Part): readonly string[] =>
  part.kind === 'scalar' ? [part.of] : [...part.of.matchAll(FACT_NAMES)].flatMap(([, name]) => (name === undefined ? [] : [name]))
