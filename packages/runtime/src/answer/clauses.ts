/** Clauses as the answer shows them, with the facts as they stood in the input. */
import type { ConditionInfo, ConditionResult, Logic, PolicyInfo, Trace, TraceNode } from '../clause.ts'
import type { Explanation, Sets } from '../explain.ts'
import type { Need } from '../need.ts'
import { shownInWords } from '../phrases.ts'
import { isObject, own } from '../reading.ts'
import type { JsonObject } from '../reading.ts'
import { statusWord } from '../status.ts'
import { itemOf } from '../suppose.ts'
import type { ClauseAnswer, ConditionAnswer, ExplanationAnswer, FactAnswer, NeedAnswer, SetsAnswer } from './format.ts'

export function clauseAnswer(info: PolicyInfo, trace: Trace, facts: JsonObject, node: TraceNode): ClauseAnswer {
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

/** By its dotted name; null where the input does not say. */
export function givenAt(facts: JsonObject, name: string): unknown {
  let at: unknown = facts
  for (const step of name.split('.')) at = isObject(at) ? own(at, step) : undefined
  return at ?? null
}

export function explanationAnswer(info: PolicyInfo, facts: JsonObject, explanation: Explanation): ExplanationAnswer {
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
