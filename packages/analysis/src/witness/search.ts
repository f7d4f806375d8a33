/**
 * Chooses fact by fact, those first that most conditions speak of. What is left after a choice falls apart into facts that no
 * condition brings together any more, and each of those parts is searched by itself.
 */
import { type Fact, isInOrder, type ListType } from '@rubric/compiler'
import { lookUp } from '../facts/json.ts'
import type { Joint } from '../pair/joint.ts'
import { type Choice, type Draft, put, remove } from './draft.ts'
import { fits } from './fits.ts'
import { asksElsewhere, contradict, onceGiven } from './given.ts'
import { anyListsFor, listsFor } from './lists.ts'
import { keyOf } from './memory.ts'
import { birthDatesFor, storedOf, valuesFor } from './scalars.ts'
import { statesFor } from './states.ts'
import { choiceOf, holds, namesOf, person, type Task } from './task.ts'

/** Facts that are chosen together, and the conditions on them. */
export interface Part {
  readonly facts: readonly string[]
  readonly tasks: readonly Task[]
}

/** The same as `search`, of facts of which none is chosen yet: what was searched for before is put there, or given up. */
export const searchOnce = (joint: Joint, part: Part, draft: Draft): boolean => {
  const [key, looks] = [keyOf('part', part.tasks, draft), Math.min(draft.onList, draft.effort.left())]
  const past = draft.memory.recall(key, looks)
  if (past !== undefined) {
    for (const choice of past.found ?? []) put(draft, choice)
    return past.found !== null
  }
  draft.isCut = false
  const does = search(joint, part, draft)
  const isOver = draft.isCut || draft.effort.left() <= 0
  draft.memory.keep(key, does ? { found: choicesIn(part, draft), looks } : { found: null, looks: isOver ? looks : Infinity })
  return does
}

const choicesIn = ({ facts }: Part, draft: Draft): readonly Choice[] =>
  facts.flatMap((fact) => {
    return namesOf(fact).map((name) => ({ fact: name, value: lookUp(draft.facts, name) })).filter(({ value }) => value !== undefined)
  })

/** Whether values were found with which all conditions have their statuses: then they are in the draft, else it is as before. */
export const search = (joint: Joint, part: Part, draft: Draft): boolean => {
  const [next, ...others] = partsOf(part)
  if (next === undefined) return true
  if (others.length === 0) return searchPart(joint, next, draft)
  if ([next, ...others].every((each) => search(joint, each, draft))) return true
  for (const fact of part.facts) clear(draft, fact)
  return false
}

const clear = (draft: Draft, fact: string): void => {
  if (fact === person) remove(draft, 'member.birth_date')
  remove(draft, fact)
}

const searchPart = (joint: Joint, { facts, tasks }: Part, draft: Draft): boolean => {
  const next = nextOf(joint, facts, tasks)
  const left = facts.filter((fact) => fact !== next)
  const missing = ({ reads }: Task): readonly string[] => reads.filter((fact) => left.includes(fact))
  const decided = tasks.filter((task) => missing(task).length === 0)
  const open = { facts: left, tasks: tasks.filter((task) => !decided.includes(task)) }
  // A condition that lacks nothing but a list is tried by itself, before lists and other facts are made to fit all conditions.
  const lacksLists = (task: Task): boolean => task.reads.includes(next) && missing(task).every((fact) => isList(joint, fact))
  const soon = open.tasks.length === 1 ? [] : open.tasks.filter(lacksLists)
  const isHopeful = (): boolean => soon.every((task) => isReachable(joint, { facts: missing(task), tasks: [task] }, draft))
  const newsOf = newsFor(open, draft)
  const leads = (): boolean => isHopeful() && search(joint, open, draft)
  const blurred: Choice[] = []
  for (const choice of choicesFor(joint, next, { all: tasks, decided }, draft)) {
    put(draft, choice)
    const suits =
      isAllowed(joint, choice.fact, draft) && decided.every((task) => holds(task, draft)) && !open.tasks.some((task) => isLost(task, draft))
    const news = suits ? newsOf(choice) : 'none'
    if (news === 'blurred') blurred.push(choice)
    if (news === 'some' && leads()) return true
    draft.effort.spend(1)
    if (draft.effort.left() <= 0) break
  }
  for (const choice of blurred) {
    put(draft, choice)
    if (draft.effort.left() > 0 && leads()) return true
  }
  clear(draft, next)
  return false
}

/** It has another status already, and nothing that becomes known changes it. */
const isLost = (task: Task, draft: Draft): boolean =>
  task.wanted !== null && ([0, 3] as const).some((status) => status !== task.wanted && holds({ ...task, wanted: status }, draft))

/**
 * What a choice makes of the conditions that are left. *None*: they read as they did with a value before, or two of them as one that shall be met
 * and not met. *Blurred*: one that shall be decided asks what will not be known, which seldom leads anywhere.
 */
type News = 'none' | 'some' | 'blurred'

const newsFor = (open: Part, draft: Draft): ((choice: Choice) => News) => {
  const seen = new Set<string>()
  const asks = open.tasks.some(({ test }) => asksElsewhere(test))
  return ({ fact }) => {
    if (!asks) return 'some'
    const given = open.tasks.map((task) => onceGiven(task, fact, open.facts, draft))
    if (contradict(given)) return 'none'
    const text = given.map((each) => each.text).join()
    // Its very value may matter still.
    if (!namesOf(choiceOf(fact)).some((name) => text.includes(JSON.stringify(name)))) {
      if (seen.has(text)) return 'none'
      seen.add(text)
    }
    return given.some(({ isBlurred, wanted }) => isBlurred && (wanted === 0 || wanted === 3)) ? 'blurred' : 'some'
  }
}

