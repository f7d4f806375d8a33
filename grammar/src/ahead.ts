/** Which of several places a word means, told by what comes next: with as little looking ahead as the parser does. */
import { keywordTable } from '@rubric/syntax'
import { imageOf } from './placed-rules.ts'
import type { Place, Places, Step } from './places.ts'
import { scopeOf } from './scopes.ts'

export type Terminal = Place['terminal']

/** What comes next: one word, or two in a row. */
export type Ahead = readonly (Terminal | 'end')[]

export const isNameToken = ({ terminal }: Place): boolean => terminal.kind === 'token' && terminal.label === 'a name'

/** A word that may also be a name. */
export const isFree = ({ terminal }: Place): boolean =>
  terminal.kind === 'word' &&
  Object.hasOwn(keywordTable, terminal.text) &&
  !keywordTable[terminal.text as keyof typeof keywordTable].reserved

const terminalOf = (step: Step): Terminal | 'end' => (step === 'end' ? step : step.terminal)
const imageOfStep = (step: Step): string => (step === 'end' ? '' : imageOf(step.terminal))

export type Group<T> = readonly [T, ...T[]]

export const groupBy = <T>(items: readonly T[], key: (item: T) => string): readonly Group<T>[] => {
  const groups = new Map<string, [T, ...T[]]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group === undefined) groups.set(key(item), [item])
    else group.push(item)
  }
  return [...groups.values()]
}

/** What may come after any of the places, each word once. */
const stepsAfter = (places: Places, group: readonly Place[]): readonly Step[] =>
  groupBy(group.flatMap(places.after), imageOfStep).map(([step]) => step)

export const aheadOf = (places: Places, group: readonly Place[]): readonly Ahead[] =>
  stepsAfter(places, group).map((step) => [terminalOf(step)])

/**
 * A word and a name may come after different places: after `and`, `on or before` is one more test of a date, and `on` alone
 * the name of the next fact. Then only what cannot follow the name tells, if need be in two steps; and a name tells only where
 * nothing else may.
 */
export const aheadBesides = (places: Places, group: readonly Place[], names: readonly Place[]): readonly Ahead[] => {
  const afterName = new Set(stepsAfter(places, names).map(imageOfStep))
  const told = stepsAfter(places, group).flatMap((step): readonly Ahead[] => {
    if (step === 'end' || !afterName.has(imageOfStep(step)))
      return step !== 'end' && isNameToken(step) ? [] : [[terminalOf(step)]]
    return stepsAfter(places, [step]).map((next) => [step.terminal, terminalOf(next)])
  })
  return told.length > 0 ? told : aheadOf(places, group)
}

/** After a number, what may be its unit is its unit: a rule takes what it can before it is left. */
export const isTaken = (places: Places, place: Place, before: Place): boolean => {
  const after = places.after(before)
  const ownName = after.some((step) => step !== 'end' && step.rule === before.rule && isNameToken(step))
  return ownName && after.includes(place) && place.rule !== before.rule && !places.contested.has(place)
}

/** The name and the word come after different places. */
export const isBeside = (places: Places, place: Place, from: readonly Place[]): boolean =>
  !places.contested.has(place) &&
  !from.some(
    (before) => places.after(before).includes(place) && places.after(before).some((step) => step !== 'end' && isNameToken(step)),
  )

/** Places of one word by their look, where the next word tells them apart; what is told by the fewest words first. */
export const toldApart = (places: Places, same: Group<Place>): readonly Group<Place>[] => {
  const groups = groupBy(same, scopeOf)
  const after = groups.flatMap((group) => stepsAfter(places, group).map(imageOfStep))
  if (new Set(after).size < after.length) return [same]
  return [...groups].sort((a, b) => stepsAfter(places, a).length - stepsAfter(places, b).length)
}
