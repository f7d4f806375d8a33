/**
 * Kleene's strong logic, said as plainly as it can be: a status is what the answer may turn out to be, and a connective
 * is asked for both.
 */
import type { Logic, Status } from '@rubric/runtime'

export const NOT_MET: Status = 0
export const UNKNOWN: Status = 1
export const MET: Status = 3

export const negate = (status: Status): Status => (status === MET ? NOT_MET : status === NOT_MET ? MET : UNKNOWN)

/** Met for certain, not met for certain, or neither. */
export const decided = (met: boolean, notMet: boolean): Status => (met ? MET : notMet ? NOT_MET : UNKNOWN)

export const allOf = (of: readonly Status[]): Status => decided(of.every((s) => s === MET), of.some((s) => s === NOT_MET))
export const anyOf = (of: readonly Status[]): Status => decided(of.some((s) => s === MET), of.every((s) => s === NOT_MET))

/** At least `least` and at most `most` are met: every number that may turn out is tried. */
export function numberOf(least: number, most: number, of: readonly Status[]): Status {
  const met = of.filter((s) => s === MET).length
  const unknown = of.filter((s) => s === UNKNOWN).length
  const outcomes = Array.from({ length: unknown + 1 }, (_, more) => met + more >= least && met + more <= most)
  return decided(outcomes.every((holds) => holds), outcomes.every((holds) => !holds))
}

/** Where the statuses of what a logic speaks of come from. */
export interface Statuses {
  readonly condition: (index: number) => Status
  readonly clause: (index: number) => Status
  readonly criterion: (index: number) => Status
}

export function decide(logic: Logic, of: Statuses): Status {
  switch (logic.op) {
    case 'all':
      return allOf(logic.of.map((part) => decide(part, of)))
    case 'any':
      return anyOf(logic.of.map((part) => decide(part, of)))
    case 'not':
      return negate(decide(logic.of, of))
    case 'number':
      return numberOf(logic.least, logic.most, logic.of.map((part) => decide(part, of)))
    case 'condition':
      return of.condition(logic.condition)
    case 'clause':
      return of.clause(logic.clause)
    case 'criterion':
      return of.criterion(logic.criterion)
  }
}
