/** The trace of nc_medicaid.ihts by hand: the nodes that the artifact builds, clause by clause in the order of the file. */
import type { ConditionResult, Shown, Status, Trace, TraceNode } from '@rubric/runtime'
import { type Answer, NO, UNSURE, YES, atLeast, atMost, equals, lessThan, not } from './answers.ts'
import { addMonths, shownAge } from './days.ts'
import { type IhtsMember, type OtherService, rightAge, twoDomains } from './ihts.ts'

const NONE: readonly never[] = []

/** So many for certain, and so many more at most; null where entries may be missing. */
const shownCount = (sure: number, open: number, isComplete: boolean): Shown =>
  !isComplete ? [sure, null] : open === 0 ? sure : [sure, sure + open]

const crisesNode = (m: IhtsMember, asOf: number): TraceNode => {
  const from = addMonths(asOf, -6)
  const isComplete = m.crisesThrough >= asOf
  let sure = 0
  let open = 0
  for (const { on } of m.crises) {
    if (on === null) open += 1
    else if (on >= from && on <= asOf) sure += 1
  }
  const status = sure >= 2 ? NO : isComplete && sure + open < 2 ? YES : UNSURE
  return { clause: 20, status, conditions: [{ condition: 15, status, value: shownCount(sure, open, isComplete) }], children: NONE }
}

const diagnosisNode = (m: IhtsMember): TraceNode => ({
  clause: 2,
  status: (m.qualifyingDiagnosis & not(m.onlyDevelopmentalDiagnosis)) as Answer,
  conditions: NONE,
  children: [
    { clause: 3, status: m.qualifyingDiagnosis, conditions: [{ condition: 1, status: m.qualifyingDiagnosis, value: null }], children: NONE },
    { clause: 4, status: not(m.onlyDevelopmentalDiagnosis), conditions: [{ condition: 2, status: m.onlyDevelopmentalDiagnosis, value: null }], children: NONE },
  ],
})

const clinicalNeedNode = (m: IhtsMember): TraceNode => ({
  clause: 5,
  status: (m.outpatientIneffective & m.coordinationNeeded) as Answer,
  conditions: NONE,
  children: [
    { clause: 6, status: m.outpatientIneffective, conditions: [{ condition: 3, status: m.outpatientIneffective, value: null }], children: NONE },
    { clause: 7, status: m.coordinationNeeded, conditions: [{ condition: 4, status: m.coordinationNeeded, value: null }], children: NONE },
  ],
})

const severityNode = (m: IhtsMember): TraceNode => {
  const level = atLeast(m.symptomSeverity, 2)
  return {
    clause: 8,
    status: (level & m.symptomsDueToDiagnosis & m.intensiveCareNeeded) as Answer,
    conditions: NONE,
    children: [
      { clause: 9, status: level, conditions: [{ condition: 5, status: level, value: m.symptomSeverity }], children: NONE },
      { clause: 10, status: m.symptomsDueToDiagnosis, conditions: [{ condition: 6, status: m.symptomsDueToDiagnosis, value: null }], children: NONE },
      { clause: 11, status: m.intensiveCareNeeded, conditions: [{ condition: 7, status: m.intensiveCareNeeded, value: null }], children: NONE },
    ],
  }
}

const domainsNode = (m: IhtsMember): TraceNode => {
  const oneOther = atLeast(m.otherDomains, 1)
  const twoOthers = atLeast(m.otherDomains, 2)
  return {
    clause: 12,
    status: twoDomains(m, oneOther, twoOthers),
    conditions: NONE,
    children: [
      { clause: 13, status: m.housingInstability, conditions: [{ condition: 8, status: m.housingInstability, value: null }], children: NONE },
      { clause: 14, status: m.educationalChallenges, conditions: [{ condition: 9, status: m.educationalChallenges, value: null }], children: NONE },
      { clause: 15, status: m.careAccessProblems, conditions: [{ condition: 10, status: m.careAccessProblems, value: null }], children: NONE },
      { clause: 16, status: m.systemInvolvement, conditions: [{ condition: 11, status: m.systemInvolvement, value: null }], children: NONE },
      { clause: 17, status: oneOther, conditions: [{ condition: 12, status: oneOther, value: m.otherDomains }], children: NONE },
      { clause: 18, status: twoOthers, conditions: [{ condition: 13, status: twoOthers, value: m.otherDomains }], children: NONE },
    ],
  }
}

