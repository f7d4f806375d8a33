/** Texts that sessions begin with, and pieces that are typed and pasted into them. */

const header = (id: string): string => `policy example.${id} "Policy ${id}"
  issuer     "Example Health Plan"
  version    2026-01-01
  effective  2026-01-01
  language   1
`

const shared = `vocabulary shared "Shared words"
  language 1

facts
  severity  none < mild < moderate < severe, by clinician  "severity 🩺 of symptoms"
  contacts  times per week                                 "contacts"

define needed "contacts more than weekly": contacts more than 1 per week
`

const first = `${header('a')}
use shared

facts
  therapy  hours per week  "therapy planned"   # a comment — ünïcode
  crises   list of         "crises on record"
    on  date

codes visits "visits"
  HCPCS H0015

criteria admission "Admission" §1
  ALL of
    1. "moderate or worse" §1.1
      severity at least moderate
    2. "enough therapy" §1.2
      therapy at least 9 hours per week
      unless needed
    few: "few crises"
      count of crises in the past 6 months less than 2

example "too little" as of 2026-03-01
  given
    severity  severe
    therapy   8 hours per week
  expect
    admission    not met
    admission/2  not met
`

const second = `${header('b')}
use shared

criteria stay "Stay" §2
  ANY of
    - "mild" severity at least mild
    - "needed" needed

determination longer "Longer stay" §3
  requires  stay
  grants    30 days
`

export const paths = ['shared.rubric', 'a/first.rubric', 'b/second.rubric', 'b/third.rubric'] as const
export type Path = (typeof paths)[number]

/** The last file is not there at first. */
export const beginning: Readonly<Partial<Record<Path, string>>> = {
  'shared.rubric': shared,
  'a/first.rubric': first.replaceAll('\n', '\r\n'),
  'b/second.rubric': `\ufeff${second}`,
}

export const whole: readonly string[] = [shared, first, second, `${header('a')}\nuse shared\n`, '', '\n\n', 'not a policy at all']

export const typed: readonly string[] = [
  ' ', '\n', '\r\n', '\r', '  ', '"', 's', 'severity', 'é', '🩺', '\u200d', '\t', '#', '(', ')', 'and ', ' or ', 'unless needed', 'ALL of\n',
  'criteria x "X"\n', 'use shared\n', 'facts\n', '  extra  yes/no  "an extra fact"\n', 'at least ', '9 days', '-', '1. ', '§', ':',
]
