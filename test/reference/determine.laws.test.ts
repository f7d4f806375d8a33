import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { determineReference } from '@rubric/compiler'
import type { FactsInput, RuleGraph } from '@rubric/compiler'
import type { Amount } from '@rubric/runtime'
import { factsOf, forgotten, lines, records, UNIT } from '../support/limits.ts'
import { runs } from '../support/outlines.ts'
import { randomDeterminations, randomRequests } from '../support/random-requests.ts'

const AS_OF = '2024-03-01'

/** What each determination grants to each line. */
const grants = (graph: RuleGraph, facts: FactsInput): readonly Amount[] =>
  determineReference(graph, facts, AS_OF).flatMap((result) => result.lines?.map(({ granted }) => granted) ?? [])

interface Service {
  readonly history: { readonly complete_through: string | null; readonly entries: readonly object[] }
}
const withEntry = (facts: FactsInput, entry: object): FactsInput => {
  const { history } = (facts['service'] ?? { history: { complete_through: null, entries: [] } }) as Service
  return { ...facts, service: { history: { ...history, entries: [...history.entries, entry] } } }
}
/** A single line: what an earlier line gets decides what a later one does. */
const oneLine = randomRequests.map((facts) => {
  const request = facts['request'] as { lines: { entries: readonly unknown[] } | null } | null
  const kept = request === null ? null : { ...request, lines: request.lines === null ? null : { entries: request.lines.entries.slice(0, 1) } }
  return { ...facts, request: kept }
})
/** What is refused cannot be asked for: a request, or a line of it, whose days run backwards. */
const asked = (line: ReturnType<typeof lines>, most: number): ReturnType<typeof records> =>
  records(line.filter(({ from$low, to$high }) => to$high >= from$low), most).map((of) =>
    of.to[1] >= of.from[0] ? of : { ...of, from: of.to, to: of.from },
  )
const entry = fc.record({
  on: fc.constantFrom('2024-02-10', '2024-02-29', '2024-03-05', '2024-02', null),
  code: fc.constantFrom('H2022', 'H2022-HE', 'H2015', null),
  units: fc.constantFrom(1, 3, null),
})

describe('what a determination grants', () => {
  it('is from the least to the most, and never more than is requested', () => {
    fc.assert(
      fc.property(randomDeterminations, randomRequests, (graph, facts) => {
        for (const { lines: all } of determineReference(graph, facts, AS_OF)) {
          for (const { requested, granted, limits, binding } of all ?? []) {
            expect(granted[0]).toBeLessThanOrEqual(granted[1])
            expect(granted[0]).toBeLessThanOrEqual(requested[0])
            expect(granted[1]).toBeLessThanOrEqual(requested[1])
            for (const { grantable } of limits) {
              expect(granted[0]).toBeLessThanOrEqual(grantable[0])
              expect(granted[1]).toBeLessThanOrEqual(grantable[1])
            }
            if (binding === null) expect(granted).toEqual(requested)
          }
        }
      }),
      runs(150, 3_000),
    )
  })

  it('is no more where more has been used, and no less where a limit allows more', () => {
    fc.assert(
      fc.property(randomDeterminations, oneLine, entry, fc.nat(2), (graph, facts, more, which) => {
        const before = grants(graph, facts)
        const wider = { ...graph, limits: graph.limits.map((limit, i) => (i === which ? { ...limit, most: limit.most + UNIT } : limit)) }
        const [used, allowed] = [grants(graph, withEntry(facts, more)), grants(wider, facts)]
        before.forEach(([least, most], i) => {
          expect(used[i]?.[0]).toBeLessThanOrEqual(least)
          expect(used[i]?.[1]).toBeLessThanOrEqual(most)
          expect(allowed[i]?.[0]).toBeGreaterThanOrEqual(least)
          expect(allowed[i]?.[1]).toBeGreaterThanOrEqual(most)
        })
      }),
      runs(150, 3_000),
    )
  })

  it('leaves nothing to grant again where a limit cut it short', () => {
    const onOneDay = asked(lines(0), 1).filter(({ lines: all }) => all?.every((line) => line.from$low === line.to$low) ?? false)
    fc.assert(
      fc.property(randomDeterminations, onOneDay, fc.constantFrom('H2022', 'H2022-HE'), (graph, record, code) => {
        const plain = { ...graph, limits: graph.limits.map((limit) => ({ ...limit, unitHours: null })) }
        const coded = { ...record, lines: record.lines?.map((line) => ({ ...line, code })) ?? null, history: record.history.map((of) => ({ ...of, code })) }
        const facts: FactsInput = { ...factsOf(coded), a: true, b: true }
        const [line] = coded.lines ?? []
        const [first] = determineReference(plain, facts, AS_OF)[0]?.lines ?? []
        if (line === undefined || first === undefined || first.granted[0] !== first.granted[1] || first.granted[0] >= first.requested[0]) return
        const [on] = (facts['request'] as { lines: { entries: readonly { from: string }[] } }).lines.entries
        const { authorization, episode } = coded
        const again = withEntry(facts, { on: on?.from, code, units: first.granted[0] / UNIT, authorization, episode })
        const perRequest = first.limits.some(({ limit }) => plain.limits[limit]?.window.kind === 'request')
        if (!perRequest) expect(determineReference(plain, again, AS_OF)[0]?.lines?.[0]?.granted).toEqual([0, 0])
      }),
      runs(300, 5_000),
    )
  })

  it('does not contradict what was definite when the record lacked something', () => {
    const both = asked(lines(9), 2).chain((record) => fc.tuple(fc.constant(record), forgotten(record)))
    const recode = (code: string | null): string | null => (code === null ? null : code === 'A' ? 'H2022' : 'H2022-HE')
    const answers = fc.constantFrom(true, false)
    fc.assert(
      fc.property(randomDeterminations, both, answers, answers, fc.nat(3), (graph, [whole, less], a, b, lacks) => {
        const coded = (record: typeof whole): FactsInput =>
          factsOf({
            ...record,
            lines: record.lines?.map((line) => ({ ...line, code: recode(line.code) })) ?? null,
            history: record.history.map((of) => ({ ...of, code: recode(of.code) })),
          })
        const asOf = new Date(whole.asOf * 86_400_000).toISOString().slice(0, 10)
        const before = determineReference(graph, { ...coded(less), a: lacks === 0 ? null : a, b: lacks === 1 ? null : b }, asOf)
        const after = determineReference(graph, { ...coded(whole), a, b }, asOf)
        before.forEach(({ outcome, lines: all }, i) => {
          if (outcome !== 'information needed') expect(after[i]?.outcome).toBe(outcome)
          all?.forEach(({ granted: [least, most] }, k) => {
            const [now] = after[i]?.lines?.[k]?.granted ?? [NaN]
            expect(now).toBeGreaterThanOrEqual(least)
            expect(now).toBeLessThanOrEqual(most)
          })
        })
      }),
      runs(150, 5_000),
    )
  })
})
