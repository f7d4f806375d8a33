/**
 * What it takes: a tree of conditions and the status that each must have, so that a criterion is met (or not met) whatever the
 * rest turn out to be. It follows the clauses, so it stays as short as they are: "any 2 of these 3".
 */
import type { Logic, PolicyInfo } from './clause.ts'
import { itemOf } from './suppose.ts'

export type Need =
  | { readonly all: readonly Need[] }
  | { readonly atLeast: number; readonly of: readonly Need[] }
  | ConditionNeed

export interface ConditionNeed {
  /** Index into the policy's conditions. */
  readonly condition: number
  readonly as: 'met' | 'not met'
  /** Address of the clause in which it stands. */
  readonly clause: string
}

/** Nothing more is needed. */
export const DONE: Need = { all: [] }
/** No help is possible. */
export const NEVER: Need = { atLeast: 1, of: [] }

export const isDone = (need: Need): boolean => 'all' in need && need.all.length === 0
export const isNever = (need: Need): boolean => 'of' in need && need.of.length < need.atLeast

/** Whether a condition can still be brought to the status, has it already (`done`), or can no longer have it (`never`). */
export type Standing = (condition: number, as: 'met' | 'not met') => 'open' | 'done' | 'never'

/** What a clause needs to be met, or not met. */
export function needOf(info: PolicyInfo, clause: number, met: boolean, standing: Standing): Need {
  const found = new Map<string, Need>()
  const ofClause = (index: number, wanted: boolean): Need => {
    const key = `${index} ${wanted}`
    const known = found.get(key)
    if (known !== undefined) return known
    const { logic, address } = itemOf(info.clauses, index)
    const need = ofLogic(logic, wanted, address)
    found.set(key, need)
    return need
  }
  const ofLogic = (logic: Logic, wanted: boolean, address: string): Need => {
    const each = (of: readonly Logic[], as: boolean): Need[] => of.map((part) => ofLogic(part, as, address))
    switch (logic.op) {
      case 'all':
        return wanted ? allOf(each(logic.of, true)) : atLeast(1, each(logic.of, false))
      case 'any':
        return wanted ? atLeast(1, each(logic.of, true)) : allOf(each(logic.of, false))
      case 'not':
        return ofLogic(logic.of, !wanted, address)
      case 'number': {
        const tooMany = logic.most + 1
        const tooFew = logic.of.length - logic.least + 1
        return wanted
          ? allOf([atLeast(logic.least, each(logic.of, true)), atLeast(logic.of.length - logic.most, each(logic.of, false))])
          : atLeast(1, [atLeast(tooMany, each(logic.of, true)), atLeast(tooFew, each(logic.of, false))])
      }
      case 'condition': {
        const as = wanted ? 'met' : 'not met'
        const now = standing(logic.condition, as)
        return now === 'done' ? DONE : now === 'never' ? NEVER : { condition: logic.condition, as, clause: address }
      }
      case 'clause':
        return ofClause(logic.clause, wanted)
      case 'criterion':
        return ofClause(itemOf(info.criteria, logic.criterion).clause, wanted)
    }
  }
  return ofClause(clause, met)
}

function allOf(parts: readonly Need[]): Need {
  if (parts.some(isNever)) return NEVER
  const rest = distinct(parts.flatMap((part) => ('all' in part ? part.all : [part])))
  return single(rest) ?? { all: rest }
}

function atLeast(least: number, parts: readonly Need[]): Need {
  const open = parts.filter((part) => !isDone(part) && !isNever(part))
  const more = least - parts.filter(isDone).length
  if (more <= 0) return DONE
  if (open.length < more) return NEVER
  if (more > 1) return open.length === more ? allOf(open) : { atLeast: more, of: open }
  const any = distinct(open.flatMap((part) => ('of' in part && part.atLeast === 1 ? part.of : [part])))
  return single(any) ?? { atLeast: 1, of: any }
}

const single = (needs: readonly Need[]): Need | undefined => (needs.length === 1 ? needs[0] : undefined)

/** A condition that stands in two clauses is needed once; so is a criterion that is referred to twice. */
function distinct(needs: readonly Need[]): readonly Need[] {
  const seen = new Map<Need | string, Need>()
  for (const need of needs) {
    const key = 'condition' in need ? `${need.condition} ${need.as}` : need
    if (!seen.has(key)) seen.set(key, need)
  }
  return [...seen.values()]
}

/** How many conditions it names when written out; shared parts count each time. */
export function sizeOf(need: Need): number {
  const sizes = new Map<Need, number>()
  const size = (of: Need): number => {
    const known = sizes.get(of)
    if (known !== undefined) return known
    const parts = 'all' in of ? of.all : 'of' in of ? of.of : null
    const total = parts === null ? 1 : parts.reduce((sum, part) => sum + size(part), 0)
    sizes.set(of, total)
    return total
  }
  return size(need)
}
