/** The values of conditions, and what each is reckoned from, under all reckoning: a fact, a field, a list, `as of` or a constant. */
import type { Test, Value } from '@rubric/compiler'

/** The values that a condition compares, without what is under them. */
export const valuesOf = (test: Test): readonly Value[] => {
  switch (test.kind) {
    case 'holds':
    case 'among':
    case 'coded':
    case 'during':
      return [test.value]
    case 'compare':
      return [test.left, test.right]
    case 'between':
      return [test.value, test.low, test.high]
    case 'deadline':
      return [test.event, ...(test.from === null ? [] : [test.from]), test.due, test.now, test.shown]
    case 'recurrence':
      return [test.from, ...(test.until === null ? [] : [test.until])]
  }
}

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

/** The later what it is reckoned from, the later it is. Clocks are set forward and back, and ages fall. */
export const keepsOrder = (value: Value): boolean => stepsOf(value).every(({ kind }) => ordered.has(kind))

const ordered: ReadonlySet<Value['kind']> = new Set(['offset', 'openDay', 'movedDay', 'dayOf', 'minutesOf'])
