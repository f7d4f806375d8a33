/** What a proof, or a member, has to say against a policy file. */
import type { RuleGraph, SourceSpan } from '@rubric/compiler'
import { type Diagnostic, diagnosticFactory, type DiagnosticKind, type Fix, type SecondaryLabel } from '@rubric/syntax'
import type { ClaimResult, ClaimWord, Comparison, Witness } from '../comparison.ts'
import type { Inconsistency } from '../consistency/inconsistencies.ts'
import { givenLines } from '../facts/given.ts'
import type { Member } from '../version.ts'

export const analysisDiagnostics = {
  'claim-false': {
    severity: 'error',
    title: 'The change is not as stated',
    label: '{what} {is}, not {stated}',
    text: '{proof}\n{who}',
    hint: '{remedy}',
  },
  'claim-undecided': {
    severity: 'info',
    title: 'The change could not be proved',
    label: 'nobody found speaks against `{stated}`, and nothing proves it',
    text: '{proof}',
    hint: 'Compare the two versions with `rubric diff` and more `--runs`.',
  },
  'clause-never-met': {
    severity: 'warning',
    title: 'Nobody can meet this clause',
    label: 'no member meets it, whatever the facts are',
    text: 'Proved for every member.',
    hint: 'Check for two conditions that exclude each other.',
  },
  'clause-always-met': {
    severity: 'warning',
    title: 'Everybody meets this clause',
    label: 'every member meets it, whatever the facts are',
    text: 'Proved for every member, and even where nothing is known.',
    hint: 'Check for a condition that holds of everything.',
  },
  'clause-without-effect': {
    severity: 'info',
    title: 'The clause changes no answer',
    label: 'without it, every answer of `{root}` is the same',
    text: 'Proved for every member: what it asks for, the other clauses ask for too.',
    hint: 'Keep it if the document has it; else leave it out.',
  },
  'statement-false': {
    severity: 'error',
    title: 'The statement does not hold',
    label: '{what}',
    text: '{who}',
    hint: 'Change one of them, or the statement.',
  },
  'statement-undecided': {
    severity: 'info',
    title: 'The statement could not be proved',
    label: 'nobody found speaks against it, and nothing proves it',
    text: 'Of: {names}',
    hint: 'Try it on members with `rubric verify`.',
  },
} as const satisfies Readonly<Record<string, DiagnosticKind>>

const report = diagnosticFactory(analysisDiagnostics)

const siteOf = ({ file, start, end }: SourceSpan) => ({ file, span: { start, end } })

// ---- claims ------------------------------------------------------------------------------------------------

/** Of the next version's file: claims that are false, and claims that nothing decides. */
export const claimDiagnostics = (comparison: Comparison, next: RuleGraph): readonly Diagnostic[] =>
  comparison.claims.flatMap((claim, index): readonly Diagnostic[] => {
    if (claim.holds === 'yes') return []
    const { stated, span, found } = claim
    const site = { ...siteOf(span), related: causesOf(claim.witness) }
    if (claim.holds === 'undecided') return [report('claim-undecided', site, { stated, proof: triedWords(claim) })]
    return [
      report('claim-false', { ...site, fixes: fixesFor(claim, next.revises?.claims[index]?.saysSpan) }, {
        what: claim.address === null ? 'the change' : `\`${shortOf(claim.address)}\``,
        is: found === null ? 'changes otherwise' : isWords[found],
        stated,
        proof: proofWords(claim),
        who: whoWords(claim.witness, next),
        remedy: found === null ? 'Change the claim, or the clause.' : `Write \`${found}\`, or change the clause.`,
      }),
    ]
  })

const isWords: Readonly<Record<ClaimWord, string>> = {
  'unchanged': 'is unchanged',
  'broader': 'is broader',
  'narrower': 'is narrower',
  'mixed': 'is mixed',
  'outcome only': 'differs in outcome only',
  'added': 'is new',
  'removed': 'is gone',
}

/** What was edited, where it stands in either version. */
const causesOf = (witness: Witness | null): readonly SecondaryLabel[] =>
  (witness?.cause ?? []).flatMap(({ old, next }) => [
    ...(old === null ? [] : [{ ...siteOf(old.span), text: `before: ${old.words}` }]),
    ...(next === null ? [] : [{ ...siteOf(next.span), text: `now: ${next.words}` }]),
  ])

