import { documentLinks, fileRenameEdits } from '@rubric/language-service'
import { withEdits } from '@rubric/syntax'
import { describe, expect, test } from 'vitest'
import { policyWith, programOf, realProgram } from '../support/programs.ts'

const program = realProgram()

describe('links', () => {
  test('every vocabulary and data file of the real policies is one click away', () => {
    for (const path of program.paths()) {
      const targets = documentLinks(program, path).map(({ target }) => ('path' in target ? target.path : target.url))
      for (const each of program.file(path)?.tree.sections ?? []) {
        if (each.kind === 'Use')
          expect(
            targets
              .map((target) => program.file(target)?.tree.header)
              .some((header) => header?.kind === 'Header' && header.id.text === each.id.text),
          ).toBe(true)
      }
    }
    expect(
      program
        .paths()
        .flatMap((path) => documentLinks(program, path))
        .some(({ target }) => 'path' in target && target.path.endsWith('.csv')),
    ).toBe(true)
  })

  test('of the web end before the sentence does', () => {
    const text = policyWith(
      '# See https://example.org/policy#2 (or https://example.org/other).',
      'guidance g "https://example.org/a?b=c."',
    )
    const links = documentLinks(programOf(['a.rubric', text]), 'a.rubric')
    expect(links.map(({ target }) => target)).toEqual(
      ['https://example.org/policy#2', 'https://example.org/other', 'https://example.org/a?b=c'].map((url) => ({ url })),
    )
    for (const { span, target } of links) expect(target).toEqual({ url: text.slice(span.start, span.end) })
  })

  test('lead nowhere where there is nothing', () => {
    const text = policyWith('use nothing', 'calendar days "Days"', '  open      daily', '  holidays  from "days.csv"')
    expect(documentLinks(programOf(['a.rubric', text]), 'a.rubric')).toEqual([])
  })
})

describe('files that move', () => {
  const text = policyWith(
    'calendar days "Days"',
    '  open      daily',
    '  holidays  from "../shared/days.csv" sha256 "00"',
    'codes c',
    '  from "codes.csv" sha256 "00"',
  )
  const files = programOf(
    ['p/one.rubric', text],
    ['p/two.rubric', policyWith('use words')],
    ['shared/words.rubric', 'vocabulary words "Words"\n  language 1\n'],
  )
  const moved = (
    ...moves: readonly { readonly from: string; readonly to: string }[]
  ): Readonly<Record<string, readonly string[]>> =>
    Object.fromEntries([...fileRenameEdits(files, moves)].map(([path, edits]) => [path, edits.map((edit) => edit.text)]))

  test('are followed by the paths that lead to them', () => {
    expect(moved({ from: 'shared/days.csv', to: 'p/days.csv' })).toEqual({ 'p/one.rubric': ['days.csv'] })
    expect(moved({ from: 'shared', to: 'data/common' })).toEqual({ 'p/one.rubric': ['../data/common/days.csv'] })
  })

  test('take the paths with them that lead from them', () => {
    expect(moved({ from: 'p/one.rubric', to: 'one.rubric' })).toEqual({ 'p/one.rubric': ['shared/days.csv', 'p/codes.csv'] })
    expect(moved({ from: 'p', to: 'q/r' })).toEqual({ 'p/one.rubric': ['../../shared/days.csv'] })
    expect(moved({ from: 'p/one.rubric', to: 'p/uno.rubric' })).toEqual({})
  })

  test('change nothing where vocabularies move: they are named, not pointed at', () => {
    expect(moved({ from: 'shared/words.rubric', to: 'words.rubric' })).toEqual({})
  })

  test('there and back again, every text is as it was', () => {
    const moves = [
      { from: 'p', to: 'a/b' },
      { from: 'shared/days.csv', to: 'x/y/z.csv' },
    ]
    const edits = fileRenameEdits(files, moves)
    const there = programOf(
      ...files
        .paths()
        .map((path) => [path.replace(/^p\//, 'a/b/'), withEdits(files.file(path)?.text ?? '', edits.get(path) ?? [])] as const),
    )
    expect(there.dataPaths()).toEqual(['a/b/codes.csv', 'x/y/z.csv'])
    const back = fileRenameEdits(
      there,
      moves.map(({ from, to }) => ({ from: to, to: from })),
    )
    expect(withEdits(there.file('a/b/one.rubric')?.text ?? '', back.get('a/b/one.rubric') ?? [])).toBe(text)
  })
})
