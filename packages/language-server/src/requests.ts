/**
 * What clients may ask beyond the protocol: examples, the preview, the chosen member. Types alone, so that a client may import them.
 * Each is about one file, and places are the protocol's (lines and UTF-16 columns from 0).
 */
import type { Range, TextDocumentIdentifier } from 'vscode-languageserver'

export interface AboutFile {
  readonly textDocument: TextDocumentIdentifier
}

/** The member by whose facts a file is read: one of its examples, or facts as JSON and the day or minute that counts as now. */
export type MemberChoice =
  | { readonly kind: 'example'; readonly name: string }
  | { readonly kind: 'facts'; readonly facts: unknown; readonly asOf: string; readonly label: string }

/** `rubric/examples`: what there is to run in a file. Null where the file holds no policy. */
export interface ExamplesAnswer {
  readonly policy: { readonly id: string; readonly title: string }
  readonly examples: readonly { readonly name: string; readonly asOf: string; readonly range: Range }[]
}

/** `rubric/runExamples`: without names, all of the file. */
export interface RunExamplesParams extends AboutFile {
  readonly names?: readonly string[]
}
export interface RunExamplesAnswer {
  readonly runs: readonly ExampleRunAnswer[]
  /** Of every clause, with how many of these examples it was met, not met and unknown. */
  readonly coverage: readonly ClauseCoverage[]
}
export interface ExampleRunAnswer {
  readonly name: string
  readonly range: Range
  readonly state: 'passed' | 'failed' | 'refused' | 'not checked'
  /** Why it was refused or could not be run, in plain words. */
  readonly reason?: string
  readonly lines: readonly ExpectedLine[]
}
export interface ExpectedLine {
  readonly address: string
  readonly expected: string
  readonly actual: string
  readonly range: Range
  readonly ok: boolean
}
export interface ClauseCoverage {
  readonly address: string
  readonly range: Range
  readonly met: number
  readonly notMet: number
  readonly unknown: number
}

/** `rubric/chooseMember`: from now on lenses, inline values and traces of the file read it by this member; null for none. */
export interface ChooseMemberParams extends AboutFile {
  readonly member: MemberChoice | null
}
