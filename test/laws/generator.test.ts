/** The laws are worth what the generator reaches: every node of the tree, every construct of the rule graph, and all answers often. */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { memberCase, policy, statusesOf } from '@rubric/harness'
import { requirementResult, statusWord } from '@rubric/runtime'
import { parse } from '@rubric/syntax'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withExample } from './example-text.ts'
import { seed } from './runs.ts'
import { isSource, subjectOf } from './subject.ts'
import { countGraph, countTree, note, type Tally } from './tally.ts'

const relations = ['<', '<=', '=', '!=', '>=', '>']
const both = <T>(values: readonly T[], name: (value: T) => string): readonly string[] => values.map(name)

const values = [
  ...['constant integer', 'constant day', 'constant minute', 'constant code', 'asOf day', 'now minute', 'age integer'],
  ...['offset day', 'offset minute', 'instant minute', 'civil minute', 'openDay day', 'movedDay day', 'openMinute minute'],
  ...['nthDay day', 'dayOf day', 'minutesOf minute', 'count integer', 'sum integer'],
  ...['status', 'integer', 'day', 'minute', 'code'].flatMap((domain) => [`fact ${domain}`, `field ${domain}`]),
  ...['status', 'integer', 'day', 'code'].map((domain) => `pick ${domain}`),
]

const tests = [
  ...both(relations, (relation) => `compare ${relation} integer`),
  ...both(['<', '<=', '=', '>=', '>'], (relation) => `compare ${relation} day`),
  ...both(['<', '<=', '=', '>=', '>'], (relation) => `compare ${relation} minute`),
  ...['compare = code', 'compare != code', 'between', 'holds', 'coded true', 'coded false'],
  ...['integer', 'code'].flatMap((domain) => [`among ${domain} true`, `among ${domain} false`]),
  ...['day', 'minute'].flatMap((domain) => [`during true ${domain}`, `during false ${domain}`]),
  ...['day', 'minute'].map((domain) => `deadline ${domain}, from a day`),
  'deadline day, open',
  ...['every days', 'every months', 'calendar week', 'calendar month', 'calendar quarter', 'calendar year'].flatMap((period) => [
    `recurrence ${period}, count`,
    `recurrence ${period}, sum`,
  ]),
  ...['open', 'until'].flatMap((end) => ['always', 'while', 'while not'].map((state) => `recurrence ${end}, ${state}`)),
]

const limits = [
  ...['calendar week', 'calendar month', 'calendar quarter', 'calendar year', 'any days', 'any months'].map((window) => `window ${window}`),
  ...['window authorization', 'window episode', 'window lifetime', 'window request'],
  ...['limit for all', 'limit for some', 'hours of a unit', 'length of a unit', 'code', 'range', 'modifiers'],
]

const determinations = [
  ...['initial', 'renewal', 'transition', 'discharge'].map((stage) => `stage ${stage}`),
  ...['nothing', 'days, no ceiling', 'days, days ceiling', 'months, months ceiling', 'days, months ceiling'].map((grant) => `grants ${grant}`),
  ...['requires', 'excludes', 'lifts', 'replaces', 'refers', 'before', 'lifted ceiling'],
  ...['limit always, always', 'limit always, unless', 'limit only if, always'],
]

const expected = [
  ...['yes/no', 'count', 'number', 'rate', 'span', 'date', 'moment', 'enum', 'code', 'age', 'list'].map((kind) => `fact ${kind}`),
  ...['ALL of', 'ANY of', 'ONE of', 'NONE of', 'AT LEAST n of', 'AT MOST n of', ''].map((head) => `head ${head}`),
  ...['all', 'any', 'not', 'number', 'condition', 'clause', 'criterion'].map((op) => `logic ${op}`),
  ...['criteria', 'requirement', 'exception', 'determination'].map((role) => `role ${role}`),
  ...values.map((value) => `value ${value}`),
  ...tests,
  ...limits,
  ...determinations,
  'selection undated, from any day, to as of',
  'selection dated, from any day, to as of',
  'selection dated, from a day, to as of',
  'selection dated, from a day, to a day',
  ...['open list', 'interpreted clause', 'calendar alone', 'calendar, some holidays', 'zone', 'terms'],
]

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Every kind of node that the tree declares; a missing part stands where something could not be read. */
const nodeKinds = (): readonly string[] => {
  const declarations = globSync('packages/syntax/src/ast*.ts', { cwd: root }).map((path) => readFileSync(`${root}/${path}`, 'utf8'))
  const kinds = declarations.flatMap((text) => [...text.matchAll(/readonly kind: '(\w+)'/g)].map(([, kind]) => kind ?? ''))
  return [...new Set(kinds)].filter((kind) => kind !== 'Missing')
}

