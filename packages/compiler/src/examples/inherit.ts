/**
 * `given like "…"`: an example starts from the facts of another and says only what differs. A fact that it gives replaces the
 * other's, a list as a whole; `unknown` takes the fact away.
 */
import type { Example, Text } from '@rubric/syntax'
import type { FactsInput } from '../graph.ts'
import { type Context, site } from '../lower/context.ts'
import { didYouMean } from '../names/suggest.ts'
import { reportExample } from './diagnostics.ts'
import { givenFacts, reportOrder } from './given.ts'

/** The input record of an example; undefined where it, or one that it is like, is faulty: that is reported once. */
export type GivenReader = (example: Example) => FactsInput | undefined

type Facts = ReadonlyMap<string, unknown>

export const givenReader = (context: Context, examples: readonly Example[]): GivenReader => {
  const { diagnostics } = context.lowering
  const byPurpose = examplesByPurpose(context, examples)
  const known = new Map<Example, Facts | undefined>()
  const inherited = (like: Text, path: readonly Example[]): Facts | undefined => {
    const base = byPurpose.get(like.value)
    if (base === undefined) {
      const near = didYouMean(like.value, byPurpose.keys())
      diagnostics.push(reportExample('unknown-example', site(context, like), { near }))
      return undefined
    }
    if (!path.includes(base)) return factsOf(base, path)
    diagnostics.push(reportExample('circular-example', site(context, like)))
    return undefined
  }
  const factsOf = (example: Example, path: readonly Example[]): Facts | undefined => {
    if (known.has(example)) return known.get(example)
    const before = diagnostics.length
    const own = givenFacts(context, example.given)
    const sound = diagnostics.length === before
    const base: Facts | undefined = example.like === undefined ? new Map() : inherited(example.like, [...path, example])
    const facts = sound && base !== undefined ? merged(base, own) : undefined
    const day = example.given.findLast(({ name }) => name.text === 'request.from' || name.text === 'request.to')
    if (facts !== undefined && day !== undefined) {
      const [from, to] = [facts.get('request.from'), facts.get('request.to')]
      reportOrder(context, day, { first: 'request.from', from, last: 'request.to', to })
    }
    known.set(example, facts)
    return facts
  }
  return example => {
    const facts = factsOf(example, [])
    return facts === undefined ? undefined : nested(facts)
  }
}

const examplesByPurpose = (context: Context, examples: readonly Example[]): ReadonlyMap<string, Example> => {
  const byPurpose = new Map<string, Example>()
  for (const example of examples) {
    const { purpose } = example
    if (purpose.kind !== 'Text') continue
    const first = byPurpose.get(purpose.value)
    if (first === undefined) byPurpose.set(purpose.value, example)
    else {
      const related = [{ file: context.scope.module.file, span: first.purpose, text: 'the other one' }]
      context.lowering.diagnostics.push(reportExample('duplicate-example', { ...site(context, purpose), related }))
    }
  }
  return byPurpose
}

const merged = (base: Facts, own: Facts): Facts => {
  const facts = new Map([...base, ...own])
  const gives = (name: string): boolean => (own.get(name) ?? null) !== null
  if (gives('member.age')) facts.delete('member.birth_date')
  if (gives('member.birth_date')) facts.delete('member.age')
  return facts
}

/** `member.age` becomes `{"member": {"age": …}}`. Own keys only, so that no name can reach a prototype. */
const nested = (facts: ReadonlyMap<string, unknown>): FactsInput => {
  const root = new Map<string, unknown>()
  for (const [name, value] of facts) {
    const parts = name.split('.')
    let at = root
    for (const part of parts.slice(0, -1)) {
      const inner = at.get(part)
      const next: Map<string, unknown> = inner instanceof Map ? inner : new Map()
      at.set(part, next)
      at = next
    }
    at.set(parts.at(-1) ?? name, value)
  }
  const plain = (map: ReadonlyMap<string, unknown>): FactsInput =>
    Object.fromEntries([...map].map(([key, value]) => [key, value instanceof Map ? plain(value) : value]))
  return plain(root)
}
