/** Decisions and traces, beside functions written by hand and beside other tools; and what it costs to take facts in. */
import { isDeepStrictEqual } from 'node:util'
import type { Answer } from './contestant.ts'
import { type Name, tools } from './contestants.ts'
import { type Launched, answersOf, close, launch, medians } from './processes.ts'
import { type Row, duration } from './report.ts'
import type { Prepared } from './workspace.ts'

type Say = (text: string) => void

/** Processes of each contestant: optimising compilers do not always come to the same code. */
const LAUNCHES = 3
const ROUNDS = 16
const TOOL_ROUNDS = 9

const BAR = 1.5
const GOAL = 10

/** Throws where a contestant does not agree with the reference evaluator on every member. */
const checkAgreement = ({ id, traces }: Prepared, name: Name, answers: readonly Answer[]): void => {
  answers.forEach((answer, index) => {
    const trace = traces[index] ?? []
    const expected = name.startsWith('trace') ? trace : trace.map(({ status }) => status)
    if (answer !== null && !isDeepStrictEqual(answer, JSON.parse(JSON.stringify(expected)))) {
      throw new Error(`${id}: ${name} differs from the reference on member ${index}:\n${JSON.stringify(answer)}\n${JSON.stringify(expected)}`)
    }
  })
}

/** Those that can say the policy, all in agreement; and of the others, why not. */
const agreed = async (
  policy: Prepared,
  launched: readonly Launched[],
): Promise<{ readonly able: readonly Launched[]; readonly unable: ReadonlyMap<Name, string> }> => {
  const able: Launched[] = []
  const unable = new Map<Name, string>()
  for (const each of launched) {
    const answers = await answersOf(each)
    if (typeof answers === 'string') unable.set(each.name, answers)
    else {
      checkAgreement(policy, each.name, answers)
      able.push(each)
    }
  }
  return { able, unable }
}

const inTurns = async (policy: Prepared, names: readonly Name[], launches: number, rounds: number) => {
  const launched = Array.from({ length: launches }, () => names.map((name) => launch(name, policy))).flat()
  try {
    const { able, unable } = await agreed(policy, launched)
    return { times: await medians(able, rounds), unable }
  } finally {
    close(launched)
  }
}

const timeOf = (times: ReadonlyMap<Name, number>, name: Name): number => {
  const time = times.get(name)
  if (time === undefined) throw new Error(`${name} was not timed`)
  return time
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
      const { times } = await inTurns(policy, [by, hand], LAUNCHES, ROUNDS)
      const ratio = timeOf(times, by) / timeOf(times, hand)
      const bar = { atMost: BAR, of: ratio, unit: ' x' }
      rows.push({ section, what: policy.id, measured: duration(timeOf(times, by)), against: duration(timeOf(times, hand)), ratio, bar, note: '' })
    }
  }
  return rows
}

export const takingIn = async (policies: readonly Prepared[], say: Say): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for (const policy of policies) {
    say(`${policy.id}: read, JSON.parse`)
    const { times } = await inTurns(policy, ['read by Rubric', 'JSON.parse'], LAUNCHES, ROUNDS)
    const [read, parse] = [timeOf(times, 'read by Rubric'), timeOf(times, 'JSON.parse')]
    rows.push({
      section: 'Facts validated and copied into a record, beside JSON.parse of the same text',
      what: policy.id,
      measured: duration(read),
      against: duration(parse),
      ratio: read / parse,
      bar: null,
      note: '',
    })
  }
  return rows
}

export const besideTools = async (policies: readonly Prepared[], say: Say): Promise<readonly Row[]> => {
  const rows: Row[] = []
  for (const policy of policies) {
    say(`${policy.id}: ${tools.join(', ')}`)
    const { times, unable } = await inTurns(policy, ['decide by Rubric', ...tools], 1, TOOL_ROUNDS)
    const own = timeOf(times, 'decide by Rubric')
    const section = `What else one could pick, for ${policy.id} (how many times as long as Rubric)`
    const fastest = Math.min(...tools.flatMap((name) => times.get(name) ?? []))
    for (const name of tools) {
      const time = times.get(name)
      const common = { section, what: name, against: duration(own) }
      if (time === undefined) rows.push({ ...common, measured: '', ratio: null, bar: null, note: `cannot say: ${unable.get(name) ?? ''}` })
      else {
        const bar = time === fastest ? { atLeast: GOAL, of: time / own, unit: ' x' } : null
        rows.push({ ...common, measured: duration(time), ratio: time / own, bar, note: time === fastest ? 'the fastest of them' : '' })
      }
    }
  }
  return rows
}
