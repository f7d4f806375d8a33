/** What is built of a policy, for the law that a layout does not change it. */
import { createHash } from 'node:crypto'
import { emitPolicy, type RuleGraph } from '@rubric/compiler'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A place in the source. */
const isPlace = (part: unknown): boolean => typeof part === 'object' && part !== null && 'file' in part && 'line' in part

/** Everything that is built of a policy, once the places are left out that its graph keeps for messages: offsets and lines of the source. */
export const builtOf = (graph: RuleGraph): string => {
  const nowhere = JSON.parse(JSON.stringify(graph, (_, part: unknown) => (isPlace(part) ? { file: '', start: 0, end: 0, line: 1 } : part))) as RuleGraph
  return emitPolicy(nowhere, { sha256, sources: [] })
    .map(({ path, text }) => `${path}\n${text}`)
    .join('\n')
}
