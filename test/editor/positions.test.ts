/** Offsets and the protocol's positions, on texts with every end of line, astral characters and byte-order marks. */
import { offsetOf, positionOf, rangeOf, spanOf } from '@rubric/language-server'
import { lineStarts } from '@rubric/syntax'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seed } from '../laws/runs.ts'

const text = fc
  .array(fc.constantFrom('\n', '\r\n', '\r', 'a', '\t', 'é', '🩺', '\ud83e', '\ufeff', '\u2028', '\u200d', '  '), { maxLength: 40 })
  .map((parts) => parts.join(''))

const linesOf = (of: string) => ({ text: of, starts: lineStarts(of) })
const isInBreak = (of: string, offset: number): boolean => of[offset - 1] === '\r' && of[offset] === '\n'
const law = (says: string, check: (text: string, offset: number) => void): void =>
  it(says, () => fc.assert(fc.property(text, fc.nat(60), (of, at) => check(of, Math.min(at, of.length))), { seed, numRuns: 2_000 }))

describe('positions', () => {
  law('there and back again is the same offset; between CR and LF, that before both', (of, offset) => {
    const lines = linesOf(of)
    expect(offsetOf(lines, positionOf(lines, offset))).toBe(isInBreak(of, offset) ? offset - 1 : offset)
  })

  law('lines and columns are those of the text split at its ends of line', (of, offset) => {
    const before = of.slice(0, isInBreak(of, offset) ? offset - 1 : offset).split(/\r\n|\r|\n/)
    expect(positionOf(linesOf(of), offset)).toEqual({ line: before.length - 1, character: before.at(-1)?.length })
  })

  it('take whatever a client says for the nearest place of the text', () => {
    const position = fc.record({ line: fc.integer({ min: -5, max: 60 }), character: fc.integer({ min: -5, max: 90 }) })
    fc.assert(
      fc.property(text, position, position, (of, start, end) => {
        const span = spanOf(linesOf(of), { start, end })
        expect(span.start).toBeGreaterThanOrEqual(0)
        expect(span.end).toBeGreaterThanOrEqual(span.start)
        expect(span.end).toBeLessThanOrEqual(of.length)
        expect(spanOf(linesOf(of), rangeOf(linesOf(of), span))).toEqual(span)
      }),
      { seed, numRuns: 2_000 },
    )
  })
})
