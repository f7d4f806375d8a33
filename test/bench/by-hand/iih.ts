/** caresource.iih as one would write it by hand. */
import { type Answer, NO, UNSURE, YES, amountOf, answerOf, atLeast, atMost, equals, lessThan, millionthsOf, moreThan, not, objectOf, placeIn } from './answers.ts'
import { type Aged, agedOf, dayOf } from './days.ts'

export interface IihMember extends Aged {
  readonly properAndNecessary: Answer
  readonly morbidityWithout: Answer
  readonly impairmentWithout: Answer
  readonly dysfunctionWithout: Answer
  readonly painWithout: Answer
  readonly goodLocalPractice: Answer
  readonly lowestCostAlternative: Answer
  readonly mainlyForMember: Answer
  readonly mainlyForProvider: Answer
  readonly inOtherPlanDocuments: Answer
  readonly otherNecessity: Answer
  readonly coOccurringSubstanceUse: Answer
  readonly impairingCondition: Answer
  readonly neurodevelopmentalNeeds: Answer
  readonly preventsPlacement: Answer
  readonly supportsReturnHome: Answer
  readonly caregiversTakePart: Answer
  /** 0 1915(i), 1 1915(c), 2 none. */
  readonly otherServiceWaiver: number | null
  readonly duplicatesIih: Answer
  readonly sameProvider: Answer
  readonly receivingIih: Answer
  readonly diagnosisDocumented: Answer
  readonly linkedToImpairment: Answer
  readonly linkedToSeriousHarm: Answer
  readonly relatedToIih: Answer
  readonly improvementExpected: Answer
  readonly motivated: Answer
  readonly canBenefit: Answer
  readonly regressionRisk: Answer
  readonly variableCoping: Answer
  /** Millionths a week. */
  readonly monitoringNeeded: number | null
  readonly placementFactorsTooGreat: Answer
  readonly symptomsTooGreat: Answer
  readonly legalMattersTooGreat: Answer
  readonly intensiveCareRequired: Answer
  readonly memberLacksCrisisMeans: Answer
  readonly familyLacksCrisisMeans: Answer
  /** 0 none, 1 slight, 2 measurable. */
  readonly progress: number | null
  /** Days. */
  readonly progressNoteGap: number | null
  readonly cooperative: Answer
  readonly meetingGoals: Answer
  readonly relapseRisk: Answer
  readonly planAmended: Answer
  readonly dischargePlanAdequate: Answer
  readonly planNamesServices: Answer
  readonly planNamesProviders: Answer
  readonly goalsSubstantiallyMet: Answer
  readonly dischargeRequested: Answer
  /** 0 none to 3 imminent. */
  readonly harmRisk: number | null
  readonly transferWarranted: Answer
  readonly needsUnavailableServices: Answer
  readonly familyEngaged: Answer
  /** Days since 1970-01-01. */
  readonly lastEngagedOn: number | null
  readonly gangInvolvement: Answer
  readonly cannotSeverTies: Answer
  readonly gangViolence: Answer
  readonly problematicSexualBehavior: Answer
  readonly programCompleted: Answer
  readonly programEnrolled: Answer
  readonly lowSexualRisk: Answer
  readonly homicidalIdeation: Answer
  readonly homicidalBehavior: Answer
  readonly homicidalIntent: Answer
  readonly homicidalPlan: Answer
  readonly otherModelExclusion: Answer
}

export interface IihDecision {
  readonly medicalNecessity: Answer
  readonly describedMembers: Answer
  readonly duplicateWaiverService: Answer
  readonly initial: Answer
  readonly continuation: Answer
  readonly discharge: Answer
  readonly providerExclusions: Answer
}

export const PER_WEEK = 1_000_000
export const IMMINENT = 3

/** Aged 3 to 20: from the third birthday to the day before the twenty-first. */
export const rightAge = (months: number | null): Answer =>
  months === null ? UNSURE : months >= 3 * 12 && months < 21 * 12 ? YES : NO

