/** Writes conditions: resolves the picks of a model in a scope, and puts parentheses where the language wants them. */
import type {
  ConditionModel,
  DateModel,
  DateTestModel,
  MomentModel,
  SelectionModel,
  TemporalModel,
  TestModel,
  ValueModel,
  WindowModel,
} from './model.ts'
import { businessDays, dayOfList, type Names, type Parts, printTemporal, span } from './print-temporal.ts'
import { printConstant, printTest } from './print-tests.ts'
import { entryScope, isValue, type ListNamed, type Scope, type ValueType } from './scope.ts'
import { at } from './words.ts'

/** Stands where the outline may break a line. */
export const softBreak = '\u0001'

export interface Writer extends Names {
  /** The same without criteria: what `where` may reach of the outside. */
  readonly base: Scope
}

/**
 * Where a condition stands: alone on its line or between parentheses, as an operand of something, or in front of words that
 * could be taken for its own.
 */
type Place = 'alone' | 'operand' | 'tight'

const named = (writer: Writer, name: string): string => {
  writer.use(name)
  return name
}

const parens = (text: string): string => `(${text})`

/** A filter at the end of an operand would go on into the next one. */
const endsOpen = (text: string): boolean => / (where|has) /.test(text)

export const printCondition = (writer: Writer, model: ConditionModel, place: Place = 'alone'): string => {
  switch (model.kind) {
    case 'flag':
      return named(writer, at(writer.scope.flags, model.pick))
    case 'yes or no':
      return wrap(
        `${named(writer, at(writer.scope.answers, model.pick))} ${model.negated ? 'is not' : 'is'} ${model.yes ? 'yes' : 'no'}`,
        place === 'tight',
      )
    case 'not':
      return wrap(`not ${printCondition(writer, model.of, 'tight')}`, place === 'tight')
    case 'chain': {
      const joint = `${model.wrapped && place === 'alone' ? softBreak : ' '}${model.word} `
      return wrap(model.of.map((part) => printCondition(writer, part, 'operand')).join(joint), place !== 'alone')
    }
    case 'unless':
      return wrap(
        `${waived(writer, model.of)} unless ${printCondition(writer, model.waiver, 'operand')}`,
        place !== 'alone',
      )
    case 'number of':
      return numberOf(writer, model, place)
    case 'compare': {
      const value = at(writer.scope.values, model.value)
      return wrap(
        `${named(writer, value.name)} ${tests(writer, value.type, model.tests, value.name)}`,
        needsParens(place, model.tests),
      )
    }
    case 'age of':
      return wrap(`age of ${date(writer, model.date)} ${tests(writer, age, [model.test], '')}`, place === 'tight')
    case 'dates':
      return dates(writer, model, place)
    case 'moment relation':
      return wrap(
        `${moment(writer, model.left)} ${model.relation} ${relatedMoment(writer, model.relation, model.right)}`,
        place === 'tight',
      )
    case 'clock phrase': {
      const phrase = `${model.relation} ${span(writer, model.span)} ${towards(model.relation, model.direction)} ${printMoment(writer, model.anchor)}`
      return wrap(`${moment(writer, model.left)} ${phrase}`, place === 'tight')
    }
    case 'count':
    case 'sum':
    case 'picked':
    case 'picked flag':
    case 'some':
    case 'every':
      return aggregate(writer, model, place)
    case 'business days':
    case 'open hours':
    case 'moved':
    case 'during':
    case 'recurrence':
      return temporal(writer, model, place)
  }
}

/** A plain yes/no fact where nothing that it needs is in scope. */
const temporal = (writer: Writer, model: TemporalModel, place: Place): string => {
  const text = printTemporal(writer, partsOf(writer), model)
  if (text !== null) return wrap(text, place === 'tight' || (place === 'operand' && endsOpen(text)))
  const flag = named(writer, at(writer.scope.flags, model.kind === 'recurrence' ? model.field : 0))
  return model.kind === 'during' && model.negated ? wrap(`not ${flag}`, place === 'tight') : flag
}

