/** What a revision changes for members, and what contradicts within a version. */

export { answers } from './comparison.ts'
export type * from './comparison.ts'
export { compareVersions, comparing } from './compare/compare.ts'
export { findInconsistencies, type Inconsistency } from './consistency/inconsistencies.ts'
export { analysisDiagnostics, claimDiagnostics, inconsistencyDiagnostics } from './findings/diagnostics.ts'
export { givenLines } from './facts/given.ts'
export { referenceVersion } from './reference-version.ts'
export { type Budget, Cancelled, defaultBudget, type Evaluate, type Evaluated, type Member, type Version } from './version.ts'
export { type CutPoints, cutPoints, type Offset } from './facts/cut-points.ts'
export { asOfSource, type Link, type Links, linksOf, type Shift } from './facts/links.ts'
export {
  addMonths, completedYears, dayNumber, firstDay, formatDay, formatMinute, lastDay, parseDay, rangeOf, withinCalendar,
} from './facts/civil.ts'
export { isObject, lookUp, nest, objectOf, own } from './facts/json.ts'
export { type Joint, type JointTest, jointOf } from './pair/joint.ts'
export { minimise, type MinimiseOptions } from './witness/minimise.ts'
export { realize, type RealizeOptions } from './witness/realize.ts'
export { compareGrants, compareLimit, compareTerms, type Effort, type Shown, type Terms, type TermsComparison } from './limits/compare.ts'
export { leavesNoMore } from './limits/order.ts'
export { serviceOverlays } from './limits/overlays.ts'
export { answerTo } from './limits/terms.ts'
export { grantsInWords } from './limits/words.ts'
