/**
 * Lowering: trees become the rule graph. Here names get their facts, values their kinds, and sugar goes away. Lowering may
 * report what does not fit; it may not guess: a part that it reported lowers to `nothing`, and the policy is not built.
 */
import type { Diagnostic, Span } from '@rubric/syntax'
import type { Logic } from '@rubric/runtime'
import type { TimeRules } from './time-rules.ts'
import type { Condition, ListType, ScalarType, Test, Value } from '../graph.ts'
import type { Declared, DeclaredFact, Module } from '../names/module.ts'
import type { Scope } from '../names/scope.ts'
import { factsOf } from './reads.ts'

/** Collects the conditions of a policy, or of one filter: each different test once. */
export interface ConditionTable {
  readonly list: Condition[]
  readonly index: Map<string, number>
  /** Definitions that are conditions, lowered once however often they are named. */
  readonly definitions: Map<Declared, Logic>
  /** The same where a requirement names them. */
  readonly duties: Map<Declared, Logic>
}

export const conditionTable = (): ConditionTable => ({ list: [], index: new Map(), definitions: new Map(), duties: new Map() })

/** What stays the same all through one policy. */
export interface Lowering {
  readonly scopeOf: (module: Module) => Scope
  /** False for a definition or criteria that is faulty in itself or stands in a circle: reported there, silent wherever it is used. */
  readonly isUsable: (declared: Declared) => boolean
  /** Index of each of the policy's roots: criteria, requirements, exceptions, determinations. */
  readonly criteria: ReadonlyMap<string, number>
  readonly time: TimeRules
  /** What the policy calls a fact in the input. Marks the fact as read. */
  readonly nameOf: (fact: DeclaredFact) => string
  readonly diagnostics: Diagnostic[]
}

/** Where in which file lowering is at work. */
export interface Context {
  readonly lowering: Lowering
  readonly scope: Scope
  readonly conditions: ConditionTable
  /** The list whose entry is looked at, after `where` and `has`. */
  readonly entry: { readonly name: string; readonly type: ListType } | undefined
  /** After `where` and `has`, also inside the definitions that they name: no other list and no criteria is looked at there. */
  readonly inFilter: boolean
  /** Inside a definition: where the definition is used, since a fault that shows only there belongs there. */
  readonly usedAt: { readonly file: string; readonly span: Span } | undefined
  /** In what a requirement asks for: there `within … after` is a deadline. Not under `not`, nor where an entry is looked at. */
  readonly isDuty: boolean
}

/** A context in which nothing has been said yet. */
export const contextOf = (lowering: Lowering, scope: Scope, conditions: ConditionTable = conditionTable()): Context => (
  { lowering, scope, conditions, entry: undefined, inFilter: false, usedAt: undefined, isDuty: false }
)

/** A value with the kind that it was declared with. */
export interface Typed {
  readonly value: Value
  readonly type: ScalarType
}

/** Stands where something was reported. Never evaluated. */
export const nothing: Logic = { op: 'any', of: [] }

export const site = (context: Context, span: Span): { readonly file: string; readonly span: Span } =>
  context.usedAt ?? { file: context.scope.module.file, span: { start: span.start, end: span.end } }

const signs: Readonly<Record<string, string>> = { '>=': 'at least', '<=': 'at most', '!=': 'is not', '=': 'is', '>': 'more than', '<': 'less than' }

/**
 * A condition on one line, without comments; there are no texts in it. Spaces and signs are those of the canonical layout, so that what is
 * built does not depend on how a condition was laid out.
 */
export const oneLine = (text: string): string =>
  text
    .replace(/#[^\r\n]*/g, '')
    .replace(/[<>!]=|[<>=]/g, (sign) => ` ${signs[sign] ?? sign} `)
    .replace(/,/g, ', ')
    .replace(/\s+/g, ' ')
    .replace(/\( /g, '(')
    .replace(/ (?=[,)])/g, '')
    .trim()

/** What the author wrote. */
export const written = (context: Context, span: Span): string => oneLine(context.scope.module.text.slice(span.start, span.end))

/** The context inside a definition that is used at `span`: its own file and names; no entry at hand. */
export const contextIn = (context: Context, module: Module, span: Span): Context => (
  { ...context, scope: context.lowering.scopeOf(module), entry: undefined, usedAt: site(context, span) }
)

/** The logic of one elementary condition. The same test twice is one condition. */
export const condition = (context: Context, test: Test, text: string, form: Condition['form']): Logic => {
  const { list, index } = context.conditions
  const key = JSON.stringify(test)
  let at = index.get(key)
  if (at === undefined) {
    at = list.length
    index.set(key, at)
    list.push({ text, facts: factsOf(test), form, test })
  }
  return { op: 'condition', condition: at }
}
