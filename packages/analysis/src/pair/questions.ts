/** All conditions of two versions as logic over the questions of variables. */
import type { Joint } from './joint.ts'
import type { Cut } from '../quantities/cuts.ts'
import { type Asked, formulaParts, gather, subjectOf } from '../quantities/groups.ts'
import { marker } from './marked.ts'
import { type Formula, keyOf, type Part, partsOf } from '../quantities/parts.ts'
import { tallyVariable } from '../quantities/tallies.ts'
import type { Question, Variable } from '../quantities/variable.ts'

export interface Questions {
  readonly variables: readonly Variable[]
  /** For each test of the joint. */
  readonly formulas: readonly Formula[]
  readonly questionOf: (part: Part) => Question
}

export const questionsOf = (joint: Joint): Questions => {
  const marked = marker(joint)
  const formulas = joint.tests.map(({ test, graph }) => partsOf(marked(test, graph), graph))
  const ofNext = new Set(joint.ofNext)
  const shared = new Set(joint.ofOld.filter((test) => ofNext.has(test)))
  const asked = joint.tests.flatMap(({ graph }, test): readonly AskedBy[] => {
    const formula = formulas[test]
    return formula === undefined ? [] : formulaParts(formula).map((part) => ({ part, subject: subjectOf(graph), isShared: shared.has(test) }))
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

/** With whether both versions have the condition that asks. */
interface AskedBy extends Asked {
  readonly isShared: boolean
}

interface Tallied {
  readonly parts: readonly Cut[]
  readonly variable: Variable
}

/** Lists whose counts and sums can be told together, with the cuts that ask about them. */
const tallied = (joint: Joint, asked: readonly AskedBy[]): readonly Tallied[] =>
  talliesByList(asked).flatMap(({ list, cuts }) => {
    const fact = joint.facts.get(list)
    const variable = fact === undefined || joint.retyped.has(list) ? null : tallyVariable(fact, joint.next, cuts)
    return variable === null ? [] : [{ parts: cuts, variable }]
  })

/**
 * What a list is asked in both versions stands for itself, one filter at a time: it cannot differ. What only one version asks is told together
 * with all that has its filter, and with whatever else only one version asks of the list.
 */
const talliesByList = (asked: readonly AskedBy[]): readonly { readonly list: string; readonly cuts: readonly Cut[] }[] => {
  const cuts = new Map<string, Cut>()
  for (const { part } of asked) if (isTally(part)) cuts.set(keyOf(part), part)
  const changed = new Set(asked.flatMap(({ part, isShared }) => (isTally(part) && !isShared ? [filterOf(part)] : [])))
  const groups = new Map<string, Cut[]>()
  for (const cut of cuts.values()) {
    const key = changed.has(filterOf(cut)) ? listOf(cut) : filterOf(cut)
    groups.set(key, [...(groups.get(key) ?? []), cut])
  }
  return [...groups.values()].flatMap((group) => (group[0] === undefined ? [] : [{ list: listOf(group[0]), cuts: group }]))
}

const isTally = (part: Part): part is Cut => part.kind === 'cut' && part.y === null && (part.x.kind === 'count' || part.x.kind === 'sum')
const listOf = ({ x }: Cut): string => ('over' in x ? x.over.list : '')
const filterOf = ({ x }: Cut): string => ('over' in x ? JSON.stringify([x.over.list, x.over.where]) : '')
