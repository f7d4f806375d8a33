/** What a value is reckoned from, under all reckoning: a fact, a field, a list, `as of` or a constant. */
import type { Value } from '@rubric/compiler'

/** One step down; null of what is not reckoned. */
const innerOf = (value: Value): Value | null => {
  switch (value.kind) {
    case 'age':
    case 'offset':
    case 'openDay':
    case 'movedDay':
      return value.date
    case 'instant':
    case 'openMinute':
    case 'dayOf':
      return value.moment
    case 'civil':
      return value.instant
    case 'minutesOf':
      return value.day
    case 'constant':
    case 'fact':
    case 'field':
    case 'asOf':
    case 'now':
    case 'nthDay':
    case 'count':
    case 'sum':
    case 'pick':
      return null
  }
}

export const leafOf = (value: Value): Value => {
  const inner = innerOf(value)
  return inner === null ? value : leafOf(inner)
}

/** The steps from the value down to its leaf, without the leaf. */
export const stepsOf = (value: Value): readonly Value[] => {
  const inner = innerOf(value)
  return inner === null ? [] : [value, ...stepsOf(inner)]
}

/** The same reckoned from something else. */
export const withLeaf = (value: Value, leaf: Value): Value => {
  switch (value.kind) {
    case 'age':
    case 'offset':
    case 'openDay':
    case 'movedDay':
      return { ...value, date: withLeaf(value.date, leaf) }
    case 'instant':
    case 'openMinute':
    case 'dayOf':
      return { ...value, moment: withLeaf(value.moment, leaf) }
    case 'civil':
      return { ...value, instant: withLeaf(value.instant, leaf) }
    case 'minutesOf':
      return { ...value, day: withLeaf(value.day, leaf) }
    case 'constant':
    case 'fact':
    case 'field':
    case 'asOf':
    case 'now':
    case 'nthDay':
    case 'count':
    case 'sum':
    case 'pick':
      return leaf
  }
}

/** The name under which a leaf is chosen: of a fact its own, of a field `visits.on`; null of what nobody chooses by itself. */
export const chosenAs = (leaf: Value, list: string): string | null => {
  switch (leaf.kind) {
    case 'fact':
      return leaf.fact
    case 'field':
      return `${list}.${leaf.field}`
    case 'pick':
      return `${leaf.over.list}.${leaf.field}`
    case 'constant':
    case 'asOf':
    case 'now':
    case 'age':
    case 'offset':
    case 'openDay':
    case 'movedDay':
    case 'instant':
    case 'civil':
    case 'openMinute':
    case 'nthDay':
    case 'dayOf':
    case 'minutesOf':
    case 'count':
    case 'sum':
      return null
  }
}
