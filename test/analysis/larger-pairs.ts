/** Versions too large for brute force: members at random and members near the change may not contradict what is proved, and no change goes by unseen. */
import { compareVersions, type Comparison, lookUp, type Member, nest } from '@rubric/analysis'
import type { RuleGraph } from '@rubric/compiler'
import { memberCase, policy } from '@rubric/harness'
import fc from 'fast-check'
import { largePair } from '../bench/revisions-policies.ts'
import { numbers } from '../laws/mutate.ts'
import { subjectOf } from '../laws/subject.ts'
import { tryMembers, type Tried } from './brute-force.ts'
import { contradictions, inconsistencies, itemsOf, misplaced, unreproduced } from './checks.ts'
import { mutatedBy } from './edited-graphs.ts'
import { bothWays } from './pairs.ts'

export interface LargerPair {
  readonly old: RuleGraph
  readonly next: RuleGraph
  /** For a message. */
  readonly text: string
}

/** Of 60 facts and 120 conditions, as real ones look. */
export const large: fc.Arbitrary<LargerPair> = fc.noShrink(fc.nat()).map((pairSeed) => {
  const [old, next] = largePair(pairSeed)
  return { old, next, text: `largePair(${pairSeed})` }
})

/** With every construct of the language, and one to three mutations. */
export const revised: fc.Arbitrary<LargerPair> = fc
  .tuple(policy, fc.array(fc.nat({ max: 100_000 }), { minLength: 1, maxLength: 3 }))
  .map(([{ files }, picks]) => {
    const { graph } = subjectOf(files)
    const mutated = mutatedBy(graph, picks)
    return { old: graph, next: mutated.graph, text: [mutated.says, ...files.map(({ path, text }) => `${path}\n${text}`)].join('\n') }
  })

// ---- judged -------------------------------------------------------------------------------------------------

export interface Judged {
  /** A difference is shown; or everything is proved unchanged; or neither. */
  readonly outcome: 'found' | 'proved equivalent' | 'undecided'
  readonly wrong: readonly string[]
  readonly items: number
  readonly proved: number
  /** Members whom both versions took, and whether their answers differ for one of them. */
  readonly members: number
  readonly isTold: boolean
}

/** So many members are drawn, half of them for either version, and as many near those whom the comparison shows. */
export const judge = (old: RuleGraph, next: RuleGraph, members: number, seed: number): Judged => {
  const [before, after] = [bothWays(old), bothWays(next)]
  const comparison = compareVersions(before.compiled, after.compiled)
  const drawn = [old, next].flatMap((graph) => drawnFor(graph, Math.ceil(members / 2), seed))
  const tried = tryMembers(before.compiled, after.compiled, [...drawn, ...nearTo(comparison, drawn, factNames([old, next]), seed)])
  const items = itemsOf(comparison).filter(({ presence }) => presence === 'both')
  const outcome = outcomeOf(comparison)
  return {
    outcome,
    wrong: [
      ...contradictions(comparison, tried), ...inconsistencies(comparison), ...unreproduced(comparison, before, after),
      ...misplaced(comparison, before.compiled, after.compiled), ...missed(outcome, tried),
    ],
    items: items.length,
    proved: items.filter(({ proof }) => proof.by === 'proof').length,
    members: tried.members,
    isTold: [...tried.roots.values(), ...tried.clauses.values()].some((cells) => cells.size > 0) || tried.grants.size > 0,
  }
}

/** Of a policy that is compared with many others, the same members serve each time. */
const drawnFor = (graph: RuleGraph, count: number, seed: number): readonly Member[] => {
  const before = drawnBefore.get(graph)
  if (before?.seed === seed && before.members.length === count) return before.members
  const members = fc.sample(memberCase(graph), { seed, numRuns: count })
  drawnBefore.set(graph, { seed, members })
  return members
}

const drawnBefore = new WeakMap<RuleGraph, { readonly seed: number; readonly members: readonly Member[] }>()

/** Whom the comparison shows, each time with one fact, or the day, of another member. */
const nearTo = (comparison: Comparison, others: readonly Member[], names: readonly string[], seed: number): readonly Member[] => {
  const shown = itemsOf(comparison).flatMap(({ flips }) => flips.flatMap(({ witness }) => witness ?? []))
  const below = numbers(seed)
  return others.flatMap((other) => {
    const member = shown[below(shown.length)]
    if (member === undefined) return []
    // What is known of somebody decides most.
    const among = below(2) === 0 ? names : names.filter((name) => lookUp(member.facts, name) !== undefined)
    return [withOneOf(other, member, among[below(among.length + 1)], names)]
  })
}

const withOneOf = (other: Member, { facts, asOf }: Member, changed: string | undefined, names: readonly string[]): Member =>
  changed === undefined
    ? { facts, asOf: other.asOf }
    : { facts: nest(names.map((name) => [name, lookUp(name === changed ? other.facts : facts, name)])), asOf }

const factNames = (graphs: readonly RuleGraph[]): readonly string[] => [...new Set(graphs.flatMap(({ facts }) => facts.map(({ name }) => name)))]

const outcomeOf = (comparison: Comparison): Judged['outcome'] => {
  const items = itemsOf(comparison)
  if (items.some(({ presence, verdict }) => presence !== 'both' || (verdict !== 'unchanged' && verdict !== null))) return 'found'
  return items.every(({ proof, verdict }) => proof.by === 'proof' && verdict === 'unchanged') ? 'proved equivalent' : 'undecided'
}

/** Where some of it is sampled alone, the comparison says so; where all is proved, nobody may differ. */
const missed = (outcome: Judged['outcome'], { roots, clauses, grants }: Tried): readonly string[] => {
  const [member] = [...roots.values(), ...clauses.values()].flatMap((cells) => [...cells.values()]).concat([...grants.values()])
  return outcome !== 'proved equivalent' || member === undefined ? [] : [`${outcome}, but not for ${JSON.stringify(member.facts)} as of ${member.asOf}`]
}
