/** Kleene's logic over parts: a status is two bits, *may be met* and *is met*. */
import type { Status } from '@rubric/runtime'
import type { Formula, Part } from './parts.ts'

export const negated = (status: Status): Status => (status === 3 ? 0 : status === 0 ? 3 : 1)

export const decideFormula = (formula: Formula, statusOf: (part: Part) => Status): Status => {
  switch (formula.op) {
    case 'part':
      return statusOf(formula.part)
    case 'not':
      return negated(decideFormula(formula.of, statusOf))
    case 'all':
      return formula.of.reduce<Status>((all, each) => (all & decideFormula(each, statusOf)) as Status, 3)
    case 'always':
      return 3
    case 'open':
      return 1
  }
}
