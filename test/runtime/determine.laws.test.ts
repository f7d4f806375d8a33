/** `determine` and the reference evaluator share nothing but their types, and come to the same. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { determineReference } from '@rubric/compiler'
import type { RuleGraph } from '@rubric/compiler'
import { FIRST_DAY, LAST_DAY, MET, NOT_MET, UNKNOWN, determine, formatDay, keptWindows } from '@rubric/runtime'
import type { GrantInfo, Logic, ServiceRecord, Status } from '@rubric/runtime'
import { block, ruleGraph, yes } from '../support/graph.ts'
import { infoOf } from '../support/info.ts'
import { factsOf, forgotten, limits, lines, records } from '../support/limits.ts'
import { runs } from '../support/outlines.ts'

const asked = fc.option(fc.constantFrom<Logic>({ op: 'condition', condition: 0 }, { op: 'condition', condition: 1 }), { nil: null, freq: 2 })
const stretch = fc.record({ amount: fc.integer({ min: 1, max: 40 }), unit: fc.constantFrom('days', 'months') })

const grants: fc.Arbitrary<GrantInfo | null> = fc.option(
  fc.record({ span: fc.option(stretch, { nil: null }), ceiling: fc.option(fc.tuple(stretch, asked).map(([of, unless]) => ({ ...of, unless })), { nil: null }) }),
  { nil: null },
)

const NOWHERE = { file: 'hand-made.rubric', start: 0, end: 0, line: 1 }

const graphs: fc.Arbitrary<RuleGraph> = fc
  .record({
    limits: fc.array(fc.tuple(limits, asked, asked, asked), { maxLength: 3 }),
    grants, stage: fc.constantFrom('initial', 'renewal'),
  })
  .map(({ limits: chosen, grants: given, stage }) =>
    ruleGraph({
      facts: { a: { kind: 'yes/no' }, b: { kind: 'yes/no' } },
      criteria: { initial: block('ANY of', { 1: yes('a'), 2: yes('b') }) },
      roles: { initial: 'determination' },
      limits: chosen.map(([limit, when]) => ({ ...limit, when, unitIs: null, span: NOWHERE })),
      determinations: [
        {
          criterion: 0, stage: stage, grants: given, requires: [], excludes: [],
          limits: chosen.map(([, , onlyIf, unless], limit) => ({ limit, onlyIf, unless })),
        },
      ],
    }),
  )

const members: fc.Arbitrary<ServiceRecord> = fc.oneof(
  { weight: 8, arbitrary: records(lines(9), 3).chain((service) => fc.oneof(fc.constant(service), forgotten(service))) },
  { weight: 1, arbitrary: records(lines(9), 1).map((service) => ({ ...service, lines: null })) },
)

/** Lines without days of their own take those of the request. */
const undated = (service: ServiceRecord): ServiceRecord => ({
  ...service,
  lines: service.lines?.map((line) => ({ ...line, from$low: FIRST_DAY, from$high: LAST_DAY, to$low: FIRST_DAY, to$high: LAST_DAY })) ?? null,
})

const answers = { yes: MET, no: NOT_MET, unknown: UNKNOWN } as const
const answer = fc.constantFrom('yes', 'yes', 'no', 'unknown')

describe('determine', () => {
  it('comes to what the reference evaluator comes to, in every field', () => {
    fc.assert(
      fc.property(graphs, fc.oneof(members, members.map(undated)), answer, answer, (graph, service, a, b) => {
        const statuses: readonly Status[] = [answers[a], answers[b]]
        const decided = (logic: Logic): Status => (logic.op === 'condition' ? (statuses[logic.condition] ?? UNKNOWN) : UNKNOWN)
        const facts = { ...factsOf(service), ...Object.fromEntries([['a', a], ['b', b]].map(([name, word]) => [name, word === 'unknown' ? null : word === 'yes'])) }
        const found = determine(infoOf(graph), decided, [(answers[a] | answers[b]) as Status], service)
        expect(found).toEqual(determineReference(graph, facts, formatDay(service.asOf)))
      }),
      runs(500, 20_000),
    )
  })

  it('says in brief the same of everything but single limits, whatever was asked before', () => {
    fc.assert(
      fc.property(graphs, fc.array(members, { minLength: 2, maxLength: 4 }), answer, (graph, services, a) => {
        const info = infoOf(graph)
        const how = { windows: keptWindows(), isBrief: true }
        for (const service of services) {
          const whole = determine(info, () => answers[a], [MET], service)
          const expected = whole.map((each) => ({ ...each, lines: each.lines?.map((line) => ({ ...line, limits: [], binding: null })) ?? null }))
          expect(determine(info, () => answers[a], [MET], service, how)).toEqual(expected)
        }
      }),
      runs(300, 20_000),
    )
  })
})
