/**
 * What clients may ask beyond the protocol: examples, the preview, the chosen member, the version before. Types alone, so that a client may import
 * them. Each is about one file, and says what the language service says, with the protocol's places (lines and UTF-16 columns
 * from 0).
 */
import type { ClauseCoverage, ExampleRun, InlineValue, ListedExample, Preview } from '@rubric/language-service'
import type { InlineValueText, Range, TextDocumentIdentifier } from 'vscode-languageserver'

export interface AboutFile {
  readonly textDocument: TextDocumentIdentifier
}

/** What the service says, with a `range` wherever it has a `span`. */
export type Ranged<T> = T extends readonly (infer E)[]
  ? E extends object
    ? readonly Ranged<E>[]
    : T
  : T extends object
    ? { readonly [K in keyof T as K extends 'span' ? 'range' : K]: K extends 'span' ? Range : Ranged<T[K]> }
    : T

/** `rubric/examples`: what there is to run in a file. Null where the file holds no policy. */
export interface ExamplesAnswer {
  readonly policy: { readonly id: string; readonly title: string }
  readonly examples: readonly Ranged<ListedExample>[]
}

/** `rubric/runExamples`: without names, all of the file. */
export interface RunExamplesParams extends AboutFile {
  readonly names?: readonly string[]
}
export interface RunExamplesAnswer {
  readonly runs: readonly Ranged<ExampleRun>[]
  /** What these examples have shown of every clause. */
  readonly coverage: readonly Ranged<ClauseCoverage>[]
}

/** `rubric/preview`: as the file stands, with what is decided of its chosen member. Null where there is no such file. */
export type PreviewAnswer = Ranged<Preview>

/** The member by whose facts a file is read: one of its examples, or facts as JSON and the day or minute that counts as now. */
export type MemberChoice =
  | { readonly kind: 'example'; readonly name: string }
  | { readonly kind: 'facts'; readonly facts: unknown; readonly asOf: string; readonly label: string }

/** `rubric/chooseMember`: from now on inline values, preview and traces of the file read it by this member; null for none. */
export interface ChooseMemberParams extends AboutFile {
  readonly member: MemberChoice | null
}

/** `rubric/comparison`: what the file changes against the version before it. */
export interface ComparisonAnswer {
  /** `2015-02-05 to 2022-02-10` */
  readonly title: string
  /** A page that needs nothing beside it. */
  readonly html: string
  /** The files of both versions. */
  readonly old: string
  readonly next: string
}

/** Of `textDocument/inlineValue`: beside the text, which of the three it is, for the colour. */
export interface InlineAnswer extends InlineValueText {
  readonly status: InlineValue['status']
}

export type {
  ClauseCoverage,
  ExampleLine,
  ExampleRun,
  Preview,
  PreviewBlock,
  PreviewClause,
  PreviewCondition,
  PreviewMember,
  PreviewNeed,
} from '@rubric/language-service'
