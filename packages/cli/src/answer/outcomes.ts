/** Prints outcomes: for programs one JSON document a member, for a person a page. */
import type { Answer, CriterionAnswer } from '@rubric/runtime'
import { closest } from '../closest.ts'
import { plural } from '../render/order.ts'
import { tame, widthOf } from '../render/width.ts'
import { type Wanted, answerLines, everything, headerLines } from './answer.ts'
import { isTouched } from './decisive.ts'
import type { Decided, Outcome } from './evaluate.ts'
import { published } from './published.ts'
import { type Column, type Row, tableLines } from './table.ts'
import type { TraceStyle } from './trace.ts'
import { type Word, briefOutcome, requirementWord, statusWord } from './words.ts'

export interface OutcomeStyle extends TraceStyle {
  /** Only the determination of this name is shown. */
  readonly only?: string | undefined
  readonly form: 'one' | 'many'
  readonly format: 'pretty' | 'json'
  /** Today, because nobody gave a date. */
  readonly assumed: boolean
}

/** Ends with a line break. */
export const renderOutcomes = (outcomes: readonly Outcome[], style: OutcomeStyle): string => {
  if (style.format === 'json') return jsonOutcomes(outcomes, style.form)
  const lines = style.form === 'one' ? outcomes.flatMap((outcome) => onePage(outcome, style)) : manyPage(outcomes, style)
  return lines.map((line) => `${line}\n`).join('')
}

/** A refusal has the shape of no answer: `refused` lists the problems. */
const jsonOutcomes = (outcomes: readonly Outcome[], form: 'one' | 'many'): string =>
  outcomes.map((outcome) => `${JSON.stringify(jsonOf(outcome), null, form === 'one' ? 2 : 0)}\n`).join('')

const jsonOf = (outcome: Outcome): unknown => {
  switch (outcome.kind) {
    case 'decided':
      return published(outcome)
    case 'refused':
      return { format: 'rubric-refusal/1', member: outcome.label, problems: outcome.problems }
    case 'unreadable':
      return { format: 'rubric-refusal/1', member: outcome.label, problems: [{ path: '', message: outcome.fault }] }
  }
}

const onePage = (outcome: Outcome, style: OutcomeStyle): readonly string[] => {
  if (outcome.kind !== 'decided') return refusalLines(outcome, style)
  const { answer } = outcome
  const wanted = { ...everything, ...onlyOf(style) }
  return [...headerLines(answer, headNotes(outcome, style), style), ...answerLines(answer, style, wanted), ...ignoredLines(outcome, style)]
}

const headNotes = ({ choice }: Decided, { assumed }: OutcomeStyle) => ({ note: assumed ? ' (today)' : '', choice })

const manyPage = (outcomes: readonly Outcome[], style: OutcomeStyle): readonly string[] => {
  const first = outcomes.find((outcome) => outcome.kind === 'decided')
  if (first === undefined) return outcomes.flatMap((outcome) => onePage(outcome, style))
  const shown: Wanted = {
    determination: ({ outcome }) => style.full || outcome !== 'criteria met',
    requirement: ({ status }) => style.full || status !== 'met',
    criterion: ({ status }) => style.full || status !== 'met',
    ...onlyOf(style),
  }
  return [
    ...headerLines(first.answer, headNotes(first, style), style),
    '',
    ...table(outcomes, first.answer, style),
    ...outcomes.flatMap((outcome) => {
      if (outcome.kind !== 'decided') return ['', ...refusalLines(outcome, style)]
      const rest = [...answerLines(outcome.answer, style, shown), ...ignoredLines(outcome, style)]
      return rest.length === 0
        ? []
        : [
            '',
            memberRule(outcome.label, style),
            ...rest,
          ]
    }),
  ]
}

const onlyOf = ({ only }: OutcomeStyle): Partial<Wanted> =>
  only === undefined ? {} : { determination: ({ name }) => name === only, requirement: () => false, criterion: () => false }

/** A member's name at the head of a line. */
export const memberRule = (label: string, { paint, width }: TraceStyle): string => {
  const head = `── ${tame(label)} `
  return paint.strong(`${head}${'─'.repeat(Math.max(3, width - widthOf(head)))}`)
}

