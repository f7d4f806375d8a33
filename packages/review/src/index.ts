/** Comparisons of two versions, as reviewers read them. */

export { isSame, type Place, redline, type Redline, type RedlinePart } from './redline/redline.ts'
export type { Run } from './redline/runs.ts'
export { type Part, partsOf, type PartsOfText } from './redline/parts.ts'
export { readable, type Word } from './redline/words.ts'
export type { PartKind } from './redline/drafts.ts'
export type { Counts, Population, Review, Side } from './review.ts'
export { type Block, type Line, plainText, type Stretch, type Style } from './text/lines.ts'
export { comparisonText } from './text/text.ts'
export { comparisonPage } from './html/page.ts'
export { comparisonJunit } from './junit.ts'
export { comparisonSarif } from './sarif.ts'
export { commentMarker, comparisonMarkdown } from './markdown/comment.ts'
