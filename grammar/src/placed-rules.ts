/**
 * The rules of the grammar with a place for each word and token that they state. A rule that several others name is stated
 * once for each kind of line, and once for all that hold conditions: a date after `given` goes on otherwise than one in a
 * condition.
 */
import { grammarRules, type Production, type Rule } from '@rubric/syntax'

export interface Place {
  readonly rule: string
  readonly terminal: Extract<Production, { readonly kind: 'word' | 'token' }>
  /** 0 for the first place of its rule that has this terminal, 1 for the second … */
  readonly nth: number
}

export interface PlacedRules {
  /** Named after the kind of line that they are part of, too. */
  readonly rules: readonly Rule[]
  readonly places: ReadonlyMap<Production, Place>
}

/** A word, or what a token is called. */
export const imageOf = (terminal: Place['terminal']): string => (terminal.kind === 'word' ? terminal.text : terminal.label)

/** The rules that a part names. */
export const rulesIn = (part: Production): readonly string[] => {
  switch (part.kind) {
    case 'sequence':
    case 'choice':
      return part.of.flatMap(rulesIn)
    case 'optional':
    case 'repeated':
      return rulesIn(part.of)
    case 'rule':
      return [part.name]
    case 'word':
    case 'token':
      return []
  }
}

/** One token or another: a code system, an address. It has its own place wherever a rule names it. */
const isToken = (part: Production): boolean => part.kind === 'token' || (part.kind === 'choice' && part.of.every(isToken))

export const placedRules = (): PlacedRules => {
  const stated = new Map(grammarRules().map((rule) => [rule.name, rule]))
  const productionOf = (name: string): Production => stated.get(name)?.production ?? { kind: 'sequence', of: [] }
  const rules = new Map<string, Rule>()
  const places = new Map<Production, Place>()

  /** The same part with places of its own, and with the rules of its kind of line. */
  const copy = (part: Production, rule: string, line: string, counts: Map<string, number>): Production => {
    const inside = (each: Production): Production => copy(each, rule, line, counts)
    switch (part.kind) {
      case 'sequence':
      case 'choice':
        return { kind: part.kind, of: part.of.map(inside) }
      case 'optional':
      case 'repeated':
        return { kind: part.kind, of: inside(part.of) }
      case 'rule': {
        const named = productionOf(part.name)
        return isToken(named) ? copy(named, part.name, line, new Map()) : { kind: 'rule', name: placeRule(part.name, line) }
      }
      case 'word':
      case 'token': {
        const own = { ...part }
        const nth = counts.get(imageOf(part)) ?? 0
        counts.set(imageOf(part), nth + 1)
        places.set(own, { rule, terminal: own, nth })
        return own
      }
    }
  }

  const placeRule = (name: string, line: string): string => {
    const placedName = `${line} ${name}`
    const rule = stated.get(name)
    if (rule === undefined || rules.has(placedName)) return placedName
    // Known before its parts are, which may name it again.
    rules.set(placedName, { ...rule, name: placedName })
    rules.set(placedName, { ...rule, name: placedName, production: copy(rule.production, name, line, new Map()) })
    return placedName
  }

  const holdsCondition = (name: string, seen = new Set<string>()): boolean => {
    if (name === 'expression') return true
    if (seen.has(name)) return false
    seen.add(name)
    return rulesIn(productionOf(name)).some((each) => holdsCondition(each, seen))
  }

  for (const { name, lines } of stated.values()) if (lines.length > 0) placeRule(name, holdsCondition(name) ? 'condition' : name)
  return { rules: [...rules.values()], places }
}
