/** The other versions of a policy, and what they had that is gone: what `revises` and its lines may name. */
import type { NamedThing } from '@rubric/compiler'
import { earlierVersions } from '../versions.ts'
import { plain, type Offer } from './offer.ts'
import { idAt } from './scope.ts'
import type { Ask } from './types.ts'

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
