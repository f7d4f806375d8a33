/**
 * What small policies say. Few facts, and thresholds close together, so that two conditions often look at the same fact and differ in little,
 * and so that a few values of each fact stand for all of them.
 */
import fc from 'fast-check'

/** Names of facts to what is declared. Built-in facts are declared by nobody. */
export const declarations: Readonly<Record<string, readonly string[]>> = {
  sure: ['sure  yes/no'],
  safe: ['safe  yes/no, by clinician'],
  visits: ['visits  count'],
  dose: ['dose  number in mg'],
  grade: ['grade  none < mild < severe'],
  setting: ['setting  one of home, school, clinic'],
  diagnosis: ['diagnosis  code of ICD-10-CM'],
  'member.age': [],
  started: ['started  date'],
  ended: ['ended  date'],
  contacts: ['contacts  list of', '  on    date', '  kept  yes/no'],
  hours: ['hours  list of', '  on      date', '  amount  number'],
}

const numbers = (...from: readonly number[]): fc.Arbitrary<number> => fc.constantFrom(...from)
const relation = fc.constantFrom('at least', 'more than', 'at most', 'less than')
const recent = fc.constantFrom('29 days', '30 days', '31 days', '1 months', '4 weeks')

const said = (template: string, ...holes: readonly fc.Arbitrary<string | number>[]): fc.Arbitrary<string> =>
  fc.tuple(...holes).map((values) => values.reduce<string>((text, value) => text.replace('_', String(value)), template))

/** Conditions that look at that fact, and perhaps at one other. */
export const conditionsOn: Readonly<Record<string, fc.Arbitrary<string>>> = {
  sure: fc.constantFrom('sure', 'not sure', 'sure is not yes'),
  safe: fc.constantFrom('safe', 'not safe'),
  visits: fc.oneof(
    said('visits _ _', relation, numbers(1, 2, 3)),
    said('visits between _ and _', numbers(1, 2), numbers(2, 3)),
    said('visits is _', numbers(1, 2)),
  ),
  dose: said('dose _ _ mg', relation, numbers(1.5, 2, 2.000001)),
  grade: fc.oneof(said('grade _ _', relation, fc.constantFrom('mild', 'severe')), said('grade is _', fc.constantFrom('none', 'mild'))),
  setting: fc.constantFrom('setting is home', 'setting in (home, school)', 'setting in (school, clinic)', 'setting is not clinic'),
  diagnosis: fc.constantFrom('diagnosis is F32.1', 'diagnosis in (F32.1, F33.0)', 'diagnosis is not F33.0', 'diagnosis in (F33.0, F40.0)'),
  'member.age': fc.oneof(
    said('member.age _ _ years', relation, numbers(17, 18)),
    said('member.age between _ and _ years', numbers(17, 18), numbers(18, 19)),
    said('member.age _ _ months', relation, numbers(215, 216)),
  ),
  started: fc.oneof(
    said('started within _ before as of', recent),
    said('started _ 2026-03-_', fc.constantFrom('on or before', 'on or after', 'before', 'after'), fc.constantFrom('01', '02')),
    said('started _ ended', fc.constantFrom('before', 'on or before')),
  ),
  ended: fc.oneof(said('ended within _ after started', recent), said('ended on or _ as of', fc.constantFrom('before', 'after'))),
  contacts: fc.oneof(
    said('count of contacts in the past _ _ _', recent, relation, numbers(1, 2)),
    said('count of contacts where (kept) in the past _ at least _', recent, numbers(1, 2)),
    said('_ contacts in the past _', fc.constantFrom('any', 'no'), recent),
    fc.constantFrom('no contacts where (not kept)', 'every contacts has (kept)', 'latest contacts.kept is yes', 'any contacts since started'),
  ),
  hours: fc.oneof(
    said('sum of hours.amount in the past _ _ _', recent, relation, numbers(2, 3)),
    said('latest hours.amount _ _', relation, numbers(2, 3)),
  ),
}

export const factNames: readonly string[] = Object.keys(conditionsOn)

/** One condition, or two that are joined in one line. */
export const conditionOn = (names: readonly string[]): fc.Arbitrary<string> => {
  const one = fc.oneof(...names.map((name) => conditionsOn[name] ?? fc.constant(name)))
  return fc.oneof(
    { weight: 6, arbitrary: one },
    { weight: 1, arbitrary: said('not (_)', one) },
    { weight: 1, arbitrary: said('(_) and (_)', one, one) },
    { weight: 1, arbitrary: said('(_) or (_)', one, one) },
    { weight: 1, arbitrary: said('(_) unless (_)', one, one) },
    { weight: 1, arbitrary: said('_ of ((_), (_), (_))', fc.constantFrom('at least 2', 'at most 1', 'exactly 1'), one, one, one) },
  )
}
