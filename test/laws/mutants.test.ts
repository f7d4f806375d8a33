/** The agreement law can fail: it notices when any part of the runtime is slightly wrong. */
import { determineReference } from '@rubric/compiler'
import { determinationDifferences, differences, loadGraph, memberCase, policy } from '@rubric/harness'
import * as runtime from '@rubric/runtime'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mutantsOfDeterminations, mutantsOfLimits, mutantsOfRecurrence, mutantsOfTime } from './mutants-of-duties.ts'
import { seed } from './runs.ts'
import { subjectOf } from './subject.ts'

type Runtime = typeof runtime

const { MET, NOT_MET, UNKNOWN } = runtime

/** One part of the runtime, almost right. */
const mutants: Readonly<Record<string, Partial<Runtime>>> = {
  'at least reads as more than': { atLeast: runtime.moreThan },
  'more than reads as at least': { moreThan: runtime.atLeast },
  'between leaves out its upper end': { between: (a, b, c, d, e, f) => runtime.between(a, b, c, d, e - 1, f - 1) },
  'between leaves out its lower end': { between: (a, b, c, d, e, f) => runtime.between(a, b, c + 1, d + 1, e, f) },
  'what may be equal is equal': { sameAs: (...ends) => (runtime.sameAs(...ends) === NOT_MET ? NOT_MET : MET) },
  'what may be among them is among them': { among: (...value) => (runtime.among(...value) === NOT_MET ? NOT_MET : MET) },
  'an unknown code is another': { sameCode: (a, b) => (a !== null && a === b ? MET : NOT_MET) },
  'the opposite of unknown is met': { not: (status) => (status === NOT_MET || status === UNKNOWN ? MET : NOT_MET) },
  'one too few is enough': { counted: (met, possible, least, most) => runtime.counted(met, possible, least - 1, most) },
  'one too many is fine': { counted: (met, possible, least, most) => runtime.counted(met, possible, least, most + 1) },
  'an unknown item counts as not met': { counted: (met, _, least, most) => runtime.counted(met, met, least, most) },
  'a month is 30 days': { addMonths: (day, months) => day + 30 * months },
  'months overflow into the next month': {
    addMonths: (day, months) =>
      runtime.addMonths(day, months) + (runtime.addMonths(day, months + 1) - runtime.addMonths(day, months) < 29 ? 1 : 0),
  },
  'one is a month older': {
    lowestAge: (low, high, day) => runtime.lowestAge(low, high, day) + 1,
    highestAge: (low, high, day) => runtime.highestAge(low, high, day) + 1,
  },
  'the last minute belongs to the next day': { dayOfMinute: (minute) => runtime.dayOfMinute(minute + 1) },
  'a day begins a minute late': { firstMinuteOf: (day) => runtime.firstMinuteOf(day) + 1 },
  'a day ends a minute late': { lastMinuteOf: (day) => runtime.lastMinuteOf(day) + 1 },
  'a partial date is its first day': { readLastDay: (_, first) => first },
  'a date without its time is midnight': { readLastMinute: (_, first) => first },
  'a list is complete a day longer': { readThrough: (value) => runtime.readThrough(value) + 1 },
  'an unknown yes/no is no': {
    readStatus: (value) => (value === null || value === undefined ? NOT_MET : runtime.readStatus(value)),
  },
  'an unknown number is zero': { readWhole: (value, scale, largest) => runtime.readWhole(value ?? 0, scale, largest) },
  'an unknown decimal is zero': { readDecimal: (value, least) => runtime.readDecimal(value ?? 0, least) },
  'an unknown choice is the first': {
    readChoice: (value, choices) => (value === null || value === undefined ? 0 : runtime.readChoice(value, choices)),
  },
  'decimals are cut': { readDecimal: (value, least) => Math.floor(runtime.readDecimal(value, least) / 1000) * 1000 },
  'as of is the day before': { readAsOf: (text) => runtime.readAsOf(text) - 1 },
  'a range shows its low end': { shownRange: (low) => low },
  'no earliest day': { NONE_LOW: runtime.FIRST_DAY as Runtime['NONE_LOW'], NONE_HIGH: runtime.LAST_DAY as Runtime['NONE_HIGH'] },
}

describe('the agreement law notices that', () => {
  const subjects = fc.sample(policy, { seed, numRuns: 500 })
  const members = new Map<number, ReturnType<typeof sampled>>()
  const sampled = (index: number) => {
    const subject = subjectOf(subjects[index]?.files ?? [])
    const cases = fc.sample(memberCase(subject.graph), { seed, numRuns: 6 })
    return {
      subject,
      cases: cases.map(({ facts, asOf }) => ({
        facts,
        asOf,
        trace: subject.reference(facts, asOf),
        determinations: determineReference(subject.graph, facts, asOf),
      })),
    }
  }
  const at = (index: number) => members.get(index) ?? members.set(index, sampled(index)).get(index) ?? sampled(index)

  /** How many policies it takes until a mutant shows. */
  const policiesUntil = (mutant: Partial<Runtime>): number => {
    for (let index = 0; index < subjects.length; index += 1) {
      const { subject, cases } = at(index)
      const loaded = loadGraph(subject.graph, mutant)
      for (const { facts, asOf, trace, determinations } of cases) {
        const outcome = loaded.evaluate(facts, asOf)
        if (!outcome.ok || differences(subject.graph, trace, outcome.trace).length > 0) return index + 1
        if (determinationDifferences(subject.graph, determinations, outcome.determinations).length > 0) return index + 1
      }
    }
    return Infinity
  }

  const all = { ...mutants, ...mutantsOfTime, ...mutantsOfRecurrence, ...mutantsOfLimits, ...mutantsOfDeterminations }
  it.each(Object.entries(all))(
    '%s',
    (_, mutant) => {
      expect(policiesUntil(mutant)).toBeLessThanOrEqual(500)
    },
    60_000,
  )
})
