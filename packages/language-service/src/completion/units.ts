/** Units that go with a number, singular after one. */
import { commonUnits, ratePeriods, spanUnits, type RatePeriod, type SpanUnit } from '@rubric/compiler'
import type { Limit } from '@rubric/syntax'
import { plain, type Offer } from './offer.ts'
import { lastWord, wantedAt, type Ask, type Kind } from './types.ts'

const allSpans = Object.keys(spanUnits) as SpanUnit[]
const allPeriods = Object.keys(ratePeriods) as RatePeriod[]

const spelled = (unit: string, number: string): string => (number === '1' ? unit.replace(/s$/, '') : unit)

const unit = (label: string, rank: number, detail = 'unit'): Offer => plain('unit', label, rank, detail)

export const spanWords = (units: readonly string[]): readonly Offer[] => units.map((each) => unit(each, 1, 'unit of time'))

/** In a time phrase; look-back and periods know no hours. */
export const timeUnits = (number: string, withClock: boolean): readonly Offer[] =>
  allSpans
    .filter((each) => withClock || spanUnits[each].base !== 'minutes')
    .map((each) => unit(spelled(each, number), spanUnits[each].base === 'minutes' ? 2 : 1, 'unit of time'))

/** Those that convert into the kind's own, that one first. */
export const unitsFor = (kind: Kind | undefined, number: string): readonly Offer[] => {
  switch (kind?.kind) {
    case 'age':
      return ['years', 'months'].map((each) => unit(spelled(each, number), 0, 'age'))
    case 'span':
      return allSpans
        .filter((each) => spanUnits[each].base === spanUnits[kind.unit].base)
        .map((each) => unit(spelled(each, number), each === kind.unit ? 0 : 1, 'unit of time'))
    case 'rate':
      return allPeriods
        .filter((each) => ratePeriods[each].family === ratePeriods[kind.per].family)
        .map((each) => unit(`${spelled(kind.noun, number)} per ${each}`, each === kind.per ? 0 : 1, 'rate'))
    case 'number':
      return kind.unit === ''
        ? []
        : [unit(kind.unit, 0), ...commonUnits.filter((each) => each !== kind.unit).map((each) => unit(each, 8))]
    default:
      return []
  }
}

/** What the facts of the policy are measured in, for an amount that stands alone. */
export const unitsOfFacts = ({ scope }: Ask, number: string): readonly Offer[] => {
  const types = scope.things.flatMap(({ type }) =>
    type === undefined ? [] : type.kind === 'list' ? type.fields.map((field) => field.type) : [type],
  )
  const used = types
    .filter(({ kind }) => kind === 'rate' || kind === 'number')
    .flatMap((type) => unitsFor(type, number).slice(0, 1))
  return [...used, ...commonUnits.map((each) => unit(each, 9))]
}

export const periodsOf = (kind: Kind | undefined): readonly Offer[] =>
  allPeriods
    .filter((each) => kind?.kind !== 'rate' || ratePeriods[each].family === ratePeriods[kind.per].family)
    .map((each) => unit(each, 0, 'period'))

export const unitsOfNumbers = (): readonly Offer[] => commonUnits.map((each) => unit(each, 1))

const nouns = ['hours', 'times', 'days', 'visits', 'units', 'minutes']

export const nounsOfRates = (ask: Ask): readonly Offer[] =>
  lastWord(ask) === 'per'
    ? periodsOf(undefined)
    : nouns.flatMap((noun) =>
        ['week', 'day', 'month', 'year'].map((per, at) => unit(`${noun} per ${per}`, 4 + Math.min(at, 2), 'a rate')),
      )

export const durationUnits = (ask: Ask): readonly Offer[] => timeUnits(lastWord(ask), false)

/** What the limits of the policy count, and lengths of time where those fit. */
export const countedUnits = (ask: Ask): readonly Offer[] => {
  const number = lastWord(ask)
  const used = ask.scope.things.flatMap(({ node }) => (node?.kind === 'Limit' ? nounOf(node) : []))
  // A noun of a limit is a label, and stays as its author wrote it.
  const counted = [...new Set([...used, ...['units', 'visits', 'hours'].map((each) => spelled(each, number))])].map((each) =>
    unit(each, 0),
  )
  return wantedAt(ask, ask.frame) === undefined ? [...counted, ...timeUnits(number, ask.way.words[0]?.text === 'each')] : counted
}

const nounOf = ({ cap }: Limit): readonly string[] =>
  cap.kind === 'LimitCap' && cap.amount.unit !== undefined ? [cap.amount.unit.text] : []
