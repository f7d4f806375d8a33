/** What blocks a criterion, or what would settle it: the answer's explanation, in a reader's words. */
import type {
  ClauseAnswer,
  ConditionAnswer,
  CriterionAnswer,
  FactAnswer,
  NeedAnswer,
  SetMemberAnswer,
  SetsAnswer,
} from '@rubric/runtime'
import { tame, widthOf, wrap } from '../render/width.ts'
import { conditionWords, demand } from './condition.ts'
import type { TraceStyle } from './trace.ts'

/** Lines under the tree; none for a criterion that is met. `all` are the criteria of the answer. */
export const reasonLines = (
  criterion: CriterionAnswer,
  all: readonly CriterionAnswer[],
  style: TraceStyle,
): readonly string[] => {
  const { explanation } = criterion
  const context: Context = { ...style, policy: criterion.address.slice(0, -criterion.name.length), conditions: conditionsOf(all) }
  switch (explanation.status) {
    case 'met':
      return []
    case 'not met':
      return labelled('blocked by', blocked(explanation.blockedBy, context), context)
    case 'unknown':
      return [
        ...labelled('still matters', names(explanation.matters, context), context),
        ...labelled(
          'no longer matters',
          names(
            explanation.settled.filter(({ given }) => given === null),
            context,
          ),
          context,
        ),
        ...labelled('would be met with', shortened(settled(explanation.toMeet, context), context), context),
        ...labelled('not met with', shortened(settled(explanation.toFail, context), context), context),
      ]
  }
}

interface Context extends TraceStyle {
  /** Id of the policy and a slash: what every address starts with. */
  readonly policy: string
  readonly conditions: ReadonlyMap<string, ConditionAnswer>
}

/** Conditions by their text, each of which is one condition wherever it stands. */
const conditionsOf = (criteria: readonly CriterionAnswer[]): ReadonlyMap<string, ConditionAnswer> => {
  const found = new Map<string, ConditionAnswer>()
  const visit = ({ conditions, items }: ClauseAnswer): void => {
    for (const condition of conditions) found.set(condition.text, condition)
    items.forEach(visit)
  }
  for (const { clause } of criteria) visit(clause)
  return found
}

const column = 20
const margin = 2

const labelled = (label: string, lines: readonly string[], { paint }: TraceStyle): readonly string[] =>
  lines.map(
    (line, index) => `${' '.repeat(margin)}${index === 0 ? paint.strong(label.padEnd(column)) : ' '.repeat(column)}${line}`,
  )

const names = (facts: readonly FactAnswer[], { width }: TraceStyle): readonly string[] =>
  facts.length === 0 ? [] : wrap(facts.map(({ name }) => tame(name)).join(', '), width - column - margin)

/** Each set alone keeps the criterion from being met, so each has to change. */
const blocked = ({ sets, more }: SetsAnswer, context: Context): readonly string[] => {
  const members = sets.flatMap((set) =>
    set.map((member, index) => bullet(index === 0 ? '• ' : '  and ', standing(member, context), member.clauses, context)),
  )
  const head = sets.length > 1 ? ['each of these, on its own'] : []
  return [...head, ...members.flat(), ...(more ? [context.paint.quiet('and others')] : [])]
}

/** A condition as it stands: with the fact, and what was asked. */
const standing = ({ text }: SetMemberAnswer, { conditions }: Context): string => {
  const condition = conditions.get(text)
  if (condition === undefined) return text
  const { fact, asked } = conditionWords(condition)
  return asked === '' ? fact : `${fact} · asked: ${asked}`
}

/** Words after a mark, and the addresses at their end where they fit, else below. */
const bullet = (
  mark: string,
  words: string,
  addresses: readonly string[],
  { paint, policy, width }: Context,
): readonly string[] => {
  const where = addresses.map((address) => tame(address.startsWith(policy) ? address.slice(policy.length) : address)).join(', ')
  const room = width - column - margin - widthOf(mark)
  const lines = wrap(tame(words), room)
  const last = lines.at(-1) ?? ''
  const fits = widthOf(last) + 2 + widthOf(where) <= room
  const rows = fits
    ? [...lines.slice(0, -1), `${last}  ${paint.quiet(where)}`]
    : [...lines, ...wrap(where, room).map(paint.quiet)]
  return rows.map((row, index) => `${index === 0 ? mark : ' '.repeat(widthOf(mark))}${row}`)
}

const settled = ({ need, sets, more }: SetsAnswer, context: Context): readonly string[] => {
  if (need !== null) return needLines(need, '', context)
  const members = sets.flatMap((set) =>
    set.map(({ text, facts, as, clauses }, index) =>
      bullet(index === 0 ? '• ' : '  and ', demand(text, facts, as), clauses, context),
    ),
  )
  return [...members.flat(), ...(more ? [context.paint.quiet('or others')] : [])]
}

/** An outline: `all 3 of these`, `any 2 of these 3`. */
const needLines = (need: NeedAnswer, mark: string, context: Context): readonly string[] => {
  if ('text' in need) return bullet(mark, demand(need.text, need.facts, need.as), [need.clause], context)
  const parts = 'all' in need ? need.all : need.of
  const inner = `${mark.replace('•', ' ')}• `
  return [mark + countWords(need), ...parts.flatMap((part) => needLines(part, inner, context))]
}

const countWords = (need: Exclude<NeedAnswer, { readonly text: string }>): string => {
  const parts = 'all' in need ? need.all : need.of
  if (parts.length === 0) return 'all' in need ? 'nothing more' : 'nothing that is still open'
  if ('all' in need) return parts.length === 2 ? 'both of these' : `all ${parts.length} of these`
  return need.atLeast === 1 && parts.length === 2 ? 'either of these' : `any ${need.atLeast} of these ${parts.length}`
}

const mostLines = 10

/** A long outline is cut, unless all is asked for. */
const shortened = (lines: readonly string[], { paint, full }: TraceStyle): readonly string[] =>
  full || lines.length <= mostLines + 1
    ? lines
    : [...lines.slice(0, mostLines), paint.quiet(`… ${lines.length - mostLines} more lines with --full`)]
