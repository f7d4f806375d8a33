/** Trees: one table of child keys says how to go through all of them. */
import { childKeys, childrenOf, nodeKinds, parse, walk, type Node } from '@rubric/syntax'
import { describe, expect, it } from 'vitest'
import { spanFault } from './invariants.ts'
import { sample, texts } from './sample.ts'

const nodesOf = (text: string): readonly Node[] => {
  const nodes: Node[] = []
  walk(parse('t', text).value, (node) => void nodes.push(node))
  return nodes
}

/** Keys of a node that hold nodes, found by looking. */
const keysHolding = (node: Node): string[] =>
  Object.entries(node)
    .filter(([, value]) => [value].flat().some((part) => typeof part === 'object' && part !== null && 'kind' in part))
    .map(([key]) => key)

describe('child keys', () => {
  it.each(texts)('name every child: $name', ({ text }) => {
    for (const node of nodesOf(text)) expect(childKeys[node.kind]).toEqual(expect.arrayContaining(keysHolding(node)))
  })

  it('are there for every kind; the sample shows all that a right file can hold', () => {
    const shown = new Set(nodesOf(sample).map(({ kind }) => kind))
    expect(nodeKinds.filter((kind) => !shown.has(kind))).toEqual(['Missing'])
  })
})

describe('spans', () => {
  it.each(texts)('nest and do not overlap: $name', ({ text }) => {
    expect(spanFault(parse('t', text).value, text)).toBeUndefined()
  })

  it('hold exactly what was written', () => {
    const written = new Map(nodesOf(sample).map((node) => [node, sample.slice(node.start, node.end)]))
    for (const [node, text] of written) {
      if (node.kind === 'Name' || node.kind === 'NameReference' || node.kind === 'Number') expect(text).toBe(node.text)
      if (node.kind === 'Code') expect(text).toBe(node.last === undefined ? node.text : `${node.text} to ${node.last}`)
      if (node.kind === 'Comparison' || node.kind === 'Chain' || node.kind === 'Item') expect(text).toBe(text.trim())
    }
    const block = [...written.keys()].find((node) => node.kind === 'Block' && node.head === 'AT LEAST')
    expect(block?.kind === 'Block' && sample.slice(block.headSpan.start, block.headSpan.end)).toBe('AT LEAST 2 of')
  })
})

describe('walking', () => {
  it('goes in the order of the text', () => {
    const [, ...rest] = nodesOf(sample).filter(({ kind }) => kind !== 'Comment')
    expect(rest.map(({ start }) => start)).toEqual(rest.map(({ start }) => start).sort((a, b) => a - b))
  })

  it('passes over what is below where told to', () => {
    const kinds = new Set<string>()
    walk(parse('t', sample).value, (node) => (kinds.add(node.kind), node.kind !== 'Criteria' && node.kind !== 'Requirement'))
    expect(kinds).toContain('Criteria')
    expect(kinds).not.toContain('Block')
  })

  it('gives operands and connectives by turns', () => {
    const chain = nodesOf('policy p "P"\ndefine d: a and b or c\n').find(({ kind }) => kind === 'Chain')
    expect(chain && childrenOf(chain).map(({ kind }) => kind)).toEqual(['NameReference', 'Connective', 'NameReference', 'Connective', 'NameReference'])
  })
})
