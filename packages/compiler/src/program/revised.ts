/** The version that each version says it revises: is it there, is it earlier, and did it have what is said to be removed? */
import type { Diagnostic, Section } from '@rubric/syntax'
import { dateFault } from '../calendars/dates.ts'
import type { Module } from '../names/module.ts'
import { didYouMean } from '../names/suggest.ts'
import { reportRevision } from '../policy/revision-diagnostics.ts'
import { revisesOf } from '../policy/revision.ts'
import { quantityName } from '../policy/rules.ts'
import { inOrder } from '../versions/in-force.ts'
import { type Version, versionsIn } from '../versions/partition.ts'
import { thingsOf } from './occurrences/things.ts'
import type { NamedThing, SymbolKind } from './symbols.ts'

/** Of the files with one id. Nothing is said where one of them could not be read: it may hold what is missed. */
export const checkRevised = (modules: readonly Module[], isRead: (module: Module) => boolean, diagnostics: Diagnostic[]): void => {
  const versions = versionsIn(modules)
  if (versions.every(({ module }) => isRead(module))) for (const version of versions) checkVersion(version, versions, diagnostics)
}

const checkVersion = (own: Version, versions: readonly Version[], diagnostics: Diagnostic[]): void => {
  const { id, file } = own.module
  const revises = revisesOf(own.module)
  if (revises === undefined || revises.version.kind === 'Missing') return
  const { text: version, ...span } = revises.version
  // That there is no such day was reported.
  if (dateFault(version, false) !== undefined) return
  const earlier = versions.filter(each => each.version !== own.version && inOrder([each, own])[0] === each)
  const there = earlier.length === 0 ? `No earlier version of \`${id}\` is here.` : `It could be: ${earlier.map(each => each.version).join(', ')}`
  const found = earlier.find(each => each.version === version)
  if (found !== undefined) return checkRemoved(found, own, diagnostics)
  if (version === own.version || versions.some(each => each.version === version)) {
    const what = version === own.version ? 'this is that version' : `version ${version} comes later than this one`
    diagnostics.push(reportRevision('revises-no-earlier', { file, span }, { what, there }))
  } else diagnostics.push(reportRevision('revised-version-missing', { file, span }, { version, id, there }))
}

const checkRemoved = ({ module, version }: Version, own: Version, diagnostics: Diagnostic[]): void => {
  const addresses = addressesIn(module)
  for (const { address, verdict } of revisesOf(own.module)?.claims ?? []) {
    if (verdict.kind === 'Missing' || verdict.word !== 'removed' || addresses.has(address.text)) continue
    const near = didYouMean(address.text, addresses)
    diagnostics.push(reportRevision('was-not-there', { file: own.module.file, span: address }, { version, address: address.text, near }))
  }
}

const answered: ReadonlySet<SymbolKind> = new Set<SymbolKind>(['criteria', 'requirement', 'exception', 'determination', 'limit', 'item'])

/** The ceiling of a grant has an address, and no answer. */
const isAnswered = ({ kind, node }: NamedThing): boolean => answered.has(kind) && node?.kind !== 'Quantity'

/** Whatever has an answer of its own in a file, told without knowing what any of it means. */
const addressesIn = (module: Module): ReadonlySet<string> => {
  const own = [...thingsOf(module).values()].filter(isAnswered).flatMap(({ address }) => address?.slice(module.id.length + 1) ?? [])
  return new Set([...own, ...module.sections.flatMap(impliedBy)])
}

/** Clauses and limits that nobody writes down as such: what a determination asks and grants, and what exceptions do. */
const impliedBy = (section: Section): readonly string[] => {
  if (section.kind === 'Determination') {
    const { name: { text: name }, requires, excludes, grants } = section
    return [...[...requires, ...excludes].map(({ text }) => `${name}/${text}`), ...(grants?.amount === undefined ? [] : [quantityName(name)])]
  }
  if (section.kind !== 'Exception') return []
  const { name: { text: name }, lifts, refers, replaces } = section
  const reached = [...lifts, ...refers, ...replaces.map(({ what }) => what)].map(({ text }) => `${text}/${name}`)
  return [...reached, ...replaces.flatMap(({ by }) => (by.kind === 'Missing' ? [] : [`${by.text}/instead`]))]
}
