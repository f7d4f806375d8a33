/** As time passes and nothing is found out but what happens, what was pending becomes met or not met, and what was decided stays. */
import type { FactsInput, Filter, RuleGraph, Selection, Test, Value } from '@rubric/compiler'
import { lookUp, memberCase, type MemberCase, nest } from '@rubric/harness'
import { type ConditionResult, NOT_MET, type Status, statusWord, type Trace, type TraceNode, UNKNOWN } from '@rubric/runtime'
import fc from 'fast-check'
import type { Law } from './law.ts'
import type { Entry } from './requests.ts'

// ---- the world on a day ------------------------------------------------------------------------------------

const isLater = (value: unknown, day: string): boolean => typeof value === 'string' && value.slice(0, 10) > day

/** What is known of a list at the end of a day: entries through it, dates after it still to come. */
const listOn = (value: unknown, dateField: string | null, timed: ReadonlySet<string>, day: string): unknown => {
  if (typeof value !== 'object' || value === null) return { complete_through: day, entries: [] }
  const entries = (value as { readonly entries?: readonly Entry[] }).entries ?? []
  const past = entries.filter((entry) => dateField === null || !isLater(entry[dateField], day))
  const known = past.map((entry) => {
    // A state without an end goes on.
    const whole = timed.has('from') && timed.has('to') ? { to: 'not yet', ...entry } : entry
    return nest(Object.entries(whole).map(([name, each]) => [name, timed.has(name) && isLater(each, day) ? 'not yet' : each] as const))
  })
  return { complete_through: day, entries: known }
}

/** What is known at the end of a day of a member of whom all comes to be known in time. */
const worldOn = (graph: RuleGraph, facts: FactsInput, day: string): FactsInput =>
  nest(
    [...new Set([...graph.facts.map(({ name }) => name), 'member.age', 'member.birth_date'])].map((name) => {
      const value = lookUp(facts, name)
      const type = graph.facts.find((fact) => fact.name === name)?.type
      if (type?.kind === 'list') {
        const timed = new Set(type.fields.filter((field) => field.type.kind === 'date' || field.type.kind === 'moment').map((field) => field.name))
        return [name, listOn(value, type.dateField, timed, day)] as const
      }
      const isTimed = (type?.kind === 'date' || type?.kind === 'moment') && !name.startsWith('member.')
      return [name, isTimed && isLater(value, day) ? 'not yet' : value] as const
    }),
  )

// ---- conditions that only time decides ---------------------------------------------------------------------

/** Whether a value, once known, stays what it is: it asks neither for the day of asking nor for what a list holds by then. */
const stays = (graph: RuleGraph, value: Value): boolean => {
  switch (value.kind) {
    case 'constant':
    case 'field':
      return true
    // Where the age is given, the birth date is not known.
    case 'fact':
      return !value.fact.startsWith('member.')
    case 'asOf':
    case 'now':
    case 'age':
    case 'count':
    case 'sum':
    case 'pick':
      return false
    // What is reckoned back from a day to come may be any day.
    case 'offset':
    case 'openDay':
      return value.amount >= 0 && stays(graph, value.date)
    case 'movedDay':
      return value.to === 'next' && stays(graph, value.date)
    case 'instant':
    case 'dayOf':
    case 'openMinute':
      return stays(graph, value.moment)
    case 'civil':
      return stays(graph, value.instant)
    // Of its day any minute may be meant, then as now.
    case 'minutesOf':
      return false
    case 'nthDay':
      return selectionStays(graph, value.over)
  }
}

/** What is requested does not come to pass day by day. */
const selectionStays = (graph: RuleGraph, { list, dated, where }: Selection): boolean =>
  dated && list !== 'request.lines' && (where === null || filterStays(graph, where))

const filterStays = (graph: RuleGraph, { conditions }: Filter): boolean => conditions.every((test) => testStays(graph, test))

/** Whether it asks for no calendar whose holidays are known of some years only: in others, how far open days reach nobody knows. */
const knowsHolidays = (graph: RuleGraph, value: Value): boolean => {
  if ('calendar' in value && graph.calendars[value.calendar]?.covers != null) return false
  const inner = 'date' in value ? value.date : 'moment' in value ? value.moment : 'instant' in value ? value.instant : null
  return inner === null || knowsHolidays(graph, inner)
}

