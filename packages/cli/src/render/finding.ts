/** One finding for a person: what is wrong, where, the source with its marks, the facts, the remedy, and where to read more. */
import type { Diagnostic, Severity } from '@rubric/syntax'
import type { Paint } from '../terminal/color.ts'
import { type Mark, frame, gutterOf } from './frame.ts'
import { type Lines, linesOf, positionAt } from './lines.ts'
import { tame, wrap } from './width.ts'

/** The text of a file by its path; undefined where it could not be read. */
export type SourceTexts = ReadonlyMap<string, string>

export interface FindingStyle {
  readonly paint: Paint
  readonly width: number
}

export const renderFinding = (diagnostic: Diagnostic, sources: SourceTexts, style: FindingStyle): string => {
  const { paint } = style
  const accent = accentOf(diagnostic.severity, paint)
  const places = placesOf(diagnostic, sources)
  const gutter = Math.max(2, ...places.map(({ lines, marks }) => gutterOf(lines, marks)))
  const indent = ' '.repeat(gutter)
  const frames = places.flatMap(({ file, lines, marks }, index) => [
    `${indent}${paint.place(index === 0 ? '┌─' : '├─')} ${paint.place(tame(placeOf(file, lines, marks)))}`,
    ...frame(lines, marks, { paint, accent, width: style.width }, gutter),
  ])
  const bare = places.length === 0 ? [`${indent}${paint.place('──')} ${paint.place(tame(diagnostic.file))}`] : []
  return [
    `${accent(`${heads[diagnostic.severity]}[${diagnostic.code}]`)}${paint.strong(`: ${tame(diagnostic.title)}`)}`,
    ...bare,
    ...frames,
    ...notes(diagnostic, style, indent),
  ].join('\n')
}

/** What a finding is called to a person. */
const heads: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' }

const accentOf = (severity: Severity, paint: Paint): ((text: string) => string) =>
  ({ error: paint.error, warning: paint.warning, info: paint.info })[severity]

interface Place {
  readonly file: string
  readonly lines: Lines
  readonly marks: readonly Mark[]
}

/** The file of the fault first, then the other files that take part, each with its marks. */
const placesOf = (diagnostic: Diagnostic, sources: SourceTexts): readonly Place[] => {
  const primary: Mark = { ...diagnostic.span, text: diagnostic.label, primary: true }
  const byFile = new Map<string, Mark[]>([[diagnostic.file, [primary]]])
  for (const { file, span, text } of diagnostic.related) {
    const mark: Mark = { ...span, text, primary: false }
    byFile.set(file, [...(byFile.get(file) ?? []), mark])
  }
  return [...byFile].flatMap(([file, marks]) => {
    const text = sources.get(file)
    return text === undefined ? [] : [{ file, lines: linesOf(text), marks }]
  })
}

const placeOf = (file: string, lines: Lines, marks: readonly Mark[]): string => {
  const { line, column } = positionAt(lines, (marks.find(({ primary }) => primary) ?? marks[0])?.start ?? 0)
  return `${file}:${line}:${column}`
}

const notes = ({ code, text, hint, fixes }: Diagnostic, { paint, width }: FindingStyle, indent: string): readonly string[] => {
  const fixable = fixes.some(({ safe }) => safe) ? `  ${paint.met('[fixable]')}` : ''
  const hinted = hint === '' ? (fixes[0]?.title ?? '') : hint
  return [
    ...note('=', text, paint.place, { indent, width }),
    ...note('help:', hinted, paint.met, { indent, width }).map((line, index, all) =>
      index === all.length - 1 ? line + fixable : line,
    ),
    `${indent}${paint.quiet(`more: rubric explain ${code}`)}`,
  ]
}

const note = (
  head: string,
  text: string,
  paint: (text: string) => string,
  { indent, width }: { readonly indent: string; readonly width: number },
): readonly string[] => {
  if (text === '') return []
  const hang = ' '.repeat(head.length)
  const lines = text.split('\n').flatMap((line) => wrap(tame(line), width - indent.length - head.length - 1))
  return lines.map((line, index) => `${indent}${index === 0 ? paint(head) : hang} ${line}`.trimEnd())
}
