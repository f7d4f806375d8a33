/**
 * The places of the grammar as states between which a word decides: what an editor can follow from left to right, and no more. Places that
 * one word may lead to are one state as long as they look the same; where they do not, or where a word may also be a name, what comes
 * next tells which is meant, as it does for the parser.
 */
import { keywordTable, type LineKind } from '@rubric/syntax'
import { placesOf, type Place, type Step } from './places.ts'
import { scopeOf } from './scopes.ts'

export type Terminal = Place['terminal']

export interface State {
  readonly name: string
  readonly terminal: Terminal
  readonly scope: string
  /** What may follow, in the order in which it is tried; filled in once all states are known. */
  readonly next: Edge[]
}

export type Ahead = readonly (Terminal | 'end')[]

export interface Edge {
  readonly to: State
  /** Taken only where one of these comes next: one word, or two in a row. */
  readonly ahead?: readonly Ahead[]
}

export interface States {
  readonly starts: (kind: LineKind) => readonly Edge[]
  /** The states of a word that may begin a line as the last went on. */
  readonly ofWord: (word: string) => readonly Edge[]
}

const imageOf = (terminal: Terminal): string => (terminal.kind === 'word' ? terminal.text : terminal.label)
const isNameToken = ({ terminal }: Place): boolean => terminal.kind === 'token' && terminal.label === 'a name'

/** A word that may also be a name. */
const isFree = ({ terminal }: Place): boolean =>
  terminal.kind === 'word' && Object.hasOwn(keywordTable, terminal.text) && !keywordTable[terminal.text as keyof typeof keywordTable].reserved

const terminalOf = (step: Step): Terminal | 'end' => (step === 'end' ? step : step.terminal)
const imageOfStep = (step: Step): string => (step === 'end' ? '' : imageOf(step.terminal))

const groupBy = <T>(items: readonly T[], key: (item: T) => string): readonly (readonly T[])[] => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group === undefined) groups.set(key(item), [item])
    else group.push(item)
  }
  return [...groups.values()]
}

/** One step of each image. */
const distinct = (steps: readonly Step[]): readonly Step[] => groupBy(steps, imageOfStep).flatMap(([step]) => (step === undefined ? [] : [step]))

export const statesOf = (): States => {
  const places = placesOf()
  const ids = new Map(places.all.map((place, id) => [place, id]))
  const states = new Map<string, State>()
  const names = new Map<string, number>()

  const nameFor = ({ rule, terminal }: Place): string => {
    const base = `${rule} ${imageOf(terminal)}`
    const count = (names.get(base) ?? 0) + 1
    names.set(base, count)
    return count === 1 ? base : `${base} (${count})`
  }

  const stateOf = (group: readonly Place[]): State => {
    const key = group.map(place => ids.get(place) ?? -1).sort((a, b) => a - b).join()
    const found = states.get(key)
    if (found !== undefined) return found
    const [first] = group
    if (first === undefined) throw new Error('a state without places')
    const state: State = { name: nameFor(first), terminal: first.terminal, scope: scopeOf(first), next: [] }
    states.set(key, state)
    state.next.push(...edgesOf(group))
    return state
  }

  const stepsAfter = (group: readonly Place[]): readonly Step[] => distinct(group.flatMap(places.after))
  const aheadOf = (group: readonly Place[]): readonly Ahead[] => stepsAfter(group).map(step => [terminalOf(step)])

  /**
   * A word and a name may also come after different places: after `and`, `on or before` is one more test of a date, and `on` alone the name
   * of the next fact. Then only what cannot follow the name tells, if need be in two steps; and a name tells only where nothing else may.
   */
  const aheadBesides = (group: readonly Place[], names: readonly Place[]): readonly Ahead[] => {
    const afterName = new Set(stepsAfter(names).map(imageOfStep))
    const told = stepsAfter(group).filter(step => step === 'end' || !isNameToken(step)).flatMap((step): readonly Ahead[] =>
      step === 'end' || !afterName.has(imageOfStep(step)) ? [[terminalOf(step)]] : aheadOf([step]).map(([next]) => [step.terminal, next ?? 'end']))
    return told.length > 0 ? told : aheadOf(group)
  }

  /** After a number, what may be its unit is its unit: a rule takes what it can before it is left. */
  const taken = (before: Place, place: Place): boolean => {
    const after = places.after(before)
    const ownName = after.some(step => step !== 'end' && step.rule === before.rule && isNameToken(step))
    return ownName && after.includes(place) && place.rule !== before.rule && !places.contested.has(place)
  }

  const edgesOf = (from: readonly Place[], steps: readonly Step[] = [...new Set(from.flatMap(places.after))]): readonly Edge[] => {
    const next = steps.filter(step => step !== 'end')
    const names = next.filter(isNameToken)
    const beside = (place: Place): boolean =>
      !places.contested.has(place) && !from.some(before => places.after(before).includes(place) && places.after(before).some(step => names.includes(step as Place)))
    const kept = next.filter(place => !isFree(place) || !from.some(before => taken(before, place)))
    return groupBy(kept, ({ terminal }) => imageOf(terminal)).flatMap(same => {
      const groups = toldApart(same)
      return groups.map((group, at): Edge => {
        if (names.length > 0 && group.some(isFree)) return { to: stateOf(group), ahead: group.every(beside) ? aheadBesides(group, names) : aheadOf(group) }
        return at < groups.length - 1 ? { to: stateOf(group), ahead: aheadOf(group) } : { to: stateOf(group) }
      })
    })
  }

  /** Places of one word by their look, where the next word tells them apart; what is told by the fewest words first. */
  const toldApart = (same: readonly Place[]): readonly (readonly Place[])[] => {
    const groups = groupBy(same, scopeOf)
    const after = groups.flatMap(group => stepsAfter(group).map(imageOfStep))
    return new Set(after).size < after.length ? [same] : [...groups].sort((a, b) => stepsAfter(a).length - stepsAfter(b).length)
  }

  const starts = new Map<LineKind, readonly Edge[]>()
  return {
    starts: kind => {
      const found = starts.get(kind) ?? edgesOf([], places.starts(kind))
      starts.set(kind, found)
      return found
    },
    ofWord: word => edgesOf([], places.all.filter(({ terminal }) => terminal.kind === 'word' && terminal.text === word)),
  }
}
