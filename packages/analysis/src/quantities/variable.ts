/**
 * What the diagrams branch on: one thing that the policies ask about, with every combination of answers that its questions can take together.
 * An outcome that no member has costs proofs; one that is forgotten would make them wrong. So in doubt there is an outcome more.
 */
import type { Status } from '@rubric/runtime'

export interface Variable {
  /** Names of facts that it depends on, for the order of variables and for grouping. */
  readonly facts: readonly string[]
  /** How many questions it answers. */
  readonly questions: number
  readonly outcomes: readonly Outcome[]
}

export interface Outcome {
  /** One for each question. */
  readonly statuses: readonly Status[]
  /** The more there is to know of a member, the more; 0 where nothing is. */
  readonly cost: number
}

/** A question of a variable. */
export interface Question {
  readonly variable: number
  readonly question: number
}

export const UNKNOWN_COST = 0
export const KNOWN_COST = 10

/** Each combination once, at its least cost; the cheapest first. */
export const distinct = (outcomes: Iterable<Outcome>): readonly Outcome[] => {
  const found = new Map<string, Outcome>()
  for (const outcome of outcomes) {
    const key = outcome.statuses.join('')
    const before = found.get(key)
    if (before === undefined || outcome.cost < before.cost) found.set(key, outcome)
  }
  return [...found.values()].sort((a, b) => a.cost - b.cost)
}
