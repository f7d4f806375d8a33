/** Declaring a name that nothing has, as the kind of fact that its use asks for. */
import { type NamedThing, type Program, spanUnit } from '@rubric/compiler'
import type { Comparison, Expression, Fix, GivenValue, Node, Quantity, Test } from '@rubric/syntax'
import { nodesAt } from '../nodes.ts'
import { lineBreak } from '../lines.ts'
import { textAt } from '../spans.ts'
import { fix, insert, linesBelow, type Site } from './site.ts'

/** The type as it is written, and the fields of a list. */
interface Guess {
  readonly type: string
  readonly fields?: readonly string[]
}

const plainName = /^[A-Za-z_]\w*$/

export const declareFact = (site: Site): readonly Fix[] => {
  const { file, diagnostic } = site
  const [name = '', field] = textAt(file, diagnostic.span).split('.')
  if (!plainName.test(name) || /^[A-Z]\d{4}/.test(name) || name === 'member') return []
  const guess = guessAt(site)
  if (guess === undefined || (field !== undefined && guess.fields === undefined)) return []
  const fields = (guess.fields ?? []).concat(field === undefined || guess.fields === undefined ? [] : [`${field}  yes/no`])
  const lines = [`  ${name}  ${guess.type}  "${name.replaceAll('_', ' ')}"`, ...fields.map((each) => `    ${each}`)]
  return [fix(`Declare ${name} as a fact: ${guess.type}`, placeOfFacts(site, lines))]
}

/** Below the last fact, else in a section of their own above the first that follows the header. */
const placeOfFacts = ({ file }: Site, lines: readonly string[]) => {
  const { header, sections } = file.tree
  const facts = sections.findLast((section) => section.kind === 'Facts')
  if (facts !== undefined) return linesBelow(file, facts.end, ...lines)
  const uses = sections.findLast((section) => section.kind === 'Use' || section.kind === 'Terms')
  const above = uses ?? (header.kind === 'Header' ? header : undefined)
  const end = lineBreak(file)
  return above === undefined
    ? insert(0, `facts${end}${lines.join(end)}${end}${end}`)
    : linesBelow(file, above.end, '', 'facts', ...lines)
}

/** Undefined where something else than a fact is asked for. */
const guessAt = ({ program, file, diagnostic }: Site): Guess | undefined => {
  const path = nodesAt(file.tree, diagnostic.span.end).filter(({ kind }) => kind !== 'Group')
  const at = path.findLastIndex(({ kind }) => kind === 'NameReference' || kind === 'Name')
  const [node, parent] = [path[at], path[at - 1]]
  if (node === undefined || parent === undefined) return undefined
  switch (parent.kind) {
    case 'Comparison':
      return fromTest(program, file.path, parent, node)
    case 'ValueTest':
    case 'BetweenTest':
    case 'AmongTest':
      return likeLeft(program, file.path, path[at - 2])
    case 'DateTest':
    case 'TimeTest':
    case 'OffsetDate':
    case 'AgeOf':
    case 'Window':
    case 'RecurrenceTest':
      return { type: 'date' }
    case 'Aggregate':
      return node === parent.target ? list : { type: 'yes/no' }
    case 'DayOf':
      return list
    case 'WhileState':
      return { type: 'periods' }
    case 'GivenFact':
      return parent.entries.length > 0 || parent.completeThrough !== undefined ? list : fromValue(parent.value)
    case 'Quantity':
    case 'LimitCap':
    case 'Grant':
    case 'Moved':
    case 'DuringTest':
    case 'Use':
    case 'CodeGroup':
      return undefined
    default:
      return { type: 'yes/no' }
  }
}

const list: Guess = { type: 'list of', fields: ['on  date'] }

const fromTest = (program: Program, path: string, { left, tests }: Comparison, node: Node): Guess | undefined => {
  const [test] = tests
  return test === undefined || left !== node ? { type: 'yes/no' } : fromFirstTest(program, path, test)
}

