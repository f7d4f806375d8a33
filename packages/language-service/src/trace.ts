/** An example's evaluation as a page: what was expected, then the outline with what came out of each clause and condition. */
import type { Program } from '@rubric/compiler'
import type { StatusWord } from '@rubric/runtime'
import { capital } from '@rubric/runtime'
import { type ExampleLine, runExamplesOf } from './examples.ts'
import type { Markdown } from './places.ts'
import { type PreviewBlock, type PreviewClause, previewOf } from './preview.ts'
import { escaped, heading, sourceWords } from './reading/markdown.ts'
import { dayWords, momentWords } from './reading/values.ts'
import { spoken } from './reading/words.ts'

/** Undefined where there is no such example. */
export const traceText = (program: Program, path: string, example: string): Markdown | undefined => {
  const [run] = runExamplesOf(program, path, [example])
  const preview = previewOf(program, path, { kind: 'example', name: example })
  if (run === undefined || preview === undefined) return undefined
  const [date = '', time] = run.asOf.split(' ')
  const problems = [...new Set([...run.problems, ...(preview.member?.problems ?? [])])]
  return [
    heading(1, run.name),
    '',
    `As of ${time === undefined ? dayWords({ text: date }) : momentWords({ date, time })}: ${run.state}.`,
    ...problems.flatMap((problem) => ['', `- ${escaped(problem)}`]),
    ...(run.lines.length === 0 ? [] : ['', '## Expected', '', ...run.lines.flatMap(expectedLines)]),
    ...preview.blocks.filter((block) => !isOpen(block)).flatMap(blockLines),
    ...openLines(preview.blocks.filter(isOpen)),
    '',
  ].join('\n')
}

const expectedLines = ({ address, expected, actual, ok, why }: ExampleLine): readonly Markdown[] => [
  `- ${ok ? '✓' : '✗'} \`${address}\` ${expected}${ok ? '' : `; it came out: ${actual ?? 'nothing'}`}`,
  ...why.map((each) => `  - ${escaped(each)}`),
]

/** Nothing in it is decided. */
const isOpen = ({ status, decided, clause }: PreviewBlock): boolean =>
  status?.tone === 'open' && decided.length === 0 && (clause === null || isUnknown(clause))

const isUnknown = ({ status, conditions, items }: PreviewClause): boolean =>
  status === 'unknown' && conditions.every((condition) => condition.status === 'unknown') && items.every(isUnknown)

const openLines = (blocks: readonly PreviewBlock[]): readonly Markdown[] =>
  blocks.length === 0
    ? []
    : [
        '',
        '## Nothing is known yet of these',
        '',
        ...blocks.map(({ title, cite, status }) => `- ${escaped(title)}${sourceWords(cite)}: ${status?.word ?? ''}`),
      ]

/** Only what is decided of a member. */
const blockLines = ({ title, cite, status, decided, clause }: PreviewBlock): readonly Markdown[] => {
  if (status === null && decided.length === 0) return []
  return [
    '',
    `${heading(2, title, cite)}${status === null ? '' : `: ${status.word}`}`,
    '',
    ...decided.map((each) => `- ${escaped(each)}`),
    ...(clause === null ? [] : insideLines(clause, '')),
  ]
}

const marks: Readonly<Record<StatusWord, string>> = { met: '✓', 'not met': '✗', unknown: '?' }

const insideLines = ({ conditions, items }: PreviewClause, indent: string): readonly Markdown[] => [
  ...conditions.map(
    ({ text, status, value }) =>
      `${indent}- ${marks[status]} \`${text}\`: ${status}${value === '' ? '' : ` (${escaped(value)})`}`,
  ),
  ...items.flatMap((item) => clauseLines(item, indent)),
]

const clauseLines = (clause: PreviewClause, indent: string): readonly Markdown[] => {
  const { label, text, cite, status, address } = clause
  const name = label === '' ? spoken(address.slice(address.lastIndexOf('/') + 1)) : spoken(label)
  const words = text === '' ? '' : ` ${escaped(capital(text))}${sourceWords(cite)}`
  return [
    `${indent}- ${status === null ? '' : `${marks[status]} `}**${escaped(name)}**${words}${status === null ? '' : `: ${status}`}`,
    ...insideLines(clause, `${indent}  `),
  ]
}
