/** nc_medicaid.ihts as one would write it by hand. */
import { type Answer, NO, UNSURE, YES, amountOf, answerOf, atLeast, atMost, equals, itemsOf, lessThan, not, objectOf, placeIn } from './answers.ts'
import { type Aged, addMonths, agedOf, dayOf } from './days.ts'

export interface Crisis {
  readonly on: number | null
}

export interface OtherService {
  /** Place in SERVICES. */
  readonly service: number | null
  readonly started: number | null
  readonly billedSeparately: Answer
}

/** Days since 1970-01-01; lists are surely complete through a day, or -Infinity. */
export interface IhtsMember extends Aged {
  readonly qualifyingDiagnosis: Answer
  readonly onlyDevelopmentalDiagnosis: Answer
  readonly outpatientIneffective: Answer
  readonly coordinationNeeded: Answer
  readonly symptomSeverity: number | null
  readonly symptomsDueToDiagnosis: Answer
  readonly intensiveCareNeeded: Answer
  readonly housingInstability: Answer
  readonly educationalChallenges: Answer
  readonly careAccessProblems: Answer
  readonly systemInvolvement: Answer
  readonly otherDomains: number | null
  /** 0 none, 1 present, 2 immediate. */
  readonly placementRisk: number | null
  readonly crises: readonly Crisis[]
  readonly crisesThrough: number
  readonly alternativesLessEffective: Answer
  readonly medicallyNecessary: Answer
  readonly tailoredToNeeds: Answer
  readonly servesPlanGoals: Answer
  readonly fitsSymptomsOrDiagnosis: Answer
  readonly moreThanNeeded: Answer
  readonly safeToProvide: Answer
  readonly equalAlternative: Answer
  readonly alternativeConservative: Answer
  readonly alternativeCheaper: Answer
  readonly forMemberConvenience: Answer
  readonly forCaregiverConvenience: Answer
  readonly forProviderConvenience: Answer
  readonly currentGoalsMet: Answer
  readonly newGoalsNeeded: Answer
  readonly outcomesAchieved: Answer
  readonly outcomesMaintained: Answer
  /** 0 regressing, 1 no progress, 2 some, 3 satisfactory. */
  readonly progress: number | null
  readonly benefitSupported: Answer
  readonly planAdjustmentNeeded: Answer
  readonly considerableProgress: Answer
  readonly readyForOfficeTherapy: Answer
  readonly moreIntensiveCareNeeded: Answer
  readonly memberDiscontinues: Answer
  readonly otherServices: readonly OtherService[]
  readonly otherServicesThrough: number
  readonly inpatientToday: Answer
  readonly authorizationRequest: Answer
  readonly comprehensiveAssessment: Answer
  readonly serviceOrder: Answer
  readonly personCenteredPlan: Answer
  readonly assessmentUpdated: Answer
  readonly planUpdated: Answer
  readonly relevantAssessments: Answer
  readonly dischargePlan: Answer
}

export interface IhtsDecision {
  readonly eligibility: Answer
  readonly coverage: Answer
  readonly continuedService: Answer
  readonly discharge: Answer
  readonly noExcludedService: Answer
  readonly billableDay: Answer
  readonly documentsAtFirst: Answer
  readonly documentsAtRenewal: Answer
}

/** Aged 3 to 21: from the third birthday to the day before the twenty-second. */
export const rightAge = (months: number | null): Answer =>
  months === null ? UNSURE : months >= 3 * 12 && months < 22 * 12 ? YES : NO

/** Two areas of life or more; of those that the document does not list, the first and the second count. */
export const twoDomains = (m: IhtsMember, oneOther: Answer, twoOthers: Answer): Answer => {
  // The lower bit says that an answer may be yes, the upper one that it is.
  const possible =
    (m.housingInstability & 1) +
    (m.educationalChallenges & 1) +
    (m.careAccessProblems & 1) +
    (m.systemInvolvement & 1) +
    (oneOther & 1) +
    (twoOthers & 1)
  if (possible < 2) return NO
  const sure =
    (m.housingInstability >> 1) +
    (m.educationalChallenges >> 1) +
    (m.careAccessProblems >> 1) +
    (m.systemInvolvement >> 1) +
    (oneOther >> 1) +
    (twoOthers >> 1)
  return sure >= 2 ? YES : UNSURE
}

