/** What a comparison may never say. Each check gives what is wrong, in words; nothing where all is well. */
import type { Compared, Comparison, Flip, Member, Version, Witness } from '@rubric/analysis'
import type { RuleGraph } from '@rubric/compiler'
import { type Answers, answersIn, heightOf, verdictOf } from './answers.ts'
import { cell, type Cells, type Tried } from './brute-force.ts'

/** A version in both ways of evaluating it. */
export interface BothWays {
  readonly compiled: Version
  readonly reference: Version
}

export const itemsOf = (comparison: Comparison): readonly Compared[] => [...comparison.roots, ...comparison.clauses]

const isProved = ({ proof, presence }: Compared): boolean => presence === 'both' && proof.by === 'proof'

/** Limits have answers that only a determination makes. */
const cellsOf = (tried: Tried, { address, kind }: Compared): Cells | undefined =>
  kind === 'limit' ? undefined : (kind === 'clause' ? tried.clauses : tried.roots).get(address)

// ---- against members that were tried -----------------------------------------------------------------------

/** Nobody contradicts what is proved: a cell with members in it is in the matrix, and what is granted to them otherwise is told. */
export const contradictions = (comparison: Comparison, tried: Tried): readonly string[] =>
  itemsOf(comparison).filter(isProved).flatMap((item) => {
    const shown = new Set(item.flips.map(({ from, to }) => cell(from, to)))
    const missing = [...(cellsOf(tried, item) ?? [])].filter(([of]) => !shown.has(of))
    const other = item.kind === 'determination' && item.verdict === 'unchanged' ? tried.grants.get(item.address) : undefined
    return [
      ...missing.map(([of, member]) => `${item.address} (${item.kind}), proved ${item.verdict}, has nobody in ${of}; but ${told(member)}`),
      ...(other === undefined ? [] : [`${item.address} is proved unchanged, but other things are granted: ${told(other)}`]),
    ]
  })

const told = ({ facts, asOf }: Member): string => `${JSON.stringify(facts)} as of ${asOf}`

// ---- by itself ---------------------------------------------------------------------------------------------

/** Verdicts say what the matrices say; what is proved is shown. */
export const inconsistencies = (comparison: Comparison): readonly string[] =>
  itemsOf(comparison).flatMap((item) => {
    const { address, kind, verdict, presence, flips } = item
    if (presence !== 'both') return verdict === null && flips.length === 0 ? [] : [`${address}, ${presence}, has a verdict or a matrix`]
    const sure = flips.filter(({ witness }) => witness !== null)
    const unsure = flips.filter(({ witness }) => witness === null)
    const wrong = verdict !== null && verdict !== 'outcome only' && verdict !== verdictOf(sure)
    const doubled = new Set(flips.map(({ from, to, grants }) => `${from} ${to} ${grants}`)).size !== flips.length
    return [
      ...(wrong && unsure.length === 0 ? [`${address} (${kind}) is ${verdict}, but its matrix is ${verdictOf(sure)}`] : []),
      ...(verdict === 'outcome only' && sure.some(({ from, to }) => from !== to) ? [`${address} is outcome only, and an answer differs`] : []),
      ...(isProved(item) && verdict === null ? [`${address} is proved, and has no verdict`] : []),
      ...(doubled ? [`${address} has a cell twice`] : []),
    ]
  })

/** Every member that is shown is so on both evaluators of both versions. */
export const unreproduced = (comparison: Comparison, old: BothWays, next: BothWays): readonly string[] =>
  itemsOf(comparison).flatMap((item) =>
    item.flips.flatMap((flip) => {
      const wrong = flip.witness === null ? [] : wrongWitness(item, flip, flip.witness, old, next)
      return wrong.map((each) => `${item.address} (${item.kind}): ${each}`)
    }),
  )

/** What comes of limits may rest on no clause alone. */
const hasTerms = ({ kind }: Compared): boolean => kind === 'limit' || kind === 'determination'

