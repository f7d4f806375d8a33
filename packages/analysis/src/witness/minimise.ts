/** A smaller member who shows the same: fewer facts, fewer entries, values where answers change. */
import type { FactsInput, ListType, ScalarType } from '@rubric/compiler'
import { isObject, lookUp, nest, objectOf, own } from '../facts/json.ts'
import type { Joint } from '../pair/joint.ts'
import type { Member } from '../version.ts'
import { draftAt } from './draft.ts'
import { unlimited } from './effort.ts'
import { valuesFor } from './scalars.ts'
import { choiceOf, type Task, taskOf } from './task.ts'

export interface MinimiseOptions {
  /** How often `holds` is asked. */
  readonly tries?: number
}

const defaultTries = 300

type Holds = (member: Member) => boolean

/** A change that makes a value simpler: what stands for it; undefined where it is left out. */
type Simpler = Iterable<unknown>

/** The smallest of those that were tried for whom `holds` is true, as it must be of `member`. */
export const minimise = (joint: Joint, member: Member, holds: Holds, options: MinimiseOptions = {}): Member => {
  let left = options.tries ?? defaultTries
  const { asOf } = member
  const facts = new Map(namesIn(joint, member.facts).map((name) => [name, lookUp(member.facts, name)]))
  const does = (name: string, value: unknown): boolean => {
    if (left <= 0) return false
    left -= 1
    return holds({ facts: nest([...new Map(facts).set(name, value)]), asOf })
  }
  /** Takes the first simpler value for which it still holds. */
  const settle = (name: string, simpler: Simpler): boolean => {
    for (const value of simpler) {
      if (!does(name, value)) continue
      facts.set(name, value)
      return true
    }
    return false
  }
  const known = (): readonly string[] => [...facts.keys()].filter((name) => facts.get(name) !== undefined).reverse()
  const dropAll = (): void => {
    // A fact may be needed only until another is gone.
    while (known().filter((name) => settle(name, [undefined])).length > 0) continue
  }
  dropAll()
  for (const [name, value] of [...facts]) {
    const type = typeOf(joint, name)
    if (value === undefined || type === undefined) continue
    const tasks = tasksOn(joint, name)
    if (type.kind !== 'list') settle(name, nearer(name, type, value, tasks, asOf))
    else while (settle(name, simplerLists(name, type, facts.get(name), tasks, asOf))) continue
  }
  dropAll()
  return { facts: nest([...facts]), asOf }
}

const typeOf = (joint: Joint, name: string): ScalarType | ListType | undefined => joint.facts.get(name)?.type

/** Facts of the member that either version declares; what else is given bears on nothing. */
const namesIn = ({ facts }: Joint, given: FactsInput): readonly string[] =>
  [...new Set([...facts.keys(), 'member.age', 'member.birth_date'])].filter((name) => (lookUp(given, name) ?? null) !== null)

const tasksOn = (joint: Joint, name: string): readonly Task[] =>
  joint.tests.flatMap(({ facts }, index) =>
    facts.some((fact) => choiceOf(fact) === choiceOf(name)) ? [taskOf(joint, index, null)] : [],
  )

/** How many of the values beside cut-points are tried. */
const most = 8

/** Values at cut-points and beside them; none where the value is one already. */
const nearer = (key: string, type: ScalarType, value: unknown, tasks: readonly Task[], asOf: string): readonly unknown[] => {
  if (type.kind === 'yes/no' || type.kind === 'enum' || type.kind === 'code') return []
  const values: unknown[] = []
  for (const candidate of valuesFor(key, type, tasks, draftAt(asOf, unlimited))) {
    if (candidate === value) return values.slice(0, most)
    if (values.length < most) values.push(candidate)
  }
  return values
}

/** The list without an entry, or the day through which it is complete, or a field; or with a field nearer to a cut-point. */
function* simplerLists(list: string, type: ListType, value: unknown, tasks: readonly Task[], asOf: string): Simpler {
  const entries = own(value, 'entries')
  if (!Array.isArray(entries)) return
  const through = own(value, 'complete_through')
  const withEntries = (all: readonly unknown[]): unknown => objectOf([['complete_through', through], ['entries', all]])
  for (const at of entries.keys()) yield withEntries(entries.toSpliced(at, 1))
  if (through !== undefined) yield objectOf([['entries', entries]])
  for (const [at, entry] of entries.entries()) {
    if (!isObject(entry)) continue
    for (const name of Object.keys(entry)) {
      yield withEntries(entries.with(at, objectOf(Object.entries(entry).filter(([each]) => each !== name))))
    }
    for (const field of type.fields) {
      const before = own(entry, field.name)
      if (before === undefined || before === null) continue
      for (const after of nearer(`${list}.${field.name}`, field.type, before, tasks, asOf)) {
        yield withEntries(entries.with(at, { ...entry, [field.name]: after }))
      }
    }
  }
}
