/** Recorded synthetic members as `rubric diff --population` reads them. */
import { populationOf } from '@rubric/cli'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const facts = { symptom: true, member: { age: 14 } }

describe('a population', () => {
  it('is an array, or one object a line', () => {
    const members = [
      { place: '1', facts, asOf: '2026-03-01' },
      { place: '2 (b)', facts: {}, asOf: '2026-03-01T14:30' },
    ]
    const given = [{ facts, asOf: '2026-03-01' }, { id: 'b', facts: {}, asOf: '2026-03-01 14:30' }]
    expect(populationOf(JSON.stringify(given, null, 2))).toEqual({ members, unusable: [] })
    const lines = `\n${given.map((each) => JSON.stringify(each)).join('\r\n\r\n')}\n`
    expect(populationOf(lines).members.map(({ place }) => place)).toEqual(['line 2', 'line 4 (b)'])
  })

  it('tells what cannot be used, each by its place and with the reason', () => {
    const lines = ['{"facts":{},"asOf":"2026-03-01"}', '{"facts":', '{"asOf":"2026-03-01"}', '{"facts":[],"asOf":"2026-03-01","id":7}', '{"facts":{},"asOf":"2026-02-30"}', '[]']
    expect(populationOf(lines.join('\n')).unusable).toEqual([
      { place: 'line 2', reason: expect.stringContaining('not JSON') },
      { place: 'line 3', reason: "`facts` holds the member's facts, as an object; found nothing" },
      { place: 'line 4 (7)', reason: "`facts` holds the member's facts, as an object; found a list" },
      { place: 'line 5', reason: '`asOf` is a day, YYYY-MM-DD, or a minute; found 2026-02-30' },
      { place: 'line 6', reason: 'expected an object with facts, found a list' },
    ])
  })

  it('loses nobody, whatever stands in the file', () => {
    const good = fc.record({ facts: fc.constant(facts), asOf: fc.constantFrom('2026-03-01', 'soon') })
    const line = fc.oneof(good.map((each) => JSON.stringify(each)), fc.constantFrom('{', '"text"', '7', '{}'))
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        const { members, unusable } = populationOf(['{"facts":{},"asOf":"2026-03-01"}', ...lines].join('\n'))
        expect(members.length + unusable.length).toBe(lines.length + 1)
      }),
    )
  })
})
