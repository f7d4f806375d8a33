/** Laws of the generated policies themselves: they are right, they stay the same, their modules compile. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { emitPolicy } from '@rubric/compiler'
import { policy, type PrintedPolicy } from '@rubric/harness'
import { parse } from '@rubric/syntax'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mutated } from './mutate.ts'
import { deep, policyRuns, progress, seed } from './runs.ts'
import { compileAll, describeDiagnostic, isSource, subjectOf } from './subject.ts'

const timeout = deep ? 3_600_000 : 120_000
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Runs a property over random policies and reports a failure with the shrunk source. */
const forPolicies = (id: string, runs: number, check: (printed: PrintedPolicy, seed: number) => string | null): void => {
  const tick = progress(id)
  const found = fc.check(
    fc.property(policy, fc.nat(), (printed, each) => (tick(), check(printed, each) === null)),
    { seed, numRuns: runs },
  )
  if (!found.failed) return
  const [printed, each] = found.counterexample ?? []
  if (printed === undefined || each === undefined) throw new Error('no counterexample was kept')
  const sources = printed.files.map(({ path, text }) => `${path}\n${text}`).join('\n')
  throw new Error(
    `seed ${found.seed}, path ${found.counterexamplePath ?? ''}\n${check(printed, each) ?? 'did not fail again'}\n\n${sources}`,
  )
}

describe('random policies', () => {
  it(
    'parse without diagnostics and check without errors',
    () => {
      forPolicies('source', policyRuns, ({ files }) => {
        const parsed = files.filter(isSource).flatMap(({ path, text }) => parse(path, text).diagnostics)
        const checked = compileAll(files).diagnostics.filter(({ severity }) => severity === 'error')
        const problems = [...parsed, ...checked].map((each) => describeDiagnostic(files, each))
        return problems.length === 0 ? null : problems.join('\n')
      })
    },
    timeout,
  )

  it(
    'give the same graph and the same bytes twice',
    () => {
      forPolicies('determinism', deep ? 500 : 20, ({ files }) => {
        const bytes = (): string => {
          const { graph } = subjectOf(files).policy
          return emitPolicy(graph, { sha256, sources: [] })
            .map(({ path, text }) => `${path}\n${text}`)
            .join('\n')
        }
        return bytes() === bytes() ? null : 'two builds differ'
      })
    },
    timeout,
  )

  it(
    'never make the compiler throw or hang once broken',
    () => {
      forPolicies('broken', policyRuns, ({ files }, each) => {
        const broken = files.map(({ path, text }, index) => ({ path, text: mutated(text, each + index) }))
        const began = performance.now()
        try {
          compileAll(broken)
        } catch (error) {
          return `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n${broken.map(({ text }) => text).join('\n')}`
        }
        const took = performance.now() - began
        return took < 5_000 ? null : `took ${Math.round(took)} ms\n${broken.map(({ text }) => text).join('\n')}`
      })
    },
    timeout,
  )

  it(
    'become modules that compile under the strictest settings',
    () => {
      const root = fileURLToPath(new URL('../..', import.meta.url))
      // Beside the packages that the modules import, and out of sight of whoever reads the tree meanwhile.
      const folder = mkdtempSync(join(root, 'test/node_modules/.modules-'))
      try {
        fc.sample(policy, { seed, numRuns: deep ? policyRuns : 40 }).forEach((printed, index) => {
          mkdirSync(join(folder, String(index)))
          for (const { path, text } of emitPolicy(subjectOf(printed.files).graph, { sha256, sources: [] }))
            writeFileSync(join(folder, String(index), path), text)
        })
        writeFileSync(
          join(folder, 'tsconfig.json'),
          JSON.stringify({ extends: '../../../tsconfig.base.json', include: ['**/*.ts'] }),
        )
        expect(typeErrors(root, folder)).toBe('')
      } finally {
        rmSync(folder, { recursive: true })
      }
    },
    timeout,
  )
})

/** What the TypeScript compiler says of a folder; empty where all is well. */
const typeErrors = (root: string, folder: string): string => {
  try {
    return execFileSync(join(root, 'node_modules/.bin/tsc'), ['--noEmit', '-p', folder], { encoding: 'utf8', cwd: root })
  } catch (error) {
    return String((error as { readonly stdout?: unknown }).stdout ?? error)
  }
}
