/** The answer about one member, for a person: which rules were asked and as of when, and each criterion with its reasons. */
import type { Answer, CriterionAnswer } from '@rubric/runtime'
import { tame, widthOf, wrap } from '../render/width.ts'
import type { Choice } from '../versions/dates.ts'
import { isTouched } from './decisive.ts'
import { reasonLines } from './reasons.ts'
import { type TraceStyle, treeLines } from './trace.ts'

/** Which policy, and as of when; `note` says where the date comes from, `choice` why it is this version. */
export const headerLines = (
  { policy, asOf }: Answer,
  { note, choice }: { readonly note: string; readonly choice: Choice | null },
  { paint, width }: Pick<TraceStyle, 'paint' | 'width'>,
): readonly string[] => {
  const { id, version, title, hash } = policy
  const facts = [id, version === '' ? 'undated' : `version ${version}`, `as of ${asOf.replace('T', ' ')}${note}`, `rules ${hash.slice(0, 12)}`]
  return [
    ...wrap(tame(title), width).map(paint.strong),
    ...inParts(facts, width).map(paint.quiet),
    ...(choice === null ? [] : wrap(choice.why, width).map(paint.quiet)),
  ]
}

/** Parts between middle dots, in as many lines as they need. */
const inParts = (parts: readonly string[], width: number): readonly string[] =>
  parts.reduce<readonly string[]>((lines, part) => {
    const joined = `${lines.at(-1) ?? ''} · ${part}`
    return lines.length > 0 && widthOf(joined) <= width ? [...lines.slice(0, -1), joined] : [...lines, part]
  }, [])

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
