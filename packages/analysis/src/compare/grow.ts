/**
 * A record from the middle outwards: first for the conditions that one version alone has, by themselves; then, with that much of the member given,
 * for whatever else makes the difference show. What a list answers besides is then taken from the list, not asked of it.
 */
import { cheapest, type Choice } from '../diagram/cheapest.ts'
import type { Node } from '../diagram/diagram.ts'
import { type Answered, having } from '../diagram/kleene.ts'
import type { VersionDiagrams } from '../diagram/versions.ts'
import type { Joint } from '../pair/joint.ts'
import { formulaParts } from '../quantities/groups.ts'
import type { Questions } from '../quantities/questions.ts'
import { wantedOf } from '../sampling/draw.ts'
import type { Member } from '../version.ts'
import type { Status } from '@rubric/runtime'
import type { Effort } from '../witness/effort.ts'
import type { Memory } from '../witness/memory.ts'
import { type Given, realize, statusesGiven } from '../witness/realize.ts'
import { choiceOf } from '../witness/task.ts'

export type Grown =
  | { readonly is: 'member'; readonly member: Member }
  /** What differs is not to be had, whatever else is. */
  | { readonly is: 'no middle'; readonly part: Choice; readonly isCertain: boolean }
  | { readonly is: 'not found' }

interface Options {
  readonly effort: Effort
  readonly memory: Memory
}

/** `those`: whoever will do. `differing`: variables that the conditions ask which only one version has. */
export const grown = (versions: VersionDiagrams, those: Node, choice: Choice, differing: ReadonlySet<number>, options: Options): Grown => {
  const { joint, diagrams, costs, indexAt } = versions
  const middle = new Map([...choice].filter(([level]) => differing.has(indexAt[level] ?? -1)))
  if (middle.size === 0 || middle.size === choice.size) return { is: 'not found' }
  const wanted = wantedBy(versions, middle)
  const start = realize(joint, wanted, options)
  if (typeof start === 'string') return { is: 'no middle', part: middle, isCertain: start === 'none' }
  const given: Given = { ...start, names: new Set([...wanted.keys()].flatMap((test) => joint.tests[test]?.facts ?? []).map(choiceOf)) }
  const decided = statusesGiven(joint, given, options.effort)
  const fitting = [...decided].reduce((all, [test, status]) => diagrams.and(all, having(diagrams, answered(versions, test), status)), those)
  const whole = cheapest(diagrams, fitting, costs)
  if (whole === null) return { is: 'not found' }
  const left = new Map([...wantedBy(versions, whole)].filter(([test]) => !decided.has(test)))
  const found = realize(joint, left, { ...options, given })
  return typeof found === 'string' ? { is: 'not found' } : { is: 'member', member: found }
}

/** The statuses that the conditions take by a choice; those that it leaves open are left out. */
export const wantedBy = ({ questions, indexAt, variableAt }: VersionDiagrams, choice: Choice): ReadonlyMap<number, Status> =>
  wantedOf(questions, new Map([...choice].map(([level, outcome]) => [indexAt[level] ?? -1, variableAt[level]?.outcomes[outcome]?.statuses ?? []])))

const answered = ({ joint, old, next }: VersionDiagrams, test: number): Answered => {
  const condition = joint.ofNext.indexOf(test)
  return condition >= 0 ? next.logic({ op: 'condition', condition }) : old.logic({ op: 'condition', condition: joint.ofOld.indexOf(test) })
}

/** Those that a condition asks which only one version has. */
export const changedVariables = (joint: Joint, questions: Questions): ReadonlySet<number> => {
  const [ofOld, ofNext] = [new Set(joint.ofOld), new Set(joint.ofNext)]
  const changed = questions.formulas.filter((_, test) => ofOld.has(test) !== ofNext.has(test))
  return new Set(changed.flatMap((formula) => formulaParts(formula).map((part) => questions.questionOf(part).variable)))
}
