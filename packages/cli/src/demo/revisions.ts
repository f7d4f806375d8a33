/** Two revisions, each held against what it says of itself: one whose note is true, and one whose note is not. */
import { join } from 'node:path'
import type { ClaimResult, Comparison, Witness } from '@rubric/analysis'
import type { RuleGraph } from '@rubric/compiler'
import { givenLines } from '@rubric/harness'
import { padEnd, tame, wrap } from '../render/width.ts'
import { pairsOf } from '../revisions/pairs.ts'
import type { Pair } from '../revisions/side.ts'
import { compare, versionOf } from '../revisions/version.ts'
import type { TextStyle } from '../revisions/pretty.ts'
import type { Story } from './stories.ts'

const draft = 'packages/cli/demo/lung_cancer_screening-2027.rubric'
const current = 'policies/cms/lung_cancer_screening/2022-02-10.rubric'

/** Throws where a note is no longer what the title says. */
export const revisionStories = (repository: string, style: TextStyle): readonly Story[] => {
  const [real] = pairsOf({ kind: 'versions', id: 'cms.ldct', old: '2015-02-05', next: '2022-02-10' }, repository).pairs
  const [exercise] = pairsOf({ kind: 'files', old: join(repository, current), next: join(repository, draft) }, repository).pairs
  if (real === undefined || exercise === undefined) throw new Error('the demonstration has no revisions')
  return [
    { title: 'A change note that is true: cms.ldct, 2015-02-05 to 2022-02-10', lines: told(real, 'yes', style) },
    { title: 'A change note that is false: cms.ldct, 2022-02-10 to a draft', lines: told(exercise, 'no', style) },
  ]
}

const told = ({ old, next }: Pair, expected: ClaimResult['holds'], style: TextStyle): readonly string[] => {
  const [before, after] = [versionOf(old), versionOf(next)]
  const comparison = compare(before, after)
  const { claims } = comparison
  if (claims.length === 0 || claims.some(({ holds }) => holds !== expected)) throw new Error(`the claims of ${next.path} were to hold: ${expected}`)
  const shown = claims.flatMap(({ witness }) => (witness === null ? [] : witnessLines(witness, after.graph, style)))
  return [...claims.flatMap((claim) => claimLines(claim, comparison, style)), ...proofLines(claims, style), ...shown]
}

const claimLines = ({ address, stated, text, holds, found }: ClaimResult, { next }: Comparison, { paint, width }: TextStyle): readonly string[] => {
  const word = holds === 'yes' ? paint.met(padEnd('✓ true', column)) : paint.notMet(padEnd('✗ false', column))
  const about = address === null ? 'the whole' : address.slice(next.id.length + 1)
  const truth = holds === 'yes' ? '' : `, but it is ${found ?? 'another'}`
  const head = `${word}${padEnd(about, 22)}${padEnd(stated, 11)}`
  const lines = wrap(`${text === '' ? '' : `“${tame(text)}”`}${truth}`, width - column - 33)
  return [head + (lines[0] ?? ''), ...lines.slice(1).map((line) => ' '.repeat(column + 33) + line)]
}

const column = 9

const proofLines = (claims: readonly ClaimResult[], { paint }: TextStyle): readonly string[] =>
  claims.every(({ proof }) => proof.by === 'proof') ? ['', paint.quiet('Proved for every member and every day, not tried on some.')] : []

const witnessLines = ({ facts, asOf, old, next, cause }: Witness, graph: RuleGraph, { paint, width }: TextStyle): readonly string[] => [
  '',
  `A member as of ${asOf}, who goes from ${paint.met(old.answer)} to ${paint.notMet(next.answer)}:`,
  ...(givenLines(graph, facts) ?? []).map((line) => tame(line)),
  ...cause.flatMap((edit) => [
    `because of ${edit.address}`,
    ...wrap(`before  ${tame(edit.old?.words ?? 'not there')}`, width - 4).map((line) => `    ${line}`),
    ...wrap(`now     ${tame(edit.next?.words ?? 'not there')}`, width - 4).map((line) => `    ${line}`),
  ]),
]
