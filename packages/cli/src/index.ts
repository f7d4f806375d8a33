/** The commands behind `rubric`: file system and terminal around pure functions. */
export { closest, slips } from './closest.ts'
export { renderFinding } from './render/finding.ts'
export { type Findings, type Format, formats, renderFindings, summaryLine } from './render/findings.ts'
export { cut, graphemes, padEnd, padStart, tame, widthOf, wrap } from './render/width.ts'
export { type Paint, paintWith, wantsColor } from './terminal/color.ts'
export { readWorkspace, rootOf } from './workspace/read.ts'
