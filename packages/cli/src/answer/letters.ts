/** Members' letters: one a member, each about the determinations that their request comes to. */
import type { DeterminationAnswer } from '@rubric/runtime'
import { wrap } from '../render/width.ts'
import { isTouched } from './decisive.ts'
import type { Outcome } from './evaluate.ts'
import { type OutcomeStyle, memberRule, refusalLines } from './outcomes.ts'

/** Prose wider than this tires the eye. */
const widest = 80

/** `only` is the name of a determination. Without it, those that are decided; where none is, those of which something is known. */
export const renderLetters = (outcomes: readonly Outcome[], only: string | undefined, style: OutcomeStyle): string =>
  outcomes
    .map((outcome, at) => {
      const head = style.form === 'one' ? [] : [...(at === 0 ? [] : ['']), memberRule(outcome.label, style), '']
      const lines = outcome.kind === 'decided' ? letterLines(outcome.letter(aboutOf(outcome.answer.determinations, only)), style) : refusalLines(outcome, style)
      return [...head, ...lines].map((line) => `${line}\n`).join('')
    })
    .join('')

const aboutOf = (determinations: readonly DeterminationAnswer[], only: string | undefined): readonly string[] => {
  const names = (list: readonly DeterminationAnswer[]): readonly string[] => list.map(({ name }) => name)
  if (only !== undefined) return [only]
  const decided = determinations.filter(({ outcome }) => outcome !== 'information needed')
  if (decided.length > 0) return names(decided)
  const touched = determinations.filter(({ clause }) => isTouched(clause))
  return names(touched.length > 0 ? touched : determinations)
}

/** Items keep their hyphens, and what follows hangs under their words. */
const letterLines = (text: string, { width }: OutcomeStyle): readonly string[] =>
  text
    .trimEnd()
    .split('\n')
    .flatMap((line) => {
      const mark = /^- /.test(line) ? '- ' : ''
      const rows = wrap(line.slice(mark.length), Math.min(width, widest) - mark.length)
      return rows.map((row, at) => (at === 0 ? mark : ' '.repeat(mark.length)) + row)
    })
