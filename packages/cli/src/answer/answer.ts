/** The answer about one member, for a person: which rules were asked and as of when, and what came of them, with reasons. */
import type { Answer, ClauseAnswer, CriterionAnswer, DeterminationAnswer, InterpretationAnswer, RequirementAnswer } from '@rubric/runtime'
import { tame, widthOf, wrap } from '../render/width.ts'
import type { Choice } from '../versions/dates.ts'
import { isTouched } from './decisive.ts'
import { determinationLines } from './determination.ts'
import { exceptionLines, requirementsLines } from './duties.ts'
import { reasonLines } from './reasons.ts'
import { type TraceStyle, interpretationsOf, treeLines } from './trace.ts'

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

/** Which parts of an answer are shown. */
export interface Wanted {
  readonly determination: (it: DeterminationAnswer) => boolean
  readonly requirement: (it: RequirementAnswer) => boolean
  readonly criterion: (it: CriterionAnswer) => boolean
}

export const everything: Wanted = { determination: () => true, requirement: () => true, criterion: () => true }

/** The parts that are wanted, each after an empty line; under headings where there is more than criteria. */
export const answerLines = (answer: Answer, style: TraceStyle, wanted: Wanted = everything): readonly string[] => {
  const determinations = answer.determinations.filter(wanted.determination)
  const requirements = answer.requirements.filter(wanted.requirement)
  const criteria = answer.criteria.filter(wanted.criterion)
  const exceptions = determinations.length + criteria.length === 0 ? [] : answer.exceptions.filter((it) => isTelling(it, style))
  const isPlain = answer.determinations.length + answer.requirements.length + answer.exceptions.length === 0
  const parts = criteriaLines(answer, style, wanted.criterion)
  return [
    ...section('Determinations', determinations.flatMap((it) => ['', ...determinationLines(it, style)]), style),
    ...section('Exceptions', exceptions.flatMap((it) => ['', ...exceptionLines(it, style)]), style),
    ...section('Requirements', requirementsLines(requirements, style), style),
    ...(isPlain ? parts : section('Criteria', parts, style)),
    ...interpretationLines(answer, { clauses: [...criteria, ...exceptions, ...requirements, ...determinations], determinations }, style),
  ]
}

/** One that does not apply says nothing. */
const isTelling = ({ status, clause }: CriterionAnswer, { full }: TraceStyle): boolean =>
  full || status === 'met' || (status === 'unknown' && isTouched(clause))

const section = (title: string, lines: readonly string[], { paint, width }: TraceStyle): readonly string[] =>
  lines.length === 0 ? [] : ['', paint.quiet(`${title} ${'─'.repeat(Math.max(3, width - title.length - 1))}`), ...lines.slice(1)]

/** The criteria that `wanted` lets pass, with their trees and reasons, each after an empty line. */
export const criteriaLines = (
  answer: Answer,
  style: TraceStyle,
  wanted: (criterion: CriterionAnswer) => boolean = () => true,
): readonly string[] =>
  answer.criteria.filter(wanted).flatMap((criterion) => {
    // Of a criterion of which nothing is known, as of another stage than the member's, the missing facts say it all.
    const reasons = style.full || isTouched(criterion.clause) ? reasonLines(criterion, answer.criteria, style) : []
    return ['', ...treeLines(criterion.clause, style), ...(reasons.length === 0 ? [] : ['', ...reasons])]
  })

interface Shown {
  readonly clauses: readonly { readonly clause: ClauseAnswer }[]
  readonly determinations: readonly DeterminationAnswer[]
}

/** The texts of the interpretations that bore on what is shown, with whoever answers for them. */
const interpretationLines = ({ interpretations }: Answer, { clauses, determinations }: Shown, style: TraceStyle): readonly string[] => {
  const limits = determinations.flatMap(({ lines }) => (lines ?? []).flatMap((line) => line.limits))
  const bore = new Set([...clauses.flatMap(({ clause }) => interpretationsOf(clause, style)), ...limits.flatMap((limit) => limit.interpretations)])
  const shown = interpretations.filter(({ name }) => style.full || bore.has(name))
  return section('Interpretations', shown.length === 0 ? [] : ['', ...shown.flatMap((it) => interpretationRows(it, style))], style)
}

const interpretationRows = ({ name, text, decidedBy, decidedOn }: InterpretationAnswer, { paint, width }: TraceStyle): readonly string[] => {
  const owner = decidedBy === '' ? 'nobody answers for it yet' : [tame(decidedBy), decidedOn].filter((part) => part !== '').join(', ')
  const fits = widthOf(name) + 3 + widthOf(owner) <= width
  return [
    fits ? `${paint.place(tame(name))} ${paint.quiet(`· ${owner}`)}` : paint.place(tame(name)),
    ...(fits ? [] : wrap(owner, width - 2).map((line) => `  ${paint.quiet(line)}`)),
    ...wrap(tame(text), width - 2).map((line) => `  ${line}`),
  ]
}
