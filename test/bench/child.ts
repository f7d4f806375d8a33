/**
 * One contestant in a process of its own: gives its answers once, warms up, and then times some batches whenever it is asked.
 * Arguments: the contestant's name, the file with the setting, and of functions written by hand the key of the policy.
 */
import { readFileSync } from 'node:fs'
import type { Answer, Contestant, Setting } from './contestant.ts'
import { type Name, contestants } from './contestants.ts'
import type { PolicyKey } from './members/index.ts'

export type Request = { readonly ask: 'answers' } | { readonly ask: 'warm-up' } | { readonly ask: 'turn' }

export type Response =
  | { readonly answers: readonly Answer[] }
  /** Nothing to answer: what cannot be said in the contestant's own language. */
  | { readonly refused: string }
  | { readonly ready: true }
  /** Nanoseconds for one call, of each batch. */
  | { readonly nanoseconds: readonly number[] }

/** At least this long, in milliseconds; short enough to get through between two switches of a busy machine. */
const BATCH = 1.2
const BATCHES_IN_A_TURN = 6
const WARM_UP = 350

interface Batch {
  /** Whole passes over the members; 0 where one pass alone would take too long. */
  readonly passes: number
  /** Otherwise so many members, a different part of them each time. */
  readonly part: number
}

const timed = async (work: () => unknown): Promise<number> => {
  const start = performance.now()
  const result = work()
  if (result instanceof Promise) await result
  return performance.now() - start
}

const warmedUp = async ({ run }: Contestant, count: number): Promise<Batch> => {
  const start = performance.now()
  let pass = Infinity
  do {
    pass = await timed(() => run(0, count))
  } while (performance.now() - start < WARM_UP)
  if (pass > 12) return { passes: 0, part: Math.max(1, Math.ceil((12 / pass) * count)) }
  // So many passes in one go, that the loop around them is warm too.
  const passes = Math.ceil(BATCH / Math.max(pass, 0.0005))
  for (let round = 0; round < 3; round += 1) await timedBatch({ run }, count, { passes, part: 0 }, 0)
  const again = (await timedBatch({ run }, count, { passes, part: 0 }, 0)) / 1e6
  return { passes: Math.max(1, Math.ceil(BATCH / (again * count))), part: 0 }
}

/** Nanoseconds for one call. */
const timedBatch = async ({ run }: Pick<Contestant, 'run'>, count: number, { passes, part }: Batch, turn: number): Promise<number> => {
  if (passes === 0) {
    const start = (turn * part) % (count - part + 1)
    return ((await timed(() => run(start, start + part))) / part) * 1e6
  }
  const isSync = !(run(0, 1) instanceof Promise)
  const milliseconds = isSync
    ? await timed(() => {
        for (let pass = 0; pass < passes; pass += 1) run(0, count)
      })
    : await timed(async () => {
        for (let pass = 0; pass < passes; pass += 1) await run(0, count)
      })
  return (milliseconds / (passes * count)) * 1e6
}

const send = (response: Response): void => {
  process.send?.(response)
}

const [name, settingFile, policy = null] = process.argv.slice(2) as [Name, string, PolicyKey?]
const setting = JSON.parse(readFileSync(settingFile, 'utf8')) as Setting
const count = setting.members.length

const loaded = async (): Promise<Contestant | string> => {
  try {
    return await contestants[name](setting, policy)
  } catch (error) {
    if (error instanceof Error && error.name === 'NotTranslated') return error.message
    throw error
  }
}

const contestant = await loaded()
let batch: Batch = { passes: 1, part: 0 }
let turn = 0

const respond = async (asked: Request): Promise<Response> => {
  if (typeof contestant === 'string') return { refused: contestant }
  switch (asked.ask) {
    case 'answers': {
      const answers: Answer[] = []
      for (let index = 0; index < count; index += 1) answers.push(await contestant.answer(index))
      return { answers }
    }
    case 'warm-up':
      batch = await warmedUp(contestant, count)
      return { ready: true }
    case 'turn': {
      const nanoseconds: number[] = []
      for (let each = 0; each < (batch.passes === 0 ? 1 : BATCHES_IN_A_TURN); each += 1) {
        turn += 1
        nanoseconds.push(await timedBatch(contestant, count, batch, turn))
      }
      return { nanoseconds }
    }
  }
}

process.on('message', (asked: Request) => {
  void respond(asked).then(send)
})
