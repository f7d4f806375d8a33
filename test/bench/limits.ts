/**
 * What limits grant after a long history: the time for each service line of the history, of 250,000 and of 1,000,000 lines. If the work is
 * linear, four times the lines cost as much apiece. The two histories take turns.
 */
import { MET, determine } from '@rubric/runtime'
import type { LimitInfo, LimitWindowInfo, PolicyInfo, ServiceEntry, ServiceRecord } from '@rubric/runtime'
import { dayNumber } from '../support/graph.ts'
import { limit, limitsPolicy, line, record } from '../support/limits.ts'
import { randomFrom } from './members/random.ts'
import { type Row, duration, ratioOf } from './report.ts'
import { median } from './statistics.ts'

const FEW = 250_000
const MANY = 1_000_000
/** Per line, many beside few. */
const BAR = 1.1
const ROUNDS = 15

const CODES = ['H2022', 'H2022-HE', 'H2015', 'H0036', 'T1017']
const DAYS = 3 * 365

/** Lines of the three years before `as of`, most of them exact. */
const history = (count: number, asOf: number): readonly ServiceEntry[] => {
  const { below, chance, pick } = randomFrom(count)
  return Array.from({ length: count }, () => {
    const on = asOf - below(DAYS)
    const known = chance(0.95)
    return {
      on$low: on, on$high: known ? on : on + 3, code: pick(CODES), units: 1_000_000,
      authorization: String(on % 7), episode: null,
    }
  })
}

const windows: readonly (readonly [what: string, windows: readonly LimitWindowInfo[]])[] = [
  ['sliding: any 6 months, any 30 days', [{ kind: 'any', unit: 'months', amount: 6 }, { kind: 'any', unit: 'days', amount: 30 }]],
  ['calendar: week, month', [{ kind: 'calendar', unit: 'week', weekStart: 1 }, { kind: 'calendar', unit: 'month', weekStart: 1 }]],
]

const policyOf = (over: readonly LimitWindowInfo[]): PolicyInfo => {
  const codes: LimitInfo['codes'] = [{ system: 'HCPCS', first: 'H2022', last: 'H2022', modifiers: [] }]
  return limitsPolicy(over.map((window) => limit(1_000_000, window, { codes })))
}

const requestAfter = (lines: number): ServiceRecord => {
  const asOf = dayNumber('2026-03-01')
  return record({ asOf, through: asOf, history: history(lines, asOf), lines: [line(40, '2026-03-02', '2026-04-30', { code: 'H2022' })] })
}

/** Milliseconds of the processor, in this thread: what else the machine does counts little. */
const busy = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

/** The clock of the processor ticks every few milliseconds: so many determinations take long enough for it. */
const REPEATS = 10

/** Milliseconds of one determination. */
const timed = (policy: PolicyInfo, service: ServiceRecord): number => {
  const start = busy()
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    const [result] = determine(policy, () => MET, [MET], service)
    if (result?.lines?.[0]?.granted[0] === undefined) throw new Error('nothing was granted')
  }
  return (busy() - start) / REPEATS
}

export const limits = (say: (text: string) => void): readonly Row[] => {
  say(`limits: histories of ${FEW} and ${MANY} lines`)
  const [few, many] = [requestAfter(FEW), requestAfter(MANY)]
  return windows.map(([what, over]): Row => {
    say(`limits: ${what}`)
    const policy = policyOf(over)
    const times = { few: [] as number[][], many: [] as number[] }
    for (let round = -3; round < ROUNDS; round += 1) {
      // Four short ones beside one long one: both work on as many lines.
      const short = [1, 2, 3, 4].map(() => timed(policy, few))
      const long = timed(policy, many)
      if (round < 0) continue
      times.few.push(short)
      times.many.push(long)
    }
    // Nanoseconds a line.
    const each = { median: (median(times.many) * 1e6) / MANY, rounds: times.many.map((time) => (time * 1e6) / MANY) }
    const against = { median: (median(times.few.flat()) * 1e6) / FEW, rounds: times.few.map((short) => (median(short) * 1e6) / FEW) }
    const { ratio, spread } = ratioOf(each, against)
    return {
      section: 'Limits over 1,000,000 service lines, each line beside one of 250,000, in time of the processor',
      what,
      measured: duration(each.median),
      against: duration(against.median),
      ratio,
      spread,
      bar: { atMost: BAR, of: ratio, unit: ' x' },
      note: `${duration(median(times.many) * 1e6)} in all`,
    }
  })
}
