import { foldingRanges } from '@rubric/language-service'
import { walk } from '@rubric/syntax'
import { describe, expect, test } from 'vitest'
import { policyWith, programOf, realProgram } from '../support/programs.ts'

const program = realProgram()

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

const folds = (text: string): readonly string[] => {
  const found = foldingRanges(programOf(['a.rubric', text]), 'a.rubric')
  return found.map(
    ({ span, kind }) => `${lineOf(text, span.start)}-${lineOf(text, span.end)}${kind === undefined ? '' : ` ${kind}`}`,
  )
}

describe('folding', () => {
  test.each(program.paths())('in %s, folds of whole lines lie within each other or apart', (path) => {
    const { text } = program.file(path) ?? { text: '' }
    const open: { readonly start: number; readonly end: number }[] = []
    for (const { span } of foldingRanges(program, path)) {
      expect(span.start === 0 || text[span.start - 1] === '\n').toBe(true)
      expect(text[span.end] === undefined || text[span.end] === '\n').toBe(true)
      expect(lineOf(text, span.end)).toBeGreaterThan(lineOf(text, span.start))
      while (open.length > 0 && (open.at(-1)?.end ?? 0) < span.start) open.pop()
      if (open.length > 0) expect(span.end).toBeLessThanOrEqual(open.at(-1)?.end ?? 0)
      open.push(span)
    }
  })

  test.each(program.paths())('in %s, every section, item and list of more than one line has its fold', (path) => {
    const file = program.file(path)
    if (file === undefined) throw new Error(path)
    const { text, tree } = file
    const ends = new Map(foldingRanges(program, path).map(({ span }) => [lineOf(text, span.start), lineOf(text, span.end)]))
    walk(tree, (node) => {
      const folds =
        node.kind === 'Item' ||
        node.kind === 'FactDeclaration' ||
        node.kind === 'GivenFact' ||
        tree.sections.some((section) => section === node)
      const [first, last] = [lineOf(text, node.start), lineOf(text, node.end)]
      if (folds && last > first) expect(`${first}-${ends.get(first)}`).toBe(`${first}-${last}`)
    })
  })

  test('what stands under a line folds into it, blank lines and comments within included', () => {
    expect(
      folds(
        policyWith(
          'criteria c "C"',
          '  ALL of',
          '    1. "one"',
          '      a',
          '',
          '    # between',
          '    2. "two"',
          '      b',
          '',
          '# next',
          'facts',
          '  a  yes/no',
        ),
      ),
    ).toEqual(['1-5', '7-14', '8-14', '9-10', '13-14', '17-18'])
  })

  test('comments of several lines are one fold, and a single line is none', () => {
    expect(folds('# one\n# two\n# three\n\n# alone\nfacts\n  # a\n  # b\n  a  yes/no\n')).toEqual([
      '1-3 comment',
      '6-9',
      '7-8 comment',
    ])
  })

  test('lines that cannot be read fold too', () => {
    expect(folds('what is this\n  and this\n')).toEqual(['1-2'])
  })
})
