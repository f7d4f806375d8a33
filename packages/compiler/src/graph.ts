/**
 * The rule graph: what a policy means once names, types and units are settled. Both evaluators, the emitter and the analysis
 * read this and nothing else. Plain JSON data; sugar is gone (definitions are inlined, time phrases are comparisons).
 *
 * Stored numbers are integers. Decimals and rates are times 1,000,000; calendar spans are days or months and clock spans minutes;
 * a day counts from 1970-01-01, a minute from 1970-01-01T00:00; an enumeration value is its index; ages are completed months.
 */
import type {
  ClauseInfo, CodePattern, ConditionInfo, CriterionInfo, DeterminationInfo, LimitInfo, Logic,
} from '@rubric/runtime'

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
  /** `unit` is a UCUM code, empty for a plain number. `least` 0 of the units and hours of requests and services, which are never below. */
  | { readonly kind: 'number'; readonly unit: string; readonly least?: 0 }
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
  /** The minute of `as of`; of a day, its last. */
  | { readonly kind: 'now'; readonly domain: 'minute' }
  /**
   * A civil minute of the policy's time zone as minutes since 1970-01-01T00:00 UTC. An hour that comes twice is a range of both; one that
   * is skipped counts as if the clock had not been changed (03:30 for 02:30). Of a range, the least and the most of all its minutes; a trace
   * shows the civil moment.
   */
  | { readonly kind: 'instant'; readonly domain: 'minute'; readonly moment: Value }
  /** The way back. */
  | { readonly kind: 'civil'; readonly domain: 'minute'; readonly instant: Value }
  /**
   * The `amount`-th open day of a calendar after a day (before it, where negative); the day itself never counts. Days that may be holidays
   * count for the nearer end and not for the farther; a farther end that is never reached is the last (first) day of the calendar, or where
   * the nearer end would be for the same day, where that lies farther. The same for the two below.
   */
  | { readonly kind: 'openDay'; readonly domain: 'day'; readonly date: Value; readonly amount: number; readonly calendar: number }
  /** The day itself where the calendar is open on it, else the next (previous) open day. */
  | { readonly kind: 'movedDay'; readonly domain: 'day'; readonly date: Value; readonly to: 'next' | 'previous'; readonly calendar: number }
  /** The civil minute by which `amount` open minutes of a calendar have passed since a civil minute; amount above 0. */
  | { readonly kind: 'openMinute'; readonly domain: 'minute'; readonly moment: Value; readonly amount: number; readonly calendar: number }
  /**
   * The `number`-th different day, from 1, on which the selection has entries. The lowest: placing all entries that may count on days of
   * their ranges, and missing ones on any days of the window after `complete through`, as favourably as can be. The highest: sure entries
   * alone, as unfavourably as can be. None where there are not so many days even then; where there may be and may not be, any day or none.
   */
  | { readonly kind: 'nthDay'; readonly domain: 'day'; readonly over: Selection; readonly number: number }
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
  /** A code that fits one of the patterns. */
  | { readonly kind: 'coded'; readonly negated: boolean; readonly value: Value; readonly patterns: readonly CodePattern[] }
  | Deadline
  | Recurrence
  /** A calendar is open on a day, or at a civil minute (its closing minute is closed). Of a value that may be none, unknown. */
  | { readonly kind: 'during'; readonly negated: boolean; readonly value: Value; readonly calendar: number }

/**
 * from <= event <= due. Whichever of them is none may still come to be: it counts as `not yet` does, as all days (minutes) after `as of`, of
 * an ambiguous minute after the first; reckoned back from what is none, as any day (minute). So what is asked for within three days after the third visit is not violated before there are
 * three. The trace shows `due`, brought to civil time by `shown`, or none, and is pending where the status is unknown and no possible `due`
 * lies before `now`. All of one domain; no `from`: no lower end. `now` is `asOf`, or the `now` minute (as an instant, with a zone).
 */
export interface Deadline {
  readonly kind: 'deadline'
  readonly event: Value
  readonly from: Value | null
  readonly due: Value
  readonly now: Value
  /** `due` as civil time; the same value where no zone is in play. */
  readonly shown: Value
}

/**
 * In each period from the day `from` (through `until`) that ended before `as of`, the count (sum of `field`) of the entries dated in it
 * is at least `least`. `every`: period k >= 0 runs from `from` + k x amount + (k = 0 ? 0 : 1) days to `from` + (k + 1) x amount, both
 * included, so an entry exactly `amount` after the anchor is in time. `calendar`: weeks, months … that lie in full within from … until.
 * The period that runs on `as of`, if it lacks something yet, makes the status unknown, and pending; a period that is complete
 * before its end is met. A period with an excepted day counts for nothing: `while not tapering` excepts the days of the state's
 * entries (one without `to` goes on), `while tapering` all others.
 * A period after the day through which the list is complete can still gain entries: too few are unknown.
 *
 * So: a `from` or `until` that is none has not come yet; met where `from` surely lies after `as of`; unknown, with no due, where it is a
 * range else. A period that starts through `as of` is *required* where it ends by `until` (a range: may be) and is not excepted. It is *satisfied*
 * as its count says, or unknown where it ends on `as of` or later and its count is not surely enough. The status: every period is satisfied
 * or not required. Due: the end of the period that runs, unless it surely ends after `until`. Pending: unknown, and every period that has
 * ended is met. A state surely touches a period where an entry surely starts by the period's end and surely ends no earlier than its start
 * (it ends no earlier than it may start); it may touch it where an entry may, or where its list is not complete through the period's end.
 * Days outside of a state: the same for each day of the period by itself.
 */
