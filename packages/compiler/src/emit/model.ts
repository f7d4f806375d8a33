/**
 * The rule graph as the printers of the module need it: facts by name, the names that stand for them in code, and a note of
 * which parts of the runtime library the module ends up using.
 */
import type { Fact, Field, ListType, RuleGraph, ScalarType } from '../graph.ts'
import { capitalised, propertyName } from './names.ts'

export interface Model {
  readonly graph: RuleGraph
  readonly facts: ReadonlyMap<string, Fact>
  /** Capitalised names of criteria, by index. */
  readonly criteria: readonly string[]
  /** Capitalised names of lists, by the fact's name. */
  readonly lists: ReadonlyMap<string, string>
  /** Notes that the module uses this export of the runtime library, and gives its name back. */
  readonly use: (name: string) => string
  readonly used: ReadonlySet<string>
  readonly usedTypes: ReadonlySet<string>
  readonly useType: (name: string) => string
  /** Notes that the module uses a calendar, by its index, and gives its name. */
  readonly useCalendar: (index: number) => string
  readonly usedCalendars: ReadonlySet<number>
  readonly useZone: () => string
  readonly usesZone: () => boolean
  /** Module-level constants, by their literal: sets of codes, words of enumerations. */
  readonly constants: Map<string, string>
}

export interface ListFact extends Fact {
  readonly type: ListType
}

export const isList = (fact: Fact): fact is ListFact => fact.type.kind === 'list'

export const calendarName = (index: number): string => `calendar${index}`

const noting =
  (names: Set<string>) =>
  (name: string): string => {
    names.add(name)
    return name
  }

export const modelOf = (graph: RuleGraph): Model => {
  const used = new Set<string>()
  const usedTypes = new Set<string>()
  const usedCalendars = new Set<number>()
  const zones = new Set<string>()
  const lists = graph.facts.filter(isList).map((fact) => fact.name)
  const listNames = capitalised(lists)
  return {
    graph,
    facts: new Map(graph.facts.map((fact) => [fact.name, fact])),
    criteria: capitalised(graph.criteria.map((criterion) => criterion.name)),
    lists: new Map(lists.map((name, index) => [name, listNames[index] ?? name])),
    use: noting(used),
    used,
    usedTypes,
    useType: noting(usedTypes),
    useCalendar: (index) => {
      usedCalendars.add(index)
      return calendarName(index)
    },
    usedCalendars,
    useZone: () => noting(zones)('zone'),
    usesZone: () => zones.size > 0,
    constants: new Map(),
  }
}

/** The element of a table that the rule graph promises; its absence is a fault of the compiler, never of an author. */
export const promised = <Element>(element: Element | undefined, what: string): Element => {
  if (element === undefined) throw new Error(`the rule graph lacks ${what}`)
  return element
}

export const factNamed = (model: Model, name: string): Fact => promised(model.facts.get(name), `the fact ${name}`)

export const listNamed = (model: Model, name: string): ListFact => {
  const fact = factNamed(model, name)
  if (!isList(fact)) throw new Error(`the fact ${name} is no list`)
  return fact
}

export const fieldNamed = (list: ListFact, name: string): Field =>
  promised(
    list.type.fields.find((field) => field.name === name),
    `the field ${list.name}.${name}`,
  )

/** The name of a module-level constant for this literal; one for equal literals. */
export const constant = (model: Model, stem: string, text: string): string => {
  const known = model.constants.get(text)
  if (known !== undefined) return known
  const name = `${stem}${model.constants.size + 1}`
  model.constants.set(text, name)
  return name
}

/** The properties that store one fact or field, with their TypeScript types. */
export const storedProperties = (name: string, type: ScalarType): readonly (readonly [string, string])[] => {
  const property = propertyName(name)
  switch (type.kind) {
    case 'yes/no':
      return [[property, 'Status']]
    case 'count':
    case 'number':
    case 'rate':
    case 'span':
    case 'enum':
      return [[property, 'number']]
    case 'code':
      return [[property, 'string | null']]
    case 'age':
    case 'date':
    case 'moment':
      return [
        [`${property}$low`, 'number'],
        [`${property}$high`, 'number'],
      ]
  }
}
