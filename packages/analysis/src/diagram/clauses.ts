/** A version as diagrams: one for each clause, one for each root. */
import type { RuleGraph } from '@rubric/compiler'
import type { Logic } from '@rubric/runtime'
import type { Formula } from '../quantities/parts.ts'
import type { Questions } from '../pair/questions.ts'
import { type Diagrams, NO, YES } from './diagram.ts'
import { allOf, type Answered, anyOf, MET, NOT_MET, notOf, UNKNOWN } from './kleene.ts'

export interface ClauseDiagrams {
  /** By the index of the clause. */
  readonly clause: (index: number) => Answered
  readonly logic: (logic: Logic) => Answered
}

/** `levels`: the level of each variable. `testOf`: the joint test of each condition. */
export const clauseDiagrams = (
  graph: RuleGraph,
  testOf: readonly number[],
  questions: Questions,
  levels: readonly number[],
  diagrams: Diagrams,
): ClauseDiagrams => {
  const made = new Map<number, Answered>()
  const condition = (index: number): Answered => {
    const formula = questions.formulas[testOf[index] ?? -1]
    if (formula === undefined) throw new RangeError(`no condition ${index}`)
    return formulaNode(formula, questions, levels, diagrams)
  }
  const clause = (index: number): Answered => {
    const known = made.get(index)
    if (known !== undefined) return known
    const info = graph.clauses[index]
    if (info === undefined) throw new RangeError(`no clause ${index}`)
    const node = logic(info.logic)
    made.set(index, node)
    return node
  }
  const logic = (of: Logic): Answered => {
    switch (of.op) {
      case 'all':
        return of.of.map(logic).reduce((all, each) => allOf(diagrams, all, each), MET)
      case 'any':
        return of.of.map(logic).reduce((any, each) => anyOf(diagrams, any, each), NOT_MET)
      case 'not':
        return notOf(diagrams, logic(of.of))
      case 'number':
        return numberNode(of.least, of.most, of.of.map(logic), diagrams)
      case 'condition':
        return condition(of.condition)
      case 'clause':
        return clause(of.clause)
      case 'criterion':
        return clause(graph.criteria[of.criterion]?.clause ?? -1)
    }
  }
  return { clause, logic }
}

/** At least so many and no more than so many. */
const numberNode = (least: number, most: number, of: readonly Answered[], diagrams: Diagrams): Answered => {
  const enough = atLeast(least, of, diagrams)
  return most >= of.length ? enough : allOf(diagrams, enough, notOf(diagrams, atLeast(most + 1, of, diagrams)))
}

/** From the last to the first: after each, whether 0, 1, 2 … of those seen suffice. */
const atLeast = (least: number, of: readonly Answered[], diagrams: Diagrams): Answered => {
  if (least > of.length) return NOT_MET
  const start = Array.from({ length: least + 1 }, (_, wanted) => (wanted === 0 ? MET : NOT_MET))
  const counted = of.reduceRight<readonly Answered[]>(
    (rest, each) =>
      rest.map((without, wanted) => (wanted === 0 ? MET : anyOf(diagrams, without, allOf(diagrams, each, rest[wanted - 1] ?? MET)))),
    start,
  )
  return counted[Math.max(0, least)] ?? MET
}

const formulaNode = (formula: Formula, questions: Questions, levels: readonly number[], diagrams: Diagrams): Answered => {
  switch (formula.op) {
    case 'part': {
      const { variable, question } = questions.questionOf(formula.part)
      const statuses = (questions.variables[variable]?.outcomes ?? []).map((outcome) => outcome.statuses[question] ?? 1)
      const level = levels[variable] ?? -1
      return {
        is: diagrams.branch(level, statuses.map((status) => (status === 3 ? YES : NO))),
        may: diagrams.branch(level, statuses.map((status) => (status === 0 ? NO : YES))),
      }
    }
    case 'not':
      return notOf(diagrams, formulaNode(formula.of, questions, levels, diagrams))
    case 'all':
      return formula.of.map((each) => formulaNode(each, questions, levels, diagrams)).reduce((all, each) => allOf(diagrams, all, each), MET)
    case 'always':
      return MET
    case 'open':
      return UNKNOWN
  }
}
