/** What is known of the versions of a policy: dates, who approved them, when they are to be reviewed, and what they were made from. */
import { type CompiledPolicy, manifest } from '@rubric/compiler'
import { sha256 } from '@rubric/language-server/disk'
import { type Compiled, sourcesOf } from '../workspace/compile.ts'
import { type VersionDates, correctionOf, inLine, lastDayOf } from './dates.ts'

export interface Version extends VersionDates {
  readonly title: string
  /** Last day in force as far as is known; empty while it lasts. */
  readonly lastDay: string
  readonly standing: Standing
  /** `draft`, `active`, `archived`; empty where the file says nothing. */
  readonly status: string
  readonly approvals: readonly Approval[]
  /** Empty where the file names no day. */
  readonly reviewBy: string
  /** Whether that day has passed while the version is in force. */
  readonly overdue: boolean
  /** As the caller knows it. */
  readonly file: string
  /** SHA-256 of the rule graph; null while the file has errors. */
  readonly hash: string | null
}

/** `corrected`: another text for the same days became known later, and holds in its place. */
export type Standing = 'past' | 'in force' | 'to come' | 'corrected'

export interface Approval {
  readonly on: string
  /** Empty where the file does not say. */
  readonly by: string
}

export const datesOf = ({ graph }: CompiledPolicy): VersionDates => {
  const { version, effective, ends, known } = graph.policy
  return { version, effective: effective || version, ends, known }
}

/** The versions in the order in which they come into force; `on` is the day by which they are looked at. */
export const lineOf = ({ policies, files }: Compiled, on: string): readonly Version[] => {
  const versions = policies.map((policy) => ({ policy, ...datesOf(policy) }))
  return inLine(versions).map(({ policy, ...dates }) => {
    const { graph, file, ok } = policy
    const lastDay = lastDayOf(dates, versions)
    const standing = correctionOf(dates, versions) !== undefined ? 'corrected' : standingOf(dates.effective, lastDay, on)
    const reviewBy = dateIn(entriesOf(graph.policy.header, 'review by')[0] ?? '')
    return {
      ...dates,
      title: graph.policy.title,
      lastDay,
      standing,
      status: graph.policy.status,
      approvals: entriesOf(graph.policy.header, 'approved').map(approvalOf),
      reviewBy,
      overdue: standing === 'in force' && reviewBy !== '' && reviewBy < on,
      file: files.get(file)?.path ?? file,
      hash: ok ? manifest(graph, sourcesOf(policy, files), sha256).hash : null,
    }
  })
}

const standingOf = (effective: string, lastDay: string, on: string): Standing =>
  effective > on ? 'to come' : lastDay !== '' && lastDay < on ? 'past' : 'in force'

const entriesOf = (header: readonly (readonly [string, string])[], key: string): readonly string[] =>
  header.flatMap(([it, value]) => (it === key ? [value] : []))

const dateIn = (value: string): string => /\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? ''

const approvalOf = (value: string): Approval => {
  const on = dateIn(value)
  return { on, by: value.replace(on, '').trim() }
}
