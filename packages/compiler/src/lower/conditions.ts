/**
 * Conditions: expressions that are met, not met or unknown, and how `and`, `or`, `not`, `unless` and names join them. What a single
 * comparison means is said in `comparisons.ts`; nothing is simplified here, so that an answer shows what the author wrote.
 */
import type { Logic } from '@rubric/runtime'
import type { Aggregate, Chain, Expression, NameReference, NumberOf } from '@rubric/syntax'
import type { DeclaredDefine } from '../names/module.ts'
import { typeOf } from '../names/references.ts'
import { lookUp, peek } from '../names/scope.ts'
import { aggregateCondition } from './aggregates.ts'
import { comparison } from './comparisons.ts'
import { condition, type Context, contextIn, nothing, site, type Typed, written } from './context.ts'
import { askedNumber, reportRepeated } from './counted.ts'
import { reportCondition } from './diagnostics.ts'
import { constantOf, valueOf } from './values.ts'
import { exampleOf, inWords, sectionInWords } from './words.ts'

/** The logic of an expression; `nothing` where it is no condition, which is reported. */
export const conditionOf = (context: Context, expression: Expression): Logic => {
  switch (expression.kind) {
    case 'Missing': return nothing
    case 'Group': return conditionOf(context, expression.inner)
    case 'NameReference': return namedCondition(context, expression)
    case 'Not': return { op: 'not', of: conditionOf(notAsked(context), expression.operand) }
    case 'Chain': return chain(context, expression)
    case 'Unless': return { op: 'any', of: [conditionOf(context, expression.operand), conditionOf(context, expression.waiver)] }
    case 'NumberOf': return numberOf(context, expression)
    case 'Comparison': return comparison(context, expression)
    case 'Aggregate': {
      const fn = expression.function
      return fn === 'any' || fn === 'no' || fn === 'every' ? aggregateCondition(context, expression) : bareValue(context, expression)
    }
    case 'Quantity':
    case 'Date':
    case 'Moment':
    case 'Code': return notACondition(context, expression, 'a constant alone says nothing', 'Compare a fact with it.')
    case 'AsOf':
    case 'OffsetDate':
    case 'AgeOf':
    case 'DayOf': return bareValue(context, expression)
    default: {
      const forgotten: never = expression
      throw new Error(`no condition for ${JSON.stringify(forgotten)}`)
    }
  }
}

/** Under a negation nothing is asked to be done in time. */
export const notAsked = (context: Context): Context => (context.isDuty ? { ...context, isDuty: false } : context)

const notACondition = (context: Context, expression: Expression, what: string, hint: string): Logic => {
  context.lowering.diagnostics.push(reportCondition('not-a-condition', site(context, expression), { what, hint }))
  return nothing
}

/** `count of l where a and b at least 2`: the comparison that was meant for the count went into the filter. */
const lastTest = ({ where }: Aggregate): Expression | undefined => {
  const last = where?.kind === 'Chain' ? where.operands.at(-1) : undefined
  return last?.kind === 'Comparison' ? last : undefined
}

/** A value that stands alone: fine where it is yes or no. */
const bareValue = (context: Context, expression: Expression): Logic => {
  const test = expression.kind === 'Aggregate' ? lastTest(expression) : undefined
  if (test !== undefined) {
    const hint = 'Put the condition after `where` in parentheses, and compare what is counted after it.'
    return notACondition(context, test, 'this is still part of the filter', hint)
  }
  const typed = valueOf(context, expression)
  return typed === undefined ? nothing : holds(context, expression, typed)
}

const holds = (context: Context, expression: Expression, { value, type }: Typed): Logic => {
  if (type.kind === 'yes/no') return condition(context, { kind: 'holds', value }, written(context, expression), { as: 'nothing' })
  const name = written(context, expression)
  // A bare filter takes a comparison that follows for its own.
  const isBare = expression.kind === 'Aggregate' && expression.where !== undefined && expression.where.kind !== 'Group'
  const filter = isBare ? ', after a `where (…)` in parentheses' : ''
  return notACondition(context, expression, `\`${name}\` is ${inWords(type)}`, `Compare it with ${exampleOf(type)}${filter}.`)
}

const namedCondition = (context: Context, reference: NameReference): Logic => {
  const { text } = reference
  if (context.entry?.type.fields.some(({ name }) => name === text) === true) return bareValue(context, reference)
  const extra = context.entry?.type.fields.map(({ name }) => name) ?? []
  const declared = lookUp(context.scope, text, site(context, reference), context.lowering.diagnostics, extra)
  if (declared === undefined || !context.lowering.isUsable(declared)) return nothing
  switch (declared.kind) {
    case 'define': return definition(context, reference, declared)
    case 'criteria':
    case 'requirement':
    case 'exception': return criterion(context, reference)
    case 'determination':
    case 'limit':
      return notACondition(context, reference, `\`${text}\` is ${sectionInWords[declared.kind]}`, 'Write the criteria, requirements or exceptions that are meant.')
    case 'calendar': return notACondition(context, reference, `\`${text}\` is a calendar`, `Write a date first: \`… during ${text}\`.`)
    case 'codes': return notACondition(context, reference, `\`${text}\` is a set of codes`, `Write the fact first: \`… in ${text}\`.`)
    case 'fact':
      return declared.type.kind === 'list'
        ? notACondition(context, reference, `\`${text}\` is a list`, `Search it (\`any ${text} where …\`) or count it (\`count of ${text} at least 1\`).`)
        : bareValue(context, reference)
  }
}

