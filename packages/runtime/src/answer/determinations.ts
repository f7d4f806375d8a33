/** Determinations as the answer shows them: the outcome in its fixed words, the amounts, and what the outcome rests on. */
import { formatDay } from '../calendar.ts'
import type { DeterminationInfo, Logic, PolicyInfo, Trace } from '../clause.ts'
import type { Amount, DeterminationResult, LimitResult, LineResult, Outcome, SpanResult } from '../determination.ts'
import { explain } from '../explain.ts'
import type { SetMember } from '../explain.ts'
import { unitsOf } from '../nouns.ts'
import { isObject, own } from '../reading.ts'
import type { JsonObject } from '../reading.ts'
import { resultsOf, statusesOf, walkLogic } from '../reads.ts'
import { statusWord, UNKNOWN } from '../status.ts'
import type { Status } from '../status.ts'
import { itemOf } from '../suppose.ts'
import { givenAt } from './clauses.ts'
import type {
  CriterionAnswer, DeterminationAnswer, LimitAnswer, LineAnswer, NeededAnswer, OutcomeWords, ReasonAnswer, SpanAnswer,
} from './format.ts'

export const OUTCOME_WORDS: { readonly [outcome in Outcome]: OutcomeWords } = {
  met: 'criteria met',
  'met in part': 'criteria met in part',
  'not met': 'criteria not met: refer to a clinician',
  'information needed': 'information needed',
}

/** The criterion is the determination's own clause, as the answer shows it. */
export function determinationAnswer(
  info: PolicyInfo,
  trace: Trace,
  facts: JsonObject,
  { name, address, text, cite, clause, explanation }: CriterionAnswer,
  result: DeterminationResult,
): DeterminationAnswer {
  const { stage } = itemOf(info.determinations, result.determination)
  return {
    name,
    address,
    text,
    cite,
    clause,
    explanation,
    stage,
    outcome: OUTCOME_WORDS[result.outcome],
    lines: result.lines?.map((line) => lineAnswer(info, facts, line)) ?? null,
    span: result.span === null ? null : spanAnswer(result.span),
    reasons: [...(isWithoutCriteria(info, trace, result) ? [] : clauseReasons(info, trace, result)), ...limitReasons(info, result)],
    needed: result.outcome === 'information needed' ? neededOf(info, trace, facts, result) : [],
  }
}

const UNITS = 1_000_000

function lineAnswer(info: PolicyInfo, facts: JsonObject, { line, requested, granted, limits, binding }: LineResult): LineAnswer {
  const answers = limits.map((limit) => limitAnswer(info, limit))
  return {
    code: codeAt(facts, line),
    requested: unitsOf(requested),
    granted: unitsOf(granted),
    limits: answers,
    binding: binding === null ? null : itemOf(answers, binding).address,
  }
}

/** The code of a requested line, as it stood in the input. */
export function codeAt(facts: JsonObject, line: number): string | null {
  const list = givenAt(facts, 'request.lines')
  const entries = isObject(list) ? own(list, 'entries') : null
  const entry: unknown = Array.isArray(entries) ? entries[line] : null
  const code = isObject(entry) ? own(entry, 'code') : null
  return typeof code === 'string' ? code : null
}

function limitAnswer(info: PolicyInfo, result: LimitResult): LimitAnswer {
  const { name, address, text, cite, noun, interpretations } = itemOf(info.limits, result.limit)
  return {
    name,
    address,
    text,
    cite,
    noun,
    holds: statusWord(result.holds as Status),
    window: result.window === null ? null : { from: formatDay(result.window[0]), to: formatDay(result.window[1]) },
    allowed: result.allowed / UNITS,
    used: unitsOf(result.used),
    remaining: unitsOf(result.remaining),
    grantable: unitsOf(result.grantable),
    interpretations,
  }
}

function spanAnswer({ from, to, requestedTo }: SpanResult): SpanAnswer {
  const last = (day: number): string | null => (day < from ? null : formatDay(day))
  return {
    from: formatDay(from),
    to: { earliest: last(to[0]), latest: last(to[1]) },
    requestedTo: requestedTo === null ? null : formatDay(requestedTo),
  }
}

// ---- what it rests on --------------------------------------------------------------------------------------

/** Limits and days leave nothing, so it does not matter that its criteria are not all decided. */
export const isWithoutCriteria = (info: PolicyInfo, trace: Trace, { determination, outcome }: DeterminationResult): boolean =>
  outcome === 'not met' && itemOf(trace, itemOf(info.determinations, determination).criterion).status === UNKNOWN

/** The conditions that carry, block or would settle the determination's own clause. */
export function decisive(info: PolicyInfo, trace: Trace, { criterion }: DeterminationInfo): readonly SetMember[] {
  const explanation = explain(info, trace, criterion)
  switch (explanation.status) {
    case 'met':
      return explanation.carriedBy.sets[0] ?? []
    case 'not met':
      return explanation.blockedBy.sets.flat()
    case 'unknown':
      return [...(explanation.toMeet.sets[0] ?? []), ...(explanation.toMeet.sets.length === 0 ? (explanation.toFail.sets[0] ?? []) : [])]
  }
}

