/**
 * Limits that can never bind, shown by arithmetic on limits alone: because time leaves no room for more units, or because another limit
 * always stops first. Only what holds on every day of the calendar is said.
 */
import type { CodePattern, Logic } from '@rubric/runtime'
import type { Diagnostic, Span } from '@rubric/syntax'
import type { Limit, RuleGraph, SpanUnit } from '../graph.ts'
import { fromMicro } from '../lower/decimal.ts'
import { reportRule } from './rule-diagnostics.ts'
import { covering, longestDays, startsIn } from './windows.ts'

/** Days that a unit of time lasts at the least. */
const leastDays: Readonly<Record<SpanUnit, number | undefined>> = { minutes: undefined, hours: undefined, days: 1, weeks: 7, months: 28, years: 365 }

const MICRO = 1_000_000

export interface Reviewed {
  readonly file: string
  /** Where a limit is named: the determination, for the quantity that it grants. */
  readonly placeOf: (name: string) => Span | undefined
  /** Somebody decided about it. */
  readonly isDecided: (name: string) => boolean
}

export const limitFindings = (graph: RuleGraph, { file, placeOf, isDecided }: Reviewed, diagnostics: Diagnostic[]): void => {
  const { limits } = graph
  for (const [at, limit] of limits.entries()) {
    if (isDecided(limit.name)) continue
    const found = byTime(limit) ?? byAnother(graph, limit, at)
    if (found === undefined) continue
    const { start, end } = placeOf(limit.name) ?? limit.span
    diagnostics.push(reportRule('limit-never-binds', { file, span: { start, end } }, { ...found, name: limit.name }))
  }
}

interface Finding {
  readonly what: string
  readonly arithmetic: string
}

const written = ({ most, noun }: Limit): string => `${fromMicro(most)} ${noun}`

/** Units that each take a stretch of time, one after the other: so many begin in a window, and no more. */
const byTime = (limit: Limit): Finding | undefined => {
  const { unitIs, window, most } = limit
  const days = longestDays(window)
  const each = unitIs === null ? undefined : leastDays[unitIs.unit]
  if (unitIs === null || days === undefined || each === undefined) return undefined
  const apart = each * unitIs.amount
  const starts = startsIn(days, apart)
  if (starts * MICRO > most) return undefined
  const unit = `${unitIs.amount} ${unitIs.amount === 1 ? unitIs.unit.slice(0, -1) : unitIs.unit}`
  return {
    what: `time leaves room for ${starts}, and ${fromMicro(most)} are allowed`,
    arithmetic: `${capital(windowWords(limit))} has at most ${days} days, and a unit of ${unit} begins at least ${apart} days after the one before:\n` +
      `${days} / ${apart}, rounded up, is ${starts}, as long as one unit runs at a time.`,
  }
}

/** Another limit that holds wherever this one does, and leaves less in as many windows as cover one of this one's. */
const byAnother = (graph: RuleGraph, limit: Limit, at: number): Finding | undefined => {
  for (const [other, stricter] of graph.limits.entries()) {
    if (other === at || !coversCodes(stricter.codes, limit.codes) || !isBound(graph, limit, at, stricter, other)) continue
    const windows = covering(limit.window, stricter.window)
    if (windows === undefined || windows * stricter.most > limit.most) continue
    // Of two that say the same, the later one is the idle one.
    if (windows * stricter.most === limit.most && other > at && covering(stricter.window, limit.window) === 1 && sameCodes(stricter, limit)) continue
    const cover = windows === 1 ? `${windowWords(limit)} lies within ${windowWords(stricter)}` : `${windowWords(limit)} takes part in at most ${windows} of the other`
    return {
      what: `\`${stricter.name}\` always stops first`,
      arithmetic: `${capital(cover)}, and \`${stricter.name}\` allows ${written(stricter)} in each:\n` +
        `${windows} × ${fromMicro(stricter.most)} = ${fromMicro(windows * stricter.most)}, no more than ${fromMicro(limit.most)}.`,
    }
  }
  return undefined
}

const sameCodes = (a: Limit, b: Limit): boolean => coversCodes(a.codes, b.codes) && coversCodes(b.codes, a.codes)

/** Every code that fits the second patterns fits the first. */
const coversCodes = (wide: readonly CodePattern[], narrow: readonly CodePattern[]): boolean =>
  narrow.length > 0 && narrow.every(code => wide.some(each =>
    each.system === code.system && each.first.length === code.first.length && each.first <= code.first && code.last <= each.last &&
    each.modifiers.every(modifier => code.modifiers.includes(modifier))))

const same = (a: Logic | null, b: Logic | null): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Wherever the limit holds, the other one does: for the same members, in the same determinations, with the same exceptions. */
const isBound = ({ determinations }: RuleGraph, limit: Limit, at: number, stricter: Limit, other: number): boolean =>
  (stricter.when === null || same(stricter.when, limit.when)) &&
  determinations.every(({ limits }) => {
    const own = limits.find(each => each.limit === at)
    const theirs = limits.find(each => each.limit === other)
    if (own === undefined) return true
    return theirs !== undefined && (theirs.onlyIf === null || same(theirs.onlyIf, own.onlyIf)) &&
      (theirs.unless === null || same(theirs.unless, own.unless))
  })

const windowWords = ({ window }: Limit): string => {
  switch (window.kind) {
    case 'calendar': return `a calendar ${window.unit}`
    case 'any': return `a stretch of ${lengthOf(window)}`
    case 'request': return 'a request'
    case 'authorization': return 'an authorization'
    case 'episode': return 'an episode'
    case 'lifetime': return 'a lifetime'
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const lengthOf = ({ amount, unit }: { readonly amount: number; readonly unit: 'days' | 'months' }): string =>
  `${amount} ${amount === 1 ? unit.slice(0, -1) : unit}`
