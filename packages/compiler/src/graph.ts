/**
 * The rule graph: what a policy means once names, types and units are settled. Both evaluators, the emitter and the analysis
 * read this and nothing else. Plain JSON data; sugar is gone (definitions are inlined, time phrases are comparisons).
 *
 * Stored numbers are integers. Decimals and rates are times 1,000,000; calendar spans are days or months and clock spans minutes;
 * a day counts from 1970-01-01, a minute from 1970-01-01T00:00; an enumeration value is its index; ages are completed months.
 */
import type { ClauseInfo, ConditionInfo, Logic } from '@rubric/runtime'

export interface SourceSpan {
  readonly file: string
  readonly start: number
  readonly end: number
  /** 1-based. */
  readonly line: number
}

export type ScalarType =
  | { readonly kind: 'yes/no' }
  | { readonly kind: 'count' }
  /** `unit` is a UCUM code, empty for a plain number. */
  | { readonly kind: 'number'; readonly unit: string }
  | { readonly kind: 'rate'; readonly noun: string; readonly per: RatePeriod }
  | { readonly kind: 'span'; readonly unit: SpanUnit }
  | { readonly kind: 'date' }
  | { readonly kind: 'moment' }
  | { readonly kind: 'enum'; readonly ordered: boolean; readonly values: readonly string[] }
  | { readonly kind: 'code'; readonly system: string }
  /** `member.age` alone: completed months, from the birth date or given in whole years. */
  | { readonly kind: 'age' }

export type RatePeriod = 'day' | 'week' | 'month' | 'quarter' | 'year'
export type SpanUnit = 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years'

export interface Field {
  /** Key of the entry in the input. */
  readonly name: string
  readonly type: ScalarType
  readonly text: string
}

export interface ListType {
  readonly kind: 'list'
  readonly fields: readonly Field[]
  /** The field that dates an entry, where there is one. */
  readonly dateField: string | null
}

export type FactType = ScalarType | ListType

export interface Fact {
  /** Path in the input: `symptom_severity`, `member.age`, `behavioral_health.risk` where two vocabularies share a name. */
  readonly name: string
  readonly type: FactType
  readonly text: string
  readonly cite: string
  readonly byClinician: boolean
  /** Id of the policy or vocabulary that declares it; `built in` for `member.*`. */
  readonly origin: string
  readonly span: SourceSpan | null
}

export type Relation = '<' | '<=' | '=' | '!=' | '>=' | '>'

/** How a value is stored; two values are comparable only within one domain. */
export type Domain = 'status' | 'integer' | 'day' | 'minute' | 'code'

export type Value =
  | { readonly kind: 'constant'; readonly domain: 'integer' | 'day' | 'minute'; readonly value: number }
  | { readonly kind: 'constant'; readonly domain: 'code'; readonly value: string }
  | { readonly kind: 'fact'; readonly domain: Domain; readonly fact: string }
  /** A field of the list entry at hand; only inside a selection's filter. */
  | { readonly kind: 'field'; readonly domain: Domain; readonly field: string }
  | { readonly kind: 'asOf'; readonly domain: 'day' }
  /** Completed months between a date of birth and `as of`; unknown where the date may be any day. */
  | { readonly kind: 'age'; readonly domain: 'integer'; readonly date: Value }
  /** `amount` may be negative. Months are clamped to the last day of the target month. */
  | { readonly kind: 'offset'; readonly domain: 'day' | 'minute'; readonly date: Value; readonly amount: number; readonly unit: 'days' | 'months' | 'minutes' }
  /** The civil day of a moment. */
  | { readonly kind: 'dayOf'; readonly domain: 'day'; readonly moment: Value }
  /** All minutes of a day, as a range: a date without its time. */
  | { readonly kind: 'minutesOf'; readonly domain: 'minute'; readonly day: Value }
  | { readonly kind: 'count'; readonly domain: 'integer'; readonly over: Selection }
  | { readonly kind: 'sum'; readonly domain: 'integer'; readonly over: Selection; readonly field: string; readonly signed: boolean }
  /** The field of the entry with the latest (earliest) date. None where the list is complete and nothing fits. */
  | { readonly kind: 'pick'; readonly domain: Domain; readonly which: 'latest' | 'earliest'; readonly over: Selection; readonly field: string }