export interface Recurrence {
  readonly kind: 'recurrence'
  /** Without `from` and `to`. */
  readonly over: Selection
  readonly field: string | null
  readonly least: number
  readonly period:
    | { readonly form: 'every'; readonly unit: 'days' | 'months'; readonly amount: number }
    | { readonly form: 'calendar'; readonly unit: 'week' | 'month' | 'quarter' | 'year'; readonly weekStart: number }
  readonly from: Value
  readonly until: Value | null
  readonly except: PeriodException | null
}

/** `while not tapering` is `{ list: 'tapering', outside: false }`: days inside of its entries except; `outside`: the other days do. */
export interface PeriodException {
  readonly list: string
  readonly outside: boolean
}

export interface Condition extends ConditionInfo {
  readonly test: Test
}

export interface Clause extends ClauseInfo {
  readonly label: string
  /** The document's list is open (`or other`). */
  readonly open: boolean
  readonly span: SourceSpan
}

/** Criteria, requirements, exceptions and determinations: whatever has clauses. */
export interface Criterion extends CriterionInfo {
  readonly title: string
  readonly cite: string
  readonly span: SourceSpan
}

export interface Limit extends LimitInfo {
  /** `each unit is 1 week`; null where nothing is said. */
  readonly unitIs: { readonly amount: number; readonly unit: SpanUnit } | null
  readonly span: SourceSpan
}

/** What an exception does, for readers and analysis: its effects are already in the logic of the determinations. */
export interface ExceptionNote {
  /** Index into `criteria`. */
  readonly criterion: number
  /** Full addresses. */
  readonly lifts: readonly string[]
  readonly replaces: readonly { readonly what: string; readonly by: string }[]
  readonly refers: readonly string[]
  /** Exceptions that give way to it. */
  readonly before: readonly string[]
}

/** Its clause joins a child clause for each thing required or excluded, and for each exception that refers it to a clinician. */
export interface Determination extends DeterminationInfo {
  readonly requires: readonly string[]
  readonly excludes: readonly string[]
}

export interface Calendar {
  readonly name: string
  readonly address: string
  readonly text: string
  readonly cite: string
  /** Monday to Sunday: open stretches of each day in minutes, opening included, closing not; `[[0, 1440]]` all day. */
  readonly week: readonly (readonly (readonly [number, number])[])[]
  /** Day numbers, sorted: closed, whatever the weekday. */
  readonly holidays: readonly number[]
  /** Days for which the holidays are known, both included; outside, every day of the week's open days may be a holiday. Null: no holidays. */
  readonly covers: readonly [number, number] | null
}

export interface Zone {
  /** `America/New_York` */
  readonly name: string
  /** Minutes from UTC before the first change, at -05:00 `-300`. */
  readonly offset: number
  /** From this UTC minute on, that offset. Sorted; covers 1970 to 2100. */
  readonly changes: readonly (readonly [number, number])[]
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
  readonly codes: readonly CodePattern[]
  /** First day in force; empty where the document gives none. */
  readonly effective: string
  /** Last day in force; empty while it lasts, or until the next version. */
  readonly ends: string
  /** Day on which the text became known: the latest of issued and approved, else the version. */
  readonly known: string
  /** `draft`, `active`, `archived`; empty where the file says nothing. */
  readonly status: string
}

export interface CodeSetNote {
  readonly name: string
  readonly text: string
  readonly codes: readonly CodePattern[]
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

/** What the file says of its change from another version of the policy. */
export interface RevisionNote {
  /** The version that it revises, as that one's header names it. */
  readonly version: string
  /** The author's words for the change as a whole. */
  readonly text: string
  readonly claims: readonly RevisionClaim[]
  readonly span: SourceSpan
}

export interface RevisionClaim {
  /** Full; null: the version as a whole. Of something that was removed, its address in the version before. */
  readonly address: string | null
  readonly says: 'unchanged' | 'broader' | 'narrower' | 'mixed' | 'outcome only' | 'added' | 'removed'
  readonly text: string
  /** Its line, or that of `revises`. */
  readonly span: SourceSpan
  /** The words of the verdict alone. */
  readonly saysSpan: SourceSpan
}

/**
 * What holds for every member, checked and never evaluated. `never together`: no two of them are met at once. `always one`: at no time are
 * two of them met, or all of them not met.
 */
export interface Statement {
  readonly says: 'never together' | 'always one'
  /** Full addresses of roots or clauses, two or more. */
  readonly of: readonly string[]
  readonly text: string
  readonly cite: string
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
  readonly limits: readonly Limit[]
  readonly exceptions: readonly ExceptionNote[]
  readonly determinations: readonly Determination[]
  readonly calendars: readonly Calendar[]
  readonly zone: Zone | null
  readonly terms: readonly (readonly [string, string])[]
  readonly revises: RevisionNote | null
  readonly statements: readonly Statement[]
}

/**
 * One member's facts as they come in: JSON, a missing key or null being unknown. A date or a moment may be `not yet`: any minute after `as of`,
 * and of a date any day that is not over then, which of an `as of` with a time is its own day too. `request.lines`, where it is given, is
 * complete whatever it says: no entry is missing on any day, on none after the calendar's last either (`through` is infinite).
 */
export type FactsInput = { readonly [name: string]: unknown }
