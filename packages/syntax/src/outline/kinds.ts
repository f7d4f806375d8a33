/**
 * What lines there are, how one is known by its first words, and what may stand under what: one total table. The outline pass,
 * the message for a misplaced line and the list of words that fit all read it.
 */
import { Lexer, createToken, type TokenType } from 'chevrotain'
import type { KeywordWord } from '../words/keywords.ts'
import { Hyphenated, NumberToken, Slashed, TextToken, Word, word } from '../words/tokens.ts'
import {
  alone, at, hasLabel, is, opensBlock, opensCap, opensCondition, opensExamplePart, opensName, opensWhen, startsWith, type Look, type Looks,
} from './looks.ts'

export interface LineForm {
  /** In the author's words. */
  readonly what: string
  /** Where it belongs, in the author's words: under … */
  readonly home: string
  /** How it begins, for the list of what fits. */
  readonly begins: string
  /** Known for certain by its first words, so that it can be given its place where it stands in the wrong one. */
  readonly distinct: boolean
  readonly opens: Looks
  /** In the order in which they are tried. */
  readonly children: readonly LineKind[]
}

const section = (what: string, begins: string, opener: KeywordWord, children: readonly LineKind[]): LineForm => ({
  what,
  home: 'at the left margin',
  begins,
  distinct: true,
  opens: startsWith(opener),
  children,
})

export const lineKinds = [
  'policy', 'vocabulary', 'headerEntry', 'use', 'facts', 'listFact', 'fact', 'field', 'codeSet', 'codeGroup', 'define', 'criteria',
  'block', 'headItem', 'item', 'unless', 'condition', 'guidance', 'guidanceItem', 'interpretation', 'interpretationEntry', 'example',
  'given', 'givenFact', 'entry', 'expect', 'expectation', 'terms', 'term', 'calendar', 'calendarEntry', 'codeFile', 'limit', 'cap', 'unitEntry',
  'when', 'requirement', 'exception', 'exceptionEntry', 'determination', 'determinationEntry',
  'statement', 'revises', 'claim',
] as const
export type LineKind = (typeof lineKinds)[number]

/** Terms, calendars, limits, requirements, exceptions, determinations, statements and revisions, and the lines under them. */
const ruleForms = {
  terms: section('a `terms` line', '`terms`', 'terms', ['term']),
  term: {
    what: 'a term',
    home: 'under a `terms` line',
    begins: 'an abbreviation such as `PCP`',
    distinct: false,
    opens: (look) => is(at(look, 0), Hyphenated) || is(at(look, 0), Slashed) || opensName(look),
    children: [],
  },
  calendar: section('a `calendar` line', '`calendar`', 'calendar', ['calendarEntry']),
  calendarEntry: {
    what: 'a line of a calendar',
    home: 'under a `calendar` line',
    begins: '`open`, `holidays`',
    distinct: true,
    opens: startsWith('open', 'holidays'),
    children: [],
  },
  limit: section('a `limit` line', '`limit`', 'limit', ['when', 'unitEntry', 'cap']),
  cap: {
    what: 'the amount of a limit',
    home: 'under a `limit` line',
    begins: '`at most`',
    distinct: false,
    opens: opensCap,
    children: [],
  },
  unitEntry: {
    what: 'a line about one unit',
    home: 'under a `limit` line',
    begins: '`each unit`',
    distinct: true,
    opens: startsWith('each'),
    children: [],
  },
  when: {
    what: 'a `when` line',
    home: 'under a `limit`, `requirement` or `exception` line',
    begins: '`when`',
    distinct: true,
    opens: opensWhen,
    children: [],
  },
  requirement: section('a `requirement` line', '`requirement`', 'requirement', ['when', 'block', 'unless', 'condition']),
  exception: section('an `exception` line', '`exception`', 'exception', ['when', 'exceptionEntry']),
  exceptionEntry: {
    what: 'a line of an exception',
    home: 'under an `exception` line',
    begins: '`lifts`, `replaces`, `refers`, `before`',
    distinct: true,
    opens: startsWith('lifts', 'replaces', 'refers', 'before'),
    children: [],
  },
  determination: section('a `determination` line', '`determination`', 'determination', ['determinationEntry']),
  determinationEntry: {
    what: 'a line of a determination',
    home: 'under a `determination` line',
    begins: '`stage`, `requires`, `excludes`, `subject to`, `grants`',
    distinct: true,
    opens: startsWith('stage', 'requires', 'excludes', 'subject', 'grants'),
    children: [],
  },
  statement: {
    what: 'a statement',
    home: 'at the left margin',
    begins: '`never`, `always one of`',
    distinct: true,
    opens: startsWith('never', 'always'),
    children: [],
  },
  revises: section('a `revises` line', '`revises`', 'revises', ['claim']),
  claim: {
    what: 'a claim about the change',
    home: 'under a `revises` line',
    begins: 'the address of a rule or a clause',
    distinct: false,
    opens: (look) => is(at(look, 0), Slashed) || opensName(look),
    children: [],
  },
} as const satisfies Partial<Record<LineKind, LineForm>>

