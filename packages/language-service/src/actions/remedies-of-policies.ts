/** Remedies for headers, notes and rules. */
import type { Determination, Exception, Fix } from '@rubric/syntax'
import { nodeAt } from '../nodes.ts'
import { occurrenceAt } from '../occurrences.ts'
import { lineAt } from '../lines.ts'
import { textAt } from '../spans.ts'
import { fix, insert, linesBelow, type Remedy, replace, type Site, spaces, withoutLines, write } from './site.ts'
import { namesOffered, quotedWords, wordsToWrite } from './words.ts'
import { headerStatuses } from '@rubric/compiler'

const belowHeader = ({ file }: Site, ...lines: readonly string[]) => {
  const { header } = file.tree
  const last = header.kind === 'Header' ? (header.entries.at(-1) ?? header.id) : header
  return linesBelow(file, last.start, ...lines.map((line) => `  ${line}`))
}

/** The lines that the hint shows, with today's date for the author to correct. */
export const headerLines: Remedy = (site) => {
  const lines = quotedWords(site.diagnostic.hint).map((line) => line.replace(/\d{4}-\d{2}-\d{2}/, site.today))
  const keys = lines.map((line) => line.split(' ')[0])
  return [fix(`Add ${keys.join(', ')}, to be completed`, belowHeader(site, ...lines))]
}

/** A version holds from the day of its text, unless the document says otherwise. */
export const effective: Remedy = (site) => {
  const { header } = site.file.tree
  const version = header.kind === 'Header' ? header.entries.find(({ key }) => key === 'version')?.date?.text : undefined
  return [fix('Add effective, to be completed', belowHeader(site, `effective  ${version ?? site.today}`))]
}

export const status: Remedy = (site) => headerStatuses.map((word) => write(site, word))
export const language: Remedy = (site) => [write(site, '1')]

export const monthLength: Remedy = (site) => [
  write(site, '30'),
  fix('Leave the line out', withoutLines(site.file, site.diagnostic.span)),
]

/** `ends` with the day before the next version begins. */
export const lastDay: Remedy = ({ file, diagnostic }) => {
  const [date] = /\d{4}-\d{2}-\d{2}/.exec(wordsToWrite(diagnostic)[0] ?? '') ?? []
  const entry = nodeAt(file.tree, diagnostic.span.end, 'HeaderEntry')
  return date === undefined || entry?.date === undefined ? [] : [fix(`Write ends ${date}`, replace(entry.date, date))]
}

// ---- notes -------------------------------------------------------------------------------------------------

/** Somebody has to be named; the author knows who. */
export const owner: Remedy = ({ file, diagnostic, today }) => [
  fix('Add decided by, to be completed', linesBelow(file, diagnostic.span.start, `  decided by "…" on ${today}`)),
]

/** What the document leaves open is decided by somebody, and said. */
export const interpretation: Remedy = ({ file, diagnostic, today }) => {
  const address = /affects (\S+?)\.$/.exec(diagnostic.hint)?.[1]
  const section = file.tree.sections.find(({ start, end }) => start <= diagnostic.span.start && diagnostic.span.end <= end)
  if (address === undefined || section === undefined) return []
  const taken = (name: string): boolean => new RegExp(`\\b${name}\\b`).test(file.text)
  let name = `${address.replace(/\W+/g, '_')}_as_read`
  while (taken(name)) name += '_too'
  const lines = [
    `interpretation ${name} "…"`,
    '  against    "…"',
    `  decided by "…" on ${today}`,
    '  because    "…"',
    `  affects    ${address}`,
  ]
  return [fix(`Record an interpretation that affects ${address}, to be completed`, linesBelow(file, section.end, '', ...lines))]
}

export const term: Remedy = ({ file, diagnostic }) => {
  const word = textAt(file, diagnostic.span)
  const { header, sections } = file.tree
  const terms = sections.findLast((section) => section.kind === 'Terms')
  const above = sections.findLast((section) => section.kind === 'Use') ?? header
  const edit =
    terms === undefined
      ? linesBelow(file, above.end, '', 'terms', `  ${word}  "…"`)
      : linesBelow(file, terms.end, `  ${word}  "…"`)
  return [fix(`Add ${word} under terms, to be completed`, edit)]
}

/** Only where nothing, not even an example, names it. */
export const unreadFact: Remedy = ({ program, file, diagnostic }) => {
  const declaration = nodeAt(file.tree, diagnostic.span.start, 'FactDeclaration')
  const thing = occurrenceAt(program, file.path, diagnostic.span.start)?.thing
  if (declaration === undefined || thing === undefined || program.occurrencesOf(thing.key).length > 1) return []
  return [fix(`Remove ${thing.name}`, withoutLines(file, declaration))]
}

// ---- rules -------------------------------------------------------------------------------------------------

const determinations = ({ file }: Site): readonly Determination[] =>
  file.tree.sections.filter((section) => section.kind === 'Determination')
const exceptionNamed = ({ file }: Site, name: string | undefined): Exception | undefined =>
  file.tree.sections.filter((section) => section.kind === 'Exception').find((section) => section.name.text === name)

/** One more name on a line of a rule, or the line with it. */
const named = (
  { file }: Site,
  rule: Determination | Exception,
  word: string,
  there: readonly { readonly end: number }[],
  name: string,
) => {
  const last = there.at(-1)
  return last === undefined
    ? linesBelow(file, rule.end, `${spaces(lineAt(file, rule.start).indent + 2)}${word} ${name}`)
    : insert(last.end, `, ${name}`)
}

export const subjectTo: Remedy = (site) => {
  const limit = textAt(site.file, site.diagnostic.span)
  return determinations(site).map((each) =>
    fix(`Add ${limit} to what ${each.name.text} is subject to`, named(site, each, 'subject to', each.subjectTo, limit)),
  )
}

export const lifts: Remedy = (site) => {
  const exception = exceptionNamed(site, textAt(site.file, site.diagnostic.span))
  return exception === undefined
    ? []
    : namesOffered(site.diagnostic).map((name) =>
        fix(`Add lifts ${name}`, named(site, exception, 'lifts', exception.lifts, name)),
      )
}

export const requires: Remedy = (site) => {
  const determination = determinations(site).find(({ name }) => name.start === site.diagnostic.span.start)
  return determination === undefined
    ? []
    : namesOffered(site.diagnostic).map((name) =>
        fix(`Add requires ${name}`, named(site, determination, 'requires', determination.requires, name)),
      )
}

/** The one before the other, or the other way round. */
export const order: Remedy = (site) => {
  const [later = '', earlier = ''] = quotedWords(site.diagnostic.label)
  return [
    [earlier, later],
    [later, earlier],
  ].flatMap(([first = '', second = '']): readonly Fix[] => {
    const exception = exceptionNamed(site, first)
    return exception === undefined
      ? []
      : [fix(`Let ${first} come before ${second}`, named(site, exception, 'before', exception.before, second))]
  })
}