const fromFirstTest = (program: Program, path: string, test: Test): Guess => {
  switch (test.kind) {
    case 'ValueTest':
      return fromExpression(program, path, test.right)
    case 'BetweenTest':
      return fromExpression(program, path, isBare(test.low) ? test.high : test.low)
    case 'AmongTest':
      return fromChoices(program, path, test.choices)
    case 'DateTest':
      return fromExpression(program, path, test.right).type === 'date and time' ? { type: 'date and time' } : { type: 'date' }
    case 'TimeTest':
      return { type: /^(?:hour|minute)/.test(test.amount.unit?.text ?? '') ? 'date and time' : 'date' }
    case 'DuringTest':
      return { type: 'date and time' }
    case 'RecurrenceTest':
      return list
  }
}

const isBare = (expression: Expression): boolean => expression.kind === 'Quantity' && expression.unit === undefined

const fromChoices = (program: Program, path: string, choices: readonly Expression[]): Guess => {
  const names = choices.flatMap((choice) => (choice.kind === 'NameReference' ? [choice.text] : []))
  const [only] = names
  const codes = names.length === 1 ? thingNamed(program, path, only ?? '')?.node : undefined
  if (codes?.kind === 'CodeSet') return { type: `code of ${codes.groups[0]?.system.text ?? 'HCPCS'}` }
  if (choices.length === 0 || names.length < choices.length) return fromExpression(program, path, choices[0])
  return { type: `one of ${[...new Set(names)].join(', ')}` }
}

const fromExpression = (program: Program, path: string, expression: Expression | undefined): Guess => {
  switch (expression?.kind) {
    case 'Quantity':
      return fromQuantity(expression)
    case 'Date':
    case 'AsOf':
    case 'OffsetDate':
    case 'DayOf':
      return { type: 'date' }
    case 'Moment':
      return { type: 'date and time' }
    case 'Code':
      return { type: 'code of HCPCS' }
    case 'Group':
      return fromExpression(program, path, expression.inner)
    case 'NameReference': {
      if (expression.text === 'yes' || expression.text === 'no') return { type: 'yes/no' }
      const thing = thingNamed(program, path, expression.text)
      return (thing && typeOf(program, thing)) ?? { type: `one of ${expression.text}` }
    }
    default:
      return { type: 'count' }
  }
}

const fromQuantity = ({ number, unit, per }: Quantity): Guess => {
  if (per !== undefined) return { type: `${unit?.text ?? 'times'} per ${per.text}` }
  if (unit === undefined) return { type: number.text.includes('.') ? 'number' : 'count' }
  const span = spanUnit(unit.text)
  return { type: span === undefined ? `number in ${unit.text}` : `span in ${span}` }
}

const fromValue = (value: GivenValue | undefined): Guess => {
  switch (value?.kind) {
    case 'Quantity':
      return fromQuantity(value)
    case 'Date':
    case 'NotYet':
      return { type: 'date' }
    case 'Moment':
      return { type: 'date and time' }
    case 'Code':
      return { type: 'code of HCPCS' }
    case 'Name':
      return { type: /^(?:yes|no|unknown)$/.test(value.text) ? 'yes/no' : `one of ${value.text}` }
    default:
      return { type: 'yes/no' }
  }
}

/** What stands on the right of a fact is of its kind. A value of an enumeration is no fact. */
const likeLeft = (program: Program, path: string, comparison: Node | undefined): Guess | undefined => {
  if (comparison?.kind !== 'Comparison' || comparison.left.kind !== 'NameReference') return { type: 'count' }
  const thing = thingNamed(program, path, comparison.left.text)
  return thing && typeOf(program, thing)
}

const thingNamed = (program: Program, path: string, name: string): NamedThing | undefined =>
  program.thingsIn(path).find((thing) => thing.name === name && thing.kind !== 'field' && thing.kind !== 'value')

const typeOf = (program: Program, { file, node }: NamedThing): Guess | undefined => {
  const home = file === undefined ? undefined : program.file(file)
  return home === undefined || node?.kind !== 'FactDeclaration' || node.fields.length > 0
    ? undefined
    : { type: textAt(home, node.type) }
}
