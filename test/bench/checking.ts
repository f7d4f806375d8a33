/** `check` of a generated workspace of a thousand policies, and of two thousand: time and memory for each line. */
import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Checked } from './check-child.ts'
import { type Row, duration, ratioOf } from './report.ts'
import { median } from './statistics.ts'

const ROUNDS = 3
const BAR = 2.2
const SIZES = [1000, 2000] as const

const checked = (policies: number): Promise<Checked> =>
  new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'check-child.ts'), [String(policies)], {
      execArgv: ['--expose-gc'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`a check ended with ${code}`)))
  })

const section = 'Check of a generated workspace, in time of the processor'

const row = (policies: number, runs: readonly Checked[]): Row => {
  const lines = runs[0]?.lines ?? 0
  const milliseconds = median(runs.map((run) => run.milliseconds))
  const busy = median(runs.map((run) => run.busy))
  const kept = median(runs.map((run) => run.kept))
  const peak = median(runs.map((run) => run.peak))
  return {
    section,
    what: `${policies} policies, ${lines} lines`,
    measured: `${duration((busy * 1e6) / lines)} a line`,
    against: '',
    ratio: null,
    spread: null,
    bar: null,
    note: `${duration(milliseconds * 1e6)} by the clock; keeps ${Math.round(kept / lines)} bytes a line; the process takes ${Math.round(peak / 1e6)} MB`,
  }
}

const timesOf = (runs: readonly Checked[]): { readonly median: number; readonly rounds: readonly number[] } => {
  const rounds = runs.map(({ busy }) => busy)
  return { median: median(rounds), rounds }
}

export const checking = async (say: (text: string) => void): Promise<readonly Row[]> => {
  const runs = new Map<number, Checked[]>(SIZES.map((size) => [size, []]))
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const size of SIZES) {
      say(`check: ${size} policies, ${round} of ${ROUNDS}`)
      const run = await checked(size)
      if (run.errors > 0) throw new Error(`the generated workspace has ${run.errors} errors`)
      runs.get(size)?.push(run)
    }
  }
  const [one, two] = SIZES.map((size) => timesOf(runs.get(size) ?? []))
  if (one === undefined || two === undefined) throw new Error('two sizes are compared')
  const { ratio, spread } = ratioOf(two, one)
  return [
    ...SIZES.map((size) => row(size, runs.get(size) ?? [])),
    {
      section,
      what: 'twice the policies',
      measured: duration(two.median * 1e6),
      against: duration(one.median * 1e6),
      ratio,
      spread,
      bar: { atMost: BAR, of: ratio, unit: ' x' },
      note: '',
    },
  ]
}
