/**
 * The answer as it is published: plain JSON in which each criterion has its status, its clauses with the facts that made them
 * so, and its explanation. `answerSchema` describes it; a change here is a change of the format.
 */
import type { RequirementStatus } from '../requirement.ts'
import type { StatusWord } from '../status.ts'

export interface Answer {
  readonly format: 'rubric-answer/1'
  readonly policy: {
    readonly id: string
    readonly title: string
    readonly version: string
    /** SHA-256 of the rule graph that decided, hexadecimal. */
    readonly hash: string
    readonly language: number
  }
  /** The day or the minute that the answer is made for, `2026-03-01` or `2026-03-01T14:30`. */
  readonly asOf: string
  readonly criteria: readonly CriterionAnswer[]
  readonly requirements: readonly RequirementAnswer[]
  /** Met where the exception applies. */
  readonly exceptions: readonly CriterionAnswer[]
  readonly determinations: readonly DeterminationAnswer[]
  /** Those that bear on a clause of the policy or on a limit of a determination. */
  readonly interpretations: readonly InterpretationAnswer[]
  /** Paths of what the input holds and nothing declares. */
  readonly ignored: readonly string[]
}

export interface CriterionAnswer {
  readonly name: string
  readonly address: string
  readonly text: string
  readonly cite: string
  readonly status: StatusWord
  readonly clause: ClauseAnswer
  readonly explanation: ExplanationAnswer
}

/** A duty of the provider. */
export interface RequirementAnswer extends Omit<CriterionAnswer, 'status'> {
  readonly status: RequirementStatus
  /** Where pending, the last day or the last minute as far as known: `2026-03-08`, `2026-03-08T14:30`. */
  readonly due: string | null
  /** The same for a reader, `by March 8, 2026, 2:30 p.m.`; empty where nothing is due. */
  readonly dueInWords: string
}

export interface InterpretationAnswer {
  readonly name: string
  readonly text: string
  /** Whoever answers for it. */
  readonly decidedBy: string
  readonly decidedOn: string
}

export interface ClauseAnswer {
  readonly address: string
  readonly text: string
  /** Clause of the source document; empty where none is given. */
  readonly cite: string
  /** `ALL of`; empty where the clause has no items. */
  readonly head: string
  readonly status: StatusWord
  readonly conditions: readonly ConditionAnswer[]
  /** Other criteria that the clause itself refers to. */
  readonly refersTo: readonly { readonly address: string; readonly status: StatusWord }[]
  readonly interpretations: readonly string[]
  readonly items: readonly ClauseAnswer[]
}

export interface ConditionAnswer {
  readonly text: string
  readonly status: StatusWord
  /** What was compared, in words: `14 years 3 months`. Empty for a bare yes/no. */
  readonly value: string
  readonly facts: readonly FactAnswer[]
}

export interface FactAnswer {
  readonly name: string
  /** As it stood in the input; null where it did not. */
  readonly given: unknown
}

export type ExplanationAnswer =
  | { readonly status: 'met'; readonly carriedBy: SetsAnswer }
  | { readonly status: 'not met'; readonly blockedBy: SetsAnswer }
  | {
      readonly status: 'unknown'
      readonly matters: readonly FactAnswer[]
      readonly settled: readonly FactAnswer[]
      readonly toMeet: SetsAnswer
      readonly toFail: SetsAnswer
    }

export interface SetsAnswer {
  readonly sets: readonly (readonly SetMemberAnswer[])[]
  /** There are others. */
  readonly more: boolean
  /** Null where it would be too long to read. */
  readonly need: NeedAnswer | null
}

export interface SetMemberAnswer {
  readonly text: string
  readonly as: 'met' | 'not met'
  readonly facts: readonly string[]
  /** Addresses of the clauses in which the condition stands. */
  readonly clauses: readonly string[]
}

export type NeedAnswer =
  | { readonly all: readonly NeedAnswer[] }
  | { readonly atLeast: number; readonly of: readonly NeedAnswer[] }
  | { readonly text: string; readonly as: 'met' | 'not met'; readonly facts: readonly string[]; readonly clause: string }

/** No outcome is a denial: only a clinician may deny. */
export type OutcomeWords = 'criteria met' | 'criteria met in part' | 'criteria not met: refer to a clinician' | 'information needed'

export interface DeterminationAnswer extends Omit<CriterionAnswer, 'status'> {
  readonly stage: 'initial' | 'renewal' | 'transition' | 'discharge'
  readonly outcome: OutcomeWords
  /** As requested, in order; none where no limit has a say. Null where it is not known what is requested. */
  readonly lines: readonly LineAnswer[] | null
  /** Null where no days are granted, or the first day requested is not known. */
  readonly span: SpanAnswer | null
  readonly reasons: readonly ReasonAnswer[]
  /** What would have to be known. Empty unless information is needed. */
  readonly needed: readonly NeededAnswer[]
}

/** In units; equal where it is known. `most` is null where there is no end. */
export interface AmountAnswer {
  readonly least: number
  readonly most: number | null
}

export interface LineAnswer {
  readonly code: string | null
  readonly requested: AmountAnswer
  readonly granted: AmountAnswer
  readonly limits: readonly LimitAnswer[]
  /** Address of the limit that leaves least, where less is granted than is requested. */
  readonly binding: string | null
}

export interface LimitAnswer {
  readonly name: string
  readonly address: string
  readonly text: string
  readonly cite: string
  /** What is counted: `units`. */
  readonly noun: string
  /** Whether it binds this member. */
  readonly holds: StatusWord
  /** The window that leaves least, first and last day; null where days do not matter, or are not known. */
  readonly window: { readonly from: string; readonly to: string } | null
  readonly allowed: number
  /** In that window, before this line. */
  readonly used: AmountAnswer
  readonly remaining: AmountAnswer
  /** Over all windows, what this limit alone leaves of what is requested. */
  readonly grantable: AmountAnswer
  readonly interpretations: readonly string[]
}

export interface SpanAnswer {
  readonly from: string
  /** Last day, at the earliest and at the latest; null where no day is left. */
  readonly to: { readonly earliest: string | null; readonly latest: string | null }
  readonly requestedTo: string | null
}

/** A clause or a limit that the outcome rests on. */
export interface ReasonAnswer {
  readonly address: string
  readonly text: string
  readonly cite: string
  /** Of a limit: not met where less is granted than is requested. */
  readonly status: StatusWord
  /** Names of the facts in it that a clinician judges. */
  readonly byClinician: readonly string[]
}

export interface NeededAnswer {
  readonly name: string
  readonly text: string
  /** A clinician judges it. */
  readonly byClinician: boolean
}
