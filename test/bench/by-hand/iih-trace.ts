/** The trace of caresource.iih by hand: the nodes that the artifact builds, clause by clause in the order of the file. */
import type { Status, Trace, TraceNode } from '@rubric/runtime'
import { type Answer, atLeast, atMost, equals, lessThan, moreThan, not } from './answers.ts'
import { shownAge } from './days.ts'
import { type IihMember, IMMINENT, PER_WEEK, exactlyOne, rightAge } from './iih.ts'

const NONE: readonly never[] = []

const harmNode = (m: IihMember): TraceNode => ({
  clause: 3,
  status: (m.morbidityWithout | m.impairmentWithout | m.dysfunctionWithout | m.painWithout) as Answer,
  conditions: NONE,
  children: [
    { clause: 4, status: m.morbidityWithout, conditions: [{ condition: 1, status: m.morbidityWithout, value: null }], children: NONE },
    { clause: 5, status: m.impairmentWithout, conditions: [{ condition: 2, status: m.impairmentWithout, value: null }], children: NONE },
    { clause: 6, status: m.dysfunctionWithout, conditions: [{ condition: 3, status: m.dysfunctionWithout, value: null }], children: NONE },
    { clause: 7, status: m.painWithout, conditions: [{ condition: 4, status: m.painWithout, value: null }], children: NONE },
  ],
})

const standardsNode = (m: IihMember): TraceNode => {
  const noConvenience = not(m.mainlyForMember | m.mainlyForProvider)
  return {
    clause: 8,
    status: (m.goodLocalPractice & m.lowestCostAlternative & noConvenience) as Answer,
    conditions: NONE,
    children: [
      { clause: 9, status: m.goodLocalPractice, conditions: [{ condition: 5, status: m.goodLocalPractice, value: null }], children: NONE },
      { clause: 10, status: m.lowestCostAlternative, conditions: [{ condition: 6, status: m.lowestCostAlternative, value: null }], children: NONE },
      {
        clause: 11,
        status: noConvenience,
        conditions: NONE,
        children: [
          { clause: 12, status: m.mainlyForMember, conditions: [{ condition: 7, status: m.mainlyForMember, value: null }], children: NONE },
          { clause: 13, status: m.mainlyForProvider, conditions: [{ condition: 8, status: m.mainlyForProvider, value: null }], children: NONE },
        ],
      },
    ],
  }
}

const medicalNecessityNode = (m: IihMember): TraceNode => {
  const harm = harmNode(m)
  const standards = standardsNode(m)
  const described = (m.properAndNecessary & harm.status & standards.status) as Answer
  return {
    clause: 0,
    status: (described | m.inOtherPlanDocuments | m.otherNecessity) as Answer,
    conditions: NONE,
    children: [
      {
        clause: 1,
        status: described,
        conditions: NONE,
        children: [
          { clause: 2, status: m.properAndNecessary, conditions: [{ condition: 0, status: m.properAndNecessary, value: null }], children: NONE },
          harm,
          standards,
        ],
      },
      { clause: 14, status: m.inOtherPlanDocuments, conditions: [{ condition: 9, status: m.inOtherPlanDocuments, value: null }], children: NONE },
      { clause: 15, status: m.otherNecessity, conditions: [{ condition: 10, status: m.otherNecessity, value: null }], children: NONE },
    ],
  }
}

const describedMembersNode = (m: IihMember): TraceNode => {
  const age = rightAge(m.ageInMonths)
  const needs = (m.coOccurringSubstanceUse | m.impairingCondition | m.neurodevelopmentalNeeds) as Answer
  const purpose = (m.preventsPlacement | m.supportsReturnHome) as Answer
  return {
    clause: 16,
    status: (age & needs & purpose & m.caregiversTakePart) as Answer,
    conditions: NONE,
    children: [
      { clause: 17, status: age, conditions: [{ condition: 11, status: age, value: shownAge(m) }], children: NONE },
      {
        clause: 18,
        status: needs,
        conditions: NONE,
        children: [
          { clause: 19, status: m.coOccurringSubstanceUse, conditions: [{ condition: 12, status: m.coOccurringSubstanceUse, value: null }], children: NONE },
          { clause: 20, status: m.impairingCondition, conditions: [{ condition: 13, status: m.impairingCondition, value: null }], children: NONE },
          { clause: 21, status: m.neurodevelopmentalNeeds, conditions: [{ condition: 14, status: m.neurodevelopmentalNeeds, value: null }], children: NONE },
        ],
      },
      {
        clause: 22,
        status: purpose,
        conditions: NONE,
        children: [
          { clause: 23, status: m.preventsPlacement, conditions: [{ condition: 15, status: m.preventsPlacement, value: null }], children: NONE },
          { clause: 24, status: m.supportsReturnHome, conditions: [{ condition: 16, status: m.supportsReturnHome, value: null }], children: NONE },
        ],
      },
      { clause: 25, status: m.caregiversTakePart, conditions: [{ condition: 17, status: m.caregiversTakePart, value: null }], children: NONE },
    ],
  }
}

