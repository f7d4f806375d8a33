/** The words that random policies are made of: everyday ones first, since shrinking moves to the front, then awkward ones. */

/** Names of facts. Includes words that the language uses elsewhere, and names that JavaScript has taken. */
export const factNames: readonly string[] = [
  'symptom',
  'impaired',
  'seen',
  'therapy',
  'planned',
  'risk',
  'visits',
  'score',
  'wait',
  'dose',
  'referral',
  'housing',
  'symptom_severity',
  'first_contact',
  'A1',
  'x',
  '_hidden',
  'Zeit',
  'a_b',
  'aB',
  'visit.hours',
  'visit.on',
  'intake.risk.now',
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'class',
  'function',
  'let',
  'await',
  'default',
  'undefined',
  'facts',
  'asOf',
  'trace',
  'status',
  'met',
  'given',
  'text',
  'language',
  'version',
  'codes',
  'number',
  'has',
  'by',
  'date',
  'days',
]

/** Names of facts that fields have too; kept to the later facts of each type, so that a plain one is always in scope. */
export const sharedNames: readonly string[] = ['on', 'setting', 'code', 'hours', 'entries', 'complete_through', 'value', 'length']

export const fieldNames: readonly string[] = [
  'setting',
  'hours',
  'level',
  'kept',
  'code',
  'amount',
  'kind',
  'result',
  'entries',
  'value',
  'length',
  'constructor',
  '__proto__',
  'ended',
  'birth',
  'given',
]

export const defineNames: readonly string[] = [
  'severe_now',
  'recent',
  'window_start',
  'baseline',
  'eligible_age',
  'prototype',
  'list',
  'has_any',
]
export const criteriaNames: readonly string[] = [
  'admission',
  'eligibility',
  'continued_stay',
  'transition',
  'discharge',
  'new',
  'evaluate',
]
export const stateNames: readonly string[] = ['tapering', 'inpatient_stay']
export const calendarNames: readonly string[] = ['business_days', 'office_hours', 'court.days', 'days_open']
export const limitNames: readonly string[] = ['monthly_units', 'course_units', 'weekly_visits', 'lifetime_units']
export const requirementNames: readonly string[] = ['evaluation', 'contact_notes', 'plan_review', 'supervision']
export const exceptionNames: readonly string[] = ['epsdt', 'crisis_path', 'transfer', 'default']
export const determinationNames: readonly string[] = ['initial', 'renewal', 'initial_review', 'class']
export const noteNames: readonly string[] = ['programme_length', 'week_unit', 'soft_words', 'best_practice']
export const itemNames: readonly string[] = [
  'age',
  'domains',
  'crises',
  'needs',
  'engagement',
  'symptoms',
  'text',
  'constructor',
  'x1',
]

export const enumValues: readonly string[] = [
  'absent',
  'mild',
  'moderate',
  'severe',
  'extreme',
  'home',
  'school',
  'clinic',
  'inpatient',
  'M1',
  'Null',
  'no_one',
]

export const texts: readonly string[] = [
  'symptoms, moderate or worse',
  'as the record shows',
  'x',
  'needs "close" watch',
  'back\\slash',
  '`${facts}`',
  '*/ </script> <!--',
  'line\u2028separator \u2029',
  'Pflege — “zu Hause” §3',
  '{hole} $& %s',
  '# no comment',
  '1. label: - dash',
]

export const cites: readonly string[] = ['II.A', 'II.A.1', 'D', '3.b.ii', 'Service Details', 'Coding "note"', 'Anhang Ä']

/** UCUM units, each with one that converts exactly both ways for whole numbers, and the factor from the second to the first. */
export const units: readonly { readonly unit: string; readonly other: string; readonly factor: string }[] = [
  { unit: 'kg', other: 'g', factor: '1000' },
  { unit: 'kg/m2', other: 'kg/m2', factor: '1' },
  { unit: 'mm[Hg]', other: 'mm[Hg]', factor: '1' },
  { unit: 'cm', other: 'm', factor: '0.01' },
  { unit: 'mg/dL', other: 'g/L', factor: '0.01' },
]

export const nouns: readonly string[] = ['hours', 'times', 'contacts', 'days', 'units']

/** Periods that convert exactly in both directions for amounts that are multiples of `step`. */
export const periods: readonly { readonly period: string; readonly other: string; readonly step: number }[] = [
  { period: 'week', other: 'day', step: 1 },
  { period: 'day', other: 'week', step: 7 },
  { period: 'month', other: 'quarter', step: 3 },
  { period: 'quarter', other: 'year', step: 4 },
  { period: 'month', other: 'year', step: 12 },
  { period: 'year', other: 'month', step: 1 },
]

export const decimals: readonly string[] = ['0', '1', '2.5', '18.5', '25', '27.5', '40', '0.000001', '0.1', '100.25', '1000000']

/** Code systems with codes of their form. Codes are text: some look like numbers, some begin with 0. */
export const codeSystems: readonly { readonly system: string; readonly codes: readonly string[] }[] = [
  { system: 'ICD-10-CM', codes: ['F32.1', 'F33.2', 'F90', 'F43.10', 'E11.9', 'Z63.0', 'F20'] },
  { system: 'HCPCS', codes: ['H2022', 'H0015', 'T1017', 'G0410', 'S9480'] },
  { system: 'REV', codes: ['0905', '0906', '0912', '1001'] },
  { system: 'CPT', codes: ['90837', '99213', '90791', '90853'] },
]

export const headerLines: readonly string[] = [
  '  version    2024-11-11',
  '  issuer     "Example Health"',
  '  number     "MM-1543"',
  '  line of business "Medicaid"',
  '  effective  2024-11-11',
  '  ends       2027-12-31',
  '  review by  2026-10-24',
  '  status     active',
  '  source     "Clinical policy: `example` </script>"',
  '  codes      HCPCS H0015; REV 0905, 0906',
  '  approved   2024-10-01 by "Utilization Committee"',
  '  accessed   2025-02-28',
]

export const zones: readonly string[] = [
  'America/New_York',
  'Europe/Berlin',
  'America/Denver',
  'America/Phoenix',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
]

export const terms: readonly (readonly [string, string])[] = [
  ['PCP', 'Person-Centered Plan'],
  ['QP', 'Qualified Professional'],
]

/** Systems that things are limited by. */
export const billed: readonly string[] = ['HCPCS', 'CPT', 'REV']
/** Systems whose codes take modifiers. */
export const taking: ReadonlySet<string> = new Set(['HCPCS', 'CPT'])
export const modifiers: readonly string[] = ['HE', 'U5', 'TS']
export const limitAmounts: readonly string[] = ['5', '1', '2', '24', '0.5', '10', '3.25', '0']
export const limitNouns: readonly string[] = ['units', 'visits', 'hours']
export const unitLengths: readonly string[] = ['1 week', '15 minutes', '1 day', '1 hour']
export const unitHours: readonly string[] = ['2 hours', '1 hours', '1.5 hours']

/** The element at a pick, modulo. */
export const at = <T>(pool: readonly T[], pick: number): T => {
  const found = pool[pick % pool.length]
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}
