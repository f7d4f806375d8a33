import { selectionRanges } from '@rubric/language-service'
import { describe, expect, test } from 'vitest'
import { marked } from '../support/marked.ts'
import { policyWith, programOf, realProgram } from '../support/programs.ts'

const program = realProgram()

describe('selection', () => {
  test.each(program.paths())('in %s, each part around an offset holds the one before it, and the last is the file', (path) => {
    const { text } = program.file(path) ?? { text: '' }
    const offsets = Array.from({ length: Math.ceil(text.length / 31) }, (_, at) => at * 31)
    for (const [at, spans] of selectionRanges(program, path, offsets).entries()) {
      const offset = offsets[at] ?? 0
      let inner = { start: offset, end: offset }
      for (const span of spans) {
        expect(span.start <= inner.start && inner.end <= span.end, `${offset} ${JSON.stringify(spans)}`).toBe(true)
        expect(span.end - span.start).toBeGreaterThan(inner.end - inner.start)
        inner = span
      }
      expect(inner).toEqual({ start: 0, end: text.length })
    }
  })

  const parts = (source: string): readonly string[] => {
    const { text, offset } = marked(source)
    const [spans = []] = selectionRanges(programOf(['a.rubric', text]), 'a.rubric', [offset])
    return spans.map(({ start, end }) => text.slice(start, end))
  }

  test('grows from the word to the phrase, the condition, the item, the block, the section and the file', () => {
    const text = policyWith(
      'criteria c "C"',
      '  ALL of',
      '    1. "one"',
      '      a and visits at least▮ 2',
      '    2. "two"',
      '      b',
    )
    const [word, phrase, comparison, condition, item, block, section, file] = parts(text)
    expect([word, phrase, comparison, condition]).toEqual(['least', 'at least 2', 'visits at least 2', 'a and visits at least 2'])
    expect(item).toBe('1. "one"\n      a and visits at least 2')
    expect(block).toMatch(/^ALL of[^]*b$/)
    expect(section).toMatch(/^criteria c[^]*b$/)
    expect(file).toBe(text.replace('▮', ''))
  })

  test('grows from the word of a text to the text, without and with its quotes', () => {
    expect(parts(policyWith('criteria c "of the ▮first kind"', '  a')).slice(0, 4)).toEqual([
      'first',
      'of the first kind',
      '"of the first kind"',
      'criteria c "of the first kind"',
    ])
  })

  test('grows from the word of a comment to the comment', () => {
    expect(parts('facts\n  # what ▮counts\n  a  yes/no\n').slice(0, 3)).toEqual([
      'counts',
      '# what counts',
      'facts\n  # what counts\n  a  yes/no',
    ])
  })

  test('of an empty file is the file', () => {
    expect(parts('▮')).toEqual([''])
  })
})
