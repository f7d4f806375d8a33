/**
 * Definitions are checked where they stand, whether or not a clause uses them. What is faulty in itself is reported there, once,
 * and is unusable: its uses stay silent.
 */
import type { Diagnostic, Expression } from '@rubric/syntax'
import { timeRulesOf } from '../lower/time-rules.ts'
import type { FactType } from '../graph.ts'
import { conditionOf } from '../lower/conditions.ts'
import { conditionTable, type Context, contextOf as newContext, type Lowering } from '../lower/context.ts'
import { valueOf } from '../lower/values.ts'
import { codeSystems, looksLikeCode } from '../names/code-systems.ts'
import { unusableNames } from '../names/cycles.ts'
import { type Declared, type DeclaredDefine, isRoot, type Module } from '../names/module.ts'
import { lookUp, peek, type Scope } from '../names/scope.ts'

/** A definition stands for a condition, a value, or a constant that gets its kind from where it is used. */
const checkDefinition = (context: Context, expression: Expression): void => {
  switch (expression.kind) {
    case 'Missing':
    case 'Quantity':
    case 'Code': return
    case 'Group': return checkDefinition(context, expression.inner)
    case 'Date':
    case 'Moment':
    case 'AsOf':
    case 'OffsetDate':
    case 'AgeOf':
    case 'DayOf': valueOf(context, expression); return
    case 'Aggregate': {
      const fn = expression.function
      if (fn === 'any' || fn === 'no' || fn === 'every') conditionOf(context, expression)
      else valueOf(context, expression)
      return
    }
    case 'NameReference': {
      const isKnown = peek(context.scope, expression.text) !== undefined
      if (!isKnown && !isConstant(context.scope, expression.text)) lookUp(context.scope, expression.text, expression, context.lowering.diagnostics)
      return
    }
    case 'Not':
    case 'Chain':
    case 'Unless':
    case 'NumberOf':
    case 'Comparison': conditionOf(context, expression)
  }
}

/** A value of some enumeration at hand, or a code that reads like a name. Whether it fits is seen where the definition is used. */
const isConstant = ({ module, used }: Scope, name: string): boolean =>
  (/\d/.test(name) && codeSystems.some(system => looksLikeCode(system, name))) ||
  [module, ...used].some(({ names }) => [...names.values()].some(declared => declared.kind === 'fact' && hasValue(declared.type, name)))

const hasValue = (type: FactType, name: string): boolean =>
  type.kind === 'enum' ? type.values.includes(name) : type.kind === 'list' && type.fields.some(field => hasValue(field.type, name))

/** Checks every definition of the modules; says from then on which definitions and criteria may be used. */
export const checkDefinitions = (
  modules: readonly Module[], scopeOf: (module: Module) => Scope, diagnostics: Diagnostic[],
): Lowering['isUsable'] => {
  const unusable = unusableNames(modules, scopeOf, diagnostics)
  const tables = new Map(modules.map(module => [module, conditionTable()]))
  const checked = new Map<Declared, boolean>()
  const isUsable = (declared: Declared): boolean => {
    if (unusable.has(declared)) return false
    if (declared.kind !== 'define') return true
    const known = checked.get(declared)
    if (known !== undefined) return known
    const before = diagnostics.length
    checkDefinition(contextOf(declared), declared.declaration.expression)
    const usable = diagnostics.length === before
    checked.set(declared, usable)
    return usable
  }
  const contextOf = ({ module }: DeclaredDefine): Context => {
    const criteria = new Map([...module.names.values()].filter(isRoot).map(({ name }, index) => [name, index]))
    const time = timeRulesOf(module.header, module.file, [])
    const lowering: Lowering = { scopeOf, isUsable, criteria, time, nameOf: ({ name }) => name, diagnostics }
    return newContext(lowering, scopeOf(module), tables.get(module))
  }
  for (const module of modules) for (const declared of module.names.values()) isUsable(declared)
  return isUsable
}
