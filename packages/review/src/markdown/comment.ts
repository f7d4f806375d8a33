/** A comparison as a comment on a pull request: one that is found again and replaced, and never too long to be posted. */
import { answers } from '@rubric/analysis'
import type { RedlinePart } from '../redline/redline.ts'
import { readable } from '../redline/words.ts'
import { isApart, movedText, partLabel, shownParts } from '../report/changed-words.ts'
import type { ClaimRow } from '../report/claims.ts'
import type { Matrix } from '../report/matrix.ts'
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

export const comparisonMarkdown = (review: Review): string => {
  const report = reportOf(review)
  return fitted([titleStretch(report), claimStretch(report), partStretch(report), matrixStretch(report.matrix), ...report.touched.map(groupStretch), factStretch(report), redlineStretch(report), noteStretch(report)], most)
}

const whole = (text: string): Stretch => ({ head: text, pieces: [], tail: '' })

const titleStretch = ({ title, old, next }: Report): Stretch =>
  whole(`${commentMarker(next.id)}\n## ${escaped(title)}\n\n${code(next.id)}: version ${escaped(old.version)} → **${escaped(next.version)}**\n\n`)

const marks: Readonly<Record<ClaimRow['holds'], string>> = { yes: '✅', no: '❌', undecided: '❔' }

const claimStretch = ({ claims: { headline, rows } }: Report): Stretch => ({
  head: `### ${headline}\n\n`,
  pieces: rows.map(({ about, address, stated, text, holds, word, says, member }): Piece => ({
    what: 'a claim',
    text: `- ${marks[holds]} **${capital(word)}**: ${escaped(about)}${address === '' ? '' : ` ${code(address)}`} is **${stated}**${text === '' ? '' : `, “${escaped(text)}”`}. ${says}${member === null ? '' : ` ${memberText(member)} shows it.`}\n`,
  })),
  tail: '\n',
})

const partStretch = ({ overall, parts, unchanged }: Report): Stretch => ({
  head: `### ${capital(overall.verdict)}: ${overall.meaning}\n\n${capital(overall.proof)}. ${unchanged}\n\n`,
  pieces: parts.map((part) => ({ what: 'a part of the policy', text: partDetails(part) })),
  tail: '\n',
})

const partDetails = ({ item, title, address, verdict, meaning, proof, flips, clauses }: PartRow): string => {
  const lines = [
    `${capital(meaning)}: ${proof}.${verdict === 'unchanged' && item.edited ? ' The words were edited.' : ''}`,
    ...(flips.length + clauses.length === 0 ? [] : ['']),
    ...flips.map(({ text, member }) => `- ${text}: ${member === null ? unshown : memberText(member)}`),
    ...clauses.map((clause) => `- ${code(clause.address)} ${escaped(clause.title)}: **${clause.verdict}**, ${clause.meaning} (${clause.proof})`),
  ]
  return `<details><summary><b>${capital(verdict)}</b>: ${escapedInMarkup(title)} (<code>${escapedInMarkup(address)}</code>)</summary>\n\n${lines.join('\n')}\n\n</details>\n`
}

const matrixStretch = ({ labels, cells, population }: Matrix): Stretch => {
  const rows = answers.map((from) => {
    const texts = answers.map((to) => {
      const { text, members, count } = cells[from][to]
      return `${capital(text)}${members.length === 0 ? '' : `: ${members.map((each) => memberText(each)).join(', ')}`}${count === '' ? '' : `<br>**${count}**`}`
    })
    return `| **${capital(labels[from])}** | ${texts.join(' | ')} |`
  })
  const head = `| Old ↓ New → | ${answers.map((to) => capital(labels[to])).join(' | ')} |\n| --- | --- | --- | --- |`
  return whole(`### From which answer to which\n\n${head}\n${rows.join('\n')}\n\n${population === '' ? '' : `Numbers: ${escaped(population)}.\n\n`}`)
}

const groupStretch = ({ title, flips, nobody, members }: TouchedGroup): Stretch => ({
  head: [
    `### ${title}\n\n`,
    ...(flips.length === 0 && nobody !== '' ? [`${nobody}\n\n`] : []),
    ...flips.map(({ text, member }) => `- ${capital(text)}: ${member === null ? unshown : memberText(member)}\n`),
    flips.length === 0 ? '' : '\n',
  ].join(''),
  pieces: members.map((member) => ({ what: 'an example member', text: memberDetails(member) })),
  tail: '\n',
})

const memberDetails = ({ number, asOf, facts, answers: seen, causes, command }: ShownMember): string => {
  const lines = [
    ...facts.map(({ text, value, entries }) => `- ${escaped(capital(text))}: **${escaped(value)}**${entries.map((entry) => `\n  - ${escaped(entry)}`).join('')}`),
    '',
    ...seen.map(({ about, old, next }) => `- ${escaped(about)}: ${escaped(old.text)} → **${escaped(next.text)}**`),
    ...causes.map(({ title, address, old, next }) => `- Because of “${escaped(title)}” ${code(address)}: before ${old === null ? 'not there' : code(old)}, now ${next === null ? 'not there' : code(next)}`),
    ...(command === '' ? [] : ['', `To keep this member as an example: ${code(command)}`]),
  ]
  return `<details><summary><b>${memberText(number)}</b> (synthetic), as of ${asOf}</summary>\n\n${lines.join('\n')}\n\n</details>\n`
}

const factStretch = ({ facts: { added, removed } }: Report): Stretch => {
  const rows = (what: string, facts: readonly FactRow[]): readonly Piece[] =>
    facts.map(({ name, text, readBy }) => ({ what: 'a fact', text: `- ${what}: ${escaped(text)} ${code(name)}${readBy === '' ? '' : `, for ${escaped(readBy)}`}\n` }))
  const pieces = [...rows('Newly asked', added), ...rows('No longer asked', removed)]
  return { head: `### Facts\n\n${pieces.length === 0 ? 'No fact is newly asked, and none is no longer asked.\n' : ''}`, pieces, tail: '\n' }
}

const redlineStretch = ({ redline }: Report): Stretch => {
  const { parts, same } = shownParts(redline)
  if (parts.length === 0) return whole('### The words, old and new\n\nEvery word is the same.\n\n')
  return {
    head: `<details><summary><b>The words, old and new</b>: ${counted(parts.length, 'part')} of ${parts.length + same}</summary>\n\n`,
    pieces: parts.map((part) => ({ what: 'a part of the words', text: redlineItem(part) })),
    tail: '\n</details>\n\n',
  }
}

const redlineItem = (part: RedlinePart): string => {
  const words = part.runs.map(({ did, words: of }, index) => {
    const text = escaped(readable(of))
    const gap = isApart(part.runs, index) ? ' ' : ''
    return `${gap}${did === 'same' ? text : did === 'added' ? `<ins>${text}</ins>` : `<del>${text}</del>`}`
  })
  const moved = movedText(part)
  return `- **${capital(part.change)}**: ${escaped(partLabel(part))}${moved === '' ? '' : `, ${escaped(moved)}`}${words.length === 0 ? '' : `<br>${words.join('')}`}\n`
}

const noteStretch = ({ notes }: Report): Stretch => whole(`${notes.map((note) => `<sub>${escaped(note)}</sub>`).join('<br>\n')}\n`)