const fewCrises = (m: IhtsMember, asOf: number): Answer => {
  const from = addMonths(asOf, -6)
  let sure = 0
  let open = 0
  for (const { on } of m.crises) {
    if (on === null) open += 1
    else if (on >= from && on <= asOf) sure += 1
  }
  return sure >= 2 ? NO : m.crisesThrough >= asOf && sure + open < 2 ? YES : UNSURE
}

const INDIVIDUAL = 3
const FAMILY = 5
const NOT_EXCLUDED = 10

/** Therapy alone is excluded only where it has a bill of its own. */
const isExcluded = ({ service, billedSeparately }: OtherService): Answer =>
  service === null
    ? UNSURE
    : service >= INDIVIDUAL && service <= FAMILY
      ? billedSeparately
      : service === NOT_EXCLUDED
        ? NO
        : YES

export const noExcludedService = (m: IhtsMember, asOf: number): Answer => {
  let excluded = 0
  for (const other of m.otherServices) excluded |= isExcluded(other) & atMost(other.started, asOf)
  return excluded === YES ? NO : excluded === NO && m.otherServicesThrough >= asOf ? YES : UNSURE
}

export const eligible = (m: IhtsMember, asOf: number): Answer =>
  (rightAge(m.ageInMonths) &
    m.qualifyingDiagnosis &
    not(m.onlyDevelopmentalDiagnosis) &
    m.outpatientIneffective &
    m.coordinationNeeded &
    atLeast(m.symptomSeverity, 2) &
    m.symptomsDueToDiagnosis &
    m.intensiveCareNeeded &
    twoDomains(m, atLeast(m.otherDomains, 1), atLeast(m.otherDomains, 2)) &
    lessThan(m.placementRisk, 2) &
    fewCrises(m, asOf) &
    m.alternativesLessEffective) as Answer

export const covered = (m: IhtsMember, eligibility: Answer): Answer =>
  (m.medicallyNecessary &
    m.tailoredToNeeds &
    m.servesPlanGoals &
    m.fitsSymptomsOrDiagnosis &
    not(m.moreThanNeeded) &
    m.safeToProvide &
    not(m.equalAlternative & (m.alternativeConservative | m.alternativeCheaper)) &
    not(m.forMemberConvenience | m.forCaregiverConvenience | m.forProviderConvenience) &
    eligibility &
    (not(m.currentGoalsMet) | m.newGoalsNeeded)) as Answer

export const documentedAtFirst = (m: IhtsMember): Answer =>
  (m.authorizationRequest & m.comprehensiveAssessment & m.serviceOrder & m.personCenteredPlan) as Answer

export const decideIhts = (m: IhtsMember, asOf: number): IhtsDecision => {
  const eligibility = eligible(m, asOf)
  const need = not(m.outcomesAchieved) | not(m.outcomesMaintained) | atLeast(m.placementRisk, 1)
  const situation =
    (m.currentGoalsMet & m.newGoalsNeeded) |
    (equals(m.progress, 3) & m.benefitSupported) |
    (equals(m.progress, 2) & m.planAdjustmentNeeded) |
    atMost(m.progress, 1)
  const discharge = (m.considerableProgress & m.readyForOfficeTherapy) | m.moreIntensiveCareNeeded | m.memberDiscontinues
  return {
    eligibility,
    coverage: covered(m, eligibility),
    continuedService: (need & situation) as Answer,
    discharge: discharge as Answer,
    noExcludedService: noExcludedService(m, asOf),
    billableDay: not(m.inpatientToday),
    documentsAtFirst: documentedAtFirst(m),
    documentsAtRenewal: (m.assessmentUpdated & m.planUpdated & m.relevantAssessments & m.dischargePlan) as Answer,
  }
}

// ---- from JSON ---------------------------------------------------------------------------------------------

export const SERVICES = [
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
  'other_service',
]

