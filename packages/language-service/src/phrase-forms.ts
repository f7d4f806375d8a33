/**
 * The forms of time and window phrases: their parameters, and what they mean, with dates. `grammar/reference` says the same at
 * length.
 */
import { type CalendarUnit, capital } from '@rubric/runtime'
import { type Amount, calendarPeriod, exampleDates, isClock, isMonths, lastDay } from './phrase-dates.ts'
import { calendarUnits } from './time-units.ts'

/** A word that could come next: the rules from the phrase to it, and what it is. */
export interface Next {
  readonly path: readonly string[]
  /** The word itself, or the kind of token: `a number`. */
  readonly what: string
  /** Words of the phrase so far. */
  readonly words: readonly string[]
}

export interface Parameter {
  /** As it stands in the label. */
  readonly text: string
  readonly documentation: string
  readonly is: (next: Next) => boolean
}

export interface Form {
  /** What stands around the parameters; `{}` for each of them. */
  readonly pattern: string
  readonly parameters: readonly Parameter[]
  readonly meaning: string
}

const parameter = (text: string, documentation: string, is: Parameter['is']): Parameter => ({ text, documentation, is })

const ends = (path: readonly string[], ...rules: readonly string[]): boolean => path.join(' ') === rules.join(' ')

const howMany = (text: string, ...path: readonly string[]): Parameter =>
  parameter(text, 'How many.', (next) => next.what === 'a number' && ends(next.path, ...path))

const UNITS = '`days`, `weeks`, `months` or `years`'

const unit = (documentation: string, ...path: readonly string[]): Parameter =>
  parameter(
    'UNIT',
    documentation,
    (next) =>
      next.what !== 'a number' &&
      next.what !== 'per' &&
      next.what !== 'of' &&
      (ends(next.path, ...path) || ends(next.path, ...path, 'workingTime')),
  )

const direction = (text: string, ...path: readonly string[]): Parameter =>
  parameter(text, 'Which side of the anchor.', (next) => text.split('|').includes(next.what) && ends(next.path, ...path))

const anchor = (documentation: string, ...path: readonly string[]): Parameter =>
  parameter('ANCHOR', documentation, (next) => ends(next.path.slice(0, path.length), ...path))

const ANCHOR = 'A date: a fact, `as of`, a constant, `latest LIST.on`, `day 3 of LIST`.'

// ---- what the author has written so far --------------------------------------------------------------------

/** The first number of some words, and the unit after it. */
export const amountIn = (words: readonly string[]): Amount => {
  const at = words.findIndex((word) => /^[0-9.]+$/.test(word))
  return { number: Number(words[at]), unit: words[at + 1] ?? '' }
}

const sides = ['before', 'after', 'of'] as const

/** The first is the phrase's own; an anchor may have another. */
const sideIn = (words: readonly string[]): (typeof sides)[number] =>
  words.flatMap((word) => sides.find((side) => side === word) ?? [])[0] ?? 'after'

const months = (amount: Amount): string => (isMonths(amount) ? ' A month without that day gives its last day.' : '')

// ---- time phrases ------------------------------------------------------------------------------------------

const moved = parameter(
  'moved to next business day of CALENDAR',
  'Where the last day is closed. Nothing moves unless it is written.',
  (next) => next.path[0] === 'moved',
)

const workingDays = (words: readonly string[]): string =>
  words.includes('open')
    ? 'The hours run only while the calendar is open; from a moment outside, they begin with the next opening.'
    : 'Days on which the calendar is open. The day of the anchor never counts, the last open day does: one business day after a Friday is Monday.'

const withinMeaning = (words: readonly string[]): string => {
  if (words.includes('business') || words.includes('open')) return workingDays(words)
  const amount = amountIn(words)
  const { amount: shown, anchor: day, before, after } = exampleDates(amount)
  const clock = isClock(amount) ? ' To the minute.' : ''
  const side = sideIn(words)
  const [from, to] = { before: [before, day], after: [day, after], of: [before, after] }[side]
  return `Met from one end to the other, both included. Within ${shown} ${side} ${day}: from ${from} to ${to}.${clock}${months(amount)}`
}

const exactlyMeaning = (words: readonly string[]): string => {
  const amount = amountIn(words)
  const { amount: shown, anchor: day, before, after } = exampleDates(amount, { number: 6, unit: 'months' })
  const side = sideIn(words)
  const on = side === 'before' ? before : after
  return `Met on that one day. Exactly ${shown} ${side} ${day}: on ${on}.${months(amount)}`
}

