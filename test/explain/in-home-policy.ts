/** A policy with all that a letter may have to tell of, and its evaluation. */
import { compileWorkspace, determineReference, evaluateReference } from '@rubric/compiler'
import type { FactsInput, RuleGraph } from '@rubric/compiler'
import { letter } from '@rubric/runtime'
import type { DeterminationResult, PolicyInfo, Trace } from '@rubric/runtime'
import { infoOf } from '../support/info.ts'

const text = `policy test.in_home "In-home therapy"
  issuer     "Example Health Plan"
  version    2026-01-01
  effective  2026-01-01
  reviewed   2026-01-01
  language   1
  source     "Example guideline for in-home therapy"

terms
  PCP  "Person-Centered Plan"

facts
  diagnosed               yes/no, by clinician  "a disorder of mental health is diagnosed"
  housing_instability     yes/no                "unstable housing"
  educational_challenges  yes/no                "trouble at school"
  care_access_problems    yes/no                "health care is hard to reach"
  in_hospital             yes/no                "the member is in hospital on the date of service"
  plan_on                 date                  "the day on which the plan was written"
  first_contact_on        date                  "the day of the first contact"
  correction_needed       yes/no, by clinician  "the service is needed to correct or ease a condition"
  progress                yes/no, by clinician  "progress in treatment"

criteria eligibility "Eligibility" §Eligibility
  ALL of
    age: "aged 3 to 21" §"Age and Diagnosis"
      member.age between 3 and 21 years
    diagnosis: "a disorder of mental health" §"Age and Diagnosis"
      diagnosed
    domains: "significant problems in two or more areas of life" §"Impact on Life Domains"
      AT LEAST 2 of
        housing: "housing is unstable"
          housing_instability
        education: "trouble at school"
          educational_challenges
        health_care: "health care is hard to reach"
          care_access_problems
    exclusions: "no other care in its place" §Exclusions
      NONE of
        hospital: "a stay in hospital"
          in_hospital

criteria continued "Continued stay" §II.C
  progress

requirement plan "a PCP within seven days" §"Documents"
  plan_on within 7 days after first_contact_on

limit monthly_units "five units in a calendar month" §Coding
  at most 5 units of HCPCS H2022 per calendar month

exception early_care "care for members under 21, to correct or ease a condition" §"Early care"
  when member.age less than 21 years and correction_needed
  lifts monthly_units

determination initial "First authorization" §"Initial Authorization"
  requires eligibility, plan
  subject to monthly_units
  grants 60 days

determination renewal "Further authorization" §"Continued Stay"
  stage renewal
  requires eligibility, continued
  subject to monthly_units
  grants 60 days, at most 6 months in all

interpretation week_unit "one unit is one week of service" §Coding
  against "the table calls a unit an event"
  decided by "Utilization Management Committee" on 2026-02-10
  because "the numbers only fit weeks"
  affects monthly_units
`

const graphOf = (): RuleGraph => {
  const { value, diagnostics } = compileWorkspace([{ path: 'in_home.rubric', text }], { today: '2026-03-01' })
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const [policy] = value.policies
  if (policy === undefined || errors.length > 0) throw new Error(JSON.stringify(errors, null, 2))
  return policy.graph
}

export const graph = graphOf()
export const info: PolicyInfo = infoOf(graph)
export const AS_OF = '2026-03-10'

/** Met at the first authorization: five units in March. */
export const usual = {
  member: { age: 14 },
  diagnosed: true, housing_instability: true, educational_challenges: true, care_access_problems: false, in_hospital: false,
  plan_on: '2026-03-05', first_contact_on: '2026-03-02', correction_needed: false, progress: true,
  request: { from: '2026-03-11', to: '2026-03-31', lines: { entries: [{ code: 'H2022', units: 4 }] } },
  service: { history: { complete_through: '2026-03-10', entries: [] } },
  course: { began_on: '2026-01-05' },
}

export interface Decided {
  readonly trace: Trace
  readonly determinations: readonly DeterminationResult[]
}

export const decided = (facts: FactsInput): Decided => ({
  trace: evaluateReference(graph, facts, AS_OF),
  determinations: determineReference(graph, facts, AS_OF),
})

/** The letter about one determination. */
export const letterOf = (facts: FactsInput, name = 'initial'): string => {
  const { trace, determinations } = decided(facts)
  const wanted = determinations.filter(({ determination }) => info.criteria[info.determinations[determination]?.criterion ?? -1]?.name === name)
  return letter(info, trace, wanted, facts, AS_OF)
}
