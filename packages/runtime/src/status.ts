/**
 * Three-valued logic (Kleene 1952, strong connectives): every condition is met, not met or unknown.
 *
 * A status is two bits: bit 0 says that it may still be met, bit 1 that it is met for certain. So `and` is `&` and
 * `or` is `|`, without a branch, and the truth table is the machine's own.
 */

export const NOT_MET = 0
export const UNKNOWN = 1
export const MET = 3

export type Status = typeof NOT_MET | typeof UNKNOWN | typeof MET
export type StatusWord = 'met' | 'not met' | 'unknown'

export const statusWord = (status: Status): StatusWord => (status === MET ? 'met' : status === NOT_MET ? 'not met' : 'unknown')

export const not = (status: Status): Status => (status === UNKNOWN ? UNKNOWN : status === MET ? NOT_MET : MET)

export const and = (a: Status, b: Status): Status => (a & b) as Status
export const or = (a: Status, b: Status): Status => (a | b) as Status

/**
 * Between `least` and `most` of several conditions are met, given how many are met for certain and how many may be met
 * (the certain ones included). `ALL of n` is `counted(met, possible, n, n)`; it always equals the folded `and`.
 */
export const counted = (met: number, possible: number, least: number, most: number): Status =>
  met > most || possible < least ? NOT_MET : met >= least && possible <= most ? MET : UNKNOWN
