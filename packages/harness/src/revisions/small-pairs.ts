/** Pairs of small versions: a policy at random, and what one to three edits make of it. */
import fc from 'fast-check'
import { conditionOn, factNames } from './small-conditions.ts'
import { type Block, decidingOn, type Deciding, head, type Outline, outlineOn, printSmall, smallPolicyOn, type SmallPolicy } from './small-policies.ts'

export interface SmallPair {
  readonly old: string
  readonly next: string
}

/** `pick` chooses what is edited, among all outlines of the policy. */
export type Edit =
  | { readonly kind: 'say'; readonly pick: number; readonly says: string }
  | { readonly kind: 'head'; readonly pick: number; readonly head: string }
  | { readonly kind: 'waive'; readonly pick: number; readonly unless: string | null }
  | { readonly kind: 'drop'; readonly pick: number }
  | { readonly kind: 'add'; readonly pick: number; readonly of: Outline }
  | { readonly kind: 'move'; readonly pick: number }
  | { readonly kind: 'replace'; readonly pick: number; readonly of: Outline }
  | { readonly kind: 'decide'; readonly part: keyof Deciding; readonly by: Deciding }
  | { readonly kind: 'strike'; readonly pick: number }

const pick = fc.nat({ max: 60 })

const editOn = (names: readonly string[], decides: boolean): fc.Arbitrary<Edit> => {
  const says = conditionOn(names)
  const outline = outlineOn(names)
  const unless = fc.option(says, { freq: 2 })
  const ofOutline: readonly fc.Arbitrary<Edit>[] = [
    fc.record({ kind: fc.constant('say' as const), pick, says }),
    fc.record({ kind: fc.constant('head' as const), pick, head }),
    fc.record({ kind: fc.constant('waive' as const), pick, unless }),
    fc.record({ kind: fc.constant('drop' as const), pick }),
    fc.record({ kind: fc.constant('add' as const), pick, of: outline }),
    fc.record({ kind: fc.constant('move' as const), pick }),
    fc.record({ kind: fc.constant('replace' as const), pick, of: outline }),
    fc.record({ kind: fc.constant('strike' as const), pick }),
  ]
  const part = fc.constantFrom('excludes', 'grants', 'limit', 'when', 'exception' as const)
  const ofDecision = fc.record({ kind: fc.constant('decide' as const), part, by: decidingOn(names) }) as fc.Arbitrary<Edit>
  return decides ? fc.oneof(ofDecision, fc.oneof(...ofOutline)) : fc.oneof(...ofOutline)
}

/** Both versions have the same few facts to speak of. */
export const smallPair: fc.Arbitrary<SmallPair> = fc
  .record({ names: fc.subarray([...factNames], { minLength: 2, maxLength: 4 }), decides: fc.integer({ min: 0, max: 3 }).map((roll) => roll === 0) })
  .chain(({ names, decides }) =>
    fc.record({
      policy: smallPolicyOn(decides ? names.slice(0, 2) : names, decides),
      edits: fc.array(editOn(decides ? names.slice(0, 2) : names, decides), { minLength: 1, maxLength: 3 }),
    }),
  )
  .map(({ policy, edits }) => ({ old: policy, next: edits.reduce(edited, policy) }))
  .filter(({ old, next }) => printSmall(old) !== printSmall(next))
  .map(({ old, next }) => ({ old: printSmall(old), next: printSmall({ ...next, version: '2026-07-01' }) }))

// ---- edits -------------------------------------------------------------------------------------------------

export const edited = (policy: SmallPolicy, edit: Edit): SmallPolicy => {
  if (edit.kind === 'decide') return policy.decides === null ? policy : { ...policy, decides: { ...policy.decides, [edit.part]: edit.by[edit.part] } }
  if (edit.kind === 'strike') {
    const criteria = policy.criteria.toSpliced(edit.pick % policy.criteria.length, 1)
    return criteria.length === 0 ? policy : { ...policy, criteria }
  }
  const counted = policy.criteria.map(([, of]) => sizeOf(of))
  let at = edit.pick % counted.reduce((sum, size) => sum + size, 0)
  return {
    ...policy,
    criteria: policy.criteria.map(([name, of], index) => {
      const here = at
      at -= counted[index] ?? 0
      return [name, here >= 0 && at < 0 ? editedAt(of, here, edit) : of]
    }),
  }
}

const sizeOf = (outline: Outline): number => (outline.kind === 'leaf' ? 1 : outline.items.reduce((sum, [, of]) => sum + sizeOf(of), 1))

type OutlineEdit = Exclude<Edit, { kind: 'decide' | 'strike' }>

/** Outlines are counted from the outermost on, each before its items. */
const editedAt = (outline: Outline, at: number, edit: OutlineEdit): Outline => {
  if (at === 0) return editedHere(outline, edit)
  if (outline.kind === 'leaf') return outline
  let left = at - 1
  return {
    ...outline,
    items: outline.items.map(([label, of]) => {
      const here = left
      left -= sizeOf(of)
      return [label, here >= 0 && left < 0 ? editedAt(of, here, edit) : of]
    }),
  }
}

const editedHere = (outline: Outline, edit: OutlineEdit): Outline => {
  if (edit.kind === 'replace') return edit.of
  if (outline.kind === 'leaf') return edit.kind === 'say' ? { ...outline, says: edit.says } : outline
  return editedBlock(outline, edit)
}

/** Two edits may add to one list. */
const newLabel = (labels: readonly string[], number: number): string =>
  labels.includes(`new_${number}`) ? newLabel(labels, number + 1) : `new_${number}`

const editedBlock = (block: Block, edit: Exclude<OutlineEdit, { kind: 'replace' }>): Block => {
  const { items } = block
  switch (edit.kind) {
    case 'head':
      return { ...block, head: edit.head }
    case 'waive':
      return { ...block, unless: edit.unless }
    case 'drop':
      return items.length < 2 ? block : { ...block, items: items.toSpliced(edit.pick % items.length, 1) }
    case 'add':
      return { ...block, items: [...items, [newLabel(items.map(([label]) => label), edit.pick), edit.of]] }
    case 'move':
      return { ...block, items: items.toReversed() }
    case 'say':
      return block
  }
}
