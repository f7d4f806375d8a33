/** What must hold between the policies: the properties of their inventory, by name. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type CompiledPolicy, evaluateReference, type FactsInput, type RuleGraph } from '@rubric/compiler'
import { type LoadedPolicy, loadGraph, memberCase } from '@rubric/harness'
import { explain, MET, NOT_MET, type DeterminationResult, type Outcome, type Status } from '@rubric/runtime'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { infoOf } from '../support/info.ts'
import { policyNamed } from '../support/real-policies.ts'
import { deep } from '../laws/runs.ts'
import { parseCsv } from './csv.ts'

const runs = deep ? 3_000 : 100

const ihts = policyNamed('nc_medicaid.ihts')
const iih = policyNamed('caresource.iih')
const iop = policyNamed('pehp.iop')
const iihs = policyNamed('nc_medicaid.iihs')
const iht = policyNamed('masshealth.iht')
const seeds = [iihs, iih, ihts, iht, iop]

const loadedOnce = new Map<CompiledPolicy, LoadedPolicy>()
const loaded = (policy: CompiledPolicy): LoadedPolicy => {
  const known = loadedOnce.get(policy) ?? loadGraph(policy.graph)
  loadedOnce.set(policy, known)
  return known
}

const evaluated = (policy: CompiledPolicy, facts: FactsInput, asOf: string) => {
  const outcome = loaded(policy).evaluate(facts, asOf)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome
}

const statusOf = (policy: CompiledPolicy, name: string, facts: FactsInput, asOf: string): Status | undefined =>
  evaluated(policy, facts, asOf).decision[name]

const clauseNamed = (policy: CompiledPolicy, address: string) => {
  const found = policy.graph.clauses.find((clause) => clause.address === `${policy.id}/${address}`)
  if (found === undefined) throw new Error(`no clause ${address}`)
  return found
}

const nameOf = ({ graph }: CompiledPolicy, { determination }: DeterminationResult): string =>
  graph.criteria[graph.determinations[determination]?.criterion ?? -1]?.name ?? ''

const outcomesOf = (policy: CompiledPolicy, facts: FactsInput, asOf: string): ReadonlyMap<string, Outcome> =>
  new Map(evaluated(policy, facts, asOf).determinations.map((result) => [nameOf(policy, result), result.outcome]))

const roots = (graph: RuleGraph, role: string): readonly string[] =>
  graph.criteria.filter((criterion) => criterion.role === role).map(({ name }) => name)

/** Facts that decide some roots of these roles, by name. */
const factsOf = ({ conditions, clauses, criteria }: RuleGraph, wanted: (name: string, role: string) => boolean): ReadonlySet<string> => {
  const seen = new Set<number>()
  const facts = new Set<string>()
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    if (Array.isArray(part)) return part.forEach(visit)
    const logic = part as { readonly op?: string; readonly condition?: number; readonly clause?: number; readonly criterion?: number }
    if (logic.op === 'condition') conditions[logic.condition ?? -1]?.facts.forEach((fact) => facts.add(fact))
    if (logic.op === 'clause') enter(logic.clause ?? -1)
    if (logic.op === 'criterion') enter(criteria[logic.criterion ?? -1]?.clause ?? -1)
    if ('of' in part) visit(part.of)
  }
  const enter = (clause: number): void => {
    if (seen.has(clause)) return
    seen.add(clause)
    visit(clauses[clause]?.logic)
    clauses[clause]?.children.forEach(enter)
  }
  for (const { name, role, clause } of criteria) if (wanted(name, role)) enter(clause)
  return facts
}

const without = (facts: FactsInput, dropped: (name: string) => boolean): FactsInput =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !dropped(name)))

const given = (record: Readonly<Record<string, unknown>>) => record as FactsInput

