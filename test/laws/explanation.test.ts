import { evaluateWith, type FactsInput } from '@rubric/compiler'
import { completionOf, lookUp, type MemberCase, nest } from '@rubric/harness'
import { explain, MET, NOT_MET, type SetMember, type Sets, type Status, statusWord, UNKNOWN } from '@rubric/runtime'
import fc from 'fast-check'
import { describe } from 'vitest'
import { type Law, testLaw } from './law.ts'
import type { Subject } from './subject.ts'

const statusOf = (as: SetMember['as']): Status => (as === 'met' ? MET : NOT_MET)

/** The criterion's status where the members of a set stand so and, where `alone`, nothing else is known. */
const statusIf = (subject: Subject, { facts, asOf }: MemberCase, criterion: number, set: readonly SetMember[], alone: boolean): Status => {
  const others = alone ? subject.graph.conditions.map((_, index): [number, Status] => [index, UNKNOWN]) : []
  const forced = new Map([...others, ...set.map(({ condition, as }): [number, Status] => [condition, statusOf(as)])])
  return evaluateWith(subject.graph, facts, asOf, forced)[criterion]?.status ?? UNKNOWN
}

const checkSets = (subject: Subject, member: MemberCase, criterion: number, sets: Sets, wanted: Status, alone: boolean): readonly string[] =>
  sets.sets.flatMap((set) => {
    const name = set.map(({ condition, as }) => `${subject.graph.conditions[condition]?.text ?? condition} ${as}`).join(' + ')
    const settles = (part: readonly SetMember[]): boolean => statusIf(subject, member, criterion, part, alone) === wanted
    const spare = set.filter((one) => settles(set.filter((other) => other !== one)))
    return [...(settles(set) ? [] : [`{${name}} does not make it ${statusWord(wanted)}`]), ...(spare.length === 0 ? [] : [`{${name}} holds more than it needs`])]
  })

const sets: Law<null> = {
  id: 'sets',
  says: 'the smallest sets that an answer names settle it, and no member of them can be left out',
  more: () => fc.constant(null),
  check: (subject, member) => {
    const trace = subject.compiled(member.facts, member.asOf)
    const problems = subject.graph.criteria.flatMap((criterion, index) => {
      const explanation = explain(subject.loaded().info, trace, index)
      const found =
        explanation.status === 'met' ? checkSets(subject, member, index, explanation.carriedBy, MET, true)
        : explanation.status === 'not met' ? checkSets(subject, member, index, explanation.blockedBy, NOT_MET, true)
        : [...checkSets(subject, member, index, explanation.toMeet, MET, false), ...checkSets(subject, member, index, explanation.toFail, NOT_MET, false)]
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
  return nest([...all].map((name) => [name, lookUp(name.startsWith('member.') ? (member ? other : facts) : about(name) ? other : facts, name)] as const))
}

const settled: Law<FactsInput> = {
  id: 'settled',
  says: 'facts that an answer lists as no longer mattering change nothing once they are known',
  more: (subject, member) => completionOf(subject.graph, member),
  check: (subject, { facts, asOf }, complete) => {
    const trace = subject.compiled(facts, asOf)
    const problems = subject.graph.criteria.flatMap((criterion, index) => {
      const explanation = explain(subject.loaded().info, trace, index)
      if (explanation.status !== 'unknown') return []
      const now = subject.compiled(replaced(subject, facts, complete, new Set(explanation.settled)), asOf)[index]?.status
      return now === UNKNOWN ? [] : [`${criterion.name}: unknown, then ${now === undefined ? 'nothing' : statusWord(now)}; settled ${explanation.settled.join(', ')}`]
    })
    return problems.length === 0 ? null : problems.join('\n')
  },
}

describe('explanations', () => {
  testLaw(sets)
  testLaw(settled)
})
