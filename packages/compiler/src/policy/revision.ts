/** What a version says of its change from the version before it. Whether that is true is for analysis to find out. */
import type { Claim, Diagnostic, Revises, Text, Verdict } from '@rubric/syntax'
import { dateFault } from '../calendars/dates.ts'
import type { RevisionClaim, RevisionNote } from '../graph.ts'
import type { Module } from '../names/module.ts'
import { reportPolicy } from './diagnostics.ts'
import { type Place, unknownAddress } from './notes.ts'
import { reportRevision } from './revision-diagnostics.ts'

/** Of several the first counts: the others are reported. */
export const revisesOf = ({ sections }: Module): Revises | undefined => sections.find(section => section.kind === 'Revises')

/** Null where the file says nothing of a change, or not from which version. */
export const revisionNote = (module: Module, place: Place): RevisionNote | null => {
  const revises = revisesOf(module)
  if (revises === undefined || revises.version.kind === 'Missing') return null
  const { start, version, verdict, text, claims } = revises
  const claimOf = (address: string | null, says: Verdict, words: Text | undefined, line: Parameters<Place>[0]): RevisionClaim => ({
    address, says: says.word, text: words?.value ?? '', span: place(line), saysSpan: place(says),
  })
  const line = { start, end: (text ?? verdict ?? version).end }
  const whole = verdict === undefined ? [] : [claimOf(null, verdict, text, line)]
  const single = claims.flatMap(each =>
    (each.verdict.kind === 'Missing' ? [] : [claimOf(`${module.id}/${each.address.text}`, each.verdict, each.text, each)]))
  return { version: version.text, text: text?.value ?? '', claims: [...whole, ...single], span: place(line) }
}

/** `addresses` are all that have an answer of their own; undefined where not all are known. */
export const checkRevision = (module: Module, addresses: ReadonlySet<string> | undefined, diagnostics: Diagnostic[]): void => {
  const { file, sections } = module
  const [first, ...others] = sections.filter(section => section.kind === 'Revises')
  if (first === undefined) return
  for (const { start, end } of others) {
    const related = [{ file, span: { start: first.start, end: first.start + WORD }, text: 'here' }]
    diagnostics.push(reportRevision('second-revises', { file, span: { start, end: Math.min(end, start + WORD) }, related }))
  }
  const why = first.version.kind === 'Missing' ? undefined : dateFault(first.version.text, false)
  if (why !== undefined) diagnostics.push(reportPolicy('bad-header-date', { file, span: first.version }, { why }))
  checkTwice(module, first.claims, diagnostics)
  if (addresses !== undefined) for (const claim of first.claims) checkAddress(module, claim, addresses, diagnostics)
}

const WORD = 'revises'.length

const checkTwice = ({ file }: Module, claims: readonly Claim[], diagnostics: Diagnostic[]): void => {
  const seen = new Map<string, Claim>()
  for (const claim of claims) {
    const { text, ...span } = claim.address
    const first = seen.get(text)
    if (first === undefined) seen.set(text, claim)
    else diagnostics.push(reportRevision('claimed-twice', { file, span, related: [{ file, span: first, text: 'here' }] }, { address: text }))
  }
}

/** What was removed is not here; everything else is. */
const checkAddress = ({ file, id }: Module, { address, verdict }: Claim, addresses: ReadonlySet<string>, diagnostics: Diagnostic[]): void => {
  if (verdict.kind === 'Missing') return
  const isHere = addresses.has(`${id}/${address.text}`)
  if (verdict.word !== 'removed' && !isHere) diagnostics.push(unknownAddress(file, id, address, addresses))
  if (verdict.word === 'removed' && isHere) diagnostics.push(reportRevision('still-here', { file, span: verdict }, { address: address.text }))
}
