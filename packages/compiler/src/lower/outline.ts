/**
 * The outline of a criteria block becomes clauses with addresses. A clause is a block, joining its child clauses, or a leaf,
 * joining conditions. The `unless` line of a block is a child clause of its own; that of a leaf joins the leaf's conditions.
 */
import type { Logic } from '@rubric/runtime'
import type { Block, BlockHead, Body, Criteria, Expression, Item, Requirement } from '@rubric/syntax'
import type { Clause, SourceSpan } from '../graph.ts'
import { conditionOf, notAsked } from './conditions.ts'
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

/** A clause that stands beside a body and, where its logic is met, waives it: whom a requirement does not bind, an exception that lifts it. */
export interface Beside {
  readonly label: string
  readonly text: string
  readonly cite: string
  readonly span: { readonly start: number; readonly end: number }
  readonly logic: Logic
  /** It waives where its logic is not met. */
  readonly negated: boolean
  /** It is read before the body, not after it. */
  readonly leads: boolean
}

interface Heading {
  readonly address: string
  readonly label: string
  readonly text: string
  readonly cite: string
  readonly open: boolean
  readonly span: { readonly start: number; readonly end: number }
  readonly beside?: readonly Beside[]
}

/** Adds the clauses of a criteria block or a requirement; the index of the first, its root. */
export const criteriaClause = (
  context: Context, outline: Outline, policy: string, criteria: Criteria | Requirement, beside: readonly Beside[] = [],
): number =>
  clause(context, outline, criteria.body, {
    address: `${policy}/${criteria.name.text}`, label: criteria.name.text, text: criteria.title?.value ?? '',
    cite: criteria.cite?.text ?? '', open: false, span: criteria, beside,
  })

const waiving = (logic: Logic, { negated }: Beside): Logic => (negated ? { op: 'not', of: logic } : logic)

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
  const beside = heading.beside ?? []
  const waived = (leads: boolean): readonly Logic[] => beside.filter(each => each.leads === leads).map(each => waiving(each.logic, each))
  const of = [...waived(true), own, ...waivers, ...waived(false)]
  const logic: Logic = of.length === 1 ? own : { op: 'any', of }
  return { ...common(outline, heading), head: '', logic, children: [], conditions: conditionsIn(logic) }
}

const blockClause = (context: Context, outline: Outline, block: Block, body: Body, heading: Heading): Clause => {
  const waiverLabels = body.waivers.map((_, at) => (at === 0 ? 'unless' : `unless${at + 1}`))
  const beside = heading.beside ?? []
  const leading = besideClauses(outline, beside, heading.address, true)
  const inner = block.head === 'NONE of' || block.head === 'AT MOST' ? notAsked(context) : context
  const items = itemClauses(inner, outline, block, heading.address, [...waiverLabels, ...beside.map(({ label }) => label)])
  if (block.head !== 'ALL of' && block.head !== 'ANY of' && block.head !== 'NONE of') {
    reportRepeated(context, block.items.map((item, at) => ({ logic: leafLogic(outline.clauses[items[at] ?? -1]), span: item.body })))
  }
  const joined = headLogic(context, block, items.map(item => ({ op: 'clause', clause: item })))
  const waivers = body.waivers.map(({ expression, ...span }, at) =>
    clause(context, outline, { kind: 'Body', main: expression, waivers: [], start: expression.start, end: expression.end }, {
      address: `${heading.address}/${waiverLabels[at]}`, label: 'unless',
      text: `unless ${written(context, expression)}`, cite: '', open: false, span,
    }))
  const trailing = besideClauses(outline, beside, heading.address, false)
  const waived = [...waivers.map((waiver): Logic => ({ op: 'clause', clause: waiver })), ...trailing.logic]
  const of = [...leading.logic, joined, ...waived]
  const logic: Logic = of.length === 1 ? joined : { op: 'any', of }
  const head = block.count === undefined ? block.head : `${block.head} ${block.count.text} of`
  return { ...common(outline, heading), head, logic, children: [...leading.clauses, ...items, ...waivers, ...trailing.clauses], conditions: [] }
}

/** The clauses that stand before (after) the items of a block, and how each waives it. */
const besideClauses = (
  outline: Outline, beside: readonly Beside[], parent: string, leads: boolean,
): { readonly clauses: readonly number[]; readonly logic: readonly Logic[] } => {
  const own = beside.filter(each => each.leads === leads)
  const clauses = own.map(({ label, text, cite, span, logic }) => outline.clauses.push({
    ...common(outline, { address: `${parent}/${label}`, label, text, cite, open: false, span }),
    head: '', logic, children: [], conditions: conditionsIn(logic),
  }) - 1)
  return { clauses, logic: own.map((each, at) => waiving({ op: 'clause', clause: clauses[at] ?? -1 }, each)) }
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

export const conditionsIn = (logic: Logic): readonly number[] => {
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
