/** Members for nc_medicaid.ihts: crises at both ends of the look-back window, and services in place beside this one. */
import { type Draw, type FactTable, type FactValues, type Json, memberAged, no, oneOf, shiftDate, yes } from './facts.ts'

const SETTINGS = ['home', 'mobile_crisis', 'emergency_department', 'inpatient'] as const

const crisis = ({ random, asOf }: Draw): Json => {
  const on = random.pick<string | null>([
    shiftDate(asOf, 0, -6, 0),
    shiftDate(asOf, 0, -6, -1),
    shiftDate(asOf, 0, 0, -random.below(180)),
    shiftDate(asOf, 0, 0, -random.below(180)),
    shiftDate(asOf, 0, 0, -200 - random.below(400)),
    shiftDate(asOf, 0, 0, -200 - random.below(400)),
    asOf,
    shiftDate(asOf, 0, 0, 1),
    null,
  ])
  return { on, setting: random.pick(SETTINGS) }
}

const crises: FactValues = {
  usual: ({ random, asOf }) => ({
    complete_through: asOf,
    entries: Array.from({ length: random.below(3) }, () => ({
      on: shiftDate(asOf, 0, 0, -190 - random.below(700)),
      setting: random.pick(SETTINGS),
    })),
  }),
  other: (draw) => ({
    complete_through: draw.random.pick<string | null>([draw.asOf, draw.asOf, shiftDate(draw.asOf, 0, 0, -1), null]),
    entries: Array.from({ length: draw.random.below(6) }, () => crisis(draw)),
  }),
}

const EXCLUDED = [
  'intensive_in_home',
  'multisystemic_therapy',
  'day_treatment',
  'individual_therapy',
  'group_therapy',
  'family_therapy',
  'substance_intensive_outpatient',
  'child_residential',
  'psychiatric_residential',
  'substance_residential',
] as const

const services: FactValues = {
  usual: ({ random, asOf }) => ({
    complete_through: asOf,
    entries: Array.from({ length: random.below(3) }, () => ({
      service: random.pick(['other_service', 'individual_therapy']),
      started: shiftDate(asOf, 0, 0, -random.below(300)),
      billed_separately: false,
    })),
  }),
  other: ({ random, asOf }) => ({
    complete_through: random.pick<string | null>([asOf, asOf, shiftDate(asOf, 0, -1, 0), null]),
    entries: Array.from({ length: random.below(4) }, () => ({
      service: random.pick<string | null>([...EXCLUDED, 'other_service', 'other_service', null]),
      started: random.pick<string | null>([shiftDate(asOf, 0, 0, -30), asOf, shiftDate(asOf, 0, 0, 1), null]),
      billed_separately: random.pick<boolean | null>([true, false, null]),
    })),
  }),
}

export const ihtsFacts: FactTable = {
  member: memberAged(3, 21),
  qualifying_diagnosis: yes,
  only_developmental_diagnosis: no,
  outpatient_ineffective: yes,
  coordination_needed: yes,
  symptoms_due_to_diagnosis: yes,
  intensive_care_needed: yes,
  symptom_severity: oneOf(['moderate', 'severe'], ['none', 'mild', 'moderate']),
  housing_instability: oneOf([true, false], [false]),
  educational_challenges: yes,
  care_access_problems: oneOf([true, false], [false]),
  system_involvement: yes,
  other_domains: oneOf([0, 0, 1], [1, 2]),
  placement_risk: oneOf(['none', 'present'], ['present', 'immediate']),
  crisis_events: crises,
  concurrent_services: services,
  alternatives_less_effective: yes,
  inpatient_today: no,
  medically_necessary: yes,
  tailored_to_needs: yes,
  serves_plan_goals: yes,
  fits_symptoms_or_diagnosis: yes,
  more_than_needed: no,
  safe_to_provide: yes,
  equal_alternative: no,
  alternative_conservative: no,
  alternative_cheaper: no,
  for_member_convenience: no,
  for_caregiver_convenience: no,
  for_provider_convenience: no,
  outcomes_achieved: no,
  outcomes_maintained: no,
  current_goals_met: no,
  new_goals_needed: yes,
  progress: oneOf(['some', 'satisfactory'], ['regressing', 'no_progress', 'some']),
  benefit_supported: yes,
  plan_adjustment_needed: yes,
  considerable_progress: no,
  ready_for_office_therapy: no,
  more_intensive_care_needed: no,
  member_discontinues: no,
  authorization_request: yes,
  comprehensive_assessment: yes,
  service_order: yes,
  person_centered_plan: yes,
  assessment_updated: yes,
  plan_updated: yes,
  relevant_assessments: yes,
  discharge_plan: yes,
}
