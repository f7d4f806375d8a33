import { describe, expect, it } from 'vitest'
import { files, policy } from './policies.ts'
import { folderWith, rubric } from './run.ts'

const path = 'policies/sample/clinic.rubric'

describe('rubric test', () => {
  it('runs every example on both evaluators', async () => {
    expect(await rubric(['test'], { cwd: folderWith(files) })).toEqual({
      code: 0,
      out: '✓ sample.clinic  1 example\n1 example in 1 policy, each on both evaluators: all as expected\n',
      err: '',
    })
  })

  it('shows the clause that came out differently, with its facts', async () => {
    const cwd = folderWith({ ...files, [path]: policy.replace('admission/B  met', 'admission/B  not met') })
    const { code, out } = await rubric(['test'], { cwd })
    expect(code).toBe(1)
    expect(out).toBe(`✗ sample.clinic  1 example, 1 not as expected

error[example-fails]: Example comes out differently
  ┌─ policies/sample/clinic.rubric:41:5
41│     admission/B  not met
  │     ^^^^^^^^^^^^^^^^^^^^ this is met
  = all is there, as of 2026-03-01
    expected: not met
    actual:   met
    ✓ met      sample.clinic/admission/B  seen lately                                       §1.B
               ✓ visits: 1, complete through 2026-03-01
                 asked: count of visits in the past 3 months at least 1
  help: Correct the criteria, or what the example gives or expects.
  more: rubric explain example-fails

1 error in 1 of 2 files
1 example in 1 policy, each on both evaluators: 1 not as expected
`)
  })

  it('reports failures in the formats of findings', async () => {
    const cwd = folderWith({ ...files, [path]: policy.replace('admission/B  met', 'admission/B  not met') })
    const { code, out } = await rubric(['test', '--format', 'github'], { cwd })
    expect(code).toBe(1)
    expect(out).toMatch(/^::error file=policies\/sample\/clinic\.rubric,line=41,.*\(example-fails\)::this is met%0A.*\n$/)
    const findings = JSON.parse((await rubric(['test', '--format', 'json'], { cwd })).out)
    expect(findings.findings).toMatchObject([{ code: 'example-fails', range: { start: { line: 41, column: 5 } } }])
  })

  it('does not run a policy with errors', async () => {
    const cwd = folderWith({ ...files, [path]: policy.replace('diagnosis and', 'diagnoses and') })
    const { code, out } = await rubric(['test'], { cwd })
    expect(code).toBe(1)
    expect(out).toContain('✗ sample.clinic  not run: it has errors\n')
    expect(out).toContain('diagnoses')
    expect(out.split('\n').at(-2)).toBe('1 policy with errors not run')
  })

  it('says that a policy has no examples', async () => {
    const cwd = folderWith({ ...files, [path]: policy.slice(0, policy.indexOf('example')) })
    expect((await rubric(['test'], { cwd })).out).toBe(
      '- sample.clinic  no examples\n0 examples in 1 policy, each on both evaluators: all as expected\n',
    )
  })
})
