/**
 * The tree of a Rubric file. Plain readonly data without parent pointers; every node carries its half-open span.
 * What later phases find out about a node lives in maps that they own, never on the node.
 * A part that could not be read is a `Missing` node: later phases pass it by in silence.
 */
import type { Example } from './ast-examples.ts'
import type { Expression } from './ast-expressions.ts'
import type { Revises, Statement } from './ast-revisions.ts'
import type { Calendar, DataFile, Determination, Exception, Limit, Requirement, Terms } from './ast-rules.ts'

export type * from './ast-expressions.ts'
export * from './ast-rules.ts'
export * from './ast-examples.ts'
export * from './ast-revisions.ts'

export interface Spanned {
  readonly start: number
  readonly end: number
}

/** Something the author has yet to write, or wrote so that it cannot be read. Already reported. */
export interface Missing extends Spanned {
  readonly kind: 'Missing'
}

// ---- words -------------------------------------------------------------------------------------------------

/** A name, possibly dotted (`member.age`). */
export interface Name extends Spanned {
  readonly kind: 'Name'
  readonly text: string
}

/** A quoted text; `value` has its escapes undone. */
export interface Text extends Spanned {
  readonly kind: 'Text'
  readonly value: string
}

/** A number as written: `12`, `1.5`. Exact; never turned into floating point by the parser. */
export interface NumberLiteral extends Spanned {
  readonly kind: 'Number'
  readonly text: string
}

/** `2026-03-01`, or `2026-03` and `2026` where a record knows no more. Not yet checked against the calendar. */
export interface DateLiteral extends Spanned {
  readonly kind: 'Date'
  readonly text: string
}

/** `2026-03-01 14:30`. */
export interface MomentLiteral extends Spanned {
  readonly kind: 'Moment'
  readonly date: string
  readonly time: string
}

/** A code as written, leading zeros kept: `0905`, `F32.1`; with modifiers `H2022-HE-U5`; a range in `codes`, `0905 to 0909`. */
export interface CodeLiteral extends Spanned {
  readonly kind: 'Code'
  readonly text: string
  /** Last code of a range. */
  readonly last?: string
}

/** Clause of the source document, without the `§` and quotes: `II.A.1`, `Service Details`. */
export interface Citation extends Spanned {
  readonly kind: 'Citation'
  readonly text: string
}

/** The mark of an item: `1.` and `ii.` (text `1`, `ii`), `domains:` (text `domains`), or `-` (text `-`). */
export interface Label extends Spanned {
  readonly kind: 'Label'
  readonly text: string
  readonly form: 'document' | 'name' | 'dash'
}

/** `9 hours per week`, `30 days`, `18.5 kg/m2`, `3`. */
export interface Quantity extends Spanned {
  readonly kind: 'Quantity'
  readonly number: NumberLiteral
  /** Unit or counted noun as written: `days`, `kg/m2`, `hours`. */
  readonly unit?: Name
  /** The word after `per`: `week`. */
  readonly per?: Name
  /** `3 business days of court_days`, `4 open hours of daytime`: the calendar that is named. */
  readonly calendar?: Name
}

// ---- file --------------------------------------------------------------------------------------------------

export interface Comment extends Spanned {
  readonly kind: 'Comment'
  /** Without the `#`. */
  readonly text: string
}

export interface File extends Spanned {
  readonly kind: 'File'
  readonly header: Header | Missing
  readonly sections: readonly Section[]
  readonly comments: readonly Comment[]
}

export interface Header extends Spanned {
  readonly kind: 'Header'
  readonly role: 'policy' | 'vocabulary'
  readonly id: Name
  readonly title: Text | Missing
  readonly entries: readonly HeaderEntry[]
}

export const headerTextKeys = ['issuer', 'number', 'line of business', 'source', 'history', 'time zone'] as const
export const headerDateKeys = ['version', 'effective', 'ends', 'review by', 'reviewed', 'accessed', 'approved', 'issued'] as const
/** `week starts monday`. */
export const headerWordKeys = ['status', 'week starts'] as const

export type HeaderKey =
  | (typeof headerTextKeys)[number]
  | (typeof headerDateKeys)[number]
  | (typeof headerWordKeys)[number]
  | 'language'
  | 'codes'
  /** `months are 30 days` */
  | 'months are'

/** One line of the header. Which of the optional parts is there follows from `key`; `approved` may add `by "…"` as text. */
export interface HeaderEntry extends Spanned {
  readonly kind: 'HeaderEntry'
  readonly key: HeaderKey
  readonly text?: Text
  readonly date?: DateLiteral
  readonly word?: Name
  readonly number?: NumberLiteral
  readonly groups?: readonly CodeGroup[]
}

/** `HCPCS H0015, H2022`. */
export interface CodeGroup extends Spanned {
  readonly kind: 'CodeGroup'
  readonly system: Name
  readonly codes: readonly CodeLiteral[]
}

