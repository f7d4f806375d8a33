/** Which facts a test reads, in order of first mention. */
import type { Selection, Test, Value } from '../graph.ts'

export const factsOf = (test: Test): readonly string[] => {
  const facts = new Set<string>()
  readTest(facts, test)
  return [...facts]
}

const readTest = (facts: Set<string>, test: Test): void => {
  const all = (...values: readonly (Value | null)[]): void => {
    for (const value of values) if (value !== null) readValue(facts, value)
  }
  switch (test.kind) {
    case 'holds':
    case 'among':
    case 'coded':
    case 'during': return all(test.value)
    case 'compare': return all(test.left, test.right)
    case 'between': return all(test.value, test.low, test.high)
    case 'deadline': return all(test.event, test.from, test.due)
    case 'recurrence':
      readSelection(facts, test.over)
      all(test.from, test.until)
      if (test.except !== null) facts.add(test.except.list)
      return
  }
}

const readValue = (facts: Set<string>, value: Value): void => {
  switch (value.kind) {
    case 'fact': facts.add(value.fact); return
    case 'age':
    case 'offset':
    case 'openDay':
    case 'movedDay': return readValue(facts, value.date)
    case 'dayOf':
    case 'instant':
    case 'openMinute': return readValue(facts, value.moment)
    case 'civil': return readValue(facts, value.instant)
    case 'minutesOf': return readValue(facts, value.day)
    case 'count':
    case 'sum':
    case 'pick':
    case 'nthDay': return readSelection(facts, value.over)
    case 'constant':
    case 'field':
    case 'asOf':
    case 'now': return
  }
}

const readSelection = (facts: Set<string>, { list, where, from, to }: Selection): void => {
  facts.add(list)
  for (const condition of where?.conditions ?? []) readTest(facts, condition)
  if (from !== null) readValue(facts, from)
  if (to !== null) readValue(facts, to)
}
