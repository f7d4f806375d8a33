/**
 * The places of the grammar: each word or token where a rule states it, and what may come next. Read off the productions, so
 * that whatever colours or completes a text knows the place that the parser would be at.
 */
import type { LineKind, Production, Rule } from '@rubric/syntax'
import { placedRules, type Place } from './placed-rules.ts'

export type { Place }

/** A place, or the end of the line. */
export type Step = Place | 'end'

export interface Places {
  readonly all: readonly Place[]
  /** Where each line may begin. */
  readonly starts: (kind: LineKind) => readonly Place[]
  /** What may come after a place; what the parser would take first stands first. */
  readonly after: (place: Place) => readonly Step[]
  /** Words that are one form of a choice with a name among its other forms: only what follows tells which is meant. */
  readonly contested: ReadonlySet<Place>
}

const known = <K, V>(map: ReadonlyMap<K, V>, key: K): V => {
  const value = map.get(key)
  if (value === undefined) throw new Error(`not in the grammar: ${JSON.stringify(key)}`)
  return value
}

/** What a part may begin with; `end` where it may be left out. */
type Start = (part: Production) => readonly Step[]

const once = (steps: readonly Step[]): readonly Step[] => [...new Set(steps)]

/** What comes where the one part, and then the other, may begin. */
const then = (first: readonly Step[], next: () => readonly Step[]): readonly Step[] =>
  first.includes('end') ? once([...first.filter((step) => step !== 'end'), ...next()]) : first

const startOver = (byName: ReadonlyMap<string, Rule>, places: ReadonlyMap<Production, Place>): Start => {
  const ofRule = new Map<string, readonly Step[]>()
  const start: Start = (part) => {
    switch (part.kind) {
      case 'sequence':
        return startOfAll(part.of)
      case 'choice':
        return once(part.of.flatMap(start))
      case 'optional':
      case 'repeated':
        return once([...start(part.of), 'end'])
      case 'rule': {
        const found = ofRule.get(part.name) ?? start(known(byName, part.name).production)
        ofRule.set(part.name, found)
        return found
      }
      case 'word':
      case 'token':
        return [known(places, part)]
    }
  }
  const startOfAll = ([first, ...rest]: readonly Production[]): readonly Step[] =>
    first === undefined ? ['end'] : then(start(first), () => startOfAll(rest))
  return start
}

/** What may come after each place, and after each rule; grows until nothing is new. */
const linksOf = (
  rules: readonly Rule[],
  places: ReadonlyMap<Production, Place>,
  start: Start,
): ReadonlyMap<Place | string, ReadonlySet<Step>> => {
  const after = new Map<Place | string, Set<Step>>([...places.values()].map((place) => [place, new Set<Step>()]))
  for (const { name, lines } of rules) after.set(name, new Set(lines.length > 0 ? ['end' as const] : []))
  let grown = true
  const add = (to: Place | string, steps: readonly Step[]): void => {
    const set = known(after, to)
    const { size } = set
    for (const step of steps) set.add(step)
    grown ||= set.size > size
  }
  const link = (part: Production, next: readonly Step[]): void => {
    switch (part.kind) {
      case 'sequence':
        part.of.reduceRight((rest, each) => (link(each, rest), then(start(each), () => rest)), next)
        return
      case 'choice':
        return part.of.forEach((each) => link(each, next))
      case 'optional':
        return link(part.of, next)
      case 'repeated':
        return link(
          part.of,
          then(once([...start(part.of), 'end']), () => next),
        )
      case 'rule':
        return add(part.name, next)
      case 'word':
      case 'token':
        return add(known(places, part), next)
    }
  }
  while (grown) {
    grown = false
    for (const { name, production } of rules) link(production, [...known(after, name)])
  }
  return after
}

const isName = (step: Step): boolean => step !== 'end' && step.terminal.kind === 'token' && step.terminal.label === 'a name'

const contestedIn = (rules: readonly Rule[], start: Start): ReadonlySet<Place> => {
  const contested = new Set<Place>()
  const enter = (part: Production): void => {
    if (part.kind === 'choice') {
      const steps = start(part)
      if (steps.some(isName)) for (const step of steps) if (step !== 'end' && step.terminal.kind === 'word') contested.add(step)
    }
    if (part.kind === 'sequence' || part.kind === 'choice') part.of.forEach(enter)
    if (part.kind === 'optional' || part.kind === 'repeated') enter(part.of)
  }
  for (const { production } of rules) enter(production)
  return contested
}

export const placesOf = (): Places => {
  const { rules, places } = placedRules()
  const start = startOver(new Map(rules.map((rule) => [rule.name, rule])), places)
  const after = linksOf(rules, places, start)
  const startsOf = (kind: LineKind): readonly Place[] => {
    const found = rules
      .filter(({ lines }) => lines.includes(kind))
      .flatMap(({ production }) => start(production))
      .filter((step) => step !== 'end')
    // A rule may read several kinds of lines, each with its own first word.
    const own = found.filter(({ terminal }) => terminal.kind === 'word' && terminal.text === kind)
    return own.length > 0 ? own : found
  }
  return {
    all: [...places.values()],
    starts: startsOf,
    after: (place) => [...known(after, place)],
    contested: contestedIn(rules, start),
  }
}
