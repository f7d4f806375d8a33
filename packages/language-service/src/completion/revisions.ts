/** The other versions of a policy, and what they had that is gone: what `revises` and its lines may name. */
import { firstDay, type NamedThing, type Program } from '@rubric/compiler'
import type { HeaderEntry } from '@rubric/syntax'
import { plain, type Offer } from './offer.ts'
import { idAt } from './scope.ts'
import type { Ask } from './types.ts'

interface Version {
  readonly path: string
  readonly version: string
  /** First day in force. */
  readonly from: string
}

const versionAt = (program: Program, path: string): Version | undefined => {
  const header = program.file(path)?.tree.header
  if (header?.kind !== 'Header' || header.role !== 'policy') return undefined
  const dateOf = (key: HeaderEntry['key']): string => header.entries.find((entry) => entry.key === key)?.date?.text ?? ''
  const dates = { version: dateOf('version'), effective: dateOf('effective'), ends: '', known: '' }
  return { path, version: dates.version, from: firstDay(dates) }
}

/** The latest first. */
const earlierVersions = (program: Program, path: string): readonly Version[] => {
  const own = versionAt(program, path)
  const id = idAt(program, path)
  return program
    .paths()
    .filter((each) => each !== path && idAt(program, each) === id)
    .flatMap((each) => versionAt(program, each) ?? [])
    .filter(({ version, from }) => version !== '' && version !== own?.version && from <= (own?.from ?? ''))
    .sort((a, b) => (a.from < b.from ? 1 : -1))
}

export const versionsFor = ({ place: { program, path } }: Ask): readonly Offer[] =>
  earlierVersions(program, path).map((each, at) =>
    plain('date', each.version, Math.min(at, 9), 'earlier version', `In force from ${each.from}: \`${each.path}\``),
  )

const answered: ReadonlySet<NamedThing['kind']> = new Set<NamedThing['kind']>([
  'criteria',
  'item',
  'requirement',
  'exception',
  'determination',
  'limit',
])

/** What the version that is revised has, and this one has no more. */
export const removedFor = ({ place: { program, path }, way, scope }: Ask): readonly Offer[] => {
  const named = way.above[0]?.words[1]?.text
  const old = earlierVersions(program, path).find(({ version }) => version === named)
  if (old === undefined) return []
  const here = new Set(scope.things.flatMap(({ address }) => address ?? []))
  const start = idAt(program, path).length + 1
  return program
    .thingsIn(old.path)
    .filter(({ kind, file, address }) => answered.has(kind) && file === old.path && address !== undefined && !here.has(address))
    .map(({ address = '' }) => plain('clause', address.slice(start), 3, `stood in version ${old.version}`))
}
