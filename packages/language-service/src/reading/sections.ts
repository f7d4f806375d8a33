/** What a section says besides its outline, in sentences. */
import { capital } from '@rubric/runtime'
import type {
  Calendar,
  CodeSet,
  Example,
  Expected,
  FactDeclaration,
  GivenFact,
  GivenValue,
  Guidance,
  Interpretation,
  Missing,
  OpenHours,
  Section,
  Text,
} from '@rubric/syntax'
import { conditionWords } from './conditions.ts'
import { changeHeading, revisionSentences, statementHeading, statementSentences } from './revisions.ts'
import { codesWords, determinationSentences, exceptionSentences, limitSentences, ruleWords } from './rules.ts'
import { sourceWords, typeWords } from './types.ts'
import { amountWords, codeWords, dayWords, lookUp, momentWords, nameWords, type Reader } from './values.ts'
import { counted, joined, quoted, sentence, spoken } from './words.ts'

/** In the order of the text. Criteria and requirements are outlines; here stands only whom a requirement binds. */
export const sectionSentences = (reader: Reader, section: Section): readonly string[] => {
  switch (section.kind) {
    case 'Use':
      return [`Facts and definitions are shared with ${quoted(spoken(section.id.text))}.`]
    case 'Facts':
      return section.facts.flatMap((fact) => factSentences(reader, fact))
    case 'CodeSet':
      return codeSentences(section)
    case 'Define':
      return [
        sentence(
          `${quoted(section.text?.value ?? spoken(section.name.text))} means: ${conditionWords(reader, section.expression)}`,
        ),
      ]
    case 'Criteria':
      return []
    case 'Requirement':
      return section.when === undefined ? [] : [sentence(`it binds only where ${conditionWords(reader, section.when)}`)]
    case 'Guidance':
      return guidanceSentences(section)
    case 'Interpretation':
      return interpretationSentences(reader, section)
    case 'Example':
      return exampleSentences(reader, section)
    case 'Terms':
      return section.terms.map(({ name, text }) => `${name.text} stands for ${text.kind === 'Text' ? quoted(text.value) : '…'}.`)
    case 'Calendar':
      return calendarSentences(section)
    case 'Limit':
      return limitSentences(reader, section)
    case 'Exception':
      return exceptionSentences(reader, section)
    case 'Determination':
      return determinationSentences(reader, section)
    case 'Statement':
      return statementSentences(reader, section)
    case 'Revises':
      return revisionSentences(reader, section)
  }
}

/** A list, and what each of its entries says. */
const factSentences = (reader: Reader, { name, text }: FactDeclaration): readonly string[] => {
  const named = reader.names(name.text)
  const words = quoted(text?.value ?? spoken(name.text))
  if (named?.kind !== 'fact') return [`${words} is ${typeWords(undefined)}.`]
  const entries = named.fields.map((field) => `${quoted(field.text === '' ? spoken(field.name) : field.text)}, ${field.type}`)
  const each = entries.length === 0 ? '' : ` Each entry says ${joined(entries, 'and')}.`
  return [`${words} is ${named.type}${named.byClinician ? `, ${sourceWords(named)}` : ''}.${each}`]
}

const said = (text: Text | Missing): string => (text.kind === 'Text' ? text.value : '…')

const codeSentences = ({ text, name, groups, from }: CodeSet): readonly string[] => {
  const set = quoted(text?.value ?? spoken(name.text))
  const written = groups.map(
    ({ system, codes }) => `${set} holds these codes of ${system.text}: ${joined(codes.map(codeWords), 'and')}.`,
  )
  return from === undefined ? written : [...written, `${set} holds the codes of the file ${said(from.path)}.`]
}

const guidanceSentences = ({ text, items }: Guidance): readonly string[] => [
  `It is guidance, and decides nothing: ${said(text)}.`,
  ...items.map((item) => sentence(said(item.text))),
]

