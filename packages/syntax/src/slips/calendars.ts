/** Slips in calendars, headers and files of data: days and times by other names. */
import {
  commaFor,
  inserted,
  removed,
  replaced,
  slip,
  type Slip,
  type SlipRule,
  type Spot,
  touch,
  wordAt,
  writeInstead,
} from './spot.ts'
import { nearest, systemOf } from './lines.ts'

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

const dayOf = (text: string): string | undefined =>
  days.find((day) => day === text || `${day}s` === text || (text.length >= 2 && day.startsWith(text.replace(/\.$/, '')))) ??
  nearest(text, days)

const groups: ReadonlyMap<string, string> = new Map([
  ['weekdays', 'monday to friday'],
  ['workdays', 'monday to friday'],
  ['weekends', 'saturday, sunday'],
  ['weekend', 'saturday, sunday'],
  ['always', 'daily'],
  ['everyday', 'daily'],
  ['24/7', 'daily'],
  ['all', 'daily'],
  ['every', 'daily'],
])

/** `Monday`, `mon-fri`, `on monday`, `weekdays`, `monday through friday`. */
const day: SlipRule = (spot) => {
  if (spot.line !== 'calendarEntry' && spot.line !== 'headerEntry') return undefined
  const found = wordAt(spot, 0)
  const wanted = /days? of the week/.test(spot.expected)
  if (wanted && found === '') return slip('Add a day of the week, such as `monday`.')
  if (wanted && found === 'on') return slip('Remove `on`.', removed(spot, 0, 0))
  const group = wanted && spot.line === 'calendarEntry' ? groups.get(found) : undefined
  if (group !== undefined) return slip(`Write \`${group}\`.`, replaced(spot, 0, /^(?:all|every)$/.test(found) ? 1 : 0, group))
  const [from, to] = found.split('-').map((part) => (part.length < 2 ? undefined : dayOf(part)))
  if (wanted && from !== undefined && to !== undefined) return writeInstead(spot, 0, 0, `${from} to ${to}`)
  if (wanted && from !== undefined && !found.includes('-')) return writeInstead(spot, 0, 0, from)
  if (wanted && /^[0-9]/.test(found))
    return slip('Write the days before the times, such as `monday to friday 09:00 to 17:00`, or `daily`.')
  if (spot.line === 'calendarEntry' && spot.expected === 'the end of the line') return between(spot)
  return undefined
}

const two = (text: string): string => text.padStart(2, '0')

/** `09:00` of `9:00`, `9am`, `9`. */
export const clockOf = (text: string): string | undefined => {
  const [, hours = '', minutes = '00', half = ''] = /^([0-9]{1,2})(?::([0-9]{2}))?(am|pm)?$/.exec(text) ?? []
  const hour = half === '' ? Number(hours) : (Number(hours) % 12) + (half === 'pm' ? 12 : 0)
  return hours === '' || hour > 23 || Number(minutes) > 59 ? undefined : `${two(String(hour))}:${minutes}`
}

/** `monday - friday`, `monday through friday`, `monday and friday`, `monday from 09:00`, `monday at 9`. */
const between = (spot: Spot): Slip | undefined => {
  const found = wordAt(spot, 0)
  if (/^(?:-|through|thru|until|till)$/.test(found)) return writeInstead(spot, 0, 0, 'to')
  if (found === 'and' || found === '&') return slip('Write a comma between the days.', commaFor(spot))
  if (/^(?:from|at|between)$/.test(found)) return slip(`Remove \`${found}\`.`, removed(spot, 0, 0))
  if (dayOf(found) !== undefined && days.includes(wordAt(spot, -1)))
    return slip(`Write a comma before \`${spot.at(0)?.image ?? ''}\`, or \`to\`.`, inserted(spot, 0, ','))
  const time = clockOf(found)
  return time === undefined ? undefined : writeInstead(spot, 0, 0, time)
}

/** `9:00`, `9am`, `24:00` as the first, a night. */
const clock: SlipRule = (spot) => {
  if (spot.line !== 'calendarEntry' || !spot.expected.startsWith('a time')) return undefined
  if (spot.expected.startsWith('a time after'))
    return slip('Write two lines for a night: one up to `24:00`, and one from `00:00`.')
  const time = clockOf(wordAt(spot, 0))
  return time === undefined ? slip('Write a time from `00:00` to `24:00`.') : writeInstead(spot, 0, 0, time)
}

