/** Kinds of tokens that are no fixed words: how they are named in diagrams, what they are, and how an editor finds them. */

export interface TokenKind {
  /** What the parser calls it. */
  readonly label: string
  /** In EBNF and diagrams. */
  readonly name: string
  readonly what: string
  /** A regular expression as editors read it (Oniguruma, which knows `(?!…)` but shares no look-behind of free length). */
  readonly pattern: string
}

/** Letters, digits and the marks of units, which are read as one word where nothing stands between them. */
const sign = '[A-Za-z0-9_*^%\\[\\]{}]'

/** Here a word ends: nothing goes on with it, by itself or after a point, a hyphen or a slash. */
export const wordEnd = `(?![.\\-/]?${sign})`

const letters = '[A-Za-z_][A-Za-z0-9_]*'
const modified = '(?=[A-Z]{0,3}[0-9])[A-Z0-9]{5}(?:-[A-Z0-9]{2})+'

const quoted = '"(?:[^"\\\\\\n]|\\\\.)*"'
/** What a word processor makes of quotes. Such a text is read, and reported. */
const curly = '\\x{201c}-\\x{201f}'

/** In the order in which they are tried. */
export const tokenKinds: readonly TokenKind[] = [
  {
    label: 'a date such as `2026-03-01`',
    name: 'DATE',
    what: 'year-month-day, or year-month',
    pattern: `[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?${wordEnd}`,
  },
  { label: 'a time such as `14:30`', name: 'TIME', what: 'hours:minutes', pattern: `[0-9]{1,2}:[0-9]{2}${wordEnd}` },
  {
    label: 'a number',
    name: 'NUMBER',
    what: 'digits, at most one point',
    pattern: `(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?${wordEnd}(?!:[0-9])`,
  },
  {
    label: 'a name',
    name: 'NAME',
    what: 'letters, digits and _, first no digit; parts joined by dots; no reserved word',
    pattern: `${letters}(?:\\.${letters})*${wordEnd}`,
  },
  {
    label: 'a code',
    name: 'CODE',
    what: 'a code that cannot be a name: F32.1, 0905; with modifiers, H2022-HE-U5',
    pattern: `(?:${modified}|(?=[A-Za-z_.]*[0-9])[A-Za-z0-9_]+(?:\\.[A-Za-z0-9_]+)*)${wordEnd}`,
  },
  {
    label: 'a code system',
    name: 'SYSTEM',
    what: 'a code system with hyphens: ICD-10-CM',
    pattern: `${letters}(?:[.\\-][A-Za-z0-9_]+)+${wordEnd}`,
  },
  {
    label: 'a unit',
    name: 'UNIT_OR_ADDRESS',
    what: 'parts joined by slashes: kg/m2, eligibility/crises',
    pattern: `(?=[A-Za-z0-9_.\\-]*[/*^%\\[\\]{}])${sign}+(?:[.\\-/]${sign}+)*${wordEnd}`,
  },
  {
    label: 'a text in quotes',
    name: 'TEXT',
    what: 'in straight quotes; \\" and \\\\ within',
    pattern: `${quoted}|[${curly}][^"${curly}]*["${curly}]|"[^"${curly}]*[${curly}]|["${curly}].*`,
  },
  {
    label: 'a clause such as `§II.A`',
    name: 'CLAUSE',
    what: '§ and then no space, or a text in quotes',
    pattern: `§(?:${quoted}|[^\\s"#:,;${curly}]*)`,
  },
]

export const tokenKind = (label: string): TokenKind => {
  const kind = tokenKinds.find((each) => each.label === label)
  if (kind === undefined) throw new Error(`no such kind of token: ${label}`)
  return kind
}

/** `headerEntry` as people read it: `header_entry`. */
export const ruleName = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
