/**
 * The model of a random policy: what fast-check generates and shrinks, and what `print.ts` turns into source text.
 *
 * A model names nothing. Where an author would write a name, it holds a `Pick`: a natural number that the printer takes,
 * modulo, from what is in scope there and has a fitting type. So every model prints to a well-typed policy, whichever parts
 * shrinking takes away, and 0 is always the plainest choice.
 */

import type { CalendarModel, CodeModel, RevisionModel, RulesModel, StatementModel, TimesModel } from './model-rules.ts'

export type * from './model-rules.ts'

/** Chooses among what is in scope: index modulo the number of candidates. */
export type Pick = number

/** A constant whose meaning follows from the type that it is compared with. */
export interface Constant {
  readonly amount: number
  /** Which way to write it: other unit, other period, spelled noun. */
  readonly form: Pick
}

export type Relation = 'at least' | 'at most' | 'more than' | 'less than' | 'is' | 'is not'

/** One test of a value; a type without order reads every relation as `is` or `is not`, and `between` as `in`. */
export type TestModel =
  | { readonly kind: 'relation'; readonly relation: Relation; readonly symbol: boolean; readonly right: Constant }
  /** Another fact of the same type; a constant where there is none. */
  | { readonly kind: 'same type'; readonly relation: Relation; readonly other: Pick; readonly right: Constant }
  | { readonly kind: 'between'; readonly low: Constant; readonly high: Constant; readonly bothUnits: boolean }
  | { readonly kind: 'among'; readonly negated: boolean; readonly choices: readonly Constant[] }
  /** Codes only; other types read it as `among`. */
  | { readonly kind: 'code set'; readonly negated: boolean; readonly set: Pick; readonly choice: Constant }

export type DateRelation = 'before' | 'after' | 'on or before' | 'on or after' | 'on'
/** `is` and `is not` compare dates with dates alone; beside a date and time they read as `on`. */
export type SameDate = 'is' | 'is not'
export type TimeRelation = 'within' | 'at least' | 'more than' | 'less than' | 'exactly'
export type Direction = 'before' | 'after' | 'of'
export type CalendarUnit = 'days' | 'weeks' | 'months' | 'years'
export type ClockUnit = 'hours' | 'minutes'

export interface CalendarSpan {
  readonly amount: number
  readonly unit: CalendarUnit
}

export interface ClockSpan {
  readonly amount: number
  readonly unit: ClockUnit
}

/** Something with a day. */
export type DateModel =
  | { readonly kind: 'date'; readonly pick: Pick }
  | { readonly kind: 'as of' }
  /** A date and time, which counts on its day. */
  | { readonly kind: 'moment'; readonly pick: Pick }
  /** `YYYY-MM-DD` */
  | { readonly kind: 'literal'; readonly date: string }
  | { readonly kind: 'offset'; readonly span: CalendarSpan; readonly direction: 'before' | 'after'; readonly from: DateModel }
  | { readonly kind: 'latest'; readonly which: 'latest' | 'earliest'; readonly selection: SelectionModel; readonly field: Pick }
  /** `3 business days after …`; days where there is no calendar. */
  | {
      readonly kind: 'open day'
      readonly amount: number
      readonly calendar: Pick
      readonly direction: 'before' | 'after'
      readonly from: DateModel
    }
  /** `day 3 of visits`; a date where no list has one. */
  | { readonly kind: 'day of'; readonly number: number; readonly list: Pick }

/** Something with a minute, or a day whose minute is not known. */
export type MomentModel =
  | { readonly kind: 'moment'; readonly pick: Pick }
  | { readonly kind: 'date'; readonly pick: Pick }
  | { readonly kind: 'moment literal'; readonly date: string; readonly time: string }
  | {
      readonly kind: 'moment offset'
      readonly span: ClockSpan
      readonly direction: 'before' | 'after'
      readonly from: MomentModel
    }

export interface SelectionModel {
  readonly list: Pick
  /** Over the fields of the list; holds no aggregates and no criteria. */
  readonly where: ConditionModel | null
  /** Left out where the list has no date. */
  readonly window: WindowModel | null
}

export type WindowModel =
  | { readonly kind: 'past'; readonly span: CalendarSpan }
  | { readonly kind: 'before' | 'after'; readonly span: CalendarSpan; readonly anchor: DateModel }
  | { readonly kind: 'since'; readonly anchor: DateModel }

export type DateTestModel =
  /** For dates; a date and time reads it as a relation. */
  | { readonly kind: 'between'; readonly low: DateModel; readonly high: DateModel }
  | { readonly kind: 'relation'; readonly relation: DateRelation | SameDate; readonly right: DateModel }
  | {
      readonly kind: 'phrase'
      readonly relation: TimeRelation
      readonly span: CalendarSpan
      readonly direction: Direction
      readonly anchor: DateModel
    }

