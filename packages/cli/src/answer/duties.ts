/** Requirements and exceptions, for a person: the clause with its own word, and until when there is time. */
import type { CriterionAnswer, RequirementAnswer } from '@rubric/runtime'
import { tame, wrap } from '../render/width.ts'
import { isTouched } from './decisive.ts'
import { type TraceStyle, briefLines, treeLines } from './trace.ts'
import { exceptionWord, requirementWord, statusColumns, wordText } from './words.ts'

/** In brief, what is met takes a line, and all of which nothing is known share one. */
export const requirementsLines = (requirements: readonly RequirementAnswer[], style: TraceStyle): readonly string[] => {
  const isSilent = ({ clause, status }: RequirementAnswer): boolean => !style.full && status === 'unknown' && !isTouched(clause)
  const silent = requirements.filter(isSilent)
  const blocks = requirements.filter((it) => !isSilent(it)).map((it) => ({ met: it.status === 'met' && !style.full, lines: requirementLines(it, style) }))
  return [
    ...blocks.flatMap(({ met, lines }, at) => (at > 0 && met && blocks[at - 1]?.met === true ? lines : ['', ...lines])),
    ...(silent.length === 0 ? [] : ['', ...silentLines(silent, style)]),
  ]
}

export const requirementLines = ({ clause, status, due }: RequirementAnswer, style: TraceStyle): readonly string[] => {
  const own = { word: requirementWord(status), note: due === null ? '' : `due by ${due.replace('T', ' ')}` }
  return status === 'met' && !style.full ? briefLines(clause, style, own) : treeLines(clause, style, own)
}

const silentLines = (requirements: readonly RequirementAnswer[], { paint, width }: TraceStyle): readonly string[] => {
  const start = statusColumns + 2
  const words = wrap(`nothing is given yet: ${requirements.map(({ name }) => tame(name)).join(', ')}`, width - start)
  const mark = requirementWord('unknown')
  return words.map((line, at) => (at === 0 ? mark.tint(paint)(wordText(mark).padEnd(start)) : ' '.repeat(start)) + paint.quiet(line))
}

export const exceptionLines = ({ clause, status }: CriterionAnswer, style: TraceStyle): readonly string[] =>
  treeLines(clause, style, { word: exceptionWord(status), note: '' })