const duplicateNode = (m: IihMember): TraceNode => {
  const waiver = lessThan(m.otherServiceWaiver, 2)
  return {
    clause: 26,
    status: (waiver & m.duplicatesIih & m.sameProvider & m.receivingIih) as Answer,
    conditions: NONE,
    children: [
      { clause: 27, status: waiver, conditions: [{ condition: 18, status: waiver, value: m.otherServiceWaiver }], children: NONE },
      { clause: 28, status: m.duplicatesIih, conditions: [{ condition: 19, status: m.duplicatesIih, value: null }], children: NONE },
      { clause: 29, status: m.sameProvider, conditions: [{ condition: 20, status: m.sameProvider, value: null }], children: NONE },
      { clause: 30, status: m.receivingIih, conditions: [{ condition: 21, status: m.receivingIih, value: null }], children: NONE },
    ],
  }
}

const symptomsNode = (m: IihMember): TraceNode => {
  const linked = (m.linkedToImpairment | m.linkedToSeriousHarm) as Answer
  return {
    clause: 34,
    status: (linked & m.relatedToIih & m.improvementExpected) as Answer,
    conditions: NONE,
    children: [
      {
        clause: 35,
        status: linked,
        conditions: NONE,
        children: [
          { clause: 36, status: m.linkedToImpairment, conditions: [{ condition: 23, status: m.linkedToImpairment, value: null }], children: NONE },
          { clause: 37, status: m.linkedToSeriousHarm, conditions: [{ condition: 24, status: m.linkedToSeriousHarm, value: null }], children: NONE },
        ],
      },
      { clause: 38, status: m.relatedToIih, conditions: [{ condition: 25, status: m.relatedToIih, value: null }], children: NONE },
      { clause: 39, status: m.improvementExpected, conditions: [{ condition: 26, status: m.improvementExpected, value: null }], children: NONE },
    ],
  }
}

const presentationNode = (m: IihMember): TraceNode => {
  const symptoms = symptomsNode(m)
  const willing = (m.motivated & m.canBenefit) as Answer
  const overWeekly = moreThan(m.monitoringNeeded, PER_WEEK)
  const underDaily = lessThan(m.monitoringNeeded, 7 * PER_WEEK)
  const monitoring = (overWeekly & underDaily) as Answer
  return {
    clause: 33,
    status: (symptoms.status & willing & m.regressionRisk & m.variableCoping & monitoring) as Answer,
    conditions: NONE,
    children: [
      symptoms,
      {
        clause: 40,
        status: willing,
        conditions: [
          { condition: 27, status: m.motivated, value: null },
          { condition: 28, status: m.canBenefit, value: null },
        ],
        children: NONE,
      },
      { clause: 41, status: m.regressionRisk, conditions: [{ condition: 29, status: m.regressionRisk, value: null }], children: NONE },
      { clause: 42, status: m.variableCoping, conditions: [{ condition: 30, status: m.variableCoping, value: null }], children: NONE },
      {
        clause: 43,
        status: monitoring,
        conditions: [
          { condition: 31, status: overWeekly, value: m.monitoringNeeded },
          { condition: 32, status: underDaily, value: m.monitoringNeeded },
        ],
        children: NONE,
      },
    ],
  }
}

const outpatientNode = (m: IihMember): TraceNode => {
  const tooGreat = (m.placementFactorsTooGreat | m.symptomsTooGreat | m.legalMattersTooGreat) as Answer
  return {
    clause: 44,
    status: (tooGreat & m.intensiveCareRequired) as Answer,
    conditions: NONE,
    children: [
      {
        clause: 45,
        status: tooGreat,
        conditions: NONE,
        children: [
          { clause: 46, status: m.placementFactorsTooGreat, conditions: [{ condition: 33, status: m.placementFactorsTooGreat, value: null }], children: NONE },
          { clause: 47, status: m.symptomsTooGreat, conditions: [{ condition: 34, status: m.symptomsTooGreat, value: null }], children: NONE },
          { clause: 48, status: m.legalMattersTooGreat, conditions: [{ condition: 35, status: m.legalMattersTooGreat, value: null }], children: NONE },
        ],
      },
      { clause: 49, status: m.intensiveCareRequired, conditions: [{ condition: 36, status: m.intensiveCareRequired, value: null }], children: NONE },
    ],
  }
}