/** The words of the language that look at calendars, and at what happens again and again. */
export type TemporalModel =
  /** `seen within 3 business days after referred`; days where there is no calendar. */
  | {
      readonly kind: 'business days'
      readonly left: DateModel
      readonly amount: number
      readonly calendar: Pick
      readonly direction: 'before' | 'after'
      readonly anchor: DateModel
    }
  | {
      readonly kind: 'open hours'
      readonly left: Pick
      readonly amount: number
      readonly calendar: Pick
      readonly anchor: MomentModel
    }
  /** `within 7 days after … moved to next business day`. */
  | {
      readonly kind: 'moved'
      readonly left: DateModel
      readonly span: CalendarSpan
      readonly to: 'next' | 'previous'
      readonly calendar: Pick
      readonly anchor: DateModel
    }
  /** A date, or a date and time. */
  | { readonly kind: 'during'; readonly timed: boolean; readonly left: Pick; readonly negated: boolean; readonly calendar: Pick }
  | {
      readonly kind: 'recurrence'
      readonly of: 'list' | 'count' | 'sum'
      readonly selection: SelectionModel
      readonly field: Pick
      /** `at least every …` leaves it out. */
      readonly least: number | null
      readonly period:
        | { readonly form: 'every'; readonly span: CalendarSpan }
        | { readonly form: 'calendar'; readonly unit: 'week' | 'month' | 'quarter' | 'year' }
      readonly from: DateModel
      readonly until: DateModel | null
      readonly state: { readonly pick: Pick; readonly negated: boolean } | null
    }

export type ConditionModel =
  | TemporalModel
  /** A yes/no fact, a define or a criteria. */
  | { readonly kind: 'flag'; readonly pick: Pick }
  /** `symptom is not yes` */
  | { readonly kind: 'yes or no'; readonly pick: Pick; readonly negated: boolean; readonly yes: boolean }
  | { readonly kind: 'not'; readonly of: ConditionModel }
  | { readonly kind: 'chain'; readonly word: 'and' | 'or'; readonly of: readonly ConditionModel[]; readonly wrapped: boolean }
  | { readonly kind: 'unless'; readonly of: ConditionModel; readonly waiver: ConditionModel }
  | {
      readonly kind: 'number of'
      readonly head: 'all' | 'any' | 'none' | 'at least' | 'at most' | 'exactly'
      readonly count: Pick
      readonly of: readonly ConditionModel[]
    }
  | { readonly kind: 'compare'; readonly value: Pick; readonly tests: readonly TestModel[] }
  | { readonly kind: 'age of'; readonly date: Pick; readonly test: TestModel }
  | { readonly kind: 'dates'; readonly left: DateModel; readonly tests: readonly DateTestModel[] }
  | { readonly kind: 'moment relation'; readonly left: Pick; readonly relation: DateRelation; readonly right: MomentModel }
  | {
      readonly kind: 'clock phrase'
      readonly left: Pick
      readonly relation: TimeRelation
      readonly span: ClockSpan
      readonly direction: Direction
      readonly anchor: MomentModel
    }
  | { readonly kind: 'count'; readonly selection: SelectionModel; readonly tests: readonly TestModel[] }
  | { readonly kind: 'sum'; readonly selection: SelectionModel; readonly field: Pick; readonly tests: readonly TestModel[] }
  | {
      readonly kind: 'picked'
      readonly which: 'latest' | 'earliest'
      readonly selection: SelectionModel
      readonly field: Pick
      readonly tests: readonly TestModel[]
    }
  /** The yes/no field of the latest or earliest entry. */
  | {
      readonly kind: 'picked flag'
      readonly asks: 'alone' | 'is yes' | 'is no' | 'is not yes' | 'is not no'
      readonly which: 'latest' | 'earliest'
      readonly selection: SelectionModel
      readonly field: Pick
    }
  | { readonly kind: 'some'; readonly head: 'any' | 'no'; readonly selection: SelectionModel }
  | { readonly kind: 'every'; readonly selection: SelectionModel; readonly has: ConditionModel }

/** What a `define` may stand for besides a condition. */
export type ValueModel =
  | { readonly kind: 'value'; readonly pick: Pick }
  /** A constant of the type of some value. */
  | { readonly kind: 'constant'; readonly like: Pick; readonly constant: Constant }
  | { readonly kind: 'date'; readonly date: DateModel }
  | { readonly kind: 'count'; readonly selection: SelectionModel }
  | { readonly kind: 'sum'; readonly selection: SelectionModel; readonly field: Pick }
  | { readonly kind: 'picked'; readonly which: 'latest' | 'earliest'; readonly selection: SelectionModel; readonly field: Pick }
  | { readonly kind: 'age of'; readonly date: Pick }

