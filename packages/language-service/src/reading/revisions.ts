/** Statements, and what a version says of its change, in sentences. */
import { capital } from '@rubric/runtime'
import type { Claim, Missing, Revises, Statement, Text, Verdict, VerdictWord } from '@rubric/syntax'
import { ruleWords } from './rules.ts'
import { dayWords, type Reader } from './values.ts'
import { joined, sentence } from './words.ts'

export const statementHeading = ({ says, text }: Statement): string =>
  capital(text?.value ?? { 'never together': 'never together', 'always one': 'always one of them' }[says])

export const statementSentences = (reader: Reader, { says, of }: Statement): readonly string[] => {
  const rules = of.map((each) => ruleWords(reader, each))
  switch (says) {
    case 'never together':
      return [`No member meets ${rules.length === 2 ? 'both of these' : 'two of these'} at the same time: ${joined(rules, 'and')}.`]
    case 'always one':
      return [`Every member meets one of these, and never two at the same time: ${joined(rules, 'and')}.`]
  }
}

export const changeHeading = ({ version }: Revises): string => `Change from the version of ${dayOf(version)}`

const dayOf = (version: Revises['version']): string => (version.kind === 'Missing' ? '…' : dayWords(version))

/** What became of it, behind its name. */
const became: Readonly<Record<VerdictWord, string>> = {
  unchanged: 'did not change',
  broader: 'became broader',
  narrower: 'became narrower',
  mixed: 'became broader for some members and narrower for others',
  'outcome only': 'has the same answers, with another outcome',
  added: 'is new',
  removed: 'was removed',
}

/** The version, then a sentence for each claim. */
export const revisionSentences = (reader: Reader, { version, verdict, text, claims }: Revises): readonly string[] => [
  `It takes the place of the version of ${dayOf(version)}.`,
  ...(verdict === undefined ? noted(text) : [claimed('the policy as a whole', verdict, text)]),
  ...claims.map((claim) => claimSentence(reader, claim)),
]

export const claimSentence = (reader: Reader, { address, verdict, text }: Claim): string =>
  claimed(ruleWords(reader, address), verdict, text)

const noted = (text: Text | undefined): readonly string[] => (text === undefined ? [] : [sentence(text.value)])

const claimed = (what: string, verdict: Verdict | Missing, text: Text | undefined): string => {
  const said = verdict.kind === 'Verdict' ? became[verdict.word] : '…'
  return sentence(`${what} ${said}${text === undefined ? '' : `: ${text.value}`}`)
}
