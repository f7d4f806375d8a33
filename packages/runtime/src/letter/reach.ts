/** What has a say in a determination: exceptions, and interpretations of its clauses and limits. */
import { firstDayOf } from '../calendar.ts'
import type { Logic, PolicyInfo } from '../clause.ts'
import type { DeterminationResult } from '../determination.ts'
import { walkLogic } from '../reads.ts'
import { itemOf } from '../suppose.ts'
import { dateInWords } from '../words.ts'
import { sentence } from './sentences.ts'

/** Exceptions that may change a determination or its limits, by index; `criterion` is the determination's own. */
export function exceptionsOf(info: PolicyInfo, criterion: number): readonly number[] {
  const own = info.determinations.filter((determination) => determination.criterion === criterion)
  const logics: readonly (Logic | null)[] = [
    { op: 'criterion', criterion },
    ...own.flatMap(({ limits, grants }) => [...limits.flatMap(({ onlyIf, unless }) => [onlyIf, unless]), grants?.ceiling?.unless ?? null]),
  ]
  return exceptionsIn(info, logics)
}

export function exceptionsIn(info: PolicyInfo, logics: readonly (Logic | null)[]): readonly number[] {
  const found = new Set<number>()
  for (const logic of logics) {
    if (logic === null) continue
    walkLogic(info, logic, (part) => {
      if (part.op === 'criterion' && itemOf(info.criteria, part.criterion).role === 'exception') found.add(part.criterion)
      return 'into'
    })
  }
  return [...found]
}

/** Each with whoever answers for it. */
export function interpretationsOf(info: PolicyInfo, { determination }: DeterminationResult): readonly string[] {
  const { criterion, limits } = itemOf(info.determinations, determination)
  const names = new Set(limits.flatMap(({ limit }) => itemOf(info.limits, limit).interpretations))
  walkLogic(info, { op: 'criterion', criterion }, (_, clause) => {
    if (clause !== null) for (const name of itemOf(info.clauses, clause).interpretations) names.add(name)
    return 'into'
  })
  return info.interpretations
    .filter(({ name }) => names.has(name))
    .map(({ text, decidedBy, decidedOn }) => {
      const day = firstDayOf(decidedOn)
      const on = Number.isNaN(day) ? '' : ` on ${dateInWords(day)}`
      return `${sentence(text)}${decidedBy === '' ? '' : ` This was decided by the ${decidedBy}${on}.`}`.replace('the The ', 'the ')
    })
}
