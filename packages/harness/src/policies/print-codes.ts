/** Writes codes, code sets and calendars, with the data files that some of them stand in. */
import { createHash } from 'node:crypto'
import type { CalendarModel, CodeModel, CoveredModel, HolidaysModel, OpenModel, PaletteModel } from './model.ts'
import { cited, quote } from './print-outline.ts'
import type { CodeSetNamed, Declared, Naming } from './scope.ts'
import { at, billed, codeSystems, modifiers, taking } from './words.ts'

export interface PrintedFile {
  readonly path: string
  readonly text: string
}

/** The folder that all files of a random policy are in. */
export const folder = 'policies'

/** ` from "codes.csv" sha256 "…"` and the file. */
const dataFile = (name: string, lines: readonly string[]): { readonly line: string; readonly file: PrintedFile } => {
  const text = lines.map((line) => `${line}\n`).join('')
  const hash = createHash('sha256').update(text).digest('hex')
  return { line: `from "${name}.csv" sha256 "${hash}"`, file: { path: `${folder}/${name}.csv`, text } }
}

// ---- codes -------------------------------------------------------------------------------------------------

type System = (typeof codeSystems)[number]

/** A code as written: perhaps with modifiers, or as a range. */
const codeText = ({ system, codes }: System, model: CodeModel): string => {
  const code = at(codes, model.code)
  const other = at(codes, model.code + 1)
  const [first, last] = [code, other].sort() as [string, string]
  if (model.range && first !== last && first.length === last.length && system !== 'ICD-10-CM') return `${first} to ${last}`
  const added = taking.has(system) ? modifiers.filter((_, index) => (model.modifiers >> index) % 2 === 1) : []
  return [code, ...added].join('-')
}

const systemOf = (name: string): System => at(codeSystems, Math.max(0, codeSystems.findIndex(({ system }) => system === name)))

/** `HCPCS H2022-HE, H0015`, or the name of a code set. */
export const coveredText = (model: CoveredModel, sets: readonly CodeSetNamed[], use: (name: string) => void): string => {
  if (model.set !== null && sets.length > 0) {
    const { name } = at(sets, model.set)
    use(name)
    return name
  }
  const system = systemOf(at(billed, model.system))
  return `${system.system} ${[...new Set(model.codes.map((code) => codeText(system, code)))].join(', ')}`
}

export interface DeclaredCodes extends CodeSetNamed {
  readonly lines: readonly string[]
  readonly file: PrintedFile | null
}

export const codesOf = (palette: PaletteModel, names: Naming): readonly DeclaredCodes[] =>
  palette.codeSets.map((model): DeclaredCodes => {
    const name = names(['mood_codes', 'crisis_codes', 'service_codes'], model.name)
    const own = at(codeSystems, palette.system)
    const other = at(codeSystems, palette.system + 1)
    const plain = (picks: readonly number[]): readonly CodeModel[] => picks.map((code) => ({ code, modifiers: 0, range: false }))
    const groups = [
      { system: own, codes: [...plain(model.codes), ...model.special] },
      { system: other, codes: plain(model.others) },
    ].flatMap(({ system, codes }) =>
      codes.length === 0 ? [] : [{ system: system.system, texts: [...new Set(codes.map((code) => codeText(system, code)))] }],
    )
    const head = `codes ${name}${model.text === null ? '' : ` ${quote(model.text)}`}`
    if (!model.inFile) {
      const lines = groups.map(({ system, texts }) => `  ${system} ${texts.join(', ')}`)
      return { name, system: own.system, lines: [head, ...lines], file: null }
    }
    const single = groups.flatMap(({ system, texts }) => texts.filter((text) => !text.includes(' ')).map((text) => `${system},${text}`))
    const { line, file } = dataFile(name, ['system,code', ...single])
    return { name, system: own.system, lines: [head, `  ${line}`], file }
  })

// ---- calendars ---------------------------------------------------------------------------------------------

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

const clock = (quarters: number): string =>
  `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`

const openLine = ({ days, first, length, hours }: OpenModel): string => {
  const start = first % 7
  const last = Math.min(6, start + 1 + (length % 6))
  const text =
    days === 'daily'
      ? 'daily'
      : days === 'range' && start < 6
        ? `${weekdays[start] ?? ''} to ${weekdays[last] ?? ''}`
        : weekdays.filter((_, day) => day === start || (length >> day) % 2 === 1).join(', ')
  return `  open ${text}${hours === null ? '' : ` ${clock(hours[0])} to ${clock(Math.min(96, hours[0] + hours[1]))}`}`
}

const yearBegins = (year: number): number => Date.UTC(year, 0, 1) / 86_400_000
const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10)

const holidayLines = ({ firstYear, years, days }: HolidaysModel): readonly string[] => {
  const first = yearBegins(firstYear)
  const last = yearBegins(firstYear + years) - 1
  const all = new Set([first, ...days.map((day, index) => yearBegins(firstYear + (index % years)) + day), last])
  return ['on,name', ...[...all].filter((day) => day <= last).sort((a, b) => a - b).map((day) => `${dayText(day)},Holiday`)]
}

/** The calendars of a palette: their sections and files. */
export const calendarsOf = ({
  calendars,
}: Declared): readonly { readonly lines: readonly string[]; readonly file: PrintedFile | null }[] =>
  calendars.map(({ name, model }: { readonly name: string; readonly model: CalendarModel }) => {
    const head = `calendar ${name}${model.text === null ? '' : ` ${quote(model.text)}`}${cited(model.cite)}`
    const lines = [head, ...new Set(model.open.map(openLine))]
    if (model.holidays === null) return { lines, file: null }
    const { line, file } = dataFile(name, holidayLines(model.holidays))
    return { lines: [...lines, `  holidays ${line}`], file }
  })
