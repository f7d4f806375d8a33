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
  readonly subject: Prepared
  readonly process: ChildProcess
  /** Rejected when the process ends. */
  readonly ended: Promise<never>
}

export const launch = (name: Name, subject: Prepared): Launched => {
  const args = [name, subject.settingFile, ...(subject.key === null ? [] : [subject.key])]
  const process = fork(join(import.meta.dirname, 'child.ts'), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const ended = new Promise<never>((_, reject) => {
    process.once('error', reject)
    process.once('exit', (code) => reject(new Error(`${name} of ${subject.title} ended with ${code}`)))
  })
  // It may end while nobody asks; whoever asks next is told.
  ended.catch(() => undefined)
  return { name, subject, process, ended }
}

const ask = ({ process, ended }: Launched, request: Request): Promise<Response> => {
  const response = new Promise<Response>((resolve) => process.once('message', resolve))
  // Should it have ended, `ended` says so.
  process.send(request, () => undefined)
  return Promise.race([response, ended])
}

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

/** Nanoseconds of a call. */
export interface Measured {
  readonly name: Name
  readonly subject: Prepared
  readonly median: number
  /** Of each round. */
  readonly rounds: readonly number[]
}

const isSame = (a: Pick<Launched, 'name' | 'subject'>, b: Pick<Launched, 'name' | 'subject'>): boolean =>
  a.name === b.name && a.subject === b.subject

/** Times of the same work together, over batches of all processes in turns, shuffled anew each round. */
export const measured = async (launched: readonly Launched[], rounds: number): Promise<readonly Measured[]> => {
  for (const each of launched) await ask(each, { ask: 'warm-up' })
  const batches = new Map<Launched, (readonly number[])[]>(launched.map((each) => [each, []]))
  const random = randomFrom(rounds)
  for (let round = 0; round < rounds; round += 1) {
    for (const each of shuffled(launched, random)) batches.get(each)?.push(await turn(each))
  }
  const firsts = launched.filter((each, index) => launched.findIndex((other) => isSame(each, other)) === index)
  return firsts.map((first) => {
    const own = [...batches].flatMap(([each, of]) => (isSame(each, first) ? [of] : []))
    const times = Array.from({ length: rounds }, (_, round) => own.flatMap((of) => of[round] ?? []))
    return { name: first.name, subject: first.subject, median: median(times.flat()), rounds: times.map(median) }
  })
}

export const close = (launched: readonly Launched[]): void => {
  for (const { process } of launched) process.kill()
}
