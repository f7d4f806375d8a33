/**
 * Counts, sums and picks over the entries of a list. An entry is *sure* where its filter and its window are met, *possible*
 * where they are not ruled out. Entries that nobody wrote down can be excluded only where the list is complete.
 */
import type { Status } from '@rubric/runtime'
import type { FactsInput, Selection, Value } from '../graph.ts'
import { compare } from './compare.ts'
import { daysOfMinutes } from './dates.ts'
import { domainOf, readField, readList } from './facts.ts'
import type { List } from './facts.ts'
import { exactly, hull, NONE, range, toRange } from './known.ts'
import type { Known, Range } from './known.ts'
import { allOf, decide, MET, UNKNOWN } from './logic.ts'
import { unknownOf, unknownOrNone } from './unknown.ts'
import { decideTest, known } from './values.ts'
import type { Scope } from './values.ts'

interface Selected {
  readonly list: List
  readonly window: Window | null
  readonly sure: readonly FactsInput[]
  readonly possible: readonly FactsInput[]
  /** No other entry can fit. */
  readonly complete: boolean
}

/** The days that it runs from and to. */
interface Window {
  readonly from: Known | null
  readonly to: Known
}

export function select(over: Selection, scope: Scope): Selected {
  const list = readList(scope.input, over.list)
  const window = windowOf(over, scope)
  const status = (entry: FactsInput): Status => allOf([passes(over, list, entry, scope), inWindow(list, entry, window)])
  const statuses = list.entries.map(status)
  return {
    list,
    window,
    sure: list.entries.filter((_, i) => statuses[i] === MET),
    possible: list.entries.filter((_, i) => statuses[i] === UNKNOWN),
    complete: isComplete(list, window, scope),
  }
}

/** Null for a list without dates: then every entry counts. */
function windowOf(over: Selection, scope: Scope): Window | null {
  if (!over.dated) return null
  return {
    from: over.from === null ? null : known(over.from, scope),
    to: over.to === null ? exactly(scope.input.asOf) : known(over.to, scope),
  }
}

/** A window that ends at no date holds nothing, so nothing is missing from it. */
function isComplete(list: List, window: Window | null, scope: Scope): boolean {
  if (window === null) return list.completeThrough >= scope.input.asOf
  if (window.to.kind === 'none' || window.from?.kind === 'none') return true
  return list.completeThrough >= toRange(window.to).hi
}

function passes(over: Selection, list: List, entry: FactsInput, scope: Scope): Status {
  const { where } = over
  if (where === null) return MET
  const inside: Scope = { input: scope.input, entry: { list, fields: entry } }
  const outside = (): Status => {
    throw new TypeError('a filter speaks of its own conditions only')
  }
  return decide(where.logic, {
    condition: (index) => {
      const test = where.conditions[index]
      return test === undefined ? outside() : decideTest(test, inside)
    },
    clause: outside,
    criterion: outside,
  })
}

/** Both ends included. An entry dated by a moment counts on its civil day. */
function inWindow(list: List, entry: FactsInput, window: Window | null): Status {
  if (window === null) return MET
  const when = dateOf(list, entry)
  const day = when.domain === 'day' ? when.at : daysOfMinutes(when.at)
  return allOf([window.from === null ? MET : compare('>=', day, window.from), compare('<=', day, window.to)])
}

export function dateOf(list: List, entry: FactsInput): { readonly domain: 'day' | 'minute'; readonly at: Range } {
  const field = list.type.fields.find((f) => f.name === list.type.dateField)
  if (field === undefined) return { domain: 'day', at: toRange(unknownOf('day')) }
  const domain = domainOf(field.type)
  if (domain !== 'day' && domain !== 'minute') throw new TypeError(`${field.name} is no date`)
  return { domain, at: toRange(readField(list, entry, field.name)) }
}

/** From the sure ones to all possible ones, and beyond where entries may be missing. */
export function countOf(over: Selection, scope: Scope): Range {
  const { sure, possible, complete } = select(over, scope)
  return range(sure.length, complete ? sure.length + possible.length : Infinity)
}

/** `signed` values may be below zero, so that further entries may lower the sum too. */
export function sumOf(over: Selection, field: string, signed: boolean, scope: Scope): Range {
  const { list, sure, possible, complete } = select(over, scope)
  const read = (entry: FactsInput): Range => {
    const value = toRange(readField(list, entry, field))
    return signed ? value : range(Math.max(0, value.lo), value.hi)
  }
  const perhaps = (value: Range): Range => range(Math.min(0, value.lo), Math.max(0, value.hi))
  const parts = [...sure.map(read), ...possible.map((entry) => perhaps(read(entry)))]
  const lo = parts.reduce((total, part) => total + part.lo, 0)
  const hi = parts.reduce((total, part) => total + part.hi, 0)
  return complete ? range(lo, hi) : range(signed ? -Infinity : lo, Infinity)
}

/** The value of the latest (earliest) entry: the hull over all entries that may be it. */
export function pickOf(pick: Extract<Value, { kind: 'pick' }>, scope: Scope): Known {
  const { list, sure, possible, complete } = select(pick.over, scope)
  if (!complete) return unknownOrNone(pick.domain)
  if (sure.length === 0) return possible.length === 0 ? NONE : unknownOrNone(pick.domain)
  const when = (entry: FactsInput): Range => dateOf(list, entry).at
  const mayBe =
    pick.which === 'latest'
      ? (entry: FactsInput): boolean => when(entry).hi >= Math.max(...sure.map((s) => when(s).lo))
      : (entry: FactsInput): boolean => when(entry).lo <= Math.min(...sure.map((s) => when(s).hi))
  const candidates = [...sure, ...possible].filter(mayBe)
  return hull(pick.domain, candidates.map((entry) => readField(list, entry, pick.field)))
}
