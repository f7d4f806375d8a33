/**
 * The initial authorization of nc_medicaid.ihts as one would write it by hand: the criteria that it needs, 60 days, five units
 * of H2022 a calendar month with two hours each, and EPSDT, which lifts these. What is not known of the history or of the hours
 * makes a range of what is granted: worked out once with as much used as may be, once with as little.
 */
import { type Answer, NO, UNSURE, YES, answerOf, itemsOf, lessThan, millionthsOf, objectOf } from './answers.ts'
import { addMonths, dayOf, firstOfMonth } from './days.ts'
import { type IhtsMember, covered, documentedAtFirst, eligible, ihtsMemberOf, noExcludedService } from './ihts.ts'

/** Units and hours are millionths, null where unknown. */
interface ServiceLine {
  readonly on: number | null
  readonly code: string | null
  readonly units: number | null
}

interface RequestedLine {
  readonly code: string
  readonly units: number
  readonly hours: number | null
  /** The days of the request, where these are null. */
  readonly from: number | null
  readonly to: number | null
}

interface Request {
  readonly from: number
  readonly to: number | null
  readonly lines: readonly RequestedLine[]
}

export interface IhtsRequest extends IhtsMember {
  readonly conditionFound: Answer
  readonly correctsOrAmeliorates: Answer
  readonly safeAndEffective: Answer
  readonly acceptedMedicine: Answer
  readonly request: Request | null
  readonly history: readonly ServiceLine[]
  readonly historyThrough: number
}

type Outcome = 'met' | 'met in part' | 'not met' | 'information needed'

export interface Authorization {
  readonly outcome: Outcome
  /** Least and most of each line; null where the request is not known. */
  readonly granted: readonly (readonly [least: number, most: number])[] | null
  /** First and last day. */
  readonly span: readonly [from: number, to: number] | null
}

const UNIT = 1_000_000
const MONTHLY = 5 * UNIT
const HOURS_OF_A_UNIT = 2
const DAYS = 60

/** What is used of a month, at the least and at the most. */
interface Month {
  readonly first: number
  readonly last: number
  least: number
  most: number
}

const monthsOf = (from: number, to: number): readonly Month[] => {
  const months: Month[] = []
  for (let first = firstOfMonth(from); first <= to; ) {
    const next = addMonths(first, 1)
    months.push({ first, last: next - 1, least: 0, most: 0 })
    first = next
  }
  return months
}

const isLimited = (code: string | null): Answer =>
  code === null ? UNSURE : code === 'H2022' || code.startsWith('H2022-') ? YES : NO

const countHistory = (months: readonly Month[], { history, historyThrough }: IhtsRequest, asOf: number): void => {
  for (const { on, code, units } of history) {
    const limited = isLimited(code)
    if (limited === NO) continue
    for (const month of months) {
      if (on !== null && (on < month.first || on > month.last)) continue
      month.most += units ?? Infinity
      if (on !== null && limited === YES) month.least += units ?? 0
    }
  }
  if (historyThrough >= asOf) return
  for (const month of months) if (month.last > historyThrough && month.first <= asOf) month.most = Infinity
}

/** Units by month, from the first one on. */
const placed = (units: number, from: number, to: number, months: readonly Month[], used: 'least' | 'most'): readonly number[] => {
  let left = units
  return months.map((month) => {
    if (month.last < from || month.first > to) return 0
    const here = Math.min(left, Math.max(0, MONTHLY - month[used]))
    left -= here
    return here
  })
}

const placedAtOnce = (units: number, from: number, months: readonly Month[]): readonly number[] =>
  months.map((month) => (from >= month.first && from <= month.last ? units : 0))

const totalOf = (units: readonly number[]): number => units.reduce((sum, each) => sum + each, 0)

