/**
 * A diagnostic is data: what is wrong, exactly where, the facts, and what the author can do about it.
 * Every phase declares its own diagnostics in a table of `DiagnosticKind`s; nobody builds a message by hand.
 */

/** Half-open range of offsets (UTF-16 code units) into the text of one file. */
export interface Span {
  readonly start: number
  readonly end: number
}

export type Severity = 'error' | 'warning' | 'info'

/** A second place that takes part in the fault, with its own words. */
export interface SecondaryLabel {
  readonly file: string
  readonly span: Span
  readonly text: string
}

/** One replacement of text in the file of the diagnostic. */
export interface TextEdit {
  readonly span: Span
  readonly text: string
}

/** A remedy that an editor can apply. `safe` keeps the meaning that the author clearly had. */
export interface Fix {
  readonly title: string
  readonly edits: readonly TextEdit[]
  readonly safe: boolean
}

export interface Diagnostic {
  /** kebab-case name of the fault, e.g. `unit-mismatch`; one documentation page each. */
  readonly code: string
  readonly severity: Severity
  /** What is wrong, in at most six words. */
  readonly title: string
  readonly file: string
  readonly span: Span
  /** What is wrong *here*, short enough to stand under the marked text. */
  readonly label: string
  /** The facts: values on lines of their own. May be empty. */
  readonly text: string
  /** Starts with a verb: something the author can do. May be empty. */
  readonly hint: string
  readonly related: readonly SecondaryLabel[]
  readonly fixes: readonly Fix[]
}

/** What every phase returns: its product, and what it has to say about the input. A `throw` means a bug in Rubric. */
export interface Result<T> {
  readonly value: T
  readonly diagnostics: readonly Diagnostic[]
}

/** One row of a phase's table of diagnostics. Holes are written `{name}`. */
export interface DiagnosticKind {
  readonly severity: Severity
  readonly title: string
  readonly label: string
  readonly text: string
  readonly hint: string
}

type HoleNames<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | HoleNames<Rest> : never
type HolesOf<K extends DiagnosticKind> = HoleNames<K['title'] | K['label'] | K['text'] | K['hint']>

/** Where and about what a diagnostic is made. */
export interface DiagnosticSite {
  readonly file: string
  readonly span: Span
  readonly related?: readonly SecondaryLabel[]
  readonly fixes?: readonly Fix[]
}

const fill = (template: string, holes: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(holes, name) ? String(holes[name]) : whole))

/**
 * Makes the one function with which a phase reports: `report('unit-mismatch', site, { left, right })`.
 * The holes of each code are typed from the words of its row, so a forgotten value does not compile.
 */
export const diagnosticFactory =
  <T extends Readonly<Record<string, DiagnosticKind>>>(kinds: T) =>
  <C extends keyof T & string>(
    code: C,
    site: DiagnosticSite,
    ...[holes]: [HolesOf<T[C]>] extends [never] ? [] : [Readonly<Record<HolesOf<T[C]>, string | number>>]
  ): Diagnostic => {
    const kind = kinds[code] as DiagnosticKind
    const values = (holes ?? {}) as Readonly<Record<string, string | number>>
    return {
      code,
      severity: kind.severity,
      title: fill(kind.title, values),
      file: site.file,
      span: site.span,
      label: fill(kind.label, values),
      // A hole at the end may be empty.
      text: fill(kind.text, values).trimEnd(),
      hint: fill(kind.hint, values),
      related: site.related ?? [],
      fixes: site.fixes ?? [],
    }
  }
