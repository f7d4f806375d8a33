import { evaluateMember, examplesIn, inlineValues, type Member } from '@rubric/language-service'
import { statusWord } from '@rubric/runtime'
import { describe, expect, test } from 'vitest'
import { policyWith, programOf, realProgram } from '../support/programs.ts'

const text = policyWith(
  'facts',
  '  visits  count   "visits"',
  '  seen    yes/no  "seen"',
  '  due     yes/no  "due"',
  '  stays   list of "stays"',
  '    on  date',
  '',
  'criteria c "C"',
  '  ALL of',
  '    1. "two or more"',
  '      visits at least 2',
  '    2. "seen"',
  '      seen',
  '      unless not due',
  '',
  'requirement r "R"',
  '  when seen',
  '       and due',
  '  no stays',
  '',
  'exception e "E"',
  '  when due',
  '  lifts  r',
  '',
  'define twice: visits at least 2',
  '',
  'criteria d',
  '  twice or (seen and not due)',
)
const program = programOf(['a.rubric', text])

/** Each line with what stands at its end. */
const shown = (member: Member): readonly string[] => {
  const lines = text.split('\n')
  for (const { span, text: note } of inlineValues(program, 'a.rubric', { start: 0, end: text.length }, member)) {
    const line = text.slice(0, span.end).split('\n').length - 1
    lines[line] += ` «${note}»`
  }
  return lines.filter((line) => line.includes('«')).map((line) => line.trim())
}

describe('a chosen member', () => {
  test('has a word at the end of each line of a clause and of a condition, with the value that decided', () => {
    expect(
      shown({ kind: 'facts', asOf: '2026-03-01', facts: { visits: 3, due: true, stays: { entries: [{ on: '2026-01-01' }] } } }),
    ).toEqual([
      'criteria c "C" «unknown»',
      '1. "two or more" «met»',
      'visits at least 2 «met (3)»',
      '2. "seen" «unknown»',
      'seen «unknown»',
      'unless not due «not met»',
      'requirement r "R" «met»',
      'when seen «unknown»',
      'and due «met»',
      'no stays «not met (at least 1)»',
      'exception e "E" «met»',
      'when due «met»',
      'criteria d «met»',
      'twice or (seen and not due) «met (3) · unknown · not met»',
    ])
  })

  test('whose facts do not fit decides nothing, and every fault is named', () => {
    const member: Member = { kind: 'facts', asOf: '2026-02-30', facts: { visits: -1, stays: { entries: [{ on: 'soon' }] } } }
    expect(evaluateMember(program, 'a.rubric', member)).toEqual({
      ok: false,
      problems: [
        'The day: expected a day of the calendar, with a time or without: "2026-03-01T14:30" or "2026-03-01", found "2026-02-30".',
        'stays, entry 1, on: expected a date of the calendar: "2026-03-01", "2026-03", "2026" or "not yet", found "soon".',
        'visits: expected a whole number from 0 to 1000000000, found -1.',
      ],
    })
    expect(shown(member)).toEqual([])
    expect(evaluateMember(program, 'a.rubric', { kind: 'facts', asOf: '2026-03-01', facts: 7 })).toMatchObject({ ok: false })
    expect(evaluateMember(program, 'a.rubric', { kind: 'example', name: 'x' })).toEqual({
      ok: false,
      problems: ['There is no example “x” in this file.'],
    })
  })

  test('of the real policies: each clause has the status that the evaluator gives it', () => {
    const real = realProgram()
    for (const path of real.paths()) {
      for (const { name } of examplesIn(real, path).slice(0, 3)) {
        const member: Member = { kind: 'example', name }
        const evaluation = evaluateMember(real, path, member)
        if (!evaluation.ok) throw new Error(evaluation.problems.join(' '))
        const { graph } = evaluation.policy
        const values = inlineValues(real, path, { start: 0, end: Infinity }, member)
        for (const [at, { span }] of graph.criteria.entries()) {
          const own = values.find((value) => value.span.start === span.start)
          expect(own?.text).toBe(statusWord(evaluation.evaluated.trace[at]?.status ?? 1))
        }
      }
    }
  })
})
