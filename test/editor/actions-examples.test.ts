import type { Program } from '@rubric/compiler'
import { policy } from '@rubric/harness'
import { codeActions, exampleFor, runExamplesOf } from '@rubric/language-service'
import { walk, withEdits } from '@rubric/syntax'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deep } from '../laws/runs.ts'
import { policyWith, programOf, realProgram } from '../support/programs.ts'

const today = '2026-06-01'

const additionsAt = (program: Program, path: string, at: number) =>
  codeActions(program, path, { start: at, end: at }, today).filter(({ title }) => title.startsWith('Add examples'))

/** Adds the examples and takes them away again; the examples that were added, run. */
const added = (program: Program, path: string, at: number) =>
  additionsAt(program, path, at).map(({ title, edits }) => {
    const before = program.file(path)?.text ?? ''
    const names = new Set(program.policy(path)?.examples.map(({ purpose }) => purpose))
    const found = program.diagnostics(path).length
    program.change(path, withEdits(before, edits.get(path) ?? []))
    const text = program.file(path)?.text ?? ''
    expect(program.diagnostics(path).length, `${title}\n${JSON.stringify(program.diagnostics(path))}\n${text.slice(-800)}`).toBe(
      found,
    )
    const fresh = (program.policy(path)?.examples ?? []).map(({ purpose }) => purpose).filter((purpose) => !names.has(purpose))
    const runs = runExamplesOf(program, path, fresh)
    program.change(path, before)
    return { title, runs, text: text.slice(before.length) }
  })

const comparisons = (program: Program, path: string): readonly number[] => {
  const found: number[] = []
  const file = program.file(path)
  if (file !== undefined) walk(file.tree, (node) => void (node.kind === 'Comparison' && found.push(node.start)))
  return found
}

describe('examples around a threshold', () => {
  test('of random policies can be read, pass, and stand on more than one side of it', () => {
    let count = 0
    fc.assert(
      fc.property(policy, fc.nat(), ({ files }, choice) => {
        const texts = files.filter(({ path }) => path.endsWith('.rubric'))
        const program = programOf(...texts.map(({ path, text }) => [path, text] as const))
        const path = texts[0]?.path ?? ''
        const places = comparisons(program, path)
        for (const { runs } of added(program, path, places[choice % Math.max(1, places.length)] ?? 0)) {
          count += 1
          expect(runs.length).toBeGreaterThan(1)
          expect(runs.filter(({ state }) => state !== 'passed')).toEqual([])
        }
      }),
      { numRuns: deep ? 5_000 : 150 },
    )
    expect(count).toBeGreaterThan(0)
  }, 3_600_000)

  test('of the real policies show the criteria met on one side and not met on the other, wherever plain facts decide', () => {
    const program = realProgram()
    let [deciding, all] = [0, 0]
    for (const path of program.paths()) {
      const places = comparisons(program, path).filter((at) => additionsAt(program, path, at).length > 0)
      for (const at of places.filter((_, index) => index % Math.ceil(places.length / (deep ? 60 : 3)) === 0)) {
        for (const { runs } of added(program, path, at)) {
          expect(runs.filter(({ state }) => state !== 'passed')).toEqual([])
          const last = new Set(runs.map(({ lines }) => lines.at(-1)?.expected))
          all += 1
          if (last.has('met') && last.has('not met')) deciding += 1
        }
      }
    }
    expect(all).toBeGreaterThan(5)
    expect(deciding / all).toBeGreaterThan(0.8)
  }, 3_600_000)

  test('say what the policy says, and are marked to be confirmed', () => {
    const text = policyWith(
      'facts',
      '  visits  count    "visits"',
      '  risk    none < some < grave  "risk"',
      '  seen    yes/no  "seen"',
      '  waived  yes/no  "waived"',
      '',
      'criteria c "C"',
      '  ALL of',
      '    1. "two visits"',
      '      visits at least 2',
      '      unless waived',
      '    2. seen and risk at least some',
      '',
      'example "one" as of 2026-03-01',
      '  expect',
      '    c  unknown',
    )
    const program = programOf(['a.rubric', text])
    const [found, ...others] = added(program, 'a.rubric', text.indexOf('at least 2'))
    expect(others).toEqual([])
    expect(found?.text).toBe(`
# Expected is what the policy says now. Confirm it against the document.
example "visits at least 2: 1" as of 2026-06-01
  given
    visits  1
    seen    yes
    risk    some
    waived  no
  expect
    c    not met
    c/1  not met

example "visits at least 2: 2" as of 2026-06-01
  given
    visits  2
    seen    yes
    risk    some
    waived  no
  expect
    c    met
    c/1  met

example "visits at least 2: 3" as of 2026-06-01
  given
    visits  3
    seen    yes
    risk    some
    waived  no
  expect
    c    met
    c/1  met
`)
  })

  test('are not offered where there is no fixed amount, or where the policy has errors', () => {
    const text = policyWith('facts', '  a  count', '  b  count', '', 'criteria c "C"', '  a at least b')
    expect(additionsAt(programOf(['a.rubric', text]), 'a.rubric', text.indexOf('at least'))).toEqual([])
    const wrong = text.replace('at least b', 'at least 2 and nobody')
    expect(additionsAt(programOf(['a.rubric', wrong]), 'a.rubric', wrong.indexOf('at least'))).toEqual([])
  })
})

