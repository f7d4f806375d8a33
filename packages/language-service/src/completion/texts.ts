/** What may be offered for texts in quotes, dates and numbers: only what is known, and for the rest its form. */
import { relativePath } from '../data-files.ts'
import { plain, type Offer } from './offer.ts'
import { versionsFor } from './revisions.ts'
import { isDate, lastWord, wantedAt, type Ask } from './types.ts'
import { within } from './walk.ts'

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

/** Purposes of examples after `like`, files of data after `from`. */
export const knownTexts = (ask: Ask): readonly Offer[] => {
  const {
    place: { program, path },
    scope,
    way,
  } = ask
  if (lastWord(ask) === 'like') {
    const own = way.above.at(-1)?.words[1]?.text
    return scope.things
      .filter(({ kind }) => kind === 'example')
      .map(({ name }) => plain('example', quoted(name), 1, 'example'))
      .filter(({ label }) => label !== own)
  }
  if (ask.frame.rule !== 'dataFile' || lastWord(ask) !== 'from') return []
  return program.dataPaths().map((each) => plain('file', quoted(relativePath(path, each)), 1, 'file of data'))
}

export const textsAt = (ask: Ask): readonly Offer[] => {
  const known = knownTexts(ask)
  return known.length > 0 ? known : [{ ...plain('snippet', '"…"', 6, 'text in quotes'), text: '"${1:text}"', snippet: true }]
}

const dateForm = /\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b/g

/** Dates of the section at hand, the header's, and the form of a date: no clock is read here. */
export const datesAt = (ask: Ask): readonly Offer[] => {
  const {
    place: { file },
    way,
  } = ask
  if (within(ask.frame, 'revises') !== undefined) return versionsFor(ask)
  const wanted = wantedAt(ask, ask.frame)
  if (wanted !== undefined && !isDate(wanted)) return []
  const lines = [...way.above, ...way.before]
  const near = lines
    .flatMap(({ words }) => words.filter(({ fits }) => fits.some((fit) => fit.startsWith('a date'))).map(({ text }) => text))
    .slice(-4)
  const header = file.tree.header.kind === 'Header' ? file.tree.header.entries : []
  const effective = header.flatMap(({ key, date }) => (key === 'effective' && date !== undefined ? [date.text] : []))
  const year = [...near, ...effective].join(' ').match(dateForm)?.[0]?.slice(0, 4) ?? '2026'
  return [
    ...[...new Set([...near.toReversed(), ...effective])].map((date) => plain('date', date, 4, 'date')),
    { ...plain('date', 'year-month-day', 5, 'date'), text: `\${1:${year}}-\${2:01}-\${3:01}`, snippet: true },
  ]
}

/** The numbers that a header has no choice about. */
export const numbersAt = (ask: Ask): readonly Offer[] => {
  const last = lastWord(ask)
  if (ask.frame.rule !== 'headerEntry') return []
  return last === 'language'
    ? [plain('value', '1', 0, 'version of the language')]
    : [plain('value', '30', 0, 'days in every month')]
}
