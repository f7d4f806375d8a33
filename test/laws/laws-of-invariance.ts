import type { FactsInput, RuleGraph } from '@rubric/compiler'
import { differences, factsReadBy, lookUp, memberCase, nest } from '@rubric/harness'
import type { Trace } from '@rubric/runtime'
import fc from 'fast-check'
import type { Law } from './law.ts'
import type { Subject } from './subject.ts'

const compare = (subject: Subject, before: FactsInput, after: FactsInput, asOf: string): string | null => {
  const changed = (name: string, left: Trace, right: Trace): readonly string[] =>
    differences(subject.graph, left, right).map(
      (each) => `${name}: ${each.address}, ${each.where}: ${each.reference}, then ${each.compiled}`,
    )
  const problems = [
    ...changed('reference', subject.reference(before, asOf), subject.reference(after, asOf)),
    ...changed('compiled', subject.compiled(before, asOf), subject.compiled(after, asOf)),
  ]
  return problems.length === 0 ? null : problems.join('\n')
}

// ---- order -------------------------------------------------------------------------------------------------

const listsOf = (graph: RuleGraph): readonly string[] =>
  graph.facts.filter(({ type }) => type.kind === 'list').map(({ name }) => name)

interface List {
  readonly complete_through?: unknown
  readonly entries: readonly unknown[]
}

export const order: Law<FactsInput> = {
  id: 'order',
  says: 'the order of the entries of a list changes nothing',
  members: 2,
  more: ({ graph }, { facts }) => {
    const lists = listsOf(graph).flatMap((name) => {
      const list = lookUp(facts, name)
      return list === undefined || list === null ? [] : [{ name, list: list as List }]
    })
    const shuffled = lists.map(({ list }) => fc.shuffledSubarray([...list.entries], { minLength: list.entries.length }))
    return fc.tuple(...shuffled).map((entries) => {
      const others = graph.facts
        .filter(({ type }) => type.kind !== 'list')
        .map(({ name }) => [name, lookUp(facts, name)] as const)
      const member = ['member.age', 'member.birth_date'].map((name) => [name, lookUp(facts, name)] as const)
      return nest([
        ...others,
        ...member,
        ...lists.map(({ name, list }, index) => [name, { ...list, entries: entries[index] }] as const),
      ])
    })
  },
  check: (subject, { facts, asOf }, mixed) => compare(subject, facts, mixed, asOf),
}

// ---- irrelevant facts --------------------------------------------------------------------------------------

export const irrelevance: Law<FactsInput> = {
  id: 'irrelevance',
  says: 'facts that a criteria block does not read change nothing in it',
  members: 1,
  more: ({ graph }) => memberCase(graph).map(({ facts }) => facts),
  check: (subject, { facts, asOf }, other) => {
    const { graph } = subject
    const problems = graph.criteria.flatMap((criterion, index) => {
      const read = factsReadBy(graph, index)
      const about = read.has('member.age') || read.has('member.birth_date')
      const names = new Set([...graph.facts.map(({ name }) => name), 'member.age', 'member.birth_date'])
      // The days of two requests need not run forwards together.
      const days = ['request.from', 'request.to']
      const asked = days.some((name) => read.has(name))
      const own = (name: string): boolean => (name.startsWith('member.') ? about : days.includes(name) ? asked : read.has(name))
      const strange: readonly (readonly [string, unknown])[] = [['nobody_declared_this', { value: [1, null, 'x'] }]]
      const changed = nest([...[...names].map((name) => [name, lookUp(own(name) ? facts : other, name)] as const), ...strange])
      const parts = (evaluate: Subject['reference']): string | null => {
        const found = differences(
          graph,
          evaluate(facts, asOf).slice(index, index + 1),
          evaluate(changed, asOf).slice(index, index + 1),
        )
        return found.length === 0 ? null : `${criterion.name}: ${JSON.stringify(found)}`
      }
      return [parts(subject.reference), parts(subject.compiled)].filter((problem) => problem !== null)
    })
    return problems.length === 0 ? null : problems.join('\n')
  },
}
