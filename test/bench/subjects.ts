/** What is measured beside what: parts of policies that functions were written for by hand, and whole policies. */
import type { RuleGraph } from '@rubric/compiler'
import { criteriaOf, determinationOf, memberCase } from '@rubric/harness'
import fc from 'fast-check'
import type { Member } from './members/facts.ts'
import { authorizations, policies } from './members/index.ts'
import { type Subject, graphNamed } from './workspace.ts'

/** The criteria alone of each policy whose criteria were written by hand. */
export const criteriaSubjects = (graphs: readonly RuleGraph[]): readonly Subject[] =>
  policies.map(({ key, id, members }) => ({ title: id, key, members, graph: criteriaOf(graphNamed(graphs, id)) }))

/** One determination with the criteria, the limit and the exception that it needs. */
export const authorizationSubject = (graphs: readonly RuleGraph[]): Subject => {
  const { key, id, members } = authorizations
  return { title: `${id}/initial`, key, members, graph: determinationOf(graphNamed(graphs, id), 'initial') }
}

const COUNT = 240
/** Facts of a hundred that are not known. */
const GAPS = 5

const randomMembers = (graph: RuleGraph): readonly Member[] => fc.sample(memberCase(graph, GAPS), { numRuns: COUNT, seed: 2026 })

const titleOf = ({ policy: { id, version } }: RuleGraph): string => (version === '' ? id : `${id} ${version}`)

export interface Whole {
  readonly whole: Subject
  /** On the same members; null where a policy has no criteria, but duties alone. */
  readonly criteria: Subject | null
}

/** Every policy that decides something, whole, on random members. */
export const wholeSubjects = (graphs: readonly RuleGraph[]): readonly Whole[] =>
  graphs
    .filter(({ criteria }) => criteria.length > 0)
    .map((graph) => {
      const subject = { title: titleOf(graph), key: null, members: randomMembers(graph) }
      const criteria = criteriaOf(graph)
      return { whole: { ...subject, graph }, criteria: criteria.criteria.length === 0 ? null : { ...subject, graph: criteria } }
    })
