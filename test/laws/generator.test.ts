/** The laws are worth what the generator reaches: every construct of the rule graph, and all three answers often. */
import type { Filter, Test, Value } from '@rubric/compiler'
import { memberCase, policy } from '@rubric/harness'
import { type Logic, statusWord } from '@rubric/runtime'
import { statusesOf } from '@rubric/harness'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seed } from './runs.ts'
import { type Subject, subjectOf } from './subject.ts'

/** How often each construct occurs, by a name of it. */
type Tally = Map<string, number>

const note = (tally: Tally, name: string): void => void tally.set(name, (tally.get(name) ?? 0) + 1)

const countLogic = (tally: Tally, logic: Logic): void => {
  note(tally, `logic ${logic.op}`)
  if (logic.op === 'not') countLogic(tally, logic.of)
  if (logic.op === 'all' || logic.op === 'any' || logic.op === 'number') for (const part of logic.of) countLogic(tally, part)
}

const countTest = (tally: Tally, test: Test): void => {
  note(
    tally,
    test.kind === 'compare'
      ? `compare ${test.relation} ${test.left.domain}`
      : test.kind === 'among'
        ? `among ${test.value.domain} ${test.negated}`
        : test.kind,
  )
  const values =
    test.kind === 'compare' ? [test.left, test.right] : test.kind === 'between' ? [test.value, test.low, test.high] : [test.value]
  for (const value of values) countValue(tally, value)
}

const countValue = (tally: Tally, value: Value): void => {
  note(tally, `value ${value.kind} ${value.domain}`)
  switch (value.kind) {
    case 'age':
    case 'offset':
      return countValue(tally, value.date)
    case 'dayOf':
      return countValue(tally, value.moment)
    case 'minutesOf':
      return countValue(tally, value.day)
    case 'count':
    case 'sum':
    case 'pick': {
      const { where, from, to, dated } = value.over
      note(
        tally,
        `selection ${dated ? 'dated' : 'undated'}, from ${from === null ? 'any' : 'a'} day, to ${to === null ? 'as of' : 'a day'}`,
      )
      if (where !== null) countFilter(tally, where)
      for (const end of [from, to]) if (end !== null) countValue(tally, end)
      return
    }
    case 'constant':
    case 'fact':
    case 'field':
    case 'asOf':
      return
  }
}

const countFilter = (tally: Tally, filter: Filter): void => {
  countLogic(tally, filter.logic)
  for (const test of filter.conditions) countTest(tally, test)
}

const countSubject = (tally: Tally, { graph }: Subject): void => {
  for (const { type } of graph.facts) note(tally, `fact ${type.kind}`)
  for (const clause of graph.clauses) {
    note(tally, `head ${clause.head.replace(/\d+/, 'n')}`)
    if (clause.open) note(tally, 'open list')
    if (clause.interpretations.length > 0) note(tally, 'interpreted clause')
    countLogic(tally, clause.logic)
  }
  for (const { test } of graph.conditions) countTest(tally, test)
}

const relations = ['<', '<=', '=', '!=', '>=', '>']
const expected = [
  ...['yes/no', 'count', 'number', 'rate', 'span', 'date', 'moment', 'enum', 'code', 'age', 'list'].map((kind) => `fact ${kind}`),
  ...['ALL of', 'ANY of', 'ONE of', 'NONE of', 'AT LEAST n of', 'AT MOST n of', ''].map((head) => `head ${head}`),
  ...['all', 'any', 'not', 'number', 'condition', 'clause', 'criterion'].map((op) => `logic ${op}`),
  ...relations.map((relation) => `compare ${relation} integer`),
  ...['<', '<=', '=', '>=', '>'].flatMap((relation) => [`compare ${relation} day`, `compare ${relation} minute`]),
  'compare = code',
  'compare != code',
  'between',
  'holds',
  'among integer true',
  'among integer false',
  'among code true',
  'among code false',
  ...['status', 'integer', 'day', 'minute', 'code'].flatMap((domain) => [`value fact ${domain}`, `value field ${domain}`]),
  ...['status', 'integer', 'day', 'code'].map((domain) => `value pick ${domain}`),
  ...[
    'constant integer',
    'constant day',
    'constant minute',
    'constant code',
    'asOf day',
    'age integer',
    'offset day',
    'offset minute',
    'dayOf day',
    'minutesOf minute',
    'count integer',
    'sum integer',
  ].map((value) => `value ${value}`),
  'selection undated, from any day, to as of',
  'selection dated, from any day, to as of',
  'selection dated, from a day, to as of',
  'selection dated, from a day, to a day',
  'open list',
  'interpreted clause',
]

describe('the generator', () => {
  const subjects = fc.sample(policy, { seed, numRuns: 500 }).map(({ files }) => subjectOf(files))

  it('reaches every construct of the rule graph', () => {
    const tally: Tally = new Map()
    for (const subject of subjects) countSubject(tally, subject)
    expect(expected.filter((name) => !tally.has(name))).toEqual([])
  })

  it('reaches all three answers often', () => {
    const tally: Tally = new Map()
    for (const subject of subjects) {
      for (const { facts, asOf } of fc.sample(memberCase(subject.graph), { seed, numRuns: 4 })) {
        for (const status of statusesOf(subject.reference(facts, asOf)).values()) note(tally, statusWord(status))
      }
    }
    const total = [...tally.values()].reduce((sum, count) => sum + count, 0)
    for (const word of ['met', 'not met', 'unknown']) expect((tally.get(word) ?? 0) / total, word).toBeGreaterThan(0.15)
  })

  it('makes policies from one line to some dozens of clauses', () => {
    const sizes = subjects.map(({ graph }) => graph.clauses.length).sort((a, b) => a - b)
    expect(sizes[0]).toBeLessThanOrEqual(2)
    expect(sizes.at(-1)).toBeGreaterThanOrEqual(30)
  })
})