const interpretationSentences = (reader: Reader, note: Interpretation): readonly string[] => {
  const { text, against, decidedBy, decidedOn, because, affects } = note
  const day = decidedOn === undefined ? '' : ` on ${dayWords(decidedOn)}`
  const clauses = affects.map((each) => ruleWords(reader, each))
  return [
    `The document is read so: ${said(text)}.`,
    ...(against === undefined ? [] : [`Against it speaks: ${against.value}.`]),
    ...(because === undefined ? [] : [`The reason is: ${because.value}.`]),
    decidedBy === undefined ? 'Nobody answers for it yet.' : `It was decided by ${decidedBy.value}${day}.`,
    ...(clauses.length === 0 ? [] : [sentence(`it bears on ${joined(clauses, 'and')}`)]),
  ]
}

export const calendarSentences = ({ open, holidays }: Calendar): readonly string[] => [
  ...open.map((each) => `It is open ${openWords(each)}.`),
  ...(holidays === undefined ? [] : [`It is closed on the holidays of the file ${said(holidays.path)}.`]),
]

const openWords = ({ days, opens, closes }: OpenHours): string => {
  const hours = opens === undefined || closes === undefined ? 'all day' : `from ${opens} to ${closes}`
  return `${days.length === 7 ? 'every day' : `on ${joined(days.map(capital), 'and')}`}, ${hours}`
}

const exampleSentences = (reader: Reader, { asOf, like, given, expect }: Example): readonly string[] => {
  const day =
    asOf.kind === 'Missing' ? 'a day that is still to be written' : asOf.kind === 'Date' ? dayWords(asOf) : momentWords(asOf)
  return [
    `The example asks about ${day}${like === undefined ? '' : `, for a member like that of ${quoted(like.value)}`}.`,
    ...given.map((fact) => sentence(givenWords(reader, fact))),
    ...expect.map(({ address, expected }) =>
      sentence(`it expects of ${ruleWords(reader, address)}: ${expectedWords(reader, expected)}`),
    ),
  ]
}

const expectedWords = (reader: Reader, expected: Expected): string => {
  switch (expected.kind) {
    case 'ExpectedStatus':
      return `${expected.word}${expected.until === undefined ? '' : ` until ${givenValueWords(reader, expected.until)}`}`
    case 'ExpectedGrant': {
      const { amount, of, from, to } = expected
      if (amount !== undefined)
        return `${amountWords(reader, amount)}${of === undefined ? '' : ` of ${codesWords(reader, of)}`} granted`
      return `${from === undefined ? '…' : dayWords(from)} to ${to === undefined ? '…' : dayWords(to)} granted`
    }
    case 'ExpectedRemainder':
      return `${amountWords(reader, expected.amount)} left`
    case 'Missing':
      return '…'
  }
}

const givenWords = (reader: Reader, { name, value, completeThrough, entries }: GivenFact): string => {
  const named = lookUp(reader, name.text)
  const fact = named?.kind === 'fact' && named.text !== '' ? quoted(named.text) : nameWords(reader, name.text)
  if (value !== undefined) return `${fact} is ${givenValueWords(reader, value)}`
  const through = completeThrough === undefined ? '' : `, complete through ${dayWords(completeThrough)}`
  return `${fact} has ${counted(entries.length, 'entry', 'entries')}${through}`
}

const givenValueWords = (reader: Reader, value: GivenValue): string => {
  switch (value.kind) {
    case 'Name':
      return spoken(value.text)
    case 'Quantity':
      return amountWords(reader, value)
    case 'Date':
      return dayWords(value)
    case 'Moment':
      return momentWords(value)
    case 'Code':
      return codeWords(value)
    case 'NotYet':
      return 'not yet there'
    case 'Missing':
      return 'still to be written'
  }
}

/** The title of a section, as a heading. */
export const headingOf = (section: Section): string => {
  switch (section.kind) {
    case 'Use':
      return 'Shared vocabulary'
    case 'Facts':
      return 'Facts'
    case 'Terms':
      return 'Abbreviations'
    case 'Statement':
      return statementHeading(section)
    case 'Revises':
      return changeHeading(section)
    case 'Example':
      return section.purpose.kind === 'Text' ? capital(section.purpose.value) : 'Example'
    case 'Guidance':
    case 'Interpretation':
      return capital(spoken(section.name.text))
    case 'CodeSet':
    case 'Define':
    case 'Calendar':
      return capital(section.text?.value ?? spoken(section.name.text))
    case 'Criteria':
    case 'Requirement':
    case 'Limit':
    case 'Exception':
    case 'Determination':
      return capital(section.title?.value ?? spoken(section.name.text))
  }
}
