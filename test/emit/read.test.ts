/** Taking facts in: what fits is copied, what does not is refused with every path, and nothing is decided. */
import { determineReference, evaluateReference } from '@rubric/compiler'
import { findProblems } from '@rubric/runtime'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../support/outlines.ts'
import { anything, completed, fitting, moments, objectOf } from './facts.ts'
import { badNames, boolean, everything, nasty } from './graphs.ts'
import { load } from './load.ts'

const asOf = '2026-03-01'
const graphs = [everything, boolean, nasty].map((graph) => ({ name: graph.policy.id, graph, loaded: load(graph) }))
const sample = load(everything)

const pathsOf = (facts: unknown): readonly string[] => {
  const reading = sample.read(facts, asOf)
  return reading.ok ? [] : reading.problems.map(({ path }) => path)
}

describe.each(graphs)('$name', ({ graph, loaded }) => {
  it('takes in what fits', () => {
    fc.assert(
      fc.property(fitting(graph), (facts) => {
        expect(loaded.read(facts, asOf)).toMatchObject({ ok: true, ignored: [] })
      }),
      runs(200, 10_000),
    )
  })

  it('accepts at once exactly those facts in which the validator and the walk find nothing', () => {
    let refused = 0
    fc.assert(
      fc.property(anything(graph), (facts) => {
        const reading = loaded.read(facts, asOf)
        expect(reading.ok).toBe(findProblems(loaded.inputs, facts, asOf, loaded.validate).length === 0)
        if (!reading.ok) refused += 1
      }),
      runs(1_000, 50_000),
    )
    expect(refused).toBeGreaterThan(50)
  })

  it('agrees with the reference evaluator', () => {
    fc.assert(
      fc.property(fitting(graph), moments, (facts, on) => {
        const evaluated = loaded.evaluate(facts, on)
        expect(evaluated).toMatchObject({ ok: true })
        if (!evaluated.ok) return
        expect(evaluated.trace).toEqual(evaluateReference(graph, facts, on))
        expect(graph.criteria.map(({ name }) => evaluated.decision[name])).toEqual(evaluated.trace.map(({ status }) => status))
        expect(evaluated.determinations).toEqual(determineReference(graph, facts, on))
        const reading = loaded.read(facts, on)
        expect(reading.ok && loaded.determine(reading.record)).toEqual(evaluated.determinations)
      }),
      runs(300, 20_000),
    )
  })

  it('keeps every definite answer when gaps are filled', () => {
    const cases = moments.chain((on) => fitting(graph).chain((facts) => fc.tuple(fc.constant(on), fc.constant(facts), completed(graph, facts, on))))
    fc.assert(
      fc.property(cases, ([on, before, after]) => {
        const [first, second] = [loaded.evaluate(before, on), loaded.evaluate(after, on)]
        if (!first.ok || !second.ok) throw new Error(JSON.stringify([first, second]))
        const statuses = new Map(resultsOf(first.trace))
        for (const [condition, status] of resultsOf(second.trace)) {
          const was = statuses.get(condition)
          if (was !== 1) expect([condition, status]).toEqual([condition, was])
        }
      }),
      runs(300, 20_000),
    )
  })
})

const resultsOf = (trace: readonly Node[]): readonly (readonly [number, number])[] =>
  trace.flatMap(({ conditions, children }) => [
    ...conditions.map(({ condition, status }) => [condition, status] as const),
    ...resultsOf(children),
  ])

interface Node {
  readonly conditions: readonly { readonly condition: number; readonly status: number }[]
  readonly children: readonly Node[]
}

