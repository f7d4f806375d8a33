/** A comparison as JUnit XML: a case for each claim and each part. A false claim fails; one that is not decided is skipped. */
import type { Witness } from '@rubric/analysis'
import { escaped } from './html/html.ts'
import { saysOf } from './report/claims.ts'
import { memberSentence } from './report/facts.ts'
import { type Names, namesOf } from './report/names.ts'
import { capital, flipText, newsOf, unshown, verdictSentence } from './report/words.ts'
import type { Review } from './review.ts'

interface Case {
  readonly suite: 'claims' | 'parts'
  readonly name: string
  readonly outcome: 'passed' | 'failed' | 'skipped'
  readonly message: string
  readonly body: string
}

/** Several comparisons have their suites one after the other. */
export const comparisonJunit = (...reviews: readonly Review[]): string => {
  const all = reviews.map((review) => [...claimCases(review), ...partCases(review)])
  const suites = reviews.flatMap(({ comparison: { old, next } }, at) =>
    (['claims', 'parts'] as const).map((suite) => {
      const name = reviews.length === 1 ? `${next.id} ${suite}` : `${next.id} ${old.version} to ${next.version} ${suite}`
      return suiteText(
        name,
        (all[at] ?? []).filter((each) => each.suite === suite),
      )
    }),
  )
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${tally(all.flat())}>\n${suites.join('')}</testsuites>\n`
}

/** What XML cannot hold, in whatever spelling, is left out. */
const xml = (text: string): string => escaped(text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, ''))

const tally = (cases: readonly Case[]): string => {
  const count = (outcome: Case['outcome']): number => cases.filter((each) => each.outcome === outcome).length
  return `tests="${cases.length}" failures="${count('failed')}" skipped="${count('skipped')}"`
}

const suiteText = (name: string, cases: readonly Case[]): string =>
  `  <testsuite name="${xml(name)}" ${tally(cases)}>\n${cases.map((each) => caseText(name, each)).join('')}  </testsuite>\n`

const caseText = (suite: string, { name, outcome, message, body }: Case): string => {
  const inner: Readonly<Record<Case['outcome'], string>> = {
    passed: `      <system-out>${xml(message)}</system-out>\n`,
    failed: `      <failure message="${xml(message)}">${xml(body)}</failure>\n`,
    skipped: `      <skipped message="${xml(message)}"/>\n`,
  }
  return `    <testcase classname="${xml(suite)}" name="${xml(name)}">\n${inner[outcome]}    </testcase>\n`
}

const outcomes = { yes: 'passed', no: 'failed', undecided: 'skipped' } as const

const claimCases = (review: Review): readonly Case[] => {
  const names = namesOf(review)
  return review.comparison.claims.map((claim) => {
    const { address, stated, text, holds, witness } = claim
    const about = address === null ? 'the version as a whole' : names.short(address)
    const name = `${about} is ${stated}${text === '' ? '' : `: ${text}`}`
    return {
      suite: 'claims',
      name,
      outcome: outcomes[holds],
      message: saysOf(claim),
      body: witness === null ? '' : witnessLines(review, names, witness),
    }
  })
}

const witnessLines = (review: Review, names: Names, witness: Witness): string =>
  [
    memberSentence(review, witness),
    ...witness.cause.map(
      ({ address, old, next }) =>
        `Because of ${names.short(address)}: before ${old?.words ?? '(not there)'}; now ${next?.words ?? '(not there)'}.`,
    ),
  ].join('\n')

const partCases = (review: Review): readonly Case[] => {
  const names = namesOf(review)
  return review.comparison.roots.map((item) => {
    const flips = newsOf(item).map(
      (flip) =>
        `${capital(flipText(item.kind, flip))}: ${flip.witness === null ? unshown : memberSentence(review, flip.witness)}`,
    )
    return {
      suite: 'parts',
      name: `${names.short(item.address)} ${item.title}`.trim(),
      outcome: 'passed',
      message: [verdictSentence(item), ...flips].join('\n'),
      body: '',
    }
  })
}
