/** What is built of a policy, for the law that a layout does not change it. */
import { createHash } from 'node:crypto'
import { emitPolicy, type RuleGraph } from '@rubric/compiler'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Everything that is built of a policy, once the places are left out that its graph keeps for messages: offsets and lines of the source. */
export const builtOf = (graph: RuleGraph): string => {
  const nowhere = JSON.parse(JSON.stringify(graph, (key, part: unknown) => (key === 'span' && part !== null ? { file: '', start: 0, end: 0, line: 1 } : part))) as RuleGraph
  return emitPolicy(nowhere, { sha256, sources: [] })
    .map(({ path, text }) => `${path}\n${text}`)
    .join('\n')
}
