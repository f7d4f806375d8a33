/** A comparison for the terminal, at most so many columns wide. Colour only repeats what the words say. */
import { type Answer, answers } from '@rubric/analysis'
import type { ClaimRow } from '../report/claims.ts'
import type { Matrix } from '../report/matrix.ts'
import type { ShownMember } from '../report/members.ts'
import type { PartRow } from '../report/parts.ts'
import { type FactRow, reportOf } from '../report/report.ts'
import type { TouchedGroup } from '../report/touched.ts'
import { memberText, type Tone, unshown } from '../report/words.ts'
import type { Review } from '../review.ts'
import { type Block, type Line, plainText, stretch, trimmed, wrapped } from './lines.ts'
import { redlineLines } from './redline.ts'

const usual = 100

export const comparisonText = (review: Review, width = usual): readonly Block[] => {
  const report = reportOf(review)
  const { title, old, next, claims, parts, overall, unchanged, touched, facts, notes } = report
  const own = touched.map((group): Block => ({ heading: group.title, style: group.tone, lines: groupLines(group, width) }))
  const blocks: readonly Block[] = [
    {
      heading: title,
      style: 'strong',
      lines: wrapped(
        [stretch(`${next.id}: version ${old.version} → ${next.version}, effective ${next.effective || 'at no stated day'}`)],
        width,
        0,
      ),
    },
    { heading: claims.headline, style: claims.tone, lines: claims.rows.flatMap((row) => claimLines(row, width)) },
    {
      heading: 'What changes',
      style: 'strong',
      lines: [
        ...partLines({ ...overall, title: 'All in all' }, width),
        ...parts.flatMap((part) => partLines(part, width)),
        ...wrapped([stretch(unchanged, 'strong')], width, 2),
      ],
    },
    { heading: 'Old answer (rows), new answer (columns)', style: 'strong', lines: matrixLines(report.matrix, width) },
    ...own,
    {
      heading: 'Facts',
      style: 'strong',
      lines: [...factLines('newly asked', facts.added, width), ...factLines('no longer asked', facts.removed, width)],
    },
    { heading: 'The words, old and new', style: 'strong', lines: redlineLines(report.redline, width) },
    { heading: '', style: 'quiet', lines: notes.flatMap((note) => wrapped([stretch(note, 'quiet')], width, 0)) },
  ]
  return blocks
}

const toned = (text: string, tone: Tone): ReturnType<typeof stretch> => stretch(text, tone)

const marks: Readonly<Record<ClaimRow['holds'], string>> = { yes: '✓', no: '✗', undecided: '?' }

const claimLines = (
  { about, address, stated, text, holds, word, says, tone, member }: ClaimRow,
  width: number,
): readonly Line[] => [
  ...wrapped(
    [
      toned(`${marks[holds]} ${word}  `, tone),
      stretch(`${about}${address === '' ? '' : ` (${address})`}: `),
      stretch(stated, 'strong'),
      stretch(text === '' ? '' : ` “${text}”`),
    ],
    width,
    2,
    6,
  ),
  ...wrapped([stretch(`${says}${member === null ? '' : ` ${memberText(member)} shows it.`}`, 'quiet')], width, 6),
]

const verdictColumns = 15

const partLines = (
  { item, title, address, verdict, tone, meaning, proof, flips, clauses }: PartRow,
  width: number,
  indent = 2,
): readonly Line[] => {
  const place = [item.cite === '' ? '' : ` §${item.cite}`, address === item.address ? '' : ` (${address})`].join('')
  const start = indent + verdictColumns
  const words = item.edited && verdict === 'unchanged' ? '; the words were edited' : ''
  return [
    ...wrapped([toned(verdict.padEnd(verdictColumns), tone), stretch(title), stretch(place, 'quiet')], width, indent, start),
    ...(verdict === 'added' || verdict === 'removed'
      ? []
      : wrapped([stretch(`${meaning}: ${proof}${words}`, 'quiet')], width, start)),
    ...(item.address === address
      ? []
      : flips.flatMap((flip) =>
          wrapped([stretch(`${flip.text}: ${flip.member === null ? unshown : memberText(flip.member)}`, 'quiet')], width, start),
        )),
    ...clauses.flatMap((clause) => partLines(clause, width, indent + 2)),
  ]
}

