/** How much the laws try: a moment's worth in every test run, a night's worth with RUBRIC_DEEP. */
import { writeSync } from 'node:fs'
import { env } from 'node:process'

export const deep = env['RUBRIC_DEEP'] === '1'

/** Random policies for each law. */
export const policyRuns = Number(env['RUBRIC_RUNS'] ?? (deep ? 10_000 : 500))

/** Members for each policy. */
export const memberRuns = deep ? 8 : 6

/** The same policies every time in ordinary runs, others every night; RUBRIC_SEED repeats a night. */
export const seed = Number(env['RUBRIC_SEED'] ?? (deep ? Date.now() % 2 ** 31 : 20_260_301))

/** Straight to standard error: what a worker prints would wait until its work is done. */
const say = (line: string): void => void writeSync(2, `${line}\n`)

/** Says on standard error how far a deep run has come. */
export const progress = (law: string, runs = policyRuns): (() => void) => {
  if (!deep) return () => undefined
  let done = 0
  const began = performance.now()
  say(`${law}: seed ${seed}, ${runs} policies`)
  return () => {
    done += 1
    if (done % 1_000 === 0) say(`${law}: ${done} policies, ${Math.round((performance.now() - began) / 1_000)} s`)
  }
}
