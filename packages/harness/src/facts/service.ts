/**
 * Values of what is requested and of the services on record. They hang together: codes that the limits cover, days around the request
 * and a window's length before it, amounts that nearly fill the limits.
 */
import type { Fact } from '@rubric/compiler'
import fc from 'fast-check'
import { formatDay } from './civil.ts'
import type { CutPoints } from './cut-points.ts'
import { lastAfter } from './in-order.ts'
import { objectOf } from './json.ts'
import { type Background, fixed, type Later, millionths, withGaps } from './values.ts'

/** The code of an entry, the days of a line, and the like are rarely left out: a record without them says nothing. */
const fewGaps = (known: fc.Arbitrary<Later>, outOf = 400): fc.Arbitrary<Later> => withGaps(known, outOf)

/** A day so far from `as of`; rarely known to its month only. */
const dayAround = (by: fc.Arbitrary<number>): fc.Arbitrary<Later> =>
  fc.tuple(by, fc.nat({ max: 39 })).map(([days, precision]): Later => ({ asOf, gaps }) =>
    formatDay(asOf + days).slice(0, gaps > 0 && precision === 39 ? 7 : 10),
  )

const near = fc.oneof(fc.constantFrom(0, 1, -1, 7), fc.integer({ min: -40, max: 40 }))

/** Often a window's length before the request, or a day beside it. */
const past = (cuts: CutPoints): fc.Arbitrary<number> => {
  const lengths = cuts.offsets.filter(({ amount, unit }) => amount > 0 && (unit === 'days' ? amount < 400 : unit === 'months' && amount < 14))
  const steps = lengths.map(({ amount, unit }) => (unit === 'days' ? amount : Math.round(amount * 30.4)))
  const any = fc.oneof(fc.integer({ min: -45, max: 20 }), fc.integer({ min: -400, max: 60 }))
  if (steps.length === 0) return any
  return fc.oneof(any, fc.tuple(fc.constantFrom(...steps), near).map(([step, by]) => by - step))
}

const codes = (cuts: CutPoints, list: string): fc.Arbitrary<Later> => {
  const known = cuts.codes.get(`${list}.code`) ?? []
  const valid = known.filter((code) => /^[0-9A-Z.]+(-[0-9A-Z]{2})*$/.test(code))
  const other = fc.constantFrom('H2022', '90837', '0905', 'T1017-HE')
  return fixed(valid.length === 0 ? other : fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...valid) }, { weight: 1, arbitrary: other }))
}

const amounts = (cuts: CutPoints, key: string): fc.Arbitrary<Later> => {
  const caps = (cuts.integers.get(key) ?? []).map((cap) => cap / millionths)
  const plain = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 8 }) },
    { weight: 1, arbitrary: fc.constantFrom(0.5, 2.25, 30, 100) },
  )
  const atCap = caps.length === 0 ? plain : fc.tuple(fc.constantFrom(...caps), fc.constantFrom(0, 1, -1)).map(([cap, by]) => cap + by)
  return fixed(fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: atCap }).map((amount) => Math.max(0, amount)))
}

const ids = (letter: string): fc.Arbitrary<Later> => fixed(fc.constantFrom(`${letter}1`, `${letter}1`, `${letter}2`))

/** The value of a field of these lists; null for every other field, and for dates. */
export const serviceField = (key: string, cuts: CutPoints): fc.Arbitrary<Later> | null => {
  const [list = '', field = ''] = [key.slice(0, key.lastIndexOf('.')), key.slice(key.lastIndexOf('.') + 1)]
  if (list !== 'request.lines' && list !== 'service.history') return null
  return field === 'code'
    ? codes(cuts, list)
    : field === 'units' || field === 'hours'
      ? amounts(cuts, key)
      : field === 'authorization'
        ? ids('A')
        : field === 'episode'
          ? ids('E')
          : null
}

const missing: fc.Arbitrary<Later> = fc.constant(() => undefined)
const sometimes = (known: fc.Arbitrary<Later>): fc.Arbitrary<Later> =>
  fc.oneof({ weight: 3, arbitrary: missing }, { weight: 1, arbitrary: known })