const partsOf = (writer: Writer): Parts => ({
  date: (model) => printDate(writer, model),
  moment: (model) => printMoment(writer, model),
  selected: (list, model) => selected(writer, list, model, true),
})

/** A chain before `unless` is waived as a whole, with parentheses or without. */
const waived = (writer: Writer, of: ConditionModel): string =>
  of.kind === 'chain' && of.wrapped
    ? printCondition(writer, of).replaceAll(softBreak, ' ')
    : printCondition(writer, of, 'operand')

const wrap = (text: string, needed: boolean): string => (needed ? parens(text) : text)

const needsParens = (place: Place, all: readonly unknown[]): boolean =>
  place === 'tight' || (place === 'operand' && all.length > 1)

const age: ValueType = { kind: 'age', key: 'age' }
const counts: ValueType = { kind: 'count', key: 'count' }

const numberOf = (writer: Writer, model: ConditionModel & { readonly kind: 'number of' }, place: Place): string => {
  const parts = model.of.map((part) => printCondition(writer, part, 'operand'))
  const joint = place === 'alone' && model.count % 3 === 2 ? `,${softBreak}` : ', '
  const count = 1 + (model.count % (model.head === 'at most' ? parts.length - 1 : parts.length))
  const head =
    model.head === 'at least' || model.head === 'at most' || model.head === 'exactly' ? `${model.head} ${count}` : model.head
  return `${head} of ${parens(parts.join(joint))}`
}

const tests = (writer: Writer, type: ValueType, all: readonly TestModel[], self: string): string => {
  const others = {
    sameType: [...writer.scope.values.filter((value) => value.name !== self && type.kind !== 'age'), ...writer.scope.constants]
      .filter((value) => value.type.key === type.key)
      .map((value) => value.name),
    codeSets: writer.scope.codeSets.filter((set) => type.kind === 'code' && set.system === type.system).map((set) => set.name),
  }
  const texts = all.map((test) => printTest(type, test, others))
  for (const text of texts) {
    for (const name of [...others.sameType, ...others.codeSets]) if (text.endsWith(` ${name}`)) writer.use(name)
  }
  return texts.join(' and ')
}

// ---- dates -------------------------------------------------------------------------------------------------

const date = (writer: Writer, pick: number): string => named(writer, at(writer.scope.dates, pick))
const moment = (writer: Writer, pick: number): string => named(writer, at(writer.scope.moments, pick))

/** `of` goes with `within` alone. */
const towards = (relation: string, direction: string): string =>
  relation !== 'within' && direction === 'of' ? 'after' : direction

/** Two constants the earlier first; nobody knows of others. */
export const inOrder = (low: DateModel, high: DateModel): readonly [DateModel, DateModel] =>
  low.kind === 'literal' && high.kind === 'literal' && low.date > high.date ? [high, low] : [low, high]

const dateTest = (writer: Writer, test: DateTestModel, timed: boolean): string => {
  if (test.kind === 'between') {
    const [low, high] = inOrder(test.low, test.high)
    return timed ? `on or after ${printDate(writer, low)}` : `between ${printDate(writer, low)} and ${printDate(writer, high)}`
  }
  const isSame = test.relation === 'is' || test.relation === 'is not'
  return test.kind === 'relation'
    ? `${isSame && (timed || test.right.kind === 'moment') ? 'on' : test.relation} ${printDate(writer, test.right)}`
    : `${test.relation} ${span(writer, test.span)} ${towards(test.relation, test.direction)} ${printDate(writer, test.anchor)}`
}

/** Tests of one date, in one comparison where they can be told apart: not after an open filter, nor before a bare `on`. */
const dates = (writer: Writer, model: ConditionModel & { readonly kind: 'dates' }, place: Place): string => {
  const left = printDate(writer, model.left)
  const texts = model.tests.map((test) => dateTest(writer, test, model.left.kind === 'moment'))
  const joins = texts.every((text, index) => (index === texts.length - 1 || !endsOpen(text)) && (index === 0 || !/^on (?!or )/.test(text)))
  if (!joins) return wrap(texts.map((text) => `(${left} ${text})`).join(' and '), place !== 'alone')
  const text = `${left} ${texts.join(' and ')}`
  return wrap(text, needsParens(place, texts) || (place === 'operand' && endsOpen(text)))
}

