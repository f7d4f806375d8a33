/** Small policies at random, as data that is easily edited and printed. Every case of one can be tried. */
import fc from 'fast-check'
import { conditionOn, declarations } from './small-conditions.ts'

export type Outline = Leaf | Block

interface Leaf {
  readonly kind: 'leaf'
  readonly says: string
}

export interface Block {
  readonly kind: 'block'
  readonly head: string
  /** Labels stay with their items when others come and go. */
  readonly items: readonly (readonly [label: string, of: Outline])[]
  readonly unless: string | null
}

export interface SmallPolicy {
  readonly version: string
  readonly criteria: readonly (readonly [name: string, of: Outline])[]
  readonly duty: Outline | null
  readonly decides: Deciding | null
}

/** A determination of the first criteria, and what it grants. */
export interface Deciding {
  readonly excludes: boolean
  readonly grants: string | null
  /** `at most 2 units of HCPCS H2022 per calendar month` */
  readonly limit: string | null
  /** Whom the limit binds. */
  readonly when: string | null
  /** A condition, and what it does where it is met. */
  readonly exception: { readonly when: string; readonly does: 'lifts' | 'refers' } | null
}

// ---- at random ---------------------------------------------------------------------------------------------

export const head = fc.constantFrom('ALL of', 'ANY of', 'AT LEAST 2 of', 'AT MOST 1 of', 'ONE of', 'NONE of')
const labels = ['a', 'b', 'c', 'd', 'e'] as const

export const outlineOn = (names: readonly string[]): fc.Arbitrary<Outline> => {
  const condition = conditionOn(names)
  return fc.letrec<{ outline: Outline; leaf: Leaf; block: Block }>((tie) => ({
    leaf: fc.record({ kind: fc.constant('leaf' as const), says: condition }),
    block: fc.record({
      kind: fc.constant('block' as const),
      head,
      items: fc.array(tie('outline'), { minLength: 2, maxLength: 3 }).map((all) => all.map((of, at) => [labels[at] ?? 'z', of] as const)),
      unless: fc.option(condition, { freq: 4 }),
    }),
    outline: fc.oneof({ maxDepth: 2, withCrossShrink: true }, { weight: 2, arbitrary: tie('leaf') }, { weight: 3, arbitrary: tie('block') }),
  })).outline
}

export const decidingOn = (names: readonly string[]): fc.Arbitrary<Deciding> =>
  fc.record({
    excludes: fc.boolean(),
    grants: fc.option(fc.constantFrom('30 days', '31 days', '1 months', '30 days, at most 2 months in all'), { freq: 2 }),
    limit: fc.option(
      fc
        .tuple(fc.constantFrom(2, 3), fc.constantFrom('per calendar month', 'in any 30 days', 'per authorization'))
        .map(([most, window]) => `at most ${most} units of HCPCS H2022 ${window}`),
      { freq: 2 },
    ),
    when: fc.option(conditionOn(names), { freq: 4 }),
    exception: fc.option(fc.record({ when: conditionOn(names), does: fc.constantFrom('lifts' as const, 'refers' as const) }), { freq: 3 }),
  })

/** `decides`: with a determination, always or never. */
export const smallPolicyOn = (names: readonly string[], decides: boolean): fc.Arbitrary<SmallPolicy> =>
  fc.record({
    version: fc.constant('2026-01-01'),
    criteria: fc
      .array(outlineOn(names), { minLength: 1, maxLength: decides ? 2 : 3 })
      .map((all) => all.map((of, at) => [`criteria_${at + 1}`, of] as const)),
    duty: decides ? fc.constant(null) : fc.option(outlineOn(names), { freq: 4 }),
    decides: decides ? decidingOn(names) : fc.constant(null),
  })

// ---- printed -----------------------------------------------------------------------------------------------

const indented = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`)

const printed = (outline: Outline): readonly string[] =>
  outline.kind === 'leaf'
    ? [outline.says]
    : [
        // A head counts no further than its items.
        outline.items.length < 2 ? outline.head.replace(/AT (LEAST 2|MOST 1)/, 'ONE') : outline.head,
        ...outline.items.flatMap(([label, of]) => [`  ${label}:`, ...indented(indented(printed(of)))]),
        ...(outline.unless === null ? [] : [`unless ${outline.unless}`]),
      ]

const root = (head: string, lines: readonly string[]): readonly string[] => ['', head, ...indented(lines)]

const printedDeciding = ({ excludes, grants, limit, when, exception }: Deciding, names: readonly string[]): readonly string[] => {
  const excluded = excludes ? names.slice(1) : []
  const required = names.filter((name) => !excluded.includes(name))
  const lifted = exception?.does === 'lifts' && limit === null ? null : exception
  return [
    ...(limit === null ? [] : root('limit cap "cap"', [limit, ...(when === null ? [] : [`when ${when}`])])),
    ...(lifted === null ? [] : root('exception apart "apart"', [`when ${lifted.when}`, lifted.does === 'lifts' ? 'lifts cap' : 'refers decision'])),
    ...root('determination decision "decision"', [
      `requires ${required.join(', ')}`,
      ...(excluded.length === 0 ? [] : [`excludes ${excluded.join(', ')}`]),
      ...(limit === null ? [] : ['subject to cap']),
      ...(grants === null ? [] : [`grants ${grants}`]),
    ]),
  ]
}

/** One policy file. Facts that it does not read are not declared. */
export const printSmall = ({ version, criteria, duty, decides }: SmallPolicy): string => {
  const rules = [
    ...criteria.flatMap(([name, of]) => root(`criteria ${name} "${name}"`, printed(of))),
    ...(duty === null ? [] : root('requirement duty "duty"', printed(duty))),
    ...(decides === null ? [] : printedDeciding(decides, criteria.map(([name]) => name))),
  ]
  const words = new Set(rules.flatMap((line) => line.split(/[^\w.]+|\.(?=kept|amount)/)))
  const facts = Object.entries(declarations).flatMap(([name, lines]) => (words.has(name) ? lines : []))
  return [
    'policy small.policy "A small policy"', `  version ${version}`, `  effective ${version}`, '  language 1',
    ...(facts.length === 0 ? [] : ['', 'facts', ...indented(facts)]), ...rules, '',
  ].join('\n')
}
