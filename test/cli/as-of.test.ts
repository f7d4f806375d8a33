import { asOfMoment, dayOf } from '@rubric/cli'
import { describe, expect, it } from 'vitest'

const noon = (): Date => new Date(2026, 2, 1, 12, 30)

describe('the day or minute that an answer is made for', () => {
  it.each([
    ['2026-03-01', { text: '2026-03-01', day: '2026-03-01', assumed: false }],
    ['2026-03-08T14:30', { text: '2026-03-08T14:30', day: '2026-03-08', assumed: false }],
    ['2026-03-08 00:00', { text: '2026-03-08T00:00', day: '2026-03-08', assumed: false }],
    ['2028-02-29T23:59', { text: '2028-02-29T23:59', day: '2028-02-29', assumed: false }],
    [undefined, { text: '2026-03-01', day: '2026-03-01', assumed: true }],
  ])('%s', (given, expected) => {
    expect(asOfMoment(given, noon)).toEqual(expected)
  })

  it.each(['2026-02-29', '2026-3-1', '2026-03-01T24:00', '2026-03-01T12:60', '2026-03-01T12', '2026-03-01T12:30:00', '2026-03-01Z', '', 'today'])(
    'is never %j',
    (given) => {
      expect(() => asOfMoment(given, noon)).toThrow(`--as-of ${given}: give a day as YYYY-MM-DD or a minute as YYYY-MM-DDTHH:MM`)
    },
  )
})

describe('a day that an option names', () => {
  it('is a day of the calendar, or left out', () => {
    expect(dayOf('service-date', '2026-03-01')).toBe('2026-03-01')
    expect(dayOf('service-date', undefined)).toBeUndefined()
    expect(() => dayOf('service-date', '2026-02-30')).toThrow('--service-date 2026-02-30: give a date of the calendar')
    expect(() => dayOf('service-date', '2026-03-01T14:30')).toThrow('--service-date')
  })
})
