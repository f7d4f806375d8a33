/** From statuses that conditions shall have to a record; and where there is none, which of them nobody has together. */
import type { Status } from '@rubric/runtime'
import type { Choice } from '../diagram/cheapest.ts'
import { NO, type Node, YES } from '../diagram/diagram.ts'
import { type Answered, having } from '../diagram/kleene.ts'
import type { VersionDiagrams } from '../diagram/versions.ts'
import { asOfSource } from '../facts/links.ts'
import { wantedOf } from '../sampling/draw.ts'
import type { Member } from '../version.ts'
import type { Effort } from '../witness/effort.ts'
import type { Memory } from '../witness/memory.ts'
import { isNobody, realize, type Realized } from '../witness/realize.ts'

/** By index into the conditions of both versions. */
export type Wanted = ReadonlyMap<number, Status>

/** Statuses that no record has together: nobody at all, or nobody who was found. */
export interface Missing {
  readonly wanted: Wanted
  readonly isCertain: boolean
}

export type Built = { readonly is: 'member'; readonly member: Member } | { readonly is: 'no member'; readonly missing: readonly Missing[] }

export interface SearchOptions {
  readonly effort: Effort
  readonly memory: Memory
}

/** A member of `those` by a choice of outcomes. */
export const built = (versions: VersionDiagrams, choice: Choice, those: Node, { memory, effort }: SearchOptions): Built => {
  // Each has half of what is left, so that something is left for the next.
  const sought = (of: Wanted): Realized => realize(versions.joint, of, { memory, effort: effort.part(effort.left() / 2) })
  const all = wantedBy(versions, choice)
  const direct = sought(all)
  if (typeof direct !== 'string') return { is: 'member', member: direct }
  // One variable answers many conditions; and it is not known yet which of the things that do not depend on each other cannot be had.
  const needed = direct === 'none' ? all : fewest(versions, all, those)
  const parts = components(versions, needed).map((part) => ({ part, found: sought(part) }))
  const missing = parts.flatMap(({ part, found }) => (typeof found === 'string' ? [missingIn(versions, part, found)] : []))
  if (missing.length > 0) return { is: 'no member', missing }
  const found = direct === 'none' ? direct : sought(needed)
  return typeof found === 'string' ? { is: 'no member', missing: [missingIn(versions, needed, found)] } : { is: 'member', member: found }
}

const missingIn = (versions: VersionDiagrams, wanted: Wanted, found: 'none' | 'not found'): Missing =>
  found === 'none' ? { wanted: coreOf(versions, wanted), isCertain: true } : { wanted, isCertain: false }

/** The statuses that the conditions take by a choice; those that it leaves open are left out. */
export const wantedBy = ({ questions, indexAt, variableAt }: VersionDiagrams, choice: Choice): Wanted =>
  wantedOf(questions, new Map([...choice].map(([level, outcome]) => [indexAt[level] ?? -1, variableAt[level]?.outcomes[outcome]?.statuses ?? []])))

/** Whoever has the statuses. */
export const whoever = (versions: VersionDiagrams, wanted: Wanted): Node =>
  [...wanted].reduce((all, [test, status]) => versions.diagrams.and(all, having(versions.diagrams, answered(versions, test), status)), YES)

const answered = ({ joint, old, next }: VersionDiagrams, test: number): Answered => {
  const condition = joint.ofNext.indexOf(test)
  return condition >= 0 ? next.logic({ op: 'condition', condition }) : old.logic({ op: 'condition', condition: joint.ofOld.indexOf(test) })
}

/** Without what whoever has the rest need not have; conditions first that share facts with many. */
const fewest = (versions: VersionDiagrams, wanted: Wanted, those: Node): Wanted => {
  const isEnough = (of: Wanted): boolean => versions.diagrams.butNot(whoever(versions, of), those) === NO
  return isEnough(wanted) ? leftOut(wanted, isEnough) : wanted
}

/** As little of what nobody has as nobody has. */
const coreOf = ({ joint }: VersionDiagrams, wanted: Wanted): Wanted => leftOut(wanted, (fewer) => isNobody(joint, fewer))

const leftOut = (wanted: Wanted, isEnough: (fewer: Wanted) => boolean): Wanted =>
  [...wanted.keys()].reduce((left, test) => {
    const fewer = new Map([...left].filter(([each]) => each !== test))
    return isEnough(fewer) ? fewer : left
  }, wanted)

/** Conditions that share facts, directly or through others; or that ask about `as of` alone. */
const components = ({ joint }: VersionDiagrams, wanted: Wanted): readonly Wanted[] => {
  const groups: { facts: Set<string>; part: Map<number, Status> }[] = []
  for (const [test, status] of wanted) {
    const reads = joint.tests[test]?.facts ?? []
    const facts = new Set(reads.length === 0 ? [asOfSource] : reads)
    const part = new Map([[test, status]])
    for (const other of groups.filter((group) => [...group.facts].some((fact) => facts.has(fact)))) {
      for (const fact of other.facts) facts.add(fact)
      for (const [at, chosen] of other.part) part.set(at, chosen)
      groups.splice(groups.indexOf(other), 1)
    }
    groups.push({ facts, part })
  }
  return groups.map(({ part }) => part)
}
