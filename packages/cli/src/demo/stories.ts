/** Four things that policies say besides who may have a service, each told by one synthetic request. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Answer, OutcomeWords, RequirementStatus } from '@rubric/runtime'
import { determinationLines } from '../answer/determination.ts'
import { exceptionLines, requirementLines } from '../answer/duties.ts'
import { type Decided, evaluateMembers } from '../answer/evaluate.ts'
import { conditionWords } from '../answer/condition.ts'
import type { TraceStyle } from '../answer/trace.ts'
import { outcomeWord, wordText } from '../answer/words.ts'
import type { PolicyModule } from '../artifact/load.ts'
import { type Members, readMembers } from '../facts/read.ts'
import { padEnd, tame, widthOf, wrap } from '../render/width.ts'

const requests = join(import.meta.dirname, '../../demo/synthetic-requests.json')

export interface Story {
  readonly title: string
  readonly lines: readonly string[]
}

/** The version of a policy that is in force on a day. */
export type InForce = (policy: string, day: string) => Promise<PolicyModule>

/** Throws where an answer is no longer what the title says: the page would tell something else. */
export const stories = async (inForce: InForce, style: TraceStyle): Promise<readonly Story[]> => {
  const records = readMembers(readFileSync(requests, 'utf8'))
  const ask = async (member: string, policy: string, asOf: string): Promise<Answer> =>
    decided(await inForce(policy, asOf.slice(0, 10)), one(records, member), asOf).answer
  return [
    await inPart(ask, style),
    await excepted(ask, style),
    await pending(ask, style),
    await byServiceDate(inForce, records, style),
  ]
}

type Ask = (member: string, policy: string, asOf: string) => Promise<Answer>

const one = ({ form, members }: Members, id: string): Members => ({ form, members: members.filter(({ label }) => label === id) })

const decided = (module: PolicyModule, records: Members, asOf: string): Decided => {
  const [outcome] = evaluateMembers(module, records, asOf)
  if (outcome?.kind !== 'decided') throw new Error(`the demonstration has no answer: ${JSON.stringify(outcome)}`)
  return outcome
}

const named = <T extends { readonly name: string }>(list: readonly T[], name: string): T => {
  const found = list.find((it) => it.name === name)
  if (found === undefined) throw new Error(`the demonstration has no ${name}`)
  return found
}

const determined = ({ determinations }: Answer, name: string, expected: OutcomeWords) => {
  const found = named(determinations, name)
  if (found.outcome !== expected) throw new Error(`${name} was to be: ${expected}; it is: ${found.outcome}`)
  return found
}

const inPart = async (ask: Ask, style: TraceStyle): Promise<Story> => {
  const member = '13, four units in a month with two left'
  const initial = determined(await ask(member, 'nc_medicaid.ihts', '2026-03-02'), 'initial', 'criteria met in part')
  return { title: `Granted in part: ${member}`, lines: determinationLines(initial, style) }
}

const excepted = async (ask: Ask, style: TraceStyle): Promise<Story> => {
  const member = '13, the same request, to correct a condition'
  const answer = await ask(member, 'nc_medicaid.ihts', '2026-03-02')
  const initial = determined(answer, 'initial', 'criteria met')
  const epsdt = named(answer.exceptions, 'epsdt')
  return { title: `An exception (EPSDT): ${member}`, lines: [...determinationLines(initial, style), '', ...exceptionLines(epsdt, style)] }
}

const pending = async (ask: Ask, style: TraceStyle): Promise<Story> => {
  const { requirements } = await ask('a referral, one hour old', 'masshealth.iht', '2026-03-05T11:00')
  const duties = ['telephone_answer', 'meeting_offer'].map((name) => named(requirements, name))
  const wanted: RequirementStatus = 'pending'
  for (const { name, status } of duties) if (status !== wanted) throw new Error(`${name} was to be ${wanted}; it is ${status}`)
  const [first, second] = duties.map((duty) => requirementLines(duty, style))
  return { title: 'Pending: a referral, one hour old, as of 2026-03-05 11:00', lines: [...(first ?? []), '', ...(second ?? [])] }
}

const serviceDates = [
  ['2021-06-15', 'criteria not met: refer to a clinician'],
  ['2022-06-15', 'criteria met'],
] as const

const byServiceDate = async (inForce: InForce, records: Members, { paint, width }: TraceStyle): Promise<Story> => {
  const member = '51, smokes, 25 pack-years'
  const heads = ['date of service', 'version'].map((head) => padEnd(head, 17))
  const start = heads.reduce((sum, head) => sum + widthOf(head), 0)
  const rows: string[] = [paint.quiet(`${heads.join('')}cms.ldct/screening`)]
  for (const [day, expected] of serviceDates) {
    const { answer } = decided(await inForce('cms.ldct', day), one(records, member), day)
    const word = outcomeWord(determined(answer, 'screening', expected).outcome)
    rows.push(`${padEnd(day, 17)}${padEnd(answer.policy.version, 17)}${word.tint(paint)(wordText(word))}`)
    const reasons = blocking(answer).flatMap((words) => wrap(tame(words), width - start - 2))
    rows.push(...reasons.map((line) => `${' '.repeat(start + 2)}${paint.quiet(line)}`))
  }
  return { title: `By the version in force: ${member}`, lines: rows }
}

/** Conditions that keep the criteria from being met: `pack_years: 25 · asked: at least 30`. */
const blocking = ({ criteria }: Answer): readonly string[] =>
  criteria.flatMap(({ clause }) =>
    clause.status !== 'not met'
      ? []
      : clause.items
          .filter(({ status }) => status === 'not met')
          .flatMap(({ conditions }) => conditions.map(conditionWords))
          .map(({ fact, asked }) => `${fact} · asked: ${asked}`),
  )
