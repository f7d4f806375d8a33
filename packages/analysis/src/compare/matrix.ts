/** The cells of a matrix of answers, in their order: who is shown in each, or that there may be somebody. */
import { type Answer, answers, type Flip } from '../comparison.ts'

/** `isOpen`: whether proof leaves room for somebody whose answers these are. */
export const matrixOf = (shown: readonly Flip[], isOpen: (from: Answer, to: Answer) => boolean): readonly Flip[] =>
  answers.flatMap((from) =>
    answers.flatMap((to): readonly Flip[] => {
      const here = shown.filter((flip) => flip.from === from && flip.to === to)
      return here.length === 0 && from !== to && isOpen(from, to) ? [{ from, to, witness: null }] : here
    }),
  )
