/** How the logic of a clause can be slightly wrong: blocks joined otherwise, a part left out, a part turned round. */
import type { Logic } from '@rubric/runtime'
import { type Rewrite, rewrite, without } from './rewrites.ts'

type Joined = Extract<Logic, { readonly of: readonly Logic[] }>

/** Of the logic itself and of all of its parts, not of the clauses that it refers to. */
export const logicRewrites = (logic: Logic): readonly Rewrite<Logic>[] => [rewrite('the opposite', opposite(logic)), ...rewrites(logic)]

const rewrites = (logic: Logic): readonly Rewrite<Logic>[] => {
  switch (logic.op) {
    case 'all':
      return [...(logic.of.length > 1 ? [rewrite('ANY of instead of ALL of', { ...logic, op: 'any' as const })] : []), ...partsOf(logic)]
    case 'any':
      return [...(logic.of.length > 1 ? [rewrite('ALL of instead of ANY of', { ...logic, op: 'all' as const })] : []), ...partsOf(logic)]
    case 'number':
      return [...numbers(logic), ...partsOf(logic)]
    case 'not':
      return rewrites(logic.of).map(({ says, to }) => ({ says, to: opposite(to) }))
    case 'condition':
    case 'clause':
    case 'criterion':
      return []
  }
}

const opposite = (logic: Logic): Logic => (logic.op === 'not' ? logic.of : { op: 'not', of: logic })

/** One more and one fewer. A bound that nobody wrote (at least none, at most all) stays. */
const numbers = (logic: Extract<Logic, { op: 'number' }>): readonly Rewrite<Logic>[] => {
  const { least, most, of } = logic
  const bounds = [
    ...(least > 0 ? [{ least: least - 1, most }, { least: least + 1, most }] : []),
    ...(most < of.length ? [{ least, most: most - 1 }, { least, most: most + 1 }] : []),
  ]
  return bounds
    .filter((bound) => bound.least >= 0 && bound.least <= bound.most && bound.most - bound.least < of.length)
    .map((bound) => rewrite(`${bound.least} to ${bound.most} of ${of.length} instead of ${least} to ${most}`, { ...logic, ...bound }))
}

const partsOf = (logic: Joined): readonly Rewrite<Logic>[] =>
  logic.of.flatMap((part, index): readonly Rewrite<Logic>[] => [
    ...dropped(logic, index),
    rewrite(`the opposite of part ${index + 1}`, { ...logic, of: logic.of.with(index, opposite(part)) }),
    ...rewrites(part).map(({ says, to }) => ({ says, to: { ...logic, of: logic.of.with(index, to) } })),
  ])

/** Nothing is left out where nothing would be left. */
const dropped = (logic: Joined, index: number): readonly Rewrite<Logic>[] => {
  const of = without(logic.of, index)
  const says = `without part ${index + 1} of ${logic.of.length}`
  if (of.length === 0) return []
  if (logic.op !== 'number') return [rewrite(says, { ...logic, of })]
  const most = Math.min(logic.most, of.length)
  return logic.least > most || (logic.least === 0 && most === of.length) ? [] : [rewrite(says, { ...logic, most, of })]
}
