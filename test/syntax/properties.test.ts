/** What holds of any text at all, and of right files that hands have broken. */
import { parse, tokenize } from '@rubric/syntax'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mutated } from '../laws/mutate.ts'
import { deep, seed } from '../laws/runs.ts'
import { diagnosticFault, lineOf, spanFault } from './invariants.ts'
import { sample, texts } from './sample.ts'

const numRuns = deep ? 50_000 : 600

/** The first thing that does not hold of a text. */
const fault = (text: string): string | undefined => {
  const { value, diagnostics } = parse('t', text)
  return spanFault(value, text) ?? diagnosticFault(diagnostics, text) ?? tilingFault(text)
}

/** Words, comments and gaps cover the text, each offset once. */
const tilingFault = (text: string): string | undefined => {
  let end = 0
  for (const piece of tokenize(text)) {
    if (piece.start !== end || piece.end <= piece.start) return `${piece.kind} ${piece.start}-${piece.end} after ${end}`
    if (piece.kind === 'gap' && /[A-Za-z0-9"]/.test(text.slice(piece.start, piece.end)) && !/[^\x00-\x7f]/.test(text)) return `a word in the gap at ${piece.start}`
    end = piece.end
  }
  return end === text.length ? undefined : `nothing from ${end} to ${text.length}`
}

const holds = (arbitrary: fc.Arbitrary<string>): void => {
  fc.assert(
    fc.property(arbitrary, (text) => {
      expect(fault(text)).toBeUndefined()
    }),
    { seed, numRuns },
  )
}

const pieces = fc.constantFrom(
  ...sample.match(/[A-Za-z_.]+|"[^"]*"|\n *|[0-9-]+|[^\sA-Za-z0-9]/g) ?? [],
  '"', '“', '”', '\t', '\r', '\r\n', '\0', '\u200b', '\ufeff', '§', '§"', 'é', '𝛼', '\ud800', '\\', '#', '/', '%', '[', '<=', '(((', '))',
)

describe('any text', () => {
  it('is read without a throw, into a tree whose spans nest, with at most one error a line', () => {
    holds(fc.string({ unit: 'binary', maxLength: 200 }))
    holds(fc.string({ unit: 'grapheme', maxLength: 200 }))
  })

  it('made of the words of the language likewise', () => {
    holds(fc.array(pieces, { maxLength: 80 }).map((parts) => parts.join(' ')))
    holds(fc.array(pieces, { maxLength: 80 }).map((parts) => `policy p "P"\n${parts.join('')}`))
  })
})

describe('a broken file', () => {
  const originals = fc.constantFrom(...texts.map(({ text }) => text.slice(0, 8_000)))

  it('with words deleted, doubled, swapped or replaced is read likewise', () => {
    holds(fc.tuple(originals, fc.nat()).map(([text, each]) => mutated(text, each)))
  })

  it('with lines deleted, moved or indented likewise', () => {
    const lines = fc.tuple(originals, fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(5)), { maxLength: 8 })).map(([text, changes]) => {
      const all = text.split('\n')
      for (const [from, to, indent] of changes) {
        const [line = ''] = all.splice(from % all.length, 1)
        if (indent > 0) all.splice(to % all.length, 0, ' '.repeat(indent) + line.trimStart())
      }
      return all.join('\n')
    })
    holds(lines)
  })

  it('is cut off anywhere', () => {
    for (let length = 0; length <= sample.length; length += deep ? 1 : 7) expect(fault(sample.slice(0, length))).toBeUndefined()
  })
})

describe('one broken line', () => {
  const lines = sample.split('\n')
  /** Lines with conditions or facts on them, that nothing stands under: spoilt, they spoil nothing else. */
  const leaves = lines.flatMap((line, index) => {
    const indent = line.search(/\S/)
    const next = lines[index + 1] ?? ''
    return indent >= 4 && next.search(/\S/) <= indent && !/,$|of$/.test(line) && !/^\s*(?:and|or|unless) /.test(line) && !/,$/.test(lines[index - 1] ?? '') ? [index] : []
  })

  it('gives one error, on that line, and the rest of the tree stays', () => {
    const whole = JSON.stringify(parse('t', sample).value.sections)
    for (const index of leaves) {
      const broken = lines.with(index, `${lines[index]?.replace(/ #.*/, '')} ; ; (`).join('\n')
      const { value, diagnostics } = parse('t', broken)
      expect(diagnostics.map((diagnostic) => lineOf(broken, diagnostic))).toEqual([index + 1])
      // Nothing but what stands on that line may be gone.
      const words = (text: string): string[] => text.match(/"text":"[^"]+"/g) ?? []
      const own = new Set(lines[index]?.match(/[A-Za-z0-9_./[\]-]+/g))
      const left = words(JSON.stringify(value.sections))
      const lost = words(whole).filter((word) => !left.includes(word)).map((word) => word.slice(8, -1))
      expect(lost.filter((word) => !word.split(' ').every((part) => own.has(part)))).toEqual([])
    }
    expect(leaves.length).toBeGreaterThan(20)
  })
})
