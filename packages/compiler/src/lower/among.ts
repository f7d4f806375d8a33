/**
 * `in (a, b)` and `in code_set`. Choices are constants: what is known of them must not depend on the record. A set of codes stands for
 * its codes of the fact's own system.
 */
import type { Logic } from '@rubric/runtime'
import type { AmongTest, Expression } from '@rubric/syntax'
import type { Value } from '../graph.ts'
import { peek } from '../names/scope.ts'
import { type Tested, wrongComparison } from './comparisons.ts'
import type { Against } from './constants.ts'
import { condition, type Context, contextIn, nothing, site } from './context.ts'
import { reportCondition } from './diagnostics.ts'
import { operandOf } from './operands.ts'
import { exampleOf, formOf, inWords } from './words.ts'

export const amongTest = (context: Context, test: AmongTest, tested: Tested): Logic => {
  const { type, value } = tested.left
  if (type.kind === 'yes/no' || type.kind === 'date' || type.kind === 'moment' || type.kind === 'age') {
    return wrongComparison(context, test, tested, 'in')
  }
  const choices = test.choices.flatMap(choice => choicesOf(context, choice, tested.against))
  if (choices.some(choice => choice === undefined)) return nothing
  const [only] = test.choices
  // Without parentheses stands the name of a set.
  if (only !== undefined && only.end === test.end && !namesCodeSet(context, only)) {
    const holes = { right: 'one value', left: tested.against.text, type: inWords(type), expected: '`is`, or write several values in parentheses' }
    context.lowering.diagnostics.push(reportCondition('type-mismatch', site(context, only), holes))
    return nothing
  }
  const constants = choices.flatMap(choice => (choice?.kind === 'constant' ? [choice.value] : []))
  const sorted = type.kind === 'code'
    ? [...new Set(constants.map(String))].sort()
    : [...new Set(constants.map(Number))].sort((a, b) => a - b)
  return condition(context, { kind: 'among', negated: test.negated, value, choices: sorted }, tested.text, formOf(type))
}

const namesCodeSet = (context: Context, choice: Expression): boolean => {
  const declared = choice.kind === 'NameReference' ? peek(context.scope, choice.text) : undefined
  if (declared?.kind !== 'define') return declared?.kind === 'codes'
  return namesCodeSet(contextIn(context, declared.module, choice), declared.declaration.expression)
}

/** A code set stands for its codes of the fact's system. */
const choicesOf = (context: Context, choice: Expression, against: Against): readonly (Value | undefined)[] => {
  const declared = choice.kind === 'NameReference' ? peek(context.scope, choice.text) : undefined
  if (declared?.kind === 'define' && declared.declaration.expression.kind === 'NameReference' && context.lowering.isUsable(declared)) {
    return choicesOf(contextIn(context, declared.module, choice), declared.declaration.expression, against)
  }
  if (declared?.kind === 'codes' && against.type.kind === 'code') {
    const { system } = against.type
    const codes = declared.declaration.groups.filter(group => group.system.text === system).flatMap(group => group.codes)
    if (codes.length > 0) return codes.map(({ text }) => ({ kind: 'constant', domain: 'code', value: text }))
    const holes = { right: `a set without codes of ${system}`, left: against.text, type: inWords(against.type), expected: exampleOf(against.type) }
    context.lowering.diagnostics.push(reportCondition('type-mismatch', site(context, choice), holes))
    return [undefined]
  }
  const value = operandOf(context, choice, against)
  if (value === undefined || value.kind === 'constant') return [value]
  const holes = { right: 'another fact', left: against.text, type: inWords(against.type), expected: `constants: ${exampleOf(against.type)}` }
  context.lowering.diagnostics.push(reportCondition('type-mismatch', site(context, choice), holes))
  return [undefined]
}