const grantLine = (
  { units, hours, ...line }: RequestedLine,
  request: Request,
  until: number,
  months: readonly Month[],
  epsdt: Answer,
): readonly [number, number] => {
  const from = line.from ?? request.from
  const to = Math.min(line.to ?? request.to ?? until, until)
  const allowed = (ifUnknown: number): number =>
    Math.min(units, hours === null ? ifUnknown : Math.floor(hours / (HOURS_OF_A_UNIT * UNIT)) * UNIT)
  const little = epsdt === YES ? placedAtOnce(units, from, months) : placed(allowed(0), from, to, months, 'most')
  const much = epsdt === NO ? placed(allowed(units), from, to, months, 'least') : placedAtOnce(units, from, months)
  const [least, most] = [totalOf(little), totalOf(much)]
  const isCertain = little.every((each, index) => each === much[index])
  months.forEach((month, index) => {
    if (isCertain) {
      month.least += little[index] ?? 0
      month.most += much[index] ?? 0
    } else if (month.last >= from && month.first <= to) {
      month.most += most
      if (from >= month.first && to <= month.last) month.least += least
    }
  })
  return [least, most]
}

const worse = (a: Outcome, b: Outcome): Outcome => (a === 'not met' || b === 'not met' ? 'not met' : a === 'met' ? b : a)

const linesOutcome = (lines: readonly RequestedLine[], granted: readonly (readonly [number, number])[], end: 0 | 1): Outcome => {
  if (lines.every(({ units }, index) => granted[index]?.[end] === units)) return 'met'
  return granted.every((each) => each[end] === 0) ? 'not met' : 'met in part'
}

export const authorizeIhts = (m: IhtsRequest, asOf: number): Authorization => {
  const needed = covered(m, eligible(m, asOf)) & documentedAtFirst(m) & noExcludedService(m, asOf)
  const { request } = m
  if (request === null) return { outcome: needed === NO ? 'not met' : 'information needed', granted: null, span: null }
  const epsdt = (lessThan(m.ageInMonths, 21 * 12) &
    m.conditionFound &
    m.correctsOrAmeliorates &
    m.safeAndEffective &
    m.acceptedMedicine) as Answer
  // 60 days end long before the six months that are granted in all.
  const until = request.from + DAYS - 1
  const months = monthsOf(request.from, until)
  countHistory(months, m, asOf)
  const granted = request.lines.map((line): readonly [number, number] =>
    isLimited(line.code) === NO ? [line.units, line.units] : grantLine(line, request, until, months, epsdt),
  )
  const span = request.to !== null && request.to > until ? 'met in part' : 'met'
  const [least, most] = [worse(linesOutcome(request.lines, granted, 0), span), worse(linesOutcome(request.lines, granted, 1), span)]
  const outcome = needed === NO ? 'not met' : needed === YES && least === most ? most : 'information needed'
  return { outcome, granted, span: [request.from, until] }
}

// ---- from JSON ---------------------------------------------------------------------------------------------

export const ihtsRequestOf = (facts: { readonly [name: string]: unknown }, asOf: number): IhtsRequest => {
  const history = objectOf(objectOf(facts['service'])['history'])
  return {
    ...ihtsMemberOf(facts, asOf),
    conditionFound: answerOf(facts['condition_found']),
    correctsOrAmeliorates: answerOf(facts['corrects_or_ameliorates']),
    safeAndEffective: answerOf(facts['safe_and_effective']),
    acceptedMedicine: answerOf(facts['accepted_medicine']),
    request: requestOf(objectOf(facts['request'])),
    history: itemsOf(history['entries']).map((entry) => {
      const { on, code, units } = objectOf(entry)
      return { on: dayOf(on), code: typeof code === 'string' ? code : null, units: millionthsOf(units) }
    }),
    historyThrough: dayOf(history['complete_through']) ?? -Infinity,
  }
}

const requestOf = ({ from, to, lines }: { readonly [name: string]: unknown }): Request | null => {
  const first = dayOf(from)
  if (first === null) return null
  return {
    from: first,
    to: dayOf(to),
    lines: itemsOf(objectOf(lines)['entries']).map((entry) => {
      const line = objectOf(entry)
      const own = { from: dayOf(line['from']), to: dayOf(line['to']) }
      return { code: String(line['code']), units: millionthsOf(line['units']) ?? 0, hours: millionthsOf(line['hours']), ...own }
    }),
  }
}
