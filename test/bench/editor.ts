/** The language server's own work: what is found after a keystroke, completion, hover, the outline; in a long policy, and in workspaces of two sizes. */
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { pagePaths, readPage } from '../editor/runner/page.ts'
import { directly } from '../editor/runner/replay.ts'
import type { Answered, Ask, Began, Question } from './editor-child.ts'
import { nextMessage } from './messages.ts'
import { type Row, duration, ratioOf } from './report.ts'
import { median, quantile } from './statistics.ts'
import { sources } from './workspace.ts'

const ROUNDS = 6
const TIMES = 60
const SIZES = [10, 1000] as const
/** Each golden page is replayed so often, and the first times do not count. */
const REPLAYS = 25
const WARM = 5

const BARS = { median: 10, slow: 50, ratio: 1.2, opening: 10 }

/** Bars are for what somebody waits for at a key. */
const asked: readonly { readonly question: Question; readonly says: string; readonly hasBar: boolean }[] = [
  { question: 'keystroke', says: 'from a keystroke to its findings', hasBar: true },
  { question: 'completion', says: 'completion at a keystroke', hasBar: true },
  { question: 'hover', says: 'hover', hasBar: true },
  { question: 'outline', says: 'symbols, colours, folds and lenses after a keystroke', hasBar: false },
]

interface Server {
  readonly process: ChildProcess
  readonly began: Began
}

const launch = async (...args: readonly string[]): Promise<Server> => {
  const process = fork(join(import.meta.dirname, 'editor-child.ts'), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  return { process, began: await nextMessage<Began>(process, 'a server') }
}

/** What each server answered, the servers in turns. */
const inTurns = async (servers: readonly Server[], question: Question): Promise<readonly (readonly Answered[])[]> => {
  const answered = servers.map((): Answered[] => [])
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, { process }] of servers.entries()) {
      process.send({ question, times: TIMES } satisfies Ask)
      answered[index]?.push(await nextMessage<Answered>(process, 'a server'))
    }
  }
  return answered
}

const section = 'The language server’s own work, in time of the processor'

const row = (what: string, busy: readonly number[], milliseconds: readonly number[], part: number, atMost: number | null): Row => ({
  section, what, measured: duration(quantile(busy, part) * 1e6), against: '', ratio: null, spread: null,
  bar: atMost === null ? null : { atMost, of: quantile(busy, part), unit: ' ms' },
  note: `${duration(quantile(milliseconds, part) * 1e6)} by the clock`,
})

const rowsOf = (what: string, answered: readonly Answered[], hasBar: boolean): readonly Row[] => {
  const [busy, milliseconds] = [answered.flatMap((each) => each.busy), answered.flatMap((each) => each.milliseconds)]
  return [
    row(`${what}: median`, busy, milliseconds, 0.5, hasBar ? BARS.median : null),
    row(`${what}: 99 in 100`, busy, milliseconds, 0.99, hasBar ? BARS.slow : null),
  ]
}

const timesOf = (answered: readonly Answered[]) => ({ median: median(answered.flatMap(({ busy }) => busy)), rounds: answered.map(({ busy }) => median(busy)) })

const inWorkspaces = async (say: (text: string) => void): Promise<readonly Row[]> => {
  say(`editor: workspaces of ${SIZES.join(' and of ')} policies`)
  const servers = [await launch(String(SIZES[0])), await launch(String(SIZES[1]))]
  try {
    const rows: Row[] = []
    for (const { question, says, hasBar } of asked) {
      const [small = [], large = []] = await inTurns(servers, question)
      const { ratio, spread } = ratioOf(timesOf(large), timesOf(small))
      rows.push({
        section, what: `${says}: in ${SIZES[1]} policies, beside ${SIZES[0]}`, measured: duration(timesOf(large).median * 1e6),
        against: duration(timesOf(small).median * 1e6), ratio, spread, bar: hasBar ? { atMost: BARS.ratio, of: ratio, unit: ' x' } : null, note: '',
      })
    }
    const { files = 0, busy = 0, milliseconds = 0 } = servers[1]?.began ?? {}
    const opening: Row = {
      section, what: `${files} files: all findings`, measured: duration(busy * 1e6), against: '', ratio: null, spread: null,
      bar: { atMost: BARS.opening, of: busy / 1000, unit: ' s' }, note: `${duration(milliseconds * 1e6)} by the clock`,
    }
    return [...rows, opening]
  } finally {
    for (const { process } of servers) process.kill()
  }
}

const inLongest = async (say: (text: string) => void): Promise<readonly Row[]> => {
  const [longest] = sources().toSorted((a, b) => b.text.length - a.text.length)
  if (longest === undefined) throw new Error('there are no policies')
  say(`editor: ${longest.path}`)
  const server = await launch('policies', longest.path)
  try {
    const rows: Row[] = []
    for (const { question, says, hasBar } of asked) {
      const [answered = []] = await inTurns([server], question)
      rows.push(...rowsOf(`${says}, ${server.began.lines} lines`, answered, hasBar))
    }
    return rows
  } finally {
    server.process.kill()
  }
}

/** Whole pages: a server that knows nothing yet, a folder read, a text opened, and the answers. */
const onGoldens = async (say: (text: string) => void): Promise<readonly Row[]> => {
  const pages = pagePaths().map(readPage)
  say(`editor: ${pages.length} golden pages`)
  const [busy, milliseconds]: [number[], number[]] = [[], []]
  for (let replay = 0; replay < REPLAYS; replay += 1) {
    for (const page of pages) {
      const [cpu, start] = [process.cpuUsage(), performance.now()]
      await directly(page)
      const { user, system } = process.cpuUsage(cpu)
      if (replay < WARM) continue
      busy.push((user + system) / 1000)
      milliseconds.push(performance.now() - start)
    }
  }
  return rowsOf(`${pages.length} golden pages, each from an empty server`, [{ busy, milliseconds }], true)
}

export const editor = async (say: (text: string) => void): Promise<readonly Row[]> => [
  ...(await inLongest(say)), ...(await inWorkspaces(say)), ...(await onGoldens(say)),
]
