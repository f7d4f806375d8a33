/** How often each construct of the language occurs in trees and rule graphs, by a name of it. */
import type { Filter, Limit, RuleGraph, Selection, Test, Value } from '@rubric/compiler'
import type { Logic } from '@rubric/runtime'

export type Tally = Map<string, number>

export const note = (tally: Tally, name: string): void => void tally.set(name, (tally.get(name) ?? 0) + 1)

/** Every kind of node under this one. */
export const countTree = (tally: Tally, node: unknown): void => {
  if (Array.isArray(node)) return node.forEach((each) => countTree(tally, each))
  if (typeof node !== 'object' || node === null) return
  const parts = node as Readonly<Record<string, unknown>>
  if (typeof parts['kind'] === 'string') note(tally, `node ${parts['kind']}`)
  Object.values(parts).forEach((part) => countTree(tally, part))
}

const countLogic = (tally: Tally, logic: Logic): void => {
  note(tally, `logic ${logic.op}`)
  if (logic.op === 'not') countLogic(tally, logic.of)
  if (logic.op === 'all' || logic.op === 'any' || logic.op === 'number') for (const part of logic.of) countLogic(tally, part)
}

const testName = (test: Test): string => {
  switch (test.kind) {
    case 'compare':
      return `compare ${test.relation} ${test.left.domain}`
    case 'among':
      return `among ${test.value.domain} ${test.negated}`
    case 'coded':
      return `coded ${test.negated}`
    case 'during':
      return `during ${test.negated} ${test.value.domain}`
    case 'deadline':
      return `deadline ${test.event.domain}, ${test.from === null ? 'open' : 'from a day'}`
    case 'recurrence':
      return `recurrence ${test.period.form} ${test.period.unit}, ${test.field === null ? 'count' : 'sum'}`
    case 'holds':
    case 'between':
      return test.kind
  }
}

const valuesOf = (test: Test): readonly Value[] => {
  switch (test.kind) {
    case 'compare':
      return [test.left, test.right]
    case 'between':
      return [test.value, test.low, test.high]
    case 'deadline':
      return [test.event, test.due, test.now, test.shown, ...(test.from === null ? [] : [test.from])]
    case 'recurrence':
      return [test.from, ...(test.until === null ? [] : [test.until])]
    default:
      return [test.value]
  }
}

const countTest = (tally: Tally, test: Test): void => {
  note(tally, testName(test))
  note(tally, `test ${test.kind}`)
  for (const value of valuesOf(test)) countValue(tally, value)
  if (test.kind !== 'recurrence') return
  const { over, until, except } = test
  const state = except === null ? 'always' : except.outside ? 'while' : 'while not'
  note(tally, `recurrence ${until === null ? 'open' : 'until'}, ${state}`)
  countSelection(tally, over)
}

const countValue = (tally: Tally, value: Value): void => {
  note(tally, `value ${value.kind} ${value.domain}`)
  if ('date' in value) countValue(tally, value.date)
  if ('moment' in value) countValue(tally, value.moment)
  if ('day' in value) countValue(tally, value.day)
  if ('instant' in value) countValue(tally, value.instant)
  if ('over' in value) countSelection(tally, value.over)
}

const countSelection = (tally: Tally, { where, from, to, dated }: Selection): void => {
  note(tally, `selection ${dated ? 'dated' : 'undated'}, from ${from === null ? 'any' : 'a'} day, to ${to === null ? 'as of' : 'a day'}`)
  if (where !== null) countFilter(tally, where)
  for (const end of [from, to]) if (end !== null) countValue(tally, end)
}

const countFilter = (tally: Tally, filter: Filter): void => {
  countLogic(tally, filter.logic)
  for (const test of filter.conditions) countTest(tally, test)
}

const countLimit = (tally: Tally, { window, when, unitHours, unitIs, codes }: Limit): void => {
  note(tally, `window ${window.kind}${window.kind === 'any' || window.kind === 'calendar' ? ` ${window.unit}` : ''}`)
  note(tally, when === null ? 'limit for all' : 'limit for some')
  if (unitHours !== null) note(tally, 'hours of a unit')
  if (unitIs !== null) note(tally, 'length of a unit')
  for (const { first, last, modifiers } of codes) note(tally, first !== last ? 'range' : modifiers.length > 0 ? 'modifiers' : 'code')
}

const countDeterminations = (tally: Tally, graph: RuleGraph): void => {
  for (const { stage, limits, grants, requires, excludes } of graph.determinations) {
    note(tally, `stage ${stage}`)
    note(tally, `grants ${grants === null ? 'nothing' : `${grants.span?.unit ?? 'no span'}, ${grants.ceiling?.unit ?? 'no'} ceiling`}`)
    if (grants?.ceiling?.unless != null) note(tally, 'lifted ceiling')
    if (requires.length > 0) note(tally, 'requires')
    if (excludes.length > 0) note(tally, 'excludes')
    for (const { onlyIf, unless } of limits)
      note(tally, `limit ${onlyIf === null ? 'always' : 'only if'}, ${unless === null ? 'always' : 'unless'}`)
  }
  for (const { lifts, replaces, refers, before } of graph.exceptions) {
    if (lifts.length > 0) note(tally, 'lifts')
    if (replaces.length > 0) note(tally, 'replaces')
    if (refers.length > 0) note(tally, 'refers')
    if (before.length > 0) note(tally, 'before')
  }
}

export const countGraph = (tally: Tally, graph: RuleGraph): void => {
  for (const { type } of graph.facts) note(tally, `fact ${type.kind}`)
  for (const clause of graph.clauses) {
    note(tally, `head ${clause.head.replace(/\d+/, 'n')}`)
    if (clause.open) note(tally, 'open list')
    if (clause.interpretations.length > 0) note(tally, 'interpreted clause')
    countLogic(tally, clause.logic)
  }
  for (const { role } of graph.criteria) note(tally, `role ${role}`)
  for (const { test } of graph.conditions) countTest(tally, test)
  for (const limit of graph.limits) countLimit(tally, limit)
  countDeterminations(tally, graph)
  for (const { holidays, covers } of graph.calendars) note(tally, covers === null ? 'calendar alone' : `calendar, ${holidays.length > 0 ? 'some' : 'no'} holidays`)
  if (graph.zone !== null) note(tally, 'zone')
  if (graph.terms.length > 0) note(tally, 'terms')
}
