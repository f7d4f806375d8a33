import { codeLenses, examplesIn, type LastRun, runExamplesOf } from '@rubric/language-service'
import { describe, expect, test } from 'vitest'
import { policyWith, programOf, realProgram } from '../support/programs.ts'

const text = policyWith(
  'facts',
  '  seen  yes/no  "seen"',
  '',
  'criteria c "C"',
  '  seen',
  '',
  'criteria d "D"',
  '  not seen',
  '',
  'example "seen" as of 2026-03-01',
  '  given',
  '    seen  yes',
  '  expect',
  '    c  met',
  '',
  'example "not seen" as of 2026-03-01',
  '  given',
  '    seen  no',
  '  expect',
  '    c  met',
)

describe('lenses', () => {
  test('the examples that speak of a block stand above it, with how they went', () => {
    const program = programOf(['a.rubric', text])
    const titles = (last?: LastRun): readonly string[] =>
      codeLenses(program, 'a.rubric', last).map(({ span, title }) => `${text.slice(span.start, span.end)}: ${title}`)
    expect(titles()).toEqual([
      'test.policy: ▶ run 2 examples',
      'c: ▶ run 2 examples',
      'd: no example yet: add one',
      '"seen": ▶ run example',
      '"seen": show this member',
      '"not seen": ▶ run example',
      '"not seen": show this member',
    ])
    const results = new Map(runExamplesOf(program, 'a.rubric').map(({ name, state }) => [name, state]))
    expect(titles({ results, isPast: false })).toEqual(
      expect.arrayContaining(['c: ▶ run 2 examples · last: 1 passed, 1 failed', '"not seen": ▶ run example · last: failed']),
    )
    expect(titles({ results, isPast: true })).toEqual(
      expect.arrayContaining([
        'c: ▶ run 2 examples · before the change: 1 passed, 1 failed',
        '"seen": ▶ run example · before the change: passed',
      ]),
    )
  })

  test('what a lens runs is there to be run', () => {
    const program = realProgram()
    for (const path of program.paths()) {
      const names = new Set(examplesIn(program, path).map(({ name }) => name))
      for (const { command } of codeLenses(program, path)) {
        expect(command.args[0]).toBe(path)
        if (command.name === 'rubric.runExamples')
          for (const name of (command.args[1] ?? []) as readonly string[]) expect(names).toContain(name)
        if (command.name === 'rubric.runExample') expect(names).toContain(command.args[1])
      }
    }
  })
})
