/**
 * Operands: what stands on the right of a comparison, read in the light of the kind on its left: a bare word is a value of an
 * enumeration or a code there. Two facts are compared only where they are of one kind.
 */
import type { Expression } from '@rubric/syntax'
import type { ScalarType, Value } from '../graph.ts'
import { looksLikeCode, malformedCode } from '../names/code-systems.ts'
import { isDeclared, isFaulty, lookUp, peek } from '../names/scope.ts'
import { didYouMean } from '../names/suggest.ts'
import { spanUnits } from '../names/units.ts'
import { type Against, storedQuantity } from './constants.ts'
import { type Context, contextIn, site } from './context.ts'
import { reportCondition } from './diagnostics.ts'
import { exampleOf, inWords } from './words.ts'
import { constantOf, domainOf, valueOf } from './values.ts'

const mismatch = (context: Context, right: Expression, what: string, against: Against): undefined => {
  const holes = { right: what, left: against.text, type: inWords(against.type), expected: exampleOf(against.type) }
  context.lowering.diagnostics.push(reportCondition('type-mismatch', site(context, right), holes))
  return undefined
}

/** Days and weeks are stored alike, so are months and years, and hours and minutes. */
const same = (a: ScalarType, b: ScalarType): boolean =>
  (a.kind === 'span' && b.kind === 'span' ? spanUnits[a.unit].base === spanUnits[b.unit].base
    : a.kind === 'number' && b.kind === 'number' ? a.unit === b.unit : JSON.stringify(a) === JSON.stringify(b))

/** The stored value of the right side, or undefined where it does not fit, which is reported. */
export const operandOf = (context: Context, right: Expression, against: Against): Value | undefined => {
  const { type } = against
  switch (right.kind) {
    case 'Missing': return undefined
    case 'Group': return operandOf(context, right.inner, against)
    case 'Quantity': {
      if (type.kind === 'code' && right.unit === undefined && right.per === undefined) return codeConstant(context, right, type.system, right.number.text)
      const value = storedQuantity(context, right, against)
      return value === undefined ? undefined : { kind: 'constant', domain: 'integer', value }
    }
    case 'Code':
      return type.kind === 'code' ? codeConstant(context, right, type.system, right.text) : mismatch(context, right, 'a code', against)
    case 'NameReference': return namedOperand(context, right.text, right, against)
    case 'Date':
    case 'Moment':
    case 'AsOf':
    case 'OffsetDate':
    case 'AgeOf':
    case 'DayOf':
    case 'Aggregate': return valueOperand(context, right, against)
    case 'Not':
    case 'Chain':
    case 'Unless':
    case 'NumberOf':
    case 'Comparison': return mismatch(context, right, 'a condition', against)
    default: {
      const forgotten: never = right
      throw new Error(`no operand for ${JSON.stringify(forgotten)}`)
    }
  }
}

const codeConstant = (context: Context, at: Expression, system: string, value: string): Value | undefined => {
  if (looksLikeCode(system, value)) return { kind: 'constant', domain: 'code', value }
  const { file, span } = site(context, at)
  context.lowering.diagnostics.push(malformedCode(file, span, system, value))
  return undefined
}

const valueOperand = (context: Context, right: Expression, against: Against): Value | undefined => {
  const typed = valueOf(context, right)
  if (typed === undefined) return undefined
  return same(typed.type, against.type) ? typed.value : mismatch(context, right, inWords(typed.type), against)
}

const namedOperand = (context: Context, name: string, right: Expression, against: Against): Value | undefined => {
  const { type } = against
  if (type.kind === 'enum') {
    const value = type.values.indexOf(name)
    if (value >= 0) return { kind: 'constant', domain: 'integer', value }
  }
  const field = context.entry?.type.fields.find(each => each.name === name)
  if (field !== undefined) {
    return same(field.type, type) ? { kind: 'field', domain: domainOf(type), field: name } : mismatch(context, right, inWords(field.type), against)
  }
  if (isFaulty(context.scope, name)) return undefined
  const declared = peek(context.scope, name)
  if (declared?.kind === 'define') {
    const constant = constantOf(context, declared)
    const isMisplaced = constant !== undefined && type.kind !== 'enum' && !(type.kind === 'code' && /\d/.test(constant))
    if (isMisplaced && context.lowering.isUsable(declared)) return mismatch(context, right, `the constant \`${constant}\``, against)
    return context.lowering.isUsable(declared)
      ? operandOf(contextIn(context, declared.module, right), declared.declaration.expression, against)
      : undefined
  }
  if (type.kind === 'enum' && !isDeclared(context.scope, name)) {
    const near = didYouMean(name, type.values)
    const holes = { value: name, left: against.text, values: type.values.join(type.ordered ? ' < ' : ', '), near }
    context.lowering.diagnostics.push(reportCondition('unknown-value', site(context, right), holes))
    return undefined
  }
  // A word without a digit is the name of a code set, misspelt, rather than a code.
  if (declared === undefined && type.kind === 'code' && /\d/.test(name)) return codeConstant(context, right, type.system, name)
  if (declared === undefined && type.kind === 'code' && !isDeclared(context.scope, name)) {
    lookUp(context.scope, name, site(context, right), context.lowering.diagnostics, [], 'codes')
    return undefined
  }
  return valueOperand(context, right, against)
}
