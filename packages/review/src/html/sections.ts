/** Claims, verdicts, the matrix of answers and the facts, as markup. */
import { answers } from '@rubric/analysis'
import type { ClaimRow } from '../report/claims.ts'
import type { Cell, Matrix } from '../report/matrix.ts'
import type { PartRow } from '../report/parts.ts'
import type { FactRow, Report } from '../report/report.ts'
import { capital, memberText, unshown } from '../report/words.ts'
import { type Html, html, nothing } from './html.ts'

/** In running text; the cards of members have the names that this leads to. */
export const memberLink = (number: number): Html => html`<a href="#member-${number}">${memberText(number)}</a>`

const cited = (cite: string): Html => (cite === '' ? nothing : html` <span class="quiet">§${cite}</span>`)

export const claimsSection = ({ claims, old }: Report): Html => html`
<section aria-labelledby="claims">
<h2 id="claims">What the new version claims</h2>
<p class="lead ${claims.tone}">${claims.headline}</p>
${claims.rows.length === 0 ? nothing : html`<p class="quiet">Claims about the change from version ${old.version}, as its authors wrote them.</p>
<ul class="plain">${claims.rows.map(claimItem)}</ul>`}
</section>`

const claimItem = ({ about, address, stated, text, word, says, tone, member }: ClaimRow): Html => html`
<li><span class="badge ${tone}">${capital(word)}</span> ${about}${address === '' ? nothing : html` <code class="quiet">${address}</code>`}:
<strong>${stated}</strong>${text === '' ? nothing : html`, “${text}”`}<br>
<span class="quiet">${says}</span>${member === null ? nothing : html` ${memberLink(member)} shows it.`}</li>`

export const partsSection = ({ overall, parts, unchanged }: Report): Html => html`
<section aria-labelledby="changes">
<h2 id="changes">What changes, and what does not</h2>
<p class="lead"><span class="badge ${overall.tone}">${capital(overall.verdict)}</span> All in all: ${overall.meaning}.</p>
<p>${capital(overall.proof)}. ${unchanged}</p>
<table class="parts" role="table">
<caption>Each part of the policy, in its order</caption>
<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Part</th><th scope="col" role="columnheader">Change</th><th scope="col" role="columnheader">How sure</th></tr></thead>
<tbody role="rowgroup">${parts.map(partRows)}</tbody>
</table>
</section>`

const partRows = (part: PartRow): Html => html`${partRow(part)}${part.clauses.map(partRow)}`

/** The roles are said because a narrow window sets the table in blocks, and would take them away. */
const partRow = ({ item, title, address, depth, verdict, tone, meaning, proof, flips }: PartRow): Html => html`
<tr role="row"${depth === 0 ? nothing : html` class="inner"`}><th scope="row" role="rowheader">${title}${cited(item.cite)}<br><code class="quiet">${address}</code></th>
<td role="cell"><span class="badge ${tone}">${capital(verdict)}</span> ${meaning}${flips.length === 0 ? nothing : html`<ul>${flips.map(
  ({ text, member }) => html`<li>${text}: ${member === null ? unshown : memberLink(member)}</li>`,
)}</ul>`}</td>
<td role="cell">${capital(proof)}${verdict === 'unchanged' && item.edited ? '; the words were edited' : ''}</td></tr>`

export const matrixSection = ({ matrix, overall }: Report): Html => html`
<section aria-labelledby="answers">
<h2 id="answers">From which answer to which</h2>
<table class="matrix">
<caption>Rows: what the old version answers. Columns: what the new one answers${matrix.population === '' ? '' : `. Numbers: ${matrix.population}`}.</caption>
<thead><tr><th scope="col">Old \\ new</th>${answers.map((to) => html`<th scope="col">${capital(matrix.labels[to])}</th>`)}</tr></thead>
<tbody>${answers.map((from) => html`<tr><th scope="row">${capital(matrix.labels[from])}</th>${answers.map((to) => matrixCell(matrix, matrix.cells[from][to]))}</tr>`)}</tbody>
</table>
<p class="quiet">“Nobody” is ${overall.item.proof.by === 'proof' ? 'proved for every member' : `what was found: ${overall.proof}`}.</p>
</section>`

const matrixCell = ({ population }: Matrix, { can, text, tone, members, count }: Cell): Html => html`
<td${can === 'yes' || can === 'open' ? html` class="${tone}"` : nothing}>${capital(text)}${members.length === 0 ? nothing : html`: ${members.map((member, at) => html`${at === 0 ? '' : ', '}${memberLink(member)}`)}`}${
  population === '' ? nothing : html`<br><strong>${count}</strong>`
}</td>`

export const factsSection = ({ facts: { added, removed } }: Report): Html => html`
<section aria-labelledby="facts">
<h2 id="facts">Facts that are asked for</h2>
${factList('Newly asked', 'No fact is newly asked.', added)}
${factList('No longer asked', 'Every fact that was asked is still asked.', removed)}
</section>`

const factList = (title: string, none: string, facts: readonly FactRow[]): Html =>
  facts.length === 0
    ? html`<p>${none}</p>`
    : html`<h3>${title}</h3>
<ul>${facts.map(({ name, text, readBy }) => html`<li>${text} <code class="quiet">${name}</code>${readBy === '' ? nothing : html`<br><span class="quiet">for ${readBy}</span>`}</li>`)}</ul>`
