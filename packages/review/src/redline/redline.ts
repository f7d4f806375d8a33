/** Two texts as one: word by word within each part, parts that moved as moved, layout and comments never. */
import { align, type Pairs } from './align.ts'
import { diff } from './diff.ts'
import type { PartKind } from './drafts.ts'
import { type Part, partsOf } from './parts.ts'
import { type Run, runsOf } from './runs.ts'

export interface Redline {
  /** In the order of the new text; what was removed stands behind what it stood behind. */
  readonly parts: readonly RedlinePart[]
  /** How many examples each text has. They decide nothing, and are not shown. */
  readonly examples: { readonly old: number; readonly next: number }
}

export interface RedlinePart {
  readonly kind: PartKind
  readonly name: string
  /** In the new text; of what was removed, in the old one. `eligibility/age`; of facts and lines of the header their name. */
  readonly address: string
  /** How many parts it stands in. */
  readonly depth: number
  /** `moved`: other place, same words. What moved and changed is `changed`. */
  readonly change: 'same' | 'changed' | 'added' | 'removed' | 'moved'
  /** Where it stood, if that was elsewhere. */
  readonly from: Place | null
  readonly runs: readonly Run[]
}

export interface Place {
  /** In the old text. */
  readonly address: string
  /** The part that it stood behind, in the old text; null: it was the first. */
  readonly after: string | null
}

export const redline = (oldText: string, nextText: string): Redline => {
  const [old, next] = [partsOf(oldText), partsOf(nextText)]
  const pairs = align(old.parts, next.parts)
  const reader: Reader = { pairs, kept: new Set(pairs.values()), before: new Map(predecessors(old.parts)) }
  return {
    parts: siblings(reader, old.parts, next.parts, 0),
    examples: { old: old.examples, next: next.examples },
  }
}

/** Whether nothing but layout, comments and examples differs. */
export const isSame = ({ parts }: Redline): boolean => parts.every(({ change }) => change === 'same')

interface Reader {
  readonly pairs: Pairs
  /** Parts of the old text that stand in the new one. */
  readonly kept: ReadonlySet<Part>
  /** The part of the old text that each stood behind. */
  readonly before: ReadonlyMap<Part, Part | null>
}

const siblings = (reader: Reader, old: readonly Part[], next: readonly Part[], depth: number): readonly RedlinePart[] => {
  const { pairs, kept } = reader
  const others = next.map((part) => pairs.get(part))
  const inPlace = new Set(
    diff<Part | undefined>(old, others, (a, b) => a === b).flatMap(({ did, item }) => (did === 'same' ? (item ?? []) : [])),
  )
  const shown: RedlinePart[] = []
  const showRemoved = (from: number): void => {
    for (const part of old.slice(from)) {
      if (inPlace.has(part)) return
      if (!kept.has(part)) shown.push(...removed(reader, part, depth))
    }
  }
  showRemoved(0)
  for (const [index, part] of next.entries()) {
    const other = others[index]
    const stays = other !== undefined && inPlace.has(other)
    shown.push(other === undefined ? bare(part, 'added', depth) : both(other, part, placeOf(reader, other, part, stays), depth))
    shown.push(...siblings(reader, other?.parts ?? [], part.parts, depth + 1))
    if (stays) showRemoved(old.indexOf(other) + 1)
  }
  return shown
}

/** With all in it that did not find another place. */
const removed = (reader: Reader, part: Part, depth: number): readonly RedlinePart[] => [
  bare(part, 'removed', depth),
  ...part.parts.filter((inner) => !reader.kept.has(inner)).flatMap((inner) => removed(reader, inner, depth + 1)),
]

const bare = ({ kind, name, address, words }: Part, did: 'added' | 'removed', depth: number): RedlinePart => ({
  kind,
  name,
  address,
  depth,
  change: did,
  from: null,
  runs: words.length === 0 ? [] : [{ did, words }],
})

/** Null where it stands as it stood. An item without a name has none to lose when others come before it. */
const placeOf = ({ before }: Reader, old: Part, next: Part, stays: boolean): Place | null =>
  stays && (old.name === next.name || (old.label === 'dash' && next.label === 'dash'))
    ? null
    : { address: old.address, after: before.get(old)?.address ?? null }

const both = (old: Part, next: Part, from: Place | null, depth: number): RedlinePart => {
  const runs = runsOf(old.words, next.words)
  const isChanged = runs.some(({ did }) => did !== 'same')
  const change = isChanged ? 'changed' : from === null ? 'same' : 'moved'
  return { kind: next.kind, name: next.name, address: next.address, depth, change, from, runs }
}

const predecessors = (parts: readonly Part[]): readonly (readonly [Part, Part | null])[] =>
  parts.flatMap((part, index) => [[part, parts[index - 1] ?? null] as const, ...predecessors(part.parts)])
