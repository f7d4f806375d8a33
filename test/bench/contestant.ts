/** What every contestant gives: its answers, to be compared with the reference, and a loop over them, to be timed. */
import type { RuleGraph } from '@rubric/compiler'
import type { DeterminationResult, Status, Trace } from '@rubric/runtime'
import type { Authorization } from './by-hand/ihts-initial.ts'
import type { Member } from './members/facts.ts'

export interface Setting {
  readonly graph: RuleGraph
  readonly members: readonly Member[]
  /** Address of the emitted module. */
  readonly module: string
}

/**
 * The status of each criterion, in the order of the file; or the whole trace; or what determinations come to, or of one the
 * part that is worked out by hand. Null where there is nothing to compare.
 */
export type Answer = readonly Status[] | Trace | readonly DeterminationResult[] | Authorization | null

export interface Contestant {
  readonly answer: (index: number) => Answer | Promise<Answer>
  /** Works on the members from `start` up to `end`, and keeps what comes out. */
  readonly run: (start: number, end: number) => unknown
}

/** A loop that keeps the last few results: none can be optimised away, and all die young. */
export const looping = (call: (index: number) => unknown): Contestant['run'] => {
  const results: unknown[] = Array.from({ length: 8 }, () => null)
  return (start, end) => {
    for (let index = start; index < end; index += 1) results[index & 7] = call(index)
  }
}

/** The same, one after the other, where each call is a promise. */
export const loopingAsync = (call: (index: number) => Promise<unknown>): Contestant['run'] => {
  const results: unknown[] = Array.from({ length: 8 }, () => null)
  return async (start, end) => {
    for (let index = start; index < end; index += 1) results[index & 7] = await call(index)
  }
}

/** Met where the first holds, not met where the second does, otherwise unknown. */
export const statusOf = (met: unknown, notMet: unknown): Status => (met === true ? 3 : notMet === true ? 0 : 1)

/** A three-valued tool's own answer. */
export const statusFrom = (value: unknown): Status => (value === true ? 3 : value === false ? 0 : 1)

/** The element at a place that exists. */
export const itemAt = <T>(items: readonly T[], index: number): T => {
  const item = items[index]
  if (item === undefined) throw new RangeError(`nothing at ${index}`)
  return item
}
