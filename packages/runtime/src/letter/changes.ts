/** What would change an answer. */
import { isWithoutCriteria } from '../answer/determinations.ts'
import type { PolicyInfo, Trace } from '../clause.ts'
import type { DeterminationResult } from '../determination.ts'
import { explain } from '../explain.ts'
import type { SetMember, Sets } from '../explain.ts'
import { resultsOf } from '../reads.ts'
import { MET, NOT_MET, UNKNOWN } from '../status.ts'
import type { Status } from '../status.ts'
import { itemOf, suppose } from '../suppose.ts'
import { amountInWords, dateInWords, numberInWords } from '../words.ts'
import type { Finding } from './findings.ts'
import { exceptionsIn } from './reach.ts'
import { sentence, textOf, titleOf } from './sentences.ts'

export function changeSentences(
  info: PolicyInfo,
  trace: Trace,
  result: DeterminationResult,
  findings: readonly Finding[],
): readonly string[] {
  const { criterion } = itemOf(info.determinations, result.determination)
  const explanation = explain(info, trace, criterion)
  switch (explanation.status) {
    case 'met':
      return result.outcome === 'met'
        ? ['The answer would change if one of these criteria were no longer met.']
        : [...laterSentences(info, result), ...liftSentences(info, trace, result)]
    case 'not met':
      return ifMet(explanation.blockedBy, findings)
    case 'unknown':
      if (isWithoutCriteria(info, trace, result)) return [...laterSentences(info, result), ...liftSentences(info, trace, result)]
      return [
        ...settling(info, trace, explanation.toMeet, 'The criteria would be met', 'if all of the parts named above turned out in favor of the request'),
        ...settling(
          info,
          trace,
          explanation.toFail,
          'The criteria would not be met',
          'if one of the parts named above turned out against the request',
        ),
      ]
  }
}

/** Nothing blocks for good: each set of conditions that blocks would have to lose one. */
function ifMet({ sets, more }: Sets, findings: readonly Finding[]): readonly string[] {
  if (sets.length === 0 && !more) return []
  const [only, ...others] = findings
  if (only === undefined) return []
  if (others.length > 0) return ['The answer would change if each of the parts named above were met.']
  if (only.form === 'against' || (only.form === 'choice' && only.least === 0)) return ['The answer would change if this no longer applied.']
  const missing = only.least - only.items.filter(({ status }) => status === MET).length
  return only.form === 'choice' && missing > 0
    ? [`The answer would change if ${numberInWords(missing * 1_000_000)} more of these applied.`]
    : ['The answer would change if this part were met.']
}

/** Longer sets tell a reader nothing. */
const MOST_MEMBERS = 3

/** The shortest way there, where it is short and there is no other; else in general words. */
function settling(info: PolicyInfo, trace: Trace, { sets, more }: Sets, then: string, generally: string): readonly string[] {
  const [shortest, ...others] = sets
  if (shortest === undefined) return more ? [`${then} ${generally}.`] : []
  const parts = shortest.length > MOST_MEMBERS || others.length > 0 ? [] : partsOf(info, trace, shortest)
  if (parts.length === 0) return [`${then} ${generally}.`]
  const shown = ([MET, NOT_MET] as const).flatMap((wanted) => {
    const texts = parts.filter(({ status }) => status === wanted).map(({ text }) => text)
    const [one, several] = wanted === MET ? ['this applies', 'these apply'] : ['this does not apply', 'these do not apply']
    return texts.length === 0 ? [] : [`${texts.length === 1 ? one : several}: ${texts.join('; ')}`]
  })
  const [only, second] = shown
  return second === undefined
    ? [sentence(`${then} if it is shown that ${only ?? ''}`)]
    : [[`${then} if all of this is shown`, ...shown].map(sentence).join(' ')]
}

/** Clauses that the conditions of a set decide, and how. */
function partsOf(info: PolicyInfo, trace: Trace, members: readonly SetMember[]): readonly { readonly text: string; readonly status: Status }[] {
  const results = resultsOf(trace)
  const supposed = new Map(members.map(({ condition, as }): [number, Status] => [condition, as === 'met' ? MET : NOT_MET]))
  const decide = suppose(info, (condition) => supposed.get(condition) ?? results.get(condition)?.status ?? UNKNOWN)
  const addresses = new Set(members.flatMap(({ clauses }) => clauses.slice(0, 1)))
  return info.clauses.flatMap((clause, index) => {
    const status = decide({ op: 'clause', clause: index })
    const text = textOf(info, index)
    return addresses.has(clause.address) && status !== UNKNOWN && text !== '' ? [{ text, status }] : []
  })
}

/** A later window of the calendar leaves more. */
function laterSentences(info: PolicyInfo, { lines }: DeterminationResult): readonly string[] {
  return (lines ?? []).flatMap(({ limits, binding, granted, requested }) => {
    if (binding === null || granted[1] >= requested[0]) return []
    const { limit, window } = itemOf(limits, binding)
    const { window: over, noun, most } = itemOf(info.limits, limit)
    if (window === null || over.kind !== 'calendar') return []
    const start = dateInWords(window[1] + 1)
    return [`A new ${over.unit} starts on ${start}. From then on, up to ${amountInWords(most, noun)} a ${over.unit} can be covered.`]
  })
}

/** An exception that would lift the limit that binds. */
function liftSentences(info: PolicyInfo, trace: Trace, { determination, lines, span }: DeterminationResult): readonly string[] {
  const { limits, grants } = itemOf(info.determinations, determination)
  const binding = new Set((lines ?? []).flatMap(({ limits: results, binding: at }) => (at === null ? [] : [itemOf(results, at).limit])))
  const isCapped = span !== null && (span.to[1] < span.from || (span.requestedTo ?? 0) > span.to[1])
  const lifting = [...limits.filter(({ limit }) => binding.has(limit)).map(({ unless }) => unless), isCapped ? (grants?.ceiling?.unless ?? null) : null]
  return exceptionsIn(info, lifting)
    .filter((index) => itemOf(trace, index).status !== MET)
    .map((index) => `The limit would not count if this exception applied: ${titleOf(info, index)}.`)
}
