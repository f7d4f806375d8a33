/** Findings as sentences. */
import type { PolicyInfo } from '../clause.ts'
import { MET, NOT_MET, UNKNOWN } from '../status.ts'
import type { Status } from '../status.ts'
import { itemOf } from '../suppose.ts'
import { capital, numberInWords } from '../words.ts'
import type { Finding } from './findings.ts'

export const sentence = (text: string): string => (/[.!?]$/.test(text) ? capital(text) : `${capital(text)}.`)
const small = (count: number): string => numberInWords(count * 1_000_000)

/** Where in the source document: `section II.C`, `section “Age and Diagnosis”`; empty where the policy does not say. */
export const sourceOf = (cite: string): string => {
  const plain = cite.replace(/^"(.*)"$/, '$1')
  return plain === '' ? '' : /\d|\.|^[IVX]+$/.test(plain) && !plain.includes(' ') ? `section ${plain}` : `section “${plain}”`
}

export const inBrackets = (source: string): string => (source === '' ? '' : ` (${source})`)

/** The title of a criterion, with its source. */
export function titleOf(info: PolicyInfo, criterion: number): string {
  const { name, clause } = itemOf(info.criteria, criterion)
  const { text, cite } = itemOf(info.clauses, clause)
  return capital(text === '' ? name.replaceAll('_', ' ') : text) + inBrackets(sourceOf(cite))
}

/** What findings of one criterion say below its title; parts of one clause together. Nothing where the title says it all. */
export function findingSentences(info: PolicyInfo, findings: readonly Finding[]): readonly string[] {
  const together = Map.groupBy(findings, (finding) => {
    const { form, path } = finding
    return form === 'lacks' && path.length > 2 ? itemOf(path, path.length - 2) : finding
  })
  return [...together].map(([key, own]) => {
    const [first] = own
    if (first === undefined) return ''
    return typeof key === 'number' ? partSentences(info, first.path.slice(0, -1), own) : findingSentence(info, first)
  }).filter((text) => text !== '')
}

function partSentences(info: PolicyInfo, path: readonly number[], findings: readonly Finding[]): string {
  const cite = citeOf(info, path)
  const texts = findings.map(({ path: all }) => {
    const { text, cite: own } = itemOf(info.clauses, itemOf(all, all.length - 1))
    return text + inBrackets(own === cite ? '' : sourceOf(own))
  })
  const isOpen = findings[0]?.status === UNKNOWN
  const [one, several] = isOpen
    ? ['It is not known yet about this part', 'It is not known yet about these parts']
    : ['This part is not met', 'These parts are not met']
  return [headOf(info, path), ...said(one, several, texts)].join(' ')
}

const citeOf = (info: PolicyInfo, path: readonly number[]): string =>
  path.map((clause) => itemOf(info.clauses, clause).cite).findLast((text) => text !== '') ?? ''

/** The text of the last clause that has one, with its source where that is not the title's. */
function headOf(info: PolicyInfo, path: readonly number[]): string {
  const text = path.slice(1).map((clause) => itemOf(info.clauses, clause).text).findLast((found) => found !== '')
  const cite = citeOf(info, path)
  return text === undefined ? '' : sentence(text + inBrackets(cite === citeOf(info, path.slice(0, 1)) ? '' : sourceOf(cite)))
}

function findingSentence(info: PolicyInfo, finding: Finding): string {
  const { path, form } = finding
  const rest = form === 'choice' ? choiceSentences(info, finding) : form === 'against' ? againstSentences(info, finding) : ''
  return [headOf(info, path), rest].filter((part) => part !== '').join(' ')
}

const listed = (info: PolicyInfo, { items }: Finding, wanted: Status): readonly string[] =>
  items.filter(({ status }) => status === wanted).map(({ clause }) => textOf(info, clause))

/** Its own text, or that of what it joins. */
export function textOf(info: PolicyInfo, clause: number): string {
  const { text, children } = itemOf(info.clauses, clause)
  if (text !== '') return text
  return children.map((child) => textOf(info, child)).filter((inner) => inner !== '').join(', ')
}

const said = (one: string, several: string, texts: readonly string[]): readonly string[] =>
  texts.length === 0 ? [] : [`${texts.length === 1 ? one : several}: ${texts.join('; ')}.`]

function choiceSentences(info: PolicyInfo, finding: Finding): string {
  const { least, most, items } = finding
  const [apply, lack, open] = [listed(info, finding, MET), listed(info, finding, NOT_MET), listed(info, finding, UNKNOWN)]
  const unknown = said('It is not known yet about this one', 'It is not known yet about these', open)
  if (least === 0) {
    const allowed = most === 0 ? 'None of these may apply.' : `No more than ${small(most)} of these may apply.`
    return [allowed, ...said('This one does', 'These do', apply), ...unknown].join(' ')
  }
  const exactly = most < items.length && most === least
  const needed = `${exactly ? 'Exactly' : 'At least'} ${small(least)} of these ${least === 1 ? 'is' : 'are'} needed.`
  const none = apply.length === 0 && open.length === 0
  return [
    needed,
    ...said('This one applies', 'These apply', apply),
    ...(none ? said('It does not apply', 'None applies', lack) : said('This one does not', 'These do not', lack)),
    ...unknown,
  ].join(' ')
}

function againstSentences(info: PolicyInfo, finding: Finding): string {
  const open = listed(info, finding, UNKNOWN)
  const applies = listed(info, finding, MET)
  if (finding.status === MET) return ['This must not apply, but it does.', ...said('What applies', 'What applies', applies)].join(' ')
  if (open.length > 0) return ['This must not apply.', ...said('It is not known yet about this', 'It is not known yet about these', open)].join(' ')
  return 'This must not apply.'
}