const matrixLines = ({ labels, cells, population }: Matrix, width: number): readonly Line[] => {
  const column = Math.min(24, Math.floor((width - 2) / (answers.length + 1)))
  const cell = (from: Answer, to: Answer): Line => {
    const { text, tone, members } = cells[from][to]
    return [toned(members.length === 0 ? text : `${text}: ${members.map((each) => `member ${each}`).join(', ')}`, tone)]
  }
  return [
    ...tableRow([[], ...answers.map((to) => [stretch(labels[to], 'strong')])], column),
    ...answers.flatMap((from) => [
      ...tableRow([[stretch(labels[from], 'strong')], ...answers.map((to) => cell(from, to))], column),
      ...(population === '' ? [] : tableRow([[], ...answers.map((to) => [stretch(cells[from][to].count, 'quiet')])], column)),
    ]),
    ...(population === '' ? [] : wrapped([stretch(`Numbers: ${population}.`, 'quiet')], width, 2)),
  ]
}

/** Each cell in its column, over as many lines as the longest of them needs. */
const tableRow = (cells: readonly Line[], column: number): readonly Line[] => {
  const lines = cells.map((cell) => (cell.length === 0 ? [] : wrapped(cell, column - 2, 0)))
  const height = Math.max(...lines.map(({ length }) => length))
  return Array.from({ length: height }, (_, at) =>
    trimmed([stretch('  '), ...lines.flatMap((each) => padded(each[at] ?? [], column))]),
  )
}

const padded = (line: Line, width: number): Line => [...line, stretch(' '.repeat(Math.max(0, width - plainText(line).length)))]

const groupLines = ({ flips, nobody, members }: TouchedGroup, width: number): readonly Line[] => [
  ...(flips.length === 0 && nobody !== '' ? wrapped([stretch(nobody)], width, 2) : []),
  ...flips.flatMap(({ text, member }) =>
    wrapped([stretch(`${text}: ${member === null ? unshown : memberText(member)}`)], width, 2),
  ),
  ...members.flatMap((member) => memberLines(member, width)),
]

const memberLines = ({ number, asOf, facts, answers: seen, causes, command }: ShownMember, width: number): readonly Line[] => {
  const longest = Math.min(60, Math.max(0, ...facts.map(({ text }) => text.length))) + 2
  return [
    [],
    ...wrapped([stretch(memberText(number), 'strong'), stretch(` (synthetic), as of ${asOf}`)], width, 2),
    ...facts.flatMap(({ text, value, entries }) => [
      ...wrapped([stretch(`${text}  `.padEnd(longest)), stretch(value, 'strong')], width, 4, 4 + Math.min(longest, 30)),
      ...entries.flatMap((entry) => wrapped([stretch(`- ${entry}`)], width, 6, 8)),
    ]),
    ...seen.flatMap(({ about, old, next }) =>
      wrapped([stretch(`${about}: `), stretch(old.text), stretch(' → '), stretch(next.text, 'strong')], width, 4, 6),
    ),
    ...causes.flatMap(({ title, address, old, next }) => [
      ...wrapped([stretch(`because of “${title}”`), stretch(` (${address})`, 'quiet')], width, 4, 6),
      ...(old === null ? [] : wrapped([stretch('before  '), stretch(old, 'removed')], width, 6, 14)),
      ...(next === null
        ? wrapped([stretch('now     no longer there')], width, 6)
        : wrapped([stretch('now     '), stretch(next, 'added')], width, 6, 14)),
    ]),
    ...(command === '' ? [] : wrapped([stretch(`add as an example: ${command}`, 'quiet')], width, 4, 6)),
  ]
}

const factLines = (what: string, facts: readonly FactRow[], width: number): readonly Line[] => {
  if (facts.length === 0) return wrapped([stretch(`No fact is ${what}.`)], width, 2)
  return [
    ...wrapped([stretch(`${what}:`)], width, 2),
    ...facts.flatMap(({ name, text, readBy }) =>
      wrapped([stretch(text), stretch(` (${name})${readBy === '' ? '' : `, for ${readBy}`}`, 'quiet')], width, 4, 6),
    ),
  ]
}
