/** Entries of a list, one of each kind that the conditions on it tell apart. */
import { type FactsInput, type Field, type ListType, testStatus } from '@rubric/compiler'
import type { Status } from '@rubric/runtime'
import { objectOf } from '../facts/json.ts'
import { type Draft, put, remove } from './draft.ts'
import { valuesFor } from './scalars.ts'
import { fieldsOf, type Look, membership, type Sight, singly } from './selections.ts'
import type { Task } from './task.ts'

export interface Kind {
  readonly entry: FactsInput
  /** By selection: whether it is among its entries. */
  readonly in: readonly Status[]
}

/** More kinds than these are not told apart. */
const most = { combined: 300, kinds: 80, values: 20 }

export const kindsOf = (list: string, type: ListType, look: Look, tasks: readonly Task[], draft: Draft): readonly Kind[] => {
  const [first] = tasks
  if (first === undefined) return []
  const among = (entry: FactsInput, sights: readonly Pick<Sight, 'over' | 'graph'>[]): readonly Status[] => {
    put(draft, { fact: list, value: { complete_through: '9999-12-31', entries: [entry] } })
    const statuses = sights.map((sight) => statusOf(sight, draft))
    remove(draft, list)
    return statuses
  }
  const alone = singly(look)
  const isDated = look.selections.some(({ over }) => over.dated)
  const fields = type.fields.filter(({ name }) => look.fields.has(name) || (isDated && name === type.dateField))
  const choices = fields.map((field) => {
    const deciding = alone.filter(({ over }) => over.where?.conditions.some((test) => fieldsOf(test).join() === field.name))
    const windows = field.name === type.dateField ? look.selections.map(({ over, graph }) => ({ over: { ...over, where: null }, graph })) : []
    const isTaken = look.taken.has(field.name) || (field.name === type.dateField && look.isOrdered)
    return distinct(list, field, tasks, draft, (value) => [
      among(objectOf([[field.name, value]]), [...deciding, ...windows]),
      isTaken ? value : null,
    ])
  })
  const kinds = new Map<string, Kind>()
  for (const values of combinations(choices)) {
    const entry = objectOf(fields.map(({ name }, at) => [name, values[at]] as const))
    const statuses = among(entry, look.selections)
    const key = JSON.stringify([statuses, [...look.taken].map((name) => entry[name]), look.isOrdered && type.dateField !== null ? entry[type.dateField] : null])
    if (!kinds.has(key)) kinds.set(key, { entry, in: statuses })
    if (kinds.size >= most.kinds) break
  }
  return [...kinds.values()]
}

const statusOf = ({ over, graph }: Pick<Sight, 'over' | 'graph'>, draft: Draft): Status => {
  draft.tries -= 1
  try {
    return testStatus(graph, membership(over), draft.facts, draft.asOf.text)
  } catch (error) {
    if (error instanceof TypeError) return 1
    throw error
  }
}

/** Values of a field that differ in what matters, the unknown one last. */
const distinct = (list: string, field: Field, tasks: readonly Task[], draft: Draft, matters: (value: unknown) => unknown): readonly unknown[] => {
  const found = new Map<string, unknown>()
  for (const value of [...valuesFor(`${list}.${field.name}`, field.type, tasks, draft), undefined]) {
    const key = JSON.stringify(matters(value))
    if (!found.has(key)) found.set(key, value)
    if (found.size >= most.values) break
  }
  return [...found.values()]
}

/** Every combination of the choices; of too many, a part in which every choice occurs. */
const combinations = (choices: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] => {
  const all = choices.reduce((count, of) => count * of.length, 1)
  const count = Math.min(all, most.combined)
  return Array.from({ length: count }, (_, at) => {
    let index = all <= most.combined ? at : Math.floor((at * all) / count) + at
    return choices.map((of) => {
      const value = of[index % of.length]
      index = Math.floor(index / of.length)
      return value
    })
  })
}
