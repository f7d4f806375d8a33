/**
 * The conditions of a clause as they stand in the text, each with its status for a member: what is lowered keeps the shape of
 * what is written.
 */
import type { CompiledPolicy, RuleGraph } from '@rubric/compiler'
import { type Logic, logicStatus, type PolicyInfo, type StatusWord, statusWord, type Trace, UNKNOWN } from '@rubric/runtime'
import type { Expression, Span } from '@rubric/syntax'
import { resultsIn, valueOf } from './evaluation.ts'
import type { OutlineClause, OutlineCondition } from './outline.ts'

export interface ConditionPart {
  readonly span: Span
  /** A waiver that is not met is nothing bad. */
  readonly role: OutlineCondition['role']
  readonly status: StatusWord
  /** What was compared, `14 years 3 months`; empty of what is met or not by itself, and of what is not known. */
  readonly value: string
}

/** Gives the conditions of one clause after the other. */
export const partsReader = (
  policy: CompiledPolicy,
  info: PolicyInfo,
  trace: Trace,
): ((clause: OutlineClause) => readonly ConditionPart[]) => {
  const results = resultsIn(trace)
  const decide = logicStatus(
    info,
    (condition) => results.get(condition)?.status ?? UNKNOWN,
    trace.map(({ status }) => status),
  )
  const clauses = new Map(policy.graph.clauses.map((clause) => [clause.address, clause]))
  const part = (role: OutlineCondition['role'], { start, end }: Expression, logic: Logic): ConditionPart => {
    const condition = conditionIn(logic)
    const result = condition === undefined ? undefined : results.get(condition)
    return {
      span: { start, end },
      role,
      status: statusWord(decide(logic)),
      value: result === undefined ? '' : valueOf(info, result),
    }
  }
  return (clause) => {
    const logic = clauses.get(clause.address)?.logic
    if (logic === undefined) return []
    return clause.conditions.flatMap(({ role, expression }, at) => {
      const own = logicOf(policy.graph, clause, logic, at)
      return own === undefined ? [] : elementary(expression, own).map(([each, its]) => part(role, each, its))
    })
  }
}

/** The logic of one of the clause's conditions. What exceptions put beside a requirement stands among these, or after them. */
const logicOf = (
  { exceptions }: RuleGraph,
  { address, conditions }: OutlineClause,
  logic: Logic,
  at: number,
): Logic | undefined => {
  const isInstead = exceptions.some(({ replaces }) => replaces.some(({ by }) => by === address))
  const isReached = exceptions.some(
    ({ lifts, replaces }) => lifts.includes(address) || replaces.some(({ what }) => what === address),
  )
  if (conditions.length === 1 && !isInstead && !isReached) return logic
  const isWhen = conditions[at]?.role === 'when'
  const found = logic.op === 'any' ? logic.of[at + (isInstead && !isWhen ? 1 : 0)] : undefined
  // Whom a requirement does not bind, it asks nothing of.
  return isWhen && found?.op === 'not' ? found.of : found
}

/** Down to what is joined by nothing. A define that is named stands for itself, and so does what `not` turns round. */
const elementary = (expression: Expression, logic: Logic): readonly (readonly [Expression, Logic])[] => {
  const each = (operands: readonly Expression[]): readonly (readonly [Expression, Logic])[] =>
    'of' in logic && Array.isArray(logic.of)
      ? operands.flatMap((operand, at) => {
          const own = (logic.of as readonly Logic[])[at]
          return own === undefined ? [] : elementary(operand, own)
        })
      : [[expression, logic]]
  switch (expression.kind) {
    case 'Group':
      return elementary(expression.inner, logic)
    case 'Chain':
    case 'NumberOf':
      return each(expression.operands)
    case 'Unless':
      return each([expression.operand, expression.waiver])
    case 'Missing':
    case 'Not':
    case 'NameReference':
    case 'Quantity':
    case 'Date':
    case 'Moment':
    case 'Code':
    case 'AsOf':
    case 'OffsetDate':
    case 'AgeOf':
    case 'DayOf':
    case 'Comparison':
    case 'Aggregate':
      return [[expression, logic]]
  }
}

/** The condition that a comparison comes down to, or the first of its tests: they look at one value. */
const conditionIn = (logic: Logic): number | undefined => {
  switch (logic.op) {
    case 'condition':
      return logic.condition
    case 'not':
      return conditionIn(logic.of)
    case 'all':
    case 'any':
    case 'number':
      return logic.of.map(conditionIn).find((found) => found !== undefined)
    case 'clause':
    case 'criterion':
      return undefined
  }
}