const initialNode = (m: IihMember): TraceNode => {
  const presentation = presentationNode(m)
  const outpatient = outpatientNode(m)
  const crisis = (m.memberLacksCrisisMeans & m.familyLacksCrisisMeans) as Answer
  return {
    clause: 31,
    status: (m.diagnosisDocumented & presentation.status & outpatient.status & crisis) as Answer,
    conditions: NONE,
    children: [
      { clause: 32, status: m.diagnosisDocumented, conditions: [{ condition: 22, status: m.diagnosisDocumented, value: null }], children: NONE },
      presentation,
      outpatient,
      {
        clause: 50,
        status: crisis,
        conditions: [
          { condition: 37, status: m.memberLacksCrisisMeans, value: null },
          { condition: 38, status: m.familyLacksCrisisMeans, value: null },
        ],
        children: NONE,
      },
    ],
  }
}

const progressingNode = (m: IihMember): TraceNode => {
  const measurable = atLeast(m.progress, 2)
  const documented = atMost(m.progressNoteGap, 28)
  const cooperating = (m.cooperative & m.meetingGoals) as Answer
  return {
    clause: 54,
    status: (measurable & documented & cooperating & m.relapseRisk) as Answer,
    conditions: NONE,
    children: [
      { clause: 55, status: measurable, conditions: [{ condition: 39, status: measurable, value: m.progress }], children: NONE },
      { clause: 56, status: documented, conditions: [{ condition: 40, status: documented, value: m.progressNoteGap }], children: NONE },
      {
        clause: 57,
        status: cooperating,
        conditions: [
          { condition: 41, status: m.cooperative, value: null },
          { condition: 42, status: m.meetingGoals, value: null },
        ],
        children: NONE,
      },
      { clause: 58, status: m.relapseRisk, conditions: [{ condition: 43, status: m.relapseRisk, value: null }], children: NONE },
    ],
  }
}

const continuationNode = (m: IihMember, initial: Status): TraceNode => {
  const progressing = progressingNode(m)
  const none = equals(m.progress, 0)
  const amending = (none & m.planAmended) as Answer
  const course = exactlyOne(progressing.status, amending)
  return {
    clause: 51,
    status: (initial & course) as Answer,
    conditions: NONE,
    children: [
      { clause: 52, status: initial, conditions: NONE, children: NONE },
      {
        clause: 53,
        status: course,
        conditions: NONE,
        children: [
          progressing,
          {
            clause: 59,
            status: amending,
            conditions: NONE,
            children: [
              { clause: 60, status: none, conditions: [{ condition: 44, status: none, value: m.progress }], children: NONE },
              { clause: 61, status: m.planAmended, conditions: [{ condition: 45, status: m.planAmended, value: null }], children: NONE },
            ],
          },
        ],
      },
    ],
  }
}

const dischargePlanNode = (m: IihMember): TraceNode => ({
  clause: 63,
  status: (m.dischargePlanAdequate & m.planNamesServices & m.planNamesProviders) as Answer,
  conditions: NONE,
  children: [
    { clause: 64, status: m.dischargePlanAdequate, conditions: [{ condition: 46, status: m.dischargePlanAdequate, value: null }], children: NONE },
    { clause: 65, status: m.planNamesServices, conditions: [{ condition: 47, status: m.planNamesServices, value: null }], children: NONE },
    { clause: 66, status: m.planNamesProviders, conditions: [{ condition: 48, status: m.planNamesProviders, value: null }], children: NONE },
  ],
})

const dischargeReasonNode = (m: IihMember, asOf: number, initial: Status): TraceNode => {
  const noImprovement = lessThan(m.progress, 2)
  const noThreat = lessThan(m.harmRisk, IMMINENT)
  const requested = (m.dischargeRequested & noThreat) as Answer
  const longAgo = lessThan(m.lastEngagedOn, asOf - 30)
  const disengaged = (not(m.familyEngaged) & longAgo) as Answer
  const reason =
    not(initial) |
    noImprovement |
    m.goalsSubstantiallyMet |
    requested |
    m.transferWarranted |
    m.needsUnavailableServices |
    disengaged
  return {
    clause: 67,
    status: reason as Answer,
    conditions: NONE,
    children: [
      { clause: 68, status: not(initial), conditions: NONE, children: NONE },
      { clause: 69, status: noImprovement, conditions: [{ condition: 49, status: noImprovement, value: m.progress }], children: NONE },
      { clause: 70, status: m.goalsSubstantiallyMet, conditions: [{ condition: 50, status: m.goalsSubstantiallyMet, value: null }], children: NONE },
      {
        clause: 71,
        status: requested,
        conditions: [
          { condition: 51, status: m.dischargeRequested, value: null },
          { condition: 52, status: noThreat, value: m.harmRisk },
        ],
        children: NONE,
      },
      { clause: 72, status: m.transferWarranted, conditions: [{ condition: 53, status: m.transferWarranted, value: null }], children: NONE },
      { clause: 73, status: m.needsUnavailableServices, conditions: [{ condition: 54, status: m.needsUnavailableServices, value: null }], children: NONE },
      {
        clause: 74,
        status: disengaged,
        conditions: [
          { condition: 55, status: m.familyEngaged, value: null },
          { condition: 56, status: longAgo, value: m.lastEngagedOn },
        ],
        children: NONE,
      },
    ],
  }
}

