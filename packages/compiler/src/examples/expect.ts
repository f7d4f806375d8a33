/** The lines under `expect`: which answer, of what. The words must suit the thing: criteria are met, requirements violated. */
import type { StatusWord } from '@rubric/runtime'
import type { Address, Expectation, Expected, ExpectedGrant, ExpectedStatus, ExpectedWord } from '@rubric/syntax'
import type { SourceSpan } from '../graph.ts'
import { type Context, site, written } from '../lower/context.ts'
import { checkCodes, patternsOf } from '../names/code-patterns.ts'
import { oneOf } from '../names/suggest.ts'
import { type Rule, type Rules, ruleWords } from '../policy/rules.ts'
import { unitsOf } from '../policy/limits.ts'
import { reportExample } from './diagnostics.ts'
import type { CheckedExpectation, ExpectedGrant as CheckedGrant, ExpectedOutcome, ExpectedRequirement } from './expectation.ts'
import { instantOf } from './instants.ts'

export interface Addresses {
  readonly policy: string
  readonly rules: Rules
  /** All clause addresses. */
  readonly addresses: ReadonlySet<string>
  readonly place: (span: { readonly start: number; readonly end: number }) => SourceSpan
  readonly reportAddress: (address: Address) => void
}

/** What can be asked about. */
type Thing = Rule['kind'] | 'Clause'

const statuses: readonly StatusWord[] = ['met', 'not met', 'unknown']

/** The answers that each thing can have, as an author writes them. */
const answersOf: Readonly<Record<Thing, { readonly one: string; readonly words: readonly ExpectedWord[]; readonly more: readonly string[] }>> = {
  Clause: { one: 'a clause', words: statuses, more: [] },
  Criteria: { one: ruleWords.Criteria.one, words: statuses, more: [] },
  Exception: { one: ruleWords.Exception.one, words: statuses, more: [] },
  Requirement: { one: ruleWords.Requirement.one, words: ['met', 'violated', 'pending', 'unknown'], more: [] },
  Determination: {
    one: ruleWords.Determination.one, words: ['met', 'met in part', 'not met', 'information needed'], more: ['grants 10 units of HCPCS H2022'],
  },
  Limit: { one: ruleWords.Limit.one, words: [], more: ['leaves 2 units'] },
}

const thingAt = ({ rules, addresses, policy }: Addresses, { text }: Address): Thing | undefined => {
  const rule = rules.byName.get(text)
  if (rule !== undefined) return rule.kind
  if (rules.limits.includes(text)) return 'Limit'
  return addresses.has(`${policy}/${text}`) ? 'Clause' : undefined
}

/** Undefined where a part of it was reported. */
export const expectationOf = (context: Context, { address, expected, ...span }: Expectation, setting: Addresses): CheckedExpectation | undefined => {
  const thing = thingAt(setting, address)
  if (thing === undefined) setting.reportAddress(address)
  if (thing === undefined || expected.kind === 'Missing') return undefined
  const common = { address: `${setting.policy}/${address.text}`, span: setting.place(span) }
  switch (expected.kind) {
    case 'ExpectedStatus': return fits(thing, expected) ? statusOf(context, thing, expected, common) : unsuited(context, thing, expected, address)
    case 'ExpectedGrant': return thing === 'Determination' ? grantOf(context, expected, common) : unsuited(context, thing, expected, address)
    case 'ExpectedRemainder': {
      if (thing !== 'Limit') return unsuited(context, thing, expected, address)
      const amount = unitsOf(context, expected.amount)
      return amount === undefined ? undefined : { kind: 'remainder', amount, ...common }
    }
  }
}

type Common = Pick<CheckedExpectation, 'address' | 'span'>

const fits = (thing: Thing, { word, until }: ExpectedStatus): boolean =>
  answersOf[thing].words.includes(word) && (until === undefined || (thing === 'Requirement' && word === 'pending'))

const unsuited = (context: Context, thing: Thing, expected: Exclude<Expected, { kind: 'Missing' }>, address: Address): undefined => {
  const { one, words, more } = answersOf[thing]
  const word = expected.kind === 'ExpectedStatus' && words.includes(expected.word) ? 'until' : written(context, expected)
  const holes = { word, name: address.text, what: one, answers: oneOf([...words, ...more]) }
  context.lowering.diagnostics.push(reportExample('answer-of-another-kind', site(context, expected), holes))
  return undefined
}

const statusOf = (context: Context, thing: Thing, { word, until }: ExpectedStatus, common: Common): CheckedExpectation | undefined => {
  if (thing === 'Determination') return { kind: 'outcome', outcome: word as ExpectedOutcome['outcome'], ...common }
  if (thing !== 'Requirement') return { kind: 'status', status: word as StatusWord, ...common }
  const instant = until === undefined ? null : instantOf(context, until)
  return instant === undefined ? undefined : { kind: 'requirement', status: word as ExpectedRequirement['status'], until: instant, ...common }
}

const grantOf = (context: Context, { amount, of, from, to, ...span }: ExpectedGrant, common: Common): CheckedGrant | undefined => {
  const { file } = context.scope.module
  const units = amount === undefined ? null : unitsOf(context, amount)
  if (of !== undefined) checkCodes([of], file, context.lowering.diagnostics)
  const days = [from, to].map(day => (day === undefined ? null : instantOf(context, day)))
  const [first = null, last = null] = days
  if (units === undefined || days.includes(undefined)) return undefined
  if (first !== null && last !== null && first > last) {
    const why = `${last} lies before ${first}`
    context.lowering.diagnostics.push(reportExample('bad-example-date', site(context, span), { why, partial: '' }))
  }
  return { kind: 'grant', amount: units, codes: of === undefined ? [] : patternsOf([of]), from: first, to: last, ...common }
}
