/** Facts that the policy never names do not matter, and to each root only those matter that it reads. */
import type { FactsInput, RuleGraph } from '@rubric/compiler'
import fc from 'fast-check'
import { lookUp } from '../facts/json.ts'
import { type MemberCase, memberCase } from '../facts/members.ts'
import { asText, decided, statusAnswers } from './answers.ts'
import { factNames, withChanges } from './facts.ts'
import { factsReadBy, rootAddress } from './logic.ts'
import { type Fault, type Plan, search } from './trial.ts'
import type { Version } from './version.ts'

interface Strange {
  readonly member: MemberCase
  readonly other: FactsInput
  /** What somebody wrote under a name that the policy does not have. */
  readonly stray: unknown
}

export const irrelevance = (version: Version): Plan => {
  const samples = fc.record({
    member: memberCase(version.graph),
    other: memberCase(version.graph).map(({ facts }) => facts),
    stray: fc.jsonValue({ maxDepth: 2 }),
  })
  const faultsOf = (sample: Strange): readonly Fault[] => [...strays(version, sample), ...unread(version, sample)]
  return search({ property: 'irrelevance', version }, { samples, faultsOf })
}

/** Names that no policy has: a fact begins with a letter. */
const strangers = ['_nobody_declared_this', '_nor this']

const strays = ({ compiled }: Version, { member: { facts, asOf }, stray }: Strange): readonly Fault[] => {
  const member = { ...(lookUp(facts, 'member') as object | undefined), [strangers[0] ?? '']: stray }
  const more = { ...facts, ...Object.fromEntries(strangers.map((name) => [name, stray])), member }
  const [before, after] = [decided(compiled, { facts, asOf }), decided(compiled, { facts: more, asOf })]
  if (before === null) return []
  if (after !== null && asText(before) === asText(after)) return []
  const says = 'a fact that the policy never names changes the answer'
  return [
    {
      address: '',
      says,
      answers: [
        ['without it', 'one answer'],
        ['with it', after === null ? 'facts refused' : 'another'],
      ],
    },
  ]
}

/** For each root, all facts that it does not read are those of another member. */
const unread = ({ graph, compiled }: Version, { member, other }: Strange): readonly Fault[] => {
  const before = decided(compiled, member)
  if (before === null) return []
  return graph.criteria.flatMap((_, index): readonly Fault[] => {
    const changes = new Map([...foreign(graph, index)].map((name) => [name, lookUp(other, name)] as const))
    const after = decided(compiled, { ...member, facts: withChanges(graph, member.facts, changes) })
    if (after === null) return []
    const [was, is] = [before, after].map(({ trace }) => statusAnswers(graph, trace.slice(index, index + 1)))
    return [...(was ?? [])].flatMap(([address, answer]) => {
      const now = is?.get(address)
      if (now === answer) return []
      const says = `facts that ${rootAddress(graph, index)} does not read change it`
      return [
        {
          address,
          says,
          answers: [
            ['before', answer],
            ['with other facts elsewhere', now ?? 'nothing'],
          ],
        },
      ]
    })
  })
}

/** Age and birth date say one thing, and the days of a request run forwards: of such, either all or none is another's. */
const together = [
  ['member.age', 'member.birth_date'],
  ['request.from', 'request.to'],
]

const foreign = (graph: RuleGraph, criterion: number): ReadonlySet<string> => {
  const read = factsReadBy(graph, criterion)
  const kept = new Set([...read, ...together.filter((names) => names.some((name) => read.has(name))).flat()])
  return new Set([...factNames(graph)].filter((name) => !kept.has(name)))
}
