/** What the names of a workspace stand for: every place that declares or says a name, and the one thing that it means. */
import type { Node, Span } from '@rubric/syntax'
import type { FactType } from '../graph.ts'

export type SymbolKind =
  | 'policy' | 'vocabulary' | 'fact' | 'field' | 'value' | 'codes' | 'calendar' | 'define' | 'criteria' | 'item' | 'limit' | 'requirement'
  | 'exception' | 'determination' | 'guidance' | 'guidance item' | 'interpretation' | 'term' | 'example'

/** A thing with a name. */
export interface NamedThing {
  readonly kind: SymbolKind
  /** As declared: `symptom_severity`, `moderate`, `1`; of an example its purpose. */
  readonly name: string
  /**
   * Tells it from every other thing of the workspace, in every version of a policy: file, kind, and name within the file. Not to
   * be shown.
   */
  readonly key: string
  /** Undefined for facts that nobody declares, such as `member.age`. */
  readonly file: string | undefined
  /** The name where it is declared: of an item with a dash the dash, of `when` and a ceiling what it says. */
  readonly span: Span | undefined
  /** What declares it: a `FactDeclaration`, an `Item`, a `Define`, … */
  readonly node: Node | undefined
  /** `pehp.iop/admission/1`, of what has clauses, limits and notes. */
  readonly address: string | undefined
  /** Of facts and fields. */
  readonly type: FactType | undefined
}

/**
 * One place where a thing is named. `span` covers the name alone: of `admission/1` each part by itself, of `initial_quantity`
 * (what the determination `initial` grants) its name, of an example what stands between the quotes. Items without a name of their
 * own, such as those with a dash, have no place that declares them, and facts that are built in have none either.
 */
export interface Occurrence {
  readonly span: Span
  readonly thing: NamedThing
  readonly role: 'declaration' | 'reference'
}
