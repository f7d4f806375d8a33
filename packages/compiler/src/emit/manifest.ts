/** What an artifact was made from: enough to tell whether it is still what its sources say. */
import type { Role } from '@rubric/runtime'
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
  /** First and last day in force and the day on which the text became known; empty where the file gives none. */
  readonly effective: string
  readonly ends: string
  readonly known: string
  readonly status: string
  /** Names of what it decides, in the order of the file. */
  readonly criteria: readonly string[]
  readonly requirements: readonly string[]
  readonly exceptions: readonly string[]
  readonly determinations: readonly string[]
  readonly limits: readonly string[]
  readonly calendars: readonly string[]
  readonly interpretations: readonly string[]
  /** Time zone; null where the policy has none. */
  readonly zone: string | null
  readonly sources: readonly Source[]
}

/** The content hash of a policy: that of the file that holds its rule graph. */
export const contentHash = (graph: RuleGraph, sha256: Sha256): string => sha256(canonicalJson(graph))

const named = ({ criteria }: RuleGraph, role: Role): readonly string[] =>
  criteria.filter((criterion) => criterion.role === role).map(({ name }) => name)

const names = (parts: readonly { readonly name: string }[]): readonly string[] => parts.map(({ name }) => name)

export const manifest = (graph: RuleGraph, sources: readonly Source[], sha256: Sha256): Manifest => ({
  format: 'rubric-artifact/1',
  policy: graph.policy.id,
  version: graph.policy.version,
  hash: contentHash(graph, sha256),
  language: graph.language,
  effective: graph.policy.effective,
  ends: graph.policy.ends,
  known: graph.policy.known,
  status: graph.policy.status,
  criteria: named(graph, 'criteria'),
  requirements: named(graph, 'requirement'),
  exceptions: named(graph, 'exception'),
  determinations: named(graph, 'determination'),
  limits: names(graph.limits),
  calendars: names(graph.calendars),
  interpretations: names(graph.interpretations),
  zone: graph.zone?.name ?? null,
  sources: sources.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
})
