/** Conditions as parts of sentences. What is said of them is what they mean, whatever their clause is called. */
import type { Aggregate, Chain, Comparison, Expression, NumberOf } from '@rubric/syntax'
import { testWords } from './tests.ts'
import { factWords, listWords, lookUp, nameWords, type Reader, valueWords, whichWords, within } from './values.ts'
import { joined, quoted, small, spoken } from './words.ts'

/** A clause of a sentence, without capital and full stop. */
export const conditionWords = (reader: Reader, expression: Expression): string => {
  switch (expression.kind) {
    case 'Missing':
      return '…'
    case 'Group':
      return conditionWords(reader, expression.inner)
    case 'NameReference':
      return namedWords(reader, expression.text, true)
    case 'Not':
      return negatedWords(reader, expression.operand)
    case 'Chain':
      return chainWords(reader, expression)
    case 'Unless':
      return `${conditionWords(reader, expression.operand)}, unless ${conditionWords(reader, expression.waiver)}`
    case 'NumberOf':
      return numberWords(reader, expression)
    case 'Comparison':
      return comparisonWords(reader, expression)
    case 'Aggregate':
      return searchWords(reader, expression)
    case 'Quantity':
    case 'Date':
    case 'Moment':
    case 'Code':
    case 'AsOf':
    case 'OffsetDate':
    case 'AgeOf':
    case 'DayOf':
      return valueWords(reader, expression)
  }
}

/** A yes/no question is confirmed or ruled out; a record that says nothing does neither. */
const namedWords = (reader: Reader, text: string, holds: boolean): string => {
  const named = lookUp(reader, text)
  if (named === undefined) return holds ? `${quoted(spoken(text))} holds` : `${quoted(spoken(text))} does not hold`
  if (named.kind === 'fact') {
    if (named.is !== 'yes/no') return factWords(named)
    const who = named.byClinician ? 'a clinician' : 'the record'
    return `${who} ${holds ? 'confirms' : 'rules out'} ${quoted(named.text === '' ? spoken(named.name) : named.text)}`
  }
  const words = nameWords(reader, text)
  switch (named.node.kind) {
    case 'Define':
      return `${words} ${holds ? 'holds' : 'does not hold'}`
    case 'Criteria':
      return `the criteria ${words} are ${holds ? 'met' : 'not met'}`
    case 'Requirement':
      return `the requirement ${words} is ${holds ? 'met' : 'not met'}`
    case 'Exception':
      return `the exception ${words} ${holds ? 'applies' : 'does not apply'}`
    case 'Determination':
    case 'Limit':
    case 'CodeSet':
    case 'Calendar':
      return words
  }
}

const negatedWords = (reader: Reader, operand: Expression): string => {
  if (operand.kind === 'NameReference') return namedWords(reader, operand.text, false)
  if (operand.kind === 'Group') return negatedWords(reader, operand.inner)
  if (operand.kind === 'Chain') {
    const parts = operand.operands.map((each) => conditionWords(reader, each)).join('; ')
    return `${operand.connectives[0]?.word === 'or' ? 'none of these holds' : 'not all of these hold'}: ${parts}`
  }
  return `it is not so that ${conditionWords(reader, operand)}`
}

/** Answers to yes/no questions that stand side by side are said together. */
const chainWords = (reader: Reader, { operands, connectives }: Chain): string => {
  const word = connectives[0]?.word ?? 'and'
  const parts: { readonly verb: string; readonly words: string[] }[] = []
  for (const operand of operands) {
    const answer = answerWords(reader, operand)
    const before = parts.at(-1)
    if (answer !== undefined && before?.verb === answer.verb) before.words.push(answer.question)
    else
      parts.push(
        answer === undefined
          ? { verb: '', words: [partWords(reader, operand, word)] }
          : { verb: answer.verb, words: [answer.question] },
      )
  }
  return joined(
    parts.map(({ verb, words }) => (verb === '' ? joined(words, word) : `${verb} ${joined(words, word)}`)),
    word,
  )
}

const partWords = (reader: Reader, operand: Expression, word: 'and' | 'or'): string => {
  const words = conditionWords(reader, operand)
  const inner = operand.kind === 'Group' ? operand.inner : operand
  return inner.kind === 'Chain' && inner.connectives[0]?.word !== word ? `${word === 'and' ? 'either' : 'both'} ${words}` : words
}

/**
 * `a clinician confirms`, and what; of yes/no facts alone. (What is ruled out is said one by one: of two together it would say
 * less.)
 */
const answerWords = (
  reader: Reader,
  expression: Expression,
): { readonly verb: string; readonly question: string } | undefined => {
  if (expression.kind === 'Group') return answerWords(reader, expression.inner)
  const named = expression.kind === 'NameReference' ? lookUp(reader, expression.text) : undefined
  if (named?.kind !== 'fact' || named.is !== 'yes/no') return undefined
  return {
    verb: named.byClinician ? 'a clinician confirms' : 'the record confirms',
    question: quoted(named.text === '' ? spoken(named.name) : named.text),
  }
}

const numberWords = (reader: Reader, { head, count, operands }: NumberOf): string => {
  const heads = {
    all: 'all of these hold',
    any: 'at least one of these holds',
    none: 'none of these holds',
    'at least': `at least ${small(count?.text ?? '')} of these hold`,
    'at most': `at most ${small(count?.text ?? '')} of these hold`,
    exactly: `exactly ${small(count?.text ?? '')} of these hold`,
  } as const
  return `${heads[head]}: ${operands.map((operand) => conditionWords(reader, operand)).join('; ')}`
}

const comparisonWords = (reader: Reader, { left, tests }: Comparison): string => {
  const subject = left.kind === 'NameReference' ? nameWords(reader, left.text) : valueWords(reader, left)
  const fact = left.kind === 'NameReference' ? lookUp(reader, left.text) : undefined
  const about = fact?.kind === 'fact' ? fact : undefined
  const [first] = tests
  if (about?.is === 'yes/no' && first?.kind === 'ValueTest' && first.right.kind === 'NameReference') {
    return namedWords(reader, about.name, (first.right.text === 'yes') === (first.relation === 'is'))
  }
  return `${subject} ${joined(
    tests.map((test) => testWords(reader, test, about)),
    'and',
  )}`
}

/** `any`, `no` and `every`; of counts and the like the value. */
const searchWords = (reader: Reader, aggregate: Aggregate): string => {
  const { target, has } = aggregate
  const list = listWords(reader, target)
  const which = whichWords(reader, aggregate)
  switch (aggregate.function) {
    case 'any':
      return `there is at least one among ${list}${which}`
    case 'no':
      return `there is none among ${list}${which}`
    case 'every':
      return `for each one of ${list}${which}, ${has === undefined ? '…' : conditionWords(within(reader, target), has)}`
    case 'count':
    case 'sum':
    case 'latest':
    case 'earliest':
      return valueWords(reader, aggregate)
  }
}
