/** What determinations read of a member: the request and the history of service, whether or not the policy declares these facts. */
import type { ListType, ScalarType } from '../graph.ts'
import { FIRST_DAY, LAST_DAY } from './dates.ts'
import { at, readField, readListOf, readScalar } from './facts.ts'
import type { Input, List } from './facts.ts'
import { toRange } from './known.ts'
import type { Known, Range } from './known.ts'

export interface Service {
  readonly asOf: number
  /** Null where they are not known. */
  readonly lines: readonly Line[] | null
  readonly history: readonly Entry[]
  /** The history is complete through this day. */
  readonly through: number
  readonly from: Range
  readonly to: Range
  readonly began: Range
  readonly authorization: string | null
  readonly episode: string | null
}

/** Amounts are millionths; null where they are not known. */
export interface Line {
  readonly code: string | null
  readonly units: number | null
  readonly hours: number | null
  readonly from: Range
  readonly to: Range
}

export interface Entry {
  readonly on: Range
  readonly code: string | null
  readonly units: number | null
  readonly authorization: string | null
  readonly episode: string | null
}

const DATE: ScalarType = { kind: 'date' }
const CODE: ScalarType = { kind: 'code', system: '' }
const NUMBER: ScalarType = { kind: 'number', unit: '', least: 0 }

const listOf = (dateField: string, fields: Readonly<Record<string, ScalarType>>): ListType => ({
  kind: 'list',
  dateField,
  fields: Object.entries(fields).map(([name, type]) => ({ name, type, text: '' })),
})
const LINES = listOf('from', { code: CODE, units: NUMBER, hours: NUMBER, from: DATE, to: DATE })
const HISTORY = listOf('on', { on: DATE, code: CODE, units: NUMBER, authorization: CODE, episode: CODE })

export function readService(input: Input): Service {
  const date = (name: string): Range => toRange(readScalar(DATE, at(input.facts, name), name, input))
  const text = (name: string): string | null => textOf(readScalar(CODE, at(input.facts, name), name, input))
  const lines = readListOf(LINES, input, 'request.lines')
  const history = readListOf(HISTORY, input, 'service.history')
  return {
    asOf: input.asOf,
    lines: at(input.facts, 'request.lines') === null ? null : lines.entries.map((entry) => lineOf(lines, entry)),
    history: history.entries.map((entry) => entryOf(history, entry)),
    through: history.completeThrough,
    from: date('request.from'),
    to: date('request.to'),
    began: date('course.began_on'),
    authorization: text('request.authorization'),
    episode: text('request.episode'),
  }
}

type Given = List['entries'][number]

const lineOf = (list: List, entry: Given): Line => ({
  code: textOf(readField(list, entry, 'code')),
  units: amountOf(readField(list, entry, 'units')),
  hours: amountOf(readField(list, entry, 'hours')),
  from: toRange(readField(list, entry, 'from')),
  to: toRange(readField(list, entry, 'to')),
})

const entryOf = (list: List, entry: Given): Entry => ({
  on: toRange(readField(list, entry, 'on')),
  code: textOf(readField(list, entry, 'code')),
  units: amountOf(readField(list, entry, 'units')),
  authorization: textOf(readField(list, entry, 'authorization')),
  episode: textOf(readField(list, entry, 'episode')),
})

const textOf = (known: Known): string | null => (known.kind === 'code' ? known.text : null)

function amountOf(known: Known): number | null {
  const { lo, hi } = toRange(known)
  return lo === hi ? lo : null
}

/** A date that may be any day is not given. */
export const isGiven = ({ lo, hi }: Range): boolean => lo !== FIRST_DAY || hi !== LAST_DAY
export const isExact = ({ lo, hi }: Range): boolean => lo === hi