// ---- outline -----------------------------------------------------------------------------------------------

export type Head = 'ALL of' | 'ANY of' | 'ONE of' | 'NONE of' | 'AT LEAST' | 'AT MOST'
export type LabelForm = '1.' | 'A.' | 'a.' | 'i.' | 'name:' | '-'

export interface BodyModel {
  readonly main: BlockModel | ExpressionModel
  /** `unless` lines. */
  readonly waivers: readonly ConditionModel[]
}

export interface ExpressionModel {
  readonly kind: 'expression'
  readonly condition: ConditionModel
}

export interface BlockModel {
  readonly kind: 'block'
  readonly head: Head
  readonly count: Pick
  readonly labels: LabelForm
  /** At least one. */
  readonly items: readonly ItemModel[]
  /** The last item is `- or other`, where the head and the labels allow it. */
  readonly open: boolean
}

export interface ItemModel {
  readonly name: Pick
  readonly text: string | null
  readonly cite: string | null
  readonly body: BodyModel
  /** The body stands on child lines rather than on the line of the label. */
  readonly below: boolean
}

// ---- facts -------------------------------------------------------------------------------------------------

/** What may be said of any fact besides its type. */
export interface FactModel {
  readonly name: Pick
  readonly byClinician: boolean
  readonly text: string | null
  readonly cite: string | null
}

export interface EnumModel {
  readonly ordered: boolean
  /** At least two; where to start in the pool of values, and how many. */
  readonly start: Pick
  readonly size: number
}

export type ListDate = 'on' | 'only date' | 'none' | 'on and another' | 'on with time'

export interface ListModel {
  readonly fact: FactModel
  readonly dated: ListDate
  /** Which further fields it has. */
  readonly fields: readonly Pick[]
}

/**
 * Two facts of each type: the first two of a kind share their type, so that they can be compared. All can be read;
 * only those that are read get declared, and `unread` of the rest.
 */
export interface PaletteModel {
  readonly facts: readonly FactModel[]
  readonly unit: Pick
  readonly noun: Pick
  readonly period: Pick
  readonly spans: readonly Pick[]
  readonly enums: readonly EnumModel[]
  readonly system: Pick
  readonly lists: readonly ListModel[]
  readonly codeSets: readonly CodeSetModel[]
  /** States with starts and ends. */
  readonly states: readonly FactModel[]
  readonly calendars: readonly CalendarModel[]
  readonly unread: readonly Pick[]
}

export interface CodeSetModel {
  readonly name: Pick
  readonly text: string | null
  /** Codes of the palette's system, by their place in the pool. At least one. */
  readonly codes: readonly Pick[]
  /** Codes of one other system besides. */
  readonly others: readonly Pick[]
  /** Codes with modifiers, and ranges. */
  readonly special: readonly CodeModel[]
  /** They stand in a file of their own. */
  readonly inFile: boolean
}

// ---- policy ------------------------------------------------------------------------------------------------

export interface DefineModel {
  readonly name: Pick
  readonly text: string | null
  readonly cite: string | null
  readonly means:
    { readonly kind: 'condition'; readonly condition: ConditionModel } | { readonly kind: 'value'; readonly value: ValueModel }
  readonly below: boolean
}

export interface CriteriaModel {
  readonly name: Pick
  readonly title: string | null
  readonly cite: string | null
  readonly body: BodyModel
}

export interface NoteModel {
  readonly guidance: boolean
  readonly text: string
  readonly cite: string | null
  readonly items: readonly string[]
  /** Clauses that an interpretation bears on. */
  readonly affects: readonly Pick[]
}

export interface LayoutModel {
  readonly crlf: boolean
  readonly bom: boolean
  readonly blanks: boolean
  readonly comments: boolean
  /** Defines and criteria stand in the file in the opposite order of their reading one another. */
  readonly reversed: boolean
  /** The facts stand after what reads them. */
  readonly factsLast: boolean
}

export interface VocabularyModel {
  readonly palette: PaletteModel
  readonly defines: readonly DefineModel[]
  /** The policy writes the vocabulary's id before its names. */
  readonly qualified: boolean
  /** A second vocabulary declares facts of the same names, so that only their full names tell them apart. */
  readonly twin: boolean
}

export interface PolicyModel {
  readonly title: string
  readonly header: Pick
  readonly times: TimesModel
  readonly palette: PaletteModel
  readonly defines: readonly DefineModel[]
  readonly criteria: readonly CriteriaModel[]
  readonly rules: RulesModel
  readonly notes: readonly NoteModel[]
  /** A vocabulary with facts and definitions of its own; the policy reads both. */
  readonly vocabulary: VocabularyModel | null
  readonly layout: LayoutModel
  readonly statements: readonly StatementModel[]
  readonly revision: RevisionModel | null
}
