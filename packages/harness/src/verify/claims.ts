/** What a version claims of its changes: proved where that can be, and tried on members in any case. */
import { type Budget, type ClaimResult, type ClaimWord, compareVersions, grantsInWords, type Witness } from '@rubric/analysis'
import type { RevisionNote } from '@rubric/compiler'
import type { DeterminationResult } from '@rubric/runtime'
import fc from 'fast-check'
import { addressOfDetermination } from '../determinations.ts'
import { lookUp, nest } from '../facts/json.ts'
import { type MemberCase, memberCase } from '../facts/members.ts'
import { amountsIn, type Answers, answersIn, decided, within } from './answers.ts'
import { allows } from './covered.ts'
import { factNames } from './facts.ts'
import { analysed, inTime } from './proofs.ts'
import { exact, type Fault, notTested, type Plan, type Said, type Sample, search } from './trial.ts'
import { nameOf, type Pair, type Version } from './version.ts'

export const claims = (pair: Pair): Plan => {
  const { next } = pair
  const { revises } = next.graph
  if (revises === null) return notTested('the version says nothing of what it revises')
  const about = { property: 'claims', version: next } as const
  const samples = membersOfBoth(pair).map((member): Sample => ({ member }))
  const faultsOf = ({ member }: Sample): readonly Fault[] => {
    const [was, is] = [answersIn(pair.old, member), answersIn(next, member)]
    if (was === null || is === null) return []
    return [...refuted(pair, revises, was, is), ...grantedOtherwise(pair, revises, member)]
  }
  return (effort) => {
    const results = effort.path === undefined ? inTime(effort, (budget) => compared(pair, budget)) : null
    const disproved = results?.filter(({ holds }) => holds === 'no') ?? []
    const witness = disproved.find((each) => each.witness !== null)?.witness ?? null
    const notes = [results === null ? 'not proved: tried on members alone' : countsOf(results)]
    if (disproved.length > 0) {
      const member = witness === null ? null : { facts: witness.facts, asOf: witness.asOf }
      return exact(
        about,
        disproved.map((each) => disproof(pair, each)),
        { member, notes },
      )
    }
    return search(about, { samples, faultsOf, notes })(effort)
  }
}

// ---- proved ------------------------------------------------------------------------------------------------

const compared = ({ old, next }: Pair, budget: Budget): readonly ClaimResult[] =>
  compareVersions(analysed(old), analysed(next), budget).claims

const countsOf = (results: readonly ClaimResult[]): string => {
  const proved = results.filter(({ holds, proof }) => holds === 'yes' && proof.by === 'proof').length
  const undecided = results.filter(({ holds }) => holds === 'undecided').length
  return `claims of the version: ${results.length}, proved: ${proved}${undecided === 0 ? '' : `, undecided: ${undecided}`}`
}

const disproof = ({ old, next }: Pair, { address, stated, found, witness }: ClaimResult): Fault => ({
  address: address ?? '',
  says: claimed(address === null ? 'the version as a whole' : 'it', stated) + (found === null ? '' : `, and is ${found}`),
  answers:
    witness === null
      ? []
      : [
          [nameOf(old), saidOf(witness.old)],
          [nameOf(next), saidOf(witness.next)],
        ],
})

const claimed = (what: string, to: ClaimWord): string => `${what} is claimed to be ${to}`

const saidOf = ({ answer, grants }: Witness['old']): string => (grants === '' ? answer : `${answer}, ${grants}`)

// ---- tried -------------------------------------------------------------------------------------------------

const refuted = ({ old, next }: Pair, { claims }: RevisionNote, was: Answers, is: Answers): readonly Fault[] =>
  claims.flatMap(({ address, says }) =>
    (address === null ? overall(next) : [address]).flatMap((at): readonly Fault[] => {
      const [before, after] = [was.get(at), is.get(at)]
      // Limits have no answer of their own here; and what only one version has says nothing of the version as a whole.
      const [gone, fresh] = [after === undefined, before === undefined]
      if ((gone && fresh) || (address === null && (gone || fresh)) || allows(says, before, after)) return []
      const what = address === null ? 'the version as a whole' : within(next, address)
      const answers = [
        [nameOf(old), before ?? 'not there'],
        [nameOf(next), after ?? 'not there'],
      ] as const
      return [{ address: at, says: claimed(what, says), answers }]
    }),
  )

/** What decides about a member: determinations, or the criteria where there are none. */
const overall = ({ graph }: Version): readonly string[] => {
  const roots = graph.criteria.filter(({ role }) => role === (graph.determinations.length > 0 ? 'determination' : 'criteria'))
  return roots.map(({ clause }) => graph.clauses[clause]?.address ?? '')
}

/** `unchanged` speaks of what is granted too. */
const grantedOtherwise = ({ old, next }: Pair, { claims }: RevisionNote, member: MemberCase): readonly Fault[] => {
  const unchanged = claims.filter(({ says }) => says === 'unchanged')
  const fixed = new Set(unchanged.flatMap(({ address }) => (address === null ? overall(next) : [address])))
  if (fixed.size === 0) return []
  const [was, is] = [resultsIn(old, member), resultsIn(next, member)]
  return [...fixed].flatMap((address): readonly Fault[] => {
    const [before, after] = [was.get(address), is.get(address)]
    if (before === undefined || after === undefined || amountsIn(before) === amountsIn(after)) return []
    const says = `${claimed(within(next, address), 'unchanged')}, and grants differently`
    const grants = (version: Version, result: DeterminationResult): Said => [
      nameOf(version),
      grantsInWords(version.graph, result, member.facts) || result.outcome,
    ]
    return [{ address, says, answers: [grants(old, before), grants(next, after)] }]
  })
}

/** Of determinations, by their addresses. */
const resultsIn = ({ graph, compiled }: Version, member: MemberCase): ReadonlyMap<string, DeterminationResult> =>
  new Map(decided(compiled, member)?.determinations.map((each, index) => [addressOfDetermination(graph, index), each]))

/** Members with the facts of both versions, drawn where the answers of either can change. */
const membersOfBoth = ({ old, next }: Pair): fc.Arbitrary<MemberCase> => {
  const [ofOld, ofNext] = [factNames(old.graph), factNames(next.graph)]
  const joined = (first: MemberCase, second: MemberCase, mine: ReadonlySet<string>, theirs: ReadonlySet<string>): MemberCase => ({
    asOf: first.asOf,
    facts: nest([
      ...[...mine].map((name) => [name, lookUp(first.facts, name)] as const),
      ...[...theirs].filter((name) => !mine.has(name)).map((name) => [name, lookUp(second.facts, name)] as const),
    ]),
  })
  return fc
    .tuple(memberCase(old.graph), memberCase(next.graph), fc.boolean())
    .map(([a, b, nextLeads]) => (nextLeads ? joined(b, a, ofNext, ofOld) : joined(a, b, ofOld, ofNext)))
}
