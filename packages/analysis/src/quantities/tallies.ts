/** One variable for all counts and sums of a list: every way in which its entries, and how far it is complete, can answer. */
import type { Fact, RuleGraph, Value } from '@rubric/compiler'
import type { Status } from '@rubric/runtime'
import type { Cut } from './cuts.ts'
import { negated } from './formulas.ts'
import { gather } from './groups.ts'
import { type EntryClass, entryClasses, isPlainEnd, type Tally } from './lists.ts'
import { type Formula, type Part, partsOf } from './parts.ts'
import { distinct, KNOWN_COST, type Outcome, UNKNOWN_COST, type Variable } from './variable.ts'

const MOST_STATES = 3_000

/** A list that is no evidence of what is missing in it: requests are complete as they stand. */
const ALWAYS_COMPLETE = 'request.lines'

/** Null where counting them together does not come to an end, or an entry's part in them depends on other facts. */
export const tallyVariable = (list: Fact, graph: RuleGraph, cuts: readonly Cut[]): Variable | null => {
  const tallies = talliesOf(cuts)
  if (!tallies.every(({ value }) => isPlainEnd(value))) return null
  const found = entryClasses(list, graph, tallies)?.map((classes) => statesOf(classes, tallies))
  if (found === undefined || found.includes(null)) return null
  const states = found.flatMap((each) => each ?? [])
  const complete = completeness(list, graph, tallies)
  const places = cuts.map((cut) => ({ cut, tally: tallies.findIndex(({ value }) => isSame(value, cut.x)) }))
  const outcomes = states.flatMap(({ sums, entries }) =>
    complete.map((isComplete): Outcome => {
      const statuses = places.map(({ cut, tally }) => {
        const [least, most] = sums[tally] ?? [0, 0]
        return atMost(cut, least, isComplete[tally] === true ? most : Infinity)
      })
      const isNothing = entries === 0 && !isComplete.includes(true)
      return { statuses, cost: isNothing ? UNKNOWN_COST : KNOWN_COST + 3 * entries + (isComplete.includes(true) ? 1 : 0) }
    }),
  )
  return { facts: [list.name], questions: cuts.length, outcomes: distinct(outcomes) }
}

const isSame = (a: Value, b: Value): boolean => JSON.stringify(a) === JSON.stringify(b)

const highest = ({ shift, inclusive }: Cut): number => shift.at - (inclusive ? 0 : 1)

const atMost = (cut: Cut, least: number, most: number): Status => (most <= highest(cut) ? 3 : least > highest(cut) ? 0 : 1)

const talliesOf = (cuts: readonly Cut[]): readonly Tally[] => {
  const found = new Map<string, Tally>()
  for (const cut of cuts) {
    if (cut.x.kind !== 'count' && cut.x.kind !== 'sum') continue
    const key = JSON.stringify(cut.x)
    const asked = [...(found.get(key)?.asked ?? []), Math.max(0, highest(cut))]
    found.set(key, { value: cut.x, asked, most: Math.max(...asked) + 1 })
  }
  return [...found.values()]
}

// ---- what entries can come to ------------------------------------------------------------------------------

type Sum = readonly [least: number, most: number]

interface State {
  readonly sums: readonly Sum[]
  readonly entries: number
}

/** All sums that any number of entries comes to, breadth first: so each with the fewest entries. */
const statesOf = (classes: readonly EntryClass[], tallies: readonly Tally[]): readonly State[] | null => {
  if (tallies.some(({ most }, index) => leastStates(classes.map(({ adds }) => adds[index] ?? [0, 0]), most) > MOST_STATES)) return null
  const start: State = { sums: tallies.map(() => [0, 0]), entries: 0 }
  const found = new Map<string, State>([[keyOf(start), start]])
  for (const state of found.values()) {
    for (const { adds } of classes) {
      const sums = state.sums.map(([least, most], index): Sum => {
        const [low, high] = adds[index] ?? [0, 0]
        const cap = tallies[index]?.most ?? 0
        return [Math.min(cap, least + low), Math.min(cap, most + high)]
      })
      const next = { sums, entries: state.entries + 1 }
      const key = keyOf(next)
      if (!found.has(key)) found.set(key, next)
    }
    if (found.size > MOST_STATES) return null
  }
  return [...found.values()]
}

/**
 * Sums of one tally that there are at the least: entries that surely add to it, so many times, and entries that may, so many times, each come to
 * another as long as both together stay below the cap. So it is known without going through them that minutes of a day are too many.
 */
const leastStates = (adds: readonly Sum[], cap: number): number => {
  const smallest = (of: readonly Sum[]): number => Math.min(...of.map(([, most]) => most))
  const [sure, open] = [smallest(adds.filter(([least]) => least > 0)), smallest(adds.filter(([least, most]) => least === 0 && most > 0))]
  return (cap / sure) * (cap / open) / 2
}

const keyOf = ({ sums }: State): string => {
  let key = ''
  for (const [least, most] of sums) key += `${least} ${most} `
  return key
}

// ---- how far the list is complete --------------------------------------------------------------------------

/** For each tally, whether no entry is missing: every combination that one day of completeness gives. */
const completeness = (list: Fact, graph: RuleGraph, tallies: readonly Tally[]): readonly (readonly boolean[])[] => {
  if (list.name === ALWAYS_COMPLETE) return [tallies.map(() => true)]
  const through: Value = { kind: 'field', domain: 'day', field: 'complete through' }
  const ends = tallies.map(({ value: { over } }): Value => (over.dated && over.to !== null ? over.to : { kind: 'asOf', domain: 'day' }))
  const reached = ends.map((end) => partsOf({ kind: 'compare', relation: '>=', left: through, right: end }, graph))
  const subject = { typeOf: (value: Value) => (value.kind === 'field' ? ({ kind: 'date' } as const) : null) }
  const { variables, questionOf } = gather(reached.flatMap(partIn).map((part) => ({ part, subject })))
  const ways = variables.reduce<readonly (readonly Outcome[])[]>(
    (all, { outcomes }) => all.flatMap((before) => outcomes.filter(isExact).map((outcome) => [...before, outcome])),
    [[]],
  )
  const found = ways.map((way) => reached.map((formula) => isReached(formula, (part) => way[questionOf(part).variable]?.statuses[questionOf(part).question] ?? 1)))
  const absent = tallies.map(() => false)
  return [...new Map([absent, ...found].map((each) => [each.join(), each])).values()]
}

const isExact = ({ statuses }: Outcome): boolean => !statuses.includes(1)

/** A day reached is one part, or the opposite of one. */
const partIn = (formula: Formula): readonly Part[] => (formula.op === 'not' ? partIn(formula.of) : formula.op === 'part' ? [formula.part] : [])

const isReached = (formula: Formula, statusOf: (part: Part) => Status): boolean => {
  if (formula.op === 'part') return statusOf(formula.part) === 3
  return formula.op === 'not' && formula.of.op === 'part' && negated(statusOf(formula.of.part)) === 3
}
