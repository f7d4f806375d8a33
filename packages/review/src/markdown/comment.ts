/** A comparison as a comment on a pull request: one that is found again and replaced, and never too long to be posted. */
import { answers } from '@rubric/analysis'
import type { RedlinePart } from '../redline/redline.ts'
import { readable } from '../redline/words.ts'
import { isApart, movedText, partLabel, shownParts } from '../report/changed-words.ts'
import type { ClaimRow } from '../report/claims.ts'
import type { Cell, Matrix } from '../report/matrix.ts'
import type { ShownMember } from '../report/members.ts'
import type { PartRow } from '../report/parts.ts'
import { type FactRow, type Report, reportOf } from '../report/report.ts'
import type { TouchedGroup } from '../report/touched.ts'
import { capital, counted, memberText, unshown } from '../report/words.ts'
import type { Review } from '../review.ts'
import { code, escaped, escapedInMarkup, fitted, type Piece, type Stretch } from './markdown.ts'

/** Comments of 65,536 characters and more are refused. */
const most = 65_000

/** Stands first in the comment and is not shown; by it the comment on a policy is found again. */
export const commentMarker = (policy: string): string => `<!-- rubric-comparison: ${policy.replace(/-{2,}|[<>]/g, '')} -->`

/** Several comparisons share the room that there is. */
export const comparisonMarkdown = (...reviews: readonly Review[]): string =>
  reviews.map((review) => fitted(stretchesOf(reportOf(review)), Math.floor(most / reviews.length))).join('')

const stretchesOf = (report: Report): readonly Stretch[] => [
  titleStretch(report),
  claimStretch(report),
  partStretch(report),
  matrixStretch(report.matrix),
  ...report.touched.map(groupStretch),
  factStretch(report),
  redlineStretch(report),
  noteStretch(report),
]

/** Something more to say of a text, where there is one. */
const around = (text: string, say: (text: string) => string): string => (text === '' ? '' : say(text))

const folded = (summary: string, inner: string): string => `<details><summary>${summary}</summary>\n\n${inner}\n\n</details>\n`

const shownBy = (member: number | null): string => (member === null ? unshown : memberText(member))

const whole = (text: string): Stretch => ({ head: text, pieces: [], tail: '' })

const titleStretch = ({ title, old, next }: Report): Stretch => {
  const versions = `${code(next.id)}: version ${escaped(old.version)} → **${escaped(next.version)}**`
  return whole(`${commentMarker(next.id)}\n## ${escaped(title)}\n\n${versions}\n\n`)
}

const marks: Readonly<Record<ClaimRow['holds'], string>> = { yes: '✅', no: '❌', undecided: '❔' }

const claimStretch = ({ claims: { headline, rows } }: Report): Stretch => ({
  head: `### ${headline}\n\n`,
  pieces: rows.map((row) => ({ what: 'a claim', text: claimItem(row) })),
  tail: '\n',
})

const claimItem = ({ about, address, stated, text, holds, word, says, member }: ClaimRow): string => {
  const what = `${escaped(about)}${around(address, () => ` ${code(address)}`)}`
  const claim = `${what} is **${stated}**${around(text, () => `, “${escaped(text)}”`)}`
  return `- ${marks[holds]} **${capital(word)}**: ${claim}. ${says}${member === null ? '' : ` ${memberText(member)} shows it.`}\n`
}

const partStretch = ({ overall, parts, unchanged }: Report): Stretch => ({
  head: `### ${capital(overall.verdict)}: ${overall.meaning}\n\n${capital(overall.proof)}. ${unchanged}\n\n`,
  pieces: parts.map((part) => ({ what: 'a part of the policy', text: partDetails(part) })),
  tail: '\n',
})

const partDetails = ({ item, title, address, verdict, meaning, proof, flips, clauses }: PartRow): string => {
  const lines = [
    `${capital(meaning)}: ${proof}.${verdict === 'unchanged' && item.edited ? ' The words were edited.' : ''}`,
    ...(flips.length + clauses.length === 0 ? [] : ['']),
    ...flips.map(({ text, member }) => `- ${text}: ${shownBy(member)}`),
    ...clauses.map(
      (clause) =>
        `- ${code(clause.address)} ${escaped(clause.title)}: **${clause.verdict}**, ${clause.meaning} (${clause.proof})`,
    ),
  ]
  const summary = `<b>${capital(verdict)}</b>: ${escapedInMarkup(title)} (<code>${escapedInMarkup(address)}</code>)`
  return folded(summary, lines.join('\n'))
}

