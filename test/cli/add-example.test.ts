/** A member written into a policy as an example, as `rubric verify` and `rubric diff` do it. */
import { withExample } from '@rubric/cli'
import { compileWorkspace } from '@rubric/compiler'
import { loadGraph, lookUp, memberCase, runExample } from '@rubric/harness'
import { formatText } from '@rubric/prettier-plugin'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dataFiles, policies, sourceFiles } from '../support/real-policies.ts'

const compiled = (changed: { readonly path: string; readonly text: string }) =>
  compileWorkspace(
    sourceFiles.map((file) => (file.path === changed.path ? changed : file)),
    { data: dataFiles },
  )
const deciding = policies.filter(({ graph }) => graph.criteria.length > 0)

describe.each(deciding.map((policy) => ({ file: policy.file, policy })))('a member added to $file', ({ file, policy }) => {
  const text = sourceFiles.find(({ path }) => path === file)?.text ?? ''
  const added = (each: { readonly facts: Readonly<Record<string, unknown>>; readonly asOf: string }, to = text) =>
    withExample(to, policy, { ...each, purpose: 'as found' })

  it('is an example that comes out as it expects, with the same facts, below a file that is as it was', () => {
    fc.assert(
      fc.property(memberCase(policy.graph), (member) => {
        const made = added(member)
        if (!made.ok) {
          expect(made.why).toMatch(/cannot be written/)
          return
        }
        expect(made.text.startsWith(text)).toBe(true)
        expect(formatText(file, made.text).value).toBe(made.text)
        const after = compiled({ path: file, text: made.text })
        expect(after.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
        const again = after.value.policies.find((each) => each.file === file)
        const example = again?.examples.at(-1)
        if (again === undefined || example === undefined) throw new Error('there is no example')
        expect(again.examples).toHaveLength(policy.examples.length + 1)
        expect(example.asOf).toBe(member.asOf)
        for (const { name } of policy.graph.facts) {
          const [given, read] = [lookUp(member.facts, name), lookUp(example.facts, name)]
          if (typeof given !== 'object') expect([name, read]).toEqual([name, given])
        }
        expect(runExample(again, loadGraph(policy.graph), example).passed).toBe(true)
      }),
      { numRuns: 5, seed: 1 },
    )
  })

  it('is not added twice, and its purpose is its own', () => {
    const [first] = policy.examples
    if (first === undefined) return
    expect(added(first)).toEqual({ ok: false, why: `the file has this member as an example: "${first.purpose}"` })
    const member = { facts: first.facts, asOf: '2031-02-03' }
    const made = withExample(text, policy, { ...member, purpose: first.purpose })
    expect(made.ok && made.purpose).toBe(`${first.purpose} (2)`)
  })
})

describe('a file that is laid out otherwise', () => {
  const messy =
    'policy example.messy "Messy"\r\n  language   1\r\nfacts\r\n  symptom    yes/no\r\n\r\n\r\ncriteria admission\r\n  symptom'
  const [policy] = compileWorkspace([{ path: 'messy.rubric', text: messy }]).value.policies

  it('keeps its layout and its line breaks', () => {
    if (policy === undefined) throw new Error('there is no policy')
    const made = withExample(messy, policy, { purpose: 'says "yes"', asOf: '2026-03-01T14:30', facts: { symptom: true } })
    expect(made.ok && made.text).toBe(
      [
        messy,
        '',
        '# Expected is what the policy says now. Confirm it against the document.',
        'example "says \'yes\'" as of 2026-03-01 14:30',
        '  given',
        '    symptom  yes',
        '  expect',
        '    admission  met',
        '',
      ].join('\r\n'),
    )
  })

  it('has no example of facts that do not fit', () => {
    if (policy === undefined) throw new Error('there is no policy')
    expect(withExample(messy, policy, { purpose: 'p', asOf: '2026-03-01', facts: { symptom: 'perhaps' } }).ok).toBe(false)
  })
})