export const timeForm = (words: readonly string[]): Form => {
  const isExact = words[0] === 'exactly'
  return {
    pattern: `${isExact ? 'exactly' : 'within'} {} {} {} {} {}`,
    parameters: [
      howMany('N', 'quantity'),
      unit(`${UNITS}, \`hours\` or \`minutes\`, \`business days\` or \`open hours\`.`, 'quantity'),
      direction('before|after|of'),
      anchor(ANCHOR, 'value'),
      moved,
    ],
    meaning: isExact ? exactlyMeaning(words) : withinMeaning(words),
  }
}

const bounds: Readonly<Record<string, (side: 'before' | 'after', day: string, bound: string) => string>> = {
  at: (side, _, bound) => (side === 'after' ? `on ${bound} or later` : `on ${bound} or earlier`),
  more: (side, _, bound) => (side === 'after' ? `later than ${bound}` : `earlier than ${bound}`),
  less: (side, day, bound) => (side === 'after' ? `from ${day} on, earlier than ${bound}` : `later than ${bound}, up to ${day}`),
}

/** `at least 30 days after …`, `more than`, `less than`, said of a date. */
export const boundForm = (words: readonly string[]): Form => {
  const amount = amountIn(words)
  const { amount: shown, anchor: day, before, after } = exampleDates(amount, { number: 30, unit: 'days' })
  const side = sideIn(words) === 'before' ? 'before' : 'after'
  const relation = words[0] === 'at' ? 'at least' : `${words[0] ?? ''} than`
  const when = bounds[words[0] ?? '']?.(side, day, side === 'before' ? before : after) ?? ''
  return {
    pattern: `${relation} {} {} {} {}`,
    parameters: [
      howMany('N', 'value', 'quantity'),
      unit(`${UNITS}, \`hours\` or \`minutes\`.`, 'value', 'quantity'),
      direction('before|after', 'value'),
      anchor(ANCHOR, 'value', 'value'),
    ],
    meaning: `${capital(relation)} ${shown} ${side} ${day}: ${when}.${months(amount)}`,
  }
}

// ---- look-back ---------------------------------------------------------------------------------------------

export const windowForm = (words: readonly string[]): Form => {
  if (words[0] === 'since') {
    const since = anchor(ANCHOR, 'value')
    return { pattern: 'since {}', parameters: [since], meaning: 'Entries from that day to `as of`, both included.' }
  }
  const amount = amountIn(words)
  const { amount: shown, anchor: day, before, after } = exampleDates(amount, { number: 6, unit: 'months' })
  const counted = [howMany('N', 'span', 'quantity'), unit(`${UNITS}; a look-back counts no hours.`, 'span', 'quantity')]
  if (words.length < 3 || words[2] === 'past') {
    return {
      pattern: 'in the past {} {}',
      parameters: counted,
      meaning: `From the same day so long ago to \`as of\`, both included. As of ${day}, the past ${shown} begin on ${before}.${months(amount)}`,
    }
  }
  const [side, from, to] =
    words.find((word) => word === 'before' || word === 'after') === 'after' ? ['after', day, after] : ['before', before, day]
  return {
    pattern: 'in the {} {} {} {}',
    parameters: [...counted, direction('before|after', 'span'), anchor(ANCHOR, 'span', 'value')],
    meaning: `Entries of those days, both ends included. In the ${shown} ${side} ${day}: from ${from} to ${to}.${months(amount)}`,
  }
}

// ---- limits and grants -------------------------------------------------------------------------------------

const calendarUnitIn = (words: readonly string[]): CalendarUnit => calendarUnits.find((each) => words.includes(each)) ?? 'month'

const together: Readonly<Record<string, string>> = {
  authorization: 'Entries of the same authorization as the request count together.',
  episode: 'Entries of the same episode of care as the request count together.',
  lifetime: 'All entries count together.',
}

export const limitWindowForm = (words: readonly string[]): Form => {
  if (words[0] === 'in') {
    const { amount, first, last } = lastDay(amountIn(words), { number: 6, unit: 'months' })
    return {
      pattern: 'in any {} {}',
      parameters: [howMany('N', 'duration'), unit(`${UNITS}.`, 'duration')],
      meaning: `Every stretch of that length, wherever it starts; each must keep the limit. One of ${amount} from ${first} ends on ${last}.`,
    }
  }
  const which = calendarUnitIn(words)
  const { day, first, last } = calendarPeriod(which)
  const period = parameter(
    'calendar PERIOD',
    '`calendar week`, `month`, `quarter` or `year`; or `authorization`, `episode`, `lifetime`.',
    () => true,
  )
  return {
    pattern: 'per {}',
    parameters: [period],
    meaning:
      together[words[1] ?? ''] ??
      `What lies in the same calendar ${which} counts together. For ${day} that is ${first} to ${last}.`,
  }
}

