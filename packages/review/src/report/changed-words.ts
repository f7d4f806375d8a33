/** The redline as it is shown: what differs, what it is called, and where what moved stood before. */
import type { PartKind } from '../redline/drafts.ts'
import type { Redline, RedlinePart } from '../redline/redline.ts'
import type { Run } from '../redline/runs.ts'

/** What a version claims of its changes stands at the head of every report, held against what was found. */
const isClaim = ({ kind }: RedlinePart): boolean => kind === 'revises' || kind === 'claim'

export const shownParts = (redline: Redline): { readonly parts: readonly RedlinePart[]; readonly same: number } => {
  const parts = redline.parts.filter((part) => !isClaim(part))
  const shown = parts.filter(({ change }) => change !== 'same')
  return { parts: shown, same: parts.length - shown.length }
}

/** Words that come instead of others stand apart from them, though both stand close to the same quote. */
export const isApart = (runs: readonly Run[], index: number): boolean => {
  const [before, run] = [runs[index - 1], runs[index]]
  const [first] = run?.words ?? []
  if (before === undefined || first === undefined) return false
  return !first.close || (before.did === 'removed' && run?.did === 'added' && /[\p{L}\p{N}]/u.test(first.text))
}

/** `criteria eligibility`, `clause eligibility/age`, `fact pack_years`. */
export const partLabel = ({ kind, address }: RedlinePart): string => labels[kind](address)

const labels: Readonly<Record<PartKind, (address: string) => string>> = {
  policy: () => 'title',
  header: (name) => `header: ${name}`,
  use: (name) => `vocabulary ${name}`,
  term: (name) => `term ${name}`,
  fact: (name) => `fact ${name}`,
  field: (name) => `fact ${name.replace('/', ', its ')}`,
  codes: (name) => `codes ${name}`,
  calendar: (name) => `calendar ${name}`,
  define: (name) => `definition ${name}`,
  criteria: (name) => `criteria ${name}`,
  requirement: (name) => `requirement ${name}`,
  exception: (name) => `exception ${name}`,
  determination: (name) => `determination ${name}`,
  limit: (name) => `limit ${name}`,
  clause: (address) => `clause ${address}`,
  guidance: (name) => `guidance ${name}`,
  point: (address) => `guidance ${address}`,
  interpretation: (name) => `interpretation ${name}`,
  statement: () => 'statement',
  revises: () => 'claim about the version',
  claim: (name) => `claim about ${name}`,
}

/** `was eligibility/2`, `stood behind eligibility/age before`; empty where it stands as it stood. */
export const movedText = ({ address, from }: RedlinePart): string => {
  if (from === null) return ''
  if (from.address !== address) return `was ${from.address}`
  return from.after === null ? 'stood first before' : `stood behind ${from.after} before`
}
