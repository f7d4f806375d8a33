import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NOT_MET, UNKNOWN, addMonths, codedAs, firstDayOfMonth } from '@rubric/runtime'
import type { LimitInfo, RequestedLine, ServiceEntry, ServiceRecord } from '@rubric/runtime'
import { UNIT, determined, entries, forgotten, limits, limitsPolicy, lines, records } from '../support/limits.ts'
import { runs } from '../support/outlines.ts'

const several = fc.array(limits, { minLength: 1, maxLength: 3 })
const oneLine = records(lines(5), 1)

/** Units on days: what is placed, and what was. */
type Units = readonly (readonly [day: number, units: number])[]

/** Every window of a limit that holds the day, by trying every first day. */
function windowsWith({ window }: LimitInfo, day: number): readonly (readonly [number, number])[] {
  if (window.kind === 'any') {
    const end = (start: number): number => (window.unit === 'days' ? start + window.amount : addMonths(start, window.amount)) - 1
    return Array.from({ length: 70 }, (_, back) => [day - back, end(day - back)] as const).filter(([, last]) => last >= day)
  }
  if (window.kind !== 'calendar') return [[-Infinity, Infinity]]
  if (window.unit === 'week') {
    const start = [0, 1, 2, 3, 4, 5, 6].map((back) => day - back).find((first) => (((first + 3) % 7) + 7) % 7 === window.weekStart - 1) ?? NaN
    return [[start, start + 6]]
  }
  const months = { month: 1, quarter: 3, year: 12 }[window.unit]
  const start = firstDayOfMonth(day, months)
  return [[start, addMonths(start, months) - 1]]
}

function counts({ window, codes }: LimitInfo, entry: ServiceEntry, service: ServiceRecord): boolean {
  if (codedAs(entry.code, codes) === NOT_MET || window.kind === 'request') return false
  return (
    (window.kind !== 'authorization' || entry.authorization === service.authorization) &&
    (window.kind !== 'episode' || entry.episode === service.episode)
  )
}

/** No window of the limit holds more than its most, if it holds any of what is placed. */
function keeps(limit: LimitInfo, placed: Units, service: ServiceRecord): boolean {
  const before = service.history.filter((entry) => counts(limit, entry, service)).map((entry) => [entry.on$low, entry.units] as const)
  return placed
    .filter(([, units]) => units > 0)
    .flatMap(([day]) => windowsWith(limit, day))
    .every(([first, last]) => {
      const within = [...before, ...placed].filter(([day]) => day >= first && day <= last)
      return within.reduce((sum, [, units]) => sum + units, 0) <= limit.most
    })
}

/** The most whole units that any way to place them comes to. */
function mostOf(all: readonly LimitInfo[], line: RequestedLine, service: ServiceRecord): number {
  const covering = all.filter(({ codes }) => codedAs(line.code, codes) !== NOT_MET)
  const caps = covering.flatMap(({ unitHours }) => (unitHours === null ? [] : [Math.floor(line.hours / unitHours) * UNIT]))
  const wanted = Math.min(line.units, ...caps)
  if (covering.length === 0) return wanted
  const search = (day: number, placed: Units, total: number): number => {
    if (day > line.to$high || total === wanted) return total
    let best = search(day + 1, placed, total)
    for (let units = UNIT; total + units <= wanted && best < wanted; units += UNIT) {
      const more: Units = [...placed, [day, units]]
      if (!covering.every((limit) => keeps(limit, more, service))) break
      best = Math.max(best, search(day + 1, more, total + units))
    }
    return best
  }
  return search(line.from$low, [], 0)
}

const grants = (all: readonly LimitInfo[], service: ServiceRecord, holds: 0 | 1 | 3 = 3): readonly (readonly [number, number])[] =>
  (determined(limitsPolicy(all), service, holds).lines ?? []).map(({ granted }) => granted)

describe('what limits grant', () => {
  it('is the most that any way to place it on the days requested comes to, no window holding more than it may', () => {
    fc.assert(
      fc.property(several, oneLine, (all, service) => {
        const most = mostOf(all, service.lines?.[0] as RequestedLine, service)
        expect(grants(all, service)).toEqual([[most, most]])
      }),
      runs(400, 20_000),
    )
  })

  it('never falls where a limit allows more, and never rises with the history', () => {
    fc.assert(
      fc.property(several, oneLine.chain((service) => forgotten(service)), entries, fc.nat(2), (all, service, entry, which) => {
        const [now] = grants(all, service)
        const [wider] = grants(all.map((limit, i) => (i === which ? { ...limit, most: limit.most + UNIT } : limit)), service)
        const [longer] = grants(all, { ...service, history: [...service.history, entry] })
        for (const end of [0, 1] as const) {
          expect(wider?.[end]).toBeGreaterThanOrEqual(now?.[end] ?? NaN)
          expect(longer?.[end]).toBeLessThanOrEqual(now?.[end] ?? NaN)
        }
      }),
      runs(300, 10_000),
    )
  })

  it('lies between its ends, whatever the rest turns out to be', () => {
    const both = records(lines(9), 3).chain((service) => fc.tuple(fc.constant(service), forgotten(service)))
    fc.assert(
      fc.property(several, both, fc.constantFrom(0, 3), (all, [service, less], holds) => {
        const [known, part, open] = [determined(limitsPolicy(all), service, holds), determined(limitsPolicy(all), less, holds), grants(all, less, UNKNOWN)]
        known.lines?.forEach(({ granted: [granted] }, i) => {
          const [least, most] = part.lines?.[i]?.granted ?? [NaN, NaN]
          expect(granted).toBeGreaterThanOrEqual(least)
          expect(granted).toBeLessThanOrEqual(most)
          expect(open[i]?.[0]).toBeLessThanOrEqual(least)
          expect(open[i]?.[1]).toBeGreaterThanOrEqual(most)
        })
        if (part.outcome !== 'information needed') expect(known.outcome).toBe(part.outcome)
      }),
      runs(500, 20_000),
    )
  })
})
