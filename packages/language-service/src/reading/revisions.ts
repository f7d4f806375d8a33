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
  unchanged: 'did not change for any member',
  broader: 'became broader: more is met than before, and nothing that was met is lost',
  narrower: 'became narrower: less is met than before, and nothing is gained',
  mixed: 'changed both ways: some members gain and others lose',
  'outcome only': 'is met by the same members as before, with another outcome',
  added: 'is new',
  removed: 'stood in the version before, and was removed',
}

export const revisionSentences = (reader: Reader, { version, verdict, text, claims }: Revises): readonly string[] => [
  `It takes the place of the version of ${dayOf(version)}.`,
  ...(verdict === undefined ? noted(text) : [claimSentence('the policy as a whole', verdict), ...noted(text)]),
  ...claims.flatMap((claim) => [claimSentence(ruleWords(reader, claim.address), claim.verdict), ...noted(claim.text)]),
]

const claimSentence = (what: string, verdict: Verdict | Missing): string =>
  sentence(`${what} ${verdict.kind === 'Missing' ? '…' : became[verdict.word]}`)

const noted = (text: Claim['text'] | Text): readonly string[] => (text === undefined ? [] : [`The note on it: ${text.value}.`])
