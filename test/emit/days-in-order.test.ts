/** Facts whose days run backwards are refused, and the place of the last day is named. */
import { evaluateReference } from '@rubric/compiler'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backwards, inOrder, type Stretch } from '../support/days-in-order.ts'
import { runs } from '../support/outlines.ts'
import { everything } from './everything.ts'
import { load } from './load.ts'

const { read } = load(everything)

const places = [
  { of: 'a request', put: (stretch: Stretch) => ({ request: stretch }), path: '/request/to' },
  { of: 'a line of it', put: (stretch: Stretch) => ({ request: { lines: { entries: [{}, stretch] } } }), path: '/request/lines/entries/1/to' },
  { of: 'a state', put: (stretch: Stretch) => ({ tapering: { entries: [stretch] } }), path: '/tapering/entries/0/to' },
] as const

const problemsOf = (facts: unknown, asOf: string): readonly (readonly [string, string])[] => {
  const reading = read(facts, asOf)
  return reading.ok ? [] : reading.problems.map(({ path, message }) => [path, message])
}

describe.each(places)('days of $of', ({ put, path }) => {
  it.each(backwards)('are refused: from %s to %s, as of %s', (from, to, asOf, first) => {
    expect(problemsOf(put({ from, to }), asOf)).toEqual([[path, `expected a day on or after ${first}, found "${to}"`]])
  })

  it.each(inOrder)('are taken in: from %s to %s, as of %s', (from, to, asOf) => {
    expect(problemsOf(put({ from, ...(to === undefined ? {} : { to }) }), asOf)).toEqual([])
  })

  it('are refused by the module where the reference refuses them', () => {
    const dates = fc.constantFrom('2026-03-01', '2026-03-02', '2026-02-28', '2026-03', '2026-02', '2026', '2025', 'not yet', null)
    const times = fc.constantFrom('2026-03-01', '2026-03-01T14:30', '2026-02-28', '9999-12-31')
    fc.assert(
      fc.property(dates, dates, times, (from, to, asOf) => {
        const facts = put({ from, to })
        const byReference = (() => {
          try {
            return evaluateReference(everything, facts, asOf) === undefined
          } catch (error) {
            return error instanceof TypeError
          }
        })()
        expect(problemsOf(facts, asOf).length > 0).toBe(byReference)
      }),
      runs(200, 2_000),
    )
  })
})

describe('days that run backwards', () => {
  it('are named once, in the order of the declarations, beside all else that does not fit', () => {
    const facts = {
      request: { from: '2026-03-10', to: '2026-03-01', authorization: 3, lines: { entries: [{ from: '2026-03-10', to: '2026-03-32' }] } },
      tapering: { entries: [{ from: 'soon', to: '2026-03-01' }] },
    }
    expect(problemsOf(facts, '2026-03-01').map(([path]) => path)).toEqual([
      '/request/authorization',
      '/request/lines/entries/0/to',
      '/request/to',
      '/tapering/entries/0/from',
    ])
  })

  it('are not looked for where the day of evaluation is none', () => {
    expect(problemsOf({ request: { from: 'not yet', to: '2026-03-01' } }, 'today').map(([path]) => path)).toEqual(['as of'])
  })
})