const dischargeNode = (m: IihMember, asOf: number, initial: Status): TraceNode => {
  const plan = dischargePlanNode(m)
  const reason = dischargeReasonNode(m, asOf, initial)
  return { clause: 62, status: (plan.status & reason.status) as Answer, conditions: NONE, children: [plan, reason] }
}

const sexualBehaviorNode = (m: IihMember): TraceNode => {
  const age = atLeast(m.ageInMonths, 13 * 12)
  const enrolled = (m.programEnrolled & m.lowSexualRisk) as Answer
  const untreated = not(m.programCompleted | enrolled)
  return {
    clause: 77,
    status: (age & m.problematicSexualBehavior & untreated) as Answer,
    conditions: NONE,
    children: [
      { clause: 78, status: age, conditions: [{ condition: 60, status: age, value: shownAge(m) }], children: NONE },
      { clause: 79, status: m.problematicSexualBehavior, conditions: [{ condition: 61, status: m.problematicSexualBehavior, value: null }], children: NONE },
      {
        clause: 80,
        status: untreated,
        conditions: NONE,
        children: [
          { clause: 81, status: m.programCompleted, conditions: [{ condition: 62, status: m.programCompleted, value: null }], children: NONE },
          {
            clause: 82,
            status: enrolled,
            conditions: [
              { condition: 63, status: m.programEnrolled, value: null },
              { condition: 64, status: m.lowSexualRisk, value: null },
            ],
            children: NONE,
          },
        ],
      },
    ],
  }
}

const homicidalNode = (m: IihMember): TraceNode => {
  const current = (m.homicidalIdeation | m.homicidalBehavior) as Answer
  return {
    clause: 83,
    status: (current & m.homicidalIntent & m.homicidalPlan) as Answer,
    conditions: NONE,
    children: [
      {
        clause: 84,
        status: current,
        conditions: NONE,
        children: [
          { clause: 85, status: m.homicidalIdeation, conditions: [{ condition: 65, status: m.homicidalIdeation, value: null }], children: NONE },
          { clause: 86, status: m.homicidalBehavior, conditions: [{ condition: 66, status: m.homicidalBehavior, value: null }], children: NONE },
        ],
      },
      { clause: 87, status: m.homicidalIntent, conditions: [{ condition: 67, status: m.homicidalIntent, value: null }], children: NONE },
      { clause: 88, status: m.homicidalPlan, conditions: [{ condition: 68, status: m.homicidalPlan, value: null }], children: NONE },
    ],
  }
}

const exclusionsNode = (m: IihMember): TraceNode => {
  const gang = (m.gangInvolvement & (m.cannotSeverTies | m.gangViolence)) as Answer
  const sexual = sexualBehaviorNode(m)
  const homicidal = homicidalNode(m)
  return {
    clause: 75,
    status: (gang | sexual.status | homicidal.status | m.otherModelExclusion) as Answer,
    conditions: NONE,
    children: [
      {
        clause: 76,
        status: gang,
        conditions: [
          { condition: 57, status: m.gangInvolvement, value: null },
          { condition: 58, status: m.cannotSeverTies, value: null },
          { condition: 59, status: m.gangViolence, value: null },
        ],
        children: NONE,
      },
      sexual,
      homicidal,
      { clause: 89, status: m.otherModelExclusion, conditions: [{ condition: 69, status: m.otherModelExclusion, value: null }], children: NONE },
    ],
  }
}

export const traceIih = (m: IihMember, asOf: number): Trace => {
  const initial = initialNode(m)
  return [
    medicalNecessityNode(m),
    describedMembersNode(m),
    duplicateNode(m),
    initial,
    continuationNode(m, initial.status),
    dischargeNode(m, asOf, initial.status),
    exclusionsNode(m),
  ]
}
