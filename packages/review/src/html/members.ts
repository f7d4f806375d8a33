/** Who is touched: each member's record as a list that one reads, both answers, and the clause that made the difference. */
import type { ShownFact } from '../report/facts.ts'
import type { ShownAnswer, ShownCause, ShownMember } from '../report/members.ts'
import type { Report } from '../report/report.ts'
import type { TouchedGroup } from '../report/touched.ts'
import { capital, memberText } from '../report/words.ts'
import { around, type Html, html, nothing, type Place } from './html.ts'
import { flipList, section } from './sections.ts'

export const membersSection = ({ touched }: Report, place: Place): Html =>
  section('members', 'Who is touched', place, html`${touched.map((group) => groupPart(group, place))}`)

const groupPart = ({ title, flips, nobody, members }: TouchedGroup, place: Place): Html => html`
<h3>${title}</h3>
${flips.length === 0 ? around(nobody, () => html`<p>${nobody}</p>`) : flipList(flips, place)}
${members.map((member) => memberCard(member, place))}`

const memberCard = ({ number, asOf, facts, answers, causes, command }: ShownMember, place: Place): Html => html`
<article class="member" id="${place(`member-${number}`)}" aria-labelledby="${place(`member-${number}-name`)}">
<header><h4 id="${place(`member-${number}-name`)}">${memberText(number)}</h4>
<span class="quiet">synthetic member, as of ${asOf}; nothing else is known</span></header>
<dl class="record">${facts.map(factEntry)}</dl>
<ul class="answers">${answers.map(answerItem)}</ul>
${causes.map(causePart)}
${around(command, commandLine)}
</article>`

const commandLine = (command: string): Html => html`
<p class="command"><span class="quiet">To keep this member as an example:</span> <code>${command}</code></p>`

const factEntry = ({ text, value, entries }: ShownFact): Html => html`
<dt>${capital(text)}</dt><dd>${value}${
  entries.length === 0 ? nothing : html`<ul>${entries.map((entry) => html`<li>${entry}</li>`)}</ul>`
}</dd>`

const answerItem = ({ about, old, next }: ShownAnswer): Html => html`
<li>${about}: ${old.text} <span aria-hidden="true">→</span><span class="unseen">, now</span> <strong>${next.text}</strong></li>`

const causePart = ({ title, address, old, next }: ShownCause): Html => html`
<div class="cause"><p>Because of “${title}” <code class="quiet">${address}</code></p>
<p>${old === null ? 'Not in the old version' : html`<span class="quiet">Before:</span> <code>${old}</code>`}</p>
<p>${next === null ? 'No longer in the new version' : html`<span class="quiet">Now:</span> <code>${next}</code>`}</p></div>`
