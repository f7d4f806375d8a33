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
  time zone        "America/New_York"
  week starts      monday
  months are       30 days
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
  tapering           periods                           "stepping down"
  open               yes/no

codes crisis_codes "codes of crises" §"Service Details"
  HCPCS S9485, H2011,
    H2012
  ICD-10-CM F32.1, F32.A; REV 0905
  HCPCS H2022-HE-U5, 99214-25; REV 0905 to 0909, 0912

codes listed_codes
  from "codes.csv" sha256 "00ff"

terms
  PCP    "Person-Centered Plan"
  LOCUS-20  "Level of Care Utilization System"

calendar court_days "court days" §I.9
  open      monday to wednesday, friday 09:00 to 17:00
  open      sunday
  holidays  from "../calendars/us_federal.csv" sha256 "00ff"

calendar daytime
  open daily 08:00 to 24:00

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

limit monthly_units "five units a month" §Coding
  at most 5 units of HCPCS H2022, H0015-HE per calendar month
  when young
    and not severe_now
  each unit is 1 week
  each unit needs at least 2 hours

limit yearly_visits
  at most 10.5 visits of crisis_codes in any 6 months

limit course_units
  at most 24 units of HCPCS H2022 per authorization

requirement evaluation "by the third day of attendance" §II.B.9
  when member.age at least 18 years
  ALL of
    1. evaluated_on on or before day 3 of attendance
    2. seen_on within 3 business days of court_days after first_contact
    3. arrived_at within 4 open hours of daytime after referred_at and arrived_at not during daytime
    4. seen_on within 7 days after first_contact moved to next business day of court_days
    5. crisis_events at least every 4 weeks from seen_on until discharged_on while not tapering
    6. count of crisis_events where (setting is home) at least 3 per calendar week from seen_on while tapering
    7. sum of crisis_events.hours at least 10 hours per calendar year from 30 days after seen_on
  unless exempt

exception epsdt "under 21" §I.2
  when     member.age less than 21 years
    or exempt
  lifts    course_units, continued_stay
  replaces monthly_units with yearly_visits
  refers   initial
  before   other_exception

determination initial "Initial authorization" §III
  stage       initial
  requires    admission, evaluation
  excludes    continued_stay
  subject to  monthly_units, yearly_visits
  grants      24 units of HCPCS H2022 in 60 days, at most 6 months in all

determination renewal
  stage   renewal
  grants  60 days

guidance length "typically 32 days" §II.B.1.c
  - "longer for the young" §II.B.2
  - "ask the family"

interpretation week_unit "one unit is one week" §Coding
  against    "the table says otherwise"
  decided by "Committee" on 2026-02-10
  because    "only weeks fit"
  affects    admission/domains, continued_stay

never admission, continued_stay together "not at once" §II.C
never admission/domains, continued_stay,
  exempt together
always one of admission, continued_stay "in or out"

revises 2025-02-05 broader "criteria broadened"
  admission            broader       "one sphere is enough"
  admission/domains    unchanged
  continued_stay       mixed
  monthly_units        narrower      "five units, not six"
  initial              outcome only  "60 days instead of 90"
  evaluation           added
  yearly_units         removed       # asked by nobody

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
    discharged_on        not yet
    request.lines
      code H2022-HE-U5, units 10, from 2026-03-01, to 2026-04-29
    tapering
      from 2026-01-05, to 2026-02-01
      from 2026-02-20, to not yet
  expect
    admission            unknown
    admission/domains    not met
    continued_stay       met

example "at a minute" as of 2026-03-08 14:30
  expect
    evaluation     met
    evaluation     violated
    evaluation     pending
    evaluation/1   pending until 2026-03-08
    evaluation/2   pending until 2026-03-08 14:30
    initial        met in part
    initial        information needed
    initial        grants 10 units of HCPCS H2022
    initial        grants 2026-03-01 to 2026-04-29
    monthly_units  leaves 2 units
`

const root = fileURLToPath(new URL('../../', import.meta.url))

/** The sample and every policy of this repository. */
export const texts: readonly { readonly name: string; readonly text: string }[] = [
  { name: 'sample.rubric', text: sample },
  ...globSync('policies/**/*.rubric', { cwd: root })
    .sort()
    .map((name) => ({ name, text: readFileSync(`${root}${name}`, 'utf8') })),
]
