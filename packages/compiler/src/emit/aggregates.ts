/**
 * Counts, sums and picks over the entries of a list. Where the list may lack entries of the window, a count or a sum has no
 * upper end, and the latest entry is unknown.
 */
import type { Value } from '../graph.ts'
import { fieldNamed } from './model.ts'
import { blockScope, bound } from './scope.ts'
import type { Scope } from './scope.ts'
import { dateOf, datedEntries, loop, readied } from './selection.ts'
import type { Body, Ready } from './selection.ts'
import { count } from './tallies.ts'
import { indented } from './text.ts'
import { ends, lowered } from './values.ts'
import type { Form } from './values.ts'

type Aggregate = Value & { readonly kind: 'count' | 'sum' | 'pick' | 'nthDay' }
type Sum = Value & { readonly kind: 'sum' }
type Pick = Value & { readonly kind: 'pick' }

export const aggregate = (value: Aggregate, scope: Scope): Form => {
  const known = scope.known.get(value)
  if (known !== undefined) return known
  const ready = readied(value.over, scope)
  switch (value.kind) {
    case 'count':
      return count(ready)
    case 'sum':
      return sum(ready, value)
    case 'pick':
      return pick(ready, value)
    case 'nthDay':
      return differentDay(ready, value.number)
  }
}

const differentDay = (ready: Ready, number: number): Form => {
  const { scope, from, to } = ready
  const { model } = scope
  const entries = datedEntries(ready, `${model.useType('DatedEntry')}[]`, (_entry, dates) => dates)
  const first = `Math.max(${ready.entries}$through + 1, ${from?.low ?? model.use('FIRST_DAY')})`
  const gap = `${ready.lacking} ? { first: ${first}, last: ${to.high} } : null`
  const low = scope.fresh('dayLow')
  const high = scope.fresh('dayHigh')
  scope.lines.push(`const [${low}, ${high}] = ${model.use('differentDay')}(${entries}, ${number}, ${gap})`)
  return { form: 'range', low, high, maybeNone: true }
}

const sum = (ready: Ready, value: Sum): Form => {
  const { scope } = ready
  const { model } = scope
  const low = scope.fresh('least')
  const high = scope.fresh('most')
  scope.lines.push(`let ${low} = ${value.signed ? `${ready.lacking} ? -Infinity : 0` : '0'}`)
  scope.lines.push(`let ${high} = ${ready.lacking} ? Infinity : 0`)
  loop(ready, (entry, expression) => {
    const counts = bound(entry, 'counts', expression)
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
  loop(ready, (entry, expression) => {
    const counts = bound(entry, 'counts', expression)
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
  const gather: Body = (entry, expression) => {
    const counts = bound(entry, 'counts', expression)
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
      return rangeGathering(ready.scope, ['NONE_LOW', 'NONE_HIGH'], ['ANY_LOW', 'ANY_HIGH'])
    case 'moment':
      return rangeGathering(ready.scope, ['NONE_LOW_MINUTE', 'NONE_HIGH_MINUTE'], ['ANY_LOW_MINUTE', 'ANY_HIGH_MINUTE'])
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
