/**
 * The input of a policy as a tree: dotted names are objects within objects. `member.age` and `member.birth_date` belong
 * together: where a policy reads one of them, the input may give either.
 */
import type { Input, Member } from '@rubric/runtime'
import type { Fact, FactType, RuleGraph, ScalarType } from '../graph.ts'

export type InputTree = ReadonlyMap<string, InputNode>

export type InputNode =
  { readonly kind: 'fact'; readonly fact: Fact } | { readonly kind: 'group'; readonly name: string; readonly members: InputTree }

const AGE = 'member.age'
const BIRTH_DATE = 'member.birth_date'

const builtIn = (name: string, kind: 'age' | 'date', text: string): Fact => ({
  name,
  type: { kind },
  text,
  cite: '',
  byClinician: false,
  origin: 'built in',
  span: null,
})

/** The facts that the input may give: those of the graph, with both ways of giving an age. */
export const inputFacts = (graph: RuleGraph): readonly Fact[] => {
  const names = new Set(graph.facts.map((fact) => fact.name))
  if (!names.has(AGE) && !names.has(BIRTH_DATE)) return graph.facts
  const both = [
    builtIn(AGE, 'age', 'age in completed years; give this or the birth date'),
    builtIn(BIRTH_DATE, 'date', 'date of birth; give this or the age'),
  ]
  const all = [...graph.facts, ...both.filter((fact) => !names.has(fact.name))]
  return all.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

export const inputTree = (facts: readonly Fact[], prefix = ''): InputTree => {
  const tree = new Map<string, InputNode>()
  const heads = Map.groupBy(facts, (fact) => fact.name.slice(prefix.length).split('.', 1)[0] ?? '')
  for (const [head, within] of heads) {
    const name = prefix + head
    const [fact] = within
    if (fact !== undefined && fact.name === name) {
      if (within.length > 1) throw new Error(`${name} is both a fact and the beginning of another fact's name`)
      tree.set(head, { kind: 'fact', fact })
    } else {
      tree.set(head, { kind: 'group', name, members: inputTree(within, `${name}.`) })
    }
  }
  return tree
}

/** Rates and amounts of service count from 0; plain numbers may be negative. */
export const leastOf = (type: ScalarType): number => (type.kind === 'rate' || (type.kind === 'number' && type.least === 0) ? 0 : -1_000_000_000)

const scalarInput = (type: ScalarType): Input => {
  switch (type.kind) {
    case 'yes/no':
    case 'count':
    case 'age':
    case 'date':
    case 'moment':
    case 'code':
      return { kind: type.kind }
    case 'number':
      return { kind: 'decimal', least: leastOf(type), unit: type.unit }
    case 'rate':
      return { kind: 'decimal', least: 0, unit: `${type.noun} per ${type.per}` }
    case 'span':
      return { kind: 'span', unit: type.unit }
    case 'enum':
      return { kind: 'choice', values: type.values }
  }
}

const inputOf = (type: FactType): Input =>
  type.kind === 'list'
    ? { kind: 'list', fields: type.fields.map((field) => ({ name: field.name, input: scalarInput(field.type) })) }
    : scalarInput(type)

/** The tree as data for the runtime library, which finds problems and ignored keys by it. */
export const inputData = (tree: InputTree): readonly Member[] =>
  [...tree].map(([name, node]) => ({
    name,
    input: node.kind === 'fact' ? inputOf(node.fact.type) : { kind: 'group', members: inputData(node.members) },
  }))

/** What the facts of a policy look like, for `findProblems` and `findIgnored` of the runtime library. */
export const factsInputs = (graph: RuleGraph): readonly Member[] => inputData(inputTree(inputFacts(graph)))
