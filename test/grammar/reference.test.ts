/** The pages of the language reference say what is true: each policy on them compiles, its examples hold on both evaluators, and every construct has its page. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { compareVersions, findInconsistencies, referenceVersion } from '@rubric/analysis'
import { type CompiledPolicy, compileWorkspace } from '@rubric/compiler'
import { runExamples, loadGraph } from '@rubric/harness'
import { type Diagnostic, nodeKinds, type NodeKind, parse, walk } from '@rubric/syntax'
import { describe, expect, it } from 'vitest'

const folder = new URL('../../grammar/reference/', import.meta.url)
const pages = readdirSync(folder).filter((name) => name.endsWith('.md'))
const textOf = (page: string): string => readFileSync(new URL(page, folder), 'utf8')
const policiesIn = (page: string): readonly string[] => [...textOf(page).matchAll(/^```rubric\n([\s\S]*?)^```/gm)].map(([, text = '']) => text)

/** Files that the policies of a page ask for: fences with a name, such as ```csv holidays.csv. */
const besides = (page: string): readonly { readonly path: string; readonly text: string }[] =>
  [...textOf(page).matchAll(/^```(?:rubric|csv) (\S+)\n([\s\S]*?)^```/gm)].map(([, path = '', text = '']) => ({ path, text }))

interface CompiledPage {
  readonly policy: CompiledPolicy
  /** The version that it revises, where the page has it. */
  readonly old: CompiledPolicy | undefined
  readonly diagnostics: readonly Diagnostic[]
}

const compilePage = (page: string, text: string): CompiledPage => {
  const files = besides(page)
  const sources = [{ path: 'policy.rubric', text }, ...files.filter(({ path }) => path.endsWith('.rubric'))]
  const data = files
    .filter(({ path }) => path.endsWith('.csv'))
    .map((file) => ({ ...file, sha256: createHash('sha256').update(file.text, 'utf8').digest('hex') }))
  const { value, diagnostics } = compileWorkspace(sources, { data })
  const policy = value.policies.find(({ file }) => file === 'policy.rubric')
  if (policy === undefined) throw new Error(`no policy on ${page}`)
  const old = value.policies.find(({ id, graph }) => id === policy.id && graph.policy.version === policy.graph.revises?.version)
  return { policy, old, diagnostics }
}

const withPolicies = pages.filter((page) => policiesIn(page).length > 0)

/** Pages that only lead to others. */
const guides = ['README.md', 'cheat-sheet.md']

describe('the language reference', () => {
  it.each(withPolicies)('%s compiles, and its examples hold', (page) => {
    for (const text of policiesIn(page)) {
      const { policy, diagnostics } = compilePage(page, text)
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
      expect(policy.examples.length).toBeGreaterThan(0)
      const failed = runExamples(policy, loadGraph(policy.graph)).filter(({ passed }) => !passed)
      expect(failed).toEqual([])
    }
  })

  it.each(withPolicies)('%s states and claims what is true', (page) => {
    for (const text of policiesIn(page)) {
      const { policy, old } = compilePage(page, text)
      const versions = [old, policy].flatMap((each) => (each === undefined ? [] : [referenceVersion(each.graph, each.file)]))
      const [first, next] = versions
      const claims = first === undefined || next === undefined ? [] : compareVersions(first, next).claims
      expect(claims.filter(({ holds }) => holds !== 'yes')).toEqual([])
      expect(claims).toHaveLength(policy.graph.revises?.claims.length ?? 0)
      const broken = policy.graph.statements.length === 0 ? [] : versions.flatMap((each) => findInconsistencies(each))
      expect(broken.filter(({ is }) => is === 'together' || is === 'none' || is === 'undecided')).toEqual([])
    }
  })

  it('shows a policy on every page', () => {
    expect(pages.filter((page) => !withPolicies.includes(page) && !guides.includes(page))).toEqual([])
  })

  it('leads to every page from its first', () => {
    const links = new Set([...textOf('README.md').matchAll(/\]\(([a-z-]+\.md)\)/g)].map(([, page]) => page))
    expect(pages.filter((page) => page !== 'README.md' && !links.has(page))).toEqual([])
  })

  it('shows every kind of thing that can be written', () => {
    const shown = new Set<NodeKind>()
    for (const page of withPolicies)
      for (const text of [...policiesIn(page), ...besides(page).map((file) => file.text)]) walk(parse(page, text).value, (node) => void shown.add(node.kind))
    expect(nodeKinds.filter((kind) => !shown.has(kind) && kind !== 'Missing')).toEqual([])
  })
})
