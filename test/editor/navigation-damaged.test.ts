import type { Program } from '@rubric/compiler'
import {
  codeActions,
  definitionAt,
  documentLinks,
  documentSymbols,
  exampleFor,
  foldingRanges,
  highlightsAt,
  referencesAt,
  renameAt,
  renameEdits,
  selectionRanges,
  semanticTokens,
  type WorkspaceEdits,
  workspaceSymbols,
} from '@rubric/language-service'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deep } from '../laws/runs.ts'
import { programOf } from '../support/programs.ts'
import { sourceFiles } from '../support/real-policies.ts'

/** The smaller files of the repository, which use each other. */
const small = sourceFiles.filter(({ text }) => text.length < 20_000)

const snippets = [
  '\n',
  '  ',
  '"',
  '(',
  ')',
  ' and ',
  ' or ',
  '- ',
  '1. ',
  'ALL of\n',
  'criteria ',
  'facts\n',
  '§',
  '#',
  '\t',
  'use x\n',
  ' is ',
  'ä',
  '\u0000',
]

const damage = fc.record({
  file: fc.nat(),
  at: fc.nat(),
  cut: fc.oneof(fc.constant(0), fc.nat({ max: 12 }), fc.nat({ max: 400 })),
  put: fc.constantFrom('', ...snippets),
  offset: fc.nat(),
})

const lieWithin = (program: Program, edits: WorkspaceEdits): void => {
  for (const [path, list] of edits) {
    let end = 0
    for (const { span } of list.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
      expect(span.start).toBeGreaterThanOrEqual(end)
      expect(span.end).toBeGreaterThanOrEqual(span.start)
      end = span.end
    }
    expect(end).toBeLessThanOrEqual(program.file(path)?.text.length ?? -1)
  }
}

describe('whatever a text has become', () => {
  test('everything answers, and what it would edit lies within the text', () => {
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        const program = programOf(...small.map(({ path, text }) => [path, text] as const))
        for (const { file, at, cut, put, offset } of damages) {
          const path = small[file % small.length]?.path ?? ''
          const before = program.file(path)?.text ?? ''
          const from = at % (before.length + 1)
          const text = before.slice(0, from) + put + before.slice(from + cut)
          program.change(path, text)
          const place = offset % 2 === 0 ? Math.min(from, text.length) : offset % (text.length + 1)
          definitionAt(program, path, place)
          referencesAt(program, path, place, true)
          highlightsAt(program, path, place)
          documentSymbols(program, path)
          documentLinks(program, path)
          foldingRanges(program, path)
          expect(selectionRanges(program, path, [place])[0]?.at(-1)).toEqual({ start: 0, end: text.length })
          for (const { span } of semanticTokens(program, path)) expect(span.end).toBeLessThanOrEqual(text.length)
          const renaming = renameAt(program, path, place)
          const edits = renameEdits(program, path, place, 'another_name')
          if ('refused' in renaming) expect('refused' in edits).toBe(true)
          if (!('refused' in edits)) lieWithin(program, edits)
          const end = Math.min(text.length, place + (offset % 60))
          for (const action of codeActions(program, path, { start: place, end }, '2026-06-01')) lieWithin(program, action.edits)
          exampleFor(program, path, 'admission', '2026-06-01')
        }
        workspaceSymbols(program, 'a')
      }),
      { numRuns: deep ? 10_000 : 150 },
    )
  }, 3_600_000)
})
