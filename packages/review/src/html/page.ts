/** A comparison as one page that needs nothing else: for the screen, wide or narrow, light or dark, and for paper. */
import { type Report, reportOf } from '../report/report.ts'
import type { Review } from '../review.ts'
import { type Html, html } from './html.ts'
import { membersSection } from './members.ts'
import { redlineSection } from './redline.ts'
import { claimsSection, factsSection, matrixSection, partsSection } from './sections.ts'
import { style } from './style.ts'

/** Several comparisons stand one after the other. */
export const comparisonPage = (...reviews: readonly Review[]): string => {
  const reports = reviews.map(reportOf)
  const [only] = reports
  const title = only !== undefined && reports.length === 1 ? `${only.title}: ${only.old.version} to ${only.next.version}` : `${reports.length} comparisons`
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
${reports.map((report, at) => ({ html: withOwnNames(comparisonPart(report).html, at) }))}
</body>
</html>
`.html
}

const comparisonPart = (report: Report): Html => {
  const { title, old, next } = report
  return html`<main>
<header>
<h1>${title}</h1>
<p><code>${next.id}</code>: from version <strong>${old.version}</strong> to version <strong>${next.version}</strong>${next.effective === '' ? '' : `, effective ${next.effective}`}</p>
</header>
${claimsSection(report)}
${partsSection(report)}
${matrixSection(report)}
${membersSection(report)}
${factsSection(report)}
${redlineSection(report.redline)}
<footer>${report.notes.map((note) => html`<p>${note}</p>`)}</footer>
</main>`
}

/** What a link leads to has one name on a page. Quotes in words are escaped, so none of them is taken for an attribute. */
const withOwnNames = (part: string, at: number): string =>
  at === 0 ? part : part.replace(/ (id|aria-labelledby)="([^"]*)"| href="#([^"]*)"/g, (_, key?: string, name?: string, target?: string) =>
    key === undefined ? ` href="#${target ?? ''}-in-${at + 1}"` : ` ${key}="${name ?? ''}-in-${at + 1}"`)
