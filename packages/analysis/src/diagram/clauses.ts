/** A version as diagrams: one for each clause, one for each root. */
import type { RuleGraph } from '@rubric/compiler'
import type { Logic } from '@rubric/runtime'
import type { Formula } from '../quantities/parts.ts'
import type { Questions } from '../quantities/questions.ts'
import { type Diagrams, MET, type Node, NOT_MET } from './diagram.ts'

export interface ClauseDiagrams {
  /** By the index of the clause. */
  readonly clause: (index: number) => Node
  readonly logic: (logic: Logic) => Node
}

/** `levels`: the level of each variable. `testOf`: the joint test of each condition. */
export const clauseDiagrams = (
  graph: RuleGraph,
  testOf: readonly number[],
  questions: Questions,
  levels: readonly number[],
  diagrams: Diagrams,
): ClauseDiagrams => {
  const made = new Map<number, Node>()
  const condition = (index: number): Node => {
    const formula = questions.formulas[testOf[index] ?? -1]
    if (formula === undefined) throw new RangeError(`no condition ${index}`)
    return formulaNode(formula, questions, levels, diagrams)
  }
  const clause = (index: number): Node => {
    const known = made.get(index)
    if (known !== undefined) return known
    const info = graph.clauses[index]
    if (info === undefined) throw new RangeError(`no clause ${index}`)
    const node = logic(info.logic)
    made.set(index, node)
    return node
  }
  const logic = (of: Logic): Node => {
    switch (of.op) {
      case 'all':
        return of.of.map(logic).reduce(diagrams.all, MET)
      case 'any':
        return of.of.map(logic).reduce(diagrams.any, NOT_MET)
      case 'not':
        return diagrams.not(logic(of.of))
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

/** At least so many and no more than so many: in both bits of a status, so in Kleene's logic too. */
const numberNode = (least: number, most: number, of: readonly Node[], diagrams: Diagrams): Node => {
  const enough = atLeast(least, of, diagrams)
  return most >= of.length ? enough : diagrams.all(enough, diagrams.not(atLeast(most + 1, of, diagrams)))
}

/** From the last to the first: after each, whether 0, 1, 2 … of those seen suffice. */
const atLeast = (least: number, of: readonly Node[], diagrams: Diagrams): Node => {
  if (least > of.length) return NOT_MET
  const start = Array.from({ length: least + 1 }, (_, wanted) => (wanted === 0 ? MET : NOT_MET))
  const counted = of.reduceRight<readonly Node[]>(
    (rest, node) => rest.map((without, wanted) => (wanted === 0 ? MET : diagrams.any(without, diagrams.all(node, rest[wanted - 1] ?? MET)))),
    start,
  )
  return counted[Math.max(0, least)] ?? MET
}

const formulaNode = (formula: Formula, questions: Questions, levels: readonly number[], diagrams: Diagrams): Node => {
  switch (formula.op) {
    case 'part': {
      const { variable, question } = questions.questionOf(formula.part)
      const outcomes = questions.variables[variable]?.outcomes ?? []
      return diagrams.branch(levels[variable] ?? -1, outcomes.map(({ statuses }) => statuses[question] ?? 1))
    }
    case 'not':
      return diagrams.not(formulaNode(formula.of, questions, levels, diagrams))
    case 'all':
      return formula.of.map((each) => formulaNode(each, questions, levels, diagrams)).reduce(diagrams.all, MET)
    case 'always':
      return MET
  }
}
