/** Which items of a block brought its status about, and of which nothing is known yet. */
import type { ClauseAnswer, StatusWord } from '@rubric/runtime'

/** An open block hangs on its open items; a decided one on those that its head counts. */
export const isDecisive = (block: ClauseAnswer, item: ClauseAnswer): boolean => decisive(block).includes(item.status)

const decisive = ({ head, status, items }: ClauseAnswer): readonly StatusWord[] => {
  if (status === 'unknown') return ['unknown']
  const most = mostOf(head)
  if (most === null) return [status]
  const tooMany = items.filter((item) => item.status === 'met').length > most
  if (tooMany) return ['met']
  return head.startsWith('ONE') && status === 'met' ? ['met', 'not met'] : ['not met']
}

/** How many items may be met: of `NONE of` 0, of `ONE of` 1, of `AT MOST n of` n; null where there may be any number. */
const mostOf = (head: string): number | null => {
  if (head.startsWith('NONE')) return 0
  if (head.startsWith('ONE')) return 1
  const [, bound] = /^AT MOST (\d+)/.exec(head) ?? []
  return bound === undefined ? null : Number(bound)
}

/** Whether any fact that the clause or its items read is given. What it refers to counts once it is decided. */
export const isTouched = ({ conditions, refersTo, items }: ClauseAnswer): boolean =>
  conditions.some(({ facts }) => facts.some(({ given }) => given !== null)) ||
  refersTo.some(({ status }) => status !== 'unknown') ||
  items.some(isTouched)

/** Names of the facts that the clause and its items read, in their order. */
export const factsOf = (clause: ClauseAnswer): readonly string[] => [
  ...new Set([...clause.conditions.flatMap(({ facts }) => facts.map(({ name }) => name)), ...clause.items.flatMap(factsOf)]),
]

/** Addresses of the criteria that the clause and its items refer to. */
export const referencesOf = (clause: ClauseAnswer): readonly string[] => [
  ...new Set([...clause.refersTo.map(({ address }) => address), ...clause.items.flatMap(referencesOf)]),
]