const fixesFor = ({ found }: ClaimResult, span: { readonly start: number; readonly end: number } | undefined): readonly Fix[] =>
  found === null || span === undefined ? [] : [{ title: `State what is true: ${found}`, edits: [{ span, text: found }], safe: false }]

const proofWords = (claim: ClaimResult): string => {
  const { found, proof, witness } = claim
  if (found === null || proof.by === 'sample') return witness === null ? triedWords(claim) : `A member shows it. ${triedWords(claim)}`
  return meanings[found]
}

const meanings: Readonly<Record<ClaimWord, string>> = {
  'unchanged': 'Proved: every member gets the same answer from both versions.',
  'broader': 'Proved for every member: some gain, and nobody loses.',
  'narrower': 'Proved for every member: some lose, and nobody gains.',
  'mixed': 'Proved: some members gain, and some lose.',
  'outcome only': 'Proved: every member gets the same answer, but not the same grants, or not for the same reasons.',
  'added': 'It stands in this version, and not in the one before.',
  'removed': 'It stands in the version before, and no longer in this one.',
}

const triedWords = ({ proof }: ClaimResult): string =>
  proof.by === 'sample' ? `Tried on ${proof.members} members (seed ${proof.seed}); no proof covers all.` : ''

const whoWords = (witness: Witness | null, graph: RuleGraph): string => {
  if (witness === null) return ''
  const { old, next, cause } = witness
  const edits = cause.map(({ address, did }) => `\`${shortOf(address)}\` was ${did}`)
  const why = edits.length === 0 ? '' : `, because ${edits.join(' and ')}`
  return `For this member it was \`${wordsOf(old)}\`, and is \`${wordsOf(next)}\` now${why}:\n${memberWords(witness, graph)}`
}

const wordsOf = ({ answer, grants }: Witness['old']): string => (grants === '' ? answer : `${answer}, ${grants}`)

/** As under `given`, so that it can be copied into an example. */
const memberWords = ({ facts, asOf }: Member, graph: RuleGraph): string =>
  [`as of ${asOf.replace('T', ' ')}`, ...(givenLines(graph, facts) ?? [JSON.stringify(facts)])].map((line) => `  ${line.trimStart()}`).join('\n')

const shortOf = (address: string): string => address.split('/').slice(1).join('/')

// ---- within a version --------------------------------------------------------------------------------------

/** `isDecided`: somebody has recorded an interpretation of the clause; then what is odd about it is meant. */
export const inconsistencyDiagnostics = (
  found: readonly Inconsistency[],
  graph: RuleGraph,
  isDecided: (address: string) => boolean = decidedIn(graph),
): readonly Diagnostic[] =>
  found.flatMap((each): readonly Diagnostic[] => {
    const site = siteOf(each.span)
    switch (each.is) {
      case 'never met':
        return isDecided(each.address) ? [] : [report('clause-never-met', site)]
      case 'always met':
        return isDecided(each.address) ? [] : [report('clause-always-met', site)]
      case 'never matters':
        return isDecided(each.address) ? [] : [report('clause-without-effect', site, { root: shortOf(each.root) })]
      case 'together':
        return [report('statement-false', site, { what: `${namesOf(each.of)} are met at once`, who: `A member for whom they are:\n${memberWords(each.member, graph)}` })]
      case 'none':
        return [report('statement-false', site, { what: `none of ${namesOf(each.of)} is met`, who: `A member for whom none is:\n${memberWords(each.member, graph)}` })]
      case 'undecided':
        return [report('statement-undecided', site, { names: namesOf(each.of) })]
    }
  })

const namesOf = (addresses: readonly string[]): string => addresses.map((address) => `\`${shortOf(address)}\``).join(' and ')

const decidedIn = (graph: RuleGraph): ((address: string) => boolean) => {
  const affected = new Set(graph.interpretations.flatMap(({ affects }) => affects))
  return (address) => [...affected].some((each) => address === each || address.startsWith(`${each}/`))
}
