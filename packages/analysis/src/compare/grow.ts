/**
 * A record from the middle outwards: first for the conditions that one version alone has, by themselves; then, with that much of the member given,
 * for whatever else makes the difference show. What a list answers besides is then taken from the list, not asked of it.
 */
import { cheapest } from '../diagram/cheapest.ts'
import type { Node } from '../diagram/diagram.ts'
import type { VersionDiagrams } from '../diagram/versions.ts'
import type { Member } from '../version.ts'
import { type Given, realize, statusesGiven } from '../witness/realize.ts'
import { choiceOf } from '../witness/task.ts'
import { type Missing, type SearchOptions, type Wanted, wantedBy, whoever } from './records.ts'

export type Grown =
  | { readonly is: 'member'; readonly member: Member }
  /** What differs is not to be had, whatever else is. */
  | { readonly is: 'no middle'; readonly missing: Missing }
  | { readonly is: 'not found' }

/** `those`: whoever will do, of whom these statuses were sought together, in vain. */
export const grown = (versions: VersionDiagrams, those: Node, wanted: Wanted, options: SearchOptions): Grown => {
  const { joint, diagrams, costs } = versions
  const differs = (test: number): boolean => joint.ofOld.includes(test) !== joint.ofNext.includes(test)
  const middle = new Map([...wanted].filter(([test]) => differs(test)))
  if (middle.size === 0 || middle.size === wanted.size) return { is: 'not found' }
  const start = realize(joint, middle, options)
  if (typeof start === 'string') return { is: 'no middle', missing: { wanted: middle, isCertain: start === 'none' } }
  const given: Given = { ...start, names: new Set([...middle.keys()].flatMap((test) => joint.tests[test]?.facts ?? []).map(choiceOf)) }
  const decided = statusesGiven(joint, given, options.effort)
  const whole = cheapest(diagrams, diagrams.and(those, whoever(versions, decided)), costs)
  if (whole === null) return { is: 'not found' }
  const left = new Map([...wantedBy(versions, whole)].filter(([test]) => !decided.has(test)))
  const found = realize(joint, left, { ...options, given })
  return typeof found === 'string' ? { is: 'not found' } : { is: 'member', member: found }
}
