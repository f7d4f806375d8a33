import { closest, slips } from '@rubric/cli'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const word = fc.stringMatching(/^[a-z_]{0,12}$/)

describe('slips of the fingers', () => {
  it('are none for the same word, and as many one way as the other', () => {
    fc.assert(fc.property(word, word, (a, b) => slips(a, a) === 0 && slips(a, b) === slips(b, a) && (a === b || slips(a, b) > 0)))
  })

  it('are at most the longer word, at least the difference in length', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        const count = slips(a, b)
        return count <= Math.max(a.length, b.length) && count >= Math.abs(a.length - b.length)
      }),
    )
  })

  it.each([
    ['ab', 'ba', 1],
    ['check', 'chek', 1],
    ['kitten', 'sitting', 3],
  ])('%s and %s: %i', (a, b, count) => {
    expect(slips(a, b)).toBe(count)
  })
})

describe('did you mean', () => {
  it('is the nearest word, and nothing when all are far', () => {
    expect(closest('impaired_sphere', ['impaired_spheres', 'impaired_speech'])).toBe('impaired_spheres')
    expect(closest('chekc', ['check', 'test'])).toBe('check')
    expect(closest('zebra', ['check', 'test'])).toBeUndefined()
  })
})
