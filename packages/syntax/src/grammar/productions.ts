/** The grammar as data, read off the parser itself, for whatever is derived from it: EBNF, diagrams, documentation. */
import type { ISerializedGast } from 'chevrotain'
import { lineForms, type LineKind, lineKinds } from '../outline/kinds.ts'
import { lineRules } from './line-rules.ts'

export type Production =
  | { readonly kind: 'sequence'; readonly of: readonly Production[] }
  | { readonly kind: 'choice'; readonly of: readonly Production[] }
  | { readonly kind: 'optional'; readonly of: Production }
  /** None or more. */
  | { readonly kind: 'repeated'; readonly of: Production }
  | { readonly kind: 'rule'; readonly name: string }
  /** A word or symbol of the language, as written. */
  | { readonly kind: 'word'; readonly text: string }
  /** A kind of token, in the author's words: `a name`. */
  | { readonly kind: 'token'; readonly label: string }

export interface Rule {
  readonly name: string
  /** The kinds of lines that it reads; none where it is part of a line. */
  readonly lines: readonly LineKind[]
  readonly production: Production
}

/** The parts of a serialized grammar, of which the library's types tell only the kind. */
interface Part {
  readonly type: ISerializedGast['type']
  readonly name?: string
  readonly label?: string
  readonly definition?: readonly Part[]
}

const sequence = (of: readonly Production[]): Production => (of.length === 1 && of[0] !== undefined ? of[0] : { kind: 'sequence', of })

const isLineStart = ({ type, name }: Part): boolean => type === 'Terminal' && name?.endsWith('Line') === true

/** A part that only marks the start of a line: it has no width and no place in the grammar that people read. */
const isMark = (part: Part): boolean =>
  isLineStart(part) || (part.definition !== undefined && part.definition.length > 0 && part.definition.every(isMark))

const sequenceOf = (parts: readonly Part[] = []): Production => sequence(parts.filter(part => !isMark(part)).map(productionOf))

const productionOf = (part: Part): Production => {
  switch (part.type) {
    case 'NonTerminal': return { kind: 'rule', name: part.name ?? '' }
    case 'Terminal': {
      const label = part.label ?? ''
      return /^`[^`]+`$/.test(label) ? { kind: 'word', text: label.slice(1, -1) } : { kind: 'token', label }
    }
    case 'Alternation': return { kind: 'choice', of: (part.definition ?? []).map(productionOf) }
    case 'Option': return { kind: 'optional', of: sequenceOf(part.definition) }
    case 'Repetition':
    case 'RepetitionWithSeparator': return { kind: 'repeated', of: sequenceOf(part.definition) }
    case 'RepetitionMandatory':
    case 'RepetitionMandatoryWithSeparator': {
      const once = sequenceOf(part.definition)
      return { kind: 'sequence', of: [once, { kind: 'repeated', of: once }] }
    }
    case 'Alternative':
    case 'Rule': return sequenceOf(part.definition)
  }
}

const lineNames = new Map(lineKinds.map(kind => [`${kind.charAt(0).toUpperCase()}${kind.slice(1)}Line`, kind]))

const linesOf = (part: Part): readonly LineKind[] => {
  const kind = isLineStart(part) ? lineNames.get(part.name ?? '') : undefined
  return kind === undefined ? (part.definition ?? []).flatMap(linesOf) : [kind]
}

/** What may stand under each kind of line, and how such a line begins. */
export const outline: Readonly<Record<LineKind, { readonly under: readonly LineKind[]; readonly what: string }>> =
  Object.fromEntries(lineKinds.map(kind => [kind, { under: lineForms[kind].children, what: lineForms[kind].what }])) as
    Record<LineKind, { under: readonly LineKind[]; what: string }>

/** Rules that only steer the parser. */
const hidden: ReadonlySet<string> = new Set(['file', 'stray'])

/** Every rule of the grammar, in the order in which the parser states them. */
export const grammarRules = (): readonly Rule[] =>
  (lineRules().getSerializedGastProductions() as readonly Part[])
    .filter(({ name }) => name !== undefined && !hidden.has(name))
    .map(part => ({ name: part.name ?? '', lines: [...new Set(linesOf(part))], production: sequenceOf(part.definition) }))
