/** From the first day of the first version on, every day has exactly one: none is left out, and none has two. */
import { firstDay, inForce, timeline, type VersionDates } from '@rubric/compiler'
import { formatDay, parseDay } from '../facts/civil.ts'
import { exact, type Fault, notTested, type Plan } from './trial.ts'
import type { Version } from './version.ts'

export const time = (versions: readonly [Version, ...Version[]]): Plan => {
  const dates = versions.map(({ graph: { policy } }): VersionDates => policy)
  if (dates.some((each) => firstDay(each) === '')) return notTested('the text gives no date')
  const latest = versions.find(({ graph: { policy } }) => policy === dates.at(-1)) ?? versions[0]
  return () =>
    exact(
      { property: 'time', version: latest },
      daysOf(dates).flatMap((day) => faultsOn(day, dates)),
    )
}

const faultsOn = (day: string, dates: readonly VersionDates[]): readonly Fault[] => {
  const fault = (says: string, found: readonly (VersionDates | undefined)[]): readonly Fault[] => [
    {
      address: '',
      says: `${day} ${says}`,
      answers: found.map((each) => ['version', each === undefined ? 'none' : firstDay(each)]),
    },
  ]
  const found = timeline(dates)
    .filter(({ from, to }) => from <= day && (to === null || day <= to))
    .map(({ version }) => version)
  const [only, ...others] = found
  if (only === undefined) return fault('has no version', [])
  if (others.length > 0) return fault('has more than one version', found)
  const decides = inForce(dates, day)
  if (decides !== only) return fault('is decided by another version than the line of versions shows', [only, decides])
  // A correction replaces what begins on the same day; nothing else may cut off a version that says when it ends.
  const cut = dates.filter((each) => each !== only && each.ends !== '' && firstDay(each) < firstDay(only) && day <= each.ends)
  return cut.length === 0 ? [] : fault('has two versions, for one of them says that it lasts longer', [only, ...cut])
}

/**
 * Days on which something begins or ends, and those beside; between them nothing changes. From the first day on, and through the
 * last where it is said.
 */
const daysOf = (dates: readonly VersionDates[]): readonly string[] => {
  const begins = dates.map(firstDay).sort()
  const ends = dates.filter((each) => firstDay(each) === begins.at(-1)).map((each) => each.ends)
  const last = ends.includes('') ? '9999-12-31' : (ends.sort().at(-1) ?? '')
  const marks = dates.flatMap((each) => [firstDay(each), each.ends]).filter((day) => day !== '')
  const days = new Set(marks.flatMap((day) => [-1, 0, 1].map((by) => formatDay(parseDay(day) + by))))
  return [...days].filter((day) => day >= (begins[0] ?? '') && day <= last).sort()
}