export const lineForms: Readonly<Record<LineKind, LineForm>> = {
  policy: section('a `policy` line', '`policy`', 'policy', ['headerEntry']),
  vocabulary: section('a `vocabulary` line', '`vocabulary`', 'vocabulary', ['headerEntry']),
  headerEntry: {
    what: 'a line of the header',
    home: 'under the `policy` or `vocabulary` line',
    begins: '`issuer`, `number`, `line of business`, `source`, `history`, `version`, `effective`, `ends`, `review by`, `reviewed`, `accessed`, `approved`, `issued`, `status`, `codes`, `language`, `time zone`, `week starts`, `months are`',
    distinct: true,
    opens: startsWith(
      'issuer', 'number', 'line', 'source', 'history', 'version', 'effective', 'ends', 'review', 'reviewed', 'accessed', 'approved',
      'issued', 'status', 'codes', 'language', 'time', 'week', 'months',
    ),
    children: [],
  },
  use: section('a `use` line', '`use`', 'use', []),
  facts: section('a `facts` line', '`facts`', 'facts', ['listFact', 'fact']),
  listFact: {
    what: 'a fact',
    home: 'under a `facts` line',
    begins: 'the name of a fact',
    distinct: false,
    opens: (look) => opensName(look) && is(at(look, 1), word.list) && is(at(look, 2), word.of),
    children: ['field'],
  },
  fact: {
    what: 'a fact',
    home: 'under a `facts` line',
    begins: 'the name of a fact',
    distinct: false,
    opens: opensName,
    children: [],
  },
  field: {
    what: 'a field of a list',
    home: 'under a fact that is a `list of`',
    begins: 'the name of a field',
    distinct: false,
    opens: opensName,
    children: [],
  },
  codeSet: section('a `codes` line', '`codes`', 'codes', ['codeFile', 'codeGroup']),
  codeGroup: {
    what: 'a line of codes',
    home: 'under a `codes` line',
    begins: 'the name of a code system, such as `ICD-10-CM`',
    distinct: false,
    opens: (look) => is(at(look, 0), Hyphenated) || opensName(look),
    children: [],
  },
  codeFile: {
    what: 'a file of codes',
    home: 'under a `codes` line',
    begins: '`from`',
    distinct: false,
    opens: (look) => startsWith('from')(look) && !is(at(look, 1), NumberToken) && !is(at(look, 1), Word),
    children: [],
  },
  define: section('a `define` line', '`define`', 'define', ['unless', 'condition']),
  criteria: section('a `criteria` line', '`criteria`', 'criteria', ['block', 'unless', 'condition']),
  block: {
    what: 'a block head',
    home: 'under a `criteria` or `requirement` line or an item',
    begins: '`ALL of`, `ANY of`, `ONE of`, `NONE of`, `AT LEAST`, `AT MOST`',
    distinct: true,
    opens: opensBlock,
    children: ['headItem', 'item'],
  },
  headItem: {
    what: 'an item',
    home: 'under a block head such as `ALL of`',
    begins: 'a label such as `1.`, `A.`, `domains:` or `-`',
    distinct: true,
    opens: (look) => look.head && hasLabel(look),
    children: ['unless', 'headItem', 'item'],
  },
  item: {
    what: 'an item',
    home: 'under a block head such as `ALL of`',
    begins: 'a label such as `1.`, `A.`, `domains:` or `-`',
    distinct: true,
    opens: hasLabel,
    children: ['block', 'unless', 'condition'],
  },
  unless: {
    what: 'an `unless` line',
    home: 'under an item, a `criteria` or a `requirement` line, beside what it waives',
    begins: '`unless`',
    distinct: true,
    opens: startsWith('unless'),
    children: [],
  },
  condition: {
    what: 'a condition',
    home: 'under a `criteria`, `requirement` or `define` line or an item',
    begins: 'a condition',
    distinct: false,
    opens: opensCondition,
    children: [],
  },
  guidance: section('a `guidance` line', '`guidance`', 'guidance', ['guidanceItem']),
  guidanceItem: {
    what: 'an item of guidance',
    home: 'under a `guidance` line',
    begins: 'a label such as `-`',
    distinct: false,
    opens: hasLabel,
    children: [],
  },
  interpretation: section('an `interpretation` line', '`interpretation`', 'interpretation', ['interpretationEntry']),
  interpretationEntry: {
    what: 'a line of an interpretation',
    home: 'under an `interpretation` line',
    begins: '`against`, `decided by`, `because`, `affects`',
    distinct: true,
    opens: startsWith('against', 'decided', 'because', 'affects'),
    children: [],
  },
  example: section('an `example` line', '`example`', 'example', ['given', 'expect']),
  given: {
    what: 'a `given` line',
    home: 'under an `example` line',
    begins: '`given`',
    distinct: true,
    opens: startsWith('given'),
    children: ['givenFact'],
  },
  givenFact: {
    what: 'a given fact',
    home: 'under a `given` line',
    begins: 'the name of a fact',
    distinct: false,
    opens: (look) => opensName(look) && !(alone(look) && opensExamplePart(look)),
    children: ['entry'],
  },
  entry: {
    what: 'an entry of a list',
    home: 'under the list in `given`',
    begins: 'the name of a field',
    distinct: false,
    opens: (look) => opensName(look) && !(alone(look) && opensExamplePart(look)),
    children: [],
  },
  expect: {
    what: 'an `expect` line',
    home: 'under an `example` line',
    begins: '`expect`',
    distinct: true,
    opens: startsWith('expect'),
    children: ['expectation'],
  },
  expectation: {
    what: 'an expected status',
    home: 'under an `expect` line',
    begins: 'the address of a criteria or a clause',
    distinct: false,
    opens: (look) => (is(at(look, 0), Slashed) || opensName(look)) && !(alone(look) && opensExamplePart(look)),
    children: [],
  },
  ...ruleForms,
}