describe('X-1: in-home therapy is for risk that is not immediate, and not beside intensive in-home services', () => {
  it('is met by nobody at immediate risk of placement', () =>
    fc.assert(
      fc.property(memberCase(ihts.graph), ({ facts, asOf }) => {
        expect(statusOf(ihts, 'eligibility', given({ ...facts, placement_risk: 'immediate' }), asOf)).toBe(NOT_MET)
      }),
      { numRuns: runs },
    ))

  it('can be met at a present risk, which intensive in-home services take up too', () => {
    const typical = ihts.examples.find(({ purpose }) => purpose === 'a typical member is eligible')
    expect(typical?.facts['placement_risk']).toBe('present')
    expect(statusOf(ihts, 'eligibility', typical?.facts ?? {}, typical?.asOf ?? '')).toBe(MET)
  })

  it('is excluded while intensive in-home services are in place', () =>
    fc.assert(
      fc.property(memberCase(ihts.graph), ({ facts, asOf }) => {
        const both = given({ ...facts, concurrent_services: { entries: [{ service: 'intensive_in_home', started: '0001-01-01' }] } })
        expect(statusOf(ihts, 'no_excluded_service', both, asOf)).toBe(NOT_MET)
        expect(outcomesOf(ihts, both, asOf).get('initial')).toBe('not met')
      }),
      { numRuns: runs },
    ))

  it('has nothing to contradict on the page of the other service, which decides nothing', () => {
    expect(iihs.graph.criteria).toEqual([])
  })
})

it('X-2: less than daily and more than weekly is one predicate in both policies', () => {
  const tests = [clauseNamed(iih, 'initial/B/5'), clauseNamed(iop, 'admission/4')].map((clause, index) => {
    const { graph } = [iih, iop][index] as CompiledPolicy
    return clause.conditions.map((condition) => graph.conditions[condition]?.test)
  })
  expect(tests[0]).toEqual(tests[1])
  for (const [times, status] of [[1, NOT_MET], [1.000001, MET], [6.999999, MET], [7, NOT_MET]] as const) {
    for (const [policy, address] of [[iih, 'initial/B/5'], [iop, 'admission/4']] as const) {
      const trace = evaluateReference(policy.graph, { monitoring_needed: times }, '2026-03-01')
      const index = policy.graph.clauses.findIndex((clause) => clause.address === `${policy.id}/${address}`)
      const find = (nodes: typeof trace): Status | undefined => {
        for (const node of nodes) {
          const found = node.clause === index ? node.status : find(node.children)
          if (found !== undefined) return found
        }
        return undefined
      }
      expect([policy.id, times, find(trace)]).toEqual([policy.id, times, status])
    }
  }
})

it('X-3: an abbreviation means what its own policy says', () => {
  const meanings = [ihts, iop].map(({ graph }) => new Map(graph.terms).get('PCP'))
  expect(meanings).toEqual(['Person-Centered Plan', 'primary care provider'])
})

it('X-4: 20 is an age of both policies, 21 of one, 2 of neither', () => {
  const ages = (policy: CompiledPolicy, address: string, age: number): boolean => {
    const clause = clauseNamed(policy, address)
    const [condition] = clause.conditions
    const trace = evaluateReference(policy.graph, { member: { age } }, '2026-03-01')
    const flat = (nodes: typeof trace): typeof trace => nodes.flatMap((node) => [node, ...flat(node.children)])
    return flat(trace).some((node) => node.conditions.some((result) => result.condition === condition && result.status === MET))
  }
  expect([2, 3, 20, 21, 22].map((age) => [ages(iih, 'described_members/age', age), ages(ihts, 'eligibility/age', age)])).toEqual([
    [false, false], [true, true], [true, true], [false, true], [false, false],
  ])
})

describe('X-5: a usual duration guides, a limit of duration decides', () => {
  it('is guidance in one policy, and no determination of it grants or caps a span', () => {
    expect(iih.graph.guidance.map(({ name }) => name)).toContain('usual_duration')
    expect(iih.graph.determinations.map(({ grants }) => grants)).toEqual(iih.graph.determinations.map(() => null))
    expect(iih.graph.limits).toEqual([])
  })

  it('caps the course at six months in the other', () => {
    const ceilings = ihts.graph.determinations.flatMap(({ grants }) => (grants?.ceiling === undefined || grants.ceiling === null ? [] : [grants.ceiling]))
    expect(ceilings.map(({ amount, unit }) => [amount, unit])).toEqual([[6, 'months'], [6, 'months']])
  })
})

it('X-6: exactly one and at least one are different blocks', () => {
  expect(clauseNamed(iih, 'continuation/course').head).toBe('ONE of')
  expect(clauseNamed(iih, 'discharge/reason').head).toBe('ANY of')
  expect(clauseNamed(iop, 'continued_stay/symptoms').head).toBe('ANY of')
  expect(clauseNamed(iop, 'continued_stay/needs').head).toBe('ANY of')
  expect(clauseNamed(ihts, 'continued_service/conditions').head).toBe('ANY of')
})

