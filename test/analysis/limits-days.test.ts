/** The days of two determinations, and days and limits together, held against thousands of small requests. */
import { answerTo, compareGrants, compareTerms, type Terms } from '@rubric/analysis'
import { addMonths, dayFrom, FIRST_DAY, type GrantInfo, LAST_DAY, MET, type ServiceRecord } from '@rubric/runtime'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deep } from '../laws/runs.ts'
import { drawnRecords, type Granting, pairOfLimits, resultOf, seedOf, type Ways, waysBetween, waysOf } from './limits-domain.ts'
import { unreproduced } from './limits-reference.ts'


const stretch: fc.Arbitrary<NonNullable<GrantInfo['span']>> = fc.oneof(
  fc.constantFrom(1, 7, 28, 30, 31, 59, 60, 61, 62, 90).map((amount) => ({ amount, unit: 'days' as const })),
  fc.constantFrom(1, 2, 3).map((amount) => ({ amount, unit: 'months' as const })),
)

const granting: fc.Arbitrary<Granting> = fc.record({
  stage: fc.constantFrom('initial', 'renewal'),
  grants: fc.option(
    fc.record({ span: fc.option(stretch, { freq: 6 }), ceiling: fc.option(stretch.map((each) => ({ ...each, unless: null })), { freq: 1 }) }),
    { freq: 10 },
  ),
})

const pairOfGranting: fc.Arbitrary<readonly [Granting, Granting]> = fc.tuple(granting, granting).map(([a, b]) => [a, { ...b, stage: a.stage }])

const exactly = (day: number): readonly [number, number] => [day, day]
const someday = [FIRST_DAY, LAST_DAY] as const

/** Every first day around the ends of long and short months, with and without a last day, and courses that end about then. */
const requests: readonly ServiceRecord[] = [1, 2, 3, 7, 8, 12].flatMap((month) =>
  [-31, -3, -2, -1, 0, 1].flatMap((by) => {
    const from = addMonths(dayFrom(2026, month, 1), 1) + by
    const began = [someday, ...[0, 1, 10, 27, 29, 30, 31, 40, 58, 60, 61, 62, 89, 91, 92, 95].map((before) => exactly(from - before))]
    return [someday, exactly(from), exactly(from + 29), exactly(from + 75)].flatMap((to) =>
      began.flatMap((course) => [exactly(from), someday].map((first): ServiceRecord => ({
        asOf: dayFrom(2026, 3, 1), lines: null, history: [], through: -Infinity, authorization: null, episode: null, from: first, to, began: course,
      }))),
    )
  }),
)

const rank = { 'not met': 0, 'information needed': 1, met: 2 } as const

/** The answer, and the days that are granted of those that are asked for; nothing is said of days where a version does not speak of them. */
const amountsOf = (granting: Granting): Float64Array => {
  const result = resultOf([], granting)
  const isSilent = granting.grants === null || (granting.grants.span === null && granting.grants.ceiling === null)
  return Float64Array.from(requests.flatMap((request) => {
    const answered = result(request)
    const { span } = answered
    const asked = request.to[0] === request.to[1] ? request.to[0] : Infinity
    const silent = isSilent && request.from !== someday && asked !== Infinity ? asked : NaN
    return [rank[answerTo(answered, granting.grants, MET)], ...(span?.to ?? [silent, silent]).map((last) => Math.min(last, asked))]
  }))
}

const none: Ways = { more: false, less: false }
const without = (found: Ways, said: Ways): Ways => ({ more: found.more && !said.more, less: found.less && !said.less })

