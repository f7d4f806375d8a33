/**
 * Values: what stands on the left of a comparison, or where a date is wanted, each with the kind that it was declared with. Knows nothing of
 * what a value is compared with; what stands on the right is `operands.ts`.
 */
import type { Expression, NameReference } from '@rubric/syntax'
import type { Domain, ScalarType } from '../graph.ts'
import type { DeclaredDefine } from '../names/module.ts'
import { isDeclared, lookUp } from '../names/scope.ts'
import { aggregateValue, dayOfList } from './aggregates.ts'
import { storedDate, storedMoment } from './constants.ts'
import { type Context, contextIn, site, type Typed } from './context.ts'
import { dayValue, offsetValue } from './days.ts'
import { reportCondition } from './diagnostics.ts'
import { sectionInWords } from './words.ts'

export const domainOf = (type: ScalarType): Domain => {
  switch (type.kind) {
    case 'yes/no': return 'status'
    case 'count':
    case 'number':
    case 'rate':
    case 'span':
    case 'enum':
    case 'age': return 'integer'
    case 'date': return 'day'
    case 'moment': return 'minute'
    case 'code': return 'code'
  }
}

const notAValue = (context: Context, expression: Expression, what: string, hint: string): undefined => {
  context.lowering.diagnostics.push(reportCondition('not-a-value', site(context, expression), { what, hint }))
  return undefined
}

/** The value of an expression with its kind; undefined where it is none, which is reported. */
export const valueOf = (context: Context, expression: Expression): Typed | undefined => {
  switch (expression.kind) {
    case 'Missing': return undefined
    case 'Group': return valueOf(context, expression.inner)
    case 'NameReference': return namedValue(context, expression)
    case 'AsOf': return { value: { kind: 'asOf', domain: 'day' }, type: { kind: 'date' } }
    case 'Date': {
      const value = storedDate(context, expression)
      return value === undefined ? undefined : { value: { kind: 'constant', domain: 'day', value }, type: { kind: 'date' } }
    }
    case 'Moment': {
      const value = storedMoment(context, expression)
      return value === undefined ? undefined : { value: { kind: 'constant', domain: 'minute', value }, type: { kind: 'moment' } }
    }
    case 'OffsetDate': return offsetValue(context, expression)
    case 'AgeOf': {
      const date = dayValue(context, expression.date)
      return date === undefined ? undefined : { value: { kind: 'age', domain: 'integer', date }, type: { kind: 'age' } }
    }
    case 'DayOf': return dayOfList(context, expression)
    case 'Aggregate': return aggregateValue(context, expression)
    case 'Quantity':
    case 'Code':
      return notAValue(context, expression, 'a comparison starts with a fact', 'Turn the comparison round: the fact first, then the constant.')
    case 'Not':
    case 'Chain':
    case 'Unless':
    case 'NumberOf':
    case 'Comparison':
      return notAValue(context, expression, 'a condition is met or not met, it cannot be compared', 'Compare a fact, or join the conditions with `and` or `or`.')
    default: {
      const forgotten: never = expression
      throw new Error(`no value for ${JSON.stringify(forgotten)}`)
    }
  }
}

const listHint = (name: string, date: string | null): string => {
  const days = date === null ? '' : `, or take a date from it (\`latest ${name}.${date}\`, \`day 3 of ${name}\`)`
  return `Count it (\`count of ${name} …\`), search it (\`any ${name} where …\`)${days}.`
}

const namedValue = (context: Context, reference: NameReference): Typed | undefined => {
  const name = reference.text
  const field = context.entry?.type.fields.find(each => each.name === name)
  if (field !== undefined) return { value: { kind: 'field', domain: domainOf(field.type), field: name }, type: field.type }
  const extra = context.entry?.type.fields.map(each => each.name) ?? []
  const declared = lookUp(context.scope, name, site(context, reference), context.lowering.diagnostics, extra)
  if (declared === undefined || !context.lowering.isUsable(declared)) return undefined
  switch (declared.kind) {
    case 'fact': {
      if (declared.type.kind === 'list') {
        return notAValue(context, reference, `\`${name}\` is a list`, listHint(name, declared.type.dateField))
      }
      const fact = context.lowering.nameOf(declared)
      return { value: { kind: 'fact', domain: domainOf(declared.type), fact }, type: declared.type }
    }
    case 'define': {
      const constant = constantOf(context, declared)
      return constant === undefined
        ? valueOf(contextIn(context, declared.module, reference), declared.declaration.expression)
        : notAValue(context, reference, `\`${name}\` is the constant \`${constant}\``, 'Turn the comparison round: the fact first, then the constant.')
    }
    case 'criteria':
    case 'requirement':
    case 'exception':
      return notAValue(context, reference, `\`${name}\` is ${sectionInWords[declared.kind]}`, 'Write its name alone: it is met or not met.')
    case 'determination':
    case 'limit':
      return notAValue(context, reference, `\`${name}\` is ${sectionInWords[declared.kind]}`, 'Write a fact, a definition or a constant.')
    case 'calendar':
      return notAValue(context, reference, `\`${name}\` is a calendar`, `Write the date first: \`… during ${name}\`.`)
    case 'codes':
      return notAValue(context, reference, `\`${name}\` is a set of codes`, `Write \`in\` before a set of codes: \`… in ${name}\`.`)
  }
}

/** What a definition says where that is no name of anything: a value of an enumeration, or a code. */
export const constantOf = ({ lowering }: Context, { declaration: { expression }, module }: DeclaredDefine): string | undefined =>
  (expression.kind === 'NameReference' && !isDeclared(lowering.scopeOf(module), expression.text) ? expression.text : undefined)