const testStays = (graph: RuleGraph, test: Test): boolean => {
  switch (test.kind) {
    case 'deadline':
      return [test.event, test.due, ...(test.from === null ? [] : [test.from])].every((value) => stays(graph, value))
    case 'recurrence':
      return (
        [test.from, ...(test.until === null ? [] : [test.until])].every((value) => stays(graph, value)) &&
        (test.until === null || knowsHolidays(graph, test.until)) &&
        selectionStays(graph, test.over)
      )
    case 'compare':
      return stays(graph, test.left) && stays(graph, test.right)
    case 'between':
      return [test.value, test.low, test.high].every((value) => stays(graph, value))
    case 'holds':
    case 'among':
    case 'coded':
    case 'during':
      return stays(graph, test.value)
  }
}

const resultsOf = (trace: Trace): ReadonlyMap<number, ConditionResult> => {
  const found = new Map<number, ConditionResult>()
  const visit = (node: TraceNode): void => {
    for (const result of node.conditions) found.set(result.condition, result)
    node.children.forEach(visit)
  }
  trace.forEach(visit)
  return found
}

const said = ({ status, pending }: ConditionResult): string => (pending === true ? 'pending' : statusWord(status))

/** What recurs is met only for now: the next period asks again. */
const isLasting = (test: Test, status: Status): boolean => test.kind === 'deadline' || status === NOT_MET

/** A civil minute that clocks show twice, when they are set back: which of the two is meant nobody knows. */
const comesTwice = ({ zone }: RuleGraph, minute: unknown): boolean =>
  typeof minute === 'number' &&
  (zone?.changes.some(([instant, offset], index) => {
    const before = zone.changes[index - 1]?.[1] ?? zone.offset
    return instant + offset <= minute && minute < instant + before
  }) ??
    false)

/** What happened, or until when it had to, is known to some day or minute only: then time alone decides nothing. */
const isVague = (graph: RuleGraph, { value, due }: ConditionResult, end: number): boolean => {
  const isRange = (shown: unknown): shown is readonly (number | null)[] => Array.isArray(shown) && shown.length === 2
  const isPast = isRange(value) && value[0] !== undefined && value[0] !== null && value[0] <= end
  return isRange(due) || isPast || comesTwice(graph, due) || comesTwice(graph, value)
}

/** Conditions of time that went back: from decided to anything else, or from pending to unknown. */
const turnedBack = (graph: RuleGraph, before: Trace, after: Trace, day: string): readonly string[] => {
  const end = Date.parse(day) / 60_000 + 1_439
  const later = resultsOf(after)
  return [...resultsOf(before)].flatMap(([index, result]) => {
    const condition = graph.conditions[index]
    const now = later.get(index)
    if (condition === undefined || now === undefined || result.pending === undefined || !testStays(graph, condition.test)) return []
    const isFine =
      result.status === UNKNOWN
        ? result.pending !== true || now.pending === true || now.status !== UNKNOWN || isVague(graph, now, end)
        : now.status === result.status || !isLasting(condition.test, result.status)
    return isFine ? [] : [`${condition.text}: ${said(result)}, then ${said(now)}`]
  })
}

interface Passing {
  readonly member: MemberCase
  /** Days from the first to the second time of asking. */
  readonly days: number
}

export const passing: Law<Passing> = {
  id: 'time',
  says: 'as time passes, a deadline goes from pending to met or not met, and stays what it is then',
  members: 4,
  more: ({ graph }) =>
    fc.record({
      member: memberCase(graph, 0),
      days: fc.oneof(fc.constantFrom(1, 2, 7), fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 1_000 })),
    }),
  check: (subject, _, { member, days }) => {
    const { graph } = subject
    const timed = graph.conditions.some(({ test }) => test.kind === 'deadline' || test.kind === 'recurrence')
    const first = member.asOf.slice(0, 10)
    const year = Number(first.slice(0, 4))
    if (!timed || year < 1000 || year > 9990) return null
    const second = new Date(Date.parse(first) + days * 86_400_000).toISOString().slice(0, 10)
    const [early, late] = [worldOn(graph, member.facts, first), worldOn(graph, member.facts, second)]
    const problems = [
      ...turnedBack(graph, subject.reference(early, first), subject.reference(late, second), second).map((line) => `reference: ${line}`),
      ...turnedBack(graph, subject.compiled(early, first), subject.compiled(late, second), second).map((line) => `compiled: ${line}`),
    ]
    return problems.length === 0
      ? null
      : `${problems.join('\n')}\non ${first} ${JSON.stringify(early)}\non ${second} ${JSON.stringify(late)}`
  },
}