describe('facts that do not fit', () => {
  it('are refused with every path, in the order of the declarations', () => {
    const facts = {
      housing: 'yes',
      contact_on: '2026-02-30',
      bmi: 27.1234567,
      severity: 'sever',
      spheres: -1,
      crises: { complete_through: 'today', entries: [{ on: '2026-13' }, 3, { setting: 'home', hours: 1.5 }] },
      medications: {},
      member: { age: 'ten' },
    }
    expect(pathsOf(facts)).toEqual([
      '/bmi',
      '/contact_on',
      '/crises/entries/0/on',
      '/crises/entries/1',
      '/crises/entries/2/hours',
      '/crises/complete_through',
      '/housing',
      '/medications/entries',
      '/member/age',
      '/severity',
      '/spheres',
    ])
  })

  it('say what is wrong there', () => {
    const reading = sample.read({ severity: 'sever', contact_on: '2026-02-30', spheres: 1.5 }, asOf)
    expect(reading.ok ? [] : reading.problems.map(({ message }) => message)).toEqual([
      'expected a date of the calendar: "2026-03-01", "2026-03", "2026" or "not yet", found "2026-02-30"',
      'expected one of none, mild, moderate, severe, found "sever"',
      'expected a whole number from 0 to 1000000000, found 1.5',
    ])
  })

  it('include an age beside a birth date', () => {
    expect(pathsOf({ member: { age: 14, birth_date: '2012' } })).toEqual(['/member/age'])
    expect(pathsOf({ member: { age: 14, birth_date: null } })).toEqual([])
    expect(pathsOf({ member: { birth_date: '2012' } })).toEqual([])
  })

  it.each([[null], [[]], ['facts'], [1]])('include %j in place of an object', (facts) => {
    expect(pathsOf(facts)).toEqual([''])
  })

  it('include a "not yet" where nothing may be to come', () => {
    expect(pathsOf({ contact_on: 'not yet', seen_at: 'not yet', crises: { entries: [{ on: 'not yet', seen: 'not yet' }] } })).toEqual([])
    expect(pathsOf({ crises: { complete_through: 'not yet', entries: [] }, diagnosis: 'not yet', severity: 'not yet', spheres: 'not yet' })).toEqual([
      '/crises/complete_through',
      '/severity',
      '/spheres',
    ])
  })

  it('include a day of evaluation that is none', () => {
    for (const bad of ['2026-02-30', '2026-03', '', 'today', '2026-03-01T24:00', 'not yet']) {
      expect(sample.read({}, bad)).toMatchObject({ ok: false, problems: [{ path: 'as of' }] })
    }
  })

  it('are not decided upon', () => {
    expect(Object.keys(sample.evaluate({ housing: 1 }, asOf))).toEqual(['ok', 'problems'])
  })
})

describe('keys that nobody declared', () => {
  it('are ignored and named', () => {
    const facts = {
      housing: true,
      hosing: false,
      crises: { entries: [{}, { nn: 1 }], more: 1 },
      member: { name: 'x', age: 3 },
      'a/b~c': 1,
    }
    expect(sample.read(facts, asOf)).toMatchObject({
      ok: true,
      ignored: ['/hosing', '/crises/more', '/crises/entries/1/nn', '/member/name', '/a~1b~0c'],
    })
  })

  it('do no harm, whatever they are called', () => {
    const facts: unknown = JSON.parse(
      '{"__proto__":{"housing":true},"constructor":1,"crises":{"entries":[{"__proto__":{"setting":"x"}}]}}',
    )
    const reading = sample.read(facts, asOf)
    expect(reading).toMatchObject({ ok: true, ignored: ['/__proto__', '/constructor', '/crises/entries/0/__proto__'] })
    expect(reading.ok && reading.record).toMatchObject({ housing: 1 })
  })
})

describe('facts of any name', () => {
  const { evaluate } = load(nasty)
  const named = (value: unknown): unknown => objectOf(badNames.filter((name) => !name.includes('.')).map((name) => [name, value]))

  it('are found under their name, and nowhere else', () => {
    const count = badNames.filter((name) => !name.includes('.')).length
    const one = evaluate(named(null), asOf)
    expect(one.ok && Object.values(one.decision)).toEqual(Array.from({ length: count }, () => 1))
    // Every third of them is a date.
    const two = evaluate(named(true), asOf)
    expect(two.ok ? [] : two.problems.map(({ path }) => path.slice(1))).toEqual(
      badNames.filter((_name, index) => index % 3 === 0 && !_name.includes('.')).toSorted(),
    )
  })
})