/** `09:00 - 17:00`. */
const timeRange: SlipRule = (spot) =>
  spot.line === 'calendarEntry' && spot.expected === '`to`' && /^(?:-|until|till|through|and)$/.test(wordAt(spot, 0))
    ? writeInstead(spot, 0, 0, 'to')
    : undefined

const dataLines = new Set<Spot['line']>(['calendarEntry', 'codeFile'])

/** `holidays "us.csv"`, `sha256: "…"`, `hash "…"`, and the hash without quotes. */
const dataFile: SlipRule = (spot) => {
  if (!dataLines.has(spot.line)) return undefined
  const [before, found] = [wordAt(spot, -1), wordAt(spot, 0)]
  if (spot.expected === '`from`' && found !== '')
    return slip('Write `from` before the path of the file.', found.startsWith('"') ? inserted(spot, 0, 'from') : undefined)
  if (spot.expected === '`from`') return slip('Add `from` and the path of the file, in quotes.')
  if (found === ':') return slip('Remove the `:`.', removed(spot, 0, 0))
  if (before === 'sha256' && /^[0-9a-f]{8,}$/.test(found))
    return slip('Put the hash in quotes.', replaced(spot, 0, 0, `"${found}"`))
  if (before.startsWith('"') && (/^(?:sha-?256?|hash|sha|checksum|sha256sum)$/.test(found) || found.startsWith('"'))) {
    return slip(
      'Write `sha256` before the hash.',
      found.startsWith('"') ? inserted(spot, 0, 'sha256') : replaced(spot, 0, 0, 'sha256'),
    )
  }
  return undefined
}

const systemWords = /^(?:icd-10-cm|icd-10-pcs|hcpcs|cpt|rev|dsm)$/

/** `from codes.csv sha256 …` and `HCPCS E0601, HCPCS E0470` in a set of codes. */
const codeLine: SlipRule = (spot) => {
  if (spot.line !== 'codeGroup' && spot.line !== 'headerEntry') return undefined
  const [before, found] = [spot.at(-1)?.image ?? '', wordAt(spot, 0)]
  if (wordAt(spot, -2) === 'from' && before.includes('.')) return slip(`Put the path in quotes: \`"${before}"\`.`, replaced(spot, -1, -1, `"${before}"`))
  if (systemWords.test(before.toLowerCase()) && /[0-9]/.test(found) && wordAt(spot, -2) === ',')
    return slip('Name the code system once, at the beginning of the line.', removed(spot, -1, -1))
  return undefined
}

const coded = new Set<Spot['line']>(['headerEntry', 'codeGroup', 'cap', 'determinationEntry', 'expectation'])

/** `of H2022-HE`, `H2022:HE`, `H2022 HE`, `0905 through 0909`, `0905 - 0909`. */
const codes: SlipRule = (spot) => {
  const before = wordAt(spot, -1)
  const found = spot.at(0)?.image ?? ''
  if (!coded.has(spot.line)) return undefined
  if (/^(?:[A-Z][0-9]{4}|[0-9]{4,5})(?:-[A-Z0-9]{2})*$/.test(found) && spot.expected.startsWith('codes such as')) {
    return slip('Write the code system before the code.', inserted(spot, 0, systemOf(found)))
  }
  if (spot.expected.startsWith('a code such as') && /^[a-z][0-9]{4}$/.test(before))
    return slip('Write the code system before the code.', inserted(spot, -1, systemOf(before)))
  if (!/[0-9]/.test(before) || !/^[a-z0-9.-]+$/.test(before)) return undefined
  if (found === ':' && touch(spot.at(-1), spot.at(0)) && /^[A-Z0-9]{2}$/.test(spot.at(1)?.image ?? '')) {
    return slip('Write `-` before a modifier.', replaced(spot, -1, 1, `${spot.at(-1)?.image ?? ''}-${spot.at(1)?.image ?? ''}`))
  }
  if (/^(?:through|thru|-|until)$/.test(found.toLowerCase()) && /[0-9]/.test(wordAt(spot, 1)))
    return writeInstead(spot, 0, 0, 'to')
  if (/^[A-Z][A-Z0-9]$/.test(found) && /^[a-z][0-9]{4}(?:-[a-z0-9]{2})*$|^[0-9]{5}/.test(before)) {
    const whole = `${spot.at(-1)?.image ?? ''}-${found}`
    return slip(`Write a modifier after a hyphen: \`${whole}\`.`, replaced(spot, -1, 0, whole))
  }
  return undefined
}

export const calendarSlips: readonly SlipRule[] = [day, clock, timeRange, dataFile, codeLine, codes]
