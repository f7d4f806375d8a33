/** The deadlines of the in-home therapy specifications, one row a case: what happened when, and what an audit says at which moment. */
import { evaluateReference } from '@rubric/compiler'
import { loadGraph } from '@rubric/harness'
import { requirementResult, shownInWords } from '@rubric/runtime'
import { describe, expect, it } from 'vitest'
import { infoOf } from '../support/info.ts'
import { policyNamed } from '../support/real-policies.ts'

const { graph } = policyNamed('masshealth.iht')
const info = infoOf(graph)
const compiled = loadGraph(graph)

type Facts = Readonly<Record<string, unknown>>
type Row = readonly [requirement: string, says: string, facts: Facts, asOf: string, status: string, due?: string]

/** A Thursday morning; 2026-04-20 is Patriots' Day. */
const referred = { referred_at: '2026-03-05T10:00' }
const unit = { ...referred, referred_by: 'inpatient_unit', consent: true }
const team = { ...referred, referred_by: 'mobile_crisis_team' }
const asked = { consultation_asked_at: '2026-03-05T10:00' }
const met = { met_at: '2026-03-05T10:00' }
const contacted = { first_contact_at: '2026-03-05T10:00' }

const rows: readonly Row[] = [
  // Telephone: one business day after the referral.
  ['telephone_answer', 'the next business day counts to its end', { ...referred, answered_at: '2026-03-06T23:59' }, '2026-03-10', 'met'],
  ['telephone_answer', 'a day later is late', { ...referred, answered_at: '2026-03-07T00:00' }, '2026-03-10', 'violated'],
  ['telephone_answer', 'not yet, and the day runs', { ...referred, answered_at: 'not yet' }, '2026-03-06T09:00', 'pending', '2026-03-06'],
  ['telephone_answer', 'not yet, and the day is over', { ...referred, answered_at: 'not yet' }, '2026-03-07', 'violated'],
  ['telephone_answer', 'no record after the day decides nothing', referred, '2026-03-10', 'unknown'],
  ['telephone_answer', 'from Friday to Monday', { referred_at: '2026-03-06T16:00', answered_at: '2026-03-09T12:00' }, '2026-03-10', 'met'],
  ['telephone_answer', 'over a holiday weekend', { referred_at: '2026-04-17T16:00', answered_at: '2026-04-21T12:00' }, '2026-04-30', 'met'],
  ['telephone_answer', 'the day after the holiday is the last', { referred_at: '2026-04-17T16:00', answered_at: '2026-04-22T00:00' }, '2026-04-30', 'violated'],
  ['telephone_answer', 'over the turn of the year', { referred_at: '2025-12-31T12:00', answered_at: '2026-01-02T12:00' }, '2026-01-05', 'met'],
  // Meeting offered: 24 hours, for referrals that come in by day.
  ['meeting_offer', 'at the last minute', { ...referred, meeting_offered_at: '2026-03-06T10:00' }, '2026-03-10', 'met'],
  ['meeting_offer', 'a minute late', { ...referred, meeting_offered_at: '2026-03-06T10:01' }, '2026-03-10', 'violated'],
  ['meeting_offer', 'the clock runs', { ...referred, meeting_offered_at: 'not yet' }, '2026-03-06T09:59', 'pending', '2026-03-06 10:00'],
  ['meeting_offer', 'a referral at 21:00 has no such deadline', { referred_at: '2026-03-05T21:00', meeting_offered_at: 'not yet' }, '2026-03-10', 'met'],
  ['meeting_offer', 'at 08:00 the day has begun', { referred_at: '2026-03-05T08:00', meeting_offered_at: 'not yet' }, '2026-03-10', 'violated'],
  ['meeting_offer', 'at 20:00 it is over', { referred_at: '2026-03-05T20:00', meeting_offered_at: 'not yet' }, '2026-03-10', 'met'],
  ['meeting_offer', 'clocks go forward: 24 hours end an hour later by the wall', { referred_at: '2026-03-07T12:00', meeting_offered_at: '2026-03-08T13:00' }, '2026-03-10', 'met'],
  ['meeting_offer', 'clocks go forward: and no later', { referred_at: '2026-03-07T12:00', meeting_offered_at: '2026-03-08T13:01' }, '2026-03-10', 'violated'],
  ['meeting_offer', 'clocks go back: 24 hours end an hour earlier by the wall', { referred_at: '2026-10-31T12:00', meeting_offered_at: '2026-11-01T11:01' }, '2026-11-05', 'violated'],
  // Visit: 24 hours, from three kinds of unit, with consent.
  ['visit_after_unit', 'in time', { ...unit, visited_at: '2026-03-06T10:00' }, '2026-03-10', 'met'],
  ['visit_after_unit', 'from CBAT, late', { ...unit, referred_by: 'cbat', visited_at: '2026-03-06T10:01' }, '2026-03-10', 'violated'],
  ['visit_after_unit', 'from stabilization, running', { ...unit, referred_by: 'crisis_stabilization', visited_at: 'not yet' }, '2026-03-05T12:00', 'pending', '2026-03-06 10:00'],
  ['visit_after_unit', 'from elsewhere it does not bind', { ...unit, referred_by: 'other_source', visited_at: 'not yet' }, '2026-03-10', 'met'],
  ['visit_after_unit', 'without consent it does not bind', { ...unit, consent: false, visited_at: 'not yet' }, '2026-03-10', 'met'],
  // First meeting after a crisis team: 24 hours, or as agreed.
  ['meeting_after_crisis_team', 'in time', { ...team, meeting_offered_at: '2026-03-06T10:00', meeting_time_agreed: false }, '2026-03-10', 'met'],
  ['meeting_after_crisis_team', 'late, and nothing agreed', { ...team, meeting_offered_at: '2026-03-08T10:00', meeting_time_agreed: false }, '2026-03-10', 'violated'],
  ['meeting_after_crisis_team', 'late, as agreed', { ...team, meeting_offered_at: '2026-03-08T10:00', meeting_time_agreed: true }, '2026-03-10', 'met'],
  ['meeting_after_crisis_team', 'late, agreement unknown', { ...team, meeting_offered_at: '2026-03-08T10:00' }, '2026-03-10', 'unknown'],
  // First assessment: 24 hours after the meeting.
  ['first_assessment', 'at the last minute', { ...met, first_assessment_at: '2026-03-06T10:00' }, '2026-03-10', 'met'],
  ['first_assessment', 'a minute late', { ...met, first_assessment_at: '2026-03-06T10:01' }, '2026-03-10', 'violated'],
  ['first_assessment', 'of the next day the record knows no time', { ...met, first_assessment_at: '2026-03-06' }, '2026-03-10', 'unknown'],
  ['first_assessment', 'of two days later it need not', { ...met, first_assessment_at: '2026-03-07' }, '2026-03-10', 'violated'],
  // Assessment with the CANS: 48 hours after initial contact.
  ['clinical_assessment', 'at the last minute', { ...contacted, cans_assessment_at: '2026-03-07T10:00', evaluations_requested: true }, '2026-03-10', 'met'],
  ['clinical_assessment', 'a minute late', { ...contacted, cans_assessment_at: '2026-03-07T10:01', evaluations_requested: true }, '2026-03-10', 'violated'],
  ['clinical_assessment', 'running', { ...contacted, cans_assessment_at: 'not yet', evaluations_requested: true }, '2026-03-06', 'pending', '2026-03-07 10:00'],
  // Treatment and safety plan: seven calendar days after first contact.
  ['treatment_plan', 'on the seventh day', { ...contacted, treatment_plan_at: '2026-03-12T23:59', safety_plan_included: true }, '2026-03-20', 'met'],
  ['treatment_plan', 'on the eighth', { ...contacted, treatment_plan_at: '2026-03-13T00:00', safety_plan_included: true }, '2026-03-20', 'violated'],
  ['treatment_plan', 'without the safety plan', { ...contacted, treatment_plan_at: '2026-03-12T12:00', safety_plan_included: false }, '2026-03-20', 'violated'],
  ['treatment_plan', 'running', { ...contacted, treatment_plan_at: 'not yet', safety_plan_included: true }, '2026-03-12T12:00', 'pending', '2026-03-12'],
  ['treatment_plan', 'over a leap day', { first_contact_at: '2028-02-25T10:00', treatment_plan_at: '2028-03-03T10:00', safety_plan_included: true }, '2028-03-20', 'met'],
  ['treatment_plan', 'first contact not on record', { treatment_plan_at: '2026-03-31T10:00', safety_plan_included: true }, '2026-04-20', 'unknown'],
  // Psychiatric consultation: one hour, in business hours.
  ['psychiatric_consultation', 'at the last minute', { ...asked, consulted_at: '2026-03-05T11:00' }, '2026-03-10', 'met'],
  ['psychiatric_consultation', 'a minute late', { ...asked, consulted_at: '2026-03-05T11:01' }, '2026-03-10', 'violated'],
  ['psychiatric_consultation', 'asked for at night it does not bind', { consultation_asked_at: '2026-03-05T22:00', consulted_at: 'not yet' }, '2026-03-10', 'met'],
  ['psychiatric_consultation', 'running', { ...asked, consulted_at: 'not yet' }, '2026-03-05T10:30', 'pending', '2026-03-05 11:00'],
  // Supervision: every week.
  ['supervision', 'every seventh day', { senior_supervisor: true, employed_on: '2026-01-01', supervisions: { complete_through: '2026-01-22', entries: ['2026-01-08', '2026-01-15', '2026-01-22'].map((on) => ({ on })) } }, '2026-01-22', 'met'],
  ['supervision', 'a week without', { senior_supervisor: true, employed_on: '2026-01-01', supervisions: { complete_through: '2026-01-22', entries: ['2026-01-08', '2026-01-22'].map((on) => ({ on })) } }, '2026-01-22', 'violated'],
  ['supervision', 'the third week runs', { senior_supervisor: true, employed_on: '2026-01-01', supervisions: { complete_through: '2026-01-20', entries: ['2026-01-08', '2026-01-15'].map((on) => ({ on })) } }, '2026-01-20', 'pending', '2026-01-22'],
  // Course: 20 hours before duties and in every year.
  ['training_course', 'in the second year, 20 hours in two parts', { employed_on: '2024-06-01', duties_begun_on: '2024-06-20', courses: { complete_through: '2026-01-01', entries: [{ on: '2024-06-10', length: 1200, topics: true }, { on: '2025-07-01', length: 720, topics: true }, { on: '2025-12-01', length: 480, topics: true }] } }, '2026-01-01', 'met'],
  ['training_course', 'the first course came after duties', { employed_on: '2024-06-01', duties_begun_on: '2024-06-05', courses: { complete_through: '2024-12-31', entries: [{ on: '2024-06-10', length: 1200, topics: true }] } }, '2024-12-31', 'violated'],
  ['training_course', '19.5 hours in the second year', { employed_on: '2024-06-01', duties_begun_on: '2024-06-20', courses: { complete_through: '2026-06-30', entries: [{ on: '2024-06-10', length: 1200, topics: true }, { on: '2025-07-01', length: 1170, topics: true }] } }, '2026-06-30', 'violated'],
]

describe.each(rows.map(([requirement, says, facts, asOf, status, due]) => ({ requirement, says, facts, asOf, status, due })))(
  '$requirement: $says',
  ({ requirement, facts, asOf, status, due }) => {
    const index = graph.criteria.findIndex(({ name }) => name === requirement)

    it(`is ${status}${due === undefined ? '' : ` until ${due}`}`, () => {
      const reference = evaluateReference(graph, facts, asOf)
      const outcome = compiled.evaluate(facts, asOf)
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
      for (const trace of [reference, outcome.trace]) {
        const result = requirementResult(info, trace, index)
        expect(result.status).toBe(status)
        if (due !== undefined) expect(shownInWords(result.form, result.due ?? null)).toContain(due)
      }
    })
  },
)

it('tries every deadline of the document on both sides', () => {
  for (const requirement of new Set(rows.map(([name]) => name))) {
    const seen = new Set(rows.filter(([name]) => name === requirement).map(([, , , , status]) => status))
    expect([...seen]).toEqual(expect.arrayContaining(['met', 'violated']))
  }
})
