/** Claims, verdicts, the matrix of answers and the facts, as markup. */
import { type Answer, answers } from '@rubric/analysis'
import type { ClaimRow } from '../report/claims.ts'
import type { Cell, Matrix } from '../report/matrix.ts'
import type { FlipRow, PartRow } from '../report/parts.ts'
import type { FactRow, Report } from '../report/report.ts'
import { capital, memberText, unshown } from '../report/words.ts'
import { around, type Html, html, nothing, type Place } from './html.ts'

const memberLink = (number: number, place: Place): Html => html`<a href="#${place(`member-${number}`)}">${memberText(number)}</a>`

/** Who shows a change, where anybody does. */
const shownBy = (member: number | null, place: Place): Html => (member === null ? html`${unshown}` : memberLink(member, place))

/** A stretch of the page under a heading of its own. */
export const section = (name: string, title: string, place: Place, inner: Html): Html => html`
<section class="${name}" aria-labelledby="${place(name)}">
<h2 id="${place(name)}">${title}</h2>
${inner}
</section>`

const cited = (cite: string): Html => around(cite, () => html` <span class="quiet">§${cite}</span>`)

const addressed = (address: string): Html => around(address, () => html` <code class="quiet">${address}</code>`)

export const claimsSection = ({ claims: { headline, tone, rows }, old }: Report, place: Place): Html => {
  const about = html`<p class="quiet">Claims about the change from version ${old.version}, as its authors wrote them.</p>`
  const list = rows.length === 0 ? nothing : html`${about}\n<ul class="plain">${rows.map((row) => claimItem(row, place))}</ul>`
  return section('claims', 'What the new version claims', place, html`<p class="lead ${tone}">${headline}</p>\n${list}`)
}

const claimItem = ({ about, address, stated, text, word, says, tone, member }: ClaimRow, place: Place): Html => html`
<li><span class="badge ${tone}">${capital(word)}</span> ${about}${addressed(address)}:
<strong>${stated}</strong>${around(text, () => html`, “${text}”`)}<br>
<span class="quiet">${says}</span>${member === null ? nothing : html` ${memberLink(member, place)} shows it.`}</li>`

const heads = ['Part', 'Change', 'How sure'].map((name) => html`<th scope="col" role="columnheader">${name}</th>`)

export const partsSection = ({ overall, parts, unchanged }: Report, place: Place): Html =>
  section(
    'changes',
    'What changes, and what does not',
    place,
    html`
<p class="lead"><span class="badge ${overall.tone}">${capital(overall.verdict)}</span> All in all: ${overall.meaning}.</p>
<p>${capital(overall.proof)}. ${unchanged}</p>
<table class="parts" role="table">
<caption class="unseen">Each part of the policy, in its order</caption>
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">${parts.flatMap((part) => [part, ...part.clauses]).map((part) => partRow(part, place))}</tbody>
</table>`,
  )

export const flipList = (flips: readonly FlipRow[], place: Place): Html => {
  const items = flips.map(({ text, member }) => html`<li>${capital(text)}: ${shownBy(member, place)}</li>`)
  return items.length === 0 ? nothing : html`<ul>${items}</ul>`
}

/** The roles are said because a narrow window sets the table in blocks, and would take them away. */
const partRow = ({ item, title, address, depth, verdict, tone, meaning, proof, flips }: PartRow, place: Place): Html => html`
<tr role="row"${depth === 0 ? nothing : html` class="inner"`}>
<th scope="row" role="rowheader">${title}${cited(item.cite)}<br><code class="quiet">${address}</code></th>
<td role="cell"><span class="badge ${tone}">${capital(verdict)}</span> ${meaning}${flipList(flips, place)}</td>
<td role="cell">${capital(proof)}${verdict === 'unchanged' && item.edited ? '; the words were edited' : ''}</td></tr>`

export const matrixSection = ({ matrix, overall }: Report, place: Place): Html =>
  section(
    'answers',
    'From which answer to which',
    place,
    html`
<table class="matrix">
<caption>Rows: what the old version answers. Columns: what the new one answers. ${numbersOf(matrix)}</caption>
<thead><tr>${['Old ↓ new →', ...answers.map((to) => capital(matrix.labels[to]))].map(columnHead)}</tr></thead>
<tbody>${answers.map((from) => matrixRow(matrix, from, place))}</tbody>
</table>
<p class="quiet">“Nobody” is ${overall.item.proof.by === 'proof' ? overall.proof : `what was found: ${overall.proof}`}.</p>`,
  )

const columnHead = (name: string): Html => html`<th scope="col">${name}</th>`

const numbersOf = ({ population }: Matrix): Html => around(population, () => html`Numbers: ${population}.`)

const matrixRow = ({ labels, cells }: Matrix, from: Answer, place: Place): Html => html`
<tr><th scope="row">${capital(labels[from])}</th>${answers.map((to) => matrixCell(cells[from][to], place))}</tr>`

const matrixCell = ({ can, text, tone, members, count }: Cell, place: Place): Html => {
  const links = members.map((member, at) => html`${at === 0 ? ': ' : ', '}${memberLink(member, place)}`)
  const number = around(count, () => html`<br><strong>${count}</strong>`)
  return html`<td${can === 'yes' || can === 'open' ? html` class="${tone}"` : nothing}>${capital(text)}${links}${number}</td>`
}

export const factsSection = ({ facts: { added, removed } }: Report, place: Place): Html =>
  section(
    'facts',
    'Facts that are asked for',
    place,
    html`
${factList('Newly asked', 'No fact is newly asked.', added)}
${factList('No longer asked', 'Every fact that was asked is still asked.', removed)}`,
  )

const factList = (title: string, none: string, facts: readonly FactRow[]): Html =>
  facts.length === 0
    ? html`<p>${none}</p>`
    : html`<h3>${title}</h3>
<ul>${facts.map(factItem)}</ul>`

const factItem = ({ name, text, readBy }: FactRow): Html =>
  html`<li>${text}${addressed(name)}${around(readBy, () => html`<br><span class="quiet">for ${readBy}</span>`)}</li>`
