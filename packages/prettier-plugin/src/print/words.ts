/** Single words, and phrases that never break. */
import { type Doc, builders, further, spaced } from '../doc.ts'
import { type Page, commentText } from '../page.ts'
import type { PhrasePrinters } from '../row.ts'
import { type CodeGroup, type Node, type OpenHours, type Quantity, type Text, type Weekday, weekdays } from '@rubric/syntax'

export const quoted = (value: string): string => `"${value.replace(/["\\]/g, '\\$&')}"`

export const textOf = (node: Text | { readonly kind: 'Missing' } | undefined): string | undefined =>
  node?.kind === 'Text' ? quoted(node.value) : undefined

const bare = /^[^\s"#:,;\u201c-\u201f]+$/

export const clause = (text: string): string => `§${bare.test(text) ? text : quoted(text)}`

export const citeOf = (node: { readonly text: string } | undefined): string | undefined =>
  node === undefined ? undefined : clause(node.text)

export const quantity = ({ number, unit, per, calendar }: Quantity): string =>
  spaced(number.text, unit?.text, calendar && `of ${calendar.text}`, per && `per ${per.text}`)

/** Parts with commas between, wrapped where the line is full; `behind` stays with the last. */
export const listed = (nodes: readonly (Node & Parameters<Page['doc']>[0])[], page: Page, behind = ''): Doc => {
  const parts = nodes.flatMap((node, index): Doc[] => {
    const before = nodes[index - 1]
    const doc = page.doc(node)
    const marked: Doc = index === nodes.length - 1 ? [doc, behind] : [doc, ',']
    return before === undefined ? [marked] : [page.gap(before.end, node.start, builders.line), marked]
  })
  return parts.length === 1 ? (parts[0] as Doc) : further(builders.fill(parts))
}

const group = ({ system, codes }: CodeGroup, page: Page): Doc => [system.text, ' ', listed(codes, page)]

/** Days as a reader says them: `monday to friday`, `daily`, `saturday, sunday`. */
const daysOf = (days: readonly Weekday[]): string => {
  if (days.length === weekdays.length && days.every((day, index) => day === weekdays[index])) return 'daily'
  const runs: Weekday[][] = []
  for (const day of days) {
    const run = runs.at(-1)
    const follows = run !== undefined && run.length < weekdays.length && isNext(run.at(-1), day)
    if (follows) run.push(day)
    else runs.push([day])
  }
  return runs.flatMap((run) => (run.length < 3 ? run : [`${run[0]} to ${run.at(-1)}`])).join(', ')
}

const isNext = (day: Weekday | undefined, then: Weekday): boolean =>
  day !== undefined && weekdays[(weekdays.indexOf(day) + 1) % weekdays.length] === then

const openHours = ({ days, opens, closes }: OpenHours): string =>
  spaced(daysOf(days), opens === undefined ? undefined : `${opens} to ${closes ?? ''}`)

type Words =
  | 'Missing'
  | 'Comment'
  | 'Name'
  | 'Text'
  | 'Number'
  | 'Date'
  | 'Moment'
  | 'Code'
  | 'Citation'
  | 'Label'
  | 'Quantity'
  | 'CodeGroup'
  | 'DataFile'
  | 'OpenHours'
  | 'Address'
  | 'GivenEntry'
  | 'GivenField'
  | 'NotYet'
  | 'ExpectedStatus'
  | 'ExpectedGrant'
  | 'ExpectedRemainder'
  | 'LimitCap'
  | 'LimitWindow'
  | 'Replacement'
  | 'Grant'

export const words: PhrasePrinters<Words> = {
  Missing: () => '',
  Comment: commentText,
  Name: ({ text }) => text,
  Text: ({ value }) => quoted(value),
  Number: ({ text }) => text,
  Date: ({ text }) => text,
  Moment: ({ date, time }) => `${date} ${time}`,
  Code: ({ text, last }) => (last === undefined ? text : `${text} to ${last}`),
  Citation: ({ text }) => clause(text),
  Label: ({ text, form }) => ({ document: `${text}.`, name: `${text}:`, dash: '-' })[form],
  Quantity: quantity,
  CodeGroup: group,
  DataFile: ({ path, sha256 }) => spaced('from', textOf(path), sha256 && `sha256 ${quoted(sha256.value)}`),
  OpenHours: openHours,
  Address: ({ text }) => text,

  GivenEntry: ({ fields }, page) => listed(fields, page),
  GivenField: ({ name, value }, page) => [name.text, ' ', page.doc(value)],
  NotYet: () => 'not yet',
  ExpectedStatus: ({ word, until }, page) => (until === undefined ? word : [word, ' until ', page.doc(until)]),
  ExpectedGrant: ({ amount, of, from, to }, page) =>
    amount && of ? ['grants ', quantity(amount), ' of ', page.doc(of)] : `grants ${from?.text ?? ''} to ${to?.text ?? ''}`,
  ExpectedRemainder: ({ amount }) => `leaves ${quantity(amount)}`,

  LimitCap: ({ amount, of, window }, page) => [`at most ${quantity(amount)} of `, page.doc(of), ' ', page.doc(window)],
  LimitWindow: ({ form, unit, amount }) => {
    if (form === 'any') return spaced('in any', amount && quantity(amount))
    return form === 'calendar' ? spaced('per calendar', unit?.text) : `per ${form}`
  },
  Replacement: ({ what, by }, page) => [what.text, ' with ', page.doc(by)],
  Grant: ({ amount, of, span, ceiling }, page) => {
    const share: Doc =
      amount && of ? [quantity(amount), ' of ', page.doc(of), span ? ` in ${quantity(span)}` : ''] : span ? quantity(span) : ''
    if (ceiling === undefined) return share
    const before = (span ?? of ?? ceiling).end
    return [share, ',', further(page.gap(before, ceiling.start, ' '), `at most ${quantity(ceiling)} in all`)]
  },
}
