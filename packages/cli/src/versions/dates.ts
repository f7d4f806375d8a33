/** The line of a policy's versions: which days each is in force, and which one is meant. */
import { UsageError } from '../usage.ts'

/** Days as YYYY-MM-DD. */
export interface VersionDates {
  readonly version: string
  /** First day in force; the version's own date where the document gives none. */
  readonly effective: string
  /** Last day in force; empty while it lasts, or until the next version. */
  readonly ends: string
  /** Day on which the text became known. */
  readonly known: string
}

/** What is asked of the line. */
export interface Question {
  readonly id: string
  /** The day on which a version is to be in force, and where that day comes from. */
  readonly day: string
  readonly basis: 'service date' | 'as of'
  /** Only texts that were known on this day; all, where it is left out. */
  readonly knownOn: string | undefined
}

/** The version that decides, and why it is this one. */
export interface Choice {
  readonly day: string
  readonly basis: Question['basis']
  readonly knownOn: string | null
  readonly effective: string
  /** Empty while it lasts. */
  readonly lastDay: string
  /** `in force on 2021-06-15, the date of service: 2015-02-05 to 2022-02-09`. */
  readonly why: string
}

/** In the order in which they come into force; of two texts for the same days, the one that became known later comes last. */
export const inLine = <V extends VersionDates>(versions: readonly V[]): readonly V[] =>
  versions.toSorted((a, b) => order(a.effective, b.effective) || order(a.known, b.known) || order(a.version, b.version))

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The last day of a version among others: as it says, or the day before the next one's first. Empty while it lasts. */
export const lastDayOf = (version: VersionDates, versions: readonly VersionDates[]): string => {
  const later = versions.map(({ effective }) => effective).filter((day) => day > version.effective)
  const ends = [version.ends, ...later.map(dayBefore)].filter((day) => day !== '')
  return ends.reduce((a, b) => (a !== '' && a < b ? a : b), '')
}

/** Days as YYYY-MM-DD. */
export const dayBefore = (day: string): string => moved(day, -1)
export const dayAfter = (day: string): string => moved(day, 1)

const moved = (day: string, by: number): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + by)
  return date.toISOString().slice(0, 10)
}

/** Another text for the same days that became known later, and holds in the place of this one. */
export const correctionOf = <V extends VersionDates>({ effective, known }: VersionDates, versions: readonly V[]): V | undefined =>
  versions.findLast((it) => it.effective === effective && it.known > known)

/** `2015-02-05 to 2022-02-09`, `since 2022-02-10`. */
export const periodWords = (effective: string, lastDay: string): string =>
  effective === ''
    ? lastDay === '' ? 'on every day' : `through ${lastDay}`
    : lastDay === '' ? `since ${effective}` : `${effective} to ${lastDay}`

/** `inForce` is the compiler's rule, or that of a built index: both say the same. No version in force is a usage error that lists them. */
export const chosen = <V extends VersionDates>(
  versions: readonly V[],
  inForce: (day: string, knownOn?: string) => V | undefined,
  question: Question,
): { readonly version: V; readonly choice: Choice } => {
  const { day, basis, knownOn } = question
  const version = inForce(day, knownOn)
  if (version === undefined) throw new UsageError(noneWords(versions, question))
  const known = versions.filter((it) => knownOn === undefined || it.known <= knownOn)
  const lastDay = lastDayOf(version, known)
  const undated = version.effective === '' && lastDay === ''
  const why = undated ? 'undated, so in force on every day' : `${forceWords(question)}: ${periodWords(version.effective, lastDay)}`
  return { version, choice: { day, basis, knownOn: knownOn ?? null, effective: version.effective, lastDay, why } }
}

const forceWords = ({ day, basis, knownOn }: Question): string =>
  `in force on ${day}${basis === 'service date' ? ', the date of service' : ''}${knownOn === undefined ? '' : `, as known on ${knownOn}`}`

const noneWords = (versions: readonly VersionDates[], question: Question): string => {
  const line = inLine(versions)
  const column = Math.max(...line.map(({ version }) => version.length)) + 2
  const rows = line.map((version) => {
    const { effective, known } = version
    const late = question.knownOn !== undefined && known > question.knownOn ? `, known since ${known}` : ''
    const correction = correctionOf(version, line)
    const corrected = correction === undefined ? '' : `, corrected by ${correction.version}`
    return `\n  ${version.version.padEnd(column)}${periodWords(effective, lastDayOf(version, line))}${late}${corrected}`
  })
  return `no version of ${question.id} is ${forceWords(question)}; its versions:${rows.join('')}`
}
