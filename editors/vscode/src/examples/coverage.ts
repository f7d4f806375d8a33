/**
 * What the examples have shown of each clause, as test coverage: a clause is a statement, run where some example had an answer for it;
 * that it was met, not met and unknown are its three branches.
 */
import type { ClauseCoverage, Ranged } from '@rubric/language-server'
import { type FileCoverageDetail, type Uri, BranchCoverage, FileCoverage, Range, StatementCoverage, TestCoverageCount } from 'vscode'

const words = ['met', 'not met', 'unknown'] as const

const details = new WeakMap<FileCoverage, readonly FileCoverageDetail[]>()

export const coverageFile = (uri: Uri, clauses: readonly Ranged<ClauseCoverage>[]): FileCoverage => {
  const shown = clauses.filter(({ seen }) => seen.length > 0)
  const branches = clauses.reduce((sum, { seen }) => sum + seen.length, 0)
  const file = new FileCoverage(
    uri,
    new TestCoverageCount(shown.length, clauses.length),
    new TestCoverageCount(branches, clauses.length * words.length),
  )
  details.set(file, clauses.map(statement))
  return file
}

export const detailsOf = (file: FileCoverage): FileCoverageDetail[] => [...(details.get(file) ?? [])]

const statement = ({ address, range: { start, end }, seen }: Ranged<ClauseCoverage>): StatementCoverage => {
  const range = new Range(start.line, start.character, end.line, end.character)
  const branches = words.map((word) => new BranchCoverage(seen.includes(word), range, `${address} ${word}`))
  return new StatementCoverage(seen.length > 0, range, branches)
}
