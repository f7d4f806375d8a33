/** What a change of a real limit does, shown by requests of members who meet the determination before and after. */
import { compareLimit, grantsInWords, serviceOverlays } from '@rubric/analysis'
import { determineReference, type FactsInput, type RuleGraph } from '@rubric/compiler'
import type { DeterminationResult, GrantInfo, LimitInfo } from '@rubric/runtime'
import { describe, expect, it } from 'vitest'
import { policyNamed } from '../support/real-policies.ts'

const policy = policyNamed('nc_medicaid.ihts', '2026-02-10')
const { graph } = policy
const address = 'nc_medicaid.ihts/initial'

/** All that is said of the member; requests are laid over it. */
const member = policy.examples.find(({ expect: lines }) => lines.some((line) => line.address === address && line.kind === 'outcome' && line.outcome === 'met'))
if (member === undefined) throw new Error('no example in which the first authorization is met')
const { asOf } = member

const withLimit = (change: (limit: LimitInfo) => Partial<LimitInfo>): RuleGraph =>
  ({ ...graph, limits: graph.limits.map((limit) => ({ ...limit, ...change(limit) })) })

const withGrants = (grants: Partial<GrantInfo>): RuleGraph =>
  ({ ...graph, determinations: graph.determinations.map((each) => (each.grants === null ? each : { ...each, grants: { ...each.grants, ...grants } })) })

const withoutLimits: RuleGraph = { ...graph, determinations: graph.determinations.map((each) => ({ ...each, limits: [] })) }

const resultOf = (of: RuleGraph, facts: FactsInput): DeterminationResult => {
  const index = of.determinations.findIndex(({ criterion }) => of.clauses[of.criteria[criterion]?.clause ?? -1]?.address === address)
  const result = determineReference(of, facts, asOf)[index]
  if (result === undefined) throw new Error(`no determination ${address}`)
  return result
}

const words = (of: RuleGraph, facts: FactsInput): string => grantsInWords(of, resultOf(of, facts), facts)

/** Of the overlays, those for which the versions grant something else. */
const telling = (next: RuleGraph): readonly FactsInput[] =>
  [...serviceOverlays(graph, next, address, { asOf, samples: 300, seed: 1 })]
    .flat()
    .map((overlay) => ({ ...member.facts, ...overlay.facts }))
    .filter((facts) => words(graph, facts) !== words(next, facts))

const months = (amount: number) => ({ amount, unit: 'months' }) as const
const code = (first: string) => ({ system: 'HCPCS', first, last: first, modifiers: [] })

describe('a change of a real limit', () => {
  it.each<readonly [string, RuleGraph]>([
    ['a higher cap', withLimit(() => ({ most: 8_000_000 }))],
    ['one unit less', withLimit(({ most }) => ({ most: most - 1_000_000 }))],
    ['a quarter for a month', withLimit(() => ({ window: { kind: 'calendar', unit: 'quarter', weekStart: 1 } }))],
    ['any month for a calendar month', withLimit(() => ({ window: { kind: 'any', ...months(1) } }))],
    ['a lifetime for a month', withLimit(() => ({ window: { kind: 'lifetime' } }))],
    ['another code too', withLimit(({ codes }) => ({ codes: [...codes, code('H2023')] }))],
    ['more hours a unit', withLimit(() => ({ unitHours: 3_000_000 }))],
    ['90 days for 60', withGrants({ span: { amount: 90, unit: 'days' } })],
    ['60 days, at most a month in all', withGrants({ ceiling: { ...months(1), unless: null } })],
    ['no limit', withoutLimits],
  ])('%s shows in a request', (_, next) => {
    expect(telling(next).length).toBeGreaterThan(0)
  })

  it('other words for the same limit show in none', () => {
    expect(telling(withLimit(({ codes }) => ({ text: 'five a month', codes: [...codes, ...codes] })))).toEqual([])
  })

  it('says what is granted as a reviewer would', () => {
    const facts = {
      ...member.facts,
      request: { from: '2026-03-01', to: '2026-03-31', lines: { entries: [{ code: 'H2022', units: 8, hours: 40 }] } },
      service: { history: { complete_through: asOf, entries: [] } },
    }
    const unknownUse = { ...facts, service: { history: { entries: [] } } }
    expect(words(graph, facts)).toBe('5 of 8 units of HCPCS H2022, 31 days from 2026-03-01')
    expect(grantsInWords(graph, resultOf(graph, facts))).toBe('5 of 8 units of HCPCS H2022, 31 days from 2026-03-01')
    expect(words(graph, unknownUse)).toBe('at most 5 of 8 units of HCPCS H2022, 31 days from 2026-03-01')
    expect(grantsInWords(graph, { ...resultOf(graph, facts), outcome: 'not met' }, facts)).toBe('nothing')
  })

  it('shows the cap with complete records first, and the smallest first', () => {
    const [monthly] = graph.limits
    if (monthly === undefined) throw new Error('no limit')
    const { verdict, proof, shown } = compareLimit(monthly, { ...monthly, most: 8_000_000 })
    expect([verdict, proof.by]).toEqual(['broader', 'proof'])
    const flip = shown.find(({ from, to }) => from === 'not met' && to === 'met')
    expect(flip?.witness).toEqual({
      asOf: '2026-03-01',
      facts: {
        request: { from: '2026-03-01', lines: { entries: [{ code: 'H2022', units: 8, hours: 16 }] } },
        service: { history: { complete_through: '2026-03-01', entries: [] } },
      },
      old: { answer: 'not met', grants: '5 of 8 units of HCPCS H2022' },
      next: { answer: 'met', grants: '8 of 8 units of HCPCS H2022' },
    })
  })
})
