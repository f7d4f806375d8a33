/** What `rubric verify` has to say, in whatever format. */
import type { Failure, NotTested, Trial, TrialOutcome, Version } from '@rubric/harness'
import { shellWord } from '../shell.ts'

export interface Tried {
  readonly trial: Trial
  readonly outcome: TrialOutcome | NotTested
}

export interface Verification {
  readonly format: 'pretty' | 'json' | 'junit'
  readonly property: string | undefined
  readonly runs: number
  readonly seed: number
  /** By version, in order. */
  readonly tried: readonly Tried[]
  /** Files with errors, of which nothing can be tried. */
  readonly broken: readonly string[]
  /** As the caller knows the file. */
  readonly pathOf: (version: Version) => string
}

/** In the order in which they were tried. */
export const byVersion = ({ tried }: Verification): ReadonlyMap<Version, readonly Tried[]> =>
  Map.groupBy(tried, ({ trial }) => trial.version)

/** What to type to have the member as an example; undefined where there is none. */
export const commandOf = ({ pathOf }: Verification, { property, version, member, found }: Failure): string | undefined => {
  if (member === null) return undefined
  const where = found === null ? '' : ` --seed ${found.seed} --path ${found.path}`
  return `rubric verify ${shellWord(pathOf(version))} --property ${property}${where} --add-example`
}
