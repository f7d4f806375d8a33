/** Examples: each `given` becomes an input record, each `expect` what is to come out. May not evaluate anything. */
import type { Example } from '@rubric/syntax'
import type { FactsInput, SourceSpan } from '../graph.ts'
import { type Context, site } from '../lower/context.ts'
import { reportExample } from './diagnostics.ts'
import { type Addresses, expectationOf } from './expect.ts'
import type { CheckedExpectation } from './expectation.ts'
import type { GivenReader } from './inherit.ts'
import { instantOf } from './instants.ts'

export interface CheckedExample {
  readonly purpose: string
  /** `2026-03-08`, or `2026-03-08T14:30`; a day means its end. */
  readonly asOf: string
  readonly facts: FactsInput
  readonly expect: readonly CheckedExpectation[]
  readonly span: SourceSpan
}

export interface ExampleSetting extends Addresses {
  readonly givenOf: GivenReader
  /** Every line of the file could be read. */
  readonly isRead: boolean
}

/** The example ready to run; undefined where a part of it was reported. */
export const checkedExample = (context: Context, example: Example, setting: ExampleSetting): CheckedExample | undefined => {
  const { diagnostics } = context.lowering
  const { purpose } = example
  const facts = setting.givenOf(example)
  const before = diagnostics.length
  const asOf = example.asOf.kind === 'Missing' ? undefined : instantOf(context, example.asOf)
  const expect = example.expect.flatMap(each => expectationOf(context, each, setting) ?? [])
  if (example.expect.length === 0 && purpose.kind === 'Text' && setting.isRead) {
    diagnostics.push(reportExample('expects-nothing', site(context, purpose)))
  }
  const isWhole = expect.length === example.expect.length && diagnostics.length === before
  if (facts === undefined || asOf === undefined || purpose.kind !== 'Text' || !isWhole) return undefined
  return { purpose: purpose.value, asOf, facts, expect, span: setting.place(example) }
}
