/** A member's record with single facts changed. */
import type { FactsInput, RuleGraph } from '@rubric/compiler'
import { lookUp, nest } from '../facts/json.ts'

const aboutMember = ['member.age', 'member.birth_date']

/** Every fact that a record for this policy may have, by its name. */
export const factNames = ({ facts }: RuleGraph): ReadonlySet<string> =>
  new Set([...facts.map(({ name }) => name), ...aboutMember])

/** Undefined takes a fact away. Keys that no fact of the policy has are dropped. */
export const withChanges = (graph: RuleGraph, facts: FactsInput, changes: ReadonlyMap<string, unknown>): FactsInput =>
  nest([...factNames(graph)].map((name) => [name, changes.has(name) ? changes.get(name) : lookUp(facts, name)] as const))

/** Names of lists. The lines of a request are answered one by one, so their order does say something. */
export const unorderedLists = ({ facts }: RuleGraph): readonly string[] =>
  facts.flatMap(({ name, type }) => (type.kind === 'list' && name !== 'request.lines' ? [name] : []))
