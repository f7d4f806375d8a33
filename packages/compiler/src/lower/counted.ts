/** Items that are counted: `at least 2 of (…)`, `AT MOST 1 of`. Looks at how many there are and whether they differ, no further. */
import type { Logic } from '@rubric/runtime'
import type { NumberLiteral, Span } from '@rubric/syntax'
import { type Context, nothing, site } from './context.ts'
import { toWhole } from './decimal.ts'
import { reportCondition } from './diagnostics.ts'

/** One condition that stands twice among items that are counted. */
export const reportRepeated = (
  context: Context, items: readonly { readonly logic: Logic; readonly span: Span }[],
): void => {
  const seen = new Map<string, Span>()
  for (const { logic, span } of items) {
    const key = JSON.stringify(logic)
    const first = seen.get(key)
    if (first === undefined) seen.set(key, span)
    else if (logic !== nothing && context.usedAt === undefined) {
      const related = [{ file: context.scope.module.file, span: { start: first.start, end: first.end }, text: 'here' }]
      context.lowering.diagnostics.push(reportCondition('repeated-item', { ...site(context, span), related }))
    }
  }
}

/**
 * The number that is asked of so many items; undefined where that is reported, at `span`: it is not whole, or `AT LEAST 5 of` three
 * items can never be met, `AT MOST 3 of` three always is.
 */
export const askedNumber = (
  context: Context, head: 'at least' | 'at most' | 'exactly' | 'AT LEAST' | 'AT MOST', number: NumberLiteral | undefined, items: number,
  span: Span | undefined = number,
): number | undefined => {
  if (number === undefined || span === undefined) return undefined
  const count = toWhole(number.text)
  if (count === undefined) {
    const holes = { why: 'only whole numbers fit here', expected: 'how many of the items have to be met' }
    context.lowering.diagnostics.push(reportCondition('bad-number', site(context, number), holes))
    return undefined
  }
  if (items === 0) return count
  const isMost = head === 'at most' || head === 'AT MOST'
  const [least, most] = isMost ? [0, items - 1] : [1, items]
  if (count >= least && count <= most) return count
  const range = least === most ? `${least}` : `a number from ${least} to ${most}`
  const why = count > most
    ? isMost ? 'It would always be met.' : 'It could never be met.'
    : head === 'exactly' ? 'None of them is said with `none of`.' : 'It would always be met.'
  const all = head === 'AT LEAST' ? '`ALL of`' : '`all of`'
  const none = head === 'AT LEAST' ? '`NONE of`' : '`none of`'
  const instead = isMost ? 'leave the clause out' : count > most ? all : none
  context.lowering.diagnostics.push(
    reportCondition('impossible-number', site(context, span), { asked: `${head} ${count}`, count: items, why, range, instead }))
  return undefined
}
