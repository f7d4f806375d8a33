/** Exact civil dates as days since 1970-01-01, by the usual arithmetic of 400-year eras that begin in March; from year 1 on. */

/** Months since year 0, times 32, plus the day of the month: one number, so that nothing is allocated. */
const civilOf = (days: number): number => {
  const shifted = (days + 719468) | 0
  const era = (shifted / 146097) | 0
  const dayOfEra = shifted - era * 146097
  const leaps = ((dayOfEra / 1460) | 0) - ((dayOfEra / 36524) | 0) + ((dayOfEra / 146096) | 0)
  const year = ((dayOfEra - leaps) / 365) | 0
  const dayOfYear = dayOfEra - (365 * year + ((year / 4) | 0) - ((year / 100) | 0))
  const march = ((5 * dayOfYear + 2) / 153) | 0
  return ((era * 400 + year) * 12 + march + 2) * 32 + dayOfYear - (((153 * march + 2) / 5) | 0) + 1
}

const firstOf = (month: number): number => {
  const march = month - 2
  const year = (march / 12) | 0
  const era = (year / 400) | 0
  const yearOfEra = year - era * 400
  const dayOfYear = ((153 * (march - year * 12) + 2) / 5) | 0
  return era * 146097 + yearOfEra * 365 + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0) + dayOfYear - 719468
}

export const firstOfMonth = (days: number): number => firstOf(civilOf(days) >> 5)

/** A day that the target month lacks is its last day. */
export const addMonths = (days: number, months: number): number => {
  const civil = civilOf(days)
  const month = (civil >> 5) + months
  return Math.min(firstOf(month) + (civil & 31), firstOf(month + 1)) - 1
}

/** Completed months; one born on a day that the month lacks completes it on the first of the next. */
export const monthsBetween = (birth: number, on: number): number => {
  const from = civilOf(birth)
  const to = civilOf(on)
  return (to >> 5) - (from >> 5) - ((to & 31) < (from & 31) ? 1 : 0)
}

export const dayOf = (iso: unknown): number | null =>
  typeof iso === 'string' ? Date.parse(`${iso}T00:00Z`) / 86_400_000 : null

/** The age on the day of the decision; like the artifact's, a record is made for one day. */
export interface Aged {
  /** Completed months; where only years are known, those of the birthday. Null where unknown. */
  readonly ageInMonths: number | null
  readonly isAgeInYears: boolean
}

export const agedOf = (member: { readonly [key: string]: unknown }, asOf: number): Aged => {
  const birthDay = dayOf(member['birth_date'])
  if (birthDay !== null) return { ageInMonths: monthsBetween(birthDay, asOf), isAgeInYears: false }
  return typeof member['age'] === 'number'
    ? { ageInMonths: member['age'] * 12, isAgeInYears: true }
    : { ageInMonths: null, isAgeInYears: false }
}

/** As a trace shows it. */
export const shownAge = ({ ageInMonths, isAgeInYears }: Aged): number | null | readonly [number, number] =>
  ageInMonths !== null && isAgeInYears ? [ageInMonths, ageInMonths + 11] : ageInMonths
