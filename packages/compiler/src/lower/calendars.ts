/** Calendars in conditions: which one is meant, and whether it is open. */
import type { Logic } from '@rubric/runtime'
import type { DuringTest, Name, Span } from '@rubric/syntax'
import { calendarIndex } from './time-rules.ts'
import { calendarsIn, isDeclared, isFaulty, lookUp } from '../names/scope.ts'
import { didYouMean, oneOf } from '../names/suggest.ts'
import { type Tested, wrongComparison } from './comparisons.ts'
import { condition, type Context, nothing, site } from './context.ts'
import { reportCondition } from './diagnostics.ts'
import { formOf } from './words.ts'

const known = (names: readonly string[]): string =>
  names.length === 0 ? 'No calendar is declared here.' : `Calendars here: ${names.join(', ')}`

/** The calendar of this name, or the only one there is; its index in the graph. Undefined where that is reported. */
export const calendarAt = (context: Context, name: Name | undefined, at: Span): number | undefined => {
  const { diagnostics, time } = context.lowering
  const here = calendarsIn(context.scope)
  const names = here.map(each => each.name)
  if (name !== undefined) {
    const isKnown = name.text === '' || isDeclared(context.scope, name.text) || isFaulty(context.scope, name.text)
    const declared = isKnown ? lookUp(context.scope, name.text, site(context, name), diagnostics) : undefined
    if (declared?.kind === 'calendar') return calendarIndex(time, declared.calendar)
    if (declared === undefined && isKnown) return undefined
    const near = didYouMean(name.text, names)
    diagnostics.push(reportCondition('not-a-calendar', site(context, name), { name: name.text, known: `${known(names)}\n${near}` }))
    return undefined
  }
  const [only, ...others] = here
  if (only !== undefined && others.length === 0) return calendarIndex(time, only.calendar)
  const holes = only === undefined
    ? { known: 'No calendar is declared here.', hint: 'Declare one: `calendar business_days "…"`, with `open monday to friday` under it.' }
    : { known: `It could be ${oneOf(names)}.`, hint: `Name one of them: \`of ${only.name}\`.` }
  diagnostics.push(reportCondition('which-calendar', site(context, at), holes))
  return undefined
}

/** `X during CALENDAR`: a date while its day is open, a date and time while the hour is. */
export const duringTest = (context: Context, test: DuringTest, tested: Tested): Logic => {
  const { type, value } = tested.left
  if (type.kind !== 'date' && type.kind !== 'moment') return wrongComparison(context, test, tested, 'during')
  const calendar = calendarAt(context, test.calendar, test)
  return calendar === undefined ? nothing : condition(context, { kind: 'during', negated: test.negated, value, calendar }, tested.text, formOf(type))
}