export const grantForm = (words: readonly string[]): Form => {
  const isCeiling = words.includes(',')
  const { amount, first, last } = lastDay(amountIn(words), { number: 60, unit: 'days' })
  const duration = (text: string, late: boolean, what: string): Parameter =>
    parameter(text, what, ({ path, words: so }) => path[0] === 'duration' && so.includes(',') === late)
  return {
    pattern: 'grants {} {} of {} in {}, at most {} in all',
    parameters: [
      howMany('N', 'counted'),
      unit(`${UNITS}, or what is granted: \`units\`, \`hours\`, \`visits\`.`, 'counted'),
      parameter(
        'CODES',
        'Codes of one system, or the name of a set; only after a quantity.',
        ({ path }) => path[0] === 'codesOf',
      ),
      duration('N UNIT', false, 'The days that a quantity is for.'),
      duration('N UNIT', true, 'The ceiling of a whole course of treatment.'),
    ],
    meaning: isCeiling
      ? 'The ceiling counts from `course.began_on`; of an initial stage, from `request.from`.'
      : `From \`request.from\`, that day included. ${amount} from ${first} end on ${last}.`,
  }
}

// ---- recurrences and inline blocks -------------------------------------------------------------------------

const everyMeaning = (words: readonly string[]): string => {
  const {
    amount,
    anchor: day,
    times,
  } = exampleDates(amountIn(words.slice(words.indexOf('every') + 1)), { number: 1, unit: 'month' })
  return `Counted from the anchor itself, not step by step; the last day of each period is in time. Every ${amount} from ${day}: through ${times.join(', ')}, …`
}

const calendarMeaning = (words: readonly string[]): string => {
  const which = calendarUnitIn(words)
  const { first, last } = calendarPeriod(which)
  return `Asked of each calendar ${which} that lies in full between \`from\` and \`until\`, such as ${first} to ${last}.`
}

export const recurrenceForm = (words: readonly string[]): Form => {
  const isCalendar = words.includes('per')
  const value = (text: string, after: 'from' | 'until', about: string): Parameter =>
    parameter(
      text,
      about,
      ({ path, what, words: so }) => what === after || (path[0] === 'value' && so.includes('until') === (after === 'until')),
    )
  const every = howMany('N', 'period', 'quantity')
  return {
    pattern: isCalendar
      ? 'at least {} per calendar {} from {} until {} while {}'
      : 'at least {} every {} {} from {} until {} while {}',
    parameters: [
      howMany('TIMES', 'quantity'),
      ...(isCalendar
        ? [
            parameter(
              'PERIOD',
              '`week`, `month`, `quarter` or `year`.',
              ({ path, what }) => path.includes('calendarUnit') || what === 'calendar',
            ),
          ]
        : [{ ...every, is: (next: Next) => next.what === 'every' || every.is(next) }, unit(`${UNITS}.`, 'period', 'quantity')]),
      value('ANCHOR', 'from', `When it begins. ${ANCHOR}`),
      value('END', 'until', 'When nothing is asked for any more; may be left out.'),
      parameter(
        'STATE',
        'A fact of type `periods`, or `not` and such a fact; may be left out.',
        ({ path }) => path[0] === 'whileState',
      ),
    ],
    meaning: isCalendar ? calendarMeaning(words) : everyMeaning(words),
  }
}

const parts: Readonly<Record<string, string>> = {
  'at least': 'Met where so many of the conditions or more are met.',
  'at most': 'Met where no more of the conditions than that are met.',
  exactly: 'Met where exactly so many of the conditions are met.',
  all: 'Met where every condition is met.',
  none: 'Met where no condition is met.',
}

export const numberForm = (words: readonly string[]): Form => {
  const head = words[0] === 'at' ? `at ${words[1] ?? 'least'}` : (words[0] ?? '')
  const conditions = parameter(
    'CONDITION, …',
    'Conditions, with commas between them.',
    ({ path, what }) => path[0] === 'conditions' || what === 'of',
  )
  const isCounted = head !== 'all' && head !== 'none'
  return {
    pattern: isCounted ? `${head} {} of ({})` : `${head} of ({})`,
    parameters: isCounted ? [howMany('N'), conditions] : [conditions],
    meaning: `${parts[head] ?? ''} One that is unknown may still count.`,
  }
}
