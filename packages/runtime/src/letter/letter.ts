/**
 * A rationale for the member in plain words, from the evaluated clauses alone: what the criteria came to, which parts of them decided, where
 * the document says so, and what would change the answer. It holds no codes, addresses or names of facts, and never says that something is
 * denied, because only a clinician may do so.
 */
import { isWithoutCriteria, neededOf } from '../answer/determinations.ts'
import { firstDayOf } from '../calendar.ts'
import type { PolicyInfo, Trace } from '../clause.ts'
import type { DeterminationResult } from '../determination.ts'
import type { JsonObject } from '../reading.ts'
import { requirementResult } from '../requirement.ts'
import { MET, NOT_MET, UNKNOWN } from '../status.ts'
import type { Status } from '../status.ts'
import { itemOf } from '../suppose.ts'
import { dateInWords, untilInWords } from '../words.ts'
import { lineSentences, spanSentences } from './amounts.ts'
import { changeSentences } from './changes.ts'
import { findingsOf } from './findings.ts'
import type { Finding } from './findings.ts'
import { exceptionsOf, interpretationsOf } from './reach.ts'
import { findingSentences, inBrackets, sentence, sourceOf, titleOf } from './sentences.ts'
import { spelledOut, withoutCodes } from './terms.ts'

/**
 * A letter about some or all determinations of an evaluation of `facts`, as of a day or a minute (`2026-03-01`). Plain text: paragraphs with
 * an empty line between them, headings on lines of their own, items after a hyphen.
 */
export function letter(
  info: PolicyInfo,
  trace: Trace,
  determinations: readonly DeterminationResult[],
  facts: JsonObject,
  asOf: string,
): string {
  const parts = determinations.flatMap((result) => sections({ info, trace, facts, asOf }, result))
  const text = [info.title, ...parts].filter((part) => part !== '').join('\n\n')
  return `${spelledOut(withoutCodes(text, info), info.terms)}\n`
}

const items = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n')
/** Nothing where it would be empty. */
const section = (heading: string, ...parts: readonly string[]): string => {
  const filled = parts.filter((part) => part !== '')
  return filled.length === 0 ? '' : [heading, ...filled].join('\n')
}

interface Evaluation {
  readonly info: PolicyInfo
  readonly trace: Trace
  readonly facts: JsonObject
  readonly asOf: string
}

function sections({ info, trace, facts, asOf }: Evaluation, result: DeterminationResult): readonly string[] {
  const { criterion } = itemOf(info.determinations, result.determination)
  const { status } = itemOf(trace, criterion)
  const findings = distinct(findingsOf(info, trace, criterion, status))
  const isOpen = isWithoutCriteria(info, trace, result)
  const amounts = status === MET || isOpen ? [...lineSentences(info, result), ...spanSentences(info, result)] : []
  return [
    [titleOf(info, criterion), opening(info, trace, result), `This is how things stood on ${dateInWords(firstDayOf(asOf.slice(0, 10)))}.`].join('\n'),
    section('What can be covered', ...amounts),
    section('Why', ...(isOpen ? [NOT_ALL_CHECKED] : reasons(info, trace, criterion, findings))),
    section('What is still needed', ...needed(info, trace, facts, result)),
    section('What would change this answer', ...changeSentences(info, trace, result, findings)),
    section('How the policy is read', ...interpretationsOf(info, result, findings)),
  ]
}

const NOTHING_GRANTED: { readonly [status in Status]: string } = {
  [NOT_MET]: 'The request does not meet all criteria of this policy at this time.',
  [UNKNOWN]: 'The limits of this policy leave no room at this time, whether or not its criteria are met.',
  [MET]: 'The request meets the criteria of this policy, but its limits leave no room at this time.',
}
const NOT_ALL_CHECKED = 'The answer does not depend on the criteria, and not all of them could be checked.'