const matrixStretch = ({ labels, cells, population }: Matrix): Stretch => {
  const row = (cellsOfRow: readonly string[]): string => `| ${cellsOfRow.join(' | ')} |\n`
  const rows = [
    row(['Old ↓ new →', ...answers.map((to) => capital(labels[to]))]),
    row(['---', ...answers.map(() => '---')]),
    ...answers.map((from) => row([`**${capital(labels[from])}**`, ...answers.map((to) => cellText(cells[from][to]))])),
  ]
  const numbers = around(population, () => `Numbers: ${escaped(population)}.\n\n`)
  return whole(`### From which answer to which\n\n${rows.join('')}\n${numbers}`)
}

const cellText = ({ text, members, count }: Cell): string =>
  `${capital(text)}${around(members.map(memberText).join(', '), (all) => `: ${all}`)}${around(count, () => `<br>**${count}**`)}`

const groupStretch = ({ title, flips, nobody, members }: TouchedGroup): Stretch => ({
  head: [
    `### ${title}\n\n`,
    ...(flips.length === 0 && nobody !== '' ? [`${nobody}\n\n`] : []),
    ...flips.map(({ text, member }) => `- ${capital(text)}: ${shownBy(member)}\n`),
    flips.length === 0 ? '' : '\n',
  ].join(''),
  pieces: members.map((member) => ({ what: 'an example member', text: memberDetails(member) })),
  tail: '\n',
})

const memberDetails = ({ number, asOf, facts, answers: seen, causes, command }: ShownMember): string => {
  const lines = [
    ...facts.map(({ text, value, entries }) =>
      [`- ${escaped(capital(text))}: **${escaped(value)}**`, ...entries.map((entry) => `  - ${escaped(entry)}`)].join('\n'),
    ),
    '',
    ...seen.map(({ about, old, next }) => `- ${escaped(about)}: ${escaped(old.text)} → **${escaped(next.text)}**`),
    ...causes.map(
      ({ title, address, old, next }) =>
        `- Because of “${escaped(title)}” ${code(address)}: before ${words(old)}, now ${words(next)}`,
    ),
    ...(command === '' ? [] : ['', `To keep this member as an example: ${code(command)}`]),
  ]
  return folded(`<b>${memberText(number)}</b> (synthetic), as of ${asOf}`, lines.join('\n'))
}

const words = (text: string | null): string => (text === null ? 'not there' : code(text))

const factStretch = ({ facts: { added, removed } }: Report): Stretch => {
  const rows = (what: string, facts: readonly FactRow[]): readonly Piece[] =>
    facts.map(({ name, text, readBy }) => ({
      what: 'a fact',
      text: `- ${what}: ${escaped(text)} ${code(name)}${around(readBy, () => `, for ${escaped(readBy)}`)}\n`,
    }))
  const pieces = [...rows('Newly asked', added), ...rows('No longer asked', removed)]
  return {
    head: `### Facts\n\n${pieces.length === 0 ? 'No fact is newly asked, and none is no longer asked.\n' : ''}`,
    pieces,
    tail: '\n',
  }
}

const redlineStretch = ({ redline }: Report): Stretch => {
  const { parts, same } = shownParts(redline)
  if (parts.length === 0) return whole('### The words, old and new\n\nEvery word is the same.\n\n')
  const summary = `<b>The words, old and new</b>: ${counted(parts.length, 'part')} of ${parts.length + same}`
  return {
    head: `<details><summary>${summary}</summary>\n\n`,
    pieces: parts.map((part) => ({ what: 'a part of the words', text: redlineItem(part) })),
    tail: '\n</details>\n\n',
  }
}

const redlineItem = (part: RedlinePart): string => {
  const runs = part.runs.map(({ did, words: of }, index) => {
    const text = escaped(readable(of))
    const gap = isApart(part.runs, index) ? ' ' : ''
    return `${gap}${did === 'same' ? text : did === 'added' ? `<ins>${text}</ins>` : `<del>${text}</del>`}`
  })
  const moved = around(movedText(part), (text) => `, ${escaped(text)}`)
  return `- **${capital(part.change)}**: ${escaped(partLabel(part))}${moved}${around(runs.join(''), (text) => `<br>${text}`)}\n`
}

const noteStretch = ({ notes }: Report): Stretch =>
  whole(`${notes.map((note) => `<sub>${escaped(note)}</sub>`).join('<br>\n')}\n`)
