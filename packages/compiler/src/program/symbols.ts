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
  /** Tells it from every other thing of the workspace, in every version of a policy: file, kind, and name within the file. */
  readonly key: string
  /** Undefined for facts that nobody declares, such as `member.age`. */
  readonly file: string | undefined
  /** The name where it is declared. */
  readonly span: Span | undefined
  /** What declares it: a `FactDeclaration`, an `Item`, a `Define`, … */
  readonly node: Node | undefined
  /** `pehp.iop/admission/1`, of what has clauses, limits and notes. */
  readonly address: string | undefined
  /** Of facts and fields. */
  readonly type: FactType | undefined
}

/** One place where a thing is named. `span` covers the name alone: of `admission/1` each part by itself. */
export interface Occurrence {
  readonly span: Span
  readonly thing: NamedThing
  readonly role: 'declaration' | 'reference'
}
