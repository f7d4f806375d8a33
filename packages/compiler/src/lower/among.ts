/**
 * `in (a, b)` and `in code_set`. Choices are constants: what is known of them must not depend on the record. A set of codes stands for
 * its codes of the fact's own system.
 */
import type { CodePattern, Logic } from '@rubric/runtime'
import type { AmongTest, Expression } from '@rubric/syntax'
import type { Test as GraphTest } from '../graph.ts'
import { patternOf } from '../names/code-patterns.ts'
import { isCodeSystem } from '../names/code-systems.ts'
import { peek } from '../names/scope.ts'
import { type Tested, wrongComparison } from './comparisons.ts'
import { areMatched, sortedPatterns } from './codes.ts'
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
  const add = (graphTest: GraphTest): Logic => condition(context, graphTest, tested.text, formOf(type))
  const { negated } = test
  if (type.kind === 'code') {
    const patterns = choices.flatMap(choice => choice?.patterns ?? [])
    if (areMatched(type.system, patterns)) return add({ kind: 'coded', negated, value, patterns: sortedPatterns(patterns) })
    return add({ kind: 'among', negated, value, choices: [...new Set(patterns.map(({ first }) => first))].sort() })
  }
  const numbers = choices.flatMap(choice => (choice?.number === undefined ? [] : [choice.number]))
  return add({ kind: 'among', negated, value, choices: [...new Set(numbers)].sort((a, b) => a - b) })
}

/** A number, or the codes that one choice stands for. */
interface Choice {
  readonly number?: number
  readonly patterns?: readonly CodePattern[]
}

const namesCodeSet = (context: Context, choice: Expression): boolean => {
  const declared = choice.kind === 'NameReference' ? peek(context.scope, choice.text) : undefined
  if (declared?.kind !== 'define') return declared?.kind === 'codes'
  return namesCodeSet(contextIn(context, declared.module, choice), declared.declaration.expression)
}

/** A code set stands for its codes of the fact's system; of a fact of no system, for all of them. */
const choicesOf = (context: Context, choice: Expression, against: Against): readonly (Choice | undefined)[] => {
  const declared = choice.kind === 'NameReference' ? peek(context.scope, choice.text) : undefined
  if (declared?.kind === 'define' && declared.declaration.expression.kind === 'NameReference' && context.lowering.isUsable(declared)) {
    return choicesOf(contextIn(context, declared.module, choice), declared.declaration.expression, against)
  }
  if (declared?.kind === 'codes' && against.type.kind === 'code') {
    const { system } = against.type
    const patterns = declared.patterns.filter(pattern => system === '' || pattern.system === system)
    if (patterns.length > 0) return [{ patterns }]
    // Its codes could not be read, which was reported.
    if (declared.patterns.every(pattern => !isCodeSystem(pattern.system))) return [undefined]
    const holes = { right: `a set without codes of ${system}`, left: against.text, type: inWords(against.type), expected: exampleOf(against.type) }
    context.lowering.diagnostics.push(reportCondition('type-mismatch', site(context, choice), holes))
    return [undefined]
  }
  const value = operandOf(context, choice, against)
  if (value === undefined) return [undefined]
  if (value.kind === 'constant') {
    return [typeof value.value === 'number' ? { number: value.value } : { patterns: [patternOf(systemOf(against), value.value)] }]
  }
  const holes = { right: 'another fact', left: against.text, type: inWords(against.type), expected: `constants: ${exampleOf(against.type)}` }
  context.lowering.diagnostics.push(reportCondition('type-mismatch', site(context, choice), holes))
  return [undefined]
}

const systemOf = ({ type }: Against): string => (type.kind === 'code' ? type.system : '')