export const ihtsMemberOf = (facts: { readonly [name: string]: unknown }, asOf: number): IhtsMember => {
  const member = objectOf(facts['member'])
  const crises = objectOf(facts['crisis_events'])
  const services = objectOf(facts['concurrent_services'])
  return {
    ...agedOf(member, asOf),
    qualifyingDiagnosis: answerOf(facts['qualifying_diagnosis']),
    onlyDevelopmentalDiagnosis: answerOf(facts['only_developmental_diagnosis']),
    outpatientIneffective: answerOf(facts['outpatient_ineffective']),
    coordinationNeeded: answerOf(facts['coordination_needed']),
    symptomSeverity: placeIn(facts['symptom_severity'], ['none', 'mild', 'moderate', 'severe']),
    symptomsDueToDiagnosis: answerOf(facts['symptoms_due_to_diagnosis']),
    intensiveCareNeeded: answerOf(facts['intensive_care_needed']),
    housingInstability: answerOf(facts['housing_instability']),
    educationalChallenges: answerOf(facts['educational_challenges']),
    careAccessProblems: answerOf(facts['care_access_problems']),
    systemInvolvement: answerOf(facts['system_involvement']),
    otherDomains: amountOf(facts['other_domains']),
    placementRisk: placeIn(facts['placement_risk'], ['none', 'present', 'immediate']),
    crises: itemsOf(crises['entries']).map((entry) => ({ on: dayOf(objectOf(entry)['on']) })),
    crisesThrough: dayOf(crises['complete_through']) ?? -Infinity,
    alternativesLessEffective: answerOf(facts['alternatives_less_effective']),
    medicallyNecessary: answerOf(facts['medically_necessary']),
    tailoredToNeeds: answerOf(facts['tailored_to_needs']),
    servesPlanGoals: answerOf(facts['serves_plan_goals']),
    fitsSymptomsOrDiagnosis: answerOf(facts['fits_symptoms_or_diagnosis']),
    moreThanNeeded: answerOf(facts['more_than_needed']),
    safeToProvide: answerOf(facts['safe_to_provide']),
    equalAlternative: answerOf(facts['equal_alternative']),
    alternativeConservative: answerOf(facts['alternative_conservative']),
    alternativeCheaper: answerOf(facts['alternative_cheaper']),
    forMemberConvenience: answerOf(facts['for_member_convenience']),
    forCaregiverConvenience: answerOf(facts['for_caregiver_convenience']),
    forProviderConvenience: answerOf(facts['for_provider_convenience']),
    currentGoalsMet: answerOf(facts['current_goals_met']),
    newGoalsNeeded: answerOf(facts['new_goals_needed']),
    outcomesAchieved: answerOf(facts['outcomes_achieved']),
    outcomesMaintained: answerOf(facts['outcomes_maintained']),
    progress: placeIn(facts['progress'], ['regressing', 'no_progress', 'some', 'satisfactory']),
    benefitSupported: answerOf(facts['benefit_supported']),
    planAdjustmentNeeded: answerOf(facts['plan_adjustment_needed']),
    considerableProgress: answerOf(facts['considerable_progress']),
    readyForOfficeTherapy: answerOf(facts['ready_for_office_therapy']),
    moreIntensiveCareNeeded: answerOf(facts['more_intensive_care_needed']),
    memberDiscontinues: answerOf(facts['member_discontinues']),
    otherServices: itemsOf(services['entries']).map((entry) => {
      const { service, started, billed_separately: billed } = objectOf(entry)
      return { service: placeIn(service, SERVICES), started: dayOf(started), billedSeparately: answerOf(billed) }
    }),
    otherServicesThrough: dayOf(services['complete_through']) ?? -Infinity,
    inpatientToday: answerOf(facts['inpatient_today']),
    authorizationRequest: answerOf(facts['authorization_request']),
    comprehensiveAssessment: answerOf(facts['comprehensive_assessment']),
    serviceOrder: answerOf(facts['service_order']),
    personCenteredPlan: answerOf(facts['person_centered_plan']),
    assessmentUpdated: answerOf(facts['assessment_updated']),
    planUpdated: answerOf(facts['plan_updated']),
    relevantAssessments: answerOf(facts['relevant_assessments']),
    dischargePlan: answerOf(facts['discharge_plan']),
  }
}
