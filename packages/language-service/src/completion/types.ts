/** What kind of value stands or belongs somewhere in a line, read off its words and the rules that they are in. */
import type { FactType, ListType, NamedThing, ScalarType } from '@rubric/compiler'
import type { Expression, OutlineWord } from '@rubric/syntax'
import { isList } from '../fact-types.ts'
import type { Place, Way } from './place.ts'
import { fieldNamed, type Scope } from './scope.ts'
import { framesOf, within, type Frame } from './walk.ts'

/** What is asked for at one slot of the grammar. */
export interface Ask {
  readonly place: Place
  readonly way: Way
  readonly scope: Scope
  readonly frame: Frame
}

/** `condition`: something that is met or not; `time`: an amount of time in a time phrase. */
export type Kind = FactType | { readonly kind: 'condition' } | { readonly kind: 'time' }

const textAt = (way: Way, index: number): string => way.words[index]?.text ?? ''
export const lastWord = ({ way }: Ask): string => way.words.at(-1)?.text ?? ''

/** The list whose entry is looked at, after `where` and `has`. */
export const entryAt = ({ way, scope }: Pick<Ask, 'way' | 'scope'>, frame: Frame): ListType | undefined => {
  const filter = within(frame, 'filter')
  const selection = within(filter, 'selection')
  if (selection === undefined) return undefined
  const name = textAt(way, selection.from)
  const list = scope.named(name)?.type ?? scope.named(name.slice(0, name.lastIndexOf('.')))?.type
  return isList(list) ? list : undefined
}

const kindOfName = (scope: Scope, entry: ListType | undefined, name: string): Kind | undefined => {
  const field = entry?.fields.find((each) => each.name === name)
  if (field !== undefined) return field.type
  const thing = scope.named(name)
  return thing === undefined ? undefined : kindOf(scope, thing)
}

/** A definition has the kind of what it stands for; undefined where that cannot be told at a glance. */
export const kindOf = (scope: Scope, { kind, type, node }: NamedThing, depth = 0): Kind | undefined => {
  if (kind === 'fact') return type
  return node?.kind === 'Define' && depth < MOST_DEFINES ? kindOfExpression(scope, node.expression, depth) : condition
}

/** Definitions that stand for definitions; they may go in a circle. */
const MOST_DEFINES = 8
const condition = { kind: 'condition' } as const

const kindOfExpression = (scope: Scope, expression: Expression, depth: number): Kind | undefined => {
  switch (expression.kind) {
    case 'NameReference': {
      const thing = scope.named(expression.text)
      return thing === undefined ? undefined : kindOf(scope, thing, depth + 1)
    }
    case 'Group':
      return kindOfExpression(scope, expression.inner, depth)
    case 'Aggregate':
      if (expression.function === 'count') return { kind: 'count' }
      return expression.function === 'sum' || expression.function === 'latest' || expression.function === 'earliest'
        ? fieldNamed(scope, expression.target.text)
        : condition
    case 'AgeOf':
      return { kind: 'age' }
    case 'Date':
    case 'Moment':
    case 'AsOf':
    case 'OffsetDate':
    case 'DayOf':
      return date
    case 'Quantity':
    case 'Code':
    case 'Missing':
      return undefined
    default:
      return condition
  }
}

const date: ScalarType = { kind: 'date' }

const kindOfWords = (scope: Scope, entry: ListType | undefined, words: readonly OutlineWord[]): Kind | undefined => {
  const [first, second, third] = words.map(({ text }) => text)
  if (first === undefined) return undefined
  if (first === 'count') return { kind: 'count' }
  if (first === 'sum' && third !== undefined) return fieldNamed(scope, third)
  if ((first === 'latest' || first === 'earliest') && second !== undefined) return fieldNamed(scope, second)
  if (first === 'age' && second === 'of') return { kind: 'age' }
  if (
    (first === 'as' && second === 'of') ||
    (first === 'day' && third === 'of') ||
    words[0]?.fits.some((fit) => fit.startsWith('a date'))
  )
    return date
  if (words[0]?.fits.includes('a number'))
    return words.some(({ text }) => text === 'before' || text === 'after') ? date : undefined
  return kindOfName(scope, entry, first)
}

/** What is being compared, where the frame lies in a comparison. */
export const subjectAt = ({ way, scope }: Pick<Ask, 'way' | 'scope'>, frame: Frame): Kind | undefined => {
  const comparison = within(frame, 'comparison')
  const operand = comparison?.outer
  if (comparison === undefined || operand === undefined) return undefined
  return kindOfWords(scope, entryAt({ way, scope }, operand), way.words.slice(operand.from, comparison.from))
}

const timed: ReadonlySet<string> = new Set(['timeTest', 'span', 'window', 'period', 'dateTest'])
const compared: ReadonlySet<string> = new Set(['test', 'betweenTest', 'choices', 'amongTest'])

const time = { kind: 'time' } as const
export const isDate = (kind: Kind | undefined): boolean => kind?.kind === 'date' || kind?.kind === 'moment'

/** The kind of value that belongs where a frame is; undefined where any does. */
export const wantedAt = (ask: Pick<Ask, 'way' | 'scope'>, frame: Frame): Kind | undefined => {
  const amount = within(frame, 'quantity')
  const around = amount?.outer ?? frame
  // `at least 3 hours every …`
  if (amount !== undefined && around.rule === 'recurrence') return subjectAt(ask, frame)
  if (amount !== undefined && (timed.has(around.rule) || around.rule === 'operand')) return time
  const wanted = valueAt(ask, around)
  return amount !== undefined && isDate(wanted) ? time : wanted
}

const valueAt = (ask: Pick<Ask, 'way' | 'scope'>, frame: Frame): Kind | undefined => {
  for (const { rule, outer } of framesOf(frame)) {
    // `30 days after …`, `age of …`
    if (rule === 'value' && (outer?.rule === 'value' || outer?.rule === 'operand')) return date
    if (timed.has(rule) || rule === 'recurrence') return date
    if (compared.has(rule)) return subjectAt(ask, frame)
    if (rule === 'givenValue') return givenAt(ask, frame)
    if (rule === 'operand') return undefined
  }
  return undefined
}

/** The fact or field that a value is given for. */
export const givenAt = ({ way, scope }: Pick<Ask, 'way' | 'scope'>, frame: Frame): FactType | undefined => {
  const field = within(frame, 'givenField')
  if (field === undefined) return scope.named(textAt(way, 0))?.type
  const list = listAbove({ way, scope })
  return list?.fields.find(({ name }) => name === textAt(way, field.from))?.type
}

/** The list that an entry stands under. */
export const listAbove = ({ way, scope }: Pick<Ask, 'way' | 'scope'>): ListType | undefined => {
  const type = scope.named(way.above[0]?.words[0]?.text ?? '')?.type
  return isList(type) ? type : undefined
}
