/** How recorded members fare under two versions: for each thing that both have, how many of them have which pair of answers. */
import type { Answer, Comparison } from '@rubric/analysis'
import { type Evaluated, answersOf, rankOf } from '@rubric/harness'
import type { Counts } from '@rubric/review'
import type { Population, Unusable } from './population.ts'
import type { AskedVersion } from './version.ts'

export interface Counted {
  /** All members in the file. */
  readonly members: number
  /** Those about whom the versions could not be asked, each with the reason. */
  readonly unusable: readonly Unusable[]
  /** By address; the whole has the id of the policy. */
  readonly counts: ReadonlyMap<string, Counts>
}

type Counting = Record<Answer, Record<Answer, number>>
type Turn = readonly [from: Answer, to: Answer]

const row = (): Record<Answer, number> => ({ met: 0, 'information needed': 0, 'not met': 0 })
const empty = (): Counting => ({ met: row(), 'information needed': row(), 'not met': row() })

/** Of roots that both versions have. Limits answer requests, and are left out. */
export const countedOf = (comparison: Comparison, old: AskedVersion, next: AskedVersion, population: Population): Counted => {
  const roots = comparison.roots.filter(({ presence, kind }) => presence === 'both' && kind !== 'limit')
  const decisions = roots.filter(({ kind }) => kind === 'determination')
  const deciding = decisions.length > 0 ? decisions : roots.filter(({ kind }) => kind === 'criteria')
  const counts = new Map([comparison.overall, ...roots].map(({ address }) => [address, empty()]))
  const unusable = [...population.unusable]
  for (const { place, facts, asOf } of population.members) {
    const [before, after] = [old.evaluate(facts, asOf), next.evaluate(facts, asOf)]
    if (!before.ok || !after.ok) {
      unusable.push({ place, reason: [refusal(old, before), refusal(next, after)].filter((part) => part !== '').join('; ') })
      continue
    }
    const turns = turnsOf(answersOf(old.graph, before), answersOf(next.graph, after))
    for (const { address } of roots) add(counts.get(address), turns.get(address))
    add(counts.get(comparison.overall.address), gravest(deciding.map(({ address }) => turns.get(address))))
  }
  return { members: population.members.length + population.unusable.length, unusable, counts }
}

const add = (counting: Counting | undefined, turn: Turn | undefined): void => {
  if (counting !== undefined && turn !== undefined) counting[turn[0]][turn[1]] += 1
}

const rise = ([from, to]: Turn): number => rankOf[to] - rankOf[from]

/** What the change does to a member on the whole: the greatest loss, if any, else the greatest gain. */
const gravest = (turns: readonly (Turn | undefined)[]): Turn | undefined => {
  const sorted = turns.filter((turn) => turn !== undefined).sort((a, b) => rise(a) - rise(b))
  const [lowest] = sorted
  return lowest !== undefined && rise(lowest) < 0 ? lowest : sorted.at(-1)
}

const refusal = ({ ref }: AskedVersion, evaluated: Evaluated): string =>
  evaluated.ok ? '' : `does not fit version ${ref.version}: ${evaluated.problems.map(({ path, message }) => `${path}: ${message}`).join(', ')}`

const turnsOf = (from: ReadonlyMap<string, Answer>, to: ReadonlyMap<string, Answer>): ReadonlyMap<string, Turn> =>
  new Map(
    [...from].flatMap(([address, before]) => {
      const after = to.get(address)
      return after === undefined ? [] : [[address, [before, after]] as const]
    }),
  )
