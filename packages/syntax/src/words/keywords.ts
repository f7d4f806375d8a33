/**
 * The words of the language, as data: lexer, messages, completion, highlighting and the reference all derive from this table.
 * A reserved word can never be a name; every other word of the table may also name a fact or a field.
 */

export type KeywordClass =
  /** Opens a line at the top of a file. */
  | 'section'
  /** Opens a line of the header. */
  | 'header'
  /** Opens or belongs to another line: `given`, `because`, `complete through`. */
  | 'line'
  /** Head of a block, in capitals. */
  | 'head'
  /** Joins conditions. */
  | 'connective'
  /** Compares, or counts: `at least`, `within`, `count of`. */
  | 'comparison'
  | 'aggregate'
  /** `yes`, `no`, `unknown`, `met`. */
  | 'value'
  /** Type of a fact. */
  | 'type'

interface Row {
  readonly class: KeywordClass
  readonly reserved: boolean
}

const reserved = <C extends KeywordClass>(of: C): Row => ({ class: of, reserved: true })
const free = <C extends KeywordClass>(of: C): Row => ({ class: of, reserved: false })

export const keywordTable = {
  policy: free('section'),
  vocabulary: free('section'),
  use: free('section'),
  facts: free('section'),
  codes: free('section'),
  define: free('section'),
  criteria: free('section'),
  guidance: free('section'),
  interpretation: free('section'),
  example: free('section'),
  terms: free('section'),
  calendar: free('section'),
  limit: free('section'),
  requirement: free('section'),
  exception: free('section'),
  determination: free('section'),
  revises: free('section'),
  never: free('section'),
  always: free('section'),

  issuer: free('header'),
  number: free('header'),
  line: free('header'),
  business: free('header'),
  source: free('header'),
  history: free('header'),
  version: free('header'),
  effective: free('header'),
  ends: free('header'),
  review: free('header'),
  reviewed: free('header'),
  accessed: free('header'),
  approved: free('header'),
  issued: free('header'),
  status: free('header'),
  language: free('header'),
  zone: free('header'),
  starts: free('header'),
  months: free('header'),
  are: free('header'),
  days: free('header'),

  against: free('line'),
  decided: free('line'),
  because: free('line'),
  affects: free('line'),
  given: free('line'),
  like: free('line'),
  expect: free('line'),
  complete: free('line'),
  through: free('line'),
  other: free('line'),
  yet: free('line'),
  open: free('line'),
  holidays: free('line'),
  daily: free('line'),
  from: free('line'),
  to: free('line'),
  sha256: free('line'),
  each: free('line'),
  unit: free('line'),
  needs: free('line'),
  authorization: free('line'),
  episode: free('line'),
  lifetime: free('line'),
  lifts: free('line'),
  replaces: free('line'),
  with: free('line'),
  refers: free('line'),
  stage: free('line'),
  requires: free('line'),
  excludes: free('line'),
  subject: free('line'),
  grants: free('line'),
  leaves: free('line'),
  monday: free('line'),
  tuesday: free('line'),
  wednesday: free('line'),
  thursday: free('line'),
  friday: free('line'),
  saturday: free('line'),
  sunday: free('line'),
  initial: free('line'),
  renewal: free('line'),
  transition: free('line'),
  discharge: free('line'),
  together: free('line'),

  ALL: reserved('head'),
  ANY: reserved('head'),
  ONE: reserved('head'),
  NONE: reserved('head'),
  AT: reserved('head'),
  LEAST: reserved('head'),
  MOST: reserved('head'),

  and: reserved('connective'),
  or: reserved('connective'),
  not: reserved('connective'),
  unless: reserved('connective'),

  is: reserved('comparison'),
  at: reserved('comparison'),
  least: reserved('comparison'),
  most: reserved('comparison'),
  more: reserved('comparison'),
  less: reserved('comparison'),
  than: reserved('comparison'),
  between: reserved('comparison'),
  in: reserved('comparison'),
  within: reserved('comparison'),
  exactly: reserved('comparison'),
  before: reserved('comparison'),
  after: reserved('comparison'),
  since: reserved('comparison'),
  past: reserved('comparison'),
  the: reserved('comparison'),
  of: reserved('comparison'),
  as: reserved('comparison'),
  per: reserved('comparison'),
  on: free('comparison'),
  by: free('comparison'),
  age: free('comparison'),
  day: free('comparison'),
  during: free('comparison'),
  moved: free('comparison'),
  next: free('comparison'),
  previous: free('comparison'),
  until: free('comparison'),
  while: free('comparison'),
  week: free('comparison'),
  month: free('comparison'),
  quarter: free('comparison'),
  year: free('comparison'),

  where: reserved('aggregate'),
  when: reserved('aggregate'),
  any: reserved('aggregate'),
  no: reserved('aggregate'),
  every: reserved('aggregate'),
  none: reserved('aggregate'),
  all: reserved('aggregate'),
  count: reserved('aggregate'),
  sum: reserved('aggregate'),
  latest: reserved('aggregate'),
  earliest: reserved('aggregate'),
  has: free('aggregate'),

  yes: reserved('value'),
  unknown: reserved('value'),
  met: free('value'),
  part: free('value'),
  information: free('value'),
  needed: free('value'),
  violated: free('value'),
  pending: free('value'),
  unchanged: free('value'),
  broader: free('value'),
  narrower: free('value'),
  mixed: free('value'),
  outcome: free('value'),
  only: free('value'),
  added: free('value'),
  removed: free('value'),

  'yes/no': reserved('type'),
  span: free('type'),
  date: free('type'),
  time: free('type'),
  one: free('type'),
  code: free('type'),
  list: free('type'),
  periods: free('type'),
  clinician: free('type'),
} as const satisfies Readonly<Record<string, Row>>

export type KeywordWord = keyof typeof keywordTable

export interface Keyword extends Row {
  readonly word: KeywordWord
}

/** In the order of the table. */
export const keywords: readonly Keyword[] = (Object.keys(keywordTable) as KeywordWord[]).map((word) => ({
  word,
  ...keywordTable[word],
}))

/** A line that is indented further and begins with one of these goes on with the line above it. */
export const continuingWords = ['and', 'or', 'unless', 'where'] as const satisfies readonly KeywordWord[]
