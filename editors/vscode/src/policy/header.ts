/** The first lines of a new policy: what was answered, in the order of the reference, and a place for the facts. */

export interface NewPolicy {
  readonly id: string
  readonly title: string
  readonly issuer: string
  /** YYYY-MM-DD. */
  readonly effective: string
  readonly source: string
}

export const policyText = ({ id, title, issuer, effective, source }: NewPolicy): string => {
  const rows = [
    ['issuer', quoted(issuer)],
    ['version', effective],
    ['effective', effective],
    ['source', quoted(source)],
    ['language', '1'],
  ] as const
  return [`policy ${id} ${quoted(title)}`, ...rows.map(([key, value]) => `  ${key.padEnd(9)}  ${value}`), '', 'facts', '  ', ''].join('\n')
}

/** Titles are written as they are printed; the language has no way to put a quotation mark into one. */
const quoted = (text: string): string => `"${text.replaceAll('"', '”').replaceAll('\\', '/').trim()}"`

/** Why an id will not do, in plain words; undefined where it will. */
export const idFault = (id: string): string | undefined => {
  if (id === '') return 'Give an id, such as example_plan.therapy'
  if (/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/.test(id)) return undefined
  return 'Small letters, digits and _; parts are joined by dots, and each begins with a letter: example_plan.therapy'
}

export const dateFault = (text: string): string | undefined => {
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return year > 0 && exists ? undefined : 'A day of the calendar as year-month-day, such as 2026-03-01'
}

/** `Intensive Outpatient Program` of `Example Plan` → `example_plan.intensive_outpatient_program`. */
export const suggestedId = (issuer: string, title: string): string => [issuer, title].map(identifier).filter((part) => part !== '').join('.')

/** From the folder: `example_plan/therapy/2026-03-01.rubric`. */
export const pathFor = ({ id, effective }: NewPolicy): string => `${id.split('.').join('/')}/${effective}.rubric`

export const pathFault = (path: string): string | undefined =>
  /^[^/\\][^\\]*\.rubric$/.test(path) && !path.split('/').includes('..') ? undefined : 'A file inside this folder whose name ends in .rubric'

const identifier = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_0-9]+|_+$/g, '')
