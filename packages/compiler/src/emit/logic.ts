/**
 * Logic as expressions. A status is two bits, so `and` is `&` and `or` is `|`; the outcome of an operator is a number to
 * TypeScript, hence one cast where a status is needed.
 */
import type { Logic } from '@rubric/runtime'
import { bound, operand } from './scope.ts'
import type { Scope } from './scope.ts'

export interface Leaves {
  readonly condition: (index: number) => string
  readonly clause: (index: number) => string
  readonly criterion: (index: number) => string
}

interface Expression {
  readonly text: string
  /** A plain number to TypeScript. */
  readonly bits: boolean
}

export const statusOf = (logic: Logic, scope: Scope, leaves: Leaves): string => asStatus(scope, expressed(logic, scope, leaves))

const asStatus = (scope: Scope, { text, bits }: Expression): string =>
  bits ? `(${text}) as ${scope.model.useType('Status')}` : text

const expressed = (logic: Logic, scope: Scope, leaves: Leaves): Expression => {
  switch (logic.op) {
    case 'all':
      return joined(logic.of, ' & ', 'MET', scope, leaves)
    case 'any':
      return joined(logic.of, ' | ', 'NOT_MET', scope, leaves)
    case 'not':
      return { text: `${scope.model.use('not')}(${asStatus(scope, expressed(logic.of, scope, leaves))})`, bits: false }
    case 'number':
      return numbered(logic, scope, leaves)
    case 'condition':
      return { text: leaves.condition(logic.condition), bits: false }
    case 'clause':
      return { text: leaves.clause(logic.clause), bits: false }
    case 'criterion':
      return { text: leaves.criterion(logic.criterion), bits: false }
  }
}

/** Operands of one operator without parentheses. What reads the module goes down a level for each of them. */
const longest = 100

/** `a & b & c`; very many stand in groups, so that no reader of the module runs out of stack. */
const chained = (operands: readonly string[], operator: string): string => {
  if (operands.length <= longest) return operands.join(operator)
  const groups = Array.from({ length: Math.ceil(operands.length / longest) }, (_, at) =>
    operands.slice(at * longest, (at + 1) * longest),
  )
  return chained(
    groups.map((group) => `(${group.join(operator)})`),
    operator,
  )
}

const joined = (
  parts: readonly Logic[],
  operator: string,
  neutral: 'MET' | 'NOT_MET',
  scope: Scope,
  leaves: Leaves,
): Expression => {
  const expressions = parts.map((part) => expressed(part, scope, leaves))
  const [only] = expressions
  if (only === undefined) return { text: scope.model.use(neutral), bits: false }
  if (expressions.length === 1) return only
  return {
    text: chained(
      expressions.map(({ text }) => operand(text)),
      operator,
    ),
    bits: true,
  }
}

const numbered = (logic: Logic & { readonly op: 'number' }, scope: Scope, leaves: Leaves): Expression => {
  const { model } = scope
  const parts = logic.of.map((part) => bound(scope, 'part', asStatus(scope, expressed(part, scope, leaves))))
  if (parts.length === 0) return { text: model.use(logic.least > 0 ? 'NOT_MET' : 'MET'), bits: false }
  const met = chained(
    parts.map((part) => `(${part} >> 1)`),
    ' + ',
  )
  const possible = chained(
    parts.map((part) => `(${part} & 1)`),
    ' + ',
  )
  return { text: `${model.use('counted')}(${met}, ${possible}, ${logic.least}, ${logic.most})`, bits: false }
}
