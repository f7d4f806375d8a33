/**
 * Policies of 60 facts and 120 conditions at random, as real ones look: mostly yes/no facts that a clinician judges, amounts with a few
 * thresholds each, dates, look-backs, lists; blocks in blocks; the same fact in several clauses; a determination of them, with a limit.
 */
import type { RuleGraph } from '@rubric/compiler'
import { compileWorkspace } from '@rubric/compiler'
import { mutationsOf } from '@rubric/harness'
import { type Random, randomFrom, shuffled } from './members/random.ts'

type Says = (name: string, random: Random) => string

interface Kind {
  readonly facts: number
  /** Conditions on each fact, all different. */
  readonly conditions: number
  readonly declared: readonly string[]
  readonly says: Says
}

const relations = ['at least', 'at most', 'more than', 'less than'] as const

/** With the age, 60 facts and 120 conditions. */
const kinds: Readonly<Record<string, Kind>> = {
  sign: { facts: 29, conditions: 1, declared: ['_  yes/no, by clinician'], says: (name) => name },
  visits: { facts: 9, conditions: 3, declared: ['_  count'], says: (name, { pick, below }) => `${name} ${pick(relations)} ${1 + below(12)}` },
  score: { facts: 6, conditions: 3, declared: ['_  number'], says: (name, { pick, below }) => `${name} ${pick(relations)} ${below(60) / 2}` },
  grade: {
    facts: 5, conditions: 3, declared: ['_  none < mild < moderate < severe < extreme'],
    says: (name, { pick }) => `${name} ${pick(relations)} ${pick(['mild', 'moderate', 'severe'])}`,
  },
  therapy: {
    facts: 4, conditions: 3, declared: ['_  hours per week'],
    says: (name, { pick, below }) => `${name} ${pick(relations)} ${1 + below(20)} hours per week`,
  },
  diagnosis: {
    facts: 2, conditions: 3, declared: ['_  code of ICD-10-CM'],
    says: (name, { below }) => `${name} in (F32.${below(3)}, F33.${below(9)}, F4${below(4)}.${below(3)})`,
  },
  seen: {
    facts: 2, conditions: 3, declared: ['_  date'],
    says: (name, { pick, below }) =>
      below(3) === 0 ? `${name} on or before 2026-0${1 + below(8)}-15` : `${name} within ${pick([14, 30, 60, 90])} days before as of`,
  },
  crises: {
    facts: 2, conditions: 3, declared: ['_  list of', '  on    date', '  kept  yes/no'],
    says: (name, { pick, below }) => `count of ${name}${pick(['', ' where (kept)'])} in the past ${pick([7, 30, 90])} days at least ${1 + below(3)}`,
  },
}

const age = 'member.age between 5 and 20 years'

const distinct = (count: number, make: () => string): readonly string[] => {
  const found = new Set<string>()
  while (found.size < count) found.add(make())
  return [...found]
}

const factName = (kind: string, index: number): string => `${kind}_${index + 1}`

const CRITERIA = 7
/** A fact is mostly spoken of in one place. */
const AT_HOME = 0.75
/** Conditions that stand in a second place as they are. */
const REPEATED = 30

/** The conditions of each criteria block. */
const blocks = (random: Random): readonly (readonly string[])[] => {
  const { below, chance, pick } = random
  const found = Array.from({ length: CRITERIA }, () => new Set<string>())
  const put = (block: number, condition: string): void => void found[block]?.add(condition)
  const all = Object.entries(kinds).flatMap(([kind, { facts, conditions, says }]) =>
    Array.from({ length: facts }, (_, index) => {
      const home = below(CRITERIA)
      const own = distinct(conditions, () => says(factName(kind, index), random))
      for (const condition of own) put(chance(AT_HOME) ? home : below(CRITERIA), condition)
      return own
    }).flat(),
  )
  put(0, age)
  for (let repeated = 0; repeated < REPEATED; repeated += 1) put(below(CRITERIA), pick(all))
  return found.map((block) => shuffled([...block], random))
}

const heads = ['ALL of', 'ALL of', 'ALL of', 'ALL of', 'ANY of', 'ANY of', 'ANY of', 'AT LEAST 2 of', 'AT LEAST 2 of', 'NONE of'] as const

/** An outline over these conditions; a waiver is one of them, now and then. */
const outline = (of: readonly string[], depth: number, random: Random): readonly string[] => {
  const [only] = of
  if (of.length === 1 && only !== undefined) return [only]
  const waived = of.length > 3 && random.chance(0.2)
  const [first = '', ...others] = of
  const shared = waived ? others : of
  const count = depth === 0 ? shared.length : Math.min(shared.length, 2 + random.below(3))
  const parts = Array.from({ length: count }, (_, part) => shared.filter((_each, index) => index % count === part))
  const head = count < 3 ? random.pick(heads.filter((each) => !each.includes('2'))) : random.pick(heads)
  const items = parts.flatMap((part, index) => [`  ${index + 1}. "item"`, ...outline(part, depth - 1, random).map((line) => `    ${line}`)])
  return [head, ...items, ...(waived ? [`unless ${first}`] : [])]
}

const text = (random: Random): string => {
  const facts = Object.entries(kinds).flatMap(([kind, { facts: count, declared }]) =>
    Array.from({ length: count }, (_, index) => declared.map((line) => line.replace('_', factName(kind, index)))).flat(),
  )
  const criteria = blocks(random).map((own, part) => [`criteria block_${part + 1} "block"`, ...outline(own, 3, random).map((line) => `  ${line}`), ''])
  const names = criteria.map((_, part) => `block_${part + 1}`)
  return [
    'policy random.large "A large policy"', '  version 2026-01-01', '  effective 2026-01-01', '  language 1', '',
    'facts', ...facts.map((line) => `  ${line}`), '', ...criteria.flat(),
    'limit cap "cap"', '  at most 8 units of HCPCS H2022 per calendar month', '',
    'determination decision "decision"', `  requires  ${names.slice(0, 5).join(', ')}`, `  excludes  ${names[5] ?? ''}`, '  subject to  cap', '  grants  60 days', '',
  ].join('\n')
}

/** A policy, and what one to four changes make of it. */
export const largePair = (seed: number): readonly [old: RuleGraph, next: RuleGraph] => {
  const random = randomFrom(seed)
  const { value, diagnostics } = compileWorkspace([{ path: 'large.rubric', text: text(random) }])
  const [fault] = diagnostics.filter(({ severity }) => severity === 'error')
  const old = value.policies[0]?.graph
  if (old === undefined || fault !== undefined) throw new Error(`a random policy has errors: ${JSON.stringify(fault)}`)
  const next = Array.from({ length: 1 + random.below(4) }).reduce<RuleGraph>((graph) => random.pick(mutationsOf(graph)).apply(), old)
  return [old, { ...next, policy: { ...next.policy, version: '2026-07-01' } }]
}
