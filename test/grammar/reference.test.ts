/** The pages of the language reference say what is true: each policy on them compiles, and its examples hold. */
import { readdirSync, readFileSync } from 'node:fs'
import { evaluateReference } from '@rubric/compiler'
import { statusWord } from '@rubric/runtime'
import { describe, expect, it } from 'vitest'
import { compileText } from '../support/compile.ts'

const folder = new URL('../../grammar/reference/', import.meta.url)
const pages = readdirSync(folder).filter(name => name.endsWith('.md'))
const policiesIn = (page: string): readonly string[] =>
  [...readFileSync(new URL(page, folder), 'utf8').matchAll(/^```rubric\n([\s\S]*?)^```/gm)].map(([, text = '']) => text)

const withPolicies = pages.filter(page => policiesIn(page).length > 0)

describe('the language reference', () => {
  it('shows at least two whole policies', () => {
    expect(withPolicies.length).toBeGreaterThanOrEqual(2)
  })

  it.each(withPolicies)('%s compiles, and its examples hold', page => {
    for (const text of policiesIn(page)) {
      const { policy, diagnostics } = compileText(text)
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
      for (const example of policy.examples) {
        const trace = evaluateReference(policy.graph, example.facts, example.asOf)
        const statuses = new Map<string, string>()
        const visit = (nodes: typeof trace): void => nodes.forEach(node => {
          statuses.set(policy.graph.clauses[node.clause]?.address ?? '', statusWord(node.status))
          visit(node.children)
        })
        visit(trace)
        expect(example.expect.map(({ address }) => statuses.get(address))).toEqual(example.expect.map(({ status }) => status))
      }
    }
  })
})