describe('X-7: discharge and continuation are never both mandatory', () => {
  it.each([
    { id: iih.id, policy: iih, ending: 'ending', going: 'further_request' },
    { id: ihts.id, policy: ihts, ending: 'leaving', going: 'renewal' },
  ])('$id: what only discharge reads does not touch a renewal', ({ policy, ending, going }) =>
    fc.assert(
      fc.property(memberCase(policy.graph), memberCase(policy.graph), (member, other) => {
        const going_ = factsOf(policy.graph, (name) => name === going)
        const only = [...factsOf(policy.graph, (name) => name === ending)].filter((fact) => !going_.has(fact) && !fact.includes('.'))
        expect(only.length).toBeGreaterThan(0)
        const changed = given({ ...member.facts, ...Object.fromEntries(only.map((fact) => [fact, other.facts[fact]])) })
        expect(outcomesOf(policy, changed, member.asOf).get(going)).toBe(outcomesOf(policy, member.facts, member.asOf).get(going))
      }),
      { numRuns: runs },
    ))

  it('says of each discharge that it permits', () => {
    for (const policy of [iih, ihts]) {
      const stages = policy.graph.determinations.filter(({ stage }) => stage === 'discharge')
      expect(stages).toHaveLength(1)
      expect(stages[0]?.excludes).toEqual([])
    }
    expect(ihts.graph.interpretations.find(({ name }) => name === 'discharge_permits')?.affects).toContain('nc_medicaid.ihts/discharge')
    expect(iih.graph.interpretations.find(({ name }) => name === 'no_progress_both_ways')?.affects).toContain('caresource.iih/discharge/reason/B')
  })
})

describe('X-8: soft words and duties never change a determination', () => {
  it.each(seeds.map((policy) => ({ id: policy.id, policy })))('$id: without its guidance it decides the same', ({ policy: { graph } }) =>
    fc.assert(
      fc.property(memberCase(graph), ({ facts, asOf }) => {
        const hard = evaluateReference({ ...graph, guidance: [], interpretations: [] }, facts, asOf)
        expect(hard).toEqual(evaluateReference(graph, facts, asOf))
      }),
      { numRuns: deep ? 100 : 5 },
    ))

  it.each([iih, ihts, iop].map((policy) => ({ id: policy.id, policy })))('$id: facts of duties alone leave every outcome', ({ policy }) =>
    fc.assert(
      fc.property(memberCase(policy.graph), memberCase(policy.graph), (member, other) => {
        const deciding = factsOf(policy.graph, (_, role) => role === 'determination' || role === 'exception')
        const duties = [...factsOf(policy.graph, (_, role) => role === 'requirement')]
        const only = duties.filter((fact) => !deciding.has(fact) && !fact.includes('.'))
        expect(only.length).toBeGreaterThan(0)
        const changed = given({ ...member.facts, ...Object.fromEntries(only.map((fact) => [fact, other.facts[fact]])) })
        expect([...outcomesOf(policy, changed, member.asOf)]).toEqual([...outcomesOf(policy, member.facts, member.asOf)])
      }),
      { numRuns: runs },
    ))
})

describe('X-9: what is missing neither approves nor refuses', () => {
  it.each([iih, ihts, iop].map((policy) => ({ id: policy.id, policy })))('$id: nothing known, information needed', ({ policy }) => {
    const { trace, determinations } = evaluated(policy, {}, '2026-03-01')
    expect(determinations.length).toBeGreaterThan(0)
    for (const result of determinations) {
      expect(result.outcome).toBe('information needed')
      const explanation = explain(infoOf(policy.graph), trace, policy.graph.determinations[result.determination]?.criterion ?? -1)
      expect(explanation.status).toBe('unknown')
      if (explanation.status === 'unknown') expect(explanation.matters.length).toBeGreaterThan(0)
    }
  })

  it.each([iih, ihts, iop].map((policy) => ({ id: policy.id, policy })))('$id: forgetting a fact never turns an outcome round', ({ policy }) =>
    fc.assert(
      fc.property(memberCase(policy.graph), fc.array(fc.constantFrom(...policy.graph.facts.map(({ name }) => name.split('.')[0] ?? name))), ({ facts, asOf }, forgotten) => {
        const before = outcomesOf(policy, facts, asOf)
        for (const [name, outcome] of outcomesOf(policy, without(facts, (fact) => forgotten.includes(fact)), asOf)) {
          if (outcome !== 'information needed') expect([name, outcome]).toEqual([name, before.get(name)])
        }
      }),
      { numRuns: runs },
    ))
})

