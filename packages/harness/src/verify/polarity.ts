/** Which way each root of a policy moves when a fact is raised, as far as its logic says so. */
import type { RuleGraph } from '@rubric/compiler'
import type { Logic } from '@rubric/runtime'
import { rootAddress, rootLogic, under } from './logic.ts'
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

/** By the index of the root. */
export const signsOfRoots = (graph: RuleGraph): readonly Signs[] => {
  const known = new Map<Logic, Signs>()
  const signsOf = (logic: Logic): Signs => {
    const found = known.get(logic) ?? signsOfLogic(logic, (index) => graph.conditions[index]?.test, (at) => signsOf(under(graph, at)))
    known.set(logic, found)
    return found
  }
  return graph.criteria.map((_, index) => signsOf(rootLogic(graph, index)))
}

/** Sorted by fact, then in the order of the file. Of determinations, what holds before their limits. */
export const polarities = (graph: RuleGraph): readonly Polarity[] =>
  signsOfRoots(graph)
    .flatMap((signs, index) => [...signs].map(([fact, sign]) => ({ fact, root: rootAddress(graph, index), direction: directions[sign] })))
    .sort((a, b) => (a.fact < b.fact ? -1 : a.fact > b.fact ? 1 : 0))
