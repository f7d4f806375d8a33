/** Parts of the runtime that reckon with calendars, clocks, recurrences, limits and determinations, each almost right. */
import * as runtime from '@rubric/runtime'
import type { PolicyInfo, ServiceRecord } from '@rubric/runtime'

type Runtime = typeof runtime
type Mutants = Readonly<Record<string, Partial<Runtime>>>

export const mutantsOfTime: Mutants = {
  'holidays are days like others': { openCalendar: (week, _, covers) => runtime.openCalendar(week, [], covers) },
  'years without known holidays have none': { openCalendar: (week, holidays) => runtime.openCalendar(week, holidays, null) },
  'the week begins on Sunday': {
    openCalendar: (week, ...rest) => runtime.openCalendar([...week.slice(-1), ...week.slice(0, -1)], ...rest),
  },
  'every calendar is open all day': {
    openCalendar: (week, ...rest) => runtime.openCalendar(week.map((day) => (day.length === 0 ? day : [[0, 1440]])), ...rest),
  },
  'business days are days': { latestOpenDay: (_, day, amount) => day + amount, earliestOpenDay: (_, day, amount) => day + amount },
  'the day itself is the first open day': {
    latestOpenDay: (calendar, day, amount) => runtime.latestOpenDay(calendar, amount > 0 ? day - 1 : day + 1, amount),
    earliestOpenDay: (calendar, day, amount) => runtime.earliestOpenDay(calendar, amount > 0 ? day - 1 : day + 1, amount),
  },
  'an open day is as late as it can be': { earliestOpenDay: runtime.latestOpenDay },
  'no day is moved': { earliestNextDay: (_, day) => day, latestNextDay: (_, day) => day },
  'days are moved on, not back': { earliestPreviousDay: runtime.earliestNextDay, latestPreviousDay: runtime.latestNextDay },
  'open hours go on at night': {
    earliestOpenMinute: (_, minute, amount) => minute + amount,
    latestOpenMinute: (_, minute, amount) => minute + amount,
  },
  'open hours end a minute late': {
    earliestOpenMinute: (calendar, minute, amount) => runtime.earliestOpenMinute(calendar, minute, amount) + 1,
    latestOpenMinute: (calendar, minute, amount) => runtime.latestOpenMinute(calendar, minute, amount) + 1,
  },
  'the closing minute is open': { openAtMinutes: (calendar, low, high) => runtime.openAtMinutes(calendar, low - 1, high - 1) },
  'a day that may be open is': {
    openOnDays: (...days) => (runtime.openOnDays(...days) === runtime.NOT_MET ? runtime.NOT_MET : runtime.MET),
  },
  'clocks are never changed': {
    lowestInstant: ({ offset }, low) => low - offset,
    highestInstant: ({ offset }, _, high) => high - offset,
  },
  'clocks are changed an hour late': {
    lowestInstant: (zone, low, high) => runtime.lowestInstant(zone, low - 60, high - 60) + 60,
    highestInstant: (zone, low, high) => runtime.highestInstant(zone, low - 60, high - 60) + 60,
  },
  'an hour that comes twice comes once': { highestInstant: (zone, _, high) => runtime.lowestInstant(zone, high, high) },
  'what is due is shown in the time of the year before': {
    lowestCivil: ({ offset }, low) => low + offset,
    highestCivil: ({ offset }, _, high) => high + offset,
  },
  'each entry is a day of its own': {
    differentDay: (entries, number, gap) => runtime.differentDay(entries, Math.max(1, number - 1), gap),
  },
  'no day is missing in a list': { differentDay: (entries, number) => runtime.differentDay(entries, number, null) },
  'as of is the beginning of its day': { readNow: (value, asOf) => (value.length > 10 ? runtime.readNow(value, asOf) : asOf * 1440) },
  'modifiers do not matter': {
    codedAs: (code, patterns) => runtime.codedAs(code, patterns.map((pattern) => ({ ...pattern, modifiers: [] }))),
  },
  'a range of codes is its first': {
    codedAs: (code, patterns) => runtime.codedAs(code, patterns.map((pattern) => ({ ...pattern, last: pattern.first }))),
  },
}

export const mutantsOfRecurrence: Mutants = {
  'one is enough': { recurring: (rule, ...rest) => runtime.recurring({ ...rule, least: Math.min(rule.least, 1) }, ...rest) },
  'one more is needed': { recurring: (rule, ...rest) => runtime.recurring({ ...rule, least: rule.least + 1 }, ...rest) },
  'the anchor is a day later': {
    recurring: (rule, course, ...rest) =>
      runtime.recurring(rule, { ...course, fromLow: course.fromLow + 1, fromHigh: course.fromHigh + 1 }, ...rest),
  },
  'the period that runs is over': {
    recurring: (rule, course, ...rest) => runtime.recurring(rule, { ...course, asOf: course.asOf + 1 }, ...rest),
  },
  'what recurs never ends': {
    recurring: (rule, course, ...rest) => runtime.recurring(rule, { ...course, untilLow: Infinity, untilHigh: Infinity }, ...rest),
  },
  'no entry is missing': {
    recurring: (rule, course, adding, states) => runtime.recurring(rule, course, { ...adding, through: Infinity }, states),
  },
  'states except nothing': { recurring: (rule, course, adding) => runtime.recurring(rule, course, adding, null) },
  'days outside of a state are inside': {
    recurring: (rule, ...rest) => runtime.recurring({ ...rule, outside: !rule.outside }, ...rest),
  },
  'nothing is ever due': { recurring: (...course) => ({ ...runtime.recurring(...course), due: null }) },
  'all that is unknown is pending': {
    recurring: (...course) => {
      const found = runtime.recurring(...course)
      return { ...found, pending: found.status === runtime.UNKNOWN }
    },
  },
}

