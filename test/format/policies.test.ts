/** What careful people wrote is in the canonical layout, and comes back to it however it is spread out. */
import { formatText } from '@rubric/prettier-plugin'
import { nodeKinds, parse, walk, type NodeKind } from '@rubric/syntax'
import { describe, expect, it } from 'vitest'
import { seed } from '../laws/runs.ts'
import { perturbed } from './perturb.ts'
import { policyTexts, referenceTexts } from './texts.ts'

const texts = [...policyTexts, ...referenceTexts]

describe('the canonical layout', () => {
  it.each(texts)('is that of $name', ({ name, text }) => {
    expect(formatText(name, text)).toEqual({ value: text, diagnostics: [] })
  })

  it.each(texts)('is found again from another layout: $name', ({ name, text }) => {
    for (let each = 0; each < 3; each++) expect(formatText(name, perturbed(text, seed + each, 'spaces')).value).toBe(text)
  })

  it('is seen of every kind of node', () => {
    const seen = new Set<NodeKind>()
    for (const { name, text } of texts) walk(parse(name, text).value, ({ kind }) => void seen.add(kind))
    expect(nodeKinds.filter((kind) => kind !== 'Missing' && !seen.has(kind))).toEqual([])
  })
})
