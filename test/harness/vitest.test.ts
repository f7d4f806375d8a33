/** `checkPolicy` as an engineer has it: tests of Vitest, of which one fails where a claim is false. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { checkPolicy } from '@rubric/harness/vitest'
import { describe, expect, it } from 'vitest'

const folder = fileURLToPath(new URL('helper', import.meta.url))

/** A run of its own: what fails in it is not to fail here. */
const script = `
import { startVitest } from 'vitest/node'
const options = { root: ${JSON.stringify(folder)}, config: false, include: ['*.check.ts'], watch: false, reporters: [{}] }
const vitest = await startVitest('test', [], options)
const tests = vitest.state.getTestModules().flatMap((module) => [...module.children.allTests()])
const results = tests.map((test) => ({ name: test.fullName, ...test.result() }))
console.log(JSON.stringify(results.map(({ name, state, errors = [] }) => ({ name, state, errors: errors.map(({ message }) => message) }))))
await vitest.close()
`

interface Result {
  readonly name: string
  readonly state: string
  readonly errors: readonly string[]
}

describe('checkPolicy', () => {
  it('defines a test for each property of each version, and fails where a claim is false', () => {
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder, encoding: 'utf8' })
    const results = JSON.parse(stdout) as readonly Result[]
    expect(results.map(({ name }) => name)).toContain(
      'example.stay 2025-01-01 > agreement: the reference and the compiled policy answer the same',
    )
    const failed = results.filter(({ state }) => state !== 'passed')
    expect(failed.map(({ name }) => name)).toEqual([
      'example.stay 2026-01-01 > claims: what a version claims of its changes is true (beside 2025-01-01)',
    ])
    expect(failed[0]?.errors.join('\n')).toContain('admission: it is claimed to be narrower, and is broader')
  }, 60_000)

  it('has nothing to say of files with errors', () => {
    const files = [
      { path: 'broken.rubric', text: 'policy example.broken "Broken"\n  language 1\ncriteria admission\n  nobody\n' },
    ]
    expect(() => checkPolicy({ files })).toThrow('broken.rubric')
  })
})
