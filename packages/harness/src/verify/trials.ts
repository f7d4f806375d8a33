/**
 * Everything that is tried of the versions of a policy: each by itself, each beside the one before, and all of them as one line
 * of time.
 */
import { type CompiledPolicy, versionsOf } from '@rubric/compiler'
import { agreement } from './agreement.ts'
import { boundary } from './boundary.ts'
import { claims } from './claims.ts'
import { determinism } from './determinism.ts'
import { examplesKept } from './examples-kept.ts'
import { irrelevance } from './irrelevance.ts'
import { monotone } from './monotone.ts'
import { statements } from './statements.ts'
import { time } from './time.ts'
import type { Plan, PropertyName, Trial } from './trial.ts'
import { unknown } from './unknown.ts'
import type { Pair, Version } from './version.ts'

/** Of one version. */
const ofVersions: Readonly<Record<Exclude<PropertyName, 'time' | 'claims' | 'examples'>, (version: Version) => Plan>> = {
  agreement,
  determinism,
  irrelevance,
  unknown,
  monotone,
  boundary,
  statements,
}

/** Of a version and the one before it. */
const ofPairs: Readonly<Record<'claims' | 'examples', (pair: Pair) => Plan>> = { claims, examples: examplesKept }

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>): readonly K[] => Object.keys(table) as K[]

/** Versions of one policy, in the order in which they come into force. */
export const trialsOf = (versions: readonly [Version, ...Version[]]): readonly Trial[] =>
  versions.flatMap((version, at): readonly Trial[] => {
    const old = before(versions, at)
    return [
      // The latest version speaks for all of them.
      ...(at === versions.length - 1 ? [{ property: 'time', version, old: null, plan: time(versions) } as const] : []),
      ...keysOf(ofVersions).map((property): Trial => ({ property, version, old: null, plan: ofVersions[property](version) })),
      ...(old === null
        ? []
        : keysOf(ofPairs).map((property): Trial => ({
            property,
            version,
            old,
            plan: ofPairs[property]({ old, next: version }),
          }))),
    ]
  })

/** The version that it says it revises, where it is here; else the one before it. */
const before = (versions: readonly Version[], at: number): Version | null => {
  const revises = versions[at]?.graph.revises?.version
  const named = versions.find(({ graph }, index) => index !== at && graph.policy.version === revises)
  return named ?? versions[at - 1] ?? null
}

/** Policies that decide something, by their ids, each with its versions in order. */
export const byId = <P extends Pick<CompiledPolicy, 'id' | 'graph'>>(policies: readonly P[]): readonly (readonly [P, ...P[]])[] =>
  [...versionsOf(policies.filter(({ graph }) => graph.criteria.length > 0)).values()].flatMap((versions) => {
    const [first, ...others] = versions.map(({ policy }) => policy)
    return first === undefined ? [] : [[first, ...others] as const]
  })
