/**
 * Counts, sums and picks as loops over the entries of a list, one for each condition. An entry counts for certain where its
 * filter is met and its date is surely in the window, and possibly where that is unknown. Unless the list is complete through
 * the end of the window, there may be entries that it lacks: a count has no upper end, and the latest entry is unknown.
 */
import type { Selection, Value } from '../graph.ts'
import { statusOf } from './logic.ts'
import { fieldNamed, listNamed } from './model.ts'
import type { ListFact, Model } from './model.ts'
import { propertyName } from './names.ts'
import { blockScope, bound, entryScope, operand } from './scope.ts'
import type { Scope } from './scope.ts'
import { tested } from './conditions.ts'
import { indented } from './text.ts'
import { ends, lowered } from './values.ts'
import type { Form, RangeForm } from './values.ts'

type Aggregate = Value & { readonly kind: 'count' | 'sum' | 'pick' }
type Sum = Value & { readonly kind: 'sum' }
type Pick = Value & { readonly kind: 'pick' }

/** A selection made ready: the window as days, and what the loops over its entries need. */
interface Ready {
  readonly scope: Scope
  readonly list: ListFact
  readonly over: Selection
  readonly entries: string
  /** Whether the list may lack entries of the window. */
  readonly lacking: string
  readonly from: RangeForm | null
  readonly to: RangeForm
}

export const aggregate = (value: Aggregate, scope: Scope): Form => {
  const ready = readied(value.over, scope)
  switch (value.kind) {
    case 'count':
      return count(ready)
    case 'sum':
      return sum(ready, value)
    case 'pick':
      return pick(ready, value)
  }
}

const readied = (over: Selection, scope: Scope): Ready => {
  const list = listNamed(scope.model, over.list)
  const property = `record.${propertyName(over.list)}`
  const from = over.from === null ? null : inDays(lowered(over.from, scope), over.from, scope)
  const to = over.to === null ? null : inDays(lowered(over.to, scope), over.to, scope)
  const until = to ?? ends({ form: 'exact', expression: 'record.$as_of' })
  return {
    scope,
    list,
    over,
    entries: property,
    lacking: lackingExpression(`${property}$through`, over.dated ? [from, until] : [], until),
    from,
    to: until,
  }
}

/** Nothing is missing from a window of which an end does not exist. */
const lackingExpression = (through: string, window: readonly (RangeForm | null)[], to: RangeForm): string => {
  const exists = window.flatMap((end) => (end?.maybeNone === true ? [`${end.low} <= ${end.high} && `] : []))
  return `${exists.join('')}${through} < ${to.high}`
}

/** The ends of a window are days. */
const inDays = (form: Form, value: Value, scope: Scope): RangeForm => {
  const range = ends(form)
  if (value.domain !== 'minute') return range
  const day = (minute: string): string => bound(scope, 'day', `${scope.model.use('dayOfMinute')}(${minute})`)
  return { ...range, low: day(range.low), high: day(range.high) }
}

// ---- one entry ---------------------------------------------------------------------------------------------

/** What a loop does for each entry, after `counts` says whether the entry counts. */
type Body = (entry: Scope, counts: string) => readonly string[]

const loop = (ready: Ready, body: Body, scope = ready.scope): void => {
  const entry = entryScope(scope, ready.list)
  const counts = bound(entry, 'counts', countsExpression(ready, entry))
  const inside = body(entry, counts)
  const variable = entry.entry?.variable ?? 'entry'
  const lines = [...entry.lines, ...inside]
  // A filter may look at nothing of the entry; the underscore tells the compiler that this is meant.
  const name = lines.some((line) => line.includes(`${variable}.`)) ? variable : `_${variable}`
  scope.lines.push(`for (const ${name} of ${ready.entries}) {`, ...indented(lines), '}')
}

const countsExpression = (ready: Ready, entry: Scope): string => {
  const { model } = entry
  const { where } = ready.over
  const parts: string[] = []
  if (ready.over.dated) parts.push(inWindow(ready, dayOf(ready, entry), model))
  if (where !== null) {
    const outside = (): never => {
      throw new Error('a filter refers to a clause or a criterion')
    }
    const condition = (index: number): string => {
      const test = where.conditions[index]
      if (test === undefined) throw new Error(`a filter lacks its condition ${index}`)
      return tested(test, entry).status
    }
    parts.push(statusOf(where.logic, entry, { condition, clause: outside, criterion: outside }))
  }
  const [only = `${model.use('MET')} as ${model.useType('Status')}`] = parts
  return parts.length < 2 ? only : parts.map(operand).join(' & ')
}

const isMoment = ({ list }: Ready): boolean =>
  list.type.dateField !== null && fieldNamed(list, list.type.dateField).type.kind === 'moment'

