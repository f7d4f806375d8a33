/**
 * The answer as it is published: plain JSON in which each criterion has its status, its clauses with the facts that made them
 * so, and its explanation. `answerSchema` describes it; a change here is a change of the format.
 */
import type { ConditionInfo, ConditionResult, Logic, PolicyInfo, Trace, TraceNode } from './clause.ts'
import { explain } from './explain.ts'
import type { Explanation, Sets } from './explain.ts'
import type { Need } from './need.ts'
import { shownInWords } from './phrases.ts'
import { isObject, own } from './reading.ts'
import type { JsonObject } from './reading.ts'
import { statusWord } from './status.ts'
import type { StatusWord } from './status.ts'
import { itemOf } from './suppose.ts'

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
  /** The day that the answer is made for, `2026-03-01`. */
  readonly asOf: string
  readonly criteria: readonly CriterionAnswer[]
  /** Names of the interpretations that bear on a clause of the policy's criteria. */
  readonly interpretations: readonly string[]
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

/** `facts` is the input of the evaluation, `ignored` the paths in it that the policy does not know. */
export function buildAnswer(
  info: PolicyInfo,
  trace: Trace,
  facts: JsonObject,
  asOf: string,
  ignored: readonly string[] = [],
): Answer {
  const { id, title, version, hash, language } = info
  return {
    format: 'rubric-answer/1',
    policy: { id, title, version, hash, language },
    asOf,
    criteria: info.criteria.map((criterion, index) => {
      const clause = clauseAnswer(info, trace, facts, itemOf(trace, index))
      const { address, text, cite, status } = clause
      const explanation = explanationAnswer(info, facts, explain(info, trace, index))
      return { name: criterion.name, address, text, cite, status, clause, explanation }
    }),
    interpretations: [...new Set(info.clauses.flatMap((clause) => clause.interpretations))],
    ignored,
  }
}

function clauseAnswer(info: PolicyInfo, trace: Trace, facts: JsonObject, node: TraceNode): ClauseAnswer {
  const { address, text, cite, head, logic, interpretations } = itemOf(info.clauses, node.clause)
  return {
    address,
    text,
    cite,
    head,
    status: statusWord(node.status),
    conditions: node.conditions.map((result) => conditionAnswer(info, facts, result)),
    refersTo: criteriaIn(logic).map((criterion) => ({
      address: itemOf(info.clauses, itemOf(info.criteria, criterion).clause).address,
      status: statusWord(itemOf(trace, criterion).status),
    })),
    interpretations,
    items: node.children.map((child) => clauseAnswer(info, trace, facts, child)),
  }
}

function conditionAnswer(info: PolicyInfo, facts: JsonObject, result: ConditionResult): ConditionAnswer {
  const condition = itemOf(info.conditions, result.condition)
  return {
    text: condition.text,
    status: statusWord(result.status),
    value: shownInWords(condition.form, result.value),
    facts: condition.facts.map((name) => factAnswer(facts, name)),
  }
}

function criteriaIn(logic: Logic): readonly number[] {
  switch (logic.op) {
    case 'criterion':
      return [logic.criterion]
    case 'condition':
    case 'clause':
      return []
    case 'not':
      return criteriaIn(logic.of)
    case 'all':
    case 'any':
    case 'number':
      return [...new Set(logic.of.flatMap(criteriaIn))]
  }
}

/** The age may have been given by the date of birth; then that is what stood in the input. */
function factAnswer(facts: JsonObject, name: string): FactAnswer {
  const given = givenAt(facts, name)
  if (given === null && name === 'member.age') {
    const birth = givenAt(facts, 'member.birth_date')
    if (birth !== null) return { name: 'member.birth_date', given: birth }
  }
  return { name, given }
}

function givenAt(facts: JsonObject, name: string): unknown {
  let at: unknown = facts
  for (const step of name.split('.')) at = isObject(at) ? own(at, step) : undefined
  return at ?? null
}

function explanationAnswer(info: PolicyInfo, facts: JsonObject, explanation: Explanation): ExplanationAnswer {
  switch (explanation.status) {
    case 'met':
      return { status: 'met', carriedBy: setsAnswer(info, explanation.carriedBy) }
    case 'not met':
      return { status: 'not met', blockedBy: setsAnswer(info, explanation.blockedBy) }
    case 'unknown':
      return {
        status: 'unknown',
        matters: explanation.matters.map((name) => factAnswer(facts, name)),
        settled: explanation.settled.map((name) => factAnswer(facts, name)),
        toMeet: setsAnswer(info, explanation.toMeet),
        toFail: setsAnswer(info, explanation.toFail),
      }
  }
}

function setsAnswer(info: PolicyInfo, { sets, more, need }: Sets): SetsAnswer {
  const condition = (index: number): Pick<ConditionInfo, 'text' | 'facts'> => itemOf(info.conditions, index)
  const needAnswer = (of: Need): NeedAnswer => {
    if ('all' in of) return { all: of.all.map(needAnswer) }
    if ('of' in of) return { atLeast: of.atLeast, of: of.of.map(needAnswer) }
    const { text, facts } = condition(of.condition)
    return { text, as: of.as, facts, clause: of.clause }
  }
  return {
    sets: sets.map((set) =>
      set.map(({ condition: index, as, clauses }) => {
        const { text, facts } = condition(index)
        return { text, as, facts, clauses }
      }),
    ),
    more,
    need: need === null ? null : needAnswer(need),
  }
}
