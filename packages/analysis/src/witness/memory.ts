/**
 * What was searched for before in one comparison, so that it need not be searched again: many cells ask the same of a list, or of facts that have
 * nothing to do with what makes the cells different.
 */
import { lookUp } from '../facts/json.ts'
import type { RuleGraph } from '@rubric/compiler'
import type { Choice, Draft } from './draft.ts'
import { person, type Task } from './task.ts'

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
export const keyOf = (about: string, tasks: readonly Task[], { facts, asOf }: Draft): string => {
  const read = new Set(tasks.flatMap(({ reads }) => reads))
  const given = [...read].flatMap((name) => (name === person ? [name, 'member.birth_date'] : [name])).map((name) => lookUp(facts, name) ?? null)
  return JSON.stringify([about, asOf.text, tasks.map(({ index, wanted }) => [index, wanted]), given])
}