const wrongWitness = (item: Compared, flip: Flip, witness: Witness, old: BothWays, next: BothWays): readonly string[] => {
  const seen = cell(witness.old.answer, witness.next.answer)
  const says = [
    ...(seen === cell(flip.from, flip.to) ? [] : [`its member is shown as ${seen}`]),
    ...(witness.cause.length > 0 || hasTerms(item) ? [] : [`${cell(flip.from, flip.to)} has no cause`]),
  ]
  // What a limit leaves is not an answer of an evaluator.
  if (item.kind === 'limit') return says
  const ways = (['compiled', 'reference'] as const).flatMap((way) => {
    const [before, after] = [old[way].evaluate(witness.facts, witness.asOf), next[way].evaluate(witness.facts, witness.asOf)]
    if (!before.ok || !after.ok) return [`${told(witness)} is refused (${way})`]
    const [was, is] = [answersIn(old[way].graph, before), answersIn(next[way].graph, after)]
    const found = [of(was, item), of(is, item)]
    if (found[0] !== flip.from || found[1] !== flip.to) return [`${told(witness)} is ${found.join(' > ')} (${way}), not ${cell(flip.from, flip.to)}`]
    const idle = hasTerms(item) ? [] : idleCauses(witness, [old[way].graph, next[way].graph], [was, is])
    if (idle.length > 0) return idle.map((address) => `${address} is a cause, and has the same status in both (${way}): ${told(witness)}`)
    const given = [was.grants.get(item.address), is.grants.get(item.address)]
    const same = flip.grants !== undefined && given[0] !== undefined && given[0] === given[1]
    return same ? [`${told(witness)} is granted the same (${way})`] : []
  })
  return [...says, ...ways]
}

/** A clause with none under it is a cause only where its own status differs. */
const idleCauses = ({ cause }: Witness, graphs: readonly RuleGraph[], [was, is]: readonly [Answers, Answers]): readonly string[] => {
  const isLeaf = (address: string): boolean => graphs.every(({ clauses }) => clauses.some((clause) => clause.address === address && clause.children.length === 0))
  return cause.filter(({ address, did }) => did === 'changed' && isLeaf(address) && was.clauses.get(address) === is.clauses.get(address)).map(({ address }) => address)
}

const of = (answers: Answers, { kind, address }: Compared) => (kind === 'clause' ? answers.clauses : answers.roots).get(address)

/** Items that one version alone has are told, and no others. */
export const misplaced = (comparison: Comparison, old: Version, next: Version): readonly string[] => {
  const addresses = ({ graph }: Version): ReadonlySet<string> =>
    new Set([...graph.clauses.map(({ address }) => address), ...graph.limits.map(({ address }) => address)])
  const [before, after] = [addresses(old), addresses(next)]
  const told = new Set(itemsOf(comparison).map(({ address }) => address))
  return [
    ...[...before, ...after].filter((address) => !told.has(address)).map((address) => `${address} is not compared`),
    ...itemsOf(comparison).flatMap(({ address, presence }) => {
      const is = before.has(address) ? (after.has(address) ? 'both' : 'removed') : 'added'
      return is === presence ? [] : [`${address} is ${is}, not ${presence}`]
    }),
  ]
}

// ---- one against another -----------------------------------------------------------------------------------

const mirrored = { unchanged: 'unchanged', broader: 'narrower', narrower: 'broader', mixed: 'mixed', 'outcome only': 'outcome only' } as const
const presences = { both: 'both', added: 'removed', removed: 'added' } as const

/** The same looked at from the other end. Of what is sampled, other members may be found. */
export const unmirrored = (there: Comparison, back: Comparison): readonly string[] => {
  const found = new Map(itemsOf(back).map((item) => [`${item.kind} ${item.address}`, item]))
  return itemsOf(there).flatMap((item) => {
    const other = found.get(`${item.kind} ${item.address}`)
    if (other === undefined) return [`${item.address} is not in the comparison the other way`]
    if (presences[item.presence] !== other.presence) return [`${item.address} is ${item.presence}, and ${other.presence} the other way`]
    if (!isProved(item) || !isProved(other)) return []
    const cells = new Set(other.flips.map(({ from, to }) => cell(to, from)))
    const own = new Set(item.flips.map(({ from, to }) => cell(from, to)))
    const isSame = item.verdict === null || mirrored[item.verdict] === other.verdict
    return [
      ...(isSame ? [] : [`${item.address} is ${item.verdict}, and ${other.verdict} the other way`]),
      ...(cells.size === own.size && [...own].every((each) => cells.has(each)) ? [] : [`${item.address} has other cells the other way`]),
    ]
  })
}

/** Everything is the same, for certain, for everybody. */
export const changes = (comparison: Comparison): readonly string[] => [
  ...[comparison.overall, ...itemsOf(comparison)].flatMap(({ address, kind, presence, verdict, proof, flips }) =>
    presence === 'both' && verdict === 'unchanged' && proof.by === 'proof' && flips.length === 0
      ? []
      : [`${address} (${kind}): ${presence}, ${verdict}, by ${proof.by}, ${flips.length} cells`],
  ),
  ...comparison.facts.map(({ name, did }) => `${name} was ${did}`),
]

export const isHigher = ({ from, to }: Flip): boolean => heightOf[to] > heightOf[from]
export const isLower = ({ from, to }: Flip): boolean => heightOf[to] < heightOf[from]
