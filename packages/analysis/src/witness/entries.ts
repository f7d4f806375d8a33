/** Entries of a list, one of each kind that the conditions on it tell apart. */
import { type FactsInput, type Field, type ListType, testStatus } from '@rubric/compiler'
import type { Status } from '@rubric/runtime'
import { objectOf, own } from '../facts/json.ts'
import { type Draft, put, remove } from './draft.ts'
import { valuesFor } from './scalars.ts'
import { fieldsOf, type Look, membership, type Sight, singly } from './selections.ts'
import type { Task } from './task.ts'

/** A list that is being made. */
export interface ListInHand {
  readonly name: string
  readonly type: ListType
  readonly draft: Draft
}

export interface Kind {
  readonly entry: FactsInput
  /** By selection: whether it is among its entries. */
  readonly in: readonly Status[]
}

/** More kinds than these are not told apart. */
const most = { combined: 300, kinds: 80, values: 20, stale: 60 }

export const kindsOf = (list: ListInHand, look: Look, tasks: readonly Task[]): readonly Kind[] => {
  const { type } = list
  const isDated = look.selections.some(({ over }) => over.dated)
  const fields = type.fields.filter(({ name }) => look.fields.has(name) || (isDated && name === type.dateField))
  const taken = new Set([...look.taken, ...(look.isOrdered && type.dateField !== null ? [type.dateField] : [])])
  const choices = fields.map((field) => {
    const sights = decidedBy(field, list, look)
    return distinct(valuesFor(`${list.name}.${field.name}`, field.type, tasks, list.draft), (value) => [
      among(objectOf([[field.name, value]]), sights, list),
      taken.has(field.name) ? value : null,
    ])
  })
  const kinds = new Map<string, Kind>()
  for (const values of combinations(choices)) {
    const entry = objectOf(fields.map(({ name }, at) => [name, values[at]] as const))
    const statuses = among(entry, look.selections, list)
    const key = JSON.stringify([statuses, [...taken].map((name) => own(entry, name))])
    if (!kinds.has(key)) kinds.set(key, { entry, in: statuses })
    if (kinds.size >= most.kinds) break
  }
  return [...kinds.values()]
}

type Asked = Pick<Sight, 'over' | 'graph'>

/** What a field decides by itself: conditions of filters, and of the date the windows. */
const decidedBy = ({ name }: Field, { type }: ListInHand, look: Look): readonly Asked[] => {
  const filters = singly(look).filter(({ over }) => over.where?.conditions.some((test) => fieldsOf(test).join() === name))
  if (name !== type.dateField) return filters
  return [...filters, ...look.selections.map(({ over, graph }) => ({ over: { ...over, where: null }, graph }))]
}

/** Whether an entry is among those selected, if it is all that the list holds. */
const among = (entry: FactsInput, sights: readonly Asked[], { name, draft }: ListInHand): readonly Status[] => {
  put(draft, { fact: name, value: { complete_through: '9999-12-31', entries: [entry] } })
  const statuses = sights.map((sight) => statusOf(sight, draft))
  remove(draft, name)
  return statuses
}

const statusOf = ({ over, graph }: Asked, draft: Draft): Status => {
  if (draft.effort.left() <= 0) return 1
  const { test, cost } = membership(over)
  draft.effort.spend(cost(draft))
  try {
    return testStatus(graph, test, draft.facts, draft.asOf.text)
  } catch (error) {
    if (error instanceof TypeError) return 1
    throw error
  }
}

/** Values of a field that differ in what matters, the unknown one last. Likely ones come first: after many that tell nothing new, no more are tried. */
const distinct = (values: Iterable<unknown>, matters: (value: unknown) => unknown): readonly unknown[] => {
  const found = new Map<string, unknown>()
  let stale = 0
  for (const value of values) {
    const key = JSON.stringify(matters(value))
    stale = found.has(key) ? stale + 1 : 0
    if (stale === 0) found.set(key, value)
    if (found.size >= most.values || stale >= most.stale) break
  }
  const unknown = JSON.stringify(matters(undefined))
  return [...found.values(), ...(found.has(unknown) ? [] : [undefined])]
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
