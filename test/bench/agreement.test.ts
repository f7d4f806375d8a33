/**
 * The benchmark compares like with like: what is measured beside Rubric decides the same policies. A policy that changes takes
 * its function in `by-hand` along; the tools' rules are made from its rule graph.
 */
import { evaluateReference } from '@rubric/compiler'
import type { Trace } from '@rubric/runtime'
import { describe, expect, it } from 'vitest'
import { decideByHand, traceByHand } from './by-hand/contestants.ts'
import type { Setting } from './contestant.ts'
import { type Name, contestants, tools } from './contestants.ts'
import { type Measured, policies } from './members/index.ts'
import { compiledGraphs } from './workspace.ts'

const graphs = compiledGraphs()

const settingOf = ({ id, members }: Measured, count: number): Setting => {
  const graph = graphs.get(id)
  if (graph === undefined) throw new Error(`there is no policy ${id}`)
  return { graph, members: members.slice(0, count), module: '' }
}

const tracesOf = ({ graph, members }: Setting): readonly Trace[] =>
  members.map(({ facts, asOf }) => evaluateReference(graph, facts, asOf))

const statuses = (trace: Trace) => trace.map(({ status }) => status)

describe.each(policies)('$id', (policy) => {
  it('is decided and traced by hand as by the reference evaluator', async () => {
    const setting = settingOf(policy, policy.members.length)
    const decided = decideByHand[policy.key](setting)
    const traced = traceByHand[policy.key](setting)
    for (const [index, trace] of tracesOf(setting).entries()) {
      expect(await decided.answer(index), `member ${index}`).toEqual(statuses(trace))
      expect(await traced.answer(index), `member ${index}`).toEqual(trace)
    }
  })

  it('meets members of every status', () => {
    const found = tracesOf(settingOf(policy, policy.members.length)).map(statuses)
    const wanted = ([0, 1, 3] as const).flatMap((status) => settingOf(policy, 0).graph.criteria.map((_, place) => ({ status, place })))
    expect(wanted.filter(({ status, place }) => !found.some((each) => each[place] === status))).toEqual([])
  })

  it.each(tools)('is decided by %s as by the reference evaluator, or cannot be said', async (name: Name) => {
    const setting = settingOf(policy, 12)
    const contestant = await contestants[name](setting, policy.key).catch((error: Error) => error)
    if (contestant instanceof Error) {
      expect(contestant.name).toBe('NotTranslated')
      return
    }
    for (const [index, trace] of tracesOf(setting).entries()) {
      expect(await contestant.answer(index), `member ${index}`).toEqual(statuses(trace))
    }
  })
})
