/** Who is touched: each member's record as a list that one reads, both answers, and the clause that made the difference. */
import type { ShownCause, ShownMember } from '../report/members.ts'
import type { Report } from '../report/report.ts'
import type { TouchedGroup } from '../report/touched.ts'
import { capital, memberText, unshown } from '../report/words.ts'
import { type Html, html, nothing } from './html.ts'
import { memberLink } from './sections.ts'

export const membersSection = ({ touched }: Report): Html => html`
<section aria-labelledby="members">
<h2 id="members">Who is touched</h2>
${touched.map(groupPart)}
</section>`

const groupPart = ({ title, flips, nobody, members }: TouchedGroup): Html => html`
<h3>${title}</h3>
${flips.length === 0 ? (nobody === '' ? nothing : html`<p>${nobody}</p>`) : html`<ul>${flips.map(
  ({ text, member }) => html`<li>${capital(text)}: ${member === null ? unshown : memberLink(member)}</li>`,
)}</ul>`}
${members.map(memberCard)}`

const memberCard = ({ number, asOf, facts, answers, causes, command }: ShownMember): Html => html`
<article class="member" id="member-${number}" aria-labelledby="member-${number}-name">
<header><h4 id="member-${number}-name">${memberText(number)}</h4><span class="quiet">synthetic member, as of ${asOf}; nothing else is known</span></header>
<dl class="facts">${facts.map(({ text, value, entries }) => html`<dt>${capital(text)}</dt><dd>${value}${
  entries.length === 0 ? nothing : html`<ul>${entries.map((entry) => html`<li>${entry}</li>`)}</ul>`
}</dd>`)}</dl>
<ul class="answers">${answers.map(({ about, old, next }) => html`<li>${about}: ${old.text} <span aria-hidden="true">→</span><span class="unseen">, now</span> <strong>${next.text}</strong></li>`)}</ul>
${causes.map(causePart)}
${command === '' ? nothing : html`<p class="command"><span class="quiet">To keep this member as an example:</span> <code>${command}</code></p>`}
</article>`

const causePart = ({ title, address, old, next }: ShownCause): Html => html`
<div class="cause"><p>Because of “${title}” <code class="quiet">${address}</code></p>
<p>${old === null ? 'Not in the old version' : html`<span class="quiet">Before:</span> <code>${old}</code>`}</p>
<p>${next === null ? 'No longer in the new version' : html`<span class="quiet">Now:</span> <code>${next}</code>`}</p></div>`
