/**
 * Which definitions, criteria, requirements and exceptions a section refers to, found without lowering it. A name on the right of a comparison may
 * be a value of the enumeration on its left, and a name in a filter a field of the list: those refer to nothing.
 */
import { type Aggregate, childrenOf, type Comparison, type Expression, type Node } from '@rubric/syntax'
import type { ListType, ScalarType } from '../graph.ts'
import type { Declared, DeclaredCriteria, DeclaredDefine, DeclaredException, DeclaredLimit, DeclaredRequirement } from './module.ts'
import { peek, type Scope } from './scope.ts'

/** What conditions can name. */
export type Definable = DeclaredDefine | DeclaredCriteria | DeclaredRequirement | DeclaredException

/** What has conditions of its own. */
export type Conditional = Definable | DeclaredLimit

export interface Reference {
  readonly to: Definable
  /** Levels of the tree between the body and the name. */
  readonly depth: number
}

export interface Body {
  /** In the order of the text; a name that stands twice is here twice. */
  readonly references: readonly Reference[]
  /** Nodes of the tree. */
  readonly size: number
  /** Levels of the tree. */
  readonly depth: number
}

interface Open {
  readonly node: Node
  readonly depth: number
  /** The list whose entry is looked at, after `where` and `has`. */
  readonly entry: ListType | undefined
  /** Values that a name here may stand for. */
  readonly values: readonly string[]
}

const isDefinable = (declared: Declared | undefined): declared is Definable =>
  declared?.kind === 'define' || declared?.kind === 'criteria' || declared?.kind === 'requirement' || declared?.kind === 'exception'

/** Where the conditions of a section begin. */
const rootsOf = ({ kind, declaration }: Conditional): readonly Node[] => {
  switch (kind) {
    case 'define': return [declaration.expression]
    case 'criteria': return [declaration.body]
    case 'requirement': return declaration.when === undefined ? [declaration.body] : [declaration.when, declaration.body]
    case 'exception': return [declaration.when]
    case 'limit': return declaration.when === undefined ? [] : [declaration.when]
  }
}

/** What kind of value stands there, where that can be told at a glance. */
export const typeOf = (scope: Scope, entry: ListType | undefined, expression: Expression): ScalarType | undefined => {
  if (expression.kind === 'Group') return typeOf(scope, entry, expression.inner)
  if (expression.kind === 'Aggregate') return fieldOf(scope, expression)
  if (expression.kind !== 'NameReference') return undefined
  const field = entry?.fields.find(({ name }) => name === expression.text)
  if (field !== undefined) return field.type
  const declared = peek(scope, expression.text)
  return declared?.kind === 'fact' && declared.type.kind !== 'list' ? declared.type : undefined
}

const listOf = (scope: Scope, name: string): ListType | undefined => {
  const declared = peek(scope, name)
  return declared?.kind === 'fact' && declared.type.kind === 'list' ? declared.type : undefined
}

const fieldOf = (scope: Scope, { target }: Aggregate): ScalarType | undefined => {
  const dot = target.text.lastIndexOf('.')
  return listOf(scope, target.text.slice(0, dot))?.fields.find(({ name }) => name === target.text.slice(dot + 1))?.type
}

const entryOf = (scope: Scope, { target }: Aggregate): ListType | undefined =>
  listOf(scope, target.text) ?? listOf(scope, target.text.slice(0, target.text.lastIndexOf('.')))

const valuesOf = (scope: Scope, entry: ListType | undefined, { left }: Comparison): readonly string[] => {
  const type = typeOf(scope, entry, left)
  return type?.kind === 'enum' ? type.values : []
}

/** Iterative: the tree may be deep, and wide. */
export const bodyOf = (section: Conditional, scope: Scope): Body => {
  const references: Reference[] = []
  let size = 0
  let deepest = 0
  const open: Open[] = rootsOf(section).toReversed().map(node => ({ node, depth: 1, entry: undefined, values: [] }))
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { node, depth, entry, values } = at
    size += 1
    deepest = Math.max(deepest, depth)
    if (node.kind === 'NameReference') {
      const isLocal = values.includes(node.text) || entry?.fields.some(({ name }) => name === node.text) === true
      const to = isLocal ? undefined : peek(scope, node.text)
      if (isDefinable(to)) references.push({ to, depth })
    }
    const below = childrenOf(node)
    for (let index = below.length - 1; index >= 0; index -= 1) {
      const child = below[index] as Node
      const inFilter = node.kind === 'Aggregate' && (child === node.where || child === node.has)
      open.push({
        node: child, depth: depth + 1,
        entry: inFilter ? entryOf(scope, node) : entry,
        values: node.kind === 'Comparison' && child !== node.left ? valuesOf(scope, entry, node) : node.kind === 'Comparison' ? [] : values,
      })
    }
  }
  return { references, size, depth: deepest }
}
