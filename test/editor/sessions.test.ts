/** Sessions at an editor: whatever is typed, pasted, undone, renamed, closed and changed on disk, the server says what a fresh one would say. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { deep, seed } from '../laws/runs.ts'
import { everything, listening } from './runner/capabilities.ts'
import { memoryClient } from './runner/client.ts'
import { rootUri } from './runner/params.ts'
import { commands, type Real } from './sessions/commands.ts'
import { findingsOf, freshly, hostOf, plainly } from './sessions/fresh.ts'
import type { Model } from './sessions/model.ts'
import { beginning, type Path } from './sessions/texts.ts'

const sessions = deep ? 1_000 : 30

const begin = async (asks: boolean): Promise<{ readonly model: Model; readonly real: Real }> => {
  const model: Model = { disk: new Map(Object.entries(beginning) as [Path, string][]), open: new Map() }
  const host = hostOf(model)
  const client = await memoryClient(host, { folders: [rootUri], capabilities: asks ? everything : listening })
  return { model, real: { client, host, asks } }
}

const told = ({ client }: Real): unknown =>
  plainly(findingsOf([...client.published.values()].map(({ uri, diagnostics }) => ({ uri, items: diagnostics }))))

/** Sooner or later it is told, and nothing else after it. */
const isTold = async (real: Real, findings: unknown): Promise<void> => {
  await expect.poll(() => told(real), { timeout: 10_000 }).toEqual(findings)
  await new Promise((resolve) => setTimeout(resolve, 150))
  expect(told(real)).toEqual(findings)
}

it.each([
  ['that asks for findings', true],
  ['that is told findings', false],
])('a client %s sees what a fresh start on the same texts would show', async (_, asks) => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 25, size: 'max' }), async (done) => {
      const { model, real } = await begin(asks)
      await fc.asyncModelRun(() => ({ model, real }), done)
      if (!asks) await isTold(real, (await freshly(model)).findings)
      expect(await real.client.end()).toBe(0)
    }),
    { seed, numRuns: sessions },
  )
}, deep ? 3_600_000 : 120_000)