/** The date of an entry as it is stored: a day or a minute. An entry of a list without dates may be of any day. */
const dateOf = (ready: Ready, entry: Scope): RangeForm => {
  const field = ready.list.type.dateField
  if (field !== null) return ends(lowered({ kind: 'field', domain: isMoment(ready) ? 'minute' : 'day', field }, entry))
  return { form: 'range', low: entry.model.use('FIRST_DAY'), high: entry.model.use('LAST_DAY'), maybeNone: false }
}

/** The civil day of an entry, for the window. */
const dayOf = (ready: Ready, entry: Scope): RangeForm => {
  const date = dateOf(ready, entry)
  if (!isMoment(ready)) return date
  const day = (minute: string): string => bound(entry, 'day', `${entry.model.use('dayOfMinute')}(${minute})`)
  return { ...date, low: day(date.low), high: day(date.high) }
}

/** Whether an entry's date is in the window; nothing is in a window whose end does not exist. */
const inWindow = ({ from, to }: Ready, date: RangeForm, model: Model): string => {
  const inside =
    from === null
      ? `${model.use('atLeast')}(${to.low}, ${to.high}, ${date.low}, ${date.high})`
      : `${model.use('between')}(${[date.low, date.high, from.low, from.high, to.low, to.high].join(', ')})`
  const none = [from, to].flatMap((end) => (end?.maybeNone === true ? [`${end.low} > ${end.high}`] : []))
  return none.length === 0 ? inside : `${none.join(' || ')} ? ${model.use('NOT_MET')} : ${inside}`
}

// ---- how many, how much ------------------------------------------------------------------------------------

const count = (ready: Ready): Form => {
  const { scope } = ready
  if (!ready.over.dated && ready.over.where === null) return plainCount(ready)
  const sure = scope.fresh('sure')
  const possible = scope.fresh('possible')
  scope.lines.push(`let ${sure} = 0`, `let ${possible} = 0`)
  loop(ready, (_entry, counts) => [`${sure} += ${counts} >> 1`, `${possible} += ${counts} & 1`])
  const most = scope.fresh('most')
  scope.lines.push(`const ${most} = ${ready.lacking} ? Infinity : ${possible}`)
  return { form: 'range', low: sure, high: most, maybeNone: false }
}

/** Every entry counts. */
const plainCount = (ready: Ready): Form => {
  const length = `${ready.entries}.length`
  const most = ready.scope.fresh('most')
  ready.scope.lines.push(`const ${most} = ${ready.lacking} ? Infinity : ${length}`)
  return { form: 'range', low: length, high: most, maybeNone: false }
}

const sum = (ready: Ready, value: Sum): Form => {
  const { scope } = ready
  const { model } = scope
  const low = scope.fresh('least')
  const high = scope.fresh('most')
  scope.lines.push(`let ${low} = ${value.signed ? `${ready.lacking} ? -Infinity : 0` : '0'}`)
  scope.lines.push(`let ${high} = ${ready.lacking} ? Infinity : 0`)
  loop(ready, (entry, counts) => {
    const amount = ends(lowered({ kind: 'field', domain: 'integer', field: value.field }, entry)).low
    return [
      `if (${counts} !== ${model.use('NOT_MET')}) {`,
      ...indented([
        `if (Number.isNaN(${amount})) {`,
        ...indented([...(value.signed ? [`${low} = -Infinity`] : []), `${high} = Infinity`]),
        '} else {',
        ...indented(
          value.signed
            ? [
                `if (${counts} === ${model.use('MET')} || ${amount} < 0) ${low} += ${amount}`,
                `if (${counts} === ${model.use('MET')} || ${amount} > 0) ${high} += ${amount}`,
              ]
            : [`if (${counts} === ${model.use('MET')}) ${low} += ${amount}`, `${high} += ${amount}`],
        ),
        '}',
      ]),
      '}',
    ]
  })
  return { form: 'range', low, high, maybeNone: false }
}

// ---- the latest, the earliest ------------------------------------------------------------------------------

/** How the values of the candidates are gathered into one, for each form in which a value is stored. */
interface Gathering {
  readonly declare: readonly string[]
  /** Where the answer is unknown. */
  readonly unknown: readonly string[]
  readonly gather: (value: Form) => readonly string[]
  readonly result: Form
}

