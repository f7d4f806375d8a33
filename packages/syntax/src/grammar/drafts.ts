/**
 * What the grammar makes of one line. The parts are set as they are read, so that a line that breaks off keeps what came before; the
 * tree is made of drafts afterwards, once it is known what stands under what.
 */
import type {
  Address, BlockHead, Citation, CodeGroup, DataFile, DateLiteral, Expected, Expression, GivenField, GivenValue, Grant, HeaderKey, Label, LimitCap,
  MomentLiteral, Name, NumberLiteral, OpenHours, Quantity, Replacement, Statement, Text, TypeNode, Verdict,
} from '../ast.ts'

interface Draft<K extends string> {
  readonly kind: K
  /** Index of the logical line. */
  readonly line: number
  readonly start: number
  end: number
}

export interface HeadDraft {
  head?: BlockHead
  headSpan?: { readonly start: number; readonly end: number }
  count?: NumberLiteral
}

export interface HeaderDraft extends Draft<'header'> { role?: 'policy' | 'vocabulary'; id?: Name; title?: Text }
export interface HeaderEntryDraft extends Draft<'headerEntry'> {
  key?: HeaderKey
  text?: Text
  date?: DateLiteral
  word?: Name
  number?: NumberLiteral
  groups?: readonly CodeGroup[]
}
export interface UseDraft extends Draft<'use'> { id?: Name }
export interface FactsDraft extends Draft<'facts'> {}
export interface FactDraft extends Draft<'fact'> { name?: Name; type?: TypeNode; byClinician?: boolean; text?: Text; cite?: Citation }
export type NamedKind =
  | 'codeSet' | 'criteria' | 'guidance' | 'interpretation' | 'calendar' | 'limit' | 'requirement' | 'exception' | 'determination'
export interface NamedDraftOf<K extends NamedKind> extends Draft<K> { name?: Name; text?: Text; cite?: Citation }
export type NamedDraft = { [K in NamedKind]: NamedDraftOf<K> }[NamedKind]
export interface CodeGroupDraft extends Draft<'codeGroup'> { groups?: readonly CodeGroup[] }
export interface CodeFileDraft extends Draft<'codeFile'> { from?: DataFile }
export interface DefineDraft extends Draft<'define'> { name?: Name; text?: Text; cite?: Citation; expression?: Expression }
export interface BlockDraft extends Draft<'block'>, HeadDraft {}
export interface ItemDraft extends Draft<'item'>, HeadDraft { label?: Label; open?: boolean; text?: Text; cite?: Citation; expression?: Expression }
export interface UnlessDraft extends Draft<'unless'> { expression?: Expression }
export interface ConditionDraft extends Draft<'condition'> { expression?: Expression }
export interface GuidanceItemDraft extends Draft<'guidanceItem'> { label?: Label; text?: Text; cite?: Citation }
export interface InterpretationEntryDraft extends Draft<'interpretationEntry'> {
  key?: 'against' | 'decided' | 'because' | 'affects'
  text?: Text
  date?: DateLiteral
  addresses?: readonly Address[]
}
export interface ExampleDraft extends Draft<'example'> { purpose?: Text; asOf?: DateLiteral | MomentLiteral }
export interface GivenDraft extends Draft<'given'> { like?: Text }
export interface ExpectDraft extends Draft<'expect'> {}
export interface GivenFactDraft extends Draft<'givenFact'> { name?: Name; value?: GivenValue; completeThrough?: DateLiteral }
export interface EntryDraft extends Draft<'entry'> { fields?: readonly GivenField[] }
export interface ExpectationDraft extends Draft<'expectation'> { address?: Address; expected?: Expected }

export interface TermsDraft extends Draft<'terms'> {}
export interface TermDraft extends Draft<'term'> { name?: Name; text?: Text }
export interface CalendarEntryDraft extends Draft<'calendarEntry'> { key?: 'open' | 'holidays'; open?: OpenHours; holidays?: DataFile }
export interface CapDraft extends Draft<'cap'> { cap?: LimitCap }
export interface UnitEntryDraft extends Draft<'unitEntry'> { key?: 'is' | 'needs'; amount?: Quantity }
export interface WhenDraft extends Draft<'when'> { expression?: Expression }
export interface ExceptionEntryDraft extends Draft<'exceptionEntry'> {
  key?: 'lifts' | 'replaces' | 'refers' | 'before'
  addresses?: readonly Address[]
  replaces?: readonly Replacement[]
}
export interface DeterminationEntryDraft extends Draft<'determinationEntry'> {
  key?: 'stage' | 'requires' | 'excludes' | 'subject to' | 'grants'
  stage?: Name
  addresses?: readonly Address[]
  grants?: Grant
}

export interface StatementDraft extends Draft<'statement'> {
  says?: Statement['says']
  addresses?: readonly Address[]
  text?: Text
  cite?: Citation
}
export interface RevisesDraft extends Draft<'revises'> { version?: DateLiteral; verdict?: Verdict; text?: Text }
export interface ClaimDraft extends Draft<'claim'> { address?: Address; verdict?: Verdict; text?: Text }

export type LineDraft =
  | HeaderDraft | HeaderEntryDraft | UseDraft | FactsDraft | FactDraft | NamedDraft | CodeGroupDraft | CodeFileDraft | DefineDraft | BlockDraft
  | ItemDraft | UnlessDraft | ConditionDraft | GuidanceItemDraft | InterpretationEntryDraft | ExampleDraft | GivenDraft | ExpectDraft
  | GivenFactDraft | EntryDraft | ExpectationDraft | TermsDraft | TermDraft | CalendarEntryDraft | CapDraft | UnitEntryDraft | WhenDraft
  | ExceptionEntryDraft | DeterminationEntryDraft | StatementDraft | RevisesDraft | ClaimDraft

export type DraftOf<K extends LineDraft['kind']> = Extract<LineDraft, { readonly kind: K }>
