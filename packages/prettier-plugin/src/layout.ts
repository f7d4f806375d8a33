/** From text to the items of the formatted page. */
import { type File, parse } from '@rubric/syntax'
import { type Doc, builders, lineAt, printDoc } from './doc.ts'
import { openPage } from './printers.ts'
import { type Item, weave } from './weave.ts'

/** At this width the columns of the policies that were laid out by hand stay as they are; at 110 they break up. */
export const defaultWidth = 120

/** `text`, which has line feeds for line breaks, read without fault as `file`. */
export const itemsOf = (text: string, file: File, width: number): readonly Item[] => weave(file, openPage(text, file, width))

/** Nothing where the text has errors: what cannot be read is not touched. A text without words comes to no items. */
export const layOut = (path: string, text: string, width: number): readonly Item[] | undefined => {
  if (text.trim() === '') return []
  const { value, diagnostics } = parse(path, text)
  return diagnostics.length > 0 ? undefined : itemsOf(text, value, width)
}

/** The line breaks before an item. */
export const breaksBefore = (index: number, { blank }: Item): string => (index === 0 ? '' : blank ? '\n\n' : '\n')

export const itemText = ({ level, doc }: Item, width: number): string => printDoc(lineAt(level, doc), width)

/** All items as one document, as Prettier prints it. */
export const pageDoc = (items: readonly Item[]): Doc => {
  if (items.length === 0) return ''
  const { hardline } = builders
  const lines = items.map((item, index): Doc => [
    index === 0 ? '' : item.blank ? [hardline, hardline] : hardline,
    lineAt(item.level, item.doc),
  ])
  return [lines, hardline]
}

/** The same text, each item printed by itself: no item depends on another, so that this is quicker and comes to the same. */
export const pageText = (items: readonly Item[], width: number): string => {
  if (items.length === 0) return ''
  return `${items.map((item, index) => breaksBefore(index, item) + itemText(item, width)).join('')}\n`
}
