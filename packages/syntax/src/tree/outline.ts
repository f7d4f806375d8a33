/** The outline of a criteria or a definition: blocks, items, conditions and what waives them. */
import type { Block, Body, Define, Expression, Item, Waiver } from '../ast.ts'
import type { SecondaryLabel } from '../diagnostic.ts'
import { report } from '../diagnostics.ts'
import type { DefineDraft, DraftOf, HeadDraft, ItemDraft, LineDraft, NamedDraft } from '../grammar/drafts.ts'
import { lineSite, missing, type Sheet } from './assemble.ts'

interface Part {
  readonly line: number
  readonly main: Block | Expression
}

/** `owner` is the criteria or the item whose body this is. */
export const buildBody = (owner: NamedDraft | ItemDraft, sheet: Sheet): Body => {
  const lines = sheet.under(owner.line)
  const items = lines.filter((line) => line.kind === 'item')
  const parts: Part[] = []
  if (owner.kind === 'item') {
    if (owner.head !== undefined) parts.push({ line: owner.line, main: buildBlock(owner.headSpan?.start ?? owner.start, owner, owner, items, sheet) })
    else if (owner.expression !== undefined) parts.push({ line: owner.line, main: owner.expression })
  }
  const waivers: Waiver[] = []
  for (const line of lines) {
    if (line.kind === 'block') {
      const inner = sheet.under(line.line).filter((item) => item.kind === 'item')
      parts.push({ line: line.line, main: buildBlock(line.start, line, line, inner, sheet) })
    } else if (line.kind === 'condition') parts.push({ line: line.line, main: line.expression ?? missing(line.start) })
    else if (line.kind === 'unless') addWaiver(line, items, waivers, sheet)
    else if (line === items[0] && !(owner.kind === 'item' && owner.head !== undefined)) {
      // Items without a head, reported by the outline pass.
      parts.push({ line: line.line, main: buildBlock(line.start, line, { head: 'ALL of', headSpan: { start: line.start, end: line.start } }, items, sheet) })
    }
  }
  const main = soleMain(owner, parts, sheet)
  const last = waivers.at(-1) ?? main
  return { kind: 'Body', start: Math.min(main.start, waivers[0]?.start ?? main.start), end: Math.max(main.end, last.end), main, waivers }
}

const soleMain = (owner: NamedDraft | ItemDraft, parts: readonly Part[], sheet: Sheet): Block | Expression => {
  const [first, second] = parts
  const what = owner.kind === 'item' ? 'the item' : `\`${owner.kind}\``
  const draft = second && sheet.drafts[second.line]
  if (draft) sheet.faults.add(draft.line, () => report('second-condition', { ...lineSite(sheet, draft), related: beside(first, sheet) }, { what, hint: secondHint(owner) }))
  if (first !== undefined) return first.main
  const onlyWhen = owner.kind === 'requirement' && sheet.under(owner.line).every(({ kind }) => kind === 'when') && !sheet.hasLostLine(owner.line)
  if (onlyWhen || !sheet.hasLinesUnder(owner.line)) {
    const where = owner.kind === 'item' ? 'on this line, or on the line below, two spaces deeper' : 'on the line below, two spaces deeper'
    sheet.faults.add(owner.line, () => report('missing-condition', lineSite(sheet, owner), { what, where }))
  }
  return missing(owner.end)
}

const beside = (first: Part | undefined, { faults: { file } }: Sheet): readonly SecondaryLabel[] => {
  const { start, end } = first?.main.kind === 'Block' ? first.main.headSpan : first?.main ?? { start: 0, end: 0 }
  return end > start ? [{ file, span: { start, end }, text: 'the first one' }] : []
}

const JOIN = 'Join the two with `and` or `or`, or list them under `ALL of` or `ANY of`.'

/** The words after a label are often meant as its text. */
const secondHint = (owner: NamedDraft | ItemDraft): string =>
  owner.kind === 'item' && owner.expression !== undefined && owner.text === undefined
    ? `Put the words on the line of the label in quotes, if they are its text; or join the two with \`and\` or \`or\`.`
    : JOIN

const addWaiver = (line: DraftOf<'unless'>, items: readonly LineDraft[], waivers: Waiver[], sheet: Sheet): void => {
  if (items.some((item) => item.line > line.line)) {
    const holes = { what: 'an `unless` line', place: 'between the items', places: 'after the last item', hint: 'Move it below the last item.' }
    sheet.faults.add(line.line, () => report('misplaced-line', lineSite(sheet, line), holes))
    return
  }
  waivers.push({ kind: 'Waiver', start: line.start, end: line.end, expression: line.expression ?? missing(line.end) })
}

const buildBlock = (start: number, line: LineDraft, head: HeadDraft, lines: readonly LineDraft[], sheet: Sheet): Block => {
  const items = lines.flatMap((item) => (item.kind === 'item' ? [buildItem(item, sheet)] : []))
  const headSpan = head.headSpan ?? { start, end: line.end }
  if (items.length === 0 && !sheet.hasLinesUnder(line.line)) {
    sheet.faults.add(line.line, () => report('empty-block', { file: sheet.faults.file, span: headSpan }))
  }
  return {
    kind: 'Block',
    start,
    end: Math.max(headSpan.end, items.at(-1)?.end ?? 0),
    head: head.head ?? 'ALL of',
    headSpan,
    ...(head.count && { count: head.count }),
    items,
  }
}

const buildItem = (draft: ItemDraft, sheet: Sheet): Item => {
  const body = buildBody(draft, sheet)
  const { start, label, open, text, cite } = draft
  return {
    kind: 'Item',
    start,
    end: Math.max(draft.end, body.end),
    label: label ?? missing(start),
    open: open === true,
    ...(text && { text }),
    ...(cite && { cite }),
    body,
  }
}

export const buildDefinition = (draft: DefineDraft, sheet: Sheet): Define => {
  const { start, name, text, cite } = draft
  const lines = sheet.under(draft.line)
  let expression = draft.expression
  for (const line of lines) {
    if (line.kind !== 'condition' && line.kind !== 'unless') continue
    const inner = line.expression ?? missing(line.end)
    if (line.kind === 'unless') {
      const operand = expression ?? missing(line.start)
      expression = { kind: 'Unless', start: operand.start, end: inner.end, operand, waiver: inner }
    } else if (expression === undefined) expression = inner
    else sheet.faults.add(line.line, () => report('second-condition', lineSite(sheet, line), { what: '`define`', hint: JOIN }))
  }
  if (expression === undefined && !sheet.hasLinesUnder(draft.line)) {
    const holes = { what: '`define`', where: 'after `:`, or on the line below, two spaces deeper' }
    sheet.faults.add(draft.line, () => report('missing-condition', lineSite(sheet, draft), holes))
  }
  return {
    kind: 'Define',
    start,
    end: Math.max(draft.end, expression?.end ?? 0),
    name: name ?? { kind: 'Name', start: draft.end, end: draft.end, text: '' },
    ...(text && { text }),
    ...(cite && { cite }),
    expression: expression ?? missing(draft.end),
  }
}
