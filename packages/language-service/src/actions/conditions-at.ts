/** Which condition is meant by a cursor or a selection. */
import type { ProgramFile } from '@rubric/compiler'
import { type Body, type Chain, type Expression, type Node, type Section, type Span, walk } from '@rubric/syntax'
import { nodesAt } from '../nodes.ts'
import { contains, spanOf } from '../spans.ts'

interface ConditionAt {
  /** A whole condition, or some neighbours of a chain. */
  readonly span: Span
  readonly section: Section
}

const conditionKinds: ReadonlySet<Node['kind']> = new Set<Expression['kind']>([
  'Comparison',
  'Chain',
  'NumberOf',
  'Not',
  'Unless',
  'Group',
])

const isCondition = (node: Node): boolean =>
  conditionKinds.has(node.kind) ||
  (node.kind === 'Aggregate' && (node.function === 'any' || node.function === 'no' || node.function === 'every'))

/** The selection without the spaces around it; of nothing but spaces, the cursor at its start. */
export const trimmed = ({ text }: ProgramFile, { start, end }: Span): Span => {
  const written = text.slice(start, end)
  const from = start + written.length - written.trimStart().length
  return written.trim() === '' ? { start, end: start } : { start: from, end: from + written.trim().length }
}

/** A condition within a filter (`where`, `has`) is about one entry of a list, and would mean nothing if it were moved out. */
const isOutsideFilters = (path: readonly Node[]): boolean =>
  !path.some((node, at) => {
    const child = path[at + 1]
    return node.kind === 'Aggregate' && child !== undefined && (child === node.where || child === node.has)
  })

/** Nothing in it is missing or could not be read. */
const isWhole = (node: Node): boolean => {
  let whole = true
  walk(node, ({ kind }) => void (whole &&= kind !== 'Missing'))
  return whole
}

/** The innermost condition at the cursor; of a selection, what it covers. Nothing that cannot be read. */
export const conditionAt = (file: ProgramFile, range: Span): ConditionAt | undefined => {
  const wanted = trimmed(file, range)
  const path = nodesAt(file.tree, wanted.start).filter((node) => contains(node, wanted))
  const section = path[1]
  const found = path.findLast(isCondition)
  const inner = path.slice(0, found === undefined ? 0 : path.indexOf(found) + 1)
  if (section === undefined || found === undefined || !isSection(section) || !isOutsideFilters(inner) || !isWhole(found))
    return undefined
  const span = found.kind === 'Chain' && wanted.end > wanted.start ? neighbours(found, wanted) : spanOf(found)
  return span === undefined ? undefined : { span, section }
}

const isSection = (node: Node): node is Section => node.kind !== 'Header'

/** The operands of a chain that a selection touches. Where connectives differ, only all of them. */
const neighbours = ({ operands, connectives, start, end }: Chain, wanted: Span): Span | undefined => {
  const chosen = operands.filter((operand) => operand.start < wanted.end && wanted.start < operand.end)
  const [first, last] = [chosen[0], chosen.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const isUniform = new Set(connectives.map(({ word }) => word)).size === 1
  return isUniform ? { start: first.start, end: last.end } : { start, end }
}

/** Whose condition stands at the cursor: a criteria block, a requirement or an item. */
interface BodyAt {
  readonly owner: Span
  readonly body: Body
}

export const bodyAt = (file: ProgramFile, range: Span): BodyAt | undefined => {
  const owner = nodesAt(file.tree, trimmed(file, range).start).findLast(
    (node) => node.kind === 'Item' || node.kind === 'Criteria' || node.kind === 'Requirement',
  )
  return owner === undefined || (owner.body.main.kind !== 'Block' && !isWhole(owner.body))
    ? undefined
    : { owner, body: owner.body }
}

/** On one line; undefined where a comment stands within, which would get lost. */
export const onOneLine = ({ text, tree }: ProgramFile, { start, end }: Span): string | undefined =>
  tree.comments.some((comment) => comment.start < end && start < comment.end)
    ? undefined
    : text.slice(start, end).replace(/\s*[\r\n]\s*/g, ' ')