const eligibilityNode = (m: IhtsMember, asOf: number): TraceNode => {
  const age = rightAge(m.ageInMonths)
  const diagnosis = diagnosisNode(m)
  const need = clinicalNeedNode(m)
  const severity = severityNode(m)
  const domains = domainsNode(m)
  const placement = lessThan(m.placementRisk, 2)
  const crises = crisesNode(m, asOf)
  return {
    clause: 0,
    status: (age &
      diagnosis.status &
      need.status &
      severity.status &
      domains.status &
      placement &
      crises.status &
      m.alternativesLessEffective) as Answer,
    conditions: NONE,
    children: [
      { clause: 1, status: age, conditions: [{ condition: 0, status: age, value: shownAge(m) }], children: NONE },
      diagnosis,
      need,
      severity,
      domains,
      { clause: 19, status: placement, conditions: [{ condition: 14, status: placement, value: m.placementRisk }], children: NONE },
      crises,
      { clause: 21, status: m.alternativesLessEffective, conditions: [{ condition: 16, status: m.alternativesLessEffective, value: null }], children: NONE },
    ],
  }
}

const necessityNode = (m: IhtsMember): TraceNode => ({
  clause: 23,
  status: (m.medicallyNecessary & m.tailoredToNeeds & m.servesPlanGoals) as Answer,
  conditions: NONE,
  children: [
    { clause: 24, status: m.medicallyNecessary, conditions: [{ condition: 17, status: m.medicallyNecessary, value: null }], children: NONE },
    { clause: 25, status: m.tailoredToNeeds, conditions: [{ condition: 18, status: m.tailoredToNeeds, value: null }], children: NONE },
    { clause: 26, status: m.servesPlanGoals, conditions: [{ condition: 19, status: m.servesPlanGoals, value: null }], children: NONE },
  ],
})

const fitNode = (m: IhtsMember): TraceNode => ({
  clause: 27,
  status: (m.fitsSymptomsOrDiagnosis & not(m.moreThanNeeded)) as Answer,
  conditions: NONE,
  children: [
    { clause: 28, status: m.fitsSymptomsOrDiagnosis, conditions: [{ condition: 20, status: m.fitsSymptomsOrDiagnosis, value: null }], children: NONE },
    { clause: 29, status: not(m.moreThanNeeded), conditions: [{ condition: 21, status: m.moreThanNeeded, value: null }], children: NONE },
  ],
})

const bestChoiceNode = (m: IhtsMember): TraceNode => {
  const noAlternative = not(m.equalAlternative & (m.alternativeConservative | m.alternativeCheaper))
  return {
    clause: 30,
    status: (m.safeToProvide & noAlternative) as Answer,
    conditions: NONE,
    children: [
      { clause: 31, status: m.safeToProvide, conditions: [{ condition: 22, status: m.safeToProvide, value: null }], children: NONE },
      {
        clause: 32,
        status: noAlternative,
        conditions: [
          { condition: 23, status: m.equalAlternative, value: null },
          { condition: 24, status: m.alternativeConservative, value: null },
          { condition: 25, status: m.alternativeCheaper, value: null },
        ],
        children: NONE,
      },
    ],
  }
}

const convenienceNode = (m: IhtsMember): TraceNode => ({
  clause: 33,
  status: not(m.forMemberConvenience | m.forCaregiverConvenience | m.forProviderConvenience),
  conditions: NONE,
  children: [
    { clause: 34, status: m.forMemberConvenience, conditions: [{ condition: 26, status: m.forMemberConvenience, value: null }], children: NONE },
    { clause: 35, status: m.forCaregiverConvenience, conditions: [{ condition: 27, status: m.forCaregiverConvenience, value: null }], children: NONE },
    { clause: 36, status: m.forProviderConvenience, conditions: [{ condition: 28, status: m.forProviderConvenience, value: null }], children: NONE },
  ],
})

