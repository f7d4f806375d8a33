/** Every change of a policy of this repository, and the members who show it. */
import { fileURLToPath } from 'node:url'
import { compare, countedOf, pairsOf, versionOf, withExample, witnessesOf } from '@rubric/cli'
import { compileWorkspace } from '@rubric/compiler'
import { loadGraph, runExample } from '@rubric/harness'
import { redline, comparisonText, plainText } from '@rubric/review'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const { pairs } = pairsOf({ kind: 'folders', paths: [] }, root)

it('are at least three policies with two versions or more', () => {
  expect(new Set(pairs.map(({ next }) => next.policy.id)).size).toBeGreaterThanOrEqual(3)
})

describe.each(pairs.map((pair) => ({ words: pair.words?.join(' ') ?? '', pair })))('$words', ({ pair: { old, next } }) => {
  const [before, after] = [versionOf(old), versionOf(next)]
  const comparison = compare(before, after)
  const members = witnessesOf(comparison)

  it('is shown by members who are numbered as the page numbers them', () => {
    const side = (of: typeof old, graph: typeof before.graph) => ({ text: of.text, graph })
    const review = { comparison, old: side(old, before.graph), next: side(next, after.graph), redline: redline(old.text, next.text), population: null }
    const commandFor = (witness: (typeof members)[number]['witness']): string => `number ${members.findIndex((each) => each.witness.facts === witness.facts) + 1}`
    const lines = comparisonText({ ...review, commandFor }, 100).flatMap((block) => block.lines.map(plainText))
    const shown = lines.flatMap((line) => /^ +Member (\d+) \(synthetic\)/.exec(line)?.[1] ?? [])
    const commands = lines.flatMap((line) => /^ +add as an example: number (\d+)$/.exec(line)?.[1] ?? [])
    expect(commands).toEqual(shown)
    expect([...shown].sort()).toEqual(members.map((_, at) => String(at + 1)).sort())
  })

  it('asks both evaluators of both versions about each of them', () => {
    const asked = { before: new Set<unknown>(), after: new Set<unknown>() }
    const told = compare(
      { ...before, confirm: ({ facts }) => asked.before.add(JSON.stringify(facts)) },
      { ...after, confirm: ({ facts }) => asked.after.add(JSON.stringify(facts)) },
    )
    const shown = witnessesOf(told).map(({ witness }) => JSON.stringify(witness.facts))
    expect(shown.length).toBeGreaterThan(0)
    for (const facts of shown) expect([asked.before.has(facts), asked.after.has(facts)]).toEqual([true, true])
    const parting = (): never => { throw new Error('the two evaluators part') }
    expect(() => compare({ ...before, confirm: parting }, after)).toThrow('the two evaluators part')
  })

  it('counts each of them where the matrix shows them', () => {
    for (const { address, kind, flips } of comparison.roots) {
      if (kind === 'limit') continue
      for (const { from, to, witness } of flips) {
        if (witness === null) continue
        const { counts, unusable } = countedOf(comparison, before, after, { members: [{ place: '1', ...witness }], unusable: [] })
        expect(unusable).toEqual([])
        expect([address, counts.get(address)?.[from][to]]).toEqual([address, 1])
      }
    }
  })

  it('leaves each of them as an example that comes out as it expects', () => {
    for (const { witness, about, purpose } of members) {
      const made = withExample(next.text, next.policy, { purpose, about, facts: witness.facts, asOf: witness.asOf })
      if (!made.ok) throw new Error(made.why)
      const files = [...next.compiled.files].map(([path, { text, sha256 }]) => ({ path, sha256, text: path === next.policy.file ? made.text : text }))
      const sources = files.filter(({ path }) => path.endsWith('.rubric') && (path === next.policy.file || next.policy.sources.includes(path)))
      const { policies } = compileWorkspace(sources, { data: files.filter(({ path }) => !path.endsWith('.rubric')) }).value
      const policy = policies.find(({ file }) => file === next.policy.file)
      const example = policy?.examples.at(-1)
      if (policy === undefined || example === undefined) throw new Error('there is no example')
      expect(runExample(policy, loadGraph(policy.graph), example)).toMatchObject({ purpose: made.purpose, passed: true })
    }
  }, 60_000)
})
