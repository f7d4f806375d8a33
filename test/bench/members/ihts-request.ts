/**
 * Requests for a first authorization of nc_medicaid.ihts: usually for a unit in most weeks of two months, now and then for more, after a history
 * of this and of other services; otherwise for more than is granted, under EPSDT, or after a history with gaps.
 */
import { type Draw, type FactTable, type FactValues, type Json, oneOf, shiftDate, yes } from './facts.ts'
import { ihtsFacts } from './ihts.ts'

const later = (iso: string, days: number): string => shiftDate(iso, 0, 0, days)

const lineOf = ({ random }: Draw, units: number): Json => ({
  code: random.pick(['H2022-HE-U5', 'H2022-HE-U5', 'H2022-TS-U5', 'H2022']),
  units,
  hours: units * 2 + random.below(4),
})

const request: FactValues = {
  usual: (draw) => {
    const from = later(draw.asOf, draw.random.below(10))
    const lines = [lineOf(draw, 4 + draw.random.below(9))]
    if (draw.random.chance(0.3)) lines.push({ code: 'H0031', units: 1, hours: 2 })
    return { from, to: later(from, draw.random.pick([29, 44, 59])), lines: { entries: lines } }
  },
  other: (draw) => {
    const { random, asOf } = draw
    const from = later(asOf, random.below(60) - 20)
    const to = random.pick([null, later(from, random.below(60)), later(from, 59), later(from, 60), later(from, 90)])
    const entries = Array.from({ length: random.below(4) }, (): Json => {
      const units = random.pick([0, 1, 5, 6, 10, 11, 20, 2.5])
      const hours = random.pick([null, units, units * 2, units * 2, 30])
      const first = later(from, random.below(15))
      const days = random.pick<{ readonly [key: string]: Json }>([{}, {}, { from: first, to: later(first, random.below(40)) }])
      return { code: random.pick(['H2022-HE-U5', 'H2022-TS-U5', 'H2022', 'H0031', 'H20225']), units, hours, ...days }
    })
    return { from, to, lines: { entries } }
  },
}

const OTHERS = ['H0031', '90837', 'H0036', 'T1017'] as const

const service: FactValues = {
  usual: ({ random, asOf }) => ({
    history: {
      complete_through: asOf,
      entries: Array.from({ length: 12 + random.below(25) }, (_, week) => ({
        on: later(asOf, -7 * week - random.below(7)),
        code: random.chance(0.15) ? 'H2022-HE-U5' : random.pick(OTHERS),
        units: 1,
      })),
    },
  }),
  other: ({ random, asOf }) => ({
    history: {
      complete_through: random.pick<string | null>([asOf, asOf, later(asOf, 30), later(asOf, -1), later(asOf, -40), null]),
      entries: Array.from({ length: random.below(12) }, () => ({
        on: random.chance(0.1) ? null : later(asOf, random.below(90) - 45),
        code: random.chance(0.1) ? null : random.pick(['H2022-HE-U5', 'H2022-TS-U5', 'H2022', ...OTHERS]),
        units: random.chance(0.1) ? null : random.pick([0.5, 1, 1, 2, 5]),
      })),
    },
  }),
}

export const ihtsRequestFacts: FactTable = {
  ...ihtsFacts,
  condition_found: oneOf([true, false, false], [true]),
  corrects_or_ameliorates: yes,
  safe_and_effective: yes,
  accepted_medicine: yes,
  request,
  service,
}
