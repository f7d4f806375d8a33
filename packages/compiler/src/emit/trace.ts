/**
 * The trace path: the same decisions, with a node for each clause and, in it, the result of each condition. Clauses and
 * conditions are indices into `policy`. A condition that several clauses cite has one result, which they share.
 */
import type { Clause, Test } from '../graph.ts'
import { clauseComment, clauseOf, recordParameter } from './decide.ts'
import { statusOf } from './logic.ts'
import { promised } from './model.ts'
import type { Model } from './model.ts'
import { leftOf, runsThroughList } from './parts.ts'
import type { Plan } from './plan.ts'
import { bound, functionScope } from './scope.ts'
import type { Scope } from './scope.ts'
import { shownValue } from './shown.ts'
import { tested } from './conditions.ts'
import { comment, indented } from './text.ts'
import { lowered } from './values.ts'
import type { Form } from './values.ts'

/** A moment shows as it stands in the record, whatever the time zone. */
const shownLeft = (test: Test, left: Form | null, scope: Scope): Form | null => {
  const value = leftOf(test)
  return value?.kind === 'instant' ? lowered(value.moment, scope) : left
}

const resultExpression = (model: Model, index: number, scope: Scope): string => {
  const { test } = promised(model.graph.conditions[index], `the condition ${index}`)
  const { status, left, duty } = tested(test, scope)
  const held = bound(scope, 'status', status)
  const value = shownValue(model, shownLeft(test, left, scope), leftOf(test)?.domain ?? 'status')
  const members = [`condition: ${index}`, held === 'status' ? 'status' : `status: ${held}`, `value: ${value}`]
  if (duty === null) return `{ ${members.join(', ')} }`
  const { due, pending } = duty(held)
  return `{ ${[...members, `due: ${due}`, `pending: ${pending}`].join(', ')} }`
}

/** The result of a condition that runs through a list, or that several criteria cite: its own function. */
const resultFunction = (model: Model, index: number): readonly string[] => {
  const scope = functionScope(model)
  const result = resultExpression(model, index, scope)
  return [
    `/** ${comment(promised(model.graph.conditions[index], `the condition ${index}`).text)} */`,
    `const result${index} = (${recordParameter([...scope.lines, result])}): ${model.useType('ConditionResult')} => {`,
    ...indented([...scope.lines, `return ${result}`]),
    '}',
    '',
  ]
}

const node = (model: Model, index: number, status: string): string => {
  const { conditions, children } = clauseOf(model, index)
  const list = (names: readonly string[]): string => (names.length === 0 ? 'none' : `[${names.join(', ')}]`)
  const results = list(conditions.map((condition) => `result_${condition}`))
  const nodes = list(children.map((child) => `clause${child}`))
  return `{ clause: ${index}, status: ${status}, conditions: ${results}, children: ${nodes} }`
}

const isBare = ({ conditions, children }: Clause): boolean => conditions.length === 0 || children.length === 0

const bodyOf = (model: Model, plan: Plan, ownFunction: ReadonlySet<number>): readonly string[] => {
  const scope = functionScope(model)
  const made = new Set(plan.given)
  const make = (index: number): void => {
    if (made.has(index)) return
    made.add(index)
    const result = ownFunction.has(index) ? `result${index}(record)` : resultExpression(model, index, scope)
    scope.lines.push(`const result_${index}: ${model.useType('ConditionResult')} = ${result}`)
  }
  const leaves = {
    condition: (index: number) => {
      make(index)
      return `result_${index}.status`
    },
    clause: (index: number) => `clause${index}.status`,
    criterion: (index: number) => `of${promised(model.criteria[index], `the criterion ${index}`)}`,
  }
  for (const index of plan.clauses) {
    const clause = clauseOf(model, index)
    scope.lines.push(`// ${clauseComment(clause)}`)
    clause.conditions.forEach(make)
    const status = statusOf(clause.logic, scope, leaves)
    scope.lines.push(`const clause${index}: ${model.useType('TraceNode')} = ${node(model, index, status)}`)
  }
  return [...scope.lines, `return clause${plan.clauses.at(-1) ?? 0}`]
}

const parametersOf = (model: Model, plan: Plan): readonly (readonly [string, string])[] => [
  ...plan.refers.map((index) => [`of${model.criteria[index] ?? ''}`, model.useType('Status')] as const),
  ...[...plan.given].map((index) => [`result_${index}`, model.useType('ConditionResult')] as const),
]

const criterionFunction = (model: Model, plan: Plan, ownFunction: ReadonlySet<number>): readonly string[] => {
  const given = parametersOf(model, plan).map(([name, type]) => `${name}: ${type}`)
  const body = bodyOf(model, plan, ownFunction)
  return [
    `const trace${model.criteria[plan.criterion] ?? ''} = (${[recordParameter(body), ...given].join(', ')}): ${model.useType('TraceNode')} => {`,
    ...indented(body),
    '}',
    '',
  ]
}

const traceAll = (model: Model, plans: readonly Plan[], shared: readonly number[]): readonly string[] => {
  const calls = plans.flatMap((plan) => {
    const name = model.criteria[plan.criterion] ?? ''
    const referred = plans.some((other) => other.refers.includes(plan.criterion))
    const args = ['record', ...parametersOf(model, plan).map(([parameter]) => parameter)].join(', ')
    const call = `const node${name} = trace${name}(${args})`
    return referred ? [call, `const of${name} = node${name}.status`] : [call]
  })
  const body = [
    ...shared.map((index) => `const result_${index} = result${index}(record)`),
    ...calls,
    `return [${model.criteria.map((name) => `node${name}`).join(', ')}]`,
  ]
  return [
    '/** All criteria with the reason of each status: the trees of their clauses. */',
    `export const trace = (${recordParameter(body)}): ${model.useType('Trace')} => {`,
    ...indented(body),
    '}',
    '',
  ]
}

export const tracePath = (model: Model, plans: readonly Plan[], shared: readonly number[]): readonly string[] => {
  // What only says whom a limit binds stands in no trace.
  const cited = new Set(model.graph.clauses.flatMap(({ conditions }) => conditions))
  const ownFunction = new Set([
    ...shared,
    ...model.graph.conditions.flatMap(({ test }, index) => (cited.has(index) && runsThroughList(test) ? [index] : [])),
  ])
  const none = ['/** Shared by all nodes that have no conditions or no children. */', 'const none: readonly never[] = []', '']
  return [
    ...(model.graph.clauses.some(isBare) ? none : []),
    ...[...ownFunction].sort((a, b) => a - b).flatMap((index) => resultFunction(model, index)),
    ...plans.flatMap((plan) => criterionFunction(model, plan, ownFunction)),
    ...traceAll(model, plans, shared),
  ]
}