const printDate = (writer: Writer, model: DateModel): string => {
  switch (model.kind) {
    case 'date':
      return date(writer, model.pick)
    case 'as of':
      return 'as of'
    case 'moment':
      return moment(writer, model.pick)
    case 'literal':
      return model.date
    case 'offset':
      return `${span(writer, model.span)} ${model.direction} ${printDate(writer, model.from)}`
    case 'latest':
      return pickedDate(writer, model) ?? date(writer, model.field)
    case 'open day':
      return `${businessDays(writer, model.amount, model.calendar)} ${model.direction} ${printDate(writer, model.from)}`
    case 'day of':
      return dayOfList(writer, model.number, model.list) ?? date(writer, model.list)
  }
}

/** `on` asks for the day, and takes no time. */
const relatedMoment = (writer: Writer, relation: string, right: MomentModel): string =>
  relation === 'on' && right.kind === 'moment literal' ? right.date : printMoment(writer, right)

const printMoment = (writer: Writer, model: MomentModel): string => {
  switch (model.kind) {
    case 'moment':
      return moment(writer, model.pick)
    case 'date':
      return date(writer, model.pick)
    case 'moment literal':
      return `${model.date} ${model.time}`
    case 'moment offset':
      return `${span(writer, model.span)} ${model.direction} ${printMoment(writer, model.from)}`
  }
}

// ---- lists -------------------------------------------------------------------------------------------------

type Field = { readonly name: string; readonly type: ValueType }

const valueFields = (list: ListNamed): readonly Field[] => list.fields.filter(isValue)
const summable = new Set(['count', 'decimal', 'measure', 'rate', 'span'])

const pickedDate = (writer: Writer, model: DateModel & { readonly kind: 'latest' }): string | null => {
  const fields = writer.scope.lists.flatMap((list) =>
    list.dated === null ? [] : list.fields.filter((field) => field.type.kind === 'date').map((field) => ({ list, field })),
  )
  if (fields.length === 0) return null
  const { list, field } = at(fields, model.field)
  return `${model.which} ${named(writer, list.name)}.${field.name}${selected(writer, list, model.selection, true)}`
}

/** The fields of a list may hide all of one kind that a condition could ask of: then nothing is asked of its entries. */
const canBeAsked = ({ flags, values, dates, moments }: Scope): boolean =>
  [flags, values, dates, moments].every(({ length }) => length > 0)

/** ` where … in the past …`; `more` words may follow that a filter could take for its own. */
const selected = (writer: Writer, list: ListNamed, model: SelectionModel, more: boolean): string => {
  const inner: Writer = { ...writer, scope: entryScope(writer.base, list) }
  const window = model.window !== null && list.dated !== null ? ` ${printWindow(writer, model.window)}` : ''
  if (model.where === null || !canBeAsked(inner.scope)) return window
  const text = printCondition(inner, model.where)
  // Bare where nothing follows that the filter could take for its own.
  const simple = model.where.kind === 'flag' || (model.where.kind === 'compare' && model.where.tests.length === 1)
  return ` where ${simple && (window !== '' || !more) ? text : parens(text.replaceAll(softBreak, ' '))}${window}`
}

const printWindow = (writer: Writer, model: WindowModel): string => {
  switch (model.kind) {
    case 'past':
      return `in the past ${span(writer, model.span)}`
    case 'before':
    case 'after':
      return `in the ${span(writer, model.span)} ${model.kind} ${printDate(writer, model.anchor)}`
    case 'since':
      return `since ${printDate(writer, model.anchor)}`
  }
}

