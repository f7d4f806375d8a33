/**
 * The decision path: one function for each criteria block, from a record to a status, and `decide` for all of them. A clause
 * is a constant with its address and paraphrase above it. Nothing is allocated but the result of `decide`.
 *
 * A condition that runs through a list has a function of its own; one that several clauses cite is computed once.
 */
import type { Clause } from '../graph.ts'
import { statusOf } from './logic.ts'
import { promised } from './model.ts'
import type { Model } from './model.ts'
import { blockScope, functionScope } from './scope.ts'
import type { Scope } from './scope.ts'
import { decidedTest, decidedTogether, talliedList } from './tallies.ts'
import { braced, comment, indented, objectKey, typeKey } from './text.ts'
import { runsThroughList } from './parts.ts'
import type { Plan } from './plan.ts'

export const clauseOf = (model: Model, index: number): Clause => promised(model.graph.clauses[index], `the clause ${index}`)

/** Address, paraphrase and clause of the source, for the line above a clause. */
export const clauseComment = (clause: Clause): string => {
  const head = clause.head === '' ? '' : ` ${clause.head}`
  const text = clause.text === '' ? '' : ` "${clause.text}"`
  const cite = clause.cite === '' ? '' : ` (${clause.cite})`
  return comment(`${clause.address}${head}${text}${cite}`)
}

/** A condition that runs through a list: its own function. */
const listCondition = (model: Model, index: number): readonly string[] => {
  const { test, text } = promised(model.graph.conditions[index], `the condition ${index}`)
  const scope = functionScope(model)
  const status = decidedTest(test, scope)
  return [
    `/** ${comment(text)} */`,
    `const condition${index} = (${recordParameter([...scope.lines, status])}): ${model.useType('Status')} => {`,
    ...indented([...scope.lines, `return ${status}`]),
    '}',
    '',
  ]
}

/** Indices of the conditions that one loop in a criterion's own function decides together, list by list. */
const together = (model: Model, plan: Plan): ReadonlyMap<string, readonly number[]> => {
  const lists = new Map<string, readonly number[]>()
  for (const index of plan.citations.keys()) {
    const list = talliedList(promised(model.graph.conditions[index], `the condition ${index}`).test)
    if (list !== null && !plan.given.has(index)) lists.set(list, [...(lists.get(list) ?? []), index])
  }
  return new Map([...lists].filter(([, conditions]) => conditions.length > 1))
}

const listConditions = (model: Model, plans: readonly Plan[]): readonly string[] => {
  const called = plans.flatMap((plan) => {
    const inLoops = [...together(model, plan).values()].flat()
    return [...plan.citations.keys()].filter((index) => !inLoops.includes(index))
  })
  return [...new Set(called)]
    .toSorted((a, b) => a - b)
    .filter((index) => runsThroughList(promised(model.graph.conditions[index], `the condition ${index}`).test))
    .flatMap((index) => listCondition(model, index))
}

/** Decides the conditions that share loops, before the clauses; gives their names. */
const decideTogether = (plan: Plan, scope: Scope): Map<number, string> => {
  const names = new Map<number, string>()
  for (const [list, conditions] of together(scope.model, plan)) {
    const tests = conditions.map((index) => promised(scope.model.graph.conditions[index], `the condition ${index}`).test)
    scope.lines.push(`// ${comment(list)}, once for ${conditions.length} conditions`)
    decidedTogether(tests, scope).forEach((status, place) => {
      const index = conditions[place] ?? 0
      names.set(index, conditionName(index))
      scope.lines.push(`const ${conditionName(index)} = ${status}`)
    })
  }
  return names
}

/** The expressions of conditions, within one function: names for those computed beforehand, the test itself for the others. */
const conditionExpressions = (plan: Plan, scope: Scope): ((index: number) => string) => {
  const names = decideTogether(plan, scope)
  return (index) => {
    const known = names.get(index)
    if (known !== undefined) return known
    const name = conditionName(index)
    if (plan.given.has(index)) return name
    const { test } = promised(scope.model.graph.conditions[index], `the condition ${index}`)
    const expression = runsThroughList(test) ? `condition${index}(record)` : decidedTest(test, scope)
    if ((plan.citations.get(index) ?? 0) < 2) return expression
    names.set(index, name)
    scope.lines.push(`const ${name} = ${expression}`)
    return name
  }
}

const referred = (model: Model, index: number): string => `of${promised(model.criteria[index], `the criterion ${index}`)}`

const conditionName = (index: number): string => `is${index}`

/** `record` and everything that is worked out before: statuses of other criteria and of conditions shared with them. */
const parametersOf = (model: Model, plan: Plan): readonly string[] => [
  ...plan.refers.map((index) => referred(model, index)),
  ...[...plan.given].map(conditionName),
]

