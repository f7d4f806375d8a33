/**
 * A trial holds one property against one version, a pair of versions, or all versions of a policy. It is either exact, or tries
 * members that a seed gives; then the smallest member that fails is found again by its seed and path.
 */
import type { FactsInput } from '@rubric/compiler'
import fc from 'fast-check'
import type { MemberCase } from '../facts/members.ts'
import type { Version } from './version.ts'

/** What is held to be true of every policy, in the order in which it is tried. */
export const properties = {
  time: 'every day has exactly one version',
  agreement: 'the reference and the compiled policy answer the same',
  determinism: 'the same facts, in whatever order, get the same answer',
  irrelevance: 'facts that nothing asks for do not matter',
  unknown: 'to know more never changes an answer that was definite',
  monotone: 'more of a fact never moves an answer against the direction that the fact has',
  boundary: 'answers turn on the stated value and nowhere else',
  statements: 'what is stated of criteria holds for every member',
  claims: 'what a version claims of its changes is true',
  examples: 'examples of the version before come out the same, unless a claim covers them',
} as const
export type PropertyName = keyof typeof properties

/** These follow from what a policy says, whatever it says: where one fails, Rubric is at fault. */
export const ofRubric: ReadonlySet<PropertyName> = new Set([
  'agreement',
  'determinism',
  'irrelevance',
  'unknown',
  'monotone',
  'boundary',
])

export interface Effort {
  /** Members for each trial. */
  readonly runs: number
  readonly seed: number
  /** The one member to try again. */
  readonly path?: string
  /** After which no further member is tried; one is in any case. */
  readonly milliseconds?: number
  /** Told of each member that is tried, with how many that makes. */
  readonly onMember?: (members: number) => void
}

/** What one of the two sides says: `before`, `compiled`, `2015-02-05`. */
export type Said = readonly [who: string, what: string]

/** Something that is not as the property says. */
export interface Fault {
  /** Full address of what it is about; empty where it is about days. */
  readonly address: string
  /** In plain words. */
  readonly says: string
  readonly answers: readonly Said[]
  /** Who shows it, where it is not the member that was drawn but one made from it. */
  readonly member?: MemberCase
}

/** A second record that was held beside the member's own. */
export interface Beside {
  readonly title: string
  readonly member: MemberCase
}

export interface Failure {
  readonly property: PropertyName
  /** The version whose file takes the member as an example. */
  readonly version: Version
  readonly faults: readonly [Fault, ...Fault[]]
  readonly member: MemberCase | null
  readonly beside: Beside | null
  /** Null where it is found without trying members at random. */
  readonly found: { readonly seed: number; readonly path: string } | null
}

export type Outcome =
  | { readonly is: 'held'; readonly proved: boolean; readonly members: number; readonly notes: readonly string[] }
  | { readonly is: 'failed'; readonly members: number; readonly failure: Failure; readonly notes: readonly string[] }

/** Of some policies there is nothing to try. */
export interface NotTested {
  readonly is: 'not tested'
  readonly why: string
  readonly notes: readonly string[]
}

export type Plan = NotTested | ((effort: Effort) => Outcome)

export interface Trial {
  readonly property: PropertyName
  readonly version: Version
  /** The version before, of a trial about two. */
  readonly old: Version | null
  readonly plan: Plan
}

/** A member, and what the property wants besides. */
export interface Sample {
  readonly member: MemberCase
  readonly beside?: Beside | null
}

export interface Search<S extends Sample> {
  readonly samples: fc.Arbitrary<S>
  readonly faultsOf: (sample: S) => readonly Fault[]
  /** What else a reader is to know of it, whether it held or not. */
  readonly notes?: readonly string[]
}

/**
 * The smallest failing member is looked for among so many; a count and not a time, so that the same seed ends at the same member.
 */
const shrinks = 600

/** Tries members until one fails, the runs are done or the time is up. */
export const search =
  <S extends Sample>(about: Pick<Trial, 'property' | 'version'>, { samples, faultsOf, notes = [] }: Search<S>) =>
  ({ runs, seed, path, milliseconds, onMember = () => undefined }: Effort): Outcome => {
    let [members, tries] = [0, 0]
    // Of the last member that failed, which is the smallest: an evaluator that wavers might say something else when asked again.
    let faults: readonly Fault[] = []
    const holds = (sample: S): boolean => {
      if (tries === 0) onMember((members += 1))
      const found = tries < shrinks ? attempt(() => faultsOf(sample)) : []
      if (found.length > 0) faults = found
      if (found.length > 0 || tries > 0) tries += 1
      return found.length === 0
    }
    const check = (limits: fc.Parameters<[S]>) => fc.check(fc.property(samples, holds), { seed, ...limits })
    const limits = milliseconds === undefined ? {} : { interruptAfterTimeLimit: Math.max(1, milliseconds) }
    const tried = check(path === undefined ? { numRuns: runs, ...limits } : { numRuns: 1, path, endOnFailure: true })
    const result = members === 0 ? check({ numRuns: 1 }) : tried
    const sample = result.failed ? result.counterexample?.[0] : undefined
    const [first, ...others] = faults
    if (sample === undefined || first === undefined) return { is: 'held', proved: false, members, notes }
    const found = { seed: result.seed, path: result.counterexamplePath ?? '' }
    return {
      is: 'failed',
      members,
      notes,
      failure: {
        ...about,
        faults: [first, ...others],
        member: first.member ?? sample.member,
        beside: sample.beside ?? null,
        found,
      },
    }
  }

/** An evaluator that breaks is at fault. */
const attempt = (faultsOf: () => readonly Fault[]): readonly Fault[] => {
  try {
    return faultsOf()
  } catch (error) {
    return [{ address: '', says: `an evaluator broke: ${error instanceof Error ? error.message : String(error)}`, answers: [] }]
  }
}

/** The outcome of something that is decided without trying. */
export const exact = (
  about: Pick<Trial, 'property' | 'version'>,
  faults: readonly Fault[],
  { member = null, notes = [] }: { readonly member?: MemberCase | null; readonly notes?: readonly string[] } = {},
): Outcome => {
  const [first, ...others] = faults
  if (first === undefined) return { is: 'held', proved: true, members: 0, notes }
  const failure: Failure = { ...about, faults: [first, ...others], member, beside: null, found: null }
  return { is: 'failed', members: 0, notes, failure }
}

export const notTested = (why: string, notes: readonly string[] = []): NotTested => ({ is: 'not tested', why, notes })

export const withFacts = (member: MemberCase, facts: FactsInput): MemberCase => ({ facts, asOf: member.asOf })