/** What may stand at the left margin. */
export const topKinds: readonly LineKind[] = [
  'criteria', 'define', 'facts', 'example', 'requirement', 'limit', 'exception', 'determination', 'guidance', 'interpretation', 'codeSet', 'use',
  'terms', 'calendar', 'statement', 'revises', 'policy', 'vocabulary',
]

/**
 * Kinds that are taken for granted where the author left something out, with the fault that says what: an item without its label,
 * items without their block head.
 */
export const looseForms: readonly {
  readonly parent: LineKind
  readonly kind: LineKind
  readonly fault: 'missing-label' | 'items-without-head'
  readonly opens: (look: Look) => boolean
}[] = [
  { parent: 'block', kind: 'headItem', fault: 'missing-label', opens: opensBlock },
  { parent: 'headItem', kind: 'headItem', fault: 'missing-label', opens: opensBlock },
  { parent: 'block', kind: 'item', fault: 'missing-label', opens: (look) => opensCondition(look) || is(at(look, 0), TextToken) },
  { parent: 'headItem', kind: 'item', fault: 'missing-label', opens: (look) => opensCondition(look) || is(at(look, 0), TextToken) },
  { parent: 'criteria', kind: 'headItem', fault: 'items-without-head', opens: lineForms.headItem.opens },
  { parent: 'criteria', kind: 'item', fault: 'items-without-head', opens: hasLabel },
  { parent: 'requirement', kind: 'headItem', fault: 'items-without-head', opens: lineForms.headItem.opens },
  { parent: 'requirement', kind: 'item', fault: 'items-without-head', opens: hasLabel },
  { parent: 'item', kind: 'headItem', fault: 'items-without-head', opens: lineForms.headItem.opens },
  { parent: 'item', kind: 'item', fault: 'items-without-head', opens: hasLabel },
]

const startName = (kind: string): string => `${kind.charAt(0).toUpperCase()}${kind.slice(1)}Line`
const startToken = (kind: string): TokenType => createToken({ name: startName(kind), pattern: Lexer.NA, label: 'the end of the line' })

/** The line start of each kind; `stray` where no kind could be told. */
export const lineStart = Object.fromEntries([...lineKinds, 'stray'].map((kind) => [kind, startToken(kind)])) as unknown as Readonly<
  Record<LineKind | 'stray', TokenType>
>
