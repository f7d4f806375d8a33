/**
 * Which part of the old text is which part of the new. By name, where it has one; by its words, where numbers were given anew or
 * the part stands elsewhere. Every part has at most one other.
 */
import type { PartKind } from './drafts.ts'
import type { Part } from './parts.ts'
import { readable } from './words.ts'

/** From each part of the new text to that of the old. */
export type Pairs = ReadonlyMap<Part, Part>

export const align = (old: readonly Part[], next: readonly Part[]): Pairs => {
  const pairs = new Map<Part, Part>()
  const taken = new Set<Part>()
  const isFree = (part: Part): boolean => !pairs.has(part) && !taken.has(part)
  const pair = (a: Part, b: Part): void => {
    pairs.set(b, a)
    taken.add(a)
    siblings(a.parts, b.parts)
  }
  const match = (olds: readonly Part[], nexts: readonly Part[], keyOf: (part: Part) => string | null): void => {
    const found = new Map<string, Part[]>()
    for (const part of olds) {
      const key = isFree(part) ? keyOf(part) : null
      if (key !== null) found.set(key, [...(found.get(key) ?? []), part])
    }
    for (const part of nexts) {
      const key = isFree(part) ? keyOf(part) : null
      const other = key === null ? undefined : found.get(key)?.find(isFree)
      if (other !== undefined) pair(other, part)
    }
  }
  const siblings = (olds: readonly Part[], nexts: readonly Part[]): void => {
    match(olds, nexts, (part) => (part.label === 'name' ? place(part) : `${place(part)} ${wholeOf(part)}`))
    match(olds, nexts, (part) => (part.label === 'name' ? null : wholeOf(part)))
    match(olds, nexts, place)
  }
  siblings(old, next)
  const [olds, nexts] = [old.flatMap(withInner), next.flatMap(withInner)]
  match(olds, nexts, (part) => (speaks[part.kind] ? wholeOf(part) : null))
  match(olds, nexts, (part) => (speaks[part.kind] && part.words.some(({ text }) => text === '“') ? ownOf(part) : null))
  return pairs
}

const withInner = (part: Part): readonly Part[] => [part, ...part.parts.flatMap(withInner)]

const place = ({ kind, address, name }: Part): string => `${kind} ${kind === 'clause' || kind === 'point' ? name : address}`

const ownOf = ({ kind, words }: Part): string => `${kind} ${readable(words)}`

const known = new WeakMap<Part, string>()

/** Its words, and those of all parts in it with their names. */
const wholeOf = (part: Part): string => {
  const found = known.get(part)
  if (found !== undefined) return found
  const inner = part.parts.map((each) => `${each.label === 'dash' ? '-' : each.name}: ${wholeOf(each)}`)
  const whole = [ownOf(part), '{', ...inner, '}'].join('\n')
  known.set(part, whole)
  return whole
}

/** Whether its words alone say what it is, so that it is the same under another name. Not so a fact `yes/no`. */
const speaks: Readonly<Record<PartKind, boolean>> = {
  policy: false,
  header: false,
  use: false,
  term: false,
  fact: false,
  field: false,
  codes: true,
  calendar: true,
  define: true,
  criteria: true,
  requirement: true,
  exception: true,
  determination: true,
  limit: true,
  clause: true,
  guidance: true,
  point: true,
  interpretation: true,
  statement: false,
  revises: false,
  claim: false,
}
