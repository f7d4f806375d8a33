/** Laws of what limits leave to grant. */
import type { RuleGraph } from '@rubric/compiler'
import { addressOfDetermination } from '@rubric/harness'
import type { Amount, DeterminationResult } from '@rubric/runtime'
import fc from 'fast-check'
import type { Law } from './law.ts'
import { entriesOf, withFact, withOneLine } from './requests.ts'
import { type Answered, subjectOfGraph } from './subject.ts'

/** The grant of the only line, by determination. */
const grants = ({ determinations }: Answered): readonly (Amount | null)[] =>
  determinations.map(({ lines }: DeterminationResult) => lines?.[0]?.granted ?? null)

type Answers = readonly (readonly [evaluator: string, answered: Answered])[]

/** Where the grant of a line is less than it was: at the least, or at the most. */
const lessened = (graph: RuleGraph, before: Answers, after: Answers): string | null => {
  const later = new Map(after)
  const problems = before.flatMap(([name, answered]) => {
    const now = later.get(name)
    return grants(answered).flatMap((granted, index) => {
      const then = now === undefined ? null : grants(now)[index]
      if (granted === null || then === null || then === undefined) return []
      const fine = granted[0] <= then[0] && granted[1] <= then[1]
      return fine ? [] : [`${name}, ${addressOfDetermination(graph, index)}: ${granted.join(' to ')}, then ${then.join(' to ')}`]
    })
  })
  return problems.length === 0 ? null : problems.join('\n')
}

interface Raised {
  readonly limit: number
  readonly by: number
  readonly line: number
}

/** Of one line: what another line gets before it may well take more of another limit. */
export const higherCaps: Law<Raised> = {
  id: 'caps',
  says: 'a higher cap never grants less',
  members: 2,
  more: () => fc.record({ limit: fc.nat({ max: 7 }), by: fc.constantFrom(1, 1_000_000, 7_250_000, 1_000_000_000), line: fc.nat({ max: 3 }) }),
  check: (subject, { facts, asOf }, { limit, by, line }) => {
    const { graph } = subject
    const one = withOneLine(graph, facts, line)
    if (graph.limits.length === 0 || entriesOf(one, 'request.lines')?.length !== 1) return null
    const raised = graph.limits.map((each, index) => (index === limit % graph.limits.length ? { ...each, most: each.most + by } : each))
    const changed = subjectOfGraph({ ...graph, limits: raised })
    return lessened(graph, subject.answers(one, asOf), changed.answers(one, asOf))
  },
}

/** Which limits hold for the only line. A condition may look at the history too: then more of it is not only more use. */
const holding = (answers: Answers): string =>
  JSON.stringify(answers.map(([, { determinations }]) => determinations.map(({ lines }) => lines?.[0]?.limits.map(({ limit, holds }) => [limit, holds]))))

interface Used {
  readonly line: number
  readonly entry: { readonly days: number; readonly units: number | null; readonly code: number; readonly id: string | null }
}

export const priorUse: Law<Used> = {
  id: 'use',
  says: 'more prior use never grants more',
  members: 3,
  more: () =>
    fc.record({
      line: fc.nat({ max: 3 }),
      entry: fc.record({
        days: fc.oneof(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -400, max: 60 })),
        units: fc.option(fc.constantFrom(1, 0.5, 4, 100), { freq: 8 }),
        code: fc.nat({ max: 7 }),
        id: fc.constantFrom('A1', 'A2', 'E1', null),
      }),
    }),
  check: (subject, { facts, asOf }, { line, entry }) => {
    const { graph } = subject
    const one = withOneLine(graph, facts, line)
    const lines = entriesOf(one, 'request.lines')
    if (graph.determinations.length === 0 || lines?.length !== 1) return null
    const codes = [lines[0]?.['code'], ...graph.limits.flatMap((limit) => limit.codes.map(({ first, modifiers }) => [first, ...modifiers].join('-')))]
    const on = new Date(Date.parse(asOf.slice(0, 10)) + entry.days * 86_400_000)
    if (on.getUTCFullYear() < 1000 || on.getUTCFullYear() > 9998) return null
    const used = {
      on: on.toISOString().slice(0, 10),
      code: codes[entry.code % codes.length],
      units: entry.units,
      authorization: entry.id?.startsWith('E') === true ? null : entry.id,
      episode: entry.id?.startsWith('E') === true ? entry.id : null,
    }
    const history = graph.facts.some(({ name }) => name === 'service.history') ? (entriesOf(one, 'service.history') ?? []) : null
    if (history === null) return null
    const before = one['service'] as { readonly history?: object } | undefined
    const more = withFact(graph, one, 'service.history', { ...before?.history, entries: [...history, used] })
    const [withMore, without] = [subject.answers(more, asOf), subject.answers(one, asOf)]
    return holding(withMore) === holding(without) ? lessened(graph, withMore, without) : null
  },
}
