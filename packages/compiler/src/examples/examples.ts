/** Examples: each `given` becomes an input record, each `expect` an address and a status. May not evaluate anything. */
import type { StatusWord } from '@rubric/runtime'
import type { Example } from '@rubric/syntax'
import type { FactsInput, SourceSpan } from '../graph.ts'
import { type Context, site } from '../lower/context.ts'
import { dateFault } from '../lower/dates.ts'
import type { CheckedExpectation } from './expectation.ts'
import { reportExample } from './diagnostics.ts'
import type { GivenReader } from './inherit.ts'

export interface CheckedExample {
  readonly purpose: string
  /** `2026-03-08`, or `2026-03-08T14:30`; a day means its end. */
  readonly asOf: string
  readonly facts: FactsInput
  readonly expect: readonly CheckedExpectation[]
  readonly span: SourceSpan
}

export interface ExampleSetting {
  readonly policy: string
  readonly givenOf: GivenReader
  readonly place: (span: { readonly start: number; readonly end: number }) => SourceSpan
  /** All clause addresses. */
  readonly addresses: ReadonlySet<string>
  /** Every line of the file could be read. */
  readonly isRead: boolean
  readonly reportAddress: (address: { readonly text: string; readonly start: number; readonly end: number }) => void
}

/** The example ready to run; undefined where a part of it was reported. */
export const checkedExample = (context: Context, example: Example, setting: ExampleSetting): CheckedExample | undefined => {
  const { diagnostics } = context.lowering
  const facts = setting.givenOf(example)
  const before = diagnostics.length
  const asOf = example.asOf.kind === 'Date' ? example.asOf.text : ''
  const why = example.asOf.kind === 'Date' ? dateFault(asOf, false) : undefined
  if (why !== undefined) diagnostics.push(reportExample('bad-example-date', site(context, example.asOf), { why, partial: '' }))
  const expect = example.expect.flatMap(({ address, status, ...span }) => {
    const full = `${setting.policy}/${address.text}`
    if (!setting.addresses.has(full)) setting.reportAddress(address)
    return typeof status === 'string' ? [{ address: full, status, span: setting.place(span) }] : []
  })
  if (example.expect.length === 0 && example.purpose.kind === 'Text' && setting.isRead) {
    diagnostics.push(reportExample('expects-nothing', site(context, example.purpose)))
  }
  const whole = asOf !== '' && example.purpose.kind === 'Text' && expect.length === example.expect.length
  if (facts === undefined || diagnostics.length > before || !whole || example.purpose.kind !== 'Text') return undefined
  return { purpose: example.purpose.value, asOf, facts, expect, span: setting.place(example) }
}
