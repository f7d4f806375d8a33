/**
 * Decisions, traces and determinations, beside functions written by hand and beside other tools; what a whole policy costs
 * beside its criteria alone; and what it costs to take facts in.
 */
import { isDeepStrictEqual } from 'node:util'
import { authorizationOf } from './authorization.ts'
import type { Answer } from './contestant.ts'
import { type Name, tools } from './contestants.ts'
import { type Launched, type Measured, answersOf, close, launch, measured } from './processes.ts'
import { type Bar, type Row, duration, ratioOf } from './report.ts'
import type { Prepared } from './workspace.ts'

export type Say = (text: string) => void

/** Processes of each contestant: optimising compilers do not always come to the same code. */
const LAUNCHES = 3
const ROUNDS = 16
const TOOL_ROUNDS = 9

const BAR = 1.5
const GOAL = 10

/** What the reference evaluator says of a member, as far as a contestant says it. */
const expected = ({ traces, determinations }: Prepared, name: Name, index: number): Answer => {
  if (name === 'determine by hand') return determinations[index]?.map(authorizationOf)[0] ?? null
  if (name === 'determine by Rubric') return determinations[index] ?? []
  const trace = traces[index] ?? []
  return name.startsWith('trace') ? trace : trace.map(({ status }) => status)
}

/** How a contestant differs from the reference evaluator on one of the members, or null. */
const difference = (subject: Prepared, name: Name, answers: readonly Answer[]): string | null => {
  const isWrong = (answer: Answer, index: number): boolean => answer !== null && !isDeepStrictEqual(answer, plain(expected(subject, name, index)))
  const place = answers.findIndex(isWrong)
  return place < 0 ? null : `differs from the reference on member ${place}`
}

/** As it comes from another process. */
const plain = (answer: Answer): unknown => JSON.parse(JSON.stringify(answer))

/** Those that can say the policy and agree; and of the others, why they are not measured. */
const agreed = async (
  launched: readonly Launched[],
): Promise<{ readonly able: readonly Launched[]; readonly unable: ReadonlyMap<Name, string> }> => {
  const able: Launched[] = []
  const unable = new Map<Name, string>()
  for (const each of launched) {
    const answers = await answersOf(each)
    const fault = typeof answers === 'string' ? `cannot say: ${answers}` : difference(each.subject, each.name, answers)
    if (fault === null) able.push(each)
    else unable.set(each.name, fault)
  }
  if ([...unable.values()].some((fault) => fault.startsWith('differs'))) process.exitCode = 1
  return { able, unable }
}

type Entrant = readonly [name: Name, subject: Prepared]

export interface Turns {
  readonly times: readonly Measured[]
  readonly unable: ReadonlyMap<Name, string>
}

const LAUNCHED_ONCE: ReadonlySet<Name> = new Set(tools)

export const inTurns = async (entrants: readonly Entrant[], rounds: number): Promise<Turns> => {
  const launched = entrants.flatMap(([name, subject]) =>
    Array.from({ length: LAUNCHED_ONCE.has(name) ? 1 : LAUNCHES }, () => launch(name, subject)),
  )
  try {
    const { able, unable } = await agreed(launched)
    return { times: await measured(able, rounds), unable }
  } finally {
    close(launched)
  }
}

interface Compared {
  readonly section: string
  readonly what: string
  readonly bar?: (ratio: number) => Bar
  readonly note?: string
}

/** One entrant beside another, or by itself, as a row. */
export const beside = (
  { times, unable }: Turns,
  by: Entrant,
  other: Entrant | null,
  { section, what, bar, note = '' }: Compared,
): Row => {
  const timesOf = (entrant: Entrant | null): Measured | undefined =>
    times.find((each) => each.name === entrant?.[0] && each.subject === entrant[1])
  const [time, against] = [timesOf(by), timesOf(other)]
  const ratio = time === undefined || against === undefined ? null : ratioOf(time, against)
  const faults = [by, ...(other === null ? [] : [other])].flatMap(([name]) => (unable.has(name) ? [`${name} ${unable.get(name)}`] : []))
  return {
    section,
    what,
    measured: time === undefined ? '' : duration(time.median),
    against: against === undefined ? '' : duration(against.median),
    ratio: ratio?.ratio ?? null,
    spread: ratio?.spread ?? null,
    bar: ratio === null || bar === undefined ? null : bar(ratio.ratio),
    note: [...faults, ...(note === '' ? [] : [note])].join('; '),
  }
}

const PAIRS = [
  { section: 'Decision alone, beside a function written by hand (criteria)', by: 'decide by Rubric', hand: 'decide by hand' },
  { section: 'With the whole trace, beside a function written by hand (criteria)', by: 'trace by Rubric', hand: 'trace by hand' },
] as const

export const besideHand = async (subjects: readonly Prepared[], say: Say): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for (const { section, by, hand } of PAIRS) {
    for (const subject of subjects) {
      say(`${subject.title}: ${by}, ${hand}`)
      const [one, other]: readonly [Entrant, Entrant] = [[by, subject], [hand, subject]]
      const bar = (ratio: number): Bar => ({ atMost: BAR, of: ratio, unit: ' x' })
      rows.push(beside(await inTurns([one, other], ROUNDS), one, other, { section, what: subject.title, bar }))
    }
  }
  return rows
}

/** An authorization with its limit and its exception. */
export const determining = async (subject: Prepared, say: Say): Promise<readonly Row[]> => {
  say(`${subject.title}: determine by Rubric, determine by hand`)
  const [one, other]: readonly [Entrant, Entrant] = [['determine by Rubric', subject], ['determine by hand', subject]]
  const turns = await inTurns([one, other], ROUNDS)
  const section = 'A determination with its limit and its exception, beside a function written by hand'
  return [beside(turns, one, other, { section, what: subject.title, note: 'by hand without what the limit has used and leaves' })]
}

export const takingIn = async (subjects: readonly Prepared[], say: Say): Promise<readonly Row[]> => {
  const section = 'Facts validated and copied into a record, beside JSON.parse of the same text'
  const rows: Row[] = []
  for (const subject of subjects) {
    say(`${subject.title}: read, JSON.parse`)
    const [one, other]: readonly [Entrant, Entrant] = [['read by Rubric', subject], ['JSON.parse', subject]]
    rows.push(beside(await inTurns([one, other], ROUNDS), one, other, { section, what: subject.title }))
  }
  return rows
}

export const besideTools = async (subjects: readonly Prepared[], say: Say): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for (const subject of subjects) {
    say(`${subject.title}: ${tools.join(', ')}`)
    const rubric: Entrant = ['decide by Rubric', subject]
    const turns = await inTurns([rubric, ...tools.map((name): Entrant => [name, subject])], TOOL_ROUNDS)
    const section = `What else one could pick, for the criteria of ${subject.title} (how many times as long as Rubric)`
    const others = turns.times.filter(({ name }) => name !== 'decide by Rubric')
    const fastest = Math.min(...others.map((each) => each.median))
    for (const name of tools) {
      const isFastest = others.find((each) => each.name === name)?.median === fastest
      const bar = (ratio: number): Bar => ({ atLeast: GOAL, of: ratio, unit: ' x' })
      const compared = { section, what: name, ...(isFastest ? { bar, note: 'the fastest of them' } : {}) }
      rows.push(beside(turns, [name, subject], rubric, compared))
    }
  }
  return rows
}
