/**
 * Which way a condition moves when a fact is raised: yes above no, more above less, later above earlier, one more entry in a
 * list. A fact that moves it either way, or of which that cannot be said, has the sign 0; one that does not occur has none.
 */
import type { Filter, Recurrence, Selection, Test, Value } from '@rubric/compiler'
import type { Logic } from '@rubric/runtime'

export type Sign = -1 | 0 | 1
export type Signs = ReadonlyMap<string, Sign>

const none: Signs = new Map()

const times = (a: Sign, b: Sign): Sign => (a * b + 0) as Sign

const turned = (signs: Signs, by: Sign): Signs => new Map([...signs].map(([fact, sign]) => [fact, times(sign, by)]))

/** Two that pull in different ways come to 0. */
export const joined = (...all: readonly Signs[]): Signs => {
  const found = new Map<string, Sign>()
  for (const [fact, sign] of all.flatMap((signs) => [...signs]))
    found.set(fact, found.has(fact) && found.get(fact) !== sign ? 0 : sign)
  return found
}

/** How a join of parts moves with each of them: all of `NUMBER` with both ends lower than its parts moves either way. */
export const signOfParts = (logic: Extract<Logic, { readonly op: 'number' }>): Sign =>
  logic.most >= logic.of.length ? 1 : logic.least <= 0 ? -1 : 0

export const signsOfTest = (test: Test): Signs => {
  switch (test.kind) {
    case 'holds':
      return signsOfValue(test.value)
    case 'compare':
      return signsOfComparison(test)
    case 'between':
      return joined(turned(signsOfValue(test.value), 0), turned(signsOfValue(test.low), -1), signsOfValue(test.high))
    case 'among':
    case 'coded':
    case 'during':
      return turned(signsOfValue(test.value), 0)
    case 'deadline': {
      const event = turned(signsOfValue(test.event), test.from === null ? -1 : 0)
      return joined(event, signsOfValue(test.due), ...(test.from === null ? [] : [turned(signsOfValue(test.from), -1)]))
    }
    case 'recurrence':
      return signsOfRecurrence(test)
  }
}

const signsOfComparison = ({ relation, left, right }: Extract<Test, { readonly kind: 'compare' }>): Signs => {
  const toLeft = signOfRelation(relation, left, right)
  return joined(turned(signsOfValue(left), toLeft), turned(signsOfValue(right), times(toLeft, -1)))
}

/** There are never fewer entries than none: `no …` and `every …` are comparisons of a count with 0. */
const signOfRelation = (relation: Extract<Test, { readonly kind: 'compare' }>['relation'], left: Value, right: Value): Sign => {
  const ofNone = left.kind === 'count' && right.kind === 'constant' && right.value === 0
  switch (relation) {
    case '>':
    case '>=':
      return 1
    case '<':
    case '<=':
      return -1
    case '=':
      return ofNone ? -1 : 0
    case '!=':
      return ofNone ? 1 : 0
  }
}

/** More entries do it sooner. Where periods begin and end moves all of them. */
const signsOfRecurrence = ({ over, field, from, until, except }: Recurrence): Signs =>
  joined(
    turned(signsOfSelection(over), field === null ? 1 : 0),
    turned(signsOfValue(from), 0),
    ...(until === null ? [] : [turned(signsOfValue(until), 0)]),
    ...(except === null ? [] : [new Map<string, Sign>([[except.list, except.outside ? -1 : 1]])]),
  )

const signsOfValue = (value: Value): Signs => {
  switch (value.kind) {
    case 'constant':
    case 'asOf':
    case 'now':
    case 'field':
      return none
    case 'fact':
      // Who is born later is younger.
      return value.fact === 'member.birth_date' ? new Map([['member.age', -1]]) : new Map([[value.fact, 1]])
    case 'age':
      return turned(signsOfValue(value.date), -1)
    case 'offset':
    case 'openDay':
    case 'movedDay':
      return signsOfValue(value.date)
    case 'openMinute':
    case 'dayOf':
      return signsOfValue(value.moment)
    case 'minutesOf':
      return signsOfValue(value.day)
    // Where clocks are changed, a later minute may be an earlier instant.
    case 'instant':
      return turned(signsOfValue(value.moment), 0)
    case 'civil':
      return turned(signsOfValue(value.instant), 0)
    case 'count':
      return signsOfSelection(value.over)
    case 'sum':
      return turned(signsOfSelection(value.over), value.signed ? 0 : 1)
    // The latest entry is another one, and the third is another one, once there is one more.
    case 'pick':
    case 'nthDay':
      return turned(signsOfSelection(value.over), 0)
  }
}

/** How the number of its entries moves. */
const signsOfSelection = ({ list, where, from, to }: Selection): Signs =>
  joined(
    new Map([[list, 1]]),
    ...(where === null ? [] : [signsOfFilter(where)]),
    ...(from === null ? [] : [turned(signsOfValue(from), -1)]),
    ...(to === null ? [] : [signsOfValue(to)]),
  )

const signsOfFilter = ({ logic, conditions }: Filter): Signs =>
  signsOfLogic(
    logic,
    (index) => conditions[index],
    () => none,
  )

/** `inner` says what the other roots and clauses of a policy come to. */
export const signsOfLogic = (
  logic: Logic,
  testOf: (condition: number) => Test | undefined,
  inner: (logic: Extract<Logic, { readonly op: 'clause' | 'criterion' }>) => Signs,
): Signs => {
  const visit = (at: Logic): Signs => {
    switch (at.op) {
      case 'all':
      case 'any':
        return joined(...at.of.map(visit))
      case 'number':
        return turned(joined(...at.of.map(visit)), signOfParts(at))
      case 'not':
        return turned(visit(at.of), -1)
      case 'condition': {
        const test = testOf(at.condition)
        return test === undefined ? none : signsOfTest(test)
      }
      case 'clause':
      case 'criterion':
        return inner(at)
    }
  }
  return visit(logic)
}
