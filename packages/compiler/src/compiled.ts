/** What is compiled, and what comes of it. */
import type { DataText } from './data/files.ts'
import type { CheckedExample } from './examples/examples.ts'
import type { RuleGraph } from './graph.ts'

export interface SourceFile {
  /** Relative, with forward slashes. */
  readonly path: string
  readonly text: string
}

export interface CompiledPolicy {
  readonly file: string
  readonly id: string
  readonly graph: RuleGraph
  readonly examples: readonly CheckedExample[]
  /** Its own file and those of the vocabularies that it uses. */
  readonly sources: readonly string[]
  /** False where one of its sources has errors: then the graph has holes and must not be evaluated. */
  readonly ok: boolean
}

export interface Workspace {
  readonly policies: readonly CompiledPolicy[]
}

export interface CompileOptions {
  /** YYYY-MM-DD; due dates before it are reported. Left out, nothing is said of due dates. */
  readonly today?: string
  /** The policies are to be released: a draft, and an interpretation that nobody answers for, are errors. */
  readonly release?: boolean
  /** The files that `dataPaths` asks for, as far as they are there. */
  readonly data?: readonly DataText[]
}
