/** Clock spans where the clocks are changed: New York, forth on 2026-03-08 at 02:00, back on 2026-11-01 at 02:00. */
import { describe, expect, it } from 'vitest'
import { duty } from '../support/duty.ts'

const facts = ['call  date and time', 'ref   date and time', 'seen  date', 'began date']
const zone = ['  time zone "America/New_York"']

describe('24 hours', () => {
  const inZone = duty({ facts, header: zone }, 'call within 24 hours after ref')
  const without = duty({ facts }, 'call within 24 hours after ref')

  it.each([
    // with a zone: the last minute, the one after; without: the same
    ['2026-03-07T12:00', '2026-03-08T13:00', '2026-03-08T13:01', '2026-03-08T12:00', '2026-03-08T12:01'],
    ['2026-10-31T12:00', '2026-11-01T11:00', '2026-11-01T11:01', '2026-11-01T12:00', '2026-11-01T12:01'],
    ['2026-06-01T12:00', '2026-06-02T12:00', '2026-06-02T12:01', '2026-06-02T12:00', '2026-06-02T12:01'],
  ])('after %s', (ref, ...calls) => {
    expect(calls.map((call, at) => (at < 2 ? inZone : without)({ ref, call }, '2026-12-31'))).toEqual(['met', 'violated', 'met', 'violated'])
  })

  it('fall due by the clock on the wall', () => {
    expect(inZone({ ref: '2026-03-07T12:00', call: 'not yet' }, '2026-03-07T18:00')).toBe('pending until 2026-03-08 13:00')
    expect(without({ ref: '2026-03-07T12:00', call: 'not yet' }, '2026-03-07T18:00')).toBe('pending until 2026-03-08 12:00')
    expect(inZone({ ref: '2026-03-07T12:00', call: 'not yet' }, '2026-03-08T12:30')).toBe('pending until 2026-03-08 13:00')
    expect(inZone({ ref: '2026-03-07T12:00', call: 'not yet' }, '2026-03-08T13:00')).toBe('violated')
  })
})

it('an hour that comes twice is either of the two', () => {
  const says = duty({ facts, header: zone }, 'call within 60 minutes after ref')
  expect(says({ ref: '2026-11-01T00:30', call: '2026-11-01T01:30' }, '2026-12-31')).toBe('unknown')
  expect(says({ ref: '2026-11-01T00:30', call: '2026-11-01T02:30' }, '2026-12-31')).toBe('violated')
})

it('days are days', () => {
  const says = duty({ facts, header: zone }, 'seen within 1 day after began')
  expect(says({ began: '2026-03-07', seen: '2026-03-08' }, '2026-12-31')).toBe('met')
  expect(says({ began: '2026-03-07', seen: '2026-03-09' }, '2026-12-31')).toBe('violated')
})