/** A row each; what no member's facts say anything about is left out, unless all is asked for. */
const table = (outcomes: readonly Outcome[], first: Answer, style: OutcomeStyle): readonly string[] => {
  const answers = outcomes.flatMap((outcome) => (outcome.kind === 'decided' ? [outcome.answer] : []))
  const columns = columnsOf(first)
  const telling = columns.map((_, at) => answers.some((answer) => isTelling(partsOf(answer)[at])))
  const kept = style.full || !telling.includes(true) ? columns.map(() => true) : telling
  const rows = outcomes.map((outcome): Row => {
    const cells = cellsOf(outcome)
    return { label: tame(outcome.label), cells: typeof cells === 'string' ? cells : cells.filter((_, at) => kept[at]) }
  })
  const left = kept.filter((it) => !it).length
  const note = left === 0 ? [] : ['', style.paint.quiet(`Of ${plural(left, 'more column')} nothing is given yet; --full shows all.`)]
  return [...tableLines(columns.filter((_, at) => kept[at]), rows, style), ...note]
}

const partsOf = ({ determinations, requirements, criteria }: Answer) => [...determinations, ...requirements, ...criteria]

const isTelling = (part: Pick<CriterionAnswer, 'clause'> | undefined): boolean =>
  part !== undefined && (part.clause.status !== 'unknown' || isTouched(part.clause))

/** Determinations, requirements, criteria; groups are named where there is more than criteria. */
const columnsOf = ({ determinations, requirements, criteria }: Answer): readonly Column[] => {
  if (determinations.length + requirements.length === 0) return criteria
  const grouped = (group: string, list: readonly { readonly name: string }[]) => list.map(({ name }) => ({ name, group }))
  return [...grouped('determinations', determinations), ...grouped('requirements', requirements), ...grouped('criteria', criteria)]
}

const wordsOf = ({ determinations, requirements, criteria }: Answer): readonly Word[] => [
  ...determinations.map(({ outcome }) => briefOutcome(outcome)),
  ...requirements.map(({ status }) => requirementWord(status)),
  ...criteria.map(({ status }) => statusWord(status)),
]

const cellsOf = (outcome: Outcome): Row['cells'] => {
  switch (outcome.kind) {
    case 'decided':
      return wordsOf(outcome.answer)
    case 'refused':
      return `refused: ${plural(outcome.problems.length, 'fact does', 'facts do')} not fit`
    case 'unreadable':
      return 'refused: no facts'
  }
}

export const refusalLines = (outcome: Exclude<Outcome, { readonly kind: 'decided' }>, { paint }: TraceStyle): readonly string[] => {
  const head = paint.error(`${tame(outcome.label)}: nothing is decided`)
  if (outcome.kind === 'unreadable') return [head, `  ${tame(outcome.fault)}`]
  return [head, ...outcome.problems.map(({ path, message }) => `  ${paint.place(tame(placeWords(path)))}  ${tame(message)}`)]
}

/** `/crisis_events/entries/0/on` as `crisis_events, entry 1, on`; `/member/age` as `member.age`. */
const placeWords = (pointer: string): string => {
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const words = steps.join('.').replace(/\.entries\.(\d+)\.?/g, (_, index: string) => `, entry ${Number(index) + 1}, `)
  return words === '' ? 'the facts' : words.replace(/, $/, '')
}

/** More than this many are no slip of the pen, but a record that serves other policies too. */
const mostIgnored = 8

/** What the input holds and the policy does not know: a remark, as it may be a slip of the pen. */
const ignoredLines = (
  outcome: Decided,
  { paint, full }: TraceStyle,
): readonly string[] => {
  const { ignored, criteria, requirements, exceptions, determinations } = outcome.answer
  if (ignored.length === 0) return []
  const names = new Set<string>()
  const collect = (clause: CriterionAnswer['clause']): void => {
    for (const { facts } of clause.conditions) for (const { name } of facts) names.add(name)
    clause.items.forEach(collect)
  }
  for (const { clause } of [...criteria, ...requirements, ...exceptions, ...determinations]) collect(clause)
  const places = ignored.map(placeWords)
  if (places.length > mostIgnored && !full) {
    return [
      '',
      paint.warning(`${places.length} facts are not known to this policy and were passed by`) +
        paint.quiet('  named with --full'),
    ]
  }
  return [
    '',
    paint.warning(
      ignored.length === 1
        ? 'One fact is not known to this policy and was passed by'
        : `${ignored.length} facts are not known to this policy and were passed by`,
    ),
    ...places.map((words) => {
      const near = closest(words, names)
      return `  ${paint.place(tame(words))}${near === undefined ? '' : `  did you mean ${near}?`}`
    }),
  ]
}
