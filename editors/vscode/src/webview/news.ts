/** What has changed since the last drawing, in a sentence for those who listen. */
import type { OutlineNode } from './nodes.ts'

const most = 3

export const newsOf = (before: readonly OutlineNode[], after: readonly OutlineNode[]): string => {
  const known = new Map(before.map(({ key, status }) => [key, status?.word]))
  const changes = after.flatMap(({ key, text, status }) =>
    status === undefined || known.get(key) === undefined || known.get(key) === status.word ? [] : [`${text}: now ${status.word}.`])
  return [...changes.slice(0, most), ...(changes.length > most ? [`And ${changes.length - most} more.`] : [])].join(' ')
}
