/**
 * Members drawn where proof gives up: records for single answers, laid together at random. Directed: what the edited conditions ask is answered
 * more often than not, so that members lie where the versions can differ.
 */
import type { FactsInput } from '@rubric/compiler'
import type { Status } from '@rubric/runtime'
import type { Joint } from '../pair/joint.ts'
import { decideFormula } from '../quantities/formulas.ts'
import { formulaParts } from '../quantities/groups.ts'
import type { Questions } from '../pair/questions.ts'
import type { Budget, Member } from '../version.ts'
import { type Effort } from '../witness/effort.ts'
import { realize } from '../witness/realize.ts'
import { laidOver } from './lay-over.ts'
import { randomFrom } from './random.ts'

/** Looks: enough for a record with one answer; more are spent on the cells of a matrix. */
const ENOUGH = 5_000

/** As many as the budget says, all asked about on one day. `near`: variables that the edited conditions ask. */
export function* drawMembers(joint: Joint, questions: Questions, near: ReadonlySet<number>, budget: Budget, effort: Effort): Generator<Member> {
  const random = randomFrom(budget.seed)
  const pieceOf = pieces(joint, questions, effort)
  for (let drawn = 0; drawn < budget.samples; drawn += 1) {
    const gaps = random()
    let facts: FactsInput = {}
    const taken = new Set<string>()
    for (const [variable, { outcomes, facts: names }] of questions.variables.entries()) {
      const isAnswered = random() < (near.has(variable) ? 0.9 : gaps)
      const outcome = Math.floor(random() * outcomes.length)
      if (!isAnswered || names.some((name) => taken.has(name))) continue
      facts = laidOver(facts, pieceOf(variable, outcome))
      for (const name of names) taken.add(name)
    }
    yield { facts, asOf: DAY }
  }
}

const DAY = '2026-06-15'

/** The facts that give a variable its outcome; none where no record does on that day. */
const pieces = (joint: Joint, questions: Questions, effort: Effort): ((variable: number, outcome: number) => FactsInput) => {
  const known = new Map<string, FactsInput>()
  return (variable, outcome) => {
    const key = `${variable} ${outcome}`
    const before = known.get(key)
    if (before !== undefined) return before
    const statuses = questions.variables[variable]?.outcomes[outcome]?.statuses ?? []
    const found = realize(joint, wantedOf(questions, new Map([[variable, statuses]])), { effort: effort.part(ENOUGH), asOf: [DAY] })
    const piece = typeof found !== 'string' && found.asOf === DAY ? found.facts : {}
    known.set(key, piece)
    return piece
  }
}

/** The statuses of the conditions of which enough questions are answered. */
export const wantedOf = (questions: Questions, chosen: ReadonlyMap<number, readonly Status[]>): ReadonlyMap<number, Status> => {
  const wanted = new Map<number, Status>()
  for (const test of testsAbout(questions, chosen)) {
    const formula = questions.formulas[test]
    if (formula === undefined) continue
    const status = decideFormula(formula, (part) => {
      const { variable, question } = questions.questionOf(part)
      return chosen.get(variable)?.[question] ?? 1
    })
    // What is met or not met already, no other answer changes.
    const isDecided = status !== 1 || formulaParts(formula).every((part) => chosen.has(questions.questionOf(part).variable))
    if (isDecided) wanted.set(test, status)
  }
  return wanted
}

/** The conditions that ask about one of the variables, and those that ask nothing. */
const testsAbout = (questions: Questions, chosen: ReadonlyMap<number, unknown>): readonly number[] => {
  const { asking, always } = knownOf(questions)
  return [...new Set([...always, ...[...chosen.keys()].flatMap((variable) => asking[variable] ?? [])])].sort((a, b) => a - b)
}

interface Known {
  /** By variable, the conditions that ask about it. */
  readonly asking: readonly (readonly number[])[]
  /** Conditions that are decided whatever is chosen. */
  readonly always: readonly number[]
}

const known = new WeakMap<Questions, Known>()

const knownOf = (questions: Questions): Known => {
  const before = known.get(questions)
  if (before !== undefined) return before
  const asking = questions.variables.map((): number[] => [])
  questions.formulas.forEach((formula, test) => {
    for (const part of formulaParts(formula)) asking[questions.questionOf(part).variable]?.push(test)
  })
  const always = questions.formulas.flatMap((formula, test) => (decideFormula(formula, () => 1) === 1 && formulaParts(formula).length > 0 ? [] : [test]))
  const found: Known = { asking, always }
  known.set(questions, found)
  return found
}
