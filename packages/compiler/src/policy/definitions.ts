/**
 * Definitions are checked where they stand, whether or not a clause uses them. What is faulty in itself is reported there, once,
 * and is unusable: its uses stay silent.
 */
import type { Diagnostic, Expression } from '@rubric/syntax'
import { timeRulesOf } from '../lower/time-rules.ts'
import type { FactType } from '../graph.ts'
import { conditionOf } from '../lower/conditions.ts'
import { type Context, contextOf as newContext, type Lowering, site } from '../lower/context.ts'
import { valueOf } from '../lower/values.ts'
import { codeSystems, looksLikeCode } from '../names/code-systems.ts'
import { unusableNames } from '../names/cycles.ts'
import { type Declared, isRoot, type Module } from '../names/module.ts'
import { lookUp, peek, type Scope, type ScopeOf } from '../names/scope.ts'

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
      if (!isKnown && !isConstant(context.scope, expression.text)) lookUp(context.scope, expression.text, site(context, expression), context.lowering.diagnostics)
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

/**
 * Checks every definition of a module; says from then on which definitions and criteria may be used, there and in what it uses. What is wrong
 * in another file is reported when that file is checked.
 */
export const checkDefinitions = (module: Module, scopeOf: ScopeOf, diagnostics: Diagnostic[]): Lowering['isUsable'] => {
  const found: Diagnostic[] = []
  const isUnusable = unusableNames(scopeOf, found)
  const checked = new Map<Declared, boolean>()
  const isUsable = (declared: Declared): boolean => {
    if (isUnusable(declared)) return false
    if (declared.kind !== 'define') return true
    const known = checked.get(declared)
    if (known !== undefined) return known
    const before = checking.length
    checkDefinition(contextIn(declared.module), declared.declaration.expression)
    // Taken away, so that they do not count for the definition that names this one.
    const own = checking.splice(before)
    found.push(...own)
    // A warning is for the reader: the definition means what it says.
    const isSound = own.every(({ severity }) => severity !== 'error')
    checked.set(declared, isSound)
    return isSound
  }
  const checking: Diagnostic[] = []
  const contextIn = definitionContexts({ scopeOf, isUsable, diagnostics: checking })
  // Circles first: no definition is followed into one.
  for (const declared of module.names.values()) isUnusable(declared)
  for (const declared of module.names.values()) isUsable(declared)
  diagnostics.push(...found.filter(({ file }) => file === module.file))
  return isUsable
}

/** For each module one context: its definitions are checked side by side. */
const definitionContexts = (setting: Pick<Lowering, 'scopeOf' | 'isUsable' | 'diagnostics'>): ((module: Module) => Context) => {
  const contexts = new Map<Module, Context>()
  const contextOf = (module: Module): Context => {
    const criteria = new Map([...module.names.values()].filter(isRoot).map(({ name }, index) => [name, index]))
    const time = timeRulesOf(module.header, module.file, [])
    return newContext({ ...setting, criteria, time, nameOf: ({ name }) => name }, setting.scopeOf(module))
  }
  return module => {
    const known = contexts.get(module) ?? contextOf(module)
    contexts.set(module, known)
    return known
  }
}
