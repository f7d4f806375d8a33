/** The members who show what a change does, numbered as a reviewer sees them, and what each of them shows. */
import type { Answer, Comparison, Flip, Witness } from '@rubric/analysis'

export interface Shown {
  readonly witness: Witness
  /** Full addresses of what differs for this member. */
  readonly about: readonly string[]
  /** `screening: lost by the change from 2015-02-05`. */
  readonly purpose: string
}

/** In the order of a report: who speaks against a claim, then who shows the whole, then who shows each part. A member counts once. */
export const witnessesOf = (comparison: Comparison): readonly Shown[] => {
  const seats = new Map<string, Sight[]>()
  for (const sight of sightsOf(comparison)) {
    const key = keyOf(sight.witness)
    const seat = seats.get(key)
    if (seat === undefined) seats.set(key, [sight])
    else seat.push(sight)
  }
  return [...seats.values()].flatMap((sights) => shownOf(sights, comparison) ?? [])
}

/** The number of a member, from 1. */
export const numberOf = (comparison: Comparison, witness: Witness): number =>
  witnessesOf(comparison).findIndex((each) => keyOf(each.witness) === keyOf(witness)) + 1

const keyOf = ({ facts, asOf }: Witness): string => JSON.stringify([facts, asOf])

/** A member at one place where the versions differ. */
interface Sight {
  readonly address: string
  readonly witness: Witness
  readonly grants: Flip['grants'] | undefined
}

const sightsOf = ({ claims, overall, roots }: Comparison): readonly Sight[] => [
  ...claims.flatMap(({ address, witness }) => (witness === null ? [] : [{ address: address ?? overall.address, witness, grants: undefined }])),
  ...[overall, ...roots].flatMap(({ address, flips }) =>
    flips.flatMap(({ witness, grants }) => (witness === null ? [] : [{ address, witness, grants }])),
  ),
]

/** The whole is nothing that an example could ask for; a part of it is. */
const shownOf = (sights: readonly Sight[], { overall, old, next }: Comparison): Shown | undefined => {
  const parts = sights.filter(({ address }) => address !== overall.address)
  const sight = parts[0] ?? sights[0]
  if (sight === undefined) return undefined
  const name = sight.address === overall.address ? next.title : sight.address.slice(next.id.length + 1)
  const grants = sights.find((each) => each.address === sight.address && each.grants !== undefined)?.grants
  return {
    witness: sight.witness,
    about: [...new Set(parts.map(({ address }) => address))],
    purpose: `${name}: ${changeOf(sight.witness, grants)} by the change from ${old.version}`,
  }
}

const changeOf = ({ old, next }: Witness, grants: Flip['grants'] | undefined): string =>
  old.answer === next.answer && grants !== undefined ? grantWords[grants] : changes[old.answer][next.answer]

const grantWords = { more: 'granted more', less: 'granted less', other: 'granted otherwise' } as const

const changes: Readonly<Record<Answer, Readonly<Record<Answer, string>>>> = {
  met: { met: 'changed', 'information needed': 'put in question', 'not met': 'lost' },
  'information needed': { met: 'settled as met', 'information needed': 'changed', 'not met': 'settled as not met' },
  'not met': { met: 'gained', 'information needed': 'reopened', 'not met': 'changed' },
}
