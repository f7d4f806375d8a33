/**
 * What is not known: an answer is met where every completion of the record makes it met, not met where none does, else unknown.
 * Here every completion is tried, so the answer is both safe and as definite as can be. (Of parts that are independent.)
 */
import type { FactsInput } from '@rubric/compiler'
import type { StatusWord } from '@rubric/runtime'
import { describe, expect, it } from 'vitest'
import { conditionUnder, list } from '../support/meaning.ts'

const facts =
  'seen date\nother date\ncalled date and time\nn count\ngrade none < mild < moderate < severe\n' +
  'events list of\n  on date\n  kept yes/no\n  score count'
const decided = conditionUnder(facts)

const summed = (answers: Iterable<StatusWord>): StatusWord => {
  const words = new Set(answers)
  const [only] = words
  return words.size === 1 && only !== undefined ? only : 'unknown'
}

const daysOf = (known: string): readonly string[] => {
  const [year = 0, month] = known.split('-').map(Number)
  const first = new Date(Date.UTC(year, (month ?? 1) - 1, 1))
  const end = month === undefined ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month, 1)
  return Array.from({ length: (end - first.getTime()) / 86_400_000 }, (_, day) =>
    new Date(first.getTime() + day * 86_400_000).toISOString().slice(0, 10),
  )
}

describe('two dates that are known to the month', () => {
  it.each([
    ['before', '2026-02', '2026-02'],
    ['on or after', '2026-02', '2026-03'],
    ['on', '2026-02', '2026-03'],
    ['is not', '2026-02', '2026-02'],
    ['within 27 days after', '2026-03', '2026-02'],
    ['within 58 days after', '2026-03', '2026-02'],
    ['within 1 month before', '2026-02', '2026-03'],
    ['less than 1 month after', '2026-03', '2026-02'],
    ['at least 2 months after', '2026-03', '2026-02'],
    ['at least 1 day before', '2026-02', '2026-03'],
    ['more than 58 days before', '2026-02', '2026-03'],
    ['exactly 1 month after', '2026-03', '2026-02'],
    ['within 2 weeks of', '2026-02', '2026-03'],
  ])('seen %s other, %s and %s', (phrase, seen, other) => {
    const { says } = decided(`seen ${phrase} other`)
    const answers = daysOf(seen).flatMap(left => daysOf(other).map(right => says({ seen: left, other: right })))
    expect(says({ seen, other })).toBe(summed(answers))
  })
})

describe('one date that is known to the year', () => {
  it.each([
    ['seen within 6 months before as of', '2025'],
    ['seen within 6 months before as of', '2026'],
    ['seen at least 1 year before as of', '2025'],
    ['seen at least 1 year before as of', '2024'],
    ['seen between 2025-01-01 and 2025-12-31', '2025'],
    ['age of seen at least 2 years', '2024'],
    ['age of seen at least 2 years', '2023'],
    ['age of seen is not 1 year', '2024'],
    ['age of seen between 14 and 25 months', '2024'],
    ['age of seen less than 26 months', '2024'],
  ])('%s, %s', (condition, seen) => {
    const { says } = decided(condition)
    expect(says({ seen })).toBe(summed(daysOf(seen).map(day => says({ seen: day }))))
  })
})

