/**
 * What was searched for before in one comparison, so that it need not be searched again: many cells ask the same of a list, or of facts that have
 * nothing to do with what makes the cells different.
 */
import { lookUp } from '../facts/json.ts'
import type { RuleGraph } from '@rubric/compiler'
import type { Choice, Draft } from './draft.ts'
import type { Given } from './given.ts'
import { namesOf, type Task } from './task.ts'

/** What came of it; null where nothing was found. */
interface Past {
  readonly found: readonly Choice[] | null
  /** With how many looks; Infinity where there is nothing more to look at. */
  readonly looks: number
}

export interface Memory {
  /** Minutes at which comparisons turn. */
  readonly turns: WeakMap<RuleGraph, Map<string, readonly number[]>>
  /** Undefined where it was not searched for, or with less effort. */
  readonly recall: (key: string, looks: number) => Past | undefined
  readonly keep: (key: string, past: Past) => void
}

export const createMemory = (): Memory => {
  const known = new Map<string, Past>()
  return {
    turns: new WeakMap(),
    recall: (key, looks) => {
      const past = known.get(key)
      return past !== undefined && (past.found !== null || past.looks >= looks) ? past : undefined
    },
    keep: (key, past) => void known.set(key, past),
  }
}

/** Says which statuses are wanted of which conditions, on which day, with what is chosen of the facts that they read. */
export const keyOf = (about: string, tasks: readonly Task[], draft: Draft): string =>
  JSON.stringify([about, draft.asOf.text, tasks.map(({ index, wanted }) => [index, wanted]), chosenOf(tasks.flatMap(({ reads }) => reads), draft)])

/** The same of conditions as they read once all but a list is chosen: of facts that do not matter any more, the values do not count. */
export const keyOfGiven = (list: string, tasks: readonly Task[], given: readonly Given[], draft: Draft): string => {
  const matters = (name: string): boolean => namesOf(name).some((each) => given.some(({ text }) => text.includes(JSON.stringify(each))))
  const asked = given.map(({ text, wanted }) => [text, wanted])
  return JSON.stringify([list, draft.asOf.text, asked, chosenOf(tasks.flatMap(({ reads }) => reads).filter(matters), draft)])
}

const chosenOf = (reads: readonly string[], { facts }: Draft): readonly unknown[] =>
  [...new Set(reads)].flatMap(namesOf).map((name) => lookUp(facts, name) ?? null)
