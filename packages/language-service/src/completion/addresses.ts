/** Addresses of sections and clauses, as far as they fit the line that names them. */
import type { NamedThing, SymbolKind } from '@rubric/compiler'
import { named, type Offer } from './offer.ts'
import { idAt } from './scope.ts'
import { removedFor } from './revisions.ts'
import type { Ask } from './types.ts'
import { within } from './walk.ts'

const clauses: readonly SymbolKind[] = ['criteria', 'item', 'requirement', 'exception', 'determination', 'limit']

/** By the first word of the line; an expected status begins with the address itself. */
const fitting: Readonly<Record<string, readonly SymbolKind[]>> = {
  requires: ['criteria', 'requirement'],
  excludes: ['criteria', 'requirement'],
  subject: ['limit'],
  lifts: ['limit', 'criteria', 'requirement', 'item'],
  replaces: ['limit', 'criteria', 'requirement'],
  refers: ['determination'],
  before: ['exception'],
  never: clauses.filter((kind) => kind !== 'limit'),
  always: clauses.filter((kind) => kind !== 'limit'),
  affects: [...clauses, 'guidance', 'guidance item', 'define'],
}

/** What else a line can reach only in part: of clauses, the ceilings of determinations. */
const isReached = (word: string, { kind, name }: NamedThing): boolean => kind !== 'item' || word !== 'lifts' || name === 'ceiling'

/** The address within the policy: `admission/1`. */
const relative = (policy: string, { address }: NamedThing): string => address?.slice(policy.length + 1) ?? ''

export const addressesFor = (ask: Ask): readonly Offer[] => {
  const {
    place: { program, path },
    way,
    scope,
  } = ask
  const word = way.words[0]?.text ?? ''
  const kinds = fitting[word] ?? clauses
  const policy = idAt(program, path)
  const isClaim = within(ask.frame, 'claim') !== undefined
  const taken = new Set([
    ...way.words.slice(1).map(({ text }) => text),
    ...(isClaim ? way.before.flatMap(({ words }) => words[0]?.text ?? []) : []),
  ])
  const replaced = way.words.at(-1)?.text === 'with' ? scope.named(way.words.at(-2)?.text ?? '') : undefined
  const own = scope.things
    .filter((thing) => thing.file === path && thing.address !== undefined && kinds.includes(thing.kind) && isReached(word, thing))
    .filter((thing) => replaced === undefined || thing.kind === replaced.kind)
    .map((thing) => named(ask, thing, thing.kind === 'item' || thing.kind === 'guidance item' ? 3 : 1, relative(policy, thing)))
  return [...own, ...(isClaim ? removedFor(ask) : [])].filter(({ label }) => label !== '' && !taken.has(label))
}
