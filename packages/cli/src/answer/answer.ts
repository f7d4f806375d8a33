/** The answer about one member, for a person: which rules were asked and as of when, and each criterion with its reasons. */
import type { Answer, CriterionAnswer } from '@rubric/runtime'
import { tame } from '../render/width.ts'
import { isTouched } from './decisive.ts'
import { reasonLines } from './reasons.ts'
import { type TraceStyle, treeLines } from './trace.ts'

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
    // Of a criterion of which nothing is known, as of another stage than the member's, the missing facts say it all.
    const reasons = style.full || isTouched(criterion.clause) ? reasonLines(criterion, criteria, style) : []
    return ['', ...treeLines(criterion.clause, style), ...(reasons.length === 0 ? [] : ['', ...reasons])]
  })
