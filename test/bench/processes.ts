/** Child processes of contestants: one question at a time, in turns. */
import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { Answer } from './contestant.ts'
import type { Request, Response } from './child.ts'
import type { Name } from './contestants.ts'
import { randomFrom, shuffled } from './members/random.ts'
import { median } from './statistics.ts'
import type { Prepared } from './workspace.ts'

export interface Launched {
  readonly name: Name
  readonly process: ChildProcess
}

export const launch = (name: Name, { key, settingFile }: Prepared): Launched => ({
  name,
  process: fork(join(import.meta.dirname, 'child.ts'), [name, key, settingFile], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] }),
})

const ask = ({ name, process }: Launched, request: Request): Promise<Response> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`${name} ended with ${code}`))
    process.once('exit', ended)
    process.once('message', (response: Response) => {
      process.off('exit', ended)
      resolve(response)
    })
    process.send(request)
  })

/** The answers, or what the contestant cannot say. */
export const answersOf = async (launched: Launched): Promise<readonly Answer[] | string> => {
  const response = await ask(launched, { ask: 'answers' })
  if ('answers' in response) return response.answers
  if ('refused' in response) return response.refused
  throw new Error(`${launched.name} gave no answers`)
}

const turn = async (launched: Launched): Promise<readonly number[]> => {
  const response = await ask(launched, { ask: 'turn' })
  if ('nanoseconds' in response) return response.nanoseconds
  throw new Error(`${launched.name} timed nothing`)
}

/** The median nanoseconds of a call by name, over batches of all processes in turns, shuffled anew each round. */
export const medians = async (launched: readonly Launched[], rounds: number): Promise<ReadonlyMap<Name, number>> => {
  for (const each of launched) await ask(each, { ask: 'warm-up' })
  const times = new Map<Name, number[]>()
  const random = randomFrom(rounds)
  for (let round = 0; round < rounds; round += 1) {
    for (const each of shuffled(launched, random)) {
      const found = times.get(each.name) ?? []
      found.push(...(await turn(each)))
      times.set(each.name, found)
    }
  }
  return new Map([...times].map(([name, values]) => [name, median(values)]))
}

export const close = (launched: readonly Launched[]): void => {
  for (const { process } of launched) process.kill()
}