const broken = (expression: string, before: number): readonly string[] => {
  if (expression.length + before <= 116) return [expression]
  const inner = /^\((.*)\) as Status$/s.exec(expression)?.[1] ?? null
  if (inner === null) return [expression]
  return ['(', ...indented(splitTop(inner)), ') as Status']
}

/** Splits before each operator that stands in no parentheses. */
const splitTop = (text: string): readonly string[] => {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (depth === 0 && (text.startsWith(' & ', at) || text.startsWith(' | ', at))) {
      parts.push(text.slice(start, at + 2))
      start = at + 3
    }
  }
  return [...parts, text.slice(start)]
}

/** The clauses of a criterion, each as a constant, children first. */
const bodyOf = (model: Model, plan: Plan): readonly string[] => {
  const scope = functionScope(model)
  const condition = conditionExpressions(plan, scope)
  const leaves = {
    condition,
    clause: (index: number) => `clause${index}`,
    criterion: (index: number) => referred(model, index),
  }
  plan.clauses.forEach((index, place) => {
    const clause = clauseOf(model, index)
    const own = blockScope(scope)
    const before = scope.lines.length
    const expression = statusOf(clause.logic, own, leaves)
    const shared = scope.lines.splice(before)
    const start = place === plan.clauses.length - 1 ? 'return ' : `const clause${index} = `
    const [first = '', ...rest] = broken(expression, start.length)
    scope.lines.push(`// ${clauseComment(clause)}`, ...shared, ...own.lines, start + first, ...rest)
  })
  return scope.lines
}

const criterionFunctions = (model: Model, plan: Plan): readonly string[] => {
  const { title, cite } = promised(model.graph.criteria[plan.criterion], `the criterion ${plan.criterion}`)
  const name = promised(model.criteria[plan.criterion], `the criterion ${plan.criterion}`)
  const status = model.useType('Status')
  const doc = `/** ${comment(`${title}${cite === '' ? '' : ` (${cite})`}`)} */`
  const parameters = parametersOf(model, plan)
  const body = bodyOf(model, plan)
  if (parameters.length === 0) {
    return [doc, `export const decide${name} = (${recordParameter(body)}): ${status} => {`, ...indented(body), '}', '']
  }
  const given = parameters.map((parameter) => `${parameter}: ${status}`)
  const work = [
    ...plan.refers.map((index) => `decide${promised(model.criteria[index], `the criterion ${index}`)}(record)`),
    ...[...plan.given].map((index) => `condition${index}(record)`),
  ]
  return [
    `const decided${name} = (${[recordParameter(body), ...given].join(', ')}): ${status} => {`,
    ...indented(body),
    '}',
    '',
    doc,
    `export const decide${name} = (record: MemberRecord): ${status} =>`,
    `  decided${name}(${['record', ...work].join(', ')})`,
    '',
  ]
}

/** The parameter of every function; one that everything has been worked out for already does not read it. */
export const recordParameter = (body: readonly string[]): string =>
  `${body.some((line) => /\brecord\b/.test(line.replace(/^\/\/.*/, ''))) ? 'record' : '_record'}: MemberRecord`

const decideAll = (model: Model, plans: readonly Plan[], shared: readonly number[]): readonly string[] => {
  const calls = plans.map((plan) => {
    const name = promised(model.criteria[plan.criterion], `the criterion ${plan.criterion}`)
    const parameters = parametersOf(model, plan)
    const callee = parameters.length === 0 ? `decide${name}` : `decided${name}`
    return `const ${referred(model, plan.criterion)} = ${callee}(${['record', ...parameters].join(', ')})`
  })
  const members = model.graph.criteria.map((criterion, index) => `${objectKey(criterion.name)}: ${referred(model, index)},`)
  const body = [
    ...shared.map((index) => `const ${conditionName(index)} = condition${index}(record)`),
    ...calls,
    ...braced('return', members),
  ]
  return [
    '/** All criteria, each computed once. */',
    `export const decide = (${recordParameter(body)}): Decision => {`,
    ...indented(body),
    '}',
    '',
  ]
}

const decisionType = (model: Model): readonly string[] => [
  '/** The status of each criterion. */',
  ...braced(
    'export interface Decision',
    model.graph.criteria.flatMap((criterion) => [
      `/** ${comment(criterion.title)} */`,
      `readonly ${typeKey(criterion.name)}: ${model.useType('Status')}`,
    ]),
  ),
  '',
]

export const decisionPath = (model: Model, plans: readonly Plan[], shared: readonly number[]): readonly string[] => [
  ...decisionType(model),
  ...listConditions(model, plans),
  ...plans.flatMap((plan) => criterionFunctions(model, plan)),
  ...decideAll(model, plans, shared),
]
