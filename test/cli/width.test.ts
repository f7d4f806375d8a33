import { cut, padEnd, padStart, tame, widthOf, wrap } from '@rubric/cli'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const columns = fc.integer({ min: 1, max: 60 })
const anyText = fc.string({ unit: 'grapheme' })
const words = fc.array(fc.stringMatching(/^[a-z広]{1,12}$/), { minLength: 1 }).map((list) => list.join(' '))

describe('the width of a text', () => {
  it.each([
    ['abc', 3],
    ['', 0],
    ['広い', 4],
    ['e\u0301', 1],
    ['✓ met', 5],
    ['👩‍👩‍👧', 2],
    ['ｆｕｌｌ', 8],
    ['a\u200bb', 2],
  ])('of %j is %i', (text, width) => {
    expect(widthOf(text)).toBe(width)
  })

  it('grows by what is added, and padding fills it up exactly', () => {
    fc.assert(
      fc.property(anyText, columns, (text, to) => {
        const wide = Math.max(widthOf(text), to)
        return widthOf(padEnd(text, to)) === wide && widthOf(padStart(text, to)) === wide
      }),
    )
  })

  it('is never more than asked once a text is cut, and cutting keeps what fits', () => {
    fc.assert(
      fc.property(anyText, columns, (text, to) => {
        const short = cut(text, to)
        return widthOf(short) <= to && (widthOf(text) > to || short === text)
      }),
    )
  })
})

describe('wrapping', () => {
  it('keeps every word in its order, and no line is too wide unless it is one word', () => {
    fc.assert(
      fc.property(words, columns, (text, to) => {
        const lines = wrap(text, to)
        return lines.join(' ') === text && lines.every((line) => widthOf(line) <= to || !line.includes(' '))
      }),
    )
  })

  it('breaks no earlier than it must', () => {
    fc.assert(
      fc.property(words, columns, (text, to) => {
        const lines = wrap(text, to)
        return lines.every((line, at) => {
          const next = lines[at + 1]?.split(' ')[0]
          return next === undefined || widthOf(line) + 1 + widthOf(next) > to
        })
      }),
    )
  })

  it('keeps the lines and the indent of the text', () => {
    expect(wrap('left: kilograms\n  none < mild < moderate', 14)).toEqual(['left:', 'kilograms', '  none < mild', '  < moderate'])
    expect(wrap('left:  kg\nright: cm', 14)).toEqual(['left:  kg', 'right: cm'])
  })
})

describe('a text that would steer the terminal', () => {
  it('is shown, not obeyed', () => {
    expect(tame('a\u001b[31mred\u202egninnur\u0007')).toBe('a␛[31mred�gninnur␇')
  })

  it('has no control character left', () => {
    const unit = fc.integer({ min: 0, max: 0x2100 }).map((code) => String.fromCharCode(code))
    fc.assert(
      fc.property(fc.string({ unit }), (text) => !/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202a-\u202e]/.test(tame(text))),
    )
  })
})
