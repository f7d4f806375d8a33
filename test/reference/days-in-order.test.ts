/** Facts whose days run backwards are refused; what is not known, or known in part, is not. */
import { determineReference, evaluateReference } from '@rubric/compiler'
import type { FactsInput, FactType } from '@rubric/compiler'
import { describe, expect, it } from 'vitest'
import { backwards, inOrder, type Stretch } from '../support/days-in-order.ts'
import { ruleGraph, yes } from '../support/graph.ts'

const date = { kind: 'date' } as const
const stretches: FactType = {
  kind: 'list',
  dateField: 'from',
  fields: [{ name: 'from', type: date, text: '' }, { name: 'to', type: date, text: '' }],
}
const types = {
  eligible: { kind: 'yes/no' },
  tapering: stretches,
  'request.from': date,
  'request.to': date,
  'request.lines': stretches,
} as const satisfies Record<string, FactType>
const graph = ruleGraph({ facts: types, criteria: { initial: yes('eligible') } })

const asRequest = (stretch: Stretch): FactsInput => ({ request: stretch })
const asLine = (stretch: Stretch): FactsInput => ({ request: { lines: { entries: [{}, stretch] } } })
const asPeriod = (stretch: Stretch): FactsInput => ({ tapering: { entries: [stretch] } })

describe.each([
  ['of a request', asRequest, 'request.to'],
  ['of a line of it', asLine, 'request.lines.entries[1].to'],
  ['of a state', asPeriod, 'tapering.entries[0].to'],
])('days %s', (_, put, path) => {
  const reading = (stretch: Stretch, asOf: string) => () => [evaluateReference(graph, put(stretch), asOf), determineReference(graph, put(stretch), asOf)]

  it.each(backwards)('are refused: from %s to %s, as of %s', (from, to, asOf) => {
    expect(reading({ from, to }, asOf)).toThrow(TypeError)
    expect(() => evaluateReference(graph, put({ from, to }), asOf)).toThrow(`${path} must be a day on or after`)
    expect(() => determineReference(graph, put({ from, to }), asOf)).toThrow(`${path} must be a day on or after`)
  })

  it.each(inOrder)('are taken in: from %s to %s, as of %s', (from, to, asOf) => {
    expect(reading({ from, ...(to === undefined ? {} : { to }) }, asOf)).not.toThrow()
  })
})