const entryOf = (fields: Readonly<Record<string, fc.Arbitrary<Later>>>): fc.Arbitrary<Later> => {
  const names = Object.keys(fields)
  return fc
    .tuple(...Object.values(fields))
    .map((values): Later => (given) => objectOf(names.map((name, index) => [name, values[index]?.(given)] as const)))
}

/** One line of a request. Its days, where it has its own, are in order. */
export const requestedLine = (cuts: CutPoints): fc.Arbitrary<Later> =>
  fc
    .record({
      plain: entryOf({
        code: fewGaps(codes(cuts, 'request.lines'), 800),
        units: fewGaps(amounts(cuts, 'request.lines.units'), 800),
        hours: fewGaps(amounts(cuts, 'request.lines.hours'), 150),
      }),
      from: sometimes(dayAround(near)),
      length: fc.option(fc.integer({ min: 0, max: 60 }), { freq: 2 }),
      gap: near,
    })
    .map(({ plain, from, length, gap }): Later => (given) => {
      const first = from(given)
      const last = length === null ? undefined : formatDay(given.asOf + gap + length)
      return objectOf([...Object.entries(plain(given) as object), ['from', first], ['to', lastAfter(first, last, given.asOf)]])
    })

export const historyEntry = (cuts: CutPoints): fc.Arbitrary<Later> =>
  entryOf({
    on: fewGaps(dayAround(past(cuts)), 800),
    code: fewGaps(codes(cuts, 'service.history'), 800),
    units: fewGaps(amounts(cuts, 'service.history.units'), 800),
    authorization: fewGaps(ids('A')),
    episode: fewGaps(ids('E')),
  })

const lines = (cuts: CutPoints): fc.Arbitrary<Later> =>
  fc.array(requestedLine(cuts), { maxLength: 3 }).map(
    (all): Later =>
      (given) => ({ entries: all.map((line) => line(given)) }),
  )

const history = (cuts: CutPoints): fc.Arbitrary<Later> =>
  fc
    .record({
      entries: fc.array(historyEntry(cuts), { maxLength: 7 }),
      through: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(0, 0, 1, 30) },
        { weight: 2, arbitrary: fc.constantFrom(-1, -20, -120) },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
    })
    .map(({ entries, through }): Later => (given) =>
      objectOf([
        ['complete_through', through === null && given.gaps > 0 ? undefined : formatDay(given.asOf + (through ?? 0))],
        ['entries', entries.map((entry) => entry(given))],
      ]),
    )

/** The last day asked for lies after the first one mostly. */
const requestTo = fc.tuple(near, fc.integer({ min: 0, max: 120 })).map(([from, length]): Later => ({ asOf, made }: Background) => {
  const first = made.get('request.from')
  return formatDay((first === undefined ? asOf + from : Math.floor(first[0] / 1440)) + length)
})

const noted = (key: string, days: fc.Arbitrary<number>): fc.Arbitrary<Later> =>
  days.map((by): Later => ({ asOf, made }) => {
    made.set(key, [(asOf + by) * 1440, (asOf + by) * 1440 + 1439])
    return formatDay(asOf + by)
  })

/** The value of a built-in fact of requests; null for every other fact. */
export const serviceValue = (fact: Fact, cuts: CutPoints): fc.Arbitrary<Later> | null => {
  if (fact.origin !== 'built in') return null
  switch (fact.name) {
    case 'request.from':
      return fewGaps(noted('request.from', near))
    case 'request.to':
      return fewGaps(requestTo, 200)
    case 'course.began_on':
      return fewGaps(noted('course.began_on', fc.integer({ min: -300, max: 10 })), 200)
    case 'request.authorization':
      return fewGaps(ids('A'))
    case 'request.episode':
      return fewGaps(ids('E'))
    case 'request.lines':
      return fewGaps(lines(cuts), 800)
    case 'service.history':
      return fewGaps(history(cuts), 800)
    default:
      return null
  }
}
