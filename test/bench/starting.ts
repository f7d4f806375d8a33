/** From the shell's point of view: whole processes, in turns with one that does nothing. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Row, duration, ratioOf } from './report.ts'
import { median } from './statistics.ts'
import { policies } from './members/index.ts'
import { root } from './workspace.ts'

const ROUNDS = 25
const CHECKS = 7
/** Milliseconds over a process that does nothing. */
const BAR = 60

const rubric = join(root, 'packages', 'cli', 'bin', 'rubric.js')

/** Milliseconds of a whole process; 1 is what a command ends with that has findings. */
const processTime = (args: readonly string[], mayFind: boolean): number => {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  const time = performance.now() - start
  if (status !== 0 && !(mayFind && status === 1)) throw new Error(`${args.join(' ')} ended with ${status}:\n${stderr}`)
  return time
}

const NOTHING = ['-e', '0']

interface Times {
  readonly times: readonly number[]
  readonly nothing: readonly number[]
}

const overNothing = (args: readonly string[], rounds: number, mayFind: boolean): Times => {
  // Once for the compile cache, which every later run has.
  processTime(args, mayFind)
  const times: number[] = []
  const nothing: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    nothing.push(processTime(NOTHING, false))
    times.push(processTime(args, mayFind))
  }
  return { times, nothing }
}

const section = 'Cold start of the command line, beside node -e 0'

export const starting = (folder: string, say: (text: string) => void): readonly Row[] => {
  say('start: building')
  const built = join(folder, 'built')
  mkdirSync(built, { recursive: true })
  processTime([rubric, 'build', '--out', built], true)
  const facts = join(folder, 'facts.json')
  const rows: Row[] = []
  for (const { id, members } of policies) {
    const member = members[0]
    if (member === undefined) continue
    writeFileSync(facts, JSON.stringify(member.facts))
    say(`start: rubric eval ${id}`)
    const args = [rubric, 'eval', join(built, id), '--facts', facts, '--as-of', member.asOf]
    rows.push(row(`rubric eval of ${id}, built`, overNothing(args, ROUNDS, true), BAR))
  }
  say('start: rubric check')
  rows.push(row('rubric check policies', overNothing([rubric, 'check', 'policies'], CHECKS, true), null))
  return rows
}

const row = (what: string, { times, nothing }: Times, bar: number | null): Row => {
  const over = median(times) - median(nothing)
  return {
    section,
    what,
    measured: duration(median(times) * 1e6),
    against: duration(median(nothing) * 1e6),
    ...ratioOf({ median: median(times), rounds: times }, { median: median(nothing), rounds: nothing }),
    bar: bar === null ? null : { atMost: bar, of: over, unit: ' ms over it' },
    note: `${over.toFixed(0)} ms over it; fastest over fastest ${(Math.min(...times) - Math.min(...nothing)).toFixed(0)} ms`,
  }
}