describe('X-10: EPSDT helps members under 21, and never lifts prior approval', () => {
  const epsdt = { condition_found: true, corrects_or_ameliorates: true, safe_and_effective: true, accepted_medicine: true }
  const nobody = { condition_found: false }
  const rank: Readonly<Record<Outcome, number>> = { 'not met': 0, 'information needed': 1, 'met in part': 1, met: 2 }

  it('only ever moves an outcome towards approval', () =>
    fc.assert(
      fc.property(memberCase(ihts.graph), ({ facts, asOf }) => {
        const before = outcomesOf(ihts, given({ ...facts, ...nobody }), asOf)
        for (const [name, outcome] of outcomesOf(ihts, given({ ...facts, ...epsdt }), asOf)) {
          const earlier = before.get(name) ?? 'not met'
          if (earlier !== 'information needed' && outcome !== 'information needed') expect(rank[outcome]).toBeGreaterThanOrEqual(rank[earlier])
        }
      }),
      { numRuns: runs },
    ))

  it('changes nothing from the 21st birthday on', () =>
    fc.assert(
      fc.property(memberCase(ihts.graph), fc.integer({ min: 21, max: 90 }), ({ facts, asOf }, age) => {
        const grown = { ...facts, member: { age } }
        expect([...outcomesOf(ihts, given({ ...grown, ...epsdt }), asOf)]).toEqual([...outcomesOf(ihts, given({ ...grown, ...nobody }), asOf)])
      }),
      { numRuns: runs },
    ))

  it('leaves the documents of prior approval required', () =>
    fc.assert(
      fc.property(memberCase(ihts.graph), ({ facts, asOf }) => {
        const unasked = given({ ...facts, ...epsdt, authorization_request: false, plan_updated: false })
        expect(outcomesOf(ihts, unasked, asOf).get('initial')).toBe('not met')
        expect(outcomesOf(ihts, unasked, asOf).get('renewal')).toBe('not met')
      }),
      { numRuns: runs },
    ))

  it('names limits and ceilings only', () => {
    expect(ihts.graph.exceptions.map(({ lifts, replaces, refers }) => [lifts, replaces, refers])).toEqual([
      [['nc_medicaid.ihts/monthly_units', 'nc_medicaid.ihts/initial/ceiling', 'nc_medicaid.ihts/renewal/ceiling'], [], []],
    ])
  })
})

describe('X-11: every rule leads to its source, and every row of a source to a rule', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const tableOf = ({ file }: CompiledPolicy): readonly (readonly string[])[] =>
    parseCsv(readFileSync(`${root}/${file.slice(0, file.lastIndexOf('/'))}/coverage.csv`, 'utf8')).slice(1)

  it.each(seeds.map((policy) => ({ id: policy.id, policy })))('$id: every criterion, duty, limit and determination names its clause', ({ policy: { graph } }) => {
    expect(graph.criteria.filter(({ cite }) => cite === '').map(({ name }) => name)).toEqual([])
    expect(graph.limits.filter(({ cite }) => cite === '').map(({ name }) => name)).toEqual([])
    expect(graph.guidance.filter(({ cite }) => cite === '').map(({ name }) => name)).toEqual([])
  })

  it.each(seeds.map((policy) => ({ id: policy.id, policy })))('$id: every rule is the target of a row, and every row gives its lines', ({ policy }) => {
    const rows = tableOf(policy)
    expect(rows.filter(([, , lines]) => !/^(\d+(-\d+)?|—)$/.test(lines ?? '')).map(([row]) => row)).toEqual([])
    const text = rows.map(([, , , , target, reason]) => `${target} ${reason}`).join('\n')
    const names = [...['criteria', 'requirement', 'exception', 'determination'].flatMap((role) => roots(policy.graph, role)), ...policy.graph.limits.map(({ name }) => name)]
    expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([])
  })

  it.each(seeds.map((policy) => ({ id: policy.id, policy })))('$id: nothing waits', ({ policy }) => {
    expect(tableOf(policy).filter(([, , , disposition]) => disposition === 'later')).toEqual([])
  })
})