export type Section =
  | Use | Facts | CodeSet | Define | Criteria | Guidance | Interpretation | Example
  | Terms | Calendar | Limit | Requirement | Exception | Determination | Statement | Revises

export interface Use extends Spanned {
  readonly kind: 'Use'
  readonly id: Name
}

// ---- facts -------------------------------------------------------------------------------------------------

export interface Facts extends Spanned {
  readonly kind: 'Facts'
  readonly facts: readonly FactDeclaration[]
}

export interface FactDeclaration extends Spanned {
  readonly kind: 'FactDeclaration'
  readonly name: Name
  readonly type: TypeNode
  readonly byClinician: boolean
  readonly text?: Text
  readonly cite?: Citation
  /** The fields of a `list of`; empty for every other type. */
  readonly fields: readonly FactDeclaration[]
}

export type TypeNode = YesNoType | CountType | NumberType | RateType | SpanType | DateType | MomentType | EnumType | CodeType | ListType
  | PeriodsType | Missing

export interface YesNoType extends Spanned { readonly kind: 'YesNoType' }
export interface CountType extends Spanned { readonly kind: 'CountType' }
export interface NumberType extends Spanned { readonly kind: 'NumberType'; readonly unit?: Name }
export interface RateType extends Spanned { readonly kind: 'RateType'; readonly noun: Name; readonly per: Name }
export interface SpanType extends Spanned { readonly kind: 'SpanType'; readonly unit: Name }
export interface DateType extends Spanned { readonly kind: 'DateType' }
export interface MomentType extends Spanned { readonly kind: 'MomentType' }
export interface EnumType extends Spanned { readonly kind: 'EnumType'; readonly ordered: boolean; readonly values: readonly Name[] }
export interface CodeType extends Spanned { readonly kind: 'CodeType'; readonly system: Name }
export interface ListType extends Spanned { readonly kind: 'ListType' }

/** `periods`: a state with starts and ends, a list of `from` and `to`. */
export interface PeriodsType extends Spanned { readonly kind: 'PeriodsType' }

export interface CodeSet extends Spanned {
  readonly kind: 'CodeSet'
  readonly name: Name
  readonly text?: Text
  readonly cite?: Citation
  readonly groups: readonly CodeGroup[]
  readonly from?: DataFile
}

// ---- criteria ----------------------------------------------------------------------------------------------

export interface Define extends Spanned {
  readonly kind: 'Define'
  readonly name: Name
  readonly text?: Text
  readonly cite?: Citation
  readonly expression: Expression
}

export interface Criteria extends Spanned {
  readonly kind: 'Criteria'
  readonly name: Name
  readonly title?: Text
  readonly cite?: Citation
  readonly body: Body
}

/** What a criteria or an item says: one block or one expression, and what waives it. */
export interface Body extends Spanned {
  readonly kind: 'Body'
  readonly main: Block | Expression
  readonly waivers: readonly Waiver[]
}

/** `unless …` on a line of its own. */
export interface Waiver extends Spanned {
  readonly kind: 'Waiver'
  readonly expression: Expression
}

export const blockHeads = ['ALL of', 'ANY of', 'ONE of', 'NONE of', 'AT LEAST', 'AT MOST'] as const
export type BlockHead = (typeof blockHeads)[number]

export interface Block extends Spanned {
  readonly kind: 'Block'
  readonly head: BlockHead
  /** Span of the head itself, for messages: `AT LEAST 2 of`. */
  readonly headSpan: { readonly start: number; readonly end: number }
  /** The n of `AT LEAST n of` and `AT MOST n of`. */
  readonly count?: NumberLiteral
  readonly items: readonly Item[]
}

export interface Item extends Spanned {
  readonly kind: 'Item'
  readonly label: Label | Missing
  /** `- or other …`: the document's list is open. */
  readonly open: boolean
  readonly text?: Text
  readonly cite?: Citation
  readonly body: Body
}

export interface Guidance extends Spanned {
  readonly kind: 'Guidance'
  readonly name: Name
  readonly text: Text | Missing
  readonly cite?: Citation
  readonly items: readonly GuidanceItem[]
}

export interface GuidanceItem extends Spanned {
  readonly kind: 'GuidanceItem'
  readonly label: Label
  readonly text: Text | Missing
  readonly cite?: Citation
}

export interface Interpretation extends Spanned {
  readonly kind: 'Interpretation'
  readonly name: Name
  readonly text: Text | Missing
  readonly cite?: Citation
  readonly against?: Text
  readonly decidedBy?: Text
  readonly decidedOn?: DateLiteral
  readonly because?: Text
  readonly affects: readonly Address[]
}

/** `eligibility/crises`, `continued_stay/needs/4`. */
export interface Address extends Spanned {
  readonly kind: 'Address'
  readonly text: string
}