function clauseReasons(info: PolicyInfo, trace: Trace, result: DeterminationResult): readonly ReasonAnswer[] {
  const clinical = new Set(info.facts.filter(({ byClinician }) => byClinician).map(({ name }) => name))
  const judged = new Map<string, Set<string>>()
  for (const { condition, clauses } of decisive(info, trace, itemOf(info.determinations, result.determination))) {
    for (const address of clauses) {
      const names = judged.get(address) ?? new Set()
      for (const fact of itemOf(info.conditions, condition).facts) if (clinical.has(fact)) names.add(fact)
      judged.set(address, names)
    }
  }
  const statuses = statusesOf(trace)
  return info.clauses.flatMap(({ address, text, cite }, index): ReasonAnswer[] => {
    const byClinician = judged.get(address)
    return byClinician === undefined
      ? []
      : [{ address, text, cite, status: statusWord(statuses.get(index) ?? UNKNOWN), byClinician: [...byClinician] }]
  })
}

/** Limits that leave less than is requested, or may. */
function limitReasons(info: PolicyInfo, { lines }: DeterminationResult): readonly ReasonAnswer[] {
  const words = new Map<number, 'not met' | 'unknown'>()
  for (const { limits, requested } of lines ?? []) {
    for (const { limit, grantable } of limits) {
      if (grantable[1] < requested[0]) words.set(limit, 'not met')
      else if (grantable[0] < requested[0] && !words.has(limit)) words.set(limit, 'unknown')
    }
  }
  return [...words].map(([limit, status]) => {
    const { address, text, cite } = itemOf(info.limits, limit)
    return { address, text, cite, status, byClinician: [] }
  })
}

// ---- what would have to be known ---------------------------------------------------------------------------

/** Facts that the outcome still hangs on. */
export function neededOf(info: PolicyInfo, trace: Trace, facts: JsonObject, result: DeterminationResult): readonly NeededAnswer[] {
  const determination = itemOf(info.determinations, result.determination)
  const explanation = explain(info, trace, determination.criterion)
  const names = new Set([
    ...(explanation.status === 'unknown' ? explanation.matters : []),
    ...(explanation.status !== 'not met' ? [...ofLines(info, trace, determination, result), ...ofSpan(info, trace, determination, result)] : []),
  ])
  const open = [...names].filter((name) => !isSettled(facts, name))
  return (open.length > 0 ? open : [...names]).map((name) => {
    const fact = info.facts.find((known) => known.name === name)
    return { name, text: BUILT_IN[name] ?? fact?.text ?? name, byClinician: fact?.byClinician ?? false }
  })
}

/** A yes/no, a number, a whole date, or the name of what the request belongs to: there is no more to know of it. */
function isSettled(facts: JsonObject, name: string): boolean {
  const given = name === 'member.age' ? givenAt(facts, 'member.birth_date') : givenAt(facts, name)
  return typeof given === 'boolean' || typeof given === 'number' || (typeof given === 'string' && (isName(name) || /^\d{4}-\d{2}-\d{2}/.test(given)))
}

const isName = (fact: string): boolean => fact === 'request.authorization' || fact === 'request.episode'

/** Facts of every policy, whether or not a clause reads them. */
const BUILT_IN: { readonly [name: string]: string } = {
  'member.age': 'the age of the member',
  'member.birth_date': 'the date of birth of the member',
  'request.lines': 'the services that are requested, with their units and dates',
  'request.from': 'the first day that is requested',
  'request.authorization': 'the authorization that the request belongs to',
  'request.episode': 'the episode of care that the request belongs to',
  'service.history': 'the services that were given before, and through which day that list is complete',
  'course.began_on': 'the day on which the course of treatment began',
}

const differs = ([least, most]: Amount): boolean => least !== most

function ofLines(info: PolicyInfo, trace: Trace, { limits }: DeterminationInfo, { lines, span }: DeterminationResult): readonly string[] {
  if (lines === null) return ['request.lines']
  // Days that are not known yet leave any line open: they are asked for as days.
  const days = span !== null && differs(span.to)
  const names = new Set<string>()
  for (const line of lines.filter(({ granted, requested }) => differs(granted) || differs(requested))) {
    const before = names.size
    for (const { limit, window, used, holds } of line.limits) {
      const { kind } = itemOf(info.limits, limit).window
      // Which window is meant hangs on the days of the line.
      const open = differs(used) && (window !== null || (kind !== 'calendar' && kind !== 'any'))
      if (open) names.add('service.history')
      if (open && (kind === 'authorization' || kind === 'episode')) names.add(`request.${kind}`)
      if (holds !== UNKNOWN) continue
      const { onlyIf, unless } = limits.find((one) => one.limit === limit) ?? { onlyIf: null, unless: null }
      for (const fact of unknownFacts(info, trace, [itemOf(info.limits, limit).when, onlyIf, unless])) names.add(fact)
    }
    if ((names.size === before && !days) || differs(line.requested)) names.add('request.lines')
  }
  return [...names]
}

function ofSpan(info: PolicyInfo, trace: Trace, { grants }: DeterminationInfo, { span }: DeterminationResult): readonly string[] {
  if (grants === null || (grants.span === null && grants.ceiling === null)) return []
  if (span === null) return ['request.from']
  if (!differs(span.to)) return []
  const lifting = unknownFacts(info, trace, [grants.ceiling?.unless ?? null])
  return [...lifting, ...(lifting.length > 0 ? [] : ['course.began_on'])]
}

/** Facts of conditions that are unknown. */
function unknownFacts(info: PolicyInfo, trace: Trace, logics: readonly (Logic | null)[]): readonly string[] {
  const results = resultsOf(trace)
  const names: string[] = []
  for (const logic of logics) {
    if (logic === null) continue
    walkLogic(info, logic, (part) => {
      if (part.op !== 'condition') return 'into'
      if ((results.get(part.condition)?.status ?? UNKNOWN) === UNKNOWN) names.push(...itemOf(info.conditions, part.condition).facts)
      return 'past'
    })
  }
  return names
}
