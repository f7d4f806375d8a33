import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluateReference } from '@rubric/compiler'
import type { FactsInput, RuleGraph } from '@rubric/compiler'
import { answerSchema, buildAnswer } from '@rubric/runtime'
import type { Answer } from '@rubric/runtime'
import { block, compare, constant, integer, ruleGraph, yes } from '../support/graph.ts'
import { infoOf } from '../support/info.ts'
import { policies, runs } from '../support/outlines.ts'

const validate = new Ajv2020({ strict: true }).compile(answerSchema)
const answered = (graph: RuleGraph, facts: FactsInput, ignored: readonly string[] = []): Answer =>
  buildAnswer(infoOf(graph), evaluateReference(graph, facts, '2026-03-01'), facts, '2026-03-01', ignored)

const graph = ruleGraph({
  facts: { 'member.age': { kind: 'age' }, 'member.birth_date': { kind: 'date' }, risk: { kind: 'yes/no' } },
  criteria: {
    eligibility: block('ALL of', { age: compare(integer('member.age'), '>=', constant(216)), risk: yes('risk') }),
    stay: block('ANY of', { again: { criterion: 'eligibility' } }),
  },
})
/** The words and the form that a policy's text gives the condition. */
const withAge: RuleGraph = {
  ...graph,
  conditions: graph.conditions.map((condition, i) => (i === 0 ? { ...condition, text: 'member.age at least 18 years', form: { as: 'age' } } : condition)),
}

describe('the published answer', () => {
  it('shows each clause with its status and the facts that made it so', () => {
    const answer = answered(withAge, { member: { birth_date: '2010-12' }, other: 1 }, ['/other'])
    const [eligibility, stay] = answer.criteria
    expect(eligibility).toMatchObject({ name: 'eligibility', address: 'test.policy/eligibility', status: 'not met' })
    expect(eligibility?.clause.items[0]).toEqual({
      address: 'test.policy/eligibility/age',
      text: 'says test.policy/eligibility/age',
      cite: 'age',
      head: '',
      status: 'not met',
      conditions: [
        {
          text: 'member.age at least 18 years',
          status: 'not met',
          value: 'between 15 years 2 months and 15 years 3 months',
          facts: [{ name: 'member.birth_date', given: '2010-12' }],
        },
      ],
      refersTo: [],
      interpretations: [],
      items: [],
    })
    expect(eligibility?.explanation).toMatchObject({
      status: 'not met',
      blockedBy: { sets: [[{ text: 'member.age at least 18 years', as: 'not met', clauses: ['test.policy/eligibility/age'] }]] },
    })
    expect(stay?.clause.items[0]?.refersTo).toEqual([{ address: 'test.policy/eligibility', status: 'not met' }])
    expect(answer.ignored).toEqual(['/other'])
    expect(answer.asOf).toBe('2026-03-01')
  })

  it('names what is missing', () => {
    const answer = answered(withAge, { member: { age: 20 } })
    expect(answer.criteria[0]?.explanation).toMatchObject({
      status: 'unknown',
      matters: [{ name: 'risk', given: null }],
      settled: [{ name: 'member.age', given: 20 }],
      toMeet: { need: { as: 'met', facts: ['risk'], clause: 'test.policy/eligibility/risk' } },
    })
  })

  it('fits its schema, is plain JSON, and the schema refuses another', () => {
    fc.assert(
      fc.property(policies, ({ graph: random, facts }) => {
        const answer = answered(random, facts)
        expect(validate(answer), JSON.stringify(validate.errors)).toBe(true)
        expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
      }),
      runs(100, 2_000),
    )
    const answer = answered(withAge, {})
    expect(validate({ ...answer, criteria: [{ ...answer.criteria[0], status: 'denied' }] })).toBe(false)
    expect(validate({ ...answer, extra: 1 })).toBe(false)
  })
})
