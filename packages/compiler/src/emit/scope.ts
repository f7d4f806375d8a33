/** Where generated expressions stand: the lines of the function so far, and the list entry at hand inside a loop. */
import type { Value } from '../graph.ts'
import type { ListFact, Model } from './model.ts'
import type { Form } from './values.ts'

export interface Scope {
  readonly model: Model
  /** Statements that come before the expression in the making. */
  readonly lines: string[]
  /** Names of expressions that these lines compute already. */
  readonly names: Map<string, string>
  /** Values that these lines have worked out already. */
  readonly known: Map<Value, Form>
  /** A local name that the function does not have yet. */
  readonly fresh: (stem: string) => string
  readonly entry: EntryScope | null
}

export interface EntryScope {
  readonly list: ListFact
  readonly variable: string
  /** Outside of the loop, where what does not depend on the entry is computed once. */
  readonly outer: Scope
}

export const functionScope = (model: Model): Scope => {
  const counts = new Map<string, number>()
  const fresh = (stem: string): string => {
    const count = (counts.get(stem) ?? 0) + 1
    counts.set(stem, count)
    return count === 1 ? stem : `${stem}${count}`
  }
  return { model, lines: [], names: new Map(), known: new Map(), fresh, entry: null }
}

/** The inside of a loop over the entries of a list. */
export const entryScope = (outer: Scope, list: ListFact): Scope => ({
  ...blockScope(outer),
  entry: { list, variable: outer.fresh('entry'), outer },
})

/** A block within: it knows what has been computed outside, but not the other way round. */
export const blockScope = (outer: Scope): Scope => ({ ...outer, lines: [], names: new Map(outer.names) })

const simple = /^-?[\w$.]+$/

/** The expression itself where it is a mere name or number, otherwise a constant that holds it. */
export const bound = (scope: Scope, stem: string, expression: string): string => {
  if (simple.test(expression)) return expression
  const known = scope.names.get(expression)
  if (known !== undefined) return known
  const name = scope.fresh(stem)
  scope.names.set(expression, name)
  scope.lines.push(`const ${name} = ${expression}`)
  return name
}

/** An operand: in parentheses unless it is a name, a number or a call. */
export const operand = (expression: string): string =>
  simple.test(expression) || /^[\w$.]+\([^()]*\)$/.test(expression) ? expression : `(${expression})`