const definition = (context: Context, reference: NameReference, declared: DeclaredDefine): Logic => {
  const { conditions, lowering: { diagnostics } } = context
  const definitions = context.isDuty ? conditions.duties : conditions.definitions
  const constant = constantOf(context, declared)
  if (constant !== undefined) {
    return notACondition(context, reference, `\`${reference.text}\` is the constant \`${constant}\``, 'Compare a fact with it.')
  }
  const known = definitions.get(declared)
  if (known !== undefined) return known
  const before = diagnostics.length
  const logic = conditionOf(contextIn(context, declared.module, reference), declared.declaration.expression)
  // What is said of a use is said of every use.
  if (diagnostics.length === before) definitions.set(declared, logic)
  return logic
}

const criterion = (context: Context, reference: NameReference): Logic => {
  const index = context.lowering.criteria.get(reference.text)
  if (context.inFilter) {
    return notACondition(context, reference, '`where` looks at one entry of a list', 'Say the criteria beside the list, not inside it.')
  }
  return index === undefined ? nothing : { op: 'criterion', criterion: index }
}

const chain = (context: Context, { operands, connectives, ...span }: Chain): Logic => {
  const of = operands.map((operand, at) => strayValue(context, operand, operands[at - 1]) ?? conditionOf(context, operand))
  const words = connectives.map(({ word }) => word)
  if (words.every(word => word === words[0])) return { op: words[0] === 'or' ? 'any' : 'all', of }
  const texts = operands.map(operand => written(context, operand))
  const andFirst = grouped(texts, words, 'and')
  const orFirst = grouped(texts, words, 'or')
  const fixes = [andFirst, orFirst].map(text => ({ title: `Write ${text}`, edits: [{ span, text }], safe: false }))
  const [first, second] = [andFirst, orFirst].map(cut)
  context.lowering.diagnostics.push(
    reportCondition('mixed-connectives', { ...site(context, span), fixes }, { first: first ?? '', second: second ?? '' }))
  return nothing
}

const LONGEST_READING = 400

const cut = (text: string): string => (text.length > LONGEST_READING ? `${text.slice(0, LONGEST_READING)} …` : text)

/** `setting is home or inpatient`: a second value stands where a condition should. */
const strayValue = (context: Context, operand: Expression, before: Expression | undefined): Logic | undefined => {
  if (operand.kind !== 'NameReference' || before?.kind !== 'Comparison') return undefined
  const test = before.tests.at(-1)
  const type = typeOf(context.scope, context.entry?.type, before.left)
  if (test?.kind !== 'ValueTest' || type?.kind !== 'enum' || !type.values.includes(operand.text)) return undefined
  if (peek(context.scope, operand.text) !== undefined) return undefined
  const left = written(context, before.left)
  const hint = `Write \`${left} ${test.relation === 'is not' ? 'not in' : 'in'} (${written(context, test.right)}, ${operand.text})\`.`
  return notACondition(context, operand, `\`${operand.text}\` is a value of \`${left}\``, hint)
}

/** The chain with parentheses around each run of one connective. */
const grouped = (texts: readonly string[], words: readonly string[], first: 'and' | 'or'): string => {
  const groups: string[][] = [[texts[0] ?? '']]
  words.forEach((word, at) => {
    const text = texts[at + 1] ?? ''
    if (word === first) groups.at(-1)?.push(text)
    else groups.push([text])
  })
  const other = first === 'and' ? 'or' : 'and'
  return groups.map(group => (group.length === 1 ? group[0] : `(${group.join(` ${first} `)})`)).join(` ${other} `)
}

const numberOf = (context: Context, expression: NumberOf): Logic => {
  const inner = expression.head === 'none' || expression.head === 'at most' ? notAsked(context) : context
  const of = expression.operands.map(operand => conditionOf(inner, operand))
  switch (expression.head) {
    case 'all': return { op: 'all', of }
    case 'any': return { op: 'any', of }
    case 'none': return { op: 'number', least: 0, most: 0, of }
    case 'at least':
    case 'at most':
    case 'exactly': {
      const count = askedNumber(context, expression.head, expression.count, of.length)
      if (count === undefined) return nothing
      reportRepeated(context, expression.operands.map((operand, at) => ({ logic: of[at] ?? nothing, span: operand })))
      const least = expression.head === 'at most' ? 0 : count
      const most = expression.head === 'at least' ? of.length : count
      return { op: 'number', least, most, of }
    }
  }
}
