/** Facts whose days run backwards are refused; what is not known, or known in part, is not. */
import { determineReference, evaluateReference } from '@rubric/compiler'
import type { FactsInput, FactType } from '@rubric/compiler'
import { describe, expect, it } from 'vitest'
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

type Stretch = { readonly from?: string | null; readonly to?: string | null }
const asRequest = (stretch: Stretch): FactsInput => ({ request: stretch })
const asLine = (stretch: Stretch): FactsInput => ({ request: { lines: { entries: [{}, stretch] } } })
const asPeriod = (stretch: Stretch): FactsInput => ({ tapering: { entries: [stretch] } })

describe.each([
  ['of a request', asRequest, 'request.to'],
  ['of a line of it', asLine, 'request.lines.entries[1].to'],
  ['of a state', asPeriod, 'tapering.entries[0].to'],
])('days %s', (_, put, path) => {
  const reading = (stretch: Stretch, asOf: string) => () => [evaluateReference(graph, put(stretch), asOf), determineReference(graph, put(stretch), asOf)]

  it.each([
    ['2026-03-10', '2026-03-01', '2026-03-01'],
    ['2026-03-10', '2026-02', '2026-03-01'],
    ['2026-03', '2025', '2026-03-01'],
    ['not yet', '2026-03-01', '2026-03-01'],
    ['not yet', '2026-02-28', '2026-03-01T14:30'],
  ])('are refused: from %s to %s, as of %s', (from, to, asOf) => {
    expect(reading({ from, to }, asOf)).toThrow(TypeError)
    expect(() => evaluateReference(graph, put({ from, to }), asOf)).toThrow(`${path} must be a day on or after`)
    expect(() => determineReference(graph, put({ from, to }), asOf)).toThrow(`${path} must be a day on or after`)
  })

  it.each([
    ['2026-03-10', '2026-03-10', '2026-03-01'],
    ['2026-03-10', '2026-03', '2026-03-01'],
    ['2026-03', '2026-03-01', '2026-03-01'],
    ['2026-03-10', 'not yet', '2026-03-01'],
    ['not yet', 'not yet', '2026-03-01'],
    ['not yet', '2026-03-02', '2026-03-01'],
    ['not yet', '2026-03-01', '2026-03-01T14:30'],
    [null, '0001-01-01', '2026-03-01'],
    ['9999-12-31', null, '2026-03-01'],
    ['not yet', undefined, '9999-12-31'],
    ['not yet', 'not yet', '9999-12-31'],
    ['9999-12-31', 'not yet', '9999-12-31'],
  ])('are taken in: from %s to %s, as of %s', (from, to, asOf) => {
    expect(reading({ from, ...(to === undefined ? {} : { to }) }, asOf)).not.toThrow()
  })
})
