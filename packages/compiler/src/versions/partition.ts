/**
 * The versions of one policy part time: each day from the first on has one version. Looks at headers alone. A version ends the day before
 * the next one begins; one that says so itself must say the same day.
 */
import type { Diagnostic, HeaderEntry, HeaderKey } from '@rubric/syntax'
import { dateFault, dayNumber } from '../calendars/dates.ts'
import type { Module } from '../names/module.ts'
import { metaOf } from '../policy/header.ts'
import { reportRule } from '../policy/rule-diagnostics.ts'
import { dayBefore, firstDay, inOrder, type VersionDates } from './in-force.ts'

export interface Version extends VersionDates {
  readonly module: Module
}

/** Of files with one id, those that are policies, as their headers date them. */
export const versionsIn = (modules: readonly Module[]): readonly Version[] =>
  modules.flatMap(module => {
    if (module.role !== 'policy' || module.header === undefined) return []
    const { version, effective, ends, known } = metaOf(module.header)
    return [{ module, version, effective, ends, known }]
  })

/** Reports days with no version or with two, both places named, of files with one id. `isRead` says whether every line of a file could be read. */
export const checkVersions = (modules: readonly Module[], isRead: (module: Module) => boolean, diagnostics: Diagnostic[]): void => {
  const versions = versionsIn(modules)
  if (versions.every(({ module }) => isRead(module))) checkPolicy(versions, diagnostics)
}

const isDay = (day: string): boolean => dateFault(day, false) === undefined

const checkPolicy = (versions: readonly Version[], diagnostics: Diagnostic[]): void => {
  const dated = inOrder(versions.filter(version => isDay(firstDay(version))))
  for (const version of versions) {
    if (firstDay(version) !== '' || versions.length === 1) continue
    diagnostics.push(reportRule('version-without-date', { file: version.module.file, span: nameOf(version) }, { id: version.module.id }))
  }
  for (const [at, version] of dated.entries()) {
    const next = dated.slice(at + 1).find(each => firstDay(each) !== firstDay(version))
    const twin = dated[at + 1]
    if (version.ends !== '') checkEnd(version, next, diagnostics)
    // Two files of one version are reported as such.
    if (twin === undefined || firstDay(twin) !== firstDay(version) || twin.known !== version.known || twin.version === version.version) continue
    const related = [{ file: version.module.file, span: placeOf(version, 'effective', 'version'), text: 'the other version' }]
    const site = { file: twin.module.file, span: placeOf(twin, 'effective', 'version'), related }
    diagnostics.push(reportRule('same-effective', site, { from: firstDay(twin), known: twin.known }))
  }
}

const checkEnd = (version: Version, next: Version | undefined, diagnostics: Diagnostic[]): void => {
  const { ends, module: { file, id } } = version
  const span = placeOf(version, 'ends')
  if (ends < firstDay(version)) {
    diagnostics.push(reportRule('version-ends-early', { file, span }, { ends, from: firstDay(version) }))
    return
  }
  const expected = next === undefined ? ends : dayBefore(firstDay(next))
  if (next === undefined || ends === expected) return
  const related = [{ file: next.module.file, span: placeOf(next, 'effective', 'version'), text: 'the next version begins here' }]
  const count = Math.abs(dayNumber(expected) - dayNumber(ends))
  const holes = { id, ends, expected, next: firstDay(next), days: count === 1 ? '1 day' : `${count} days` }
  diagnostics.push(reportRule(ends < expected ? 'version-gap' : 'version-overlap', { file, span, related }, holes))
}

const nameOf = ({ module }: Version): { readonly start: number; readonly end: number } => module.header?.id ?? { start: 0, end: 1 }

/** The header line that says it, else the name of the policy. */
const placeOf = (version: Version, ...keys: readonly HeaderKey[]): { readonly start: number; readonly end: number } => {
  const entries: readonly HeaderEntry[] = version.module.header?.entries ?? []
  return keys.map(key => entries.find(entry => entry.key === key)).find(entry => entry !== undefined) ?? nameOf(version)
}
