/**
 * What colour a word has at its place: names of TextMate scopes. Editors' themes know the beginnings of these names
 * (`keyword.control`, `constant.language`), and more than one theme was looked at. A word's class gives its scope, unless the
 * rule that states it knows better.
 */
import { keywordTable, type KeywordClass } from '@rubric/syntax'
import { tokenKind } from './tokens.ts'
import type { Place } from './places.ts'

const section = 'keyword.control.section'
const line = 'keyword.other.line'
const logical = 'keyword.operator.wordlike.logical'
const comparison = 'keyword.operator.wordlike.comparison'
const aggregate = 'keyword.operator.wordlike.aggregate'
const block = 'keyword.control.block'
const header = 'keyword.other.header'
const label = 'entity.name.function.label'
const constant = 'constant.language'
const type = 'storage.type'
const punctuation = 'punctuation'

const ofClass: Readonly<Record<KeywordClass, string>> = {
  section,
  header,
  line,
  head: block,
  connective: logical,
  comparison,
  aggregate,
  value: constant,
  type,
}

const ofToken: Readonly<Record<string, string>> = {
  DATE: 'constant.numeric.date',
  TIME: 'constant.numeric.time',
  NUMBER: 'constant.numeric',
  NAME: 'variable.other',
  CODE: 'constant.numeric.code',
  SYSTEM: 'support.type.code-system',
  UNIT_OR_ADDRESS: 'keyword.other.unit',
  TEXT: 'string.quoted.double',
  CLAUSE: 'entity.name.label.clause',
}

const symbols: Readonly<Record<string, string>> = {
  '(': 'punctuation.section.parens.begin',
  ')': 'punctuation.section.parens.end',
  ',': 'punctuation.separator',
  ';': 'punctuation.separator',
  ':': 'punctuation.separator',
  '<': 'keyword.operator.comparison',
  '>': 'keyword.operator.comparison',
  '<=': 'keyword.operator.comparison',
  '>=': 'keyword.operator.comparison',
  '=': 'keyword.operator.comparison',
  '!=': 'keyword.operator.comparison',
}

interface RuleScopes {
  /** All its words, or some of them. */
  readonly words?: string | Readonly<Record<string, string>>
  /** Its names and other tokens; in a row where the first, the second … differ. */
  readonly tokens?: Readonly<Record<string, string | readonly string[]>>
}

const declared = (name: string): RuleScopes => ({ tokens: { NAME: name } })
const unit = 'keyword.other.unit'
const enumeration = 'variable.other.enummember'
const clause = 'entity.name.function.address'
const calendar = 'entity.name.type.calendar'
const codeSet = 'entity.name.type.code-set'
const systemOfCodes = 'support.type.code-system'
const code = 'constant.numeric.code'
const units: RuleScopes = { tokens: { NAME: unit } }

/** By rule of the grammar; a test finds a name that is none. */
export const scopesOfRules: Readonly<Record<string, RuleScopes>> = {
  header: declared('entity.name.namespace.policy'),
  use: declared('entity.name.namespace.policy'),
  criteria: declared('entity.name.function.criteria'),
  define: declared('entity.name.function.define'),
  rule: declared('entity.name.function.rule'),
  note: declared('entity.name.function.note'),
  codeSet: declared(codeSet),
  calendar: declared(calendar),
  fact: { words: type, tokens: { NAME: 'variable.other.declaration' } },
  term: {
    tokens: {
      NAME: 'variable.other.constant.term',
      SYSTEM: 'variable.other.constant.term',
      UNIT_OR_ADDRESS: 'variable.other.constant.term',
    },
  },
  headerEntry: { words: header, tokens: { NAME: enumeration } },
  textEntry: { words: header },
  dateEntry: { words: header },
  weekday: { words: constant },
  calendarEntry: { words: line },
  interpretationEntry: { words: line },
  example: { words: section },
  when: { words: line },
  cap: { words: comparison },
  limitWindow: { words: comparison },
  unitEntry: { words: line },
  exceptionEntry: { words: line },
  replacement: { words: line },
  determinationEntry: { words: line },
  grant: { words: comparison },
  statement: { words: section },
  verdict: { words: constant },
  stage: { words: constant },
  head: { words: block },
  item: { words: line },
  label: { tokens: { NAME: label, NUMBER: label, CODE: label } },
  type: { words: type, tokens: { NAME: unit } },
  rateType: { words: type, tokens: { NAME: unit } },
  numberType: { words: type, tokens: { NAME: unit } },
  orderedType: { words: type },
  oneOfType: { words: type },
  dateType: { words: type },
  choice: { words: constant, tokens: { NAME: enumeration } },
  system: { tokens: { NAME: systemOfCodes } },
  codes: { words: line },
  code: { tokens: { NAME: code, NUMBER: code, SYSTEM: code } },
  codesOf: { tokens: { NAME: codeSet } },
  quantity: units,
  counted: units,
  duration: units,
  workingTime: { words: { business: unit, open: unit }, tokens: { NAME: [unit, calendar] } },
  moved: { words: comparison, tokens: { NAME: calendar } },
  amongTest: { tokens: { NAME: [codeSet, calendar] } },
  recurrence: { words: comparison },
  period: { words: comparison },
  calendarUnit: { words: comparison },
  whileState: { words: comparison },
  selection: { words: aggregate },
  measure: { words: aggregate },
  numberOf: { words: aggregate },
  anyOf: { words: aggregate },
  quantified: { words: aggregate },
  fixedValue: { words: constant },
  givenValue: { words: constant, tokens: { NAME: enumeration } },
  notYet: { words: constant },
  expectedStatus: { words: constant },
  granted: { words: line },
  remainder: { words: line },
  address: { tokens: { NAME: clause, UNIT_OR_ADDRESS: clause } },
}

const ofWord = (text: string, rule: string): string => {
  const words = scopesOfRules[rule]?.words
  const stated = typeof words === 'string' ? (/^\w/.test(text) ? words : undefined) : words?.[text]
  if (stated !== undefined) return stated
  if (Object.hasOwn(keywordTable, text)) return ofClass[keywordTable[text as keyof typeof keywordTable].class]
  if (rule === 'label') return label
  return symbols[text] ?? punctuation
}

/** The scope of a word wherever nothing is known of its place. */
export const scopeOfWord = (text: string): string => `${ofWord(text, '')}.rubric`

export const scopeOfToken = (name: string): string => `${ofToken[name] ?? 'meta.word'}.rubric`

export const scopeOf = ({ rule, terminal, nth }: Place): string => {
  if (terminal.kind === 'word') return `${ofWord(terminal.text, rule)}.rubric`
  const { name } = tokenKind(terminal.label)
  const stated = scopesOfRules[rule]?.tokens?.[name]
  const scope = typeof stated === 'string' ? stated : stated?.[nth]
  return scope === undefined ? scopeOfToken(name) : `${scope}.rubric`
}
