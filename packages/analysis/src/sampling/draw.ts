/**
 * Members drawn where proof gives up. Directed: what the edited clauses ask is answered more often than not, so that members lie where the
 * versions can differ.
 */
import type { Status } from '@rubric/runtime'
import type { Joint } from '../pair/joint.ts'
import { decideFormula } from '../quantities/formulas.ts'
import { formulaParts } from '../quantities/groups.ts'
import type { Questions } from '../quantities/questions.ts'
import type { Budget, Member } from '../version.ts'
import { realize } from '../witness/realize.ts'
import { randomFrom } from './random.ts'

/** `near`: variables that the edited clauses ask about. As many as the budget says, less those that no record has. */
export function* drawMembers(joint: Joint, questions: Questions, near: ReadonlySet<number>, budget: Budget): Generator<Member> {
  const random = randomFrom(budget.seed)
  for (let drawn = 0; drawn < budget.samples; drawn += 1) {
    const gaps = random()
    const chosen = new Map<number, readonly Status[]>()
    questions.variables.forEach(({ outcomes }, index) => {
      const isAnswered = random() < (near.has(index) ? 0.9 : gaps)
      const outcome = outcomes[Math.floor(random() * outcomes.length)]
      if (isAnswered && outcome !== undefined) chosen.set(index, outcome.statuses)
    })
    const member = realize(joint, wantedOf(questions, chosen))
    if (typeof member !== 'string') yield member
  }
}

/** The statuses of the conditions whose every question is answered. */
export const wantedOf = (questions: Questions, chosen: ReadonlyMap<number, readonly Status[]>): ReadonlyMap<number, Status> => {
  const wanted = new Map<number, Status>()
  questions.formulas.forEach((formula, test) => {
    const places = formulaParts(formula).map(questions.questionOf)
    if (!places.every(({ variable }) => chosen.has(variable))) return
    const status = decideFormula(formula, (part) => {
      const { variable, question } = questions.questionOf(part)
      return chosen.get(variable)?.[question] ?? 1
    })
    wanted.set(test, status)
  })
  return wanted
}