const continuingNode = (m: IhtsMember, eligible: Status): TraceNode => {
  const goalsOpen = (not(m.currentGoalsMet) | m.newGoalsNeeded) as Answer
  return {
    clause: 37,
    status: (eligible & goalsOpen) as Answer,
    conditions: NONE,
    children: [
      { clause: 38, status: eligible, conditions: NONE, children: NONE },
      {
        clause: 39,
        status: goalsOpen,
        conditions: [
          { condition: 29, status: m.currentGoalsMet, value: null },
          { condition: 30, status: m.newGoalsNeeded, value: null },
        ],
        children: NONE,
      },
    ],
  }
}

const coverageNode = (m: IhtsMember, eligible: Status): TraceNode => {
  const necessity = necessityNode(m)
  const fit = fitNode(m)
  const choice = bestChoiceNode(m)
  const convenience = convenienceNode(m)
  const continuing = continuingNode(m, eligible)
  return {
    clause: 22,
    status: (necessity.status & fit.status & choice.status & convenience.status & continuing.status) as Answer,
    conditions: NONE,
    children: [necessity, fit, choice, convenience, continuing],
  }
}

const needNode = (m: IhtsMember): TraceNode => {
  const outcomes = (not(m.outcomesAchieved) | not(m.outcomesMaintained)) as Answer
  const risk = atLeast(m.placementRisk, 1)
  return {
    clause: 41,
    status: (outcomes | risk) as Answer,
    conditions: NONE,
    children: [
      {
        clause: 42,
        status: outcomes,
        conditions: [
          { condition: 31, status: m.outcomesAchieved, value: null },
          { condition: 32, status: m.outcomesMaintained, value: null },
        ],
        children: NONE,
      },
      { clause: 43, status: risk, conditions: [{ condition: 33, status: risk, value: m.placementRisk }], children: NONE },
    ],
  }
}

const situationsNode = (m: IhtsMember): TraceNode => {
  const newGoals = (m.currentGoalsMet & m.newGoalsNeeded) as Answer
  const isSatisfactory = equals(m.progress, 3)
  const progressing = (isSatisfactory & m.benefitSupported) as Answer
  const isSome = equals(m.progress, 2)
  const adjusting = (isSome & m.planAdjustmentNeeded) as Answer
  const stuck = atMost(m.progress, 1)
  return {
    clause: 44,
    status: (newGoals | progressing | adjusting | stuck) as Answer,
    conditions: NONE,
    children: [
      {
        clause: 45,
        status: newGoals,
        conditions: [
          { condition: 29, status: m.currentGoalsMet, value: null },
          { condition: 30, status: m.newGoalsNeeded, value: null },
        ],
        children: NONE,
      },
      {
        clause: 46,
        status: progressing,
        conditions: [
          { condition: 34, status: isSatisfactory, value: m.progress },
          { condition: 35, status: m.benefitSupported, value: null },
        ],
        children: NONE,
      },
      {
        clause: 47,
        status: adjusting,
        conditions: [
          { condition: 36, status: isSome, value: m.progress },
          { condition: 37, status: m.planAdjustmentNeeded, value: null },
        ],
        children: NONE,
      },
      { clause: 48, status: stuck, conditions: [{ condition: 38, status: stuck, value: m.progress }], children: NONE },
    ],
  }
}

const continuedServiceNode = (m: IhtsMember): TraceNode => {
  const need = needNode(m)
  const situations = situationsNode(m)
  return { clause: 40, status: (need.status & situations.status) as Answer, conditions: NONE, children: [need, situations] }
}

const dischargeNode = (m: IhtsMember): TraceNode => {
  const progress = (m.considerableProgress & m.readyForOfficeTherapy) as Answer
  return {
    clause: 49,
    status: (progress | m.moreIntensiveCareNeeded | m.memberDiscontinues) as Answer,
    conditions: NONE,
    children: [
      {
        clause: 50,
        status: progress,
        conditions: NONE,
        children: [
          { clause: 51, status: m.considerableProgress, conditions: [{ condition: 39, status: m.considerableProgress, value: null }], children: NONE },
          { clause: 52, status: m.readyForOfficeTherapy, conditions: [{ condition: 40, status: m.readyForOfficeTherapy, value: null }], children: NONE },
        ],
      },
      { clause: 53, status: m.moreIntensiveCareNeeded, conditions: [{ condition: 41, status: m.moreIntensiveCareNeeded, value: null }], children: NONE },
      { clause: 54, status: m.memberDiscontinues, conditions: [{ condition: 42, status: m.memberDiscontinues, value: null }], children: NONE },
    ],
  }
}

