/**
 * What determinations come to. The statuses of their clauses are decided like all others; the runtime library applies the limits, to
 * what the built-in facts say of the request and of earlier services. Without determinations there is nothing to do.
 */
import type { Logic } from '@rubric/runtime'
import { clauseOf, recordParameter } from './decide.ts'
import { promised } from './model.ts'
import type { Model } from './model.ts'
import { propertyName } from './names.ts'
import { functionScope } from './scope.ts'
import { decidedTest } from './tallies.ts'
import { comment, indented, objectKey } from './text.ts'

/** The list of requested lines. */
export const REQUESTED = 'request.lines'
const HISTORY = 'service.history'

/** In `evaluate`, which has a decision at hand. */
export const determinationsOf = (model: Model): string => (isNone(model) ? '[]' : 'determined(record, decision)')

const isNone = ({ graph }: Model): boolean => graph.determinations.length === 0

// ---- whom limits bind --------------------------------------------------------------------------------------

const logicsOf = ({ graph }: Model): readonly Logic[] =>
  [
    ...graph.limits.map(({ when }) => when),
    ...graph.determinations.flatMap(({ limits, grants }) => [
      ...limits.flatMap(({ onlyIf, unless }) => [onlyIf, unless]),
      grants?.ceiling?.unless ?? null,
    ]),
  ].filter((logic) => logic !== null)

const conditionsIn = (model: Model, logic: Logic): readonly number[] => {
  switch (logic.op) {
    case 'all':
    case 'any':
    case 'number':
      return logic.of.flatMap((part) => conditionsIn(model, part))
    case 'not':
      return conditionsIn(model, logic.of)
    case 'condition':
      return [logic.condition]
    case 'clause':
      return conditionsIn(model, clauseOf(model, logic.clause).logic)
    case 'criterion':
      return []
  }
}

/** The conditions of whom limits bind, by their index. */
const conditionFunction = (model: Model): readonly string[] => {
  const indices = [...new Set(logicsOf(model).flatMap((logic) => conditionsIn(model, logic)))].sort((a, b) => a - b)
  const cases = indices.flatMap((index) => {
    const { test, text } = promised(model.graph.conditions[index], `the condition ${index}`)
    const scope = functionScope(model)
    const status = decidedTest(test, scope)
    return [`// ${comment(text)}`, `case ${index}: {`, ...indented([...scope.lines, `return ${status}`]), '}']
  })
  const index = indices.length === 0 ? '_index' : 'index'
  const body = indices.length === 0 ? [] : [`switch (${index}) {`, ...indented(cases), '}']
  return [
    '/** Conditions that say whom a limit binds. */',
    `const limiting = (${recordParameter(body)}, ${index}: number): ${model.useType('Status')} => {`,
    ...indented([...body, `return ${model.use('UNKNOWN')}`]),
    '}',
    '',
  ]
}

// ---- what is asked for -------------------------------------------------------------------------------------

const place = (model: Model, name: string, otherwise: string, part = ''): string =>
  model.facts.has(name) ? `record.${propertyName(name)}${part}` : otherwise

const days = (model: Model, name: string): string =>
  model.facts.has(name)
    ? `[${place(model, name, '', '$low')}, ${place(model, name, '', '$high')}]`
    : `[${model.use('FIRST_DAY')}, ${model.use('LAST_DAY')}]`

const serviceLines = (model: Model): readonly string[] => {
  const lines = place(model, REQUESTED, 'null')
  const isGiven = `${place(model, REQUESTED, '', '$through')} === ${model.use('NEVER')}`
  return [
    'asOf: record.$as_of,',
    `lines: ${model.facts.has(REQUESTED) ? `${isGiven} ? null : ${lines}` : lines},`,
    `history: ${place(model, HISTORY, '[]')},`,
    `through: ${model.facts.has(HISTORY) ? place(model, HISTORY, '', '$through') : model.use('NEVER')},`,
    `from: ${days(model, 'request.from')},`,
    `to: ${days(model, 'request.to')},`,
    `began: ${days(model, 'course.began_on')},`,
    `authorization: ${place(model, 'request.authorization', 'null')},`,
    `episode: ${place(model, 'request.episode', 'null')},`,
  ]
}

/** The status of each of the policy's roots, in order. */
const statusList = (model: Model): string =>
  model.graph.criteria
    .map(({ name }) => objectKey(name))
    .map((key) => (key.startsWith('[') ? `decision${key}` : key.startsWith("'") ? `decision[${key}]` : `decision.${key}`))
    .join(', ')

export const determinePath = (model: Model): readonly string[] => {
  const results = `readonly ${model.useType('DeterminationResult')}[]`
  const doc = '/** What each determination comes to: its outcome, what it grants, and what each limit leaves. */'
  if (isNone(model)) return [doc, `export const determine = (_record: MemberRecord): ${results} => []`, '']
  return [
    ...conditionFunction(model),
    `const determined = (record: MemberRecord, decision: Decision): ${results} => {`,
    ...indented([
      `const statuses = [${statusList(model)}]`,
      `const service: ${model.useType('ServiceRecord')} = {`,
      ...indented(serviceLines(model)),
      '}',
      `return ${model.use('determineAll')}(policy, (index) => limiting(record, index), statuses, service)`,
    ]),
    '}',
    '',
    doc,
    `export const determine = (record: MemberRecord): ${results} => determined(record, decide(record))`,
    '',
  ]
}
