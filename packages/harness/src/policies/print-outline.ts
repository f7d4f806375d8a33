/** Writes the outline of a criteria: heads, labels, items, waivers. Returns lines and the addresses of its clauses. */
import type { BlockModel, BodyModel, ConditionModel, Head, ItemModel, LabelForm } from './model.ts'
import { printCondition, softBreak, type Writer } from './print-conditions.ts'
import { at, itemNames } from './words.ts'

export interface Printed {
  readonly lines: readonly string[]
  /** Addresses below the policy's id: `admission/1`. */
  readonly addresses: readonly string[]
}

export const quote = (text: string): string => `"${text.replace(/[\\"]/g, (mark) => `\\${mark}`)}"`

export const cited = (cite: string | null): string =>
  cite === null ? '' : /^[A-Za-z0-9.]+$/.test(cite) ? ` §${cite}` : ` §${quote(cite)}`

const indent = (level: number): string => '  '.repeat(level)

/** Lines of one logical line: broken where the model wants it, continued two levels deeper. */
export const logical = (level: number, text: string): readonly string[] =>
  text.split(softBreak).map((part, index) => indent(index === 0 ? level : level + 2) + part)

const waiverLines = (writer: Writer, level: number, waivers: readonly ConditionModel[]): readonly string[] =>
  waivers.flatMap((waiver) => logical(level, `unless ${printCondition(writer, waiver)}`))

/** A body on lines of its own, each at `level` or deeper. */
export const printBody = (writer: Writer, level: number, body: BodyModel, address: string): Printed => {
  const waivers = waiverLines(writer, level, body.waivers)
  if (body.main.kind === 'expression') {
    return { lines: [...logical(level, printCondition(writer, body.main.condition)), ...waivers], addresses: [address] }
  }
  const block = printItems(writer, level + 1, body.main, address)
  return { lines: [indent(level) + headText(body.main), ...block.lines, ...waivers], addresses: [address, ...block.addresses] }
}

/** A single item makes most heads say too little: then the plainest head that means something. */
const headOf = (block: BlockModel): Head => (block.items.length === 1 && block.head === 'AT MOST' ? 'NONE of' : block.head)

const headText = (block: BlockModel): string => {
  const head = headOf(block)
  const total = block.items.length
  if (head === 'AT LEAST') return `AT LEAST ${1 + (block.count % total)} of`
  return head === 'AT MOST' ? `AT MOST ${1 + (block.count % (total - 1))} of` : head
}

const opens = new Set<Head>(['ANY of', 'AT LEAST', 'ONE of'])

const printItems = (writer: Writer, level: number, block: BlockModel, address: string): Printed => {
  const names = labels(block)
  const printed = block.items.map((item, index) => {
    const name = names[index] ?? ''
    const open = block.open && index === block.items.length - 1 && block.labels === '-' && opens.has(headOf(block))
    const lead = block.labels === '-' ? (open ? '- or other' : '-') : `${name}${block.labels === 'name:' ? ':' : '.'}`
    return printItem(writer, level, item, lead, `${address}/${name}`)
  })
  return { lines: printed.flatMap((part) => part.lines), addresses: printed.flatMap((part) => part.addresses) }
}

const printItem = (writer: Writer, level: number, item: ItemModel, lead: string, address: string): Printed => {
  const { body } = item
  const title = `${lead}${item.text === null ? '' : ` ${quote(item.text)}`}${cited(item.cite)}`
  if (item.text !== null && (item.below || (body.main.kind === 'expression' && body.waivers.length > 0))) {
    const inner = printBody(writer, level + 1, body, address)
    return { lines: [indent(level) + title, ...inner.lines], addresses: inner.addresses }
  }
  if (body.main.kind === 'expression') {
    // On the line of the label, waivers read as part of the expression.
    const text = printCondition(writer, body.main.condition, body.waivers.length > 0 ? 'operand' : 'alone')
    const waiver = body.waivers.map((each) => ` unless ${printCondition(writer, each, 'operand')}`).join('')
    return { lines: logical(level, `${title} ${text}${waiver}`), addresses: [address] }
  }
  const block = printItems(writer, level + 1, body.main, address)
  const lines = [
    `${indent(level)}${title} ${headText(body.main)}`,
    ...block.lines,
    ...waiverLines(writer, level + 1, body.waivers),
  ]
  return { lines, addresses: [address, ...block.addresses] }
}

const romans = ['i', 'ii', 'iii', 'iv', 'v']

const labels = (block: BlockModel): readonly string[] => {
  const taken = new Set<string>()
  return block.items.map((item, index) => {
    const label = labelText(block.labels, item, index)
    let free = label
    for (let n = 2; taken.has(free); n += 1) free = `${label}_${n}`
    taken.add(free)
    return free
  })
}

const labelText = (form: LabelForm, item: ItemModel, index: number): string => {
  switch (form) {
    case '1.':
    case '-':
      return String(index + 1)
    case 'A.':
      return String.fromCharCode(65 + index)
    case 'a.':
      return String.fromCharCode(97 + index)
    case 'i.':
      return at(romans, index)
    case 'name:':
      return at(itemNames, item.name)
  }
}
