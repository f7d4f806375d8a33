/** Limits, determinations and exceptions in sentences. */
import type { Address, CodeGroup, Determination, Exception, Grant, Limit, LimitWindow, Missing, Name } from '@rubric/syntax'
import { conditionWords } from './conditions.ts'
import { amountWords, codeWords, nameWords, type Reader } from './values.ts'
import { joined, quoted, sentence, spoken } from './words.ts'

/** `the criteria “Admission”`; of a part, `item 1 of the criteria “Admission”`. */
export const ruleWords = (reader: Reader, { text }: Address): string => {
  const [name = text, ...parts] = text.split('/')
  const named = reader.names(name)
  const kind = named?.kind === 'declared' ? kindWords[named.node.kind] : ''
  const whole = `${kind === '' ? '' : `the ${kind} `}${nameWords(reader, name)}`
  if (parts.join('/') === 'ceiling' && named?.kind === 'declared' && named.node.kind === 'Determination')
    return `the longest time in all of ${whole}`
  return parts.length === 0
    ? whole
    : `${parts
        .map((part) => `item ${spoken(part)}`)
        .toReversed()
        .join(' of ')} of ${whole}`
}

const kindWords = {
  Define: 'definition',
  Criteria: 'criteria',
  Requirement: 'requirement',
  Exception: 'exception',
  Determination: 'determination',
  Limit: 'limit',
  CodeSet: 'codes',
  Calendar: 'calendar',
} as const

const rulesWords = (reader: Reader, addresses: readonly Address[]): string =>
  joined(
    addresses.map((each) => ruleWords(reader, each)),
    'and',
  )

export const codesWords = (reader: Reader, of: CodeGroup | Name | Missing): string => {
  switch (of.kind) {
    case 'Missing':
      return '…'
    case 'Name':
      return `the codes of ${nameWords(reader, of.text)}`
    case 'CodeGroup':
      return `${of.system.text} ${joined(of.codes.map(codeWords), 'or')}`
  }
}

export const limitSentences = (reader: Reader, { cap, when, unitIs, unitNeeds }: Limit): readonly string[] => [
  cap.kind === 'Missing'
    ? 'How much may be had is still to be written.'
    : `At most ${amountWords(reader, cap.amount)} of ${codesWords(reader, cap.of)} can be covered ${windowWords(reader, cap.window)}.`,
  ...(unitIs === undefined ? [] : [`Each unit stands for ${amountWords(reader, unitIs)}.`]),
  ...(unitNeeds === undefined ? [] : [`Each unit needs at least ${amountWords(reader, unitNeeds)} of service.`]),
  ...(when === undefined ? [] : [sentence(`it holds only where ${conditionWords(reader, when)}`)]),
]

/** Which days share one allowance. */
const windowWords = (reader: Reader, window: LimitWindow | Missing): string => {
  if (window.kind === 'Missing') return 'in a time that is still to be written'
  switch (window.form) {
    case 'calendar':
      return `in each calendar ${window.unit?.text ?? 'period'}`
    case 'any':
      return `in any stretch of ${window.amount === undefined ? 'time' : amountWords(reader, window.amount)}, whichever day it begins on`
    case 'authorization':
      return 'under one authorization'
    case 'episode':
      return 'in one episode of care'
    case 'lifetime':
      return 'in the member’s whole life'
  }
}

const stageWords: Readonly<Record<string, string>> = {
  initial: 'It answers a first request.',
  renewal: 'It answers a request to go on.',
  transition: 'It answers a request to change over.',
  discharge: 'It answers the question whether care comes to an end.',
}

export const determinationSentences = (
  reader: Reader,
  { stage, requires, excludes, subjectTo, grants }: Determination,
): readonly string[] => [
  ...(stage === undefined ? [] : [stageWords[stage.text] ?? `It belongs to the stage ${quoted(stage.text)}.`]),
  requires.length === 0 ? 'What it requires is still to be written.' : sentence(`it requires ${rulesWords(reader, requires)}`),
  ...(excludes.length === 0
    ? []
    : [
        sentence(
          `it is not met where any of this is met: ${joined(
            excludes.map((each) => ruleWords(reader, each)),
            'or',
          )}`,
        ),
      ]),
  ...(subjectTo.length === 0 ? [] : [sentence(`what it grants is held to ${rulesWords(reader, subjectTo)}`)]),
  ...(grants === undefined ? [] : grantSentences(reader, grants)),
]

const grantSentences = (reader: Reader, { amount, of, span, ceiling }: Grant): readonly string[] => {
  const quantity =
    amount === undefined ? '' : `${amountWords(reader, amount)}${of === undefined ? '' : ` of ${codesWords(reader, of)}`}`
  const days =
    span === undefined ? '' : `${amountWords(reader, span)}, counted from the first day requested and that day included`
  const what = [quantity, days].filter((part) => part !== '').join(' within ')
  return [
    ...(what === '' ? [] : [`It grants ${what}.`]),
    ...(ceiling === undefined
      ? []
      : [`A course of treatment comes to at most ${amountWords(reader, ceiling)} in all, from its first day.`]),
  ]
}

export const exceptionSentences = (reader: Reader, { when, lifts, replaces, refers, before }: Exception): readonly string[] => [
  sentence(`it applies where ${conditionWords(reader, when)}`),
  ...(lifts.length === 0 ? [] : [sentence(`then this does not hold: ${rulesWords(reader, lifts)}`)]),
  ...replaces.map(({ what, by }) =>
    sentence(`then ${by.kind === 'Missing' ? '…' : ruleWords(reader, by)} stands in the place of ${ruleWords(reader, what)}`),
  ),
  ...(refers.length === 0 ? [] : [sentence(`then a clinician decides about ${rulesWords(reader, refers)}`)]),
  ...(before.length === 0 ? [] : [sentence(`where both apply, it comes before ${rulesWords(reader, before)}`)]),
]
