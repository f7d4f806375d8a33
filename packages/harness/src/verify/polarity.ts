/** Which way each root of a policy moves when a fact is raised, as far as its logic says so. */
import type { RuleGraph } from '@rubric/compiler'
import type { Logic } from '@rubric/runtime'
import { rootAddress, under } from './logic.ts'
import { type Sign, type Signs, signsOfLogic } from './signs.ts'

/** *Raises*: more of it never lowers the answer. *Lowers*: more of it never raises the answer. */
export type Direction = 'raises' | 'lowers' | 'either way'

export interface Polarity {
  /** `member.age` stands for the birth date too. */
  readonly fact: string
  /** Full address of a criterion, requirement, exception or determination that reads it. */
  readonly root: string
  readonly direction: Direction
}

const directions: Readonly<Record<Sign, Direction>> = { [-1]: 'lowers', 0: 'either way', 1: 'raises' }

/** Of every clause, roots included, by its full address. */
export const signsOfClauses = (graph: RuleGraph): ReadonlyMap<string, Signs> => {
  const known = new Map<Logic, Signs>()
  const signsOf = (logic: Logic): Signs => {
    const found =
      known.get(logic) ??
      signsOfLogic(
        logic,
        (index) => graph.conditions[index]?.test,
        (at) => signsOf(under(graph, at)),
      )
    known.set(logic, found)
    return found
  }
  return new Map(graph.clauses.map(({ address, logic }) => [address, signsOf(logic)]))
}

/** Of criteria, requirements, exceptions and determinations, in the order of the file. */
export const signsOfRoots = (graph: RuleGraph): ReadonlyMap<string, Signs> => {
  const all = signsOfClauses(graph)
  return new Map(
    graph.criteria.map((_, index) => rootAddress(graph, index)).map((address) => [address, all.get(address) ?? new Map()]),
  )
}

/** Sorted by fact, then in the order of the file. Of determinations, what holds before their limits. */
export const polarities = (graph: RuleGraph): readonly Polarity[] =>
  [...signsOfRoots(graph)]
    .flatMap(([root, signs]) => [...signs].map(([fact, sign]) => ({ fact, root, direction: directions[sign] })))
    .sort((a, b) => (a.fact < b.fact ? -1 : a.fact > b.fact ? 1 : 0))
