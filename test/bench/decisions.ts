/** Decisions and traces, beside functions written by hand and beside other tools; and what it costs to take facts in. */
import { isDeepStrictEqual } from 'node:util'
import type { Answer } from './contestant.ts'
import { type Name, tools } from './contestants.ts'
import { type Launched, answersOf, close, launch, medians } from './processes.ts'
import { type Bar, type Row, duration } from './report.ts'
import type { Prepared } from './workspace.ts'

type Say = (text: string) => void

/** Processes of each contestant: optimising compilers do not always come to the same code. */
const LAUNCHES = 3
const ROUNDS = 16
const TOOL_ROUNDS = 9

const BAR = 1.5
const GOAL = 10

/** How a contestant differs from the reference evaluator on one of the members, or null. */
const difference = ({ traces }: Prepared, name: Name, answers: readonly Answer[]): string | null => {
  const expected = (index: number): Answer => {
    const trace = traces[index] ?? []
    return name.startsWith('trace') ? trace : trace.map(({ status }) => status)
  }
  const place = answers.findIndex((answer, index) => answer !== null && !isDeepStrictEqual(answer, plain(expected(index))))
  return place < 0 ? null : `differs from the reference on member ${place}`
}

/** As it comes from another process. */
const plain = (answer: Answer): unknown => JSON.parse(JSON.stringify(answer))

/** Those that can say the policy and agree; and of the others, why they are not measured. */
const agreed = async (
  policy: Prepared,
  launched: readonly Launched[],
): Promise<{ readonly able: readonly Launched[]; readonly unable: ReadonlyMap<Name, string> }> => {
  const able: Launched[] = []
  const unable = new Map<Name, string>()
  for (const each of launched) {
    const answers = await answersOf(each)
    const fault = typeof answers === 'string' ? `cannot say: ${answers}` : difference(policy, each.name, answers)
    if (fault === null) able.push(each)
    else unable.set(each.name, fault)
  }
  if ([...unable.values()].some((fault) => fault.startsWith('differs'))) process.exitCode = 1
  return { able, unable }
}

interface Turns {
  /** Median nanoseconds. */
  readonly times: ReadonlyMap<Name, number>
  readonly unable: ReadonlyMap<Name, string>
}

const LAUNCHED_ONCE: ReadonlySet<Name> = new Set(tools)

const inTurns = async (policy: Prepared, names: readonly Name[], rounds: number): Promise<Turns> => {
  const launched = names.flatMap((name) =>
    Array.from({ length: LAUNCHED_ONCE.has(name) ? 1 : LAUNCHES }, () => launch(name, policy)),
  )
  try {
    const { able, unable } = await agreed(policy, launched)
    return { times: await medians(able, rounds), unable }
  } finally {
    close(launched)
  }
}

/** One contestant beside another, as a row. */
const beside = ({ times, unable }: Turns, by: Name, other: Name, section: string, what: string, bar: ((ratio: number) => Bar) | null): Row => {
  const [time, against] = [times.get(by), times.get(other)]
  const ratio = time === undefined || against === undefined ? null : time / against
  const fault = [by, other].flatMap((name) => (unable.has(name) ? [`${name} ${unable.get(name)}`] : []))
  return {
    section,
    what,
    measured: time === undefined ? '' : duration(time),
    against: against === undefined ? '' : duration(against),
    ratio,
    bar: ratio === null || bar === null ? null : bar(ratio),
    note: fault.join('; '),
  }
}

const PAIRS = [
  { section: 'Decision alone, beside a function written by hand', by: 'decide by Rubric', hand: 'decide by hand' },
  { section: 'With the whole trace, beside a function written by hand', by: 'trace by Rubric', hand: 'trace by hand' },
] as const

export const besideHand = async (policies: readonly Prepared[], say: Say): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for (const { section, by, hand } of PAIRS) {
    for (const policy of policies) {
      say(`${policy.id}: ${by}, ${hand}`)
      const turns = await inTurns(policy, [by, hand], ROUNDS)
      rows.push(beside(turns, by, hand, section, policy.id, (ratio) => ({ atMost: BAR, of: ratio, unit: ' x' })))
    }
  }
  return rows
}

export const takingIn = async (policies: readonly Prepared[], say: Say): Promise<readonly Row[]> => {
  const section = 'Facts validated and copied into a record, beside JSON.parse of the same text'
  const rows: Row[] = []
  for (const policy of policies) {
    say(`${policy.id}: read, JSON.parse`)
    const turns = await inTurns(policy, ['read by Rubric', 'JSON.parse'], ROUNDS)
    rows.push(beside(turns, 'read by Rubric', 'JSON.parse', section, policy.id, null))
  }
  return rows
}

export const besideTools = async (policies: readonly Prepared[], say: Say): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for (const policy of policies) {
    say(`${policy.id}: ${tools.join(', ')}`)
    const turns = await inTurns(policy, ['decide by Rubric', ...tools], TOOL_ROUNDS)
    const section = `What else one could pick, for ${policy.id} (how many times as long as Rubric)`
    const fastest = Math.min(...tools.flatMap((name) => turns.times.get(name) ?? []))
    for (const name of tools) {
      const isFastest = turns.times.get(name) === fastest
      const goal = (ratio: number): Bar => ({ atLeast: GOAL, of: ratio, unit: ' x' })
      const row = beside(turns, name, 'decide by Rubric', section, name, isFastest ? goal : null)
      rows.push(isFastest ? { ...row, note: 'the fastest of them' } : row)
    }
  }
  return rows
}
