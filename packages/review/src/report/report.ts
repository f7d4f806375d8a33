/**
 * What a reviewer is told, in the order in which it matters: what is claimed and whether it is true, what changes and what does
 * not, who is touched, which facts are asked for. Every format says this and no more.
 */
import type { FactChange, VersionRef } from '@rubric/analysis'
import type { Redline } from '../redline/redline.ts'
import type { Review } from '../review.ts'
import { type ClaimRow, claimRow, headlineOf } from './claims.ts'
import { type Matrix, matrixOf } from './matrix.ts'
import { membersOf } from './members.ts'
import { type Names, namesOf } from './names.ts'
import { type PartRow, partRow, unchangedText } from './parts.ts'
import { type TouchedGroup, touchedGroups } from './touched.ts'
import { counted, listed, type Tone } from './words.ts'

export interface Report {
  readonly title: string
  readonly old: VersionRef
  readonly next: VersionRef
  readonly claims: { readonly headline: string; readonly tone: Tone; readonly rows: readonly ClaimRow[] }
  readonly overall: PartRow
  readonly parts: readonly PartRow[]
  /** `4 of 9 parts do not change.` */
  readonly unchanged: string
  readonly matrix: Matrix
  readonly touched: readonly TouchedGroup[]
  readonly facts: { readonly added: readonly FactRow[]; readonly removed: readonly FactRow[] }
  readonly redline: Redline
  readonly notes: readonly string[]
}

export interface FactRow {
  readonly name: string
  readonly text: string
  /** Titles of the parts that ask for it (asked). */
  readonly readBy: string
}

export const reportOf = (review: Review): Report => {
  const { comparison, redline } = review
  const names = namesOf(review)
  const members = membersOf(review, names)
  const facts = (did: FactChange['did']): readonly FactRow[] =>
    comparison.facts.filter((fact) => fact.did === did).map((fact) => factRow(fact, names))
  const claims = comparison.claims.map((claim) => claimRow(review, names, members, claim))
  const overall = partRow(names, members, comparison.overall, [])
  const parts = comparison.roots.map((root) => partRow(names, members, root, comparison.clauses))
  return {
    title: comparison.next.title,
    old: comparison.old,
    next: comparison.next,
    claims: { ...headlineOf(claims), rows: claims },
    overall,
    parts,
    unchanged: unchangedText(parts),
    matrix: matrixOf(review, overall),
    touched: touchedGroups(overall, members.all()),
    facts: { added: facts('added'), removed: facts('removed') },
    redline,
    notes: notesOf(review),
  }
}

const factRow = ({ name, text, readBy }: FactChange, names: Names): FactRow => ({
  name,
  text: text === '' ? name : text,
  readBy: listed(readBy.map((address) => names.title(address))),
})

const notesOf = ({ comparison: { size }, redline: { examples }, population }: Review): readonly string[] => [
  `Compared: ${counted(size.facts, 'fact')} and ${counted(size.conditions, 'condition')}, over every member and every day.`,
  'Members are synthetic, every one was run through both versions, and what is not listed of a member is unknown.',
  `Examples are not compared: the old version has ${examples.old}, the new one ${examples.next}.`,
  ...(population === null || population.refused === 0
    ? []
    : [`${counted(population.refused, 'record')} not counted: one of the versions refuses what stands there.`]),
]
