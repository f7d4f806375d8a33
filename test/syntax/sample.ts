/** One file that uses every form of line and of condition. Correct: parsing it gives no diagnostic. */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const sample = `policy sample.day_program "Day program"
  issuer           "Sample Health"
  number           "DP-1"
  line of business "commercial"
  version          2026-01-01
  effective        2026-01-01
  ends             2026-12-31
  review by        2026-10-01
  reviewed         2025-12-01
  approved         2025-12-15 by "Medical Policy Committee"
  issued           2025-12
  accessed         2026-02-01
  status           active
  source           "Day Program, clinical criteria"
  history          "first version"
  codes            HCPCS H0015, H2012; REV 0905
  language         1

use behavioral_health

facts
  regression_risk    yes/no, by clinician              "could regress without the program" §II.A
  impaired_spheres   count                             "spheres of functioning with impairment"
  score              number
  mass_index         number in kg/m2
  pressure           number in mm[Hg]                  "systolic"
  therapy            hours per week                    §II.B
  wait               span in days
  seen_on            date
  arrived_at         date and time
  setting            one of home, inpatient, by clinician
  symptom_severity   none < mild < moderate < severe   "severity of symptoms"
  diagnosis          code of ICD-10-CM
  crisis_events      list of                           "crises on record"
    on               date
    setting          one of home, inpatient
    hours            number in h

codes crisis_codes "codes of crises" §"Service Details"
  HCPCS S9485, H2011,
    H2012
  ICD-10-CM F32.1, F32.A; REV 0905

define severe_now: symptom_severity is severe
define young "under 21" §I: member.age less than 21 years
define at_risk "at risk"
  regression_risk
    and not severe_now
define timely: seen_on between 2026-01-01 and 30 days after as of unless age of born_on less than 2 years and seen_on on or after 2026-01-01

criteria admission "Admission" §II.A
  ALL of
    1. "symptoms, moderate or worse" §II.A.1
      diagnosis in crisis_codes and symptom_severity at least moderate
    2. "impairment" impaired_spheres at least 1
    A. therapy more than 1 per week and less than 1 per day and at least 2 of (young, at_risk)
    domains: "problems in two domains" AT LEAST 2 of
      - "housing" housing_instability
      - "school" schooling
      - or other "another domain" other_domain # open list
    ii. "recent" ANY of
      a. any crisis_events where (setting is inpatient and hours at least 2) in the past 30 days
      b. every crisis_events since seen_on has setting is not home
      unless stepping_down
    quiet:
      NONE of
        1. count of crisis_events where setting is inpatient in the 30 days before seen_on at least 2
  unless exempt

criteria continued_stay "Continued stay"
  admission
    and seen_on within 7 days after first_contact

guidance length "typically 32 days" §II.B.1.c
  - "longer for the young" §II.B.2
  - "ask the family"

interpretation week_unit "one unit is one week" §Coding
  against    "the table says otherwise"
  decided by "Committee" on 2026-02-10
  because    "only weeks fit"
  affects    admission/domains, continued_stay

example "one domain known" as of 2026-03-01
  given
    member.age           14 years
    diagnosis            F32.1
    therapy              9 hours per week
    symptom_severity     none
    seen_on              2026-02
    arrived_at           2026-03-01 14:30
    housing_instability  yes
    schooling            unknown
    crisis_events        complete through 2026-03-01
      on 2025-07-30, setting inpatient, hours 2
      on 2025-08-30
    visits
  expect
    admission            unknown
    admission/domains    not met
    continued_stay       met
`

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The sample and every policy of this repository. */
export const texts: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'sample.rubric', text: sample },
  ...globSync('policies/**/*.rubric', { cwd: root })
    .sort()
    .map((name) => ({ name, text: readFileSync(`${root}${name}`, 'utf8') })),
]