/** The draft is as before. */
const isReachable = (joint: Joint, part: Part, draft: Draft): boolean => {
  const does = search(joint, part, draft)
  for (const fact of part.facts) clear(draft, fact)
  return does
}

/** The facts of a part that conditions bring together, one part each. */
export const partsOf = ({ facts, tasks }: Part): readonly Part[] => {
  const root = new Map(facts.map((fact) => [fact, fact]))
  const find = (fact: string): string => {
    const up = root.get(fact) ?? fact
    return up === fact ? fact : find(up)
  }
  for (const [first, ...others] of tasks.map(({ reads }) => reads.filter((fact) => root.has(fact)))) {
    for (const other of others) if (first !== undefined) root.set(find(other), find(first))
  }
  const parts = new Map<string, { facts: string[]; tasks: Task[] }>()
  for (const fact of facts) (parts.get(find(fact)) ?? setIn(parts, find(fact), { facts: [], tasks: [] })).facts.push(fact)
  for (const task of tasks) {
    const of = task.reads.find((fact) => root.has(fact))
    if (of !== undefined) parts.get(find(of))?.tasks.push(task)
  }
  return [...parts.values()]
}

const setIn = <K, V>(map: Map<K, V>, key: K, value: V): V => {
  map.set(key, value)
  return value
}

/** Its entries are stretches of time for which nothing is counted, and no condition counts them. */
export const isState = (fact: string, tasks: readonly Task[]): boolean =>
  tasks.every(({ test, reads }) => !reads.includes(fact) || (test.kind === 'recurrence' && test.over.list !== fact))

const isList = ({ facts }: Joint, fact: string): boolean => facts.get(fact)?.type.kind === 'list'

/** Lists last: what they hold is made to fit the rest; of these, lists of states before those that they except periods of. Then what most conditions read. */
const nextOf = (joint: Joint, facts: readonly string[], tasks: readonly Task[]): string => {
  const rank = (fact: string): number =>
    (isList(joint, fact) ? (isState(fact, tasks) ? -500 : -1_000) : 0) + tasks.filter(({ reads }) => reads.includes(fact)).length
  const [first = '', ...others] = facts
  return others.reduce((best, fact) => (rank(fact) > rank(best) ? fact : best), first)
}

// ---- values ------------------------------------------------------------------------------------------------

interface Asking {
  readonly all: readonly Task[]
  /** Those that nothing is missing for once this fact is chosen. */
  readonly decided: readonly Task[]
}

/** Unknown comes first where all that is wanted of a fact is not to be known, and of lists: that is soon found out. Else last. */
function* choicesFor(joint: Joint, name: string, asking: Asking, draft: Draft): Iterable<Choice> {
  const tasks = asking.all.filter(({ reads }) => reads.includes(name))
  const unknown: Choice = { fact: name, value: undefined }
  const isFirst = isList(joint, name) || tasks.every(({ wanted }) => wanted === 1 || wanted === null)
  if (isFirst) yield unknown
  yield* knownFor(joint, name, { all: tasks, decided: asking.decided.filter((task) => tasks.includes(task)) }, draft)
  if (!isFirst) yield unknown
}

function* knownFor(joint: Joint, name: string, { all, decided }: Asking, draft: Draft): Iterable<Choice> {
  if (name === person) {
    if (all.some(({ readsAge }) => readsAge)) for (const value of valuesFor(person, { kind: 'age' }, all, draft)) yield { fact: person, value }
    for (const value of birthDatesFor(all, draft)) yield { fact: 'member.birth_date', value }
    return
  }
  for (const { type } of declarationsOf(joint, name)) {
    if (type.kind === 'list') for (const value of listsOf(name, type, { all, decided }, draft)) yield { fact: name, value }
    else for (const value of valuesFor(name, type, all, draft)) yield { fact: name, value, stored: storedOf(type, value) }
  }
}

const listsOf = (name: string, type: ListType, { all, decided }: Asking, draft: Draft): Iterable<unknown> => {
  if (decided.length > 0) return listsFor(name, type, decided, draft)
  return isState(name, all) ? statesFor(name, all, draft) : anyListsFor(name, type, all, draft)
}

/** Of a fact whose type was changed, both. */
const declarationsOf = ({ facts, retyped, old }: Joint, name: string): readonly Pick<Fact, 'type'>[] => {
  const now = facts.get(name)
  const before = retyped.has(name) ? old.facts.find((fact) => fact.name === name) : undefined
  return [now, before].filter((fact) => fact !== undefined)
}

/** Days that run backwards are refused, and so is what does not fit both versions. */
const isAllowed = ({ old, next, retyped }: Joint, fact: string, { facts, asOf }: Draft): boolean => {
  const isOrdered = fact === 'request.from' || fact === 'request.to'
  if (!isOrdered && !retyped.has(fact)) return true
  return [old, next].every((graph) => fits(graph, fact, facts, asOf.text) && isInOrder(graph, facts, asOf.text))
}
