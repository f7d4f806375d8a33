/** Formats by small edits, so that cursors and marks in an editor stay where they are. */
import type { Span, TextEdit } from '@rubric/syntax'
import { step } from './doc.ts'
import type { FormatOptions } from './format.ts'
import { breaksBefore, defaultWidth, itemText, layOut } from './layout.ts'
import { type Plain, breakOf, plain, withBreaks } from './plain.ts'
import type { Item } from './weave.ts'

type EditOptions = Omit<FormatOptions, 'endOfLine'>

/**
 * What to change so that the whole text is in its canonical layout; line breaks stay of their kind. None where it has syntax
 * errors.
 */
export const formatEdits = (text: string, options: EditOptions = {}): readonly TextEdit[] => editsOf(text, undefined, options)

/** The same for the sections that the range touches: a section is the least that can be laid out by itself. */
export const formatRange = (text: string, range: Span, options: EditOptions = {}): readonly TextEdit[] =>
  editsOf(text, range, options)

const editsOf = (text: string, range: Span | undefined, { printWidth = defaultWidth }: EditOptions): readonly TextEdit[] => {
  const source = plain(text)
  const items = layOut('', source.text, printWidth)
  if (items === undefined) return []
  const touched = range === undefined ? undefined : sectionsIn(items, range, source)
  const edits: TextEdit[] = []
  const change = (start: number, end: number, wanted: string): void => {
    const edit = least(source.text, start, end, wanted)
    if (edit === undefined) return
    const span = { start: source.original(edit.span.start), end: source.original(edit.span.end) }
    edits.push({ span, text: withBreaks(edit.text, breakOf('auto', text)) })
  }
  for (const [index, item] of items.entries()) {
    if (touched?.has(item.section) === false) continue
    const indent = step.repeat(item.level)
    change(items[index - 1]?.end ?? 0, item.start, breaksBefore(index, item) + indent)
    change(item.start, item.end, itemText(item, printWidth).slice(indent.length))
  }
  const last = items.at(-1)
  if (last === undefined) change(0, source.text.length, '')
  else if (touched?.has(last.section) !== false) change(last.end, source.text.length, '\n')
  return edits
}

/** Sections with a line in the range. */
const sectionsIn = (items: readonly Item[], range: Span, { text, original }: Plain): ReadonlySet<number> => {
  const lineStart = (at: number): number => text.lastIndexOf('\n', at - 1) + 1
  const within = ({ start, end }: Item): boolean => {
    const lineEnd = text.indexOf('\n', end)
    return original(lineEnd < 0 ? text.length : lineEnd) >= range.start && original(lineStart(start)) <= range.end
  }
  return new Set(items.filter(within).map(({ section }) => section))
}

/** Without what is the same at both ends. */
const least = (text: string, start: number, end: number, wanted: string): TextEdit | undefined => {
  let [from, to, wantedTo] = [start, end, wanted.length]
  while (from < to && from - start < wantedTo && text[from] === wanted[from - start]) from++
  while (to > from && wantedTo > from - start && text[to - 1] === wanted[wantedTo - 1]) {
    to--
    wantedTo--
  }
  return from === to && from - start === wantedTo
    ? undefined
    : { span: { start: from, end: to }, text: wanted.slice(from - start, wantedTo) }
}
