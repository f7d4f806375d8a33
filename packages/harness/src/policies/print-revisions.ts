/** Writes statements, and what the policy says of its change from a version that is not there. */
import type { RevisionModel, StatementModel } from './model-rules.ts'
import { cited, quote } from './print-outline.ts'
import { at } from './words.ts'

const said = (text: string | null): string => (text === null ? '' : ` ${quote(text)}`)

/** A statement is about two things or more; of fewer none is made. */
export const statementLines = (statements: readonly StatementModel[], clauses: readonly string[]): readonly string[] =>
  statements.flatMap(({ says, of, text, cite }) => {
    const names = [...new Set(of.map((pick) => at(clauses, pick)))]
    if (names.length < 2) return []
    const words = says === 'always one' ? `always one of ${names.join(', ')}` : `never ${names.join(', ')} together`
    return [`${words}${said(text)}${cited(cite)}`]
  })

const verdicts = ['unchanged', 'broader', 'narrower', 'mixed', 'outcome only'] as const

/** No random policy has anything with these addresses. */
const gone = ['old_rule', 'old_rule/1', 'former.part']

export const revisionLines = (revision: RevisionModel | null, addresses: readonly string[]): readonly string[] => {
  if (revision === null) return []
  const { verdict, text, claims, removed } = revision
  const own = new Map(claims.map((claim) => [at(addresses, claim.of), claim]))
  return [
    `revises 2001-01-01${verdict === null ? '' : ` ${at(verdicts, verdict)}`}${said(text)}`,
    ...[...own].map(([address, claim]) => `  ${address} ${at([...verdicts, 'added'], claim.verdict)}${said(claim.text)}`),
    ...[...new Set(removed.map((pick) => at(gone, pick)))].map((address) => `  ${address} removed`),
  ]
}
