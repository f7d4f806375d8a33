/**
 * The benchmark compares like with like: what is measured beside Rubric decides the same as the part of the policy that is
 * built for it. A policy that changes takes its functions in `by-hand` along; the tools' rules are made from its rule graph.
 */
import { determineReference, evaluateReference } from '@rubric/compiler'
import { type Evaluated, loadGraph } from '@rubric/harness'
import type { Trace } from '@rubric/runtime'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { authorizationOf } from './authorization.ts'
import type { Authorization } from './by-hand/ihts-initial.ts'
import { decideByHand, determineByHand, traceByHand } from './by-hand/contestants.ts'
import type { Setting } from './contestant.ts'
import { type Name, contestants, tools } from './contestants.ts'
import { type Member, membersOf } from './members/facts.ts'
import { authorizations, policies } from './members/index.ts'
import { authorizationSubject, criteriaSubjects, wholeSubjects } from './subjects.ts'
import { type Subject, compiledGraphs, graphNamed } from './workspace.ts'

const graphs = compiledGraphs()
const subjects = criteriaSubjects(graphs).map((subject, index) => ({ ...subject, key: policies[index]?.key ?? 'iih' }))

const settingOf = ({ graph }: Subject, members: readonly Member[]): Setting => ({ graph, members, module: '' })

const tracesOf = ({ graph, members }: Setting): readonly Trace[] =>
  members.map(({ facts, asOf }) => evaluateReference(graph, facts, asOf))

const statuses = (trace: Trace) => trace.map(({ status }) => status)

type Done = Extract<Evaluated, { readonly ok: true }>

/** What the built policy says of each member. */
const builtOf = ({ graph, members }: Setting): readonly Done[] => {
  const { evaluate } = loadGraph(graph)
  return members.map(({ facts, asOf }) => {
    const evaluated = evaluate(facts, asOf)
    if (!evaluated.ok) throw new Error(`facts refused: ${JSON.stringify(evaluated.problems)}`)
    return evaluated
  })
}

/** Members drawn from a table by any seed. */
const drawn = (table: Parameters<typeof membersOf>[0]) => fc.integer().map((seed) => membersOf(table, 16, seed))

describe.each(subjects)('criteria of $title', (subject) => {
  const table = policies.find(({ key }) => key === subject.key)?.table ?? {}

  it('are decided and traced by hand as by the reference evaluator', async () => {
    const setting = settingOf(subject, subject.members)
    const decided = decideByHand[subject.key](setting)
    const traced = traceByHand[subject.key](setting)
    for (const [index, trace] of tracesOf(setting).entries()) {
      expect(await decided.answer(index), `member ${index}`).toEqual(statuses(trace))
      expect(await traced.answer(index), `member ${index}`).toEqual(trace)
    }
  })

  it('are decided and traced by hand as by the built policy, on random members', async () => {
    await fc.assert(
      fc.asyncProperty(drawn(table), async (members) => {
        const setting = settingOf(subject, members)
        const decided = decideByHand[subject.key](setting)
        const traced = traceByHand[subject.key](setting)
        for (const [index, { decision, trace }] of builtOf(setting).entries()) {
          expect(await decided.answer(index)).toEqual(Object.values(decision))
          expect(await traced.answer(index)).toEqual(trace)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('meet members of every status', () => {
    const found = tracesOf(settingOf(subject, subject.members)).map(statuses)
    const wanted = ([0, 1, 3] as const).flatMap((status) => subject.graph.criteria.map((_, place) => ({ status, place })))
    expect(wanted.filter(({ status, place }) => !found.some((each) => each[place] === status))).toEqual([])
  })

  it.each(tools)('are decided by %s as by the reference evaluator, or cannot be said', async (name: Name) => {
    const setting = settingOf(subject, subject.members.slice(0, 12))
    const contestant = await contestants[name](setting, subject.key).catch((error: Error) => error)
    if (contestant instanceof Error) {
      expect(contestant.name).toBe('NotTranslated')
      return
    }
    for (const [index, trace] of tracesOf(setting).entries()) {
      expect(await contestant.answer(index), `member ${index}`).toEqual(statuses(trace))
    }
  })
})

describe('the initial authorization of nc_medicaid.ihts', () => {
  const subject = authorizationSubject(graphs)
  const setting = settingOf(subject, subject.members)
  const reference = (): readonly (Authorization | undefined)[] =>
    setting.members.map(({ facts, asOf }) => determineReference(setting.graph, facts, asOf).map(authorizationOf)[0])

  it('is worked out by hand as by the reference evaluator', async () => {
    const contestant = determineByHand(setting)
    for (const [index, authorization] of reference().entries()) {
      expect(await contestant.answer(index), `member ${index}`).toEqual(authorization)
    }
  })

  it('is worked out by hand as by the built policy, on random members', async () => {
    await fc.assert(
      fc.asyncProperty(drawn(authorizations.table), async (members) => {
        const contestant = determineByHand({ ...setting, members })
        for (const [index, { determinations }] of builtOf({ ...setting, members }).entries()) {
          expect(await contestant.answer(index)).toEqual(determinations.map(authorizationOf)[0])
        }
      }),
      { numRuns: 100 },
    )
  })

  it('comes to every outcome, and grants lines in full, in part, not at all and perhaps', () => {
    const found = reference().flatMap((each) => (each === undefined ? [] : [each]))
    expect(new Set(found.map(({ outcome }) => outcome))).toEqual(new Set(['met', 'met in part', 'not met', 'information needed']))
    const granted = found.flatMap((each) => each.granted ?? [])
    expect(granted.some(([least, most]) => least < most)).toBe(true)
    expect(granted.some(([least, most]) => least === most && most > 5_000_000)).toBe(true)
  })
})

describe('a part of a policy', () => {
  const parts = wholeSubjects(graphs).flatMap(({ whole, criteria }) => (criteria === null ? [] : [{ title: whole.title, whole, criteria }]))

  it.each(parts)('says of the criteria of $title what the whole says, at the same addresses', ({ whole, criteria }) => {
    const said = ({ graph, members }: Subject, role: string) =>
      tracesOf(settingOf({ ...whole, graph }, members.slice(0, 40))).map((trace) =>
        trace
          .map(({ clause, status }) => ({ address: graph.clauses[clause]?.address, status }))
          .filter((_, index) => graph.criteria[index]?.role === role),
      )
    expect(criteria.graph.criteria.every(({ role }) => role === 'criteria')).toBe(true)
    expect(said(criteria, 'criteria')).toEqual(said(whole, 'criteria'))
  })

  it('determines as the whole does', () => {
    const whole = graphNamed(graphs, authorizations.id)
    const part = authorizationSubject(graphs)
    for (const { facts, asOf } of part.members.slice(0, 40)) {
      const [first] = determineReference(whole, facts, asOf)
      expect(determineReference(part.graph, facts, asOf)).toEqual([first])
    }
  })
})
