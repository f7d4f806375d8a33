/** The trace of pehp.iop by hand: the nodes that the artifact builds, clause by clause in the order of the file. */
import type { Trace, TraceNode } from '@rubric/runtime'
import { type Answer, atLeast, atMost, lessThan, moreThan } from './answers.ts'
import { IMMINENT, type IopMember, MODERATE, PER_WEEK, SIGNIFICANT } from './iop.ts'

const NONE: readonly never[] = []

const describedMembers = (m: IopMember): TraceNode => {
  const safety = lessThan(m.harmRisk, IMMINENT)
  return {
    clause: 0,
    status: (m.activeIllness & m.functionsInCommunity & safety) as Answer,
    conditions: NONE,
    children: [
      { clause: 1, status: m.activeIllness, conditions: [{ condition: 0, status: m.activeIllness, value: null }], children: NONE },
      { clause: 2, status: m.functionsInCommunity, conditions: [{ condition: 1, status: m.functionsInCommunity, value: null }], children: NONE },
      { clause: 3, status: safety, conditions: [{ condition: 2, status: safety, value: m.harmRisk }], children: NONE },
    ],
  }
}

const admission = (m: IopMember): TraceNode => {
  const severe = atLeast(m.symptomSeverity, MODERATE)
  const symptoms = (m.seriousDiagnosis & severe) as Answer
  const spheres = atLeast(m.impairedSpheres, 1)
  const overWeekly = moreThan(m.monitoringNeeded, PER_WEEK)
  const underDaily = lessThan(m.monitoringNeeded, 7 * PER_WEEK)
  const monitoring = (overWeekly & underDaily) as Answer
  return {
    clause: 4,
    status: (symptoms & spheres & m.regressionPotential & monitoring & m.deficitsMatchServices & m.variableCoping) as Answer,
    conditions: NONE,
    children: [
      {
        clause: 5,
        status: symptoms,
        conditions: [
          { condition: 3, status: m.seriousDiagnosis, value: null },
          { condition: 4, status: severe, value: m.symptomSeverity },
        ],
        children: NONE,
      },
      { clause: 6, status: spheres, conditions: [{ condition: 5, status: spheres, value: m.impairedSpheres }], children: NONE },
      { clause: 7, status: m.regressionPotential, conditions: [{ condition: 6, status: m.regressionPotential, value: null }], children: NONE },
      {
        clause: 8,
        status: monitoring,
        conditions: [
          { condition: 7, status: overWeekly, value: m.monitoringNeeded },
          { condition: 8, status: underDaily, value: m.monitoringNeeded },
        ],
        children: NONE,
      },
      { clause: 9, status: m.deficitsMatchServices, conditions: [{ condition: 9, status: m.deficitsMatchServices, value: null }], children: NONE },
      { clause: 10, status: m.variableCoping, conditions: [{ condition: 10, status: m.variableCoping, value: null }], children: NONE },
    ],
  }
}

const hoursOfTherapy = (m: IopMember): TraceNode => {
  const total = atLeast(m.therapy, 9 * PER_WEEK)
  const psychotherapy = atLeast(m.psychotherapy, 3 * PER_WEEK)
  const training = atLeast(m.trainingAndActivity, 6 * PER_WEEK)
  return {
    clause: 14,
    status: ((total & psychotherapy & training) | m.tapering) as Answer,
    conditions: NONE,
    children: [
      { clause: 15, status: total, conditions: [{ condition: 13, status: total, value: m.therapy }], children: NONE },
      { clause: 16, status: psychotherapy, conditions: [{ condition: 14, status: psychotherapy, value: m.psychotherapy }], children: NONE },
      { clause: 17, status: training, conditions: [{ condition: 15, status: training, value: m.trainingAndActivity }], children: NONE },
      { clause: 18, status: m.tapering, conditions: [{ condition: 12, status: m.tapering, value: null }], children: NONE },
    ],
  }
}