const pick = (ready: Ready, value: Pick): Form => {
  const { scope } = ready
  const { model } = scope
  const gathering = gatheringOf(value, ready)
  const latest = value.which === 'latest'
  const best = scope.fresh(value.which)
  const maybe = scope.fresh('maybe')
  scope.lines.push(`let ${best} = ${latest ? '-Infinity' : 'Infinity'}`, `let ${maybe} = false`)
  // The date that the pick surely reaches: no entry wholly before it can be the latest.
  loop(ready, (entry, counts) => {
    const date = dateOf(ready, entry)
    const end = latest ? date.low : date.high
    return [
      `if (${counts} === ${model.use('MET')} && ${end} ${latest ? '>' : '<'} ${best}) ${best} = ${end}`,
      `if (${counts} === ${model.use('UNKNOWN')}) ${maybe} = true`,
    ]
  })
  const unsure = `${best} === ${latest ? '-Infinity' : 'Infinity'} && ${maybe}`
  scope.lines.push(...gathering.declare, `if (${ready.lacking} || (${unsure})) {`, ...indented(gathering.unknown), '} else {')
  const within = blockScope(scope)
  const gather: Body = (entry, counts) => {
    const date = dateOf(ready, entry)
    const reaches = latest ? `${date.high} >= ${best}` : `${date.low} <= ${best}`
    const field = lowered({ kind: 'field', domain: value.domain, field: value.field }, entry)
    return [`if (${counts} !== ${model.use('NOT_MET')} && ${reaches}) {`, ...indented(gathering.gather(field)), '}']
  }
  loop(ready, gather, within)
  scope.lines.push(...indented(within.lines), '}')
  return gathering.result
}

const gatheringOf = (value: Pick, ready: Ready): Gathering => {
  const { type } = fieldNamed(ready.list, value.field)
  switch (type.kind) {
    case 'yes/no':
      return statusGathering(ready.scope)
    case 'code':
      return codeGathering(ready.scope)
    case 'date':
      return rangeGathering(ready.scope, ['NONE_LOW', 'NONE_HIGH'], ['FIRST_DAY', 'LAST_DAY'])
    case 'moment':
      return rangeGathering(ready.scope, ['NONE_LOW_MINUTE', 'NONE_HIGH_MINUTE'], ['FIRST_MINUTE', 'LAST_MINUTE'])
    case 'count':
    case 'number':
    case 'rate':
    case 'span':
    case 'enum':
    case 'age':
      return rangeGathering(ready.scope, null, null)
  }
}

/** Numbers, days and minutes: the hull of the candidates' ranges; a number that is not known widens it to everything. */
const rangeGathering = (
  scope: Scope,
  none: readonly [string, string] | null,
  unknown: readonly [string, string] | null,
): Gathering => {
  const { model } = scope
  const low = scope.fresh('low')
  const high = scope.fresh('high')
  const [unknownLow, unknownHigh] = unknown === null ? ['-Infinity', 'Infinity'] : unknown.map(model.use)
  const gather = (value: Form): readonly string[] => {
    const range = ends(value)
    const hull = [`if (${range.low} < ${low}) ${low} = ${range.low}`, `if (${range.high} > ${high}) ${high} = ${range.high}`]
    if (value.form === 'range') return hull
    return [`if (Number.isNaN(${range.low})) {`, ...indented([`${low} = -Infinity`, `${high} = Infinity`]), '}', ...hull]
  }
  return {
    declare: [
      `let ${low}: number = ${none === null ? 'Infinity' : model.use(none[0])}`,
      `let ${high}: number = ${none === null ? '-Infinity' : model.use(none[1])}`,
    ],
    unknown: [`${low} = ${unknownLow}`, `${high} = ${unknownHigh}`],
    gather,
    result: { form: 'range', low, high, maybeNone: true },
  }
}

/** The code on which all candidates agree. */
const codeGathering = (scope: Scope): Gathering => {
  const code = scope.fresh('code')
  const found = scope.fresh('found')
  return {
    declare: [`let ${code}: string | null = null`, `let ${found} = false`],
    unknown: [`${found} = true`],
    gather: (value) => {
      if (value.form !== 'code') throw new Error(`a ${value.form} is gathered as a code`)
      return [
        `if (!${found}) ${code} = ${value.expression}`,
        `else if (${code} !== ${value.expression}) ${code} = null`,
        `${found} = true`,
      ]
    },
    result: { form: 'code', expression: code, found },
  }
}

/** The status on which all candidates agree; of no candidate nothing holds. */
const statusGathering = (scope: Scope): Gathering => {
  const { model } = scope
  const status = scope.fresh('status')
  const found = scope.fresh('found')
  return {
    declare: [`let ${status}: ${model.useType('Status')} = ${model.use('NOT_MET')}`, `let ${found} = false`],
    unknown: [`${status} = ${model.use('UNKNOWN')}`],
    gather: (value) => {
      if (value.form !== 'status') throw new Error(`a ${value.form} is gathered as a status`)
      return [
        `if (!${found}) ${status} = ${value.expression}`,
        `else if (${status} !== ${value.expression}) ${status} = ${model.use('UNKNOWN')}`,
        `${found} = true`,
      ]
    },
    result: { form: 'status', expression: status },
  }
}
