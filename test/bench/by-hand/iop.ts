/** pehp.iop as one would write it by hand. */
import { type Answer, amountOf, answerOf, atLeast, atMost, lessThan, millionthsOf, moreThan, placeIn } from './answers.ts'

/** Rates in millionths a week; severity from 0 none to 3 severe, risk of harm from 0 none to 3 imminent. */
export interface IopMember {
  readonly activeIllness: Answer
  readonly functionsInCommunity: Answer
  readonly harmRisk: number | null
  readonly seriousDiagnosis: Answer
  readonly symptomSeverity: number | null
  readonly impairedSpheres: number | null
  readonly regressionPotential: Answer
  readonly monitoringNeeded: number | null
  readonly deficitsMatchServices: Answer
  readonly variableCoping: Answer
  readonly programDays: number | null
  readonly tapering: Answer
  readonly therapy: number | null
  readonly psychotherapy: number | null
  readonly trainingAndActivity: number | null
  readonly aftercare: number | null
  /** Months. */
  readonly aftercareLength: number | null
  readonly activeTreatment: Answer
  readonly goalsAchievable: Answer
  readonly groupIndividualized: Answer
  readonly engaged: Answer
  readonly attendsActively: Answer
  readonly canRespond: Answer
  readonly committedToDischarge: Answer
  readonly impairedAreas: number | null
  readonly deteriorationRisk: Answer
  readonly cannotCopeWithCrises: Answer
  readonly lacksCopingSkills: Answer
  readonly poorInsight: Answer
  readonly medicationMonitoring: Answer
  readonly canBuildCopingSkills: Answer
  readonly majorLifeCrisis: Answer
  readonly needsRiskManagement: Answer
  readonly canFollowSafetyPlan: Answer
}

export interface IopDecision {
  readonly describedMembers: Answer
  readonly admission: Answer
  readonly treatmentProgram: Answer
  readonly continuedStay: Answer
}

export const MODERATE = 2
export const SIGNIFICANT = 2
export const IMMINENT = 3
export const PER_WEEK = 1_000_000

export const decideIop = (m: IopMember): IopDecision => {
  const describedMembers = m.activeIllness & m.functionsInCommunity & lessThan(m.harmRisk, IMMINENT)
  const admission =
    m.seriousDiagnosis &
    atLeast(m.symptomSeverity, MODERATE) &
    atLeast(m.impairedSpheres, 1) &
    m.regressionPotential &
    moreThan(m.monitoringNeeded, PER_WEEK) &
    lessThan(m.monitoringNeeded, 7 * PER_WEEK) &
    m.deficitsMatchServices &
    m.variableCoping
  const hours =
    atLeast(m.therapy, 9 * PER_WEEK) & atLeast(m.psychotherapy, 3 * PER_WEEK) & atLeast(m.trainingAndActivity, 6 * PER_WEEK)
  const treatmentProgram =
    ((atLeast(m.programDays, 3 * PER_WEEK) & hours) | m.tapering) &
    atLeast(m.aftercare, 1.5 * PER_WEEK) &
    atMost(m.aftercareLength, 12) &
    m.activeTreatment &
    m.goalsAchievable &
    m.groupIndividualized
  const engagement = m.engaged & m.attendsActively & m.canRespond & m.committedToDischarge
  const symptoms =
    atLeast(m.impairedAreas, 2) |
    m.deteriorationRisk |
    m.cannotCopeWithCrises |
    m.lacksCopingSkills |
    atLeast(m.harmRisk, SIGNIFICANT) |
    m.poorInsight
  const needs =
    m.medicationMonitoring |
    m.canBuildCopingSkills |
    m.majorLifeCrisis |
    (m.needsRiskManagement & m.canFollowSafetyPlan)
  return {
    describedMembers: describedMembers as Answer,
    admission: admission as Answer,
    treatmentProgram: treatmentProgram as Answer,
    continuedStay: (engagement & symptoms & needs) as Answer,
  }
}

export const iopMemberOf = (facts: { readonly [name: string]: unknown }): IopMember => ({
  activeIllness: answerOf(facts['active_illness']),
  functionsInCommunity: answerOf(facts['functions_in_community']),
  harmRisk: placeIn(facts['harm_risk'], ['none', 'some', 'significant', 'imminent']),
  seriousDiagnosis: answerOf(facts['serious_diagnosis']),
  symptomSeverity: placeIn(facts['symptom_severity'], ['none', 'mild', 'moderate', 'severe']),
  impairedSpheres: amountOf(facts['impaired_spheres']),
  regressionPotential: answerOf(facts['regression_potential']),
  monitoringNeeded: millionthsOf(facts['monitoring_needed']),
  deficitsMatchServices: answerOf(facts['deficits_match_services']),
  variableCoping: answerOf(facts['variable_coping']),
  programDays: millionthsOf(facts['program_days']),
  tapering: answerOf(facts['tapering']),
  therapy: millionthsOf(facts['therapy']),
  psychotherapy: millionthsOf(facts['psychotherapy']),
  trainingAndActivity: millionthsOf(facts['training_and_activity']),
  aftercare: millionthsOf(facts['aftercare']),
  aftercareLength: amountOf(facts['aftercare_length']),
  activeTreatment: answerOf(facts['active_treatment']),
  goalsAchievable: answerOf(facts['goals_achievable']),
  groupIndividualized: answerOf(facts['group_individualized']),
  engaged: answerOf(facts['engaged']),
  attendsActively: answerOf(facts['attends_actively']),
  canRespond: answerOf(facts['can_respond']),
  committedToDischarge: answerOf(facts['committed_to_discharge']),
  impairedAreas: amountOf(facts['impaired_areas']),
  deteriorationRisk: answerOf(facts['deterioration_risk']),
  cannotCopeWithCrises: answerOf(facts['cannot_cope_with_crises']),
  lacksCopingSkills: answerOf(facts['lacks_coping_skills']),
  poorInsight: answerOf(facts['poor_insight']),
  medicationMonitoring: answerOf(facts['medication_monitoring']),
  canBuildCopingSkills: answerOf(facts['can_build_coping_skills']),
  majorLifeCrisis: answerOf(facts['major_life_crisis']),
  needsRiskManagement: answerOf(facts['needs_risk_management']),
  canFollowSafetyPlan: answerOf(facts['can_follow_safety_plan']),
})
