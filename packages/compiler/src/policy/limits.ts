/** Limits: how many units of which codes in which stretch of time, and whom they bind. What does not fit is reported and left out. */
import type { CodePattern, LimitWindowInfo } from '@rubric/runtime'
import type { CodeGroup, LimitCap, LimitWindow, Limit as LimitSection, Missing, Name, Quantity } from '@rubric/syntax'
import type { Limit } from '../graph.ts'
import { conditionOf } from '../lower/conditions.ts'
import { type Context, site } from '../lower/context.ts'
import { toMicro, toWhole } from '../lower/decimal.ts'
import { reportCondition } from '../lower/diagnostics.ts'
import { timeSpan } from '../lower/spans.ts'
import { lookUp } from '../names/scope.ts'
import { checkCodes, patternsOf } from '../names/code-patterns.ts'
import { spanUnit } from '../names/units.ts'
import { reportPolicy } from './diagnostics.ts'

/** Days or months of a span; weeks are days, years months. Undefined where it is reported. */
export const calendarSpan = (
  context: Context, quantity: Quantity,
): { readonly amount: number; readonly unit: 'days' | 'months' } | undefined => {
  const span = timeSpan(context, quantity)
  if (span === undefined) return undefined
  const isStretch = (span.unit === 'days' || span.unit === 'months') && span.amount > 0
  return isStretch ? { amount: span.amount, unit: span.unit } : badNumber(context, quantity, 'no stretch of days', 'days, weeks, months or years, one at least')
}

const badNumber = (context: Context, quantity: Quantity, why: string, expected: string): undefined => {
  context.lowering.diagnostics.push(reportCondition('bad-number', site(context, quantity), { why, expected }))
  return undefined
}

/** Millionths of an amount of units. */
export const unitsOf = (context: Context, quantity: Quantity): number | undefined =>
  toMicro(quantity.number.text) ??
  badNumber(context, quantity, 'more than six decimals, or beyond a thousand million', 'a number with at most six decimals')

/** `HCPCS H2022, H2023`, or the name of a set of codes. */
export const codesOfRule = (context: Context, of: CodeGroup | Name | Missing): readonly CodePattern[] | undefined => {
  if (of.kind === 'Missing') return undefined
  if (of.kind === 'Name') {
    const declared = lookUp(context.scope, of.text, site(context, of), context.lowering.diagnostics, [], 'codes')
    if (declared === undefined) return undefined
    if (declared.kind === 'codes') return declared.patterns
    context.lowering.diagnostics.push(reportPolicy('not-a-code-set', site(context, of), { name: of.text }))
    return undefined
  }
  checkCodes([of], context.scope.module.file, context.lowering.diagnostics)
  return patternsOf([of])
}

const units = ['week', 'month', 'quarter', 'year'] as const

const windowOf = (context: Context, window: LimitWindow | Missing): LimitWindowInfo | undefined => {
  if (window.kind === 'Missing') return undefined
  switch (window.form) {
    case 'authorization':
    case 'episode':
    case 'lifetime': return { kind: window.form }
    case 'any': {
      const span = window.amount === undefined ? undefined : calendarSpan(context, window.amount)
      return span === undefined ? undefined : { kind: 'any', ...span }
    }
    case 'calendar': {
      // Other words were reported when the line was read.
      const unit = units.find(each => each === window.unit?.text)
      return unit === undefined ? undefined : { kind: 'calendar', unit, weekStart: context.lowering.time.weekStart }
    }
  }
}

/** `2 hours` in millionths of an hour. */
const hoursOf = (context: Context, quantity: Quantity): number | null => {
  const unit = quantity.unit === undefined ? undefined : spanUnit(quantity.unit.text)
  const amount = toMicro(quantity.number.text)
  const hours = unit === 'hours' ? amount : unit === 'minutes' && amount !== undefined ? amount / 60 : undefined
  if (hours !== undefined && Number.isInteger(hours) && hours > 0) return hours
  badNumber(context, quantity, 'a unit needs hours', 'hours, with at most six decimals: `2 hours`')
  return null
}

const unitIsOf = (context: Context, quantity: Quantity): Limit['unitIs'] => {
  const unit = quantity.unit === undefined ? undefined : spanUnit(quantity.unit.text)
  const amount = toWhole(quantity.number.text)
  if (unit !== undefined && amount !== undefined && amount > 0) return { amount, unit }
  badNumber(context, quantity, 'a unit is a stretch of time', 'a whole number of a unit of time: `1 week`, `15 minutes`')
  return null
}

const capOf = (context: Context, cap: LimitCap): Pick<Limit, 'most' | 'noun' | 'codes' | 'window'> | undefined => {
  const most = unitsOf(context, cap.amount)
  const codes = codesOfRule(context, cap.of)
  const window = windowOf(context, cap.window)
  if (most === undefined || codes === undefined || window === undefined) return undefined
  return { most, codes, window, noun: cap.amount.unit?.text ?? 'units' }
}

/** Undefined where a part of the limit was reported. */
export const limitOf = (
  context: Context, limit: LimitSection, about: Pick<Limit, 'address' | 'interpretations' | 'span'>,
): Limit | undefined => {
  const when = limit.when === undefined ? null : conditionOf(context, limit.when)
  const unitHours = limit.unitNeeds === undefined ? null : hoursOf(context, limit.unitNeeds)
  const unitIs = limit.unitIs === undefined ? null : unitIsOf(context, limit.unitIs)
  const cap = limit.cap.kind === 'Missing' ? undefined : capOf(context, limit.cap)
  if (cap === undefined) return undefined
  return { name: limit.name.text, text: limit.title?.value ?? '', cite: limit.cite?.text ?? '', ...cap, when, unitHours, unitIs, ...about }
}
