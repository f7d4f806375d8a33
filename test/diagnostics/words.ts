/** How messages speak: to authors, in their words. */

/** Verbs that hints begin with. */
export const verbs: ReadonlySet<string> = new Set([
  'Add', 'Ask', 'Begin', 'Break', 'Call', 'Change', 'Check', 'Choose', 'Compare', 'Confirm', 'Correct', 'Count', 'Declare', 'Finish', 'Give', 'Indent', 'Join',
  'Keep', 'Leave', 'Let', 'List', 'Look', 'Make', 'Move', 'Name', 'Put', 'Remove', 'Rename', 'Replace', 'Report', 'Review', 'Save', 'Say', 'Search', 'Split', 'Sum', 'Swap',
  'Try', 'Turn', 'Use', 'Write',
])

/** Words of those who build compilers. An author of policies never meets them. */
export const buildersWords: readonly RegExp[] = [
  /\btokens?\b/i, /\bpars(?:e|er|ed|ing)\b/i, /\bAST\b/, /\bnodes?\b/i, /\bidentifiers?\b/i, /\bexpressions?\b/i, /\bsyntax\b/i, /\bundefined\b/i, /\bnull\b/i,
  /\bNaN\b/, /\bkeywords?\b/i, /\boperands?\b/i, /\boperators?\b/i, /\bliterals?\b/i, /\bstrings?\b/i, /\bbooleans?\b/i, /\bintegers?\b/i, /\bunexpected\b/i,
  /\binvalid\b/i, /\btype ?checks?\b/i, /\bscopes?\b/i, /\bbindings?\b/i, /\bsymbols?\b/i, /\bmodules?\b/i, /\bruntime\b/i, /\bEOF\b/, /\[object\b/,
]

/** What an author wrote, or may write, stands in backticks. */
export const withoutQuoted = (text: string): string => text.replace(/`[^`]*`/g, '…')

/** A hole of a table that nothing was put in. */
export const hole = /\{\w+\}/

/** The hint of a row that is all hole is checked where it is printed. */
export const startsWithVerb = (hint: string): boolean => verbs.has(/^\w+/.exec(hint)?.[0] ?? '')
