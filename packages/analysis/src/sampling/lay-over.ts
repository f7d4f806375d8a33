/** One record over another: its facts win, groups of facts are joined. */
import type { FactsInput } from '@rubric/compiler'
import { isObject } from '../facts/json.ts'

export const laidOver = (facts: FactsInput, overlay: FactsInput): FactsInput => {
  const merged: Record<string, unknown> = { ...facts }
  for (const [name, value] of Object.entries(overlay)) {
    const own = merged[name]
    merged[name] = isGroup(own) && isGroup(value) ? { ...own, ...value } : value
  }
  return merged
}

/** Facts with a dotted name are groups; a list is one fact. */
const isGroup = (value: unknown): value is FactsInput => isObject(value) && !('entries' in value) && !('complete_through' in value)
