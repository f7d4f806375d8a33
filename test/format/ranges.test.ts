/** Laws of ranges: the sections that are touched are laid out, and nothing else is. */
import { policy } from '@rubric/harness'
import { formatEdits, formatRange, formatText } from '@rubric/prettier-plugin'
import { parse, type Span, withEdits } from '@rubric/syntax'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policyRuns, seed } from '../laws/runs.ts'
import { isSource } from '../laws/subject.ts'
import { treeOf } from './compare.ts'
import { perturbed } from './perturb.ts'
import { policyTexts } from './texts.ts'

const spread = policyTexts.map(({ text }, index) => perturbed(text, seed + index))
const random = fc
  .sample(policy, { seed, numRuns: Math.ceil(policyRuns / 5) })
  .flatMap(({ files }, index) => files.filter(isSource).map(({ text }) => perturbed(text, index)))
const texts = [...spread, ...random]

/** Seven stretches of each text. */
const ranges = (text: string): readonly Span[] =>
  Array.from({ length: 7 }, (_, part) => ({ start: Math.floor((text.length * part) / 8), end: Math.floor((text.length * (part + 1)) / 7) }))

const sections = (text: string): readonly string[] => parse('p.rubric', text).value.sections.map(({ start, end }) => text.slice(start, end))

const lineEnd = (text: string, at: number): number => {
  const length = text.slice(at).search(/[\r\n]/)
  return length < 0 ? text.length : at + length
}

describe('the layout of a range', () => {
  it('keeps the tree, and every section that it does not touch', () => {
    for (const text of texts) {
      const before = parse('p.rubric', text).value.sections
      for (const range of ranges(text)) {
        const after = withEdits(text, formatRange(text, range))
        expect(treeOf(after)).toBe(treeOf(text))
        // With the comments around it.
        const apart = (index: number): boolean =>
          range.start > lineEnd(text, before[index + 1]?.start ?? text.length) || lineEnd(text, range.end) < (before[index - 1]?.end ?? 0)
        const kept = (all: readonly string[]): readonly string[] => all.filter((_, index) => apart(index))
        expect(kept(sections(after))).toEqual(kept(sections(text)))
      }
    }
  }, 120_000)

  it('of all of a text is that of the text', () => {
    for (const text of texts) {
      expect(formatRange(text, { start: 0, end: text.length })).toEqual(formatEdits(text))
      expect(withEdits(text, formatEdits(text))).toBe(formatText('p.rubric', text, { endOfLine: 'auto' }).value)
    }
  })

  it('needs no edit where nothing is to change', () => {
    for (const { text } of policyTexts) expect(formatEdits(text)).toEqual([])
  })

  it('touches no more of a line than it must', () => {
    const text = 'policy a.b "A"\n  language 1\n\nfacts\n  a yes/no  "sick"\n  longer  count  "days"\n'
    const [edit, ...others] = formatEdits(text)
    expect(text.slice(edit?.span.start, edit?.span.end)).toBe('')
    expect(text.slice(0, edit?.span.start).endsWith('  a ')).toBe(true)
    expect(others.map(({ span }) => text.slice(0, span.start).split('\n').length)).toEqual([6])
  })
})
