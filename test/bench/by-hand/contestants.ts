/** The functions written by hand, each over records of its own. */
import { type Contestant, type Setting, itemAt, looping } from '../contestant.ts'
import type { Trace } from '@rubric/runtime'
import type { PolicyKey } from '../members/index.ts'
import { dayOf } from './days.ts'
import { decideIhts, ihtsMemberOf } from './ihts.ts'
import { traceIhts } from './ihts-trace.ts'
import { decideIih, iihMemberOf } from './iih.ts'
import { traceIih } from './iih-trace.ts'
import { decideIop, iopMemberOf } from './iop.ts'
import { traceIop } from './iop-trace.ts'
import { type Authorization, authorizeIhts, ihtsRequestOf } from './ihts-initial.ts'
import type { Answer as Decided } from './answers.ts'

type Facts = { readonly [name: string]: unknown }

/** `decide` may leave the day aside, where nothing depends on it. */
const contestant = <Record, Result>(
  { members }: Setting,
  recordOf: (facts: Facts, asOf: number) => Record,
  decide: (record: Record, asOf: number) => Result,
  shown: (result: Result) => readonly Decided[] | Trace | Authorization,
): Contestant => {
  const days = members.map(({ asOf }) => dayOf(asOf) ?? 0)
  const records = members.map(({ facts }, index) => recordOf(facts, itemAt(days, index)))
  return {
    answer: (index) => shown(decide(itemAt(records, index), itemAt(days, index))),
    run: looping((index) => decide(records[index] as Record, days[index] as number)),
  }
}

const statuses = (decision: object): readonly Decided[] => Object.values(decision)
const whole = (trace: Trace): Trace => trace

export const decideByHand: Readonly<Record<PolicyKey, (setting: Setting) => Contestant>> = {
  iih: (setting) => contestant(setting, iihMemberOf, decideIih, statuses),
  ihts: (setting) => contestant(setting, ihtsMemberOf, decideIhts, statuses),
  iop: (setting) => contestant(setting, iopMemberOf, decideIop, statuses),
}

export const traceByHand: Readonly<Record<PolicyKey, (setting: Setting) => Contestant>> = {
  iih: (setting) => contestant(setting, iihMemberOf, traceIih, whole),
  ihts: (setting) => contestant(setting, ihtsMemberOf, traceIhts, whole),
  iop: (setting) => contestant(setting, iopMemberOf, traceIop, whole),
}

export const determineByHand = (setting: Setting): Contestant =>
  contestant(setting, ihtsRequestOf, authorizeIhts, (authorization) => authorization)
