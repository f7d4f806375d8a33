/** Puts rows, comments and blank lines together, in the order of the text. */
import type { Comment, File } from '@rubric/syntax'
import { type Doc, builders, step } from './doc.ts'
import { type Page, commentText, lineEnd } from './page.ts'
import { fileRows } from './printers.ts'
import type { Row } from './row.ts'

/** One row or one comment of the formatted page, and the stretch of the text that it stands for. */
export interface Item {
  readonly start: number
  readonly end: number
  readonly level: number
  readonly doc: Doc
  /** A blank line stands before it. */
  readonly blank: boolean
  /** Counts the sections of the file; comments before a section belong to it. */
  readonly section: number
}

type Bare = Omit<Item, 'blank' | 'section'>

export const weave = (file: File, page: Page): readonly Item[] => {
  const items: Item[] = []
  let end = 0
  for (const row of fileRows(file, page)) {
    const start = page.next(end)
    const [comments, item] = [page.comments(end, start), rowItem(row, start, page)]
    append(items, [...leveled(comments, items.at(-1)?.level ?? 0, row.level, page), item], row.before, page)
    end = item.end
  }
  append(items, leveled(page.comments(end, Number.POSITIVE_INFINITY), items.at(-1)?.level ?? 0, 0, page), 'blank', page)
  return items
}

/** What stands between two rows, and the second of them. The first of these at the left margin begins the section. */
const append = (items: Item[], added: readonly Bare[], before: Row['before'], page: Page): void => {
  const opening = before === undefined ? -1 : added.findIndex(({ level }) => level === 0)
  for (const [index, item] of added.entries()) {
    const last = items.at(-1)
    const asWritten = last !== undefined && item.level <= last.level && page.isBlank(last.end, item.start)
    const opens = index === opening
    const wanted = opens && (before === 'blank' || added.length === 1) ? before === 'blank' : asWritten
    items.push({ ...item, blank: last !== undefined && wanted, section: (last?.section ?? 0) + (opens ? 1 : 0) })
  }
}

const rowItem = ({ level, doc, end }: Row, start: number, page: Page): Bare => {
  // Where the layout has no room for a comment within a line, it stands above the line: none is lost.
  const above = page.comments(start, end).filter((comment) => !page.placed.has(comment))
  const whole = above.length === 0 ? doc : [...above.flatMap((comment): Doc[] => [commentText(comment), builders.hardline]), doc]
  const trailing = page.trailing(end)
  return { start, end: trailing?.end ?? end, level, doc: trailing === undefined ? whole : [whole, lineEnd(trailing)] }
}

/**
 * Comments with lines of their own stand as far in as the row that follows. One that was written further in ends the rows before
 * it, and stays there.
 */
const leveled = (comments: readonly Comment[], before: number, after: number, page: Page): readonly Bare[] => {
  let level = Math.max(before, after)
  return comments.map((comment) => {
    level = Math.max(after, Math.min(level, Math.round(page.column(comment.start) / step.length)))
    return { start: comment.start, end: comment.end, level, doc: commentText(comment) }
  })
}