describe('the generator', () => {
  const printed = fc.sample(policy, { seed, numRuns: 500 })
  const subjects = printed.map(({ files }) => subjectOf(files))
  const membersOf = (index: number, numRuns: number) => {
    const subject = subjects[index]
    return subject === undefined ? [] : fc.sample(memberCase(subject.graph), { seed, numRuns }).map((member) => ({ subject, member }))
  }
  const every = subjects.map((_, index) => index)

  it('reaches every construct of the rule graph', () => {
    const tally: Tally = new Map()
    for (const { graph } of subjects) countGraph(tally, graph)
    expect(expected.filter((name) => !tally.has(name))).toEqual([])
  })

  it('reaches every kind of node of the tree, together with members who are written as examples', () => {
    const tally: Tally = new Map()
    for (const { path, text } of printed.flatMap(({ files }) => files.filter(isSource))) countTree(tally, parse(path, text).value)
    for (const { subject, member } of every.slice(0, 60).flatMap((index) => membersOf(index, 2))) {
      const [file] = withExample(subject, member.facts, member.asOf) ?? []
      if (file !== undefined) countTree(tally, parse(file.path, file.text).value)
    }
    expect(nodeKinds().filter((kind) => !tally.has(`node ${kind}`))).toEqual([])
  }, 60_000)

  it('reaches all three answers often', () => {
    const tally: Tally = new Map()
    for (const { subject, member } of every.flatMap((index) => membersOf(index, 2))) {
      for (const status of statusesOf(subject.reference(member.facts, member.asOf)).values()) note(tally, statusWord(status))
    }
    const total = [...tally.values()].reduce((sum, count) => sum + count, 0)
    for (const word of ['met', 'not met', 'unknown']) expect((tally.get(word) ?? 0) / total, word).toBeGreaterThan(0.15)
  }, 60_000)

  it('reaches every outcome of requirements and determinations, and grants in part', () => {
    const tally: Tally = new Map()
    for (const { subject, member } of every.flatMap((index) => membersOf(index, 4))) {
      const { graph } = subject
      if (graph.determinations.length === 0 && graph.criteria.every(({ role }) => role !== 'requirement')) continue
      const outcome = subject.loaded().evaluate(member.facts, member.asOf)
      if (!outcome.ok) continue
      graph.criteria.forEach(({ role }, index) => {
        if (role === 'requirement') note(tally, requirementResult(subject.loaded().info, outcome.trace, index).status)
      })
      for (const { outcome: word, lines } of outcome.determinations) {
        note(tally, `outcome ${word}`)
        for (const { requested, granted, binding } of lines ?? []) {
          if (requested[1] === 0) continue
          const exact = granted[0] === granted[1] ? (granted[0] === requested[0] ? 'all' : granted[0] === 0 ? 'none' : 'some') : 'a range'
          note(tally, `grants ${exact}${binding === null ? '' : ', limited'}`)
        }
      }
    }
    const wanted = [
      ...['met', 'violated', 'pending', 'unknown'],
      ...['met', 'met in part', 'not met', 'information needed'].map((word) => `outcome ${word}`),
      ...['grants all', 'grants none, limited', 'grants some, limited', 'grants a range, limited'],
    ]
    for (const name of wanted) expect(tally.get(name) ?? 0, name).toBeGreaterThanOrEqual(10)
  }, 60_000)

  it('makes policies from one line to some dozens of clauses', () => {
    const sizes = subjects.map(({ graph }) => graph.clauses.length).sort((a, b) => a - b)
    expect(sizes[0]).toBeLessThanOrEqual(2)
    expect(sizes.at(-1)).toBeGreaterThanOrEqual(30)
  })
})
