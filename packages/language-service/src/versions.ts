/** The versions of a policy that came before one of its files, as their headers name them. */
import { firstDay, type Program } from '@rubric/compiler'
import type { HeaderEntry, Span } from '@rubric/syntax'
import { idOf } from './outline.ts'

export interface EarlierVersion {
  readonly path: string
  readonly version: string
  /** First day in force. */
  readonly from: string
  /** Where its header says which version it is. */
  readonly span: Span
}

const versionAt = (program: Program, path: string): EarlierVersion | undefined => {
  const header = program.file(path)?.tree.header
  if (header?.kind !== 'Header' || header.role !== 'policy') return undefined
  const entryOf = (key: HeaderEntry['key']): HeaderEntry | undefined => header.entries.find((entry) => entry.key === key)
  const { date } = entryOf('version') ?? {}
  const version = date?.text ?? ''
  const from = firstDay({ version, effective: entryOf('effective')?.date?.text ?? '', ends: '', known: '' })
  return { path, version, from, span: date ?? header.id }
}

/** The latest first. */
export const earlierVersions = (program: Program, path: string): readonly EarlierVersion[] => {
  const file = program.file(path)
  const own = versionAt(program, path)
  if (file === undefined || own === undefined) return []
  return program
    .paths()
    .flatMap((each) => {
      const other = program.file(each)
      const found = other === undefined || each === path || idOf(other) !== idOf(file) ? undefined : versionAt(program, each)
      return found ?? []
    })
    .filter(({ version, from }) => version !== '' && version !== own.version && from <= own.from)
    .sort((a, b) => (a.from < b.from ? 1 : -1))
}
