/** How a command ends, and what is said where it was called wrongly. */

/**
 * 0: fine. 1: there are findings, or something was not decided. 2: the command line asks for what is not there. 3: what a version says of its
 * change was neither shown true nor false.
 */
export const exitCodes = { fine: 0, findings: 1, usage: 2, undecided: 3 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** The caller asked for something that cannot be; the message says what can. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** One of a few words, or a usage error that lists them. */
export const oneOf = <const T extends string>(option: string, given: string | undefined, words: readonly T[], fallback: T): T => {
  if (given === undefined) return fallback
  const found = words.find((word) => word === given)
  if (found === undefined) throw new UsageError(`--${option} ${given}: choose one of ${words.join(', ')}`)
  return found
}

/** The number that an option gives, or undefined. */
export const wholeNumber = (option: string, given: string | undefined, least: number): number | undefined => {
  if (given === undefined) return undefined
  const number = Number(given)
  if (/^\d+$/.test(given) && Number.isSafeInteger(number) && number >= least) return number
  throw new UsageError(`--${option} ${given}: give a whole number, ${least} or more`)
}