// ---- limits ------------------------------------------------------------------------------------------------

type Limits = PolicyInfo['limits']

const withLimits = (change: (limit: Limits[number]) => Limits[number]): Partial<Runtime> => ({
  determineAll: (info, ...rest) => runtime.determineAll({ ...info, limits: info.limits.map(change) }, ...rest),
})

const withRecord = (change: (record: ServiceRecord) => ServiceRecord): Partial<Runtime> => ({
  determineAll: (info, limiting, statuses, record) => runtime.determineAll(info, limiting, statuses, change(record)),
})

type Determinations = PolicyInfo['determinations']

const withDeterminations = (change: (determination: Determinations[number]) => Determinations[number]): Partial<Runtime> => ({
  determineAll: (info, ...rest) => runtime.determineAll({ ...info, determinations: info.determinations.map(change) }, ...rest),
})

export const mutantsOfLimits: Mutants = {
  'every limit allows one millionth more': withLimits((limit) => ({ ...limit, most: limit.most + 1 })),
  'every limit binds everybody': withLimits((limit) => ({ ...limit, when: null })),
  'no unit needs hours': withLimits((limit) => ({ ...limit, unitHours: null })),
  'limits cover codes with any modifiers': withLimits((limit) => ({
    ...limit,
    codes: limit.codes.map((pattern) => ({ ...pattern, modifiers: [] })),
  })),
  'limits cover the first code of a range': withLimits((limit) => ({
    ...limit,
    codes: limit.codes.map((pattern) => ({ ...pattern, last: pattern.first })),
  })),
  'a week starts on Monday': withLimits((limit) =>
    limit.window.kind === 'calendar' ? { ...limit, window: { ...limit.window, weekStart: 1 } } : limit,
  ),
  'a quarter is a month': withLimits((limit) =>
    limit.window.kind === 'calendar' && limit.window.unit === 'quarter' ? { ...limit, window: { ...limit.window, unit: 'month' } } : limit,
  ),
  'a window is longer by one': withLimits((limit) =>
    limit.window.kind === 'any' ? { ...limit, window: { ...limit.window, amount: limit.window.amount + 1 } } : limit,
  ),
  'an authorization lasts a lifetime': withLimits((limit) =>
    limit.window.kind === 'authorization' ? { ...limit, window: { kind: 'lifetime' } } : limit,
  ),
  'an episode is an authorization': withLimits((limit) =>
    limit.window.kind === 'episode' ? { ...limit, window: { kind: 'authorization' } } : limit,
  ),
  'a request looks back': withLimits((limit) => (limit.window.kind === 'request' ? { ...limit, window: { kind: 'lifetime' } } : limit)),
  'no service counts': withRecord((record) => ({ ...record, history: [] })),
  'services that lie ahead do not count': withRecord((record) => ({
    ...record,
    history: record.history.filter((entry) => entry.on$low <= record.asOf),
  })),
  'services of unknown units are none': withRecord((record) => ({
    ...record,
    history: record.history.filter(({ units }) => units === units),
  })),
  'services of unknown code are others': withRecord((record) => ({ ...record, history: record.history.filter(({ code }) => code !== null) })),
  'the history is complete': withRecord((record) => ({ ...record, through: Infinity })),
  'the last day requested is not': withRecord((record) => ({ ...record, to: [record.to[0] - 1, record.to[1] - 1] })),
  'a course begins with its request': withRecord((record) => ({ ...record, began: record.from })),
  'hours that are not known are many': withRecord((record) => ({
    ...record,
    lines: record.lines?.map((line) => (line.hours === line.hours ? line : { ...line, hours: Infinity })) ?? null,
  })),
  'only the first line is looked at': withRecord((record) => ({ ...record, lines: record.lines?.slice(0, 1) ?? null })),
}

export const mutantsOfDeterminations: Mutants = {
  'exceptions lift no limit': withDeterminations((each) => ({ ...each, limits: each.limits.map((limit) => ({ ...limit, unless: null })) })),
  'limits hold besides those they replace': withDeterminations((each) => ({
    ...each,
    limits: each.limits.map((limit) => ({ ...limit, onlyIf: null })),
  })),
  'every determination is a renewal': withDeterminations((each) => ({ ...each, stage: 'renewal' })),
  'there are no ceilings': withDeterminations((each) => ({
    ...each,
    grants: each.grants === null ? null : { ...each.grants, ceiling: null },
  })),
  'ceilings are never lifted': withDeterminations(({ grants, ...each }) => ({
    ...each,
    grants: grants === null || grants.ceiling === null ? grants : { ...grants, ceiling: { ...grants.ceiling, unless: null } },
  })),
  'a grant is a day longer': withDeterminations(({ grants, ...each }) => ({
    ...each,
    grants: grants === null || grants.span === null ? grants : { ...grants, span: { ...grants.span, amount: grants.span.amount + 1 } },
  })),
  'what is unknown is met': {
    determineAll: (info, limiting, statuses, record) =>
      runtime.determineAll(info, limiting, statuses.map((status) => (status === runtime.UNKNOWN ? runtime.MET : status)), record),
  },
  'fewer is not less': {
    determineAll: (...asked) =>
      runtime.determineAll(...asked).map((each) => (each.outcome === 'met in part' ? { ...each, outcome: 'met' } : each)),
  },
}