describe('days that two determinations grant', () => {
  it('nothing that brute force finds is excluded or missing, and what is shown comes out', { timeout: 3_600_000 }, () => {
    const verdicts = new Set<string>()
    for (const [old, next] of fc.sample(pairOfGranting, { numRuns: deep ? 2_000 : 120, seed: seedOf(2) })) {
      const { verdict, proof, possible, shown } = compareGrants(old, next)
      const found = waysBetween(amountsOf(old), amountsOf(next))
      const about = `${JSON.stringify(old)} ${JSON.stringify(next)}: ${verdict}`
      expect(without(found, possible), `excluded: ${about}`).toEqual(none)
      expect(without(found, waysOf(verdict)), `missed: ${about}`).toEqual(none)
      expect(unreproduced(shown, old, next), about).toEqual([])
      expect(shown.length > 0, about).toBe(verdict !== 'unchanged')
      verdicts.add(`${verdict} by ${proof.by}`)
    }
    expect([...verdicts]).toEqual(expect.arrayContaining(['broader by proof', 'narrower by proof', 'mixed by proof', 'unchanged by proof']))
  })

  it('a longer span is broader; two months are now more and now less than 60 days', () => {
    const days = (amount: number): Granting => ({ stage: 'initial', grants: { span: { amount, unit: 'days' }, ceiling: null } })
    const months: Granting = { stage: 'initial', grants: { span: { amount: 2, unit: 'months' }, ceiling: null } }
    expect(compareGrants(days(60), days(90))).toMatchObject({
      verdict: 'broader',
      proof: { by: 'proof' },
      shown: [{
        from: 'met', to: 'met', grants: 'more',
        witness: { facts: { request: { from: '2026-03-01' } }, old: { grants: '60 days from 2026-03-01' }, next: { grants: '90 days from 2026-03-01' } },
      }],
    })
    expect(compareGrants(days(60), months)).toMatchObject({ verdict: 'mixed', shown: [{ grants: 'more' }, { grants: 'less' }] })
    expect(compareGrants(days(59), months)).toMatchObject({ verdict: 'broader', proof: { by: 'proof' } })
    expect(compareGrants(days(62), months)).toMatchObject({ verdict: 'narrower', proof: { by: 'proof' } })
  })

  it('a later end of the course changes nothing for a stage that begins it, where the span ends before', () => {
    const upTo = (stage: Granting['stage'], amount: number): Granting =>
      ({ stage, grants: { span: { amount: 60, unit: 'days' }, ceiling: { amount, unit: 'months', unless: null } } })
    expect(compareGrants(upTo('initial', 6), upTo('initial', 12))).toMatchObject({ verdict: 'unchanged', proof: { by: 'proof' } })
    expect(compareGrants(upTo('renewal', 6), upTo('renewal', 12))).toMatchObject({ verdict: 'broader', proof: { by: 'proof' } })
  })
})

describe('limits and days together', () => {
  const records = drawnRecords(deep ? 1_500 : 500, seedOf(8))

  it('nothing that brute force finds for one line is excluded', { timeout: 3_600_000 }, () => {
    const pair = fc.tuple(pairOfLimits, pairOfLimits, pairOfGranting, fc.nat({ max: 5 })).map(([[a, b], [c, d], [old, next], shape]) => {
      const second = (limit: typeof c): typeof c => ({ ...limit, address: 'p/other' })
      const limits = shape === 0 ? [[a, second(c)], [b]] as const : shape === 1 ? [[a], [b, second(d)]] as const : [[a, second(c)], [b, second(c)]] as const
      const terms: readonly [Terms, Terms] = [{ ...old, limits: limits[0] }, { ...(shape < 4 ? old : next), limits: limits[1] }]
      return terms
    })
    let decided = 0
    for (const [old, next] of fc.sample(pair, { numRuns: deep ? 1_000 : 60, seed: seedOf(4) })) {
      const amounts = (terms: Terms): Float64Array => {
        const result = resultOf(terms.limits, terms)
        return Float64Array.from(records.flatMap((record) => {
          const answered = result(record)
          return [rank[answerTo(answered, terms.grants, MET)], ...(answered.lines?.[0]?.granted ?? [NaN, NaN])]
        }))
      }
      const { possible } = compareTerms(old, next, { asOf: '2026-03-01', samples: 0, seed: 1 })
      expect(without(waysBetween(amounts(old), amounts(next)), possible), JSON.stringify([old, next])).toEqual(none)
      decided += Number(!possible.more) + Number(!possible.less)
    }
    expect(decided).toBeGreaterThan(20)
  })
})
