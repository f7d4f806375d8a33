/** Sets of codes and calendars as a hover tells of them: what is in them, with what their files hold. */
import type { Program, RuleGraph } from '@rubric/compiler'
import { codeText, dateInWords } from '@rubric/runtime'
import type { Calendar, CodeSet } from '@rubric/syntax'
import type { Markdown } from '../places.ts'
import { bullets, escaped } from '../reading/markdown.ts'
import { calendarSentences, headingOf } from '../reading/sections.ts'
import { codeWords } from '../reading/values.ts'
import { counted } from '../reading/words.ts'

/** The rule graph of the policy, or of one that uses the vocabulary: what files hold is known there. */
const graphOf = (program: Program, path: string): RuleGraph | undefined =>
  [path, ...program.usedBy(path)].map((each) => program.policy(each)?.graph).find((graph) => graph !== undefined)

const mostCodes = 12

export const codeParts = (program: Program, path: string, set: CodeSet): readonly Markdown[] => {
  const known = graphOf(program, path)?.codeSets.find(({ name }) => name === set.name.text)?.codes
  const all =
    known?.map(
      ({ system, first, last, modifiers }) => `${system} ${codeText({ first, modifiers })}${last === first ? '' : ` to ${last}`}`,
    ) ?? set.groups.flatMap(({ system, codes }) => codes.map((code) => `${system.text} ${codeWords(code)}`))
  const count = counted(all.length, 'code or range', 'codes and ranges')
  const more = all.length > mostCodes ? `, and ${all.length - mostCodes} more` : ''
  const file = set.from?.path.kind === 'Text' ? `They stand in the file \`${set.from.path.value}\`.` : ''
  return [`**${escaped(headingOf(set))}**`, `${count}: ${escaped(all.slice(0, mostCodes).join(', '))}${more}.`, file]
}

/** With the next holidays after the sample day. */
export const calendarParts = (program: Program, path: string, calendar: Calendar, today: number): readonly Markdown[] => {
  const known = graphOf(program, path)?.calendars.find(({ name }) => name === calendar.name.text)
  const next = (known?.holidays ?? []).filter((day) => day >= today).slice(0, 3)
  const covers = known?.covers ?? null
  return [
    `**${escaped(headingOf(calendar))}**`,
    bullets(calendarSentences(calendar)).join('\n'),
    next.length === 0 ? '' : `The next holidays are ${next.map(dateInWords).join('; ')}.`,
    covers === null ? '' : `Its holidays are known from ${dateInWords(covers[0])} to ${dateInWords(covers[1])}.`,
  ]
}
