/** What has a say in a determination: exceptions, and interpretations of its clauses and limits. */
import { firstDayOf } from '../calendar.ts'
import type { Logic, PolicyInfo } from '../clause.ts'
import type { DeterminationResult } from '../determination.ts'
import { walkLogic } from '../reads.ts'
import { itemOf } from '../suppose.ts'
import { dateInWords } from '../words.ts'
import type { Finding } from './findings.ts'
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

/** Of the parts that are named and of limits that leave less than is requested; together what one body decided on one day. */
export function interpretationsOf(info: PolicyInfo, { lines }: DeterminationResult, findings: readonly Finding[]): readonly string[] {
  const binding = (lines ?? []).flatMap(({ limits, binding: at }) => (at === null ? [] : [itemOf(info.limits, itemOf(limits, at).limit)]))
  const named = findings.flatMap(({ path, items }) => [...(path.length > 1 ? path.slice(1) : path), ...items.map(({ clause }) => clause)])
  const names = new Set([...binding, ...named.map((clause) => itemOf(info.clauses, clause))].flatMap(({ interpretations }) => interpretations))
  const used = info.interpretations.filter(({ name }) => names.has(name))
  return [...Map.groupBy(used, decision)].flatMap(([by, own]): readonly string[] => {
    const texts = own.map(({ text }) => sentence(text))
    if (texts.length === 1) return [`${texts.join('')}${by === '' ? '' : ` This was decided ${by}.`}`]
    return [by === '' ? 'The policy is read as follows.' : `These points were decided ${by}.`, texts.map((text) => `- ${text}`).join('\n')]
  })
}

/** `by the Utilization Management Committee on February 10, 2026`; nothing where nobody is named. */
function decision({ decidedBy, decidedOn }: PolicyInfo['interpretations'][number]): string {
  if (decidedBy === '') return ''
  const day = firstDayOf(decidedOn)
  return `by the ${decidedBy.replace(/^The /, '')}${Number.isNaN(day) ? '' : ` on ${dateInWords(day)}`}`
}
