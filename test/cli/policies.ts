/** A small policy with its vocabulary, and members, for tests of the commands. */

export const vocabulary = `vocabulary shared "Shared words"
  language 1

facts
  severity  none < mild < moderate < severe  "severity of symptoms"
`

export const policy = `policy sample.clinic "Sample clinic"
  issuer     "Sample"
  version    2026-01-01
  effective  2026-01-01
  review by  2026-12-01
  source     "Sample document"
  language   1

use shared

facts
  diagnosis  yes/no   "a diagnosis is documented"
  visits     list of  "visits on record"
    on       date
  supports   yes/no   "supports are in place"
  housing    yes/no   "housing is stable"
  school     yes/no   "attends school"

criteria admission "Admission" §1
  ALL of
    A. "a documented diagnosis, moderate or worse" §1.A
      diagnosis and severity at least moderate
    B. "seen lately" §1.B
      count of visits in the past 3 months at least 1
    C. "two of three stays" §1.C
      AT LEAST 2 of
        supports: "supports are in place" supports
        housing: "housing is stable" housing
        school: "attends school" school

example "all is there" as of 2026-03-01
  given
    diagnosis  yes
    severity   severe
    visits     complete through 2026-03-01
      on 2026-02-01
    supports   yes
    housing    yes
  expect
    admission    met
    admission/B  met
`

export const files = { 'policies/sample/clinic.rubric': policy, 'policies/shared.rubric': vocabulary }

const visits = { complete_through: '2026-03-01', entries: [{ on: '2026-02-01' }] }

export const met = { id: 'met', diagnosis: true, severity: 'severe', visits, supports: true, housing: true }
export const notMet = { ...met, id: 'not met', severity: 'mild', diagnosis: false }
export const unknown = { id: 'unknown', diagnosis: true, severity: 'severe', visits }
export const refused = { id: 'refused', severity: 'awful', visits: { entries: [{ on: '2026-02-30' }] } }
