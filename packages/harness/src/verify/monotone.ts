/**
 * More of a fact never moves a clause against the direction that the fact has in it. Tried are only facts whose direction the
 * logic of a clause says; the others are named. Of determinations, what they come to before their limits: what is asked for may
 * well exceed one.
 */
import type { Fact, ListType, RuleGraph, ScalarType } from '@rubric/compiler'
import type { CutPoints } from '@rubric/analysis'
import fc from 'fast-check'
import { parseDay } from '../facts/civil.ts'
import { cutPoints } from '../facts/cut-points.ts'
import { lookUp, objectOf, own } from '../facts/json.ts'
import { entry, type MemberCase, memberCase } from '../facts/members.ts'
import { type Background, known } from '../facts/values.ts'
import { decided, rankOf, statusAnswers } from './answers.ts'
import { withChanges } from './facts.ts'
import { signsOfClauses, signsOfRoots } from './polarity.ts'
import type { Sign, Signs } from './signs.ts'
import { type Beside, type Fault, notTested, type Plan, search } from './trial.ts'
import type { Version } from './version.ts'

interface Raised {
  readonly fact: string
  readonly member: MemberCase
  readonly beside: Beside
}

export const monotone = (version: Version): Plan => {
  const { graph, compiled } = version
  const signs = signsOfClauses(graph)
  const facts = movable(graph, [...signs.values()])
  const notes = notesOf([...signsOfRoots(graph).values()])
  if (facts.length === 0) return notTested('no fact moves answers in one direction alone', notes)
  const faultsOf = ({ fact, member, beside }: Raised): readonly Fault[] => {
    const [before, after] = [decided(compiled, member), decided(compiled, beside.member)]
    if (before === null || after === null) return []
    const [was, is] = [statusAnswers(graph, before.trace), statusAnswers(graph, after.trace)]
    return [...signs].flatMap(([address, of]) => {
      const [low, high] = [was.get(address), is.get(address)]
      const moved = low === undefined || high === undefined ? 0 : (of.get(fact) ?? 0) * (rankOf[high] - rankOf[low])
      return moved >= 0 ? [] : [faultOf(address, fact, of.get(fact) ?? 0, [low ?? '', high ?? ''])]
    })
  }
  return search({ property: 'monotone', version }, { samples: raised(graph, facts), faultsOf, notes })
}

const faultOf = (address: string, fact: string, sign: Sign, [low, high]: readonly [string, string]): Fault => ({
  address,
  says:
    sign === 1
      ? `${fact} only ever raises this answer, and more of it lowered it`
      : `${fact} only ever lowers this answer, and more of it raised it`,
  answers: [
    [`less ${fact}`, low],
    [`more ${fact}`, high],
  ],
})

// ---- which facts -------------------------------------------------------------------------------------------

/** What is one fact to the logic: given as an age or a birth date. */
const age: Pick<Fact, 'name' | 'type'> = { name: 'member.age', type: { kind: 'age' } }

const movable = (graph: RuleGraph, signs: readonly Signs[]): readonly Pick<Fact, 'name' | 'type'>[] => {
  const moves = new Set(signs.flatMap((of) => [...of].flatMap(([fact, sign]) => (sign === 0 ? [] : [fact]))))
  const plain = graph.facts.filter(({ name, type }) => moves.has(name) && name !== age.name && type.kind !== 'code')
  return moves.has(age.name) ? [...plain, age] : plain
}

const notesOf = (signs: readonly Signs[]): readonly string[] => {
  const all = new Map<string, Set<Sign>>()
  for (const [fact, sign] of signs.flatMap((of) => [...of])) all.set(fact, (all.get(fact) ?? new Set()).add(sign))
  const those = (holds: (found: ReadonlySet<Sign>) => boolean): readonly string[] =>
    [...all].flatMap(([fact, found]) => (holds(found) ? [fact] : []))
  const raise = those((found) => found.size === 1 && found.has(1)).length
  const lower = those((found) => found.size === 1 && found.has(-1)).length
  const both = those((found) => found.has(1) && found.has(-1) && !found.has(0)).length
  const either = those((found) => found.has(0)).toSorted()
  return [
    `${all.size} facts: more of it raises answers (${raise}), lowers them (${lower}), raises some and lowers others (${both})`,
    ...(either.length === 0 ? [] : [`not tried where they move an answer either way: ${either.join(', ')}`]),
  ]
}

// ---- less and more of it -----------------------------------------------------------------------------------

/** Two records that differ in one fact; the second has more of it. */
const raised = (graph: RuleGraph, facts: readonly Pick<Fact, 'name' | 'type'>[]): fc.Arbitrary<Raised> => {
  const cuts = cutPoints(graph)
  return fc.tuple(memberCase(graph), fc.constantFrom(...facts)).chain(([member, fact]) =>
    lessAndMore(fact, member, cuts).map(([less, more]): Raised => {
      const withValue = (value: unknown): MemberCase => ({
        ...member,
        facts: withChanges(graph, member.facts, changesOf(fact, value)),
      })
      return { fact: fact.name, member: withValue(less), beside: { title: `more of ${fact.name}`, member: withValue(more) } }
    }),
  )
}

/** An age takes the place of a birth date. */
const changesOf = ({ name }: Pick<Fact, 'name'>, value: unknown): ReadonlyMap<string, unknown> =>
  new Map(
    name === age.name
      ? [
          ['member.birth_date', undefined],
          [name, value],
        ]
      : [[name, value]],
  )

const lessAndMore = (
  { name, type }: Pick<Fact, 'name' | 'type'>,
  { facts, asOf }: MemberCase,
  cuts: CutPoints,
): fc.Arbitrary<readonly [unknown, unknown]> => {
  const given = backgroundOf(asOf)
  if (type.kind === 'list') return oneMore(name, type, lookUp(facts, name), cuts, given)
  // What is not known whether it is so is between no and yes.
  if (type.kind === 'yes/no') return fc.constantFrom<readonly [unknown, unknown]>([false, true], [false, null], [null, true])
  const value = known(type, name, cuts).map((later) => later(given))
  return fc.tuple(value, value).map(([a, b]) => (orderOf(type, a) <= orderOf(type, b) ? [a, b] : [b, a]))
}

/** As in a record without gaps. Nothing is remembered between values, so that one does not depend on those tried before it. */
const backgroundOf = (asOf: string): Background => {
  const day = parseDay(asOf)
  return {
    asOf: day,
    days: [day - 45, day - 200],
    gaps: 0,
    get made() {
      return new Map<string, readonly [number, number]>()
    },
  }
}

/** Dates of one form are in the order of their texts. */
const orderOf = (type: ScalarType, value: unknown): number | string =>
  type.kind === 'enum' ? type.values.indexOf(String(value)) : typeof value === 'number' ? value : String(value)

const oneMore = (
  name: string,
  type: ListType,
  list: unknown,
  cuts: CutPoints,
  given: Background,
): fc.Arbitrary<readonly [unknown, unknown]> => {
  const entries = own(list, 'entries')
  const before: readonly unknown[] = Array.isArray(entries) ? entries : []
  const through = own(list, 'complete_through')
  const listOf = (all: readonly unknown[]): unknown =>
    objectOf([
      ['complete_through', through],
      ['entries', all],
    ])
  return entry(name, type.fields, cuts, type.dateField).map(
    (later) => [listOf(before), listOf([...before, later(given)])] as const,
  )
}
