/** What stands above the outline: the title, by whose facts it is read, and first of all what is still needed. */
import type { Preview, PreviewMember, PreviewNeed, Ranged } from '@rubric/language-server'
import { element } from './dom.ts'

export const drawHead = (preview: Ranged<Preview>, member: string | null, pick: () => void): HTMLElement =>
  element(
    'header',
    {},
    element('h1', {}, preview.title === '' ? 'A policy without a title' : preview.title),
    element('p', { class: 'id' }, preview.id),
    preview.missing.length === 0 ? undefined : element('section', { class: 'missing', 'aria-label': 'Errors' }, ...preview.missing.map((text) => element('p', {}, text))),
    preview.role === 'policy' ? drawMember(preview.member, member, pick) : undefined,
    drawHeader(preview),
  )

const drawHeader = ({ header }: Ranged<Preview>): HTMLElement =>
  element('dl', {}, ...header.flatMap(([label, text]) => [element('dt', {}, label), element('dd', {}, text)]))

const drawMember = (decided: Ranged<PreviewMember> | null, name: string | null, pick: () => void): HTMLElement => {
  const button = element('button', { type: 'button' }, name === null ? 'Choose a member…' : 'Choose another…')
  button.addEventListener('click', pick)
  if (decided === null || name === null) {
    return element('section', { class: 'member', 'aria-label': 'Member' }, element('p', {}, 'With a member chosen, each clause says whether this member meets it. '), button)
  }
  const { asOf, problems, needed, ignored } = decided
  const when = asOf === '' ? '' : `, as of ${asOf}`
  return element(
    'section',
    { class: 'member', 'aria-label': 'Member' },
    element('p', {}, 'Read by ', element('strong', {}, name), `${when} `, button),
    ...problems.map((text) => element('p', { class: 'problem' }, text)),
    needed.length === 0 ? undefined : drawNeeded(needed),
    ignored.length === 0 ? undefined : element('p', { class: 'says' }, `Given, but not asked for by this policy: ${ignored.join(', ')}.`),
  )
}

/** So many are read at a glance; the rest is there when it is asked for. */
const glance = 8

const drawNeeded = (needed: readonly Ranged<PreviewNeed>[]): HTMLElement => {
  const isOneForAll = new Set(needed.map(({ for: waiting }) => waiting.join())).size === 1
  const listOf = (needs: readonly Ranged<PreviewNeed>[]): HTMLElement => element('ul', {}, ...needs.map((need) => drawNeed(need, !isOneForAll)))
  const rest = needed.slice(glance)
  return element(
    'section',
    { class: 'needed', 'aria-label': 'Not known, and still matters' },
    element('h2', {}, 'Not known, and still matters'),
    listOf(needed.slice(0, glance)),
    rest.length === 0 ? undefined : element('details', {}, element('summary', {}, `${rest.length} more`), listOf(rest)),
  )
}

const drawNeed = ({ name, text, byClinician, for: waiting }: Ranged<PreviewNeed>, saysWhatFor: boolean): HTMLElement =>
  element(
    'li',
    {},
    element(
      'span',
      {},
      text === '' ? element('code', {}, name) : `${text} `,
      text === '' ? undefined : element('code', {}, name),
      element('span', { class: 'cite' }, [byClinician ? ', by a clinician' : '', saysWhatFor ? ` · for ${waiting.join(', ')}` : ''].join('')),
    ),
  )
