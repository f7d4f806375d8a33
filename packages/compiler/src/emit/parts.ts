/** What values and conditions are made of. */
import type { Selection, Test, Value } from '../graph.ts'

const endsOf = ({ from, to }: Selection): readonly Value[] => [from, to].filter((end) => end !== null)

/** The values that a value is made of; what a selection's own filter reads is not among them. */
const partsOf = (value: Value): readonly Value[] => {
  switch (value.kind) {
    case 'constant':
    case 'fact':
    case 'field':
    case 'asOf':
    case 'now':
      return []
    case 'age':
    case 'offset':
    case 'openDay':
    case 'movedDay':
      return [value.date]
    case 'instant':
    case 'openMinute':
    case 'dayOf':
      return [value.moment]
    case 'civil':
      return [value.instant]
    case 'minutesOf':
      return [value.day]
    case 'count':
    case 'sum':
    case 'pick':
    case 'nthDay':
      return endsOf(value.over)
  }
}

/** Whether a value depends on the list entry at hand. The fields in a nested selection's own filter are of its own entries. */
export const readsEntry = (value: Value): boolean => value.kind === 'field' || partsOf(value).some(readsEntry)

const isAggregate = (value: Value): boolean => 'over' in value || partsOf(value).some(isAggregate)

/** Whether deciding a test runs through a list: then it gets a function of its own. */
export const runsThroughList = (test: Test): boolean => test.kind === 'recurrence' || valuesOf(test).some(isAggregate)

const valuesOf = (test: Test): readonly Value[] => {
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
      return [test.event, test.due, ...(test.from === null ? [] : [test.from])]
    case 'recurrence':
      return [test.from, ...(test.until === null ? [] : [test.until])]
  }
}

/** The value that a trace shows of a condition; a recurrence has none. */
export const leftOf = (test: Test): Value | null => {
  switch (test.kind) {
    case 'holds':
    case 'among':
    case 'coded':
    case 'during':
    case 'between':
      return test.value
    case 'compare':
      return test.left
    case 'deadline':
      return test.event
    case 'recurrence':
      return null
  }
}
