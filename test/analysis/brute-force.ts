/** Two versions compared by trying every member of a small domain on both. */
import type { Answer, Member, Version } from '@rubric/analysis'
import { answersIn } from './answers.ts'
import { domainOf, membersOf } from './domain.ts'

/** `met > not met`: a member for whom it is so. */
export type Cells = ReadonlyMap<string, Member>

export interface Tried {
  /** By the address of a root; cells off the diagonal. */
  readonly roots: ReadonlyMap<string, Cells>
  readonly clauses: ReadonlyMap<string, Cells>
  /** Members to whom a determination that is met in both grants something else. */
  readonly grants: ReadonlyMap<string, Member>
  readonly members: number
}

export const days = ['2026-03-01', '2026-03-31'] as const

export const cell = (from: Answer, to: Answer): string => `${from} > ${to}`

export const tryAll = (old: Version, next: Version, seed: number): Tried => tryMembers(old, next, everyMember(old, next, seed))

export function* everyMember(old: Version, next: Version, seed: number): Generator<Member> {
  for (const asOf of days) for (const facts of membersOf(domainOf(old.graph, next.graph, asOf, seed))) yield { facts, asOf }
}

/** Members whose facts do not fit one of the versions say nothing. */
export const tryMembers = (old: Version, next: Version, all: Iterable<Member>): Tried => {
  const roots = new Map<string, Map<string, Member>>()
  const clauses = new Map<string, Map<string, Member>>()
  const grants = new Map<string, Member>()
  let members = 0
  for (const member of all) {
    const [before, now] = [old.evaluate(member.facts, member.asOf), next.evaluate(member.facts, member.asOf)]
    if (!before.ok || !now.ok) continue
    members += 1
    const [was, is] = [answersIn(old.graph, before), answersIn(next.graph, now)]
    note(roots, was.roots, is.roots, member)
    note(clauses, was.clauses, is.clauses, member)
    for (const [address, text] of was.grants) {
      const after = is.grants.get(address)
      if (after !== undefined && after !== text) grants.set(address, member)
    }
  }
  return { roots, clauses, grants, members }
}

const note = (all: Map<string, Map<string, Member>>, was: ReadonlyMap<string, Answer>, is: ReadonlyMap<string, Answer>, member: Member): void => {
  for (const [address, from] of was) {
    const to = is.get(address)
    if (to === undefined || to === from) continue
    const cells = all.get(address) ?? new Map<string, Member>()
    if (!cells.has(cell(from, to))) all.set(address, cells.set(cell(from, to), member))
  }
}
