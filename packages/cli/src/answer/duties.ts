/** Requirements and exceptions, for a person: the clause with its own word, and until when there is time. */
import type { CriterionAnswer, RequirementAnswer } from '@rubric/runtime'
import { type TraceStyle, treeLines } from './trace.ts'
import { exceptionWord, requirementWord } from './words.ts'

export const requirementLines = ({ clause, status, due }: RequirementAnswer, style: TraceStyle): readonly string[] =>
  treeLines(clause, style, { word: requirementWord(status), note: due === null ? '' : `due by ${due.replace('T', ' ')}` })

export const exceptionLines = ({ clause, status }: CriterionAnswer, style: TraceStyle): readonly string[] =>
  treeLines(clause, style, { word: exceptionWord(status), note: '' })
