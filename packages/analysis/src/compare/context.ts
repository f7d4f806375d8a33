/** What every comparison of two things shares: the diagrams, the members met, and those drawn where proof gives up. */
import { outlinesOf } from '../cause/edits.ts'
import { unlessTooLarge } from '../diagram/diagram.ts'
import { type VersionDiagrams, versionDiagrams } from '../diagram/versions.ts'
import type { Proof } from '../comparison.ts'
import { type Joint, jointOf } from '../pair/joint.ts'
import { formulaParts } from '../quantities/groups.ts'
import { type Questions, questionsOf } from '../pair/questions.ts'
import { drawMembers } from '../sampling/draw.ts'
import { type Budget, Cancelled, type Sides, type Version } from '../version.ts'
import { type Effort, effortOf } from '../witness/effort.ts'
import { createMembers, type Members, type Seat } from './members.ts'
import { createSearch, type Search } from './search.ts'

export interface Context {
  readonly versions: Sides<Version>
  readonly joint: Joint
  readonly members: Members
  /** Null where the diagrams outgrew the budget. */
  readonly proving: Proving | null
  /** Drawn once, when first asked for. */
  readonly drawn: () => readonly Seat[]
  readonly sampled: () => Proof
  readonly budget: Budget
}

export interface Proving {
  readonly diagrams: VersionDiagrams
  readonly search: Search
}

export const contextOf = (versions: Sides<Version>, budget: Budget): Context => {
  const joint = jointOf(versions.old.graph, versions.next.graph)
  const effort = effortOf(budget.looks, (spent) => checkCancelled(budget, spent))
  const members = createMembers(versions, joint, outlinesOf(joint), effort)
  const proving = provingOf(joint, budget, effort.part(budget.looks * FOR_PROOF))
  let drawn: readonly Seat[] | undefined
  const draw = (): readonly Seat[] => {
    const questions = proving?.diagrams.questions ?? questionsOf(joint)
    const near = variablesNear(joint, questions)
    return [...drawMembers(joint, questions, near, budget, effort)].flatMap((member) => {
      checkCancelled(budget)
      return members.meet(member) ?? []
    })
  }
  const drawnOnce = (): readonly Seat[] => (drawn ??= draw())
  return {
    versions,
    joint,
    members,
    proving,
    drawn: drawnOnce,
    sampled: () => ({ by: 'sample', members: drawnOnce().length, seed: budget.seed }),
    budget,
  }
}

/** The rest is left for members who are drawn. */
const FOR_PROOF = 0.8

/** `spent`: looks, so far. */
export const checkCancelled = ({ isCancelled }: Budget, spent = 0): void => {
  if (isCancelled?.(spent) === true) throw new Cancelled()
}

/** All diagrams are built here, so that what is too large is known before anything is said. */
const provingOf = (joint: Joint, budget: Budget, effort: Effort): Proving | null =>
  unlessTooLarge(() => {
    const diagrams = versionDiagrams(joint, budget.nodes, () => checkCancelled(budget))
    joint.old.clauses.forEach((_, index) => diagrams.old.clause(index))
    joint.next.clauses.forEach((_, index) => diagrams.next.clause(index))
    return { diagrams, search: createSearch(diagrams, budget, effort) }
  }, null)

/** Those that a condition asks which only one version has. */
const variablesNear = (joint: Joint, questions: Questions): ReadonlySet<number> => {
  const [ofOld, ofNext] = [new Set(joint.ofOld), new Set(joint.ofNext)]
  const changed = questions.formulas.filter((_, test) => ofOld.has(test) !== ofNext.has(test))
  return new Set(changed.flatMap((formula) => formulaParts(formula).map((part) => questions.questionOf(part).variable)))
}
