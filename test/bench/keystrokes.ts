/** From a keystroke to what is reported: in long policies, and in a small workspace beside a large one. */
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Opened, Typed } from './keystroke-child.ts'
import { nextMessage } from './messages.ts'
import { type Row, duration, ratioOf } from './report.ts'
import { median, quantile } from './statistics.ts'
import { sources } from './workspace.ts'

const ROUNDS = 10
const KEYSTROKES = 60
/** Lines of a policy that is long. */
const LONG = 1_500
const SIZES = [10, 1000] as const

const BARS = { median: 10, slow: 50, ratio: 1.2, opening: 10 }

interface Typist {
  readonly process: ChildProcess
  readonly opened: Opened
}

const launch = async (...args: readonly string[]): Promise<Typist> => {
  const process = fork(join(import.meta.dirname, 'keystroke-child.ts'), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  return { process, opened: await nextMessage<Opened>(process, 'a typist') }
}

/** What each typed, in turns. */
const inTurns = async (typists: readonly Typist[]): Promise<readonly (readonly Typed[])[]> => {
  const typed = typists.map((): Typed[] => [])
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [index, { process }] of typists.entries()) {
        process.send(KEYSTROKES)
        typed[index]?.push(await nextMessage<Typed>(process, 'a typist'))
      }
    }
  } finally {
    for (const { process } of typists) process.kill()
  }
  return typed
}

const timesOf = (rounds: readonly Typed[]): { readonly median: number; readonly rounds: readonly number[] } => ({
  median: median(rounds.flatMap(({ busy }) => busy)), rounds: rounds.map(({ busy }) => median(busy)),
})

const section = 'From a keystroke to what is reported, in time of the processor'

const rowsOf = (path: string, { opened: { lines } }: Typist, typed: readonly Typed[]): readonly Row[] => {
  const busy = typed.flatMap((round) => round.busy)
  const milliseconds = typed.flatMap((round) => round.milliseconds)
  const row = (what: string, part: number, atMost: number): Row => ({
    section, what: `${path}, ${lines} lines: ${what}`, measured: duration(quantile(busy, part) * 1e6), against: '', ratio: null, spread: null,
    bar: { atMost, of: quantile(busy, part), unit: ' ms' }, note: `${duration(quantile(milliseconds, part) * 1e6)} by the clock`,
  })
  return [row('median', 0.5, BARS.median), row('99 in 100', 0.99, BARS.slow)]
}

const growth = (typists: readonly Typist[], typed: readonly (readonly Typed[])[]): readonly Row[] => {
  const [small, large] = typed.map(timesOf)
  const opened = typists.at(-1)?.opened
  if (small === undefined || large === undefined || opened === undefined) throw new Error('two sizes are compared')
  const { ratio, spread } = ratioOf(large, small)
  const seconds = opened.busy / 1000
  return [
    {
      section, what: `in a workspace of ${SIZES[1]} policies, beside one of ${SIZES[0]}`, measured: duration(large.median * 1e6), against: duration(small.median * 1e6),
      ratio, spread, bar: { atMost: BARS.ratio, of: ratio, unit: ' x' }, note: '',
    },
    {
      section, what: `${opened.files} files, opened and reported on`, measured: duration(opened.busy * 1e6), against: '', ratio: null, spread: null,
      bar: { atMost: BARS.opening, of: seconds, unit: ' s' }, note: `${duration(opened.milliseconds * 1e6)} by the clock`,
    },
  ]
}

export const keystrokes = async (say: (text: string) => void): Promise<readonly Row[]> => {
  const rows: Row[] = []
  const long = sources().filter(({ text }) => text.split('\n').length > LONG)
  for (const { path } of long) {
    say(`keystroke: ${path}`)
    const typist = await launch('policies', path)
    const [typed = []] = await inTurns([typist])
    rows.push(...rowsOf(path, typist, typed))
  }
  say(`keystroke: workspaces of ${SIZES.join(' and of ')} policies`)
  const typists = [await launch(String(SIZES[0])), await launch(String(SIZES[1]))]
  rows.push(...growth(typists, await inTurns(typists)))
  return rows
}