export const exactlyOne = (a: number, b: number): Answer => ((a & not(b)) | (not(a) & b)) as Answer

export const decideInitial = (m: IihMember): number =>
  m.diagnosisDocumented &
  (m.linkedToImpairment | m.linkedToSeriousHarm) &
  m.relatedToIih &
  m.improvementExpected &
  m.motivated &
  m.canBenefit &
  m.regressionRisk &
  m.variableCoping &
  moreThan(m.monitoringNeeded, PER_WEEK) &
  lessThan(m.monitoringNeeded, 7 * PER_WEEK) &
  (m.placementFactorsTooGreat | m.symptomsTooGreat | m.legalMattersTooGreat) &
  m.intensiveCareRequired &
  m.memberLacksCrisisMeans &
  m.familyLacksCrisisMeans

export const decideIih = (m: IihMember, asOf: number): IihDecision => {
  const described =
    m.properAndNecessary &
    (m.morbidityWithout | m.impairmentWithout | m.dysfunctionWithout | m.painWithout) &
    m.goodLocalPractice &
    m.lowestCostAlternative &
    not(m.mainlyForMember | m.mainlyForProvider)
  const describedMembers =
    rightAge(m.ageInMonths) &
    (m.coOccurringSubstanceUse | m.impairingCondition | m.neurodevelopmentalNeeds) &
    (m.preventsPlacement | m.supportsReturnHome) &
    m.caregiversTakePart
  const duplicate = lessThan(m.otherServiceWaiver, 2) & m.duplicatesIih & m.sameProvider & m.receivingIih
  const initial = decideInitial(m)
  const progressing =
    atLeast(m.progress, 2) & atMost(m.progressNoteGap, 28) & m.cooperative & m.meetingGoals & m.relapseRisk
  const amending = equals(m.progress, 0) & m.planAmended
  const plan = m.dischargePlanAdequate & m.planNamesServices & m.planNamesProviders
  const reason =
    not(initial) |
    lessThan(m.progress, 2) |
    m.goalsSubstantiallyMet |
    (m.dischargeRequested & lessThan(m.harmRisk, IMMINENT)) |
    m.transferWarranted |
    m.needsUnavailableServices |
    (not(m.familyEngaged) & lessThan(m.lastEngagedOn, asOf - 30))
  const gang = m.gangInvolvement & (m.cannotSeverTies | m.gangViolence)
  const sexual =
    atLeast(m.ageInMonths, 13 * 12) & m.problematicSexualBehavior & not(m.programCompleted | (m.programEnrolled & m.lowSexualRisk))
  const homicidal = (m.homicidalIdeation | m.homicidalBehavior) & m.homicidalIntent & m.homicidalPlan
  return {
    medicalNecessity: (described | m.inOtherPlanDocuments | m.otherNecessity) as Answer,
    describedMembers: describedMembers as Answer,
    duplicateWaiverService: duplicate as Answer,
    initial: initial as Answer,
    continuation: (initial & exactlyOne(progressing, amending)) as Answer,
    discharge: (plan & reason) as Answer,
    providerExclusions: (gang | sexual | homicidal | m.otherModelExclusion) as Answer,
  }
}

// ---- from JSON ---------------------------------------------------------------------------------------------