/** An aggregate without its tests, with the type of what it yields. Falls back to a count where no field fits. */
const measured = (
  writer: Writer,
  model: Extract<ValueModel, { readonly kind: 'count' | 'sum' | 'picked' }>,
  more: boolean,
): { readonly text: string; readonly type: ValueType } => {
  const list = at(writer.scope.lists, model.selection.list)
  const rest = (): string => selected(writer, list, model.selection, more)
  if (model.kind !== 'count') {
    const fits = (field: Field): boolean => (model.kind === 'sum' ? summable.has(field.type.kind) : list.dated !== null)
    const fields = valueFields(list).filter(fits)
    if (fields.length > 0) {
      const field = at(fields, model.field)
      return {
        text: `${model.kind === 'sum' ? 'sum of' : model.which} ${named(writer, list.name)}.${field.name}${rest()}`,
        type: field.type,
      }
    }
  }
  return { text: `count of ${named(writer, list.name)}${rest()}`, type: counts }
}

type AggregateModel = Extract<ConditionModel, { readonly kind: 'count' | 'sum' | 'picked' | 'picked flag' | 'some' | 'every' }>

const aggregate = (writer: Writer, model: AggregateModel, place: Place): string => {
  if (model.kind === 'picked flag') return pickedFlag(writer, model, place)
  if (model.kind === 'some' || model.kind === 'every') {
    const list = at(writer.scope.lists, model.selection.list)
    const inner: Writer = { ...writer, scope: entryScope(writer.base, list) }
    const has = model.kind === 'every' && canBeAsked(inner.scope)
    // Every entry of which nothing can be asked fails it.
    const head = model.kind === 'some' ? model.head : has ? 'every' : 'no'
    const text = `${head} ${named(writer, list.name)}${selected(writer, list, model.selection, has)}`
    if (!has) return wrap(text, place === 'tight' || (place === 'operand' && endsOpen(text)))
    return wrap(`${text} has ${printCondition(inner, model.has, 'tight')}`, place !== 'alone')
  }
  const { text, type } = measured(writer, model, true)
  return wrap(`${text} ${tests(writer, type, model.tests, '')}`, needsParens(place, model.tests))
}

/** Falls back to whether there is any entry, where no list has a date and a yes/no field. */
const pickedFlag = (writer: Writer, model: AggregateModel & { readonly kind: 'picked flag' }, place: Place): string => {
  const fields = writer.scope.lists.flatMap((list) =>
    list.dated === null ? [] : list.fields.filter((field) => field.type.kind === 'flag').map((field) => ({ list, field })),
  )
  if (fields.length === 0) return aggregate(writer, { kind: 'some', head: 'any', selection: model.selection }, place)
  const { list, field } = at(fields, model.field)
  const asks = model.asks === 'alone' ? '' : ` ${model.asks}`
  const picked = `${model.which} ${named(writer, list.name)}.${field.name}${selected(writer, list, model.selection, asks !== '')}`
  return wrap(picked + asks, place === 'tight' || (place === 'operand' && endsOpen(picked)))
}

// ---- values of definitions ---------------------------------------------------------------------------------

/** What a define of a value reads, and what it then is: a value of a type, a date, or a date and time. */
export const printValue = (
  writer: Writer,
  model: ValueModel,
): { readonly text: string; readonly type: ValueType | 'date' | 'moment'; readonly constant?: true } => {
  switch (model.kind) {
    case 'constant': {
      const { type } = at(
        writer.scope.values.filter((value) => value.type.kind !== 'enum' && value.type.kind !== 'code'),
        model.like,
      )
      return { text: printConstant(type, model.constant), type, constant: true }
    }
    case 'value': {
      const value = at(writer.scope.values, model.pick)
      return { text: named(writer, value.name), type: value.type }
    }
    case 'date': {
      // Not a constant alone: a range between two of those is refused where they stand the wrong way round.
      const date: DateModel = model.date.kind === 'literal' ? { kind: 'as of' } : model.date
      return { text: printDate(writer, date), type: date.kind === 'moment' ? 'moment' : 'date' }
    }
    case 'age of':
      return { text: `age of ${date(writer, model.date)}`, type: age }
    case 'count':
    case 'sum':
    case 'picked':
      return measured(writer, model, false)
  }
}