/** Any entry, begun by then, whose service lies between two; of therapies, only those with a bill of their own. */
const anyService = (m: IhtsMember, asOf: number, condition: number, first: number, last: number): ConditionResult => {
  let sure = 0
  let open = 0
  for (const other of m.otherServices) {
    const counts = isAmong(other, first, last) & atMost(other.started, asOf)
    if (counts === YES) sure += 1
    else if (counts === UNSURE) open += 1
  }
  const isComplete = m.otherServicesThrough >= asOf
  const status = sure >= 1 ? YES : isComplete && open === 0 ? NO : UNSURE
  return { condition, status, value: shownCount(sure, open, isComplete) }
}

const isAmong = ({ service, billedSeparately }: OtherService, first: number, last: number): number => {
  const is = service === null ? UNSURE : service >= first && service <= last ? YES : NO
  return first === last ? is : is & billedSeparately
}

const exclusionNode = (clause: number, result: ConditionResult): TraceNode => ({
  clause,
  status: result.status,
  conditions: [result],
  children: NONE,
})

const exclusionsNode = (m: IhtsMember, asOf: number): TraceNode => {
  const children = [
    exclusionNode(56, anyService(m, asOf, 43, 0, 0)),
    exclusionNode(57, anyService(m, asOf, 44, 1, 1)),
    exclusionNode(58, anyService(m, asOf, 45, 2, 2)),
    exclusionNode(59, anyService(m, asOf, 46, 3, 5)),
    exclusionNode(60, anyService(m, asOf, 47, 6, 6)),
    exclusionNode(61, anyService(m, asOf, 48, 7, 7)),
    exclusionNode(62, anyService(m, asOf, 49, 8, 8)),
    exclusionNode(63, anyService(m, asOf, 50, 9, 9)),
  ]
  let any = 0
  for (const child of children) any |= child.status
  return { clause: 55, status: not(any), conditions: NONE, children }
}

const documentsAtFirstNode = (m: IhtsMember): TraceNode => ({
  clause: 65,
  status: (m.authorizationRequest & m.comprehensiveAssessment & m.serviceOrder & m.personCenteredPlan) as Answer,
  conditions: NONE,
  children: [
    { clause: 66, status: m.authorizationRequest, conditions: [{ condition: 52, status: m.authorizationRequest, value: null }], children: NONE },
    { clause: 67, status: m.comprehensiveAssessment, conditions: [{ condition: 53, status: m.comprehensiveAssessment, value: null }], children: NONE },
    { clause: 68, status: m.serviceOrder, conditions: [{ condition: 54, status: m.serviceOrder, value: null }], children: NONE },
    { clause: 69, status: m.personCenteredPlan, conditions: [{ condition: 55, status: m.personCenteredPlan, value: null }], children: NONE },
  ],
})

const documentsAtRenewalNode = (m: IhtsMember): TraceNode => ({
  clause: 70,
  status: (m.assessmentUpdated & m.planUpdated & m.relevantAssessments & m.dischargePlan) as Answer,
  conditions: NONE,
  children: [
    { clause: 71, status: m.assessmentUpdated, conditions: [{ condition: 56, status: m.assessmentUpdated, value: null }], children: NONE },
    { clause: 72, status: m.planUpdated, conditions: [{ condition: 57, status: m.planUpdated, value: null }], children: NONE },
    { clause: 73, status: m.relevantAssessments, conditions: [{ condition: 58, status: m.relevantAssessments, value: null }], children: NONE },
    { clause: 74, status: m.dischargePlan, conditions: [{ condition: 59, status: m.dischargePlan, value: null }], children: NONE },
  ],
})

export const traceIhts = (m: IhtsMember, asOf: number): Trace => {
  const eligibility = eligibilityNode(m, asOf)
  return [
    eligibility,
    coverageNode(m, eligibility.status),
    continuedServiceNode(m),
    dischargeNode(m),
    exclusionsNode(m, asOf),
    { clause: 64, status: not(m.inpatientToday), conditions: [{ condition: 51, status: m.inpatientToday, value: null }], children: NONE },
    documentsAtFirstNode(m),
    documentsAtRenewalNode(m),
  ]
}
