import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { answerSchema, buildAnswer } from '@rubric/runtime'
import type { Answer, DeterminationAnswer } from '@rubric/runtime'
import { AS_OF, decided, info, usual } from './in-home-policy.ts'

const validate = new Ajv2020({ strict: true }).compile(answerSchema)

const answered = (facts: Readonly<Record<string, unknown>>): Answer => {
  const { trace, determinations } = decided(facts)
  const answer = buildAnswer(info, trace, facts, AS_OF, [], determinations)
  expect(validate(answer), JSON.stringify(validate.errors)).toBe(true)
  expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
  return answer
}
const initial = (facts: Readonly<Record<string, unknown>>): DeterminationAnswer => {
  const [first] = answered(facts).determinations
  if (first === undefined) throw new Error('no determination')
  return first
}
const used = (units: number | null): object => ({
  service: { history: { complete_through: '2026-03-10', entries: [{ on: '2026-03-03', code: 'H2022', units }] } },
})

describe('the published answer', () => {
  it('keeps criteria, requirements, exceptions and determinations apart', () => {
    const answer = answered(usual)
    expect(answer.criteria.map(({ name }) => name)).toEqual(['eligibility', 'continued'])
    expect(answer.requirements.map(({ name, status, due }) => [name, status, due])).toEqual([['plan', 'met', null]])
    expect(answer.exceptions.map(({ name, status }) => [name, status])).toEqual([['early_care', 'not met']])
    expect(answer.determinations.map(({ name, stage, outcome }) => [name, stage, outcome])).toEqual([
      ['initial', 'initial', 'criteria met'], ['renewal', 'renewal', 'criteria met'],
    ])
  })

  it('says until when a duty is still open', () => {
    expect(answered({ ...usual, plan_on: 'not yet', first_contact_on: '2026-03-09' }).requirements[0]).toMatchObject({
      status: 'pending', due: '2026-03-16', dueInWords: 'by March 16, 2026',
    })
    expect(answered({ ...usual, plan_on: 'not yet' }).requirements[0]).toMatchObject({ status: 'violated', due: null, dueInWords: '' })
  })

  it('gives each interpretation that was used with whoever answers for it', () => {
    expect(answered(usual).interpretations).toEqual([
      { name: 'week_unit', text: 'one unit is one week of service', decidedBy: 'Utilization Management Committee', decidedOn: '2026-02-10' },
    ])
  })
})

describe('the answer to a request', () => {
  it('shows what the limit that binds leaves', () => {
    const { outcome, lines, span, reasons, needed } = initial({ ...usual, ...used(2) })
    expect(outcome).toBe('criteria met in part')
    expect(lines).toMatchObject([
      {
        code: 'H2022', requested: { least: 4, most: 4 }, granted: { least: 3, most: 3 }, binding: 'test.in_home/monthly_units',
        limits: [
          {
            name: 'monthly_units', noun: 'units', cite: 'Coding', holds: 'met', window: { from: '2026-03-01', to: '2026-03-31' }, allowed: 5,
            used: { least: 2, most: 2 }, remaining: { least: 3, most: 3 }, grantable: { least: 3, most: 3 }, interpretations: ['week_unit'],
          },
        ],
      },
    ])
    expect(span).toEqual({ from: '2026-03-11', to: { earliest: '2026-05-09', latest: '2026-05-09' }, requestedTo: '2026-03-31' })
    expect(reasons.at(-1)).toMatchObject({ address: 'test.in_home/monthly_units', status: 'not met', byClinician: [] })
    expect(needed).toEqual([])
  })

  it('names the clauses that block, and which of them a clinician judges', () => {
    const { outcome, reasons } = initial({ ...usual, member: { age: 30 }, diagnosed: false })
    expect(outcome).toBe('criteria not met: refer to a clinician')
    expect(reasons.map(({ address, status, byClinician }) => [address, status, byClinician])).toEqual([
      ['test.in_home/eligibility/age', 'not met', []],
      ['test.in_home/eligibility/diagnosis', 'not met', ['diagnosed']],
    ])
  })

  it('names the limit alone where nothing is left, and asks for nothing', () => {
    const { outcome, reasons, needed } = initial({ ...usual, ...used(5), diagnosed: null })
    expect(outcome).toBe('criteria not met: refer to a clinician')
    expect(reasons.map(({ address }) => address)).toEqual(['test.in_home/monthly_units'])
    expect(needed).toEqual([])
  })

  it('asks for what the outcome hangs on, and for nothing else', () => {
    const names = (facts: Readonly<Record<string, unknown>>): readonly string[] => {
      const { outcome, needed } = initial(facts)
      expect(outcome).toBe('information needed')
      return needed.map(({ name }) => name)
    }
    const request = (part: object): object => ({ request: { ...usual.request, ...part } })
    expect(names({ ...usual, diagnosed: null, care_access_problems: null })).toEqual(['diagnosed'])
    expect(names({ ...usual, service: null })).toEqual(['service.history'])
    expect(names({ ...usual, ...used(null) })).toEqual(['service.history'])
    expect(names({ ...usual, ...used(5), correction_needed: null })).toEqual(['correction_needed'])
    expect(names({ ...usual, ...request({ lines: null }) })).toEqual(['request.lines'])
    expect(names({ ...usual, ...request({ lines: { entries: [{ code: 'H2022', units: null }] } }) })).toEqual(['request.lines'])
    expect(names({ ...usual, ...request({ from: '2026-03' }) })).toContain('request.from')
  })

  it('shows what is not known as from the least to the most', () => {
    expect(initial({ ...usual, service: null }).lines?.[0]).toMatchObject({ granted: { least: 0, most: 4 }, limits: [{ used: { least: 0, most: 5 } }] })
    const open = initial({ ...usual, request: { ...usual.request, lines: { entries: [{ code: null, units: null }] } } })
    expect(open.lines?.[0]).toMatchObject({ code: null, requested: { least: 0, most: null }, limits: [{ holds: 'unknown' }] })
  })
})
