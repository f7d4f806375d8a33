/**
 * A real member for a pair of answers. The diagrams propose the member of whom least need be known; the record is built, and both versions
 * evaluate it. What no record has is ruled out and the next is proposed.
 */
import { cheapest } from '../diagram/cheapest.ts'
import { NO, type Node, unlessTooLarge, YES } from '../diagram/diagram.ts'
import type { VersionDiagrams } from '../diagram/versions.ts'
import type { Budget, Member } from '../version.ts'
import type { Effort } from '../witness/effort.ts'
import { createMemory } from '../witness/memory.ts'
import { grown } from './grow.ts'
import { built, wantedBy, whoever } from './records.ts'

/** *None*: proved that there is no such member. *Open*: none was found, and none is excluded. */
export type Sought = { readonly is: 'found'; readonly member: Member } | { readonly is: 'none' } | { readonly is: 'open' }

export interface Search {
  /**
   * Among those whom the diagram holds; where that would be too large, it stays open. `isShown`: whether the versions, asked, say of the member
   * what it is sought for.
   */
  readonly seek: (among: () => Node, isShown: (member: Member) => boolean, how?: Partial<How>) => Sought
}

export interface How {
  /** Records that are sought in vain. */
  readonly tries: number
  /** What is sought first leaves so much of all effort, 0 to 1, for what comes after it. */
  readonly leaving: number
}

export const createSearch = (versions: VersionDiagrams, budget: Budget, effort: Effort): Search => {
  const { diagrams } = versions
  /** But for what no member has, and but for that with what none was found. */
  let possible: Node = YES
  let likely: Node = YES
  let failures = 0
  const memory = createMemory()
  const all = effort.left()
  const among = (those: Node, isShown: (member: Member) => boolean, { tries: most, leaving }: How): Sought => {
    const left = (): number => effort.left() - leaving * all
    let proofs = 0
    for (let tries = 0; tries < most && proofs < PROOFS && left() > 0; ) {
      const choice = cheapest(diagrams, diagrams.and(those, likely), versions.costs)
      if (choice === null) break
      const options = { memory, effort: effort.part(looksFor(failures, most < budget.tries, left())) }
      const found = built(versions, choice, those, options)
      if (found.is === 'member' && isShown(found.member)) return { is: 'found', member: found.member }
      const missing = found.is === 'member' ? [{ wanted: wantedBy(versions, choice), isCertain: false }] : [...found.missing]
      if (!missing.every(({ isCertain }) => isCertain)) {
        const around = grown(versions, those, wantedBy(versions, choice), options)
        if (around.is === 'member' && isShown(around.member)) return { is: 'found', member: around.member }
        if (around.is === 'no middle') missing.push(around.missing)
      }
      for (const { wanted, isCertain } of missing) {
        const nobody = whoever(versions, wanted)
        likely = diagrams.butNot(likely, nobody)
        if (isCertain) possible = diagrams.butNot(possible, nobody)
      }
      // What is excluded by proof costs next to nothing.
      if (missing.every(({ isCertain }) => isCertain)) proofs += 1
      else [tries, failures] = [tries + 1, failures + 1]
    }
    return { is: diagrams.and(those, possible) === NO ? 'none' : 'open' }
  }
  return {
    seek: (those, isShown, { tries = budget.tries, leaving = 0 } = {}) =>
      unlessTooLarge(() => among(those(), isShown, { tries, leaving }), { is: 'open' }),
  }
}

/** A policy for which so many records were not to be had gets less effort for each of the others. */
const PATIENCE = 12

const looksFor = (failures: number, isNice: boolean, left: number): number =>
  isNice || failures >= PATIENCE ? LITTLE : Math.min(ENOUGH, left * SHARE)

/** Combinations that are excluded for one cell. */
const PROOFS = 100

/** Looks for one record: nearly all that are ever found are found by then. And for one that is nice to have. */
const ENOUGH = 160_000
const LITTLE = 16_000
/** Of what is left for all records: so hopeless ones leave something for others. */
const SHARE = 1 / 12
