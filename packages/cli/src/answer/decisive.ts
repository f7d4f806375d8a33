/** Which items of a block brought its status about. */
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