const treatmentProgram = (m: IopMember): TraceNode => {
  const enoughDays = atLeast(m.programDays, 3 * PER_WEEK)
  const days = (enoughDays | m.tapering) as Answer
  const therapy = hoursOfTherapy(m)
  const hours = atLeast(m.aftercare, 1.5 * PER_WEEK)
  const length = atMost(m.aftercareLength, 12)
  const aftercare = (hours & length) as Answer
  const treatment = (days & therapy.status & aftercare) as Answer
  const active = (m.activeTreatment & m.goalsAchievable) as Answer
  return {
    clause: 11,
    status: (treatment & active & m.groupIndividualized) as Answer,
    conditions: NONE,
    children: [
      {
        clause: 12,
        status: treatment,
        conditions: NONE,
        children: [
          {
            clause: 13,
            status: days,
            conditions: [
              { condition: 11, status: enoughDays, value: m.programDays },
              { condition: 12, status: m.tapering, value: null },
            ],
            children: NONE,
          },
          therapy,
          {
            clause: 19,
            status: aftercare,
            conditions: NONE,
            children: [
              { clause: 20, status: hours, conditions: [{ condition: 16, status: hours, value: m.aftercare }], children: NONE },
              { clause: 21, status: length, conditions: [{ condition: 17, status: length, value: m.aftercareLength }], children: NONE },
            ],
          },
        ],
      },
      {
        clause: 22,
        status: active,
        conditions: NONE,
        children: [
          { clause: 23, status: m.activeTreatment, conditions: [{ condition: 18, status: m.activeTreatment, value: null }], children: NONE },
          { clause: 24, status: m.goalsAchievable, conditions: [{ condition: 19, status: m.goalsAchievable, value: null }], children: NONE },
        ],
      },
      { clause: 25, status: m.groupIndividualized, conditions: [{ condition: 20, status: m.groupIndividualized, value: null }], children: NONE },
    ],
  }
}

const engagement = (m: IopMember): TraceNode => ({
  clause: 27,
  status: (m.engaged & m.attendsActively & m.canRespond & m.committedToDischarge) as Answer,
  conditions: NONE,
  children: [
    { clause: 28, status: m.engaged, conditions: [{ condition: 21, status: m.engaged, value: null }], children: NONE },
    { clause: 29, status: m.attendsActively, conditions: [{ condition: 22, status: m.attendsActively, value: null }], children: NONE },
    { clause: 30, status: m.canRespond, conditions: [{ condition: 23, status: m.canRespond, value: null }], children: NONE },
    { clause: 31, status: m.committedToDischarge, conditions: [{ condition: 24, status: m.committedToDischarge, value: null }], children: NONE },
  ],
})

const symptomsLeft = (m: IopMember): TraceNode => {
  const areas = atLeast(m.impairedAreas, 2)
  const coping = (m.cannotCopeWithCrises | m.lacksCopingSkills) as Answer
  const harm = atLeast(m.harmRisk, SIGNIFICANT)
  return {
    clause: 32,
    status: (areas | m.deteriorationRisk | coping | harm | m.poorInsight) as Answer,
    conditions: NONE,
    children: [
      { clause: 33, status: areas, conditions: [{ condition: 25, status: areas, value: m.impairedAreas }], children: NONE },
      { clause: 34, status: m.deteriorationRisk, conditions: [{ condition: 26, status: m.deteriorationRisk, value: null }], children: NONE },
      {
        clause: 35,
        status: coping,
        conditions: [
          { condition: 27, status: m.cannotCopeWithCrises, value: null },
          { condition: 28, status: m.lacksCopingSkills, value: null },
        ],
        children: NONE,
      },
      { clause: 36, status: harm, conditions: [{ condition: 29, status: harm, value: m.harmRisk }], children: NONE },
      { clause: 37, status: m.poorInsight, conditions: [{ condition: 30, status: m.poorInsight, value: null }], children: NONE },
    ],
  }
}

const needsLeft = (m: IopMember): TraceNode => {
  const risk = (m.needsRiskManagement & m.canFollowSafetyPlan) as Answer
  return {
    clause: 38,
    status: (m.medicationMonitoring | m.canBuildCopingSkills | m.majorLifeCrisis | risk) as Answer,
    conditions: NONE,
    children: [
      { clause: 39, status: m.medicationMonitoring, conditions: [{ condition: 31, status: m.medicationMonitoring, value: null }], children: NONE },
      { clause: 40, status: m.canBuildCopingSkills, conditions: [{ condition: 32, status: m.canBuildCopingSkills, value: null }], children: NONE },
      { clause: 41, status: m.majorLifeCrisis, conditions: [{ condition: 33, status: m.majorLifeCrisis, value: null }], children: NONE },
      {
        clause: 42,
        status: risk,
        conditions: [
          { condition: 34, status: m.needsRiskManagement, value: null },
          { condition: 35, status: m.canFollowSafetyPlan, value: null },
        ],
        children: NONE,
      },
    ],
  }
}

const continuedStay = (m: IopMember): TraceNode => {
  const engaged = engagement(m)
  const symptoms = symptomsLeft(m)
  const needs = needsLeft(m)
  return {
    clause: 26,
    status: (engaged.status & symptoms.status & needs.status) as Answer,
    conditions: NONE,
    children: [engaged, symptoms, needs],
  }
}

export const traceIop = (m: IopMember): Trace => [describedMembers(m), admission(m), treatmentProgram(m), continuedStay(m)]
