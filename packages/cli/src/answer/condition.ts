/** One elementary condition in a reader's words: the facts as they stand, and what is asked of them. */
import type { ConditionAnswer, FactAnswer } from '@rubric/runtime'
import { isRecord } from '../facts/read.ts'

export interface ConditionWords {
  /** `impaired_spheres: 2`, `crisis_events: 1, complete through 2026-03-01`. */
  readonly fact: string
  /** `at least 1`; empty where the fact alone says it. */
  readonly asked: string
}

const notGiven = 'not given'

export const conditionWords = ({ text, status, value, facts }: ConditionAnswer): ConditionWords => {
  const subject = subjectOf(text, facts)
  const absent = status === 'unknown' && facts.every(({ given }) => given === null)
  const words = absent ? notGiven : value === '' ? { met: 'yes', 'not met': 'no', unknown: 'unknown' }[status] : value
  if (text === subject) return { fact: `${subject}: ${words}`, asked: '' }
  const asked = text.startsWith(`${subject} `) ? text.slice(subject.length + 1) : text
  if (absent) return { fact: `${subject}: ${words}`, asked }
  const own = facts.find(({ name }) => name === subject)
  const others = facts.filter(({ name }) => name !== subject).map((fact) => `, ${fact.name}: ${rawWords(fact.given)}`)
  return { fact: `${subject}: ${words}${completeness(own)}${others.join('')}`, asked }
}

/** The fact that a condition is about: the one it begins with, else the first that it reads. */
const subjectOf = (text: string, facts: readonly FactAnswer[]): string => {
  const first = /^[\w.]+/.exec(text)?.[0] ?? text
  if (first === 'member.age' || facts.some(({ name }) => name === first)) return first
  return facts[0]?.name ?? text
}

const rawWords = (value: unknown): string => {
  if (value === null) return notGiven
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return value.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/, '$1 $2')
  return typeof value === 'number' ? String(value) : 'given'
}

/** Of a list: the day through which it is known in full. Without one, there may be more. */
const completeness = (fact: FactAnswer | undefined): string => {
  if (fact === undefined || !isRecord(fact.given)) return ''
  const through = fact.given['complete_through']
  return typeof through === 'string' ? `, complete through ${through}` : ', not known to be complete'
}

/** What a condition says when it is brought about (met) or ruled out (not met): `housing_instability: yes`. */
export const demand = (text: string, facts: readonly string[], as: 'met' | 'not met'): string => {
  if (facts.length === 1 && facts[0] === text) return `${text}: ${as === 'met' ? 'yes' : 'no'}`
  return as === 'met' ? text : opposite(text)
}

const opposites: readonly (readonly [string, string])[] = [
  ['at least', 'less than'],
  ['at most', 'more than'],
  ['is', 'is not'],
  ['in', 'not in'],
]

const both = new Map([...opposites, ...opposites.map(([a, b]) => [b, a] as const)])
const comparison = /^([\w.]+) (at least|at most|more than|less than|is not|is|not in|in) (.+)$/
const further = /\b(and|or|at least|at most|more than|less than|between|is|in|where)\b/

/** The opposite of a plain comparison in the language's own words; of anything else, `not (…)`. */
const opposite = (text: string): string => {
  const [, subject = '', relation = '', value = ''] = comparison.exec(text) ?? []
  const turned = both.get(relation)
  if (turned !== undefined && !further.test(value)) return `${subject} ${turned} ${value}`
  if (text.startsWith('any ')) return `no ${text.slice(4)}`
  if (text.startsWith('no ')) return `any ${text.slice(3)}`
  return `not (${text})`
}
