/** The part of an answer that an expectation is about, as it stands in the text of a finding. */
import type { CheckedExample } from '@rubric/compiler'
import type { Answer, ClauseAnswer } from '@rubric/runtime'
import { determinationLines, limitLines } from '../answer/determination.ts'
import { exceptionLines, requirementLines } from '../answer/duties.ts'
import { type TraceStyle, treeLines } from '../answer/trace.ts'
import type { Evaluator } from '../artifact/load.ts'
import { paintWith } from '../terminal/color.ts'

/** Empty where nothing has the address, or the facts do not fit. `width` is in columns. */
export const partOf = (
  address: string,
  { facts, asOf }: Pick<CheckedExample, 'facts' | 'asOf'>,
  { policy, evaluate, buildAnswer }: Evaluator,
  width: number,
): string => {
  const evaluation = evaluate(facts, asOf)
  if (!evaluation.ok) return ''
  return linesOf(address, buildAnswer(policy, evaluation.trace, facts, asOf, [], evaluation.determinations), { paint: paintWith(false), width, full: false }).join('\n')
}

const linesOf = (address: string, answer: Answer, style: TraceStyle): readonly string[] => {
  const { determinations, requirements, exceptions, criteria } = answer
  const has = <T extends { readonly address: string }>(list: readonly T[]): T | undefined => list.find((it) => it.address === address)
  const determination = has(determinations)
  if (determination !== undefined) return determinationLines(determination, style)
  const requirement = has(requirements)
  if (requirement !== undefined) return requirementLines(requirement, style)
  const exception = has(exceptions)
  if (exception !== undefined) return exceptionLines(exception, style)
  const clause = findClause([...criteria, ...requirements, ...exceptions, ...determinations].map((it) => it.clause), address)
  if (clause !== undefined) return treeLines(clause, style)
  const lines = determinations.flatMap((it) => it.lines ?? [])
  const line = lines.find(({ limits }) => has(limits) !== undefined)
  return line === undefined ? [] : limitLines(line, address, style)
}

const findClause = (clauses: readonly ClauseAnswer[], address: string): ClauseAnswer | undefined => {
  for (const clause of clauses) {
    const found = clause.address === address ? clause : findClause(clause.items, address)
    if (found !== undefined) return found
  }
  return undefined
}
