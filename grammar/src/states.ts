/**
 * The places of the grammar as states between which a word decides: what an editor can follow from left to right. Places that
 * one word may lead to are one state as long as they look the same; where they do not, or where a word may also be a name,
 * what comes next tells.
 */
import type { LineKind } from '@rubric/syntax'
import {
  aheadBesides,
  aheadOf,
  groupBy,
  isBeside,
  isFree,
  isNameToken,
  isTaken,
  toldApart,
  type Ahead,
  type Group,
  type Terminal,
} from './ahead.ts'
import { imageOf } from './placed-rules.ts'
import { placesOf, type Place, type Step } from './places.ts'
import { scopeOf } from './scopes.ts'

export interface State {
  readonly name: string
  readonly terminal: Terminal
  readonly scope: string
  /** What may follow. */
  readonly next: readonly Edge[]
}

export interface Edge {
  readonly to: State
  /** Taken only where one of these comes next. */
  readonly ahead?: readonly Ahead[]
}

export interface States {
  readonly starts: (kind: LineKind) => readonly Edge[]
  /** The states that a word leads to wherever it stands. */
  readonly ofWord: (word: string) => readonly Edge[]
}

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

  const stateOf = (group: Group<Place>): State => {
    const key = group
      .map((place) => ids.get(place) ?? -1)
      .sort((a, b) => a - b)
      .join()
    const found = states.get(key)
    if (found !== undefined) return found
    const [first] = group
    const next: Edge[] = []
    const state: State = { name: nameFor(first), terminal: first.terminal, scope: scopeOf(first), next }
    // Known before what follows it, which may lead back to it.
    states.set(key, state)
    next.push(...edgesOf(group.flatMap(places.after), group))
    return state
  }

  const edgesOf = (steps: readonly Step[], from: readonly Place[] = []): readonly Edge[] => {
    const next = [...new Set(steps)]
      .filter((step) => step !== 'end')
      .filter((place) => !isFree(place) || !from.some((before) => isTaken(places, place, before)))
    const nameTokens = next.filter(isNameToken)
    return groupBy(next, ({ terminal }) => imageOf(terminal)).flatMap((same) =>
      toldApart(places, same).map((group, at, groups): Edge => {
        const to = stateOf(group)
        if (nameTokens.length > 0 && group.some(isFree)) {
          return {
            to,
            ahead: group.every((place) => isBeside(places, place, from))
              ? aheadBesides(places, group, nameTokens)
              : aheadOf(places, group),
          }
        }
        return at < groups.length - 1 ? { to, ahead: aheadOf(places, group) } : { to }
      }),
    )
  }

  return {
    starts: (kind) => edgesOf(places.starts(kind)),
    ofWord: (word) => edgesOf(places.all.filter(({ terminal }) => terminal.kind === 'word' && terminal.text === word)),
  }
}