describe('a first example', () => {
  /** Adds it and takes it away again; as it runs, or why there is none. */
  const first = (program: Program, path: string, name: string) => {
    const edits = exampleFor(program, path, name, today)
    if ('refused' in edits) return edits.refused
    const before = program.file(path)?.text ?? ''
    const [purposes, found] = [
      new Set(program.policy(path)?.examples.map(({ purpose }) => purpose)),
      program.diagnostics(path).length,
    ]
    program.change(path, withEdits(before, edits.get(path) ?? []))
    const added =
      program
        .policy(path)
        ?.examples.map(({ purpose }) => purpose)
        .filter((purpose) => !purposes.has(purpose)) ?? []
    const [run] = runExamplesOf(program, path, added)
    expect(program.diagnostics(path).length, program.file(path)?.text.slice(-600)).toBe(found)
    program.change(path, before)
    return run
  }

  test('of whatever stands in the real policies passes, and most criteria are met in it', () => {
    const program = realProgram()
    const answers: string[] = []
    for (const path of program.paths()) {
      const blocks = (program.file(path)?.tree.sections ?? []).flatMap((section) =>
        section.kind === 'Criteria' ||
        section.kind === 'Requirement' ||
        section.kind === 'Determination' ||
        section.kind === 'Limit' ||
        section.kind === 'Exception'
          ? [section.name.text]
          : [],
      )
      for (const name of blocks.filter((_, at) => at % (deep ? 1 : Math.ceil(blocks.length / 5)) === 0)) {
        const run = first(program, path, name)
        if (typeof run === 'string') expect(run).toMatch(/^Nothing follows for/)
        else expect({ name, state: run?.state }).toEqual({ name, state: 'passed' })
        answers.push(typeof run === 'string' ? run : (run?.lines[0]?.expected ?? ''))
      }
    }
    expect(answers.filter((answer) => answer === 'met').length / answers.length).toBeGreaterThan(0.5)
  }, 3_600_000)

  test('says what follows', () => {
    const text = policyWith(
      'facts',
      '  needed  yes/no  "needed"',
      '  dose    number in mg  "dose"',
      '',
      'criteria c "C"',
      '  ANY of',
      '    - needed and dose less than 2.5 mg',
      '    - not needed',
      '',
      'requirement r "R"',
      '  not needed',
      '',
      'limit l "L"',
      '  at most 5 units of HCPCS H2022-HE per calendar month',
      '',
      'limit m "M"',
      '  at most 9 units of HCPCS H2022-HE per calendar year',
      '',
      'determination d "D"',
      '  requires c',
      '  subject to l',
    )
    const program = programOf(['a.rubric', text])
    const written = (name: string): string => {
      const edits = exampleFor(program, 'a.rubric', name, today)
      return 'refused' in edits ? edits.refused : (edits.get('a.rubric')?.[0]?.text ?? '').split('\n').slice(3).join('\n')
    }
    expect(written('c')).toBe(
      'example "c: met" as of 2026-06-01\n  given\n    needed  yes\n    dose    2.4 mg\n  expect\n    c  met',
    )
    expect(written('r')).toBe('example "r: met" as of 2026-06-01\n  given\n    needed  no\n  expect\n    r  met')
    expect(written('l')).toBe(`example "l: leaves 5 units" as of 2026-06-01
  given
    request.from     2026-06-01
    request.to       2026-06-01
    request.lines
      code H2022-HE, units 1
    service.history  complete through 2026-06-01
  expect
    l  leaves 5 units`)
    expect(written('d')).toBe(
      [
        'example "d: information needed" as of 2026-06-01',
        '  given',
        '    needed        yes',
        '    dose          2.4 mg',
        '    request.from  2026-06-01',
        '  expect',
        '    d  information needed',
      ].join('\n'),
    )
    expect(written('m')).toBe('Nothing is ever asked of `m`. Name it under `subject to` of a determination first.')
    expect(written('nobody')).toBe('Nothing follows for `nobody` from facts that could be made up. Write the example yourself.')
  })
})
