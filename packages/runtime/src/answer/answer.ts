/** Puts the published answer together. */
import type { PolicyInfo, Trace } from '../clause.ts'
import type { DeterminationResult } from '../determination.ts'
import { explain } from '../explain.ts'
import type { JsonObject } from '../reading.ts'
import { requirementResult } from '../requirement.ts'
import { itemOf } from '../suppose.ts'
import { isoOf, untilInWords } from '../words.ts'
import { clauseAnswer, explanationAnswer } from './clauses.ts'
import { determinationAnswer } from './determinations.ts'
import type { Answer, CriterionAnswer, InterpretationAnswer, RequirementAnswer } from './format.ts'

/**
 * `facts` is the input of the evaluation, `ignored` the paths in it that the policy does not know, `determinations` what `determine` made
 * of the same input.
 */
export function buildAnswer(
  info: PolicyInfo,
  trace: Trace,
  facts: JsonObject,
  asOf: string,
  ignored: readonly string[] = [],
  determinations: readonly DeterminationResult[] = [],
): Answer {
  const { id, title, version, hash, language } = info
  const criterionAnswer = (index: number): CriterionAnswer => {
    const clause = clauseAnswer(info, trace, facts, itemOf(trace, index))
    const { address, text, cite, status } = clause
    const explanation = explanationAnswer(info, facts, explain(info, trace, index))
    return { name: itemOf(info.criteria, index).name, address, text, cite, status, clause, explanation }
  }
  const requirementAnswer = (index: number): RequirementAnswer => {
    const { status, due, form } = requirementResult(info, trace, index)
    return { ...criterionAnswer(index), status, due: isoOf(form, due), dueInWords: untilInWords(form, due) }
  }
  const all = (role: string): readonly number[] => info.criteria.flatMap((criterion, i) => (criterion.role === role ? [i] : []))
  return {
    format: 'rubric-answer/1',
    policy: { id, title, version, hash, language },
    asOf,
    criteria: all('criteria').map(criterionAnswer),
    requirements: all('requirement').map(requirementAnswer),
    exceptions: all('exception').map(criterionAnswer),
    determinations: determinations.map((result) => {
      const { criterion } = itemOf(info.determinations, result.determination)
      return determinationAnswer(info, trace, facts, criterionAnswer(criterion), result)
    }),
    interpretations: interpretationsOf(info, determinations),
    ignored,
  }
}

/** By name, with whoever answers for them. */
function interpretationsOf(info: PolicyInfo, determinations: readonly DeterminationResult[]): readonly InterpretationAnswer[] {
  const limits = determinations.flatMap(({ determination }) => itemOf(info.determinations, determination).limits.map(({ limit }) => itemOf(info.limits, limit)))
  const used = new Set([...info.clauses, ...limits].flatMap(({ interpretations }) => interpretations))
  return info.interpretations
    .filter(({ name }) => used.has(name))
    .map(({ name, text, decidedBy, decidedOn }) => ({ name, text, decidedBy, decidedOn }))
}
