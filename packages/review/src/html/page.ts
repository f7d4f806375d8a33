/** A comparison as one page that needs nothing else: for the screen, wide or narrow, light or dark, and for paper. */
import { reportOf } from '../report/report.ts'
import type { Review } from '../review.ts'
import { html } from './html.ts'
import { membersSection } from './members.ts'
import { redlineSection } from './redline.ts'
import { claimsSection, factsSection, matrixSection, partsSection } from './sections.ts'
import { style } from './style.ts'

export const comparisonPage = (review: Review): string => {
  const report = reportOf(review)
  const { title, old, next } = report
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}: ${old.version} to ${next.version}</title>
<style>${{ html: style }}</style>
</head>
<body>
<main>
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
</main>
</body>
</html>
`.html
}
