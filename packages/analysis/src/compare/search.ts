/**
 * A real member for a pair of answers. The diagrams propose the member of whom least need be known; the record is built, and both versions
 * evaluate it. What no record has is ruled out and the next is proposed.
 */
import { cheapest, type Choice } from '../diagram/cheapest.ts'
import { type Diagrams, NO, type Node, unlessTooLarge, YES } from '../diagram/diagram.ts'
import type { VersionDiagrams } from '../diagram/versions.ts'
import { asOfSource } from '../facts/links.ts'
import type { Budget, Member } from '../version.ts'
import type { Effort } from '../witness/effort.ts'
import { createMemory } from '../witness/memory.ts'
import { isNobody, realize, type Realized, type RealizeOptions } from '../witness/realize.ts'
import { changedVariables, grown, wantedBy } from './grow.ts'

/** *None*: proved that there is no such member. *Open*: none was found, and none is excluded. */
export type Sought = { readonly is: 'found'; readonly member: Member } | { readonly is: 'none' } | { readonly is: 'open' }

export interface Search {
  /**
   * Among those whom the diagram holds; where that would be too large, it stays open. `isShown`: whether the versions, asked, say of the member
   * what it is sought for.
   */
  readonly seek: (among: () => Node, isShown: (member: Member) => boolean, tries?: number) => Sought
}

export const createSearch = (versions: VersionDiagrams, budget: Budget, effort: Effort): Search => {
  const { diagrams } = versions
  /** But for what no member has, and but for that with what none was found. */
  let possible: Node = YES
  let likely: Node = YES
  let failures = 0
  const memory = createMemory()
  const differing = changedVariables(versions.joint, versions.questions)
  const among = (those: Node, isShown: (member: Member) => boolean, most: number): Sought => {
    let proofs = 0
    for (let tries = 0; tries < most && proofs < PROOFS && effort.left() > 0; ) {
      const choice = cheapest(diagrams, diagrams.and(those, likely), versions.costs)
      if (choice === null) break
      const spending = () => ({ memory, effort: effort.part(looksFor(failures, most < budget.tries, effort.left())) })
      const built = build(versions, choice, spending)
      if (built.is === 'member' && isShown(built.member)) return { is: 'found', member: built.member }
      const without = built.is === 'member' ? [{ part: choice, isCertain: false }] : [...built.without]
      if (!without.every(({ isCertain }) => isCertain)) {
        const around = grown(versions, those, choice, differing, spending())
        if (around.is === 'member' && isShown(around.member)) return { is: 'found', member: around.member }
        if (around.is === 'no middle') without.push(around)
      }
      for (const { part, isCertain } of without) {
        const missing = combination(diagrams, versions, part)
        likely = diagrams.butNot(likely, missing)
        if (isCertain) possible = diagrams.butNot(possible, missing)
      }
      // What is excluded by proof costs next to nothing.
      if (without.every(({ isCertain }) => isCertain)) proofs += 1
      else [tries, failures] = [tries + 1, failures + 1]
    }
    return { is: diagrams.and(those, possible) === NO ? 'none' : 'open' }
  }
  return { seek: (those, isShown, tries = budget.tries) => unlessTooLarge(() => among(those(), isShown, tries), { is: 'open' }) }
}

/** Whoever has the outcome of every variable of the choice. */
const combination = (diagrams: Diagrams, { costs }: VersionDiagrams, choice: Choice): Node =>
  [...choice]
    .map(([level, chosen]) => diagrams.branch(level, (costs[level] ?? []).map((_, outcome) => (outcome === chosen ? YES : NO))))
    .reduce(diagrams.and, YES)

// ---- from a choice to a record -----------------------------------------------------------------------------

type Built =
  | { readonly is: 'member'; readonly member: Member }
  /** Parts of the choice that no record has together. */
  | { readonly is: 'no member'; readonly without: readonly { readonly part: Choice; readonly isCertain: boolean }[] }

/** A policy for which so many records were not to be had gets less effort for each of the others, and then hardly any. */
const PATIENCE = 12
const END = 80
const looksFor = (failures: number, isNice: boolean, left: number): number => {
  if (failures >= END) return LEAST
  return isNice || failures >= PATIENCE ? LITTLE : Math.min(ENOUGH, left * SHARE)
}

/** Combinations that are excluded for one cell. */
const PROOFS = 100

/** Looks for one record: nearly all that are ever found are found by then. And for one that is nice to have. */
const ENOUGH = 60_000
const LITTLE = 8_000
const LEAST = 2_000
/** Of what is left for all records: so hopeless ones leave something for others. */
const SHARE = 1 / 24

const build = (versions: VersionDiagrams, choice: Choice, options: () => RealizeOptions): Built => {
  const sought = (of: Choice): Realized => realize(versions.joint, wantedBy(versions, of), options())
  const found = sought(choice)
  if (typeof found !== 'string') return { is: 'member', member: found }
  // Which of the things that do not depend on each other is it?
  const parts = components(versions, choice).map((part) => ({ part, found: sought(part) }))
  const without = parts.flatMap(({ part, found: alone }) => {
    if (typeof alone !== 'string') return []
    return [alone === 'none' ? { part: coreOf(versions, part), isCertain: true } : { part, isCertain: false }]
  })
  if (without.length > 0) return { is: 'no member', without }
  const isCertain = found === 'none'
  return { is: 'no member', without: [{ part: isCertain ? coreOf(versions, choice) : choice, isCertain }] }
}

/** As little of what nobody has as nobody has. */
const coreOf = (versions: VersionDiagrams, part: Choice): Choice =>
  [...part.keys()].reduce((left, level) => {
    const fewer = new Map([...left].filter(([each]) => each !== level))
    return isNobody(versions.joint, wantedBy(versions, fewer)) ? fewer : left
  }, part)

/** Variables that share facts, directly or through others; or that ask about `as of` alone. */
const components = ({ variableAt }: VersionDiagrams, choice: Choice): readonly Choice[] => {
  const groups: { facts: Set<string>; part: Map<number, number> }[] = []
  for (const [level, outcome] of choice) {
    const reads = variableAt[level]?.facts ?? []
    const facts = new Set(reads.length === 0 ? [asOfSource] : reads)
    const part = new Map([[level, outcome]])
    for (const other of groups.filter((group) => [...group.facts].some((fact) => facts.has(fact)))) {
      for (const fact of other.facts) facts.add(fact)
      for (const [at, chosen] of other.part) part.set(at, chosen)
      groups.splice(groups.indexOf(other), 1)
    }
    groups.push({ facts, part })
  }
  return groups.map(({ part }) => part)
}
