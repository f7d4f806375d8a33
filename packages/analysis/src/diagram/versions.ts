/** Both versions as diagrams over the same variables. */
import type { Joint } from '../pair/joint.ts'
import { formulaParts } from '../quantities/groups.ts'
import { type Questions, questionsOf } from '../pair/questions.ts'
import type { Variable } from '../quantities/variable.ts'
import { type ClauseDiagrams, clauseDiagrams } from './clauses.ts'
import { createDiagrams, type Diagrams, unlessTooLarge } from './diagram.ts'
import { randomFrom } from '../sampling/random.ts'
import { askedTogether, drawnTogether, inReadingOrder, inSomeOrder, type Levels } from './order.ts'

export interface VersionDiagrams {
  readonly joint: Joint
  readonly questions: Questions
  readonly diagrams: Diagrams
  readonly old: ClauseDiagrams
  readonly next: ClauseDiagrams
  /** The variable of each level, uppermost first. */
  readonly variableAt: readonly Variable[]
  /** Its index, in `questions.variables`. */
  readonly indexAt: readonly number[]
  /** For each level, what each outcome costs. */
  readonly costs: readonly (readonly number[])[]
}

/** Throws `TooLarge`, when asked for clauses, where the diagrams outgrow `nodes`. */
export const versionDiagrams = (joint: Joint, nodes: number, tick: () => void): VersionDiagrams => {
  const questions = questionsOf(joint)
  const levels = levelsFor(joint, questions, tick)
  const diagrams = createDiagrams(nodes, tick)
  const indexAt: number[] = []
  levels.forEach((level, index) => (indexAt[level] = index))
  const variableAt = indexAt.flatMap((index) => questions.variables[index] ?? [])
  return {
    joint,
    questions,
    diagrams,
    old: clauseDiagrams(joint.old, joint.ofOld, questions, levels, diagrams),
    next: clauseDiagrams(joint.next, joint.ofNext, questions, levels, diagrams),
    variableAt,
    indexAt,
    costs: variableAt.map(({ outcomes }) => outcomes.map(({ cost }) => cost)),
  }
}

const levelsFor = (joint: Joint, questions: Questions, tick: () => void): Levels => {
  const ofTest = questions.formulas.map((formula) => formulaParts(formula).map((part) => questions.questionOf(part).variable))
  const asked = (testOf: readonly number[]) => (condition: number) => ofTest[testOf[condition] ?? -1] ?? []
  const together = [...askedTogether(joint.next, asked(joint.ofNext)), ...askedTogether(joint.old, asked(joint.ofOld))]
  const variables = questions.variables.length
  const random = randomFrom(1)
  const sized = (levels: Levels, most: number): Sized => ({ levels, size: sizeOf(joint, questions, levels, createDiagrams(most, tick), most) })
  let best = sized(drawnTogether(inReadingOrder(variables, together), together), LARGEST)
  for (let start = 0; start < STARTS && best.size > SMALL; start += 1) {
    const other = sized(drawnTogether(inSomeOrder(variables, random), together), best.size)
    if (other.size < best.size) best = other
  }
  return best.levels
}

interface Sized {
  readonly levels: Levels
  readonly size: number
}

/** Orders that are tried where the first one gives more nodes than are soon gone through. */
const STARTS = 8
const SMALL = 15_000
const LARGEST = 150_000

/** Nodes of the next version in that order; no further than `most`. */
const sizeOf = ({ next, ofNext }: Joint, questions: Questions, levels: Levels, diagrams: Diagrams, most: number): number => {
  const clauses = clauseDiagrams(next, ofNext, questions, levels, diagrams)
  return unlessTooLarge(() => {
    next.clauses.forEach((_, index) => clauses.clause(index))
    return diagrams.size()
  }, most)
}
