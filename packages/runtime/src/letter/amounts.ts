/** What is granted, in sentences: units of each line, days, and what the limits leave. */
import { addMonths } from '../calendar.ts'
import type { LimitInfo, PolicyInfo } from '../clause.ts'
import type { Amount, DeterminationResult, LimitResult, LineResult, SpanResult } from '../determination.ts'
import { nounOf } from '../nouns.ts'
import { MET } from '../status.ts'
import { itemOf } from '../suppose.ts'
import { amountInWords, capital, dateInWords, numberInWords, ordinalInWords } from '../words.ts'
import { inBrackets, sourceOf } from './sentences.ts'

/** A paragraph for each line that is requested. */
export function lineSentences(info: PolicyInfo, { lines }: DeterminationResult): readonly string[] {
  if (lines === null) return ['It is not known yet which services are requested, and how much of them.']
  return lines.map((line, i) => {
    const noun = line.limits.map(({ limit }) => itemOf(info.limits, limit).noun)[0] ?? 'units'
    const which = lines.length === 1 ? 'The request' : `The ${ordinalInWords(i + 1)} service in the request`
    return [asked(which, line, noun), ...limitSentences(info, line)].join(' ')
  })
}

function asked(which: string, { requested, granted }: LineResult, noun: string): string {
  if (requested[1] === Infinity) return `${which} does not say how many ${nounOf(0, noun)} are asked for.`
  const asks = `${which} asks for ${amountInWords(requested[0], noun)}.`
  const [least, most] = granted
  if (least !== most) return `${asks} ${capital(rangeInWords(granted, noun))} can be covered, depending on what is still to be known.`
  if (least === requested[0]) return least === 0 ? asks : `${asks} ${least === 1_000_000 ? 'It' : 'All of them'} can be covered.`
  return least === 0 ? `${asks} The limits leave none of them for these dates.` : `${asks} ${capital(amountInWords(least, noun))} can be covered.`
}

const rangeInWords = ([least, most]: Amount, noun: string): string =>
  least === 0 ? `at most ${amountInWords(most, noun)}` : `between ${numberInWords(least)} and ${amountInWords(most, noun)}`

/** Of the limit that leaves least. */
function limitSentences(info: PolicyInfo, { limits, binding, granted, requested }: LineResult): readonly string[] {
  if (binding === null || (granted[0] === requested[0] && granted[1] === requested[1])) return []
  const result = itemOf(limits, binding)
  const limit = itemOf(info.limits, result.limit)
  const isSure = result.holds === MET
  const says = `${isSure ? 'The limit is' : 'A limit may apply'}: ${limit.text}${inBrackets(sourceOf(limit.cite))}.`
  return [says, ...useSentences(limit, result)]
}

function useSentences({ noun, window }: LimitInfo, { window: days, used, remaining, allowed }: LimitResult): readonly string[] {
  if (window.kind === 'request') return []
  if (days === null && (window.kind === 'calendar' || window.kind === 'any')) return ['The dates of the request are needed to check it.']
  const where = days === null ? WHOLE[window.kind] : `from ${dateInWords(days[0])} to ${dateInWords(days[1])}`
  const isKnown = used[0] === used[1]
  const count = isKnown ? amountInWords(used[0], noun) : used[0] === 0 ? `up to ${amountInWords(Math.min(used[1], allowed), noun)}` : `at least ${amountInWords(used[0], noun)}`
  const be = (amount: number): string => (amount === 1_000_000 ? 'is' : 'are')
  if (!isKnown) return [`${capital(where)}, ${count} ${used[0] === 0 ? 'may already be' : `${be(used[0])} already`} used.`]
  const left = remaining[0] === 0 ? 'none' : amountInWords(remaining[0], noun)
  return [`${capital(where)}, ${count} ${be(used[0])} already used, and ${left} ${be(remaining[0])} left.`]
}

const WHOLE: { readonly [kind in LimitInfo['window']['kind']]: string } = {
  calendar: 'in this time',
  any: 'in this time',
  request: 'in this request',
  authorization: 'under this authorization',
  episode: 'in this episode of care',
  lifetime: 'over the whole time',
}

/** Nothing where the lines get nothing, so that there is nothing to do on the days. */
export function spanSentences(info: PolicyInfo, { determination, lines, span }: DeterminationResult): readonly string[] {
  const isEmpty = lines !== null && lines.length > 0 && lines.every(({ granted }) => granted[1] === 0)
  if (span === null || isEmpty) return []
  const { from, to, requestedTo } = span
  if (to[1] < from) return ['No days are left for this course of treatment.']
  const last = to[0] === to[1] ? dateInWords(to[1]) : `${dateInWords(to[1])} at the latest`
  const asks = requestedTo !== null && requestedTo > to[0] ? [`The request asks for days until ${dateInWords(requestedTo)}.`] : []
  const open = to[0] < from ? ['It is not known yet whether days are left.'] : []
  return [[...asks, `The days that can be covered are ${dateInWords(from)} to ${last}.`, ...open, ...ceilingSentences(info, determination, span)].join(' ')]
}

/** Where the ceiling ends the days before the span does. */
function ceilingSentences(info: PolicyInfo, determination: number, { from, to }: SpanResult): readonly string[] {
  const { span = null, ceiling = null } = itemOf(info.determinations, determination).grants ?? {}
  if (ceiling === null) return []
  const end = span === null ? Infinity : (span.unit === 'days' ? from + span.amount : addMonths(from, span.amount)) - 1
  const most = amountInWords(ceiling.amount * 1_000_000, ceiling.unit)
  return to[1] < end ? [`A course of treatment can be covered for ${most} in all.`] : []
}
