/**
 * What exceptions do: which rule each of them lifts or replaces, which of them wins, and what the logic of a rule becomes by that. An
 * exception reaches only what it names. Where two reach one rule, one of them comes before the other.
 */
import type { Logic } from '@rubric/runtime'
import type { Rules } from './rules.ts'

export interface Action {
  readonly exception: string
  /** What stands in the place of the rule; null where it is lifted. */
  readonly by: string | null
}

export interface Effects {
  /** What reaches a rule (or `initial/ceiling`), winners first. */
  readonly on: (name: string) => readonly Action[]
  /** Rules in whose place this one stands, each with the exception that puts it there. */
  readonly placed: (name: string) => readonly { readonly what: string; readonly exception: string }[]
  /** Exceptions that hand a determination to a clinician, in the order of the file. */
  readonly referring: (determination: string) => readonly string[]
  /** Whether one exception comes before another, straight or through others. */
  readonly wins: (exception: string, over: string) => boolean
}

/** Actions by the address that they reach. Names that mean nothing do no harm: they were reported. */
export const effectsOf = ({ exceptions }: Rules): Effects => {
  const before = new Map(exceptions.map(({ name, before: later }) => [name.text, later.map(({ text }) => text)]))
  const giveWay = new Map<string, ReadonlySet<string>>()
  const givingWayTo = (exception: string): ReadonlySet<string> => {
    const known = giveWay.get(exception)
    if (known !== undefined) return known
    const found = new Set(before.get(exception))
    for (const each of found) for (const next of before.get(each) ?? []) found.add(next)
    giveWay.set(exception, found)
    return found
  }
  const wins = (exception: string, over: string): boolean => givingWayTo(exception).has(over)
  const actions = new Map<string, Action[]>()
  const places = new Map<string, { readonly what: string; readonly exception: string }[]>()
  const add = (name: string, action: Action): void => {
    const known = actions.get(name) ?? []
    if (!known.some(({ exception }) => exception === action.exception)) actions.set(name, [...known, action])
  }
  for (const { name, lifts, replaces } of exceptions) {
    for (const { text } of lifts) add(text, { exception: name.text, by: null })
    for (const { what, by } of replaces) {
      if (by.kind === 'Missing') continue
      add(what.text, { exception: name.text, by: by.text })
      places.set(by.text, [...places.get(by.text) ?? [], { what: what.text, exception: name.text }])
    }
  }
  for (const [name, found] of actions) {
    actions.set(name, [...found].sort((a, b) => (wins(a.exception, b.exception) ? -1 : wins(b.exception, a.exception) ? 1 : 0)))
  }
  return {
    on: name => actions.get(name) ?? [],
    placed: name => places.get(name) ?? [],
    referring: determination => exceptions.filter(({ refers }) => refers.some(({ text }) => text === determination)).map(({ name }) => name.text),
    wins,
  }
}

export const not = (of: Logic): Logic => (of.op === 'not' ? of.of : { op: 'not', of })
export const all = (of: readonly Logic[]): Logic => (of.length === 1 && of[0] !== undefined ? of[0] : { op: 'all', of })
export const any = (of: readonly Logic[]): Logic => (of.length === 1 && of[0] !== undefined ? of[0] : { op: 'any', of })

export const rootOf = ({ index }: Rules, name: string): Logic => ({ op: 'criterion', criterion: index.get(name) ?? -1 })

/** One of the exceptions that reach the rule applies; null where none can. */
export const anyException = (rules: Rules, effects: Effects, name: string): Logic | null => {
  const found = effects.on(name).map(({ exception }) => rootOf(rules, exception))
  return found.length === 0 ? null : any(found)
}

/** Where this action is the one that counts: its exception applies and none that wins over it does. */
export const whereCounts = (rules: Rules, effects: Effects, name: string, exception: string): Logic => {
  const winners = effects.on(name).slice(0, effects.on(name).findIndex(each => each.exception === exception))
  return all([rootOf(rules, exception), ...winners.map(each => not(rootOf(rules, each.exception)))])
}

/** How many parts that of `wherePlaced` are; more than `MOST_PARTS` are not counted further. */
export const partsOfPlaces = (effects: Effects, name: string, below: readonly string[] = []): number => {
  let parts = 0
  for (const { what } of effects.placed(name)) {
    if (parts > MOST_PARTS) return parts
    if (what !== name && !below.includes(what)) parts += effects.on(what).length + partsOfPlaces(effects, what, [...below, name])
  }
  return parts
}

/**
 * Where a rule stands in the place of others, and those, where they stand in the place of others, are in place themselves; null where it
 * stands in the place of none. Circles are not followed.
 */
export const wherePlaced = (rules: Rules, effects: Effects, name: string, below: readonly string[] = []): Logic | null => {
  const places = effects.placed(name).filter(({ what }) => what !== name && !below.includes(what))
  if (places.length === 0) return null
  return any(places.map(({ what, exception }) => {
    const counts = whereCounts(rules, effects, what, exception)
    const above = wherePlaced(rules, effects, what, [...below, name])
    return above === null ? counts : all([counts, above])
  }))
}

/** So many parts may the logic come to that exceptions make of one rule. Nobody writes so many by hand. */
export const MOST_PARTS = 500

/** How many parts that are, replacements unfolded; more than `MOST_PARTS` are not counted further. */
export const partsOf = (effects: Effects, name: string, above: readonly string[] = []): number => {
  let parts = 1
  for (const { by } of [...effects.on(name)].reverse()) {
    if (parts > MOST_PARTS) return parts
    const isReplaced = by !== null && by !== name && !above.includes(by)
    parts = isReplaced ? 2 * parts + 2 * partsOf(effects, by, [...above, name]) + 2 : parts + 1
  }
  return parts
}

/**
 * What a determination asks where it requires (`excluded`: excludes) a criteria block or a requirement, with the exceptions that reach
 * it. In the place of C stands D where E applies: any[all[E, D], all[not E, C], all[C, D]]; the last since it does not matter then.
 */
export const askedOf = (rules: Rules, effects: Effects, name: string, excluded: boolean, above: readonly string[] = []): Logic => {
  const plain = rootOf(rules, name)
  let asked = excluded ? not(plain) : plain
  for (const { exception, by } of [...effects.on(name)].reverse()) {
    const applies = rootOf(rules, exception)
    if (by === null) asked = any([asked, applies])
    else if (!above.includes(by) && by !== name) {
      const instead = askedOf(rules, effects, by, excluded, [...above, name])
      asked = any([all([applies, instead]), all([not(applies), asked]), all([asked, instead])])
    }
  }
  return asked
}
