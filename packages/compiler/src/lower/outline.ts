/**
 * The outline of a criteria block becomes clauses with addresses. A clause is a block, joining its child clauses, or a leaf,
 * joining conditions. The `unless` line of a block is a child clause of its own; that of a leaf joins the leaf's conditions.
 */
import type { Logic } from '@rubric/runtime'
import type { Block, BlockHead, Body, Criteria, Expression, Item } from '@rubric/syntax'
import type { Clause, SourceSpan } from '../graph.ts'
import { conditionOf } from './conditions.ts'
import { type Context, nothing, site, written } from './context.ts'
import { askedNumber, reportRepeated } from './counted.ts'
import { reportCondition } from './diagnostics.ts'

/** Collects the clauses of a policy in the order of the outline. */
export interface Outline {
  readonly clauses: Clause[]
  readonly place: (span: { readonly start: number; readonly end: number }) => SourceSpan
  /** Names of the interpretations that bear on an address. */
  readonly interpretationsOf: (address: string) => readonly string[]
}

interface Heading {
  readonly address: string
  readonly label: string
  readonly text: string
  readonly cite: string
  readonly open: boolean
  readonly span: { readonly start: number; readonly end: number }
}

/** Adds the clauses of a criteria block; the index of the first, its root. */
export const criteriaClause = (context: Context, outline: Outline, policy: string, criteria: Criteria): number =>
  clause(context, outline, criteria.body, {
    address: `${policy}/${criteria.name.text}`, label: criteria.name.text, text: criteria.title?.value ?? '',
    cite: criteria.cite?.text ?? '', open: false, span: criteria,
  })

const clause = (context: Context, outline: Outline, body: Body, heading: Heading): number => {
  const index = outline.clauses.length
  outline.clauses.push(undefined as unknown as Clause) // keeps the place: a clause comes before its children
  outline.clauses[index] = body.main.kind === 'Block'
    ? blockClause(context, outline, body.main, body, heading)
    : leafClause(context, outline, body.main, body, heading)
  return index
}

const leafClause = (context: Context, outline: Outline, main: Expression, body: Body, heading: Heading): Clause => {
  const own = conditionOf(context, main)
  const waivers = body.waivers.map(({ expression }) => conditionOf(context, expression))
  const logic: Logic = waivers.length === 0 ? own : { op: 'any', of: [own, ...waivers] }
  return { ...common(outline, heading), head: '', logic, children: [], conditions: conditionsIn(logic) }
}

const blockClause = (context: Context, outline: Outline, block: Block, body: Body, heading: Heading): Clause => {
  const waiverLabels = body.waivers.map((_, at) => (at === 0 ? 'unless' : `unless${at + 1}`))
  const items = itemClauses(context, outline, block, heading.address, waiverLabels)
  if (block.head !== 'ALL of' && block.head !== 'ANY of' && block.head !== 'NONE of') {
    reportRepeated(context, block.items.map((item, at) => ({ logic: leafLogic(outline.clauses[items[at] ?? -1]), span: item.body })))
  }
  const joined = headLogic(context, block, items.map(item => ({ op: 'clause', clause: item })))
  const waivers = body.waivers.map(({ expression, ...span }, at) =>
    clause(context, outline, { kind: 'Body', main: expression, waivers: [], start: expression.start, end: expression.end }, {
      address: `${heading.address}/${waiverLabels[at]}`, label: 'unless',
      text: `unless ${written(context, expression)}`, cite: '', open: false, span,
    }))
  const logic: Logic = waivers.length === 0
    ? joined
    : { op: 'any', of: [joined, ...waivers.map((waiver): Logic => ({ op: 'clause', clause: waiver }))] }
  const head = block.count === undefined ? block.head : `${block.head} ${block.count.text} of`
  return { ...common(outline, heading), head, logic, children: [...items, ...waivers], conditions: [] }
}

const leafLogic = (leaf: Clause | undefined): Logic => (leaf === undefined || leaf.head !== '' ? nothing : leaf.logic)

const common = (outline: Outline, { address, label, text, cite, open, span }: Heading): Pick<
  Clause, 'address' | 'label' | 'text' | 'cite' | 'open' | 'span' | 'interpretations'
> => ({ address, label, text, cite, open, span: outline.place(span), interpretations: outline.interpretationsOf(address) })

const itemClauses = (
  context: Context, outline: Outline, block: Block, parent: string, taken: readonly string[],
): readonly number[] => {
  const seen = new Map<string, Item>()
  return block.items.map((item, at) => {
    const label = item.label.kind === 'Missing' || item.label.form === 'dash' ? String(at + 1) : item.label.text
    const first = seen.get(label)
    if (first !== undefined || taken.includes(label)) {
      const related = first === undefined ? [] : [{ file: context.scope.module.file, span: first.label, text: 'the other one' }]
      context.lowering.diagnostics.push(reportCondition('duplicate-label', { ...site(context, item.label), related }, { label }))
    }
    seen.set(label, item)
    return clause(context, outline, item.body, {
      address: `${parent}/${label}`, label, text: item.text?.value ?? '', cite: item.cite?.text ?? '', open: item.open, span: item,
    })
  })
}

/** How a head joins its items. `ALL of`, `ANY of` are the folded `and`, `or`; the others count. */
const headLogic = (context: Context, block: Block, of: readonly Logic[]): Logic => {
  const counts = (least: number, most: number): Logic => ({ op: 'number', least, most, of })
  const asked = (head: 'AT LEAST' | 'AT MOST'): number | undefined => askedNumber(context, head, block.count, of.length, block.headSpan)
  const heads: Readonly<Record<BlockHead, () => Logic>> = {
    'ALL of': () => ({ op: 'all', of }),
    'ANY of': () => ({ op: 'any', of }),
    'ONE of': () => counts(1, 1),
    'NONE of': () => counts(0, 0),
    'AT LEAST': () => {
      const count = asked('AT LEAST')
      return count === undefined ? nothing : counts(count, of.length)
    },
    'AT MOST': () => {
      const count = asked('AT MOST')
      return count === undefined ? nothing : counts(0, count)
    },
  }
  return heads[block.head]()
}

const conditionsIn = (logic: Logic): readonly number[] => {
  const found = new Set<number>()
  const visit = (each: Logic): void => {
    switch (each.op) {
      case 'all':
      case 'any':
      case 'number': each.of.forEach(visit); return
      case 'not': visit(each.of); return
      case 'condition': found.add(each.condition); return
      case 'clause':
      case 'criterion': return
    }
  }
  visit(logic)
  return [...found]
}