describe('a date without its time', () => {
  const minutes = (day: string): readonly string[] =>
    Array.from({ length: 1440 / 15 + 1 }, (_, at) => Math.min(at * 15, 1439)).map(
      minute => `${day}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
    )
  it.each([
    'called before 2026-03-01 00:00',
    'called before 2026-03-01 00:15',
    'called on or before 2026-03-01 23:59',
    'called within 24 hours after 2026-02-28 23:59',
    'called within 24 hours after 2026-02-28 12:00',
    'called at least 12 hours after 2026-02-28 12:00',
    'called exactly 12 hours after 2026-03-01 00:00',
    'called on 2026-03-01',
  ])('%s', condition => {
    const { says } = decided(condition)
    expect(says({ called: '2026-03-01' })).toBe(summed(minutes('2026-03-01').map(called => says({ called }))))
  })
})

describe('a fact that is not known', () => {
  it.each(['at least 2', 'less than 3', 'is 2', 'not in (1, 2)', 'between 1 and 2'])('n %s', test => {
    const { says } = decided(`n ${test}`)
    expect(says({})).toBe(summed([0, 1, 2, 3, 4].map(n => says({ n }))))
  })

  it.each(['at least mild', 'is severe', 'in (none, severe)', 'between mild and severe'])('grade %s', test => {
    const { says } = decided(`grade ${test}`)
    expect(says({})).toBe(summed(['none', 'mild', 'moderate', 'severe'].map(grade => says({ grade }))))
  })
})

type Kept = boolean | null

/** All ways to say of so many entries whether they were kept, or not to. */
const keptOf = (entries: number): readonly (readonly Kept[])[] =>
  entries === 0 ? [[]] : keptOf(entries - 1).flatMap(rest => [true, false, null].map(kept => [...rest, kept]))
const completions = (of: readonly Kept[]): readonly (readonly Kept[])[] =>
  of.reduce<readonly (readonly Kept[])[]>(
    (all, kept) =>
      all.flatMap(rest =>
        kept === null
          ? [
              [...rest, true],
              [...rest, false],
            ]
          : [[...rest, kept]],
      ),
    [[]],
  )

describe('entries of which a field is not known', () => {
  const record = (kept: readonly Kept[]): FactsInput => ({
    events: list('2026-03-01', ...kept.map((each, at) => ({ on: `2026-02-0${at + 1}`, kept: each, score: at }))),
  })
  it.each([
    'any events where kept',
    'no events where kept',
    'every events has kept',
    'count of events where (kept) at least 2',
    'count of events where (kept) is 1',
    'count of events where (kept) is not 1',
    'count of events where (kept) in (0, 2)',
    'count of events where (not kept) between 1 and 2',
    'latest events.kept',
    'earliest events.kept is no',
  ])('%s', condition => {
    const { says } = decided(condition)
    for (const kept of [...keptOf(1), ...keptOf(2), ...keptOf(3)]) {
      expect([kept, says(record(kept))]).toEqual([kept, summed(completions(kept).map(complete => says(record(complete))))])
    }
  })
})

describe('`latest` where no entry fits for certain is unknown: safe, though not always as definite as could be', () => {
  const record = (kept: readonly Kept[]): FactsInput => ({
    events: list('2026-03-01', ...kept.map((each, at) => ({ on: `2026-02-0${at + 1}`, kept: each, score: at }))),
  })
  it.each([
    'latest events.score where (kept) at least 1',
    'latest events.on where (kept) after 2026-02-01',
    'earliest events.score where (kept) at least 1',
  ])('%s', condition => {
    const { says } = decided(condition)
    expect(says(record([null]))).toBe('unknown')
    for (const kept of [...keptOf(1), ...keptOf(2), ...keptOf(3)]) {
      const [found, expected] = [says(record(kept)), summed(completions(kept).map(complete => says(record(complete))))]
      expect([kept, kept.includes(true) ? found : found === 'unknown' ? expected : found]).toEqual([kept, expected])
    }
  })
})

describe('an entry whose date is known in part', () => {
  it.each([
    ['any events in the past 3 weeks', '2026-02'],
    ['any events in the past 4 weeks', '2026-02'],
    ['no events in the past 1 month', '2026'],
    ['any events in the past 2 months', '2026'],
    ['no events since 2026-02-01', '2026-01'],
    ['any events in the 30 days after 2026-01-15', '2026-02'],
    ['any events in the 30 days before 2026-02-28', '2026-02'],
    ['any events where on before 2026-02-15', '2026-02'],
    ['latest events.on after 2026-01-31', '2026-02'],
    ['count of events is 1', '2026-03'],
  ])('%s, %s', (condition, on) => {
    const { says } = decided(condition)
    const record = (day: string): FactsInput => ({ events: list('2027-12-31', { on: day }) })
    expect(says(record(on))).toBe(summed(daysOf(on).map(day => says(record(day)))))
  })
})

describe('entries that may be missing', () => {
  const one = { on: '2026-02-01', kept: true, score: 3 }
  const further = [
    [],
    [{ on: '2026-02-28', kept: true, score: 5 }],
    [
      { on: '2026-02-28', kept: false, score: 0 },
      { on: '2026-01-01', kept: true, score: 1 },
    ],
  ] as const
  it.each([
    'any events',
    'no events',
    'any events where kept',
    'every events has kept',
    'count of events at least 1',
    'count of events at most 1',
    'count of events is 0',
    'count of events is 1',
    'sum of events.score at least 3',
    'sum of events.score at most 3',
    'latest events.score is 3',
    'latest events.kept',
  ])('%s', condition => {
    const { says } = decided(condition)
    expect(says({ events: list(null, one) })).toBe(
      summed(further.map(more => says({ events: list('2026-03-01', one, ...more) }))),
    )
  })
})
