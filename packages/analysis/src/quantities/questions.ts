/** All conditions of two versions as logic over the questions of variables. */
import type { Joint } from '../pair/joint.ts'
import type { Cut } from './cuts.ts'
import { type Asked, formulaParts, gather, subjectOf } from './groups.ts'
import { marker } from './marked.ts'
import { type Formula, type Part, partsOf } from './parts.ts'
import { tallyVariable } from './tallies.ts'
import type { Question, Variable } from './variable.ts'

export interface Questions {
  readonly variables: readonly Variable[]
  /** For each test of the joint. */
  readonly formulas: readonly Formula[]
  readonly questionOf: (part: Part) => Question
}

export const questionsOf = (joint: Joint): Questions => {
  const marked = marker(joint)
  const formulas = joint.tests.map(({ test, graph }) => partsOf(marked(test, graph), graph))
  const asked = joint.tests.flatMap(({ graph }, index): readonly Asked[] => {
    const formula = formulas[index]
    return formula === undefined ? [] : formulaParts(formula).map((part) => ({ part, subject: subjectOf(graph) }))
  })
  const lists = tallied(joint, asked)
  const inLists = new Set(lists.flatMap(({ parts }) => parts.map(keyOf)))
  const others = gather(asked.filter(({ part }) => !inLists.has(keyOf(part))))
  const places = new Map(
    lists.flatMap(({ parts }, index) => parts.map((part, question) => [keyOf(part), { variable: others.variables.length + index, question }] as const)),
  )
  return {
    variables: [...others.variables, ...lists.map(({ variable }) => variable)],
    formulas,
    questionOf: (part) => places.get(keyOf(part)) ?? others.questionOf(part),
  }
}

const keyOf = (part: Part): string => JSON.stringify(part)

interface Tallied {
  readonly parts: readonly Cut[]
  readonly variable: Variable
}

/** Lists whose counts and sums can be told together, with the cuts that ask about them. */
const tallied = (joint: Joint, asked: readonly Asked[]): readonly Tallied[] => {
  const byList = new Map<string, Map<string, Cut>>()
  for (const { part } of asked) {
    if (part.kind !== 'cut' || part.y !== null || (part.x.kind !== 'count' && part.x.kind !== 'sum')) continue
    const list = part.x.over.list
    byList.set(list, (byList.get(list) ?? new Map<string, Cut>()).set(keyOf(part), part))
  }
  return [...byList].flatMap(([name, cuts]) => {
    const fact = joint.facts.get(name)
    const parts = [...cuts.values()]
    const variable = fact === undefined || joint.retyped.has(name) ? null : tallyVariable(fact, joint.next, parts)
    return variable === null ? [] : [{ parts, variable }]
  })
}
