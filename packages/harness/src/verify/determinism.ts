/** The same facts get the same answer: asked twice, and in whatever order lists and records give them. */
import type { FactsInput } from '@rubric/compiler'
import fc from 'fast-check'
import { lookUp, own } from '../facts/json.ts'
import { type MemberCase, memberCase } from '../facts/members.ts'
import { asText, decided } from './answers.ts'
import { unorderedLists, withChanges } from './facts.ts'
import { type Beside, type Fault, type Plan, search, withFacts } from './trial.ts'
import type { Version } from './version.ts'

interface Shuffled {
  readonly member: MemberCase
  readonly beside: Beside
}

export const determinism = (version: Version): Plan => {
  const { compiled } = version
  const samples = memberCase(version.graph).chain((member) =>
    shuffled(version, member).map((facts): Shuffled => ({
      member,
      beside: { title: 'the same in another order', member: withFacts(member, facts) },
    })),
  )
  const faultsOf = ({ member, beside }: Shuffled): readonly Fault[] => {
    const [first, again, other] = [decided(compiled, member), decided(compiled, member), decided(compiled, beside.member)]
    if (first === null || again === null || other === null) return []
    const text = asText(first)
    return [
      ...(asText(again) === text ? [] : [fault('asked twice, the policy answers differently', text, asText(again))]),
      ...(asText(other) === text ? [] : [fault('in another order, the same facts get another answer', text, asText(other))]),
    ]
  }
  return search({ property: 'determinism', version }, { samples, faultsOf })
}

const fault = (says: string, first: string, other: string): Fault => {
  // Around the first sign that differs: the whole of two answers says nothing to anybody.
  let at = 0
  while (first[at] === other[at] && at < first.length) at += 1
  const part = (text: string): string => text.slice(Math.max(0, at - 40), at + 40)
  return {
    address: '',
    says,
    answers: [
      ['first', part(first)],
      ['then', part(other)],
    ],
  }
}

const shuffled = ({ graph }: Version, { facts }: MemberCase): fc.Arbitrary<FactsInput> => {
  const lists = unorderedLists(graph).flatMap((name) => {
    const entries = own(lookUp(facts, name), 'entries')
    return Array.isArray(entries) ? [{ name, entries: entries as readonly unknown[] }] : []
  })
  const orders = lists.map(({ entries }) => fc.shuffledSubarray([...entries], { minLength: entries.length }))
  return fc.tuple(...orders).map((entries) => {
    const changes = lists.map(({ name }, at) => [name, { ...(lookUp(facts, name) as object), entries: entries[at] }] as const)
    return backwards(withChanges(graph, facts, new Map(changes)))
  })
}

/** Keys in the reverse order, at every depth; entries of lists stay where they are. */
const backwards = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(backwards) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, backwards(each)]),
  ) as T
}
