import { evaluateWith, type FactsInput } from '@rubric/compiler'
import { completionOf, lookUp, nest } from '@rubric/harness'
import {
  explain,
  MET,
  NOT_MET,
  type SetMember,
  type Sets,
  type Status,
  statusWord,
  type Trace,
  type TraceNode,
  UNKNOWN,
} from '@rubric/runtime'
import fc from 'fast-check'
import type { Law } from './law.ts'
import type { Subject } from './subject.ts'

const statusOf = (as: SetMember['as']): Status => (as === 'met' ? MET : NOT_MET)

/** The criterion's status where the members of a set stand so and all other conditions as given; no fact is read. */
const statusIf = (subject: Subject, criterion: number, set: readonly SetMember[], others: readonly Status[]): Status => {
  const forced = new Map([...others.entries(), ...set.map(({ condition, as }): [number, Status] => [condition, statusOf(as)])])
  return evaluateWith(subject.graph, {}, '2026-03-01', forced)[criterion]?.status ?? UNKNOWN
}

/** The status of every condition in a trace; those that no clause cites are unknown. */
const conditionsOf = (subject: Subject, trace: Trace): readonly Status[] => {
  const statuses = subject.graph.conditions.map((): Status => UNKNOWN)
  const visit = (node: TraceNode): void => {
    for (const { condition, status } of node.conditions) statuses[condition] = status
    node.children.forEach(visit)
  }
  trace.forEach(visit)
  return statuses
}

const checkSets = (
  subject: Subject,
  criterion: number,
  sets: Sets,
  wanted: Status,
  others: readonly Status[],
): readonly string[] =>
  sets.sets.flatMap((set) => {
    const name = set.map(({ condition, as }) => `${subject.graph.conditions[condition]?.text ?? condition} ${as}`).join(' + ')
    const settles = (part: readonly SetMember[]): boolean => statusIf(subject, criterion, part, others) === wanted
    const spare = set.filter((one) => settles(set.filter((other) => other !== one)))
    return [
      ...(settles(set) ? [] : [`{${name}} does not make it ${statusWord(wanted)}`]),
      ...(spare.length === 0 ? [] : [`{${name}} holds more than it needs`]),
    ]
  })

export const sets: Law<null> = {
  id: 'sets',
  says: 'the smallest sets that an answer names settle it, and no member of them can be left out',
  more: () => fc.constant(null),
  check: (subject, member) => {
    const trace = subject.compiled(member.facts, member.asOf)
    const present = conditionsOf(subject, trace)
    const nothing = present.map((): Status => UNKNOWN)
    const problems = subject.graph.criteria.flatMap((criterion, index) => {
      const explanation = explain(subject.loaded().info, trace, index)
      const found =
        explanation.status === 'met'
          ? checkSets(subject, index, explanation.carriedBy, MET, nothing)
          : explanation.status === 'not met'
            ? checkSets(subject, index, explanation.blockedBy, NOT_MET, nothing)
            : [
                ...checkSets(subject, index, explanation.toMeet, MET, present),
                ...checkSets(subject, index, explanation.toFail, NOT_MET, present),
              ]
      return found.map((line) => `${criterion.name}: ${line}`)
    })
    return problems.length === 0 ? null : problems.join('\n')
  },
}

/** The facts with some of them as another version of the record has them. */
const replaced = (subject: Subject, facts: FactsInput, other: FactsInput, names: ReadonlySet<string>): FactsInput => {
  const about = (name: string): boolean => names.has(name)
  const member = about('member.age') && about('member.birth_date')
  const all = new Set([...subject.graph.facts.map(({ name }) => name), 'member.age', 'member.birth_date'])
  return nest(
    [...all].map(
      (name) =>
        [name, lookUp(name.startsWith('member.') ? (member ? other : facts) : about(name) ? other : facts, name)] as const,
    ),
  )
}

export const settled: Law<FactsInput> = {
  id: 'settled',
  says: 'facts that an answer lists as no longer mattering change nothing once they are known',
  more: (subject, member) => completionOf(subject.graph, member),
  check: (subject, { facts, asOf }, complete) => {
    const trace = subject.compiled(facts, asOf)
    const problems = subject.graph.criteria.flatMap((criterion, index) => {
      const explanation = explain(subject.loaded().info, trace, index)
      if (explanation.status !== 'unknown') return []
      const now = subject.compiled(replaced(subject, facts, complete, new Set(explanation.settled)), asOf)[index]?.status
      return now === UNKNOWN
        ? []
        : [
            `${criterion.name}: unknown, then ${now === undefined ? 'nothing' : statusWord(now)}; settled ${explanation.settled.join(', ')}`,
          ]
    })
    return problems.length === 0 ? null : problems.join('\n')
  },
}
