/** The outline of criteria, requirements and definitions. */
import type { Block, Body, Define, Expression, Item } from '@rubric/syntax'
import { type Doc, builders, further, spaced } from '../doc.ts'
import type { Page } from '../page.ts'
import type { Row, RowPrinters } from '../row.ts'
import { citeOf, textOf } from './words.ts'

const { group, ifBreak, line } = builders

const headOf = ({ head, count }: Block): string => (count === undefined ? head : `${head} ${count.text} of`)

const itemsOf = (block: Block, page: Page, level: number): readonly Row[] => block.items.flatMap((item) => page.rows(item, level))

const blockRows = (block: Block, page: Page, level: number): readonly Row[] => [
  { level, doc: headOf(block), end: block.headSpan.end },
  ...itemsOf(block, page, level + 1),
]

const expressionRow = (expression: Expression, page: Page, level: number): Row => ({
  level,
  doc: page.doc(expression),
  end: expression.end,
})

const bodyRows = ({ main, waivers }: Body, page: Page, level: number): readonly Row[] => [
  ...(main.kind === 'Block' ? blockRows(main, page, level) : [expressionRow(main, page, level)]),
  ...waivers.flatMap((waiver) => page.rows(waiver, level)),
]

/** The words before the condition: label, text, clause; and where they end. */
const itemHead = ({ label, open, text, cite }: Item, page: Page): { readonly doc: Doc; readonly end: number } => {
  const words = spaced(textOf(text), citeOf(cite))
  const labelled = page.doc(label)
  if (!open) return { doc: words === '' ? labelled : [labelled, ' ', words], end: (cite ?? text ?? label).end }
  const end = (cite ?? text)?.end ?? page.after(label.end, 'or', 'other')
  const or = page.gap(label.end, page.next(label.end), ' ')
  return { doc: [labelled, further(or, spaced('or other', words))], end }
}

/**
 * A condition stands below its item, two spaces further in. It stands behind the item where that is short: `- "housing"
 * housing_problems`, and where an item says nothing else.
 */
const itemRows = (item: Item, page: Page, level: number): readonly Row[] => {
  const { text, cite, label, body } = item
  const { main, waivers } = body
  const { doc, end } = itemHead(item, page)
  const below = (): readonly Row[] => [{ level, doc, end }, ...bodyRows(body, page, level + 1)]
  const start = main.kind === 'Block' ? main.headSpan.start : main.start
  if (page.comments(end, start).length > 0) return below()
  const silent = text === undefined && cite === undefined
  if (main.kind === 'Block') {
    if (!silent) return below()
    const head: Row = { level, doc: [doc, ' ', headOf(main)], end: main.headSpan.end }
    return [head, ...itemsOf(main, page, level + 1), ...waivers.flatMap((waiver) => page.rows(waiver, level + 1))]
  }
  const dashed = label.kind === 'Label' && label.form === 'dash'
  if (waivers.length > 0 || !(silent || dashed)) return below()
  return [{ level, doc: [doc, group(further(line, page.doc(main)))], end: main.end }]
}

/** On one line after a colon, or on the line below. */
const defineRows = ({ name, text, cite, expression }: Define, page: Page, level: number): readonly Row[] => {
  const head = spaced('define', name.text, textOf(text), citeOf(cite))
  const end = page.after((cite ?? text ?? name).end, ':')
  if (page.comments(end, expression.start).length === 0) {
    return [{ level, doc: [head, group([ifBreak('', ':'), further(line, page.doc(expression))])], end: expression.end }]
  }
  return [{ level, doc: head, end }, expressionRow(expression, page, level + 1)]
}

export const outline: RowPrinters<'Define' | 'Criteria' | 'Body' | 'Waiver' | 'Block' | 'Item'> = {
  Define: defineRows,
  Criteria: ({ name, title, cite, body }, page, level) => [
    { level, doc: spaced('criteria', name.text, textOf(title), citeOf(cite)), end: (cite ?? title ?? name).end },
    ...bodyRows(body, page, level + 1),
  ],
  Body: bodyRows,
  Waiver: ({ expression, end }, page, level) => [{ level, doc: ['unless ', page.doc(expression)], end }],
  Block: blockRows,
  Item: itemRows,
}
