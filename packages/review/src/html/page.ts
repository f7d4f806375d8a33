/** A comparison as one page that needs nothing else: for the screen, wide or narrow, light or dark, and for paper. */
import { type Report, reportOf } from '../report/report.ts'
import type { Review } from '../review.ts'
import { around, type Html, html, type Place } from './html.ts'
import { membersSection } from './members.ts'
import { redlineSection } from './redline.ts'
import { claimsSection, factsSection, matrixSection, partsSection } from './sections.ts'
import { style } from './style.ts'

/** Several comparisons stand one after the other. */
export const comparisonPage = (...reviews: readonly Review[]): string => {
  const reports = reviews.map(reportOf)
  const [only] = reports
  const title =
    only !== undefined && reports.length === 1
      ? `${only.title}: ${only.old.version} to ${only.next.version}`
      : `${reports.length} comparisons`
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${{ html: style }}</style>
</head>
<body>
<main>${reports.map((report, at) => comparison(report, (name) => (at === 0 ? name : `${name}-in-${at + 1}`)))}
</main>
</body>
</html>
`.html
}

const comparison = (report: Report, place: Place): Html => {
  const { title, old, next, notes } = report
  const effective = around(next.effective, (day) => html`, effective ${day}`)
  return html`
<article class="comparison">
<header>
<h1>${title}</h1>
<p><code>${next.id}</code>: from version <strong>${old.version}</strong>
to version <strong>${next.version}</strong>${effective}</p>
</header>
${claimsSection(report, place)}
${partsSection(report, place)}
${matrixSection(report, place)}
${membersSection(report, place)}
${factsSection(report, place)}
${redlineSection(report.redline, place)}
<footer>${notes.map((note) => html`<p>${note}</p>`)}</footer>
</article>`
}
