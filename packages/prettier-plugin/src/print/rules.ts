/**
 * Limits, requirements, exceptions, determinations, guidance and interpretations. Their lines keep the order in which they stand.
 */
import type { Address, Citation, Missing, Name, Text } from '@rubric/syntax'
import { type Doc, spaced } from '../doc.ts'
import type { Page } from '../page.ts'
import type { Entry, Row, RowPrinters } from '../row.ts'
import { sentences, table } from '../table.ts'
import { citeOf, listed, quantity, textOf } from './words.ts'

interface Titled {
  readonly name: Name
  readonly cite?: Citation
}

const heading = (word: string, { name, cite }: Titled, title: Text | Missing | undefined, level: number): Row => ({
  level,
  doc: spaced(word, name.text, textOf(title), citeOf(cite)),
  end: (cite ?? title ?? name).end,
})

/** A line that begins with a key word; `start` orders the lines. */
interface Keyed extends Entry {
  readonly start: number
}

interface Part {
  readonly start: number
  readonly end: number
}

const keyed = (name: string, node: Part, value: Doc, end = node.end): Keyed => ({ name, value, start: node.start, end })

/** None where nothing stands behind the key. */
const addresses = (name: string, nodes: readonly Address[], page: Page): readonly Keyed[] => {
  const [first, last] = [nodes[0], nodes.at(-1)]
  return first === undefined || last === undefined
    ? []
    : [keyed(name, { start: first.start, end: last.end }, listed(nodes, page))]
}

const text = (name: string, node: Text | undefined): readonly Keyed[] =>
  node === undefined ? [] : [keyed(name, node, textOf(node) ?? '')]

const inOrder = <T extends { readonly start: number }>(lines: readonly T[]): readonly T[] =>
  [...lines].sort((a, b) => a.start - b.start)

const rules: RowPrinters<'Limit' | 'Requirement' | 'Exception' | 'Determination'> = {
  Limit: (node, page, level) => {
    const { title, cap, when, unitIs, unitNeeds } = node
    const line = ({ start, end }: Part, doc: Doc) => ({ start, row: { level: level + 1, doc, end } })
    const lines = [
      line(cap, page.doc(cap)),
      ...(when ? [line(when, ['when ', page.doc(when)])] : []),
      ...(unitIs ? [line(unitIs, `each unit is ${quantity(unitIs)}`)] : []),
      ...(unitNeeds ? [line(unitNeeds, `each unit needs at least ${quantity(unitNeeds)}`)] : []),
    ]
    return [heading('limit', node, title, level), ...inOrder(lines).map(({ row }) => row)]
  },
  Requirement: (node, page, level) => [
    heading('requirement', node, node.title, level),
    ...(node.when ? [{ level: level + 1, doc: ['when ', page.doc(node.when)], end: node.when.end }] : []),
    ...page.rows(node.body, level + 1),
  ],
  Exception: (node, page, level) => {
    const { title, when, lifts, replaces, refers, before } = node
    const lines = [
      keyed('when', when, page.doc(when)),
      ...addresses('lifts', lifts, page),
      // One a line, also where several stood on one.
      ...replaces.map((each) => keyed('replaces', each, page.doc(each), page.after(each.end, ','))),
      ...addresses('refers', refers, page),
      ...addresses('before', before, page),
    ]
    return [heading('exception', node, title, level), ...table(inOrder(lines), page, level + 1)]
  },
  Determination: (node, page, level) => {
    const { title, stage, requires, excludes, subjectTo, grants } = node
    const lines = [
      ...(stage ? [keyed('stage', stage, stage.text)] : []),
      ...addresses('requires', requires, page),
      ...addresses('excludes', excludes, page),
      ...addresses('subject to', subjectTo, page),
      ...(grants ? [keyed('grants', grants, page.doc(grants))] : []),
    ]
    return [heading('determination', node, title, level), ...table(inOrder(lines), page, level + 1)]
  },
}

const notes: RowPrinters<'Guidance' | 'GuidanceItem' | 'Interpretation'> = {
  Guidance: (node, page, level) => [
    heading('guidance', node, node.text, level),
    ...node.items.flatMap((item) => page.rows(item, level + 1)),
  ],
  GuidanceItem: ({ label, text: words, cite, end }, page, level) => [
    { level, doc: [page.doc(label), ' ', spaced(textOf(words), citeOf(cite))], end },
  ],
  Interpretation: (node, page, level) => {
    const { decidedBy, decidedOn } = node
    const lines = [
      ...text('against', node.against),
      ...(decidedBy && decidedOn
        ? [keyed('decided by', decidedBy, `${textOf(decidedBy) ?? ''} on ${decidedOn.text}`, decidedOn.end)]
        : []),
      ...text('because', node.because),
      ...addresses('affects', node.affects, page),
    ]
    return [heading('interpretation', node, node.text, level), ...table(inOrder(lines), page, level + 1, sentences)]
  },
}

export const ruleRows = { ...rules, ...notes }
