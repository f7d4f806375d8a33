/** The answer about one member, for a person: which rules were asked and as of when, and each criterion with its reasons. */
import type { Answer, ClauseAnswer, CriterionAnswer } from '@rubric/runtime'
import { tame, wrap } from '../render/width.ts'
import { reasonLines } from './reasons.ts'
import { type TraceStyle, headLine, treeLines } from './trace.ts'

/** Which policy, and as of when; `note` says where the date comes from. */
export const headerLines = ({ policy, asOf }: Answer, note: string, { paint }: Pick<TraceStyle, 'paint'>): readonly string[] => [
  paint.strong(tame(policy.title)),
  paint.quiet([policy.id, `version ${policy.version}`, `as of ${asOf}${note}`, `rules ${policy.hash.slice(0, 12)}`].join(' · ')),
]

/** The criteria that `wanted` lets pass, with their trees and reasons, each after an empty line. */
export const criteriaLines = (
  { criteria }: Answer,
  style: TraceStyle,
  wanted: (criterion: CriterionAnswer) => boolean = () => true,
): readonly string[] =>
  criteria.filter(wanted).flatMap((criterion) => {
    const untouched = untouchedLines(criterion, style)
    if (untouched !== null) return ['', ...untouched]
    const reasons = reasonLines(criterion, criteria, style)
    return ['', ...treeLines(criterion.clause, style), ...(reasons.length === 0 ? [] : ['', ...reasons])]
  })

/** A criterion of which nothing is known yet, as those of other stages are, takes a few lines and no tree. */
const untouchedLines = (criterion: CriterionAnswer, style: TraceStyle): readonly string[] | null => {
  const { clause, explanation } = criterion
  if (style.full || explanation.status !== 'unknown' || isTouched(clause)) return null
  const facts = explanation.matters.map(({ name }) => tame(name))
  const indent = ' '.repeat(11)
  const words = facts.length === 1 ? `not given: ${facts[0]}` : `none of its ${facts.length} facts is given: ${facts.join(', ')}`
  return [...headLine(clause, style), ...wrap(words, style.width - indent.length).map((row) => indent + style.paint.quiet(row))]
}

/** Whether any fact that the clause or its items read is given. What it refers to counts by its status. */
const isTouched = ({ conditions, refersTo, items }: ClauseAnswer): boolean =>
  conditions.some(({ facts }) => facts.some(({ given }) => given !== null)) ||
  refersTo.some(({ status }) => status !== 'unknown') ||
  items.some(isTouched)
