/** Statements, and what a version says of its change. */
import type { Claim, Revises, Statement } from '../ast.ts'
import type { ClaimDraft, DraftOf, LineDraft } from '../grammar/drafts.ts'
import { endAfter, missing, textAndCite, type Sheet } from './assemble.ts'

/** Nothing where the line breaks off before it says of what: that was reported. */
export const buildStatement = (draft: DraftOf<'statement'>): Statement | undefined => {
  const { start, end, says, addresses = [] } = draft
  return says === undefined ? undefined : { kind: 'Statement', start, end, says, of: addresses, ...textAndCite(draft) }
}

export const buildRevises = (draft: DraftOf<'revises'>, sheet: Sheet): Revises => {
  const claims = sheet.under(draft.line).flatMap(buildClaim)
  const { start, end, version = missing(end), verdict, text } = draft
  return { kind: 'Revises', start, end: endAfter(draft, claims), version, ...(verdict && { verdict }), ...(text && { text }), claims }
}

const buildClaim = (draft: LineDraft): readonly Claim[] => (draft.kind === 'claim' && draft.address !== undefined ? [claimOf(draft, draft.address)] : [])

const claimOf = ({ start, end, verdict, text }: ClaimDraft, address: Claim['address']): Claim => ({
  kind: 'Claim', start, end, address, verdict: verdict ?? missing(end), ...(text && { text }),
})