function opening(info: PolicyInfo, trace: Trace, { outcome, determination }: DeterminationResult): string {
  switch (outcome) {
    case 'met':
      return 'The request meets the criteria of this policy.'
    case 'met in part':
      return 'The request meets the criteria of this policy in part. Not all of what it asks for fits within the limits.'
    case 'information needed':
      return 'More information is needed before the request can be checked in full. Nothing has been decided against it.'
    case 'not met': {
      const { status } = itemOf(trace, itemOf(info.determinations, determination).criterion)
      return `${NOTHING_GRANTED[status]} A clinician will now review it. Only a clinician can decide against a request.`
    }
  }
}

// ---- why -----------------------------------------------------------------------------------------------------

/** So many parts of one criterion are named. */
const MOST_NAMED = 8

function reasons(info: PolicyInfo, trace: Trace, criterion: number, findings: readonly Finding[]): readonly string[] {
  const applying = exceptionsOf(info, criterion)
    .filter((index) => itemOf(trace, index).status === MET)
    .map((index) => `An exception applies: ${titleOf(info, index)}.`)
  const { status } = itemOf(trace, criterion)
  if (status === MET) return [...metReasons(info, criterion), ...applying]
  const byCriterion = Map.groupBy(findings, (finding) => finding.criterion)
  const head = status === NOT_MET ? 'These parts of the criteria are not met.' : 'It is not known yet whether these parts of the criteria are met.'
  return [...(findings.length === 0 ? [] : [head]), ...[...byCriterion].map(([index, own]) => group(info, trace, index, own)), ...applying]
}

function metReasons(info: PolicyInfo, criterion: number): readonly string[] {
  const { children } = itemOf(info.clauses, itemOf(info.criteria, criterion).clause)
  const required = children.map((child) => itemOf(info.clauses, child)).filter(({ logic, text }) => logic.op !== 'not' && text !== '')
  if (required.length === 0) return []
  return ['These criteria were checked, and they are met.', items(required.map(({ text, cite }) => sentence(text + inBrackets(sourceOf(cite)))))]
}

/** The title of a criterion, and below it what is lacking. */
function group(info: PolicyInfo, trace: Trace, criterion: number, findings: readonly Finding[]): string {
  const sentences = findingSentences(info, findings)
  const more = sentences.length - MOST_NAMED
  const shown = more > 1 ? [...sentences.slice(0, MOST_NAMED), `And ${more} other parts.`] : sentences
  const { role } = itemOf(info.criteria, criterion)
  if (role === 'exception') return sentence(titleOf(info, criterion)) + referral(itemOf(trace, criterion).status)
  const due = role === 'requirement' ? dueSentence(info, trace, criterion) : ''
  return [sentence(titleOf(info, criterion)) + due, ...(shown.length === 0 ? [] : [items(shown)])].join('\n')
}

/** An exception that hands the request to a clinician. */
const referral = (status: Status): string =>
  status === MET ? ' This applies, so a clinician decides about the request.' : ' If this applies, a clinician decides about the request.'

function dueSentence(info: PolicyInfo, trace: Trace, criterion: number): string {
  const { status, due, form } = requirementResult(info, trace, criterion)
  return status === 'pending' ? ` This can still be done${due === null ? '' : `, ${untilInWords(form, due)}`}.` : ''
}

/** A part that two criteria share is named once. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<number>()
  return findings.filter(({ path }) => {
    const own = itemOf(path, path.length - 1)
    return seen.has(own) ? false : seen.add(own)
  })
}

// ---- what is needed ----------------------------------------------------------------------------------------

const MOST_NEEDED = 12

function needed(info: PolicyInfo, trace: Trace, facts: JsonObject, result: DeterminationResult): readonly string[] {
  if (result.outcome !== 'information needed') return []
  const texts = [...new Set(neededOf(info, trace, facts, result).map(({ text }) => text))].map(sentence)
  const more = texts.length - MOST_NEEDED
  const shown = more > 1 ? [...texts.slice(0, MOST_NEEDED), `And ${more} other points.`] : texts
  return texts.length === 0 ? [] : [`The answer depends on ${texts.length === 1 ? 'this point' : 'these points'}.`, items(shown)]
}
