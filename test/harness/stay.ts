/** Two versions of a small policy, in which every property has something to be tried on. */
import { compileWorkspace } from '@rubric/compiler'
import { type PropertyName, type Trial, type TrialOutcome, trialsOf, type Version, versionOf } from '@rubric/harness'

export interface Texts {
  /** Below the criteria of the newer version. */
  readonly more?: string
  readonly severity?: string
  readonly revises?: string
  /** What either version grants. */
  readonly days?: readonly [old: string, next: string]
}

const header = (version: string, ends = ''): string => `policy example.stay "A stay"
  version    ${version}
  effective  ${version}
${ends}  language   1
`

const facts = `
facts
  severity  count   "how severe it is, from 0 to 10"
  seen_on   date    "last seen"
  safe      yes/no  "is safe at home"
  goals     yes/no  "the goals are met"
  visits    list of "visits"
    on  date
`

const rules = (severity: string, days: string): string => `
criteria admission "Admission" §1
  ALL of
    severity: "severe" severity ${severity}
    seen: "seen lately" seen_on within 14 days before as of
    visits: "two visits" count of visits in the past 3 months at least 2

criteria discharge "Discharge" §2
  goals

criteria staying "Staying" §3
  not goals

determination stay "The stay"
  requires  admission
${days === '' ? '' : `  grants    ${days}\n`}`

const example = `
example "severe, and seen" as of 2026-03-01
  given
    severity  6
    seen_on   2026-02-20
    visits    complete through 2026-03-01
      on 2026-02-01
      on 2026-02-20
    goals     no
  expect
    admission  met
    stay       met
`

/** Older and newer; both decide alike where nothing else is said. */
export const versions = ({
  more = '',
  severity = 'at least 5',
  revises = '',
  days: [days, nextDays] = ['', ''],
}: Texts = {}): readonly [Version, Version] => {
  const files = [
    { path: 'old.rubric', text: `${header('2025-01-01')}${facts}${rules('at least 5', days)}${example}` },
    {
      path: 'next.rubric',
      text: `${header('2026-01-01')}${revises === '' ? '' : `\n${revises}`}${facts}${rules(severity, nextDays)}${more}`,
    },
  ]
  const { value, diagnostics } = compileWorkspace(files)
  const errors = diagnostics.filter((each) => each.severity === 'error')
  const [next, old] = ['next.rubric', 'old.rubric'].map((file) => value.policies.find((policy) => policy.file === file))
  if (old === undefined || next === undefined || errors.length > 0)
    throw new Error(errors.map(({ code, label }) => `${code} ${label}`).join('\n'))
  return [versionOf(old), versionOf(next)]
}

/** What comes of one property of the last of these versions. */
export const outcomeOf = (property: PropertyName, of: readonly [Version, ...Version[]], runs = 300): TrialOutcome => {
  const trial = trialOf(property, of)
  if (typeof trial.plan !== 'function') throw new Error(`not tested: ${trial.plan.why}`)
  return trial.plan({ runs, seed: 1 })
}

export const trialOf = (property: PropertyName, of: readonly [Version, ...Version[]]): Trial => {
  const trial = trialsOf(of).findLast((each) => each.property === property)
  if (trial === undefined) throw new Error(`there is no trial of ${property}`)
  return trial
}
