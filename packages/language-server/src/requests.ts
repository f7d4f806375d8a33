/**
 * What clients may ask beyond the protocol: examples, the preview, the chosen member. Types alone, so that a client may import them.
 * Each is about one file, and says what the language service says, with the protocol's places (lines and UTF-16 columns from 0).
 */
import type { ClauseCoverage, ExampleLine, ExampleRun, InlineValue, ListedExample } from '@rubric/language-service'
import type { InlineValueText, Range, TextDocumentIdentifier } from 'vscode-languageserver'

export interface AboutFile {
  readonly textDocument: TextDocumentIdentifier
}

type Placed<T> = Omit<T, 'span'> & { readonly range: Range }

/** `rubric/examples`: what there is to run in a file. Null where the file holds no policy. */
export interface ExamplesAnswer {
  readonly policy: { readonly id: string; readonly title: string }
  readonly examples: readonly Placed<ListedExample>[]
}

/** `rubric/runExamples`: without names, all of the file. */
export interface RunExamplesParams extends AboutFile {
  readonly names?: readonly string[]
}
export interface RunExamplesAnswer {
  readonly runs: readonly ExampleRunAnswer[]
  /** What these examples have shown of every clause. */
  readonly coverage: readonly ClauseCoverageAnswer[]
}
export type ClauseCoverageAnswer = Placed<ClauseCoverage>
export type ExpectedLine = Placed<ExampleLine>
export interface ExampleRunAnswer extends Placed<Omit<ExampleRun, 'lines'>> {
  readonly lines: readonly ExpectedLine[]
}

/** The member by whose facts a file is read: one of its examples, or facts as JSON and the day or minute that counts as now. */
export type MemberChoice =
  | { readonly kind: 'example'; readonly name: string }
  | { readonly kind: 'facts'; readonly facts: unknown; readonly asOf: string; readonly label: string }

/** `rubric/chooseMember`: from now on inline values, preview and traces of the file read it by this member; null for none. */
export interface ChooseMemberParams extends AboutFile {
  readonly member: MemberChoice | null
}

/** Of `textDocument/inlineValue`: beside the text, which of the three it is, for the colour. */
export interface InlineAnswer extends InlineValueText {
  readonly status: InlineValue['status']
}