export const iihMemberOf = (facts: { readonly [name: string]: unknown }, asOf: number): IihMember => {
  const member = objectOf(facts['member'])
  return {
    ...agedOf(member, asOf),
    properAndNecessary: answerOf(facts['proper_and_necessary']),
    morbidityWithout: answerOf(facts['morbidity_without']),
    impairmentWithout: answerOf(facts['impairment_without']),
    dysfunctionWithout: answerOf(facts['dysfunction_without']),
    painWithout: answerOf(facts['pain_without']),
    goodLocalPractice: answerOf(facts['good_local_practice']),
    lowestCostAlternative: answerOf(facts['lowest_cost_alternative']),
    mainlyForMember: answerOf(facts['mainly_for_member']),
    mainlyForProvider: answerOf(facts['mainly_for_provider']),
    inOtherPlanDocuments: answerOf(facts['in_other_plan_documents']),
    otherNecessity: answerOf(facts['other_necessity']),
    coOccurringSubstanceUse: answerOf(facts['co_occurring_substance_use']),
    impairingCondition: answerOf(facts['impairing_condition']),
    neurodevelopmentalNeeds: answerOf(facts['neurodevelopmental_needs']),
    preventsPlacement: answerOf(facts['prevents_placement']),
    supportsReturnHome: answerOf(facts['supports_return_home']),
    caregiversTakePart: answerOf(facts['caregivers_take_part']),
    otherServiceWaiver: placeIn(facts['other_service_waiver'], ['waiver_1915i', 'waiver_1915c', 'no_waiver']),
    duplicatesIih: answerOf(facts['duplicates_iih']),
    sameProvider: answerOf(facts['same_provider']),
    receivingIih: answerOf(facts['receiving_iih']),
    diagnosisDocumented: answerOf(facts['diagnosis_documented']),
    linkedToImpairment: answerOf(facts['linked_to_impairment']),
    linkedToSeriousHarm: answerOf(facts['linked_to_serious_harm']),
    relatedToIih: answerOf(facts['related_to_iih']),
    improvementExpected: answerOf(facts['improvement_expected']),
    motivated: answerOf(facts['motivated']),
    canBenefit: answerOf(facts['can_benefit']),
    regressionRisk: answerOf(facts['regression_risk']),
    variableCoping: answerOf(facts['variable_coping']),
    monitoringNeeded: millionthsOf(facts['monitoring_needed']),
    placementFactorsTooGreat: answerOf(facts['placement_factors_too_great']),
    symptomsTooGreat: answerOf(facts['symptoms_too_great']),
    legalMattersTooGreat: answerOf(facts['legal_matters_too_great']),
    intensiveCareRequired: answerOf(facts['intensive_care_required']),
    memberLacksCrisisMeans: answerOf(facts['member_lacks_crisis_means']),
    familyLacksCrisisMeans: answerOf(facts['family_lacks_crisis_means']),
    progress: placeIn(facts['progress'], ['none', 'slight', 'measurable']),
    progressNoteGap: amountOf(facts['progress_note_gap']),
    cooperative: answerOf(facts['cooperative']),
    meetingGoals: answerOf(facts['meeting_goals']),
    relapseRisk: answerOf(facts['relapse_risk']),
    planAmended: answerOf(facts['plan_amended']),
    dischargePlanAdequate: answerOf(facts['discharge_plan_adequate']),
    planNamesServices: answerOf(facts['plan_names_services']),
    planNamesProviders: answerOf(facts['plan_names_providers']),
    goalsSubstantiallyMet: answerOf(facts['goals_substantially_met']),
    dischargeRequested: answerOf(facts['discharge_requested']),
    harmRisk: placeIn(facts['harm_risk'], ['none', 'some', 'significant', 'imminent']),
    transferWarranted: answerOf(facts['transfer_warranted']),
    needsUnavailableServices: answerOf(facts['needs_unavailable_services']),
    familyEngaged: answerOf(facts['family_engaged']),
    lastEngagedOn: dayOf(facts['last_engaged_on']),
    gangInvolvement: answerOf(facts['gang_involvement']),
    cannotSeverTies: answerOf(facts['cannot_sever_ties']),
    gangViolence: answerOf(facts['gang_violence']),
    problematicSexualBehavior: answerOf(facts['problematic_sexual_behavior']),
    programCompleted: answerOf(facts['program_completed']),
    programEnrolled: answerOf(facts['program_enrolled']),
    lowSexualRisk: answerOf(facts['low_sexual_risk']),
    homicidalIdeation: answerOf(facts['homicidal_ideation']),
    homicidalBehavior: answerOf(facts['homicidal_behavior']),
    homicidalIntent: answerOf(facts['homicidal_intent']),
    homicidalPlan: answerOf(facts['homicidal_plan']),
    otherModelExclusion: answerOf(facts['other_model_exclusion']),
  }
}