/**
 * Entries of a list whose filter holds and whose date is in the window, both ends included. No `to` means `as of`; no `from`,
 * no lower end. `dated` is false for a list without a date field: then every entry counts.
 * `from` and `to` are always days: an entry dated by a moment counts on its civil day. (`pick` still orders such entries by the minute.)
 * An end that is none holds nothing: no entry fits, and none is missing.
 */
export interface Selection {
  readonly list: string
  readonly dated: boolean
  readonly where: Filter | null
  readonly from: Value | null
  readonly to: Value | null
}

/** A filter has conditions of its own; its logic uses `all`, `any`, `not`, `number` and `condition` only. */
export interface Filter {
  readonly logic: Logic
  readonly conditions: readonly Test[]
}

/**
 * One elementary condition. Where a value is a `pick` that found no entry, the condition is not met, whatever the relation.
 * `holds` takes a value of domain `status`.
 */
export type Test =
  | { readonly kind: 'holds'; readonly value: Value }
  | { readonly kind: 'compare'; readonly relation: Relation; readonly left: Value; readonly right: Value }
  /** low <= value <= high. */
  | { readonly kind: 'between'; readonly value: Value; readonly low: Value; readonly high: Value }
  | { readonly kind: 'among'; readonly negated: boolean; readonly value: Value; readonly choices: readonly number[] | readonly string[] }

export interface Condition extends ConditionInfo {
  readonly test: Test
}

export interface Clause extends ClauseInfo {
  readonly label: string
  /** The document's list is open (`or other`). */
  readonly open: boolean
  readonly span: SourceSpan
}

export interface Criterion {
  readonly name: string
  readonly title: string
  readonly cite: string
  /** Index of its clause. */
  readonly clause: number
  readonly span: SourceSpan
}

export interface GuidanceNote {
  readonly name: string
  readonly address: string
  readonly text: string
  readonly cite: string
  readonly items: readonly { readonly address: string; readonly text: string; readonly cite: string }[]
  readonly span: SourceSpan
}

export interface InterpretationNote {
  readonly name: string
  readonly address: string
  readonly text: string
  readonly cite: string
  readonly against: string
  readonly decidedBy: string
  readonly decidedOn: string
  readonly because: string
  /** Full addresses. */
  readonly affects: readonly string[]
  readonly span: SourceSpan
}

export interface PolicyMeta {
  readonly id: string
  readonly title: string
  readonly version: string
  /** Every other line of the header, as written, in order: `['issuer', 'PEHP']`. */
  readonly header: readonly (readonly [string, string])[]
  readonly codes: readonly { readonly system: string; readonly codes: readonly string[] }[]
}

export interface CodeSetNote {
  readonly name: string
  readonly text: string
  readonly codes: readonly { readonly system: string; readonly codes: readonly string[] }[]
}

export interface DefinitionNote {
  readonly name: string
  readonly address: string
  readonly text: string
  readonly cite: string
  /** What it stands for, as the author wrote it. */
  readonly reads: string
  readonly span: SourceSpan
}

export interface RuleGraph {
  readonly format: 'rubric-graph/1'
  readonly language: number
  readonly policy: PolicyMeta
  /** The facts of the policy itself, and those of its vocabularies that it reads. Sorted by name. */
  readonly facts: readonly Fact[]
  readonly conditions: readonly Condition[]
  readonly clauses: readonly Clause[]
  /** In the order of the file. */
  readonly criteria: readonly Criterion[]
  /** Indices of `criteria` such that each comes after those that it refers to. */
  readonly order: readonly number[]
  readonly definitions: readonly DefinitionNote[]
  readonly codeSets: readonly CodeSetNote[]
  readonly guidance: readonly GuidanceNote[]
  readonly interpretations: readonly InterpretationNote[]
}

/** One member's facts as they come in: JSON, a missing key or null being unknown. */
export type FactsInput = { readonly [name: string]: unknown }
