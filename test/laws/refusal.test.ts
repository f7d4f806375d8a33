import type { FactsInput, FactType, RuleGraph, ScalarType } from '@rubric/compiler'
import { lookUp, nest, referencePolicy } from '@rubric/harness'
import fc from 'fast-check'
import { describe } from 'vitest'
import { type Law, testLaw } from './law.ts'

/** Values that do not fit a type: other JSON types, and what is nearly right. */
const misfits = (type: ScalarType): readonly unknown[] => {
  const others = [{}, [], [null]]
  switch (type.kind) {
    case 'yes/no':
      return ['true', 1, 0, 'yes', ...others]
    case 'count':
    case 'span':
    case 'age':
      return [-1, 1.5, '3', true, 1_000_000_001, ...others]
    case 'number':
      return ['3', true, 0.0000001, 1e300, ...others]
    case 'rate':
      return ['3', true, -1, 0.0000001, ...others]
    case 'date':
      return ['2026-02-30', '2026-13', '26', '2026-3-1', '2026-03-01T10:00', '0000-01-01', '', 20260301, true, ...others]
    case 'moment':
      return ['2026-02-30T10:00', '2026-03-01T24:00', '2026-03-01 10:00', '2026-03-01T10:60', '', 5, true, ...others]
    case 'enum':
      return ['', `${type.values[0] ?? ''} `, 'nobody_said_this', 0, true, ...others]
    case 'code':
      return ['', 5, true, ...others]
  }
}

/** Days that run backwards, whenever they are asked about. */
const backwards = fc.constantFrom(['2026-03-10', '2026-03-01'], ['2026-03', '2026-02-28'], ['2026', '2025'], ['not yet', '0001-01-01'])

interface Spoiled {
  readonly facts: FactsInput
  /** JSON pointer of what does not fit. */
  readonly path: string
}

const pointer = (parts: readonly (string | number)[]): string =>
  parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** The facts with one value that does not fit. */
const spoil = (graph: RuleGraph, facts: FactsInput, name: string, type: FactType): fc.Arbitrary<Spoiled> => {
  const others = [...graph.facts.map((fact) => fact.name), 'member.age', 'member.birth_date'].filter((other) => other !== name)
  const replaced = (value: unknown): FactsInput =>
    nest([...others.map((other) => [other, lookUp(facts, other)] as const), [name, value]])
  const at = name.split('.')
  const isDated = (fields: readonly { readonly name: string; readonly type: FactType }[], group = ''): boolean =>
    ['from', 'to'].every((end) => fields.some((field) => field.name === group + end && field.type.kind === 'date'))
  if (type.kind !== 'list') {
    const one = fc.constantFrom(...misfits(type)).map((value) => ({ facts: replaced(value), path: pointer(at) }))
    if (name !== 'request.to' || !isDated(graph.facts, 'request.')) return one
    const kept = others.filter((other) => other !== 'request.from').map((other) => [other, lookUp(facts, other)] as const)
    return fc.oneof(one, backwards.map(([from, to]) => ({ facts: nest([...kept, ['request.from', from], [name, to]]), path: pointer(at) })))
  }
  const lists = fc
    .constantFrom<readonly [unknown, readonly (string | number)[]]>(
      [[], at],
      [5, at],
      [{ entries: {} }, [...at, 'entries']],
      [{ entries: [5] }, [...at, 'entries', 0]],
      [{ complete_through: 'soon', entries: [] }, [...at, 'complete_through']],
    )
    .map(([value, path]) => ({ facts: replaced(value), path: pointer(path) }))
  const fields = type.fields.map((field) =>
    fc
      .constantFrom(...misfits(field.type))
      .map((value) => ({
        facts: replaced({ entries: [{}, nest([[field.name, value]])] }),
        path: pointer([...at, 'entries', 1, field.name]),
      })),
  )
  const stretches = backwards.map(([from, to]) => ({ facts: replaced({ entries: [{}, { from, to }] }), path: pointer([...at, 'entries', 1, 'to']) }))
  return fc.oneof(lists, ...fields, ...(isDated(type.fields) ? [stretches] : []))
}

const refusal: Law<Spoiled | null> = {
  id: 'refusal',
  says: 'facts of which one does not fit are refused by built and by unbuilt policies alike, and its path is named',
  members: 3,
  // The validator of each policy is compiled.
  oneIn: 4,
  more: ({ graph }, { facts }) =>
    graph.facts.length === 0
      ? fc.constant(null)
      : fc.oneof(...graph.facts.map(({ name, type }) => spoil(graph, facts, name, type))),
  check: ({ graph, loaded }, { asOf }, spoiled) => {
    // In the midst of the first day that there is, what is not yet may still be on it: then no day lies before.
    if (spoiled === null || asOf.startsWith('0001-01-01T')) return null
    const outcome = loaded().evaluate(spoiled.facts, asOf)
    if (outcome.ok) return `not refused: ${spoiled.path} in ${JSON.stringify(spoiled.facts)}`
    const paths = outcome.problems.map(({ path }) => path)
    if (!paths.includes(spoiled.path)) return `refused, but ${spoiled.path} is not among ${paths.join(' ')}`
    const unbuilt = referencePolicy(graph).evaluate(spoiled.facts, asOf)
    const [here, there] = [outcome, unbuilt].map((each) => JSON.stringify(each.ok ? 'fits' : each.problems))
    return here === there ? null : `built ${here}, unbuilt ${there}`
  },
}

describe('facts that do not fit', () => testLaw(refusal))
