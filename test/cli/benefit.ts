/** A small policy with a limit, a duty, an exception and determinations, and requests, for tests of what answers look like. */

export const benefit = `policy sample.therapy "Sample therapy"
  issuer     "Sample"
  version    2026-01-01
  effective  2026-01-01
  review by  2026-12-01
  language   1

facts
  diagnosis     yes/no                 "a diagnosis is documented"
  necessary     yes/no, by clinician   "needed to correct or ameliorate a condition"
  progress      yes/no                 "progress is made"
  referred_at   date and time          "the referral came in"
  seen_at       date and time          "first visit"
  supervisor    yes/no                 "a supervisor is named"

criteria eligibility "Who may have it" §1
  diagnosis

criteria continuing "Who goes on" §2
  progress

limit monthly_units "five units a month" §3
  at most 5 units of HCPCS H2022 per calendar month

limit course_units "24 units in six months" §3
  at most 24 units of HCPCS H2022 in any 6 months

requirement first_visit "first visit within 24 hours" §4
  seen_at within 24 hours after referred_at

requirement supervision "a supervisor" §5
  supervisor

exception epsdt "under 21, to correct a condition" §6
  when member.age less than 21 years and necessary
  lifts monthly_units

determination initial "First authorization" §7
  requires    eligibility
  subject to  monthly_units, course_units
  grants      60 days

determination renewal "Renewal" §8
  stage       renewal
  requires    eligibility, continuing
  subject to  monthly_units, course_units
  grants      60 days

interpretation unit_week "a unit is a week" §3
  against    "it could be a day"
  decided by "Committee" on 2026-01-02
  because    "24 units over six months only fits weeks"
  affects    monthly_units

example "eight units in a month that leaves two" as of 2026-03-10 14:30
  given
    member.age       14 years
    diagnosis        yes
    necessary        no
    referred_at      2026-03-10 09:00
    seen_at          not yet
    request.from     2026-03-10
    request.to       2026-03-31
    request.lines
      code H2022, units 8
    service.history  complete through 2026-03-10
      on 2026-03-02, code H2022, units 3
  expect
    initial        met in part
    initial        grants 2 units of HCPCS H2022
    initial        grants 2026-03-10 to 2026-05-08
    monthly_units  leaves 2 units
    first_visit    pending until 2026-03-11 09:00
`

export const files = { 'policies/sample/therapy.rubric': benefit }

const history = { complete_through: '2026-03-10', entries: [{ on: '2026-03-02', code: 'H2022', units: 3 }] }

export const request = {
  id: 'request',
  member: { age: 14 },
  diagnosis: true,
  necessary: false,
  referred_at: '2026-03-10T09:00',
  seen_at: 'not yet',
  request: { from: '2026-03-10', to: '2026-03-31', lines: { entries: [{ code: 'H2022', units: 8 }] } },
  service: { history },
}
