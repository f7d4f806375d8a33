/** What an artifact was made from: enough to tell whether it is still what its sources say. */
import type { RuleGraph } from '../graph.ts'
import { canonicalJson } from './canonical.ts'

/** The SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
export type Sha256 = (text: string) => string

export interface Source {
  readonly path: string
  readonly sha256: string
}

export interface Manifest {
  readonly format: 'rubric-artifact/1'
  readonly policy: string
  readonly version: string
  /** SHA-256 of the rule graph's file. */
  readonly hash: string
  readonly language: number
  readonly sources: readonly Source[]
}

/** The content hash of a policy: that of the file that holds its rule graph. */
export const contentHash = (graph: RuleGraph, sha256: Sha256): string => sha256(canonicalJson(graph))

export const manifest = (graph: RuleGraph, sources: readonly Source[], sha256: Sha256): Manifest => ({
  format: 'rubric-artifact/1',
  policy: graph.policy.id,
  version: graph.policy.version,
  hash: contentHash(graph, sha256),
  language: graph.language,
  sources: sources.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
})
