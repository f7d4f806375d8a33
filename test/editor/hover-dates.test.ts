/** The days that a hover shows are those on which the evaluator changes its mind. */
import { evaluateMember, hoverAt } from '@rubric/language-service'
import { MET } from '@rubric/runtime'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { policyWith, programOf } from '../support/programs.ts'

const policyOf = (condition: string): string =>
  policyWith(
    ...[
      'calendar office "office"',
      '  open  monday to friday',
      '',
      'facts',
      '  contact_on  date     "contact"',
      '  plan_on     date     "plan"',
    ],
    ...['  crises      list of  "crises"', '    on  date  "day of the crisis"', '', 'criteria c "C"', `  ${condition}`],
  )

const iso = (time: number): string => new Date(time).toISOString().slice(0, 10)
const oneDay = 86_400_000

/** `March 1, 2026` in the order in which they are shown, as days. */
const datesIn = (markdown: string): readonly number[] =>
  [
    ...markdown.matchAll(/(?:January|February|March|April|May|June|July|August|September|October|November|December) \d+, \d{4}/g),
  ].map(([date]) => Date.parse(`${date} UTC`))

const today = fc.integer({ min: Date.UTC(2000, 0, 1) / oneDay, max: Date.UTC(2060, 0, 1) / oneDay }).map((day) => day * oneDay)
const amount = fc.integer({ min: 1, max: 40 })
const unit = fc.constantFrom('days', 'weeks', 'months', 'years')

interface Shown {
  readonly dates: readonly number[]
  readonly isMet: (facts: object) => boolean
}

const shown = (condition: string, at: string, day: number): Shown => {
  const text = policyOf(condition)
  const program = programOf(['a.rubric', text])
  const markdown = hoverAt(program, 'a.rubric', text.lastIndexOf(condition) + condition.indexOf(at), iso(day))?.markdown ?? ''
  return {
    dates: datesIn(markdown),
    isMet: (facts) => {
      const evaluation = evaluateMember(program, 'a.rubric', { kind: 'facts', facts, asOf: iso(day) })
      if (!evaluation.ok) throw new Error(evaluation.problems.join(' '))
      return evaluation.evaluated.decision['c'] === MET
    },
  }
}

/** Met on both ends, and on no day beyond them. */
const expectEnds = (isMet: (day: number) => boolean, first: number, last: number): void => {
  expect([first - oneDay, first, last, last + oneDay].map(isMet)).toEqual([false, true, true, false])
}

describe('the days of a hover', () => {
  test('of a time around a date', () => {
    fc.assert(
      fc.property(
        today,
        amount,
        fc.oneof(unit, fc.constant('business days of office')),
        fc.constantFrom('after', 'before', 'of'),
        (day, count, of, side) => {
          const { dates, isMet } = shown(`plan_on within ${count} ${of} ${side} contact_on`, 'within', day)
          const [, first = NaN, last = NaN] = dates
          expectEnds((plan) => isMet({ contact_on: iso(day), plan_on: iso(plan) }), first, last)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('of a look-back', () => {
    fc.assert(
      fc.property(today, amount, unit, (day, count, of) => {
        const { dates, isMet } = shown(`any crises in the past ${count} ${of}`, 'in the', day)
        const [, first = NaN, last] = dates
        const isIn = (crisis: number): boolean =>
          isMet({ crises: { complete_through: iso(day), entries: [{ on: iso(crisis) }] } })
        expect([first - oneDay, first, day].map(isIn)).toEqual([false, true, true])
        expect(last).toBe(day)
      }),
      { numRuns: 100 },
    )
  })

  test('of an age', () => {
    fc.assert(
      fc.property(today, fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30 }), (day, least, more) => {
        const { dates, isMet } = shown(`member.age between ${least} and ${least + more} years`, 'between', day)
        const [, first = NaN, last = NaN] = dates
        expectEnds((birth) => isMet({ member: { birth_date: iso(birth) } }), first, last)
      }),
      { numRuns: 100 },
    )
  })
})
