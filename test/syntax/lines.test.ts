/** Every form of line, and the tree that it makes. */
import { describe, expect, it } from 'vitest'
import { file, print, section, type } from './print.ts'
import { texts } from './sample.ts'

const types: readonly (readonly [text: string, tree: string])[] = [
  ['yes/no', '(YesNoType)'],
  ['count', '(CountType)'],
  ['number', '(NumberType)'],
  ['number in kg/m2', '(NumberType kg/m2)'],
  ['number in points', '(NumberType points)'],
  ['times per week', '(RateType times week)'],
  ['number per day', '(RateType number day)'],
  ['span in days', '(SpanType days)'],
  ['date', '(DateType)'],
  ['date and time', '(MomentType)'],
  ['one of a, b, none', '(EnumType a b none)'],
  ['none < mild < severe', '(EnumType ordered none mild severe)'],
  ['date < time', '(EnumType ordered date time)'],
  ['code of ICD-10-CM', '(CodeType ICD-10-CM)'],
  ['code of HCPCS', '(CodeType HCPCS)'],
  ['list of', '(ListType)'],
  ['periods', '(PeriodsType)'],
]

describe('types', () => {
  it.each(types)('%s', (text, tree) => {
    expect(print(type(text))).toBe(tree)
  })
})

const sections: readonly (readonly [lines: string, tree: string])[] = [
  [
    'use behavioral_health',
    '(Use behavioral_health)',
  ],
  [
    'facts\n  a yes/no, by clinician "A" §I\n  b one of c, d, by clinician\n  date date §"Two words"\n  l list of "L"\n    on date\n    code code of CPT',
    '(Facts (FactDeclaration byClinician a (YesNoType) "A" §I) (FactDeclaration byClinician b (EnumType c d)) (FactDeclaration date (DateType) §Two-words) (FactDeclaration l (ListType) "L" (FactDeclaration on (DateType)) (FactDeclaration code (CodeType CPT))))',
  ],
  [
    'codes c',
    '(CodeSet c)',
  ],
  [
    'codes c "C" §I\n  HCPCS H0015, H2012;  REV 0905\n  ICD-10-CM F32.1, F32.A,\n    99213',
    '(CodeSet c "C" §I (CodeGroup HCPCS code:H0015 code:H2012) (CodeGroup REV code:0905) (CodeGroup ICD-10-CM code:F32.1 code:F32.A code:99213))',
  ],
  [
    'define d: a',
    '(Define d a)',
  ],
  [
    'define d "D" §I: a and b',
    '(Define d "D" §I (Chain a and b))',
  ],
  [
    'define d "D"\n  a',
    '(Define d "D" a)',
  ],
  [
    'define d:\n  a\n    and b',
    '(Define d (Chain a and b))',
  ],
  [
    'define d\n  a\n  unless b',
    '(Define d (Unless a b))',
  ],
  [
    'criteria c\n  a',
    '(Criteria c (Body a))',
  ],
  [
    'criteria c "C" §I\n  a\n    or b\n  unless d\n  unless e',
    '(Criteria c "C" §I (Body (Chain a or b) (Waiver d) (Waiver e)))',
  ],
  [
    'criteria c\n  ALL of\n    1. a\n    A. "x" b\n    ii. §I.1 c\n    1a. d\n    name: "y" §I.2 e\n    - f\n    date: g',
    '(Criteria c (Body (Block ALL-of (Item 1. (Body a)) (Item A. "x" (Body b)) (Item ii. §I.1 (Body c)) (Item 1a. (Body d)) (Item name: "y" §I.2 (Body e)) (Item - (Body f)) (Item date: (Body g)))))',
  ],
  [
    'criteria c\n  AT LEAST 2 of\n    - a\n    - b\n    - or other "o" c',
    '(Criteria c (Body (Block AT-LEAST 2 (Item - (Body a)) (Item - (Body b)) (Item open - "o" (Body c)))))',
  ],
  [
    'criteria c\n  AT MOST 1 of\n    1. "x"\n      a\n    2. NONE of\n      a. b\n      unless d\n    3. "z"\n      ONE of\n        a. e\n      unless f\n  unless g',
    '(Criteria c (Body (Block AT-MOST 1 (Item 1. "x" (Body a)) (Item 2. (Body (Block NONE-of (Item a. (Body b))) (Waiver d))) (Item 3. "z" (Body (Block ONE-of (Item a. (Body e))) (Waiver f)))) (Waiver g)))',
  ],
  [
    'criteria c\n  ANY of\n    1. a and (\n      b or c)\n    2. a in (b,\n      c)',
    '(Criteria c (Body (Block ANY-of (Item 1. (Body (Chain a and (Group (Chain b or c))))) (Item 2. (Body (Comparison a (AmongTest b c)))))))',
  ],
  [
    'guidance g "G" §I\n  - "x" §I.1\n  1. "y"',
    '(Guidance g "G" §I (GuidanceItem - "x" §I.1) (GuidanceItem 1. "y"))',
  ],
  [
    'guidance g "say \\"no\\" and \\\\"',
    '(Guidance g "say \\"no\\" and \\\\")',
  ],
  [
    'interpretation i "I" §I\n  against "a"\n  decided by "b" on 2026-01-01\n  because "c"\n  affects c/1, c/domains/2, c',
    '(Interpretation i "I" §I "a" "b" 2026-01-01 "c" c/1 c/domains/2 c)',
  ],
  [
    'interpretation i "I"',
    '(Interpretation i "I")',
  ],
  [
    'example "e" as of 2026-03-01',
    '(Example "e" 2026-03-01)',
  ],
  [
    'example "e" as of 2026-03-01\n  given\n    a yes\n    b no\n    c unknown\n    d none\n    e 3\n    f 14 years\n    g 9 hours per week\n    h 2026-03\n    i 2026-03-01 14:30\n    j F32.1\n    k 0905\n    l complete through 2026-03-01\n      on 2025-07-30, setting inpatient, hours 2 h\n      kept yes\n    m\n      on 2026\n    complete complete\n  expect\n    c met\n    c/1 not met\n    c/domains/2 unknown',
    '(Example "e" 2026-03-01 (GivenFact a yes) (GivenFact b no) (GivenFact c unknown) (GivenFact d none) (GivenFact e (# 3)) (GivenFact f (# 14 years)) (GivenFact g (# 9 hours per week)) (GivenFact h 2026-03) (GivenFact i (Moment 2026-03-01 14:30)) (GivenFact j code:F32.1) (GivenFact k code:0905) (GivenFact l 2026-03-01 (GivenEntry (GivenField on 2025-07-30) (GivenField setting inpatient) (GivenField hours (# 2 h))) (GivenEntry (GivenField kept yes))) (GivenFact m (GivenEntry (GivenField on (# 2026)))) (GivenFact complete complete) (Expectation c met) (Expectation c/1 not-met) (Expectation c/domains/2 unknown))',
  ],
  [
    'example "e" as of 2026-03-01 14:30\n  given\n    a not yet\n    from 3\n    request.lines\n      code H2022-HE-U5, units 10, from 2026-03-01, to 2026-04-29\n    s\n      from 2026-01-05, to not yet',
    '(Example "e" (Moment 2026-03-01 14:30) (GivenFact a (NotYet)) (GivenFact from (# 3)) (GivenFact request.lines (GivenEntry (GivenField code code:H2022-HE-U5) (GivenField units (# 10)) (GivenField from 2026-03-01) (GivenField to 2026-04-29))) (GivenFact s (GivenEntry (GivenField from 2026-01-05) (GivenField to (NotYet)))))',
  ],
  [
    'example "e" as of 2026-03-01\n  expect\n    a met in part\n    a information needed\n    a violated\n    a pending\n    a/1 pending until 2026-03-08\n    a pending until 2026-03-08 14:30\n    a grants 1.5 units of HCPCS H2022-HE, H0015\n    a grants 2026-03-01 to 2026-04-29\n    a leaves 2 units',
    '(Example "e" 2026-03-01 (Expectation a met-in-part) (Expectation a information-needed) (Expectation a violated) (Expectation a pending) (Expectation a/1 pending..2026-03-08) (Expectation a pending..(Moment 2026-03-08 14:30)) (Expectation a (ExpectedGrant (# 1.5 units) (CodeGroup HCPCS code:H2022-HE code:H0015))) (Expectation a (ExpectedGrant 2026-03-01 2026-04-29)) (Expectation a (ExpectedRemainder (# 2 units))))',
  ],
  [
    'codes c "C"\n  REV 0905 to 0909, 0912; HCPCS H2022-HE-U5 to H2024, S9480\n  from HCPCS',
    '(CodeSet c "C" (CodeGroup REV code:0905..0909 code:0912) (CodeGroup HCPCS code:H2022-HE-U5..H2024 code:S9480) (CodeGroup from code:HCPCS))',
  ],
  [
    'codes c "C"\n  from "a/b.csv" sha256 "00"\n  REV 0905',
    '(CodeSet c "C" (DataFile "a/b.csv" "00") (CodeGroup REV code:0905))',
  ],
  [
    'codes c\n  from "a/b.csv"',
    '(CodeSet c (DataFile "a/b.csv"))',
  ],
  [
    'terms\n  PCP "Plan"\n  ASAM-4 "y"\n  A/B "z"',
    '(Terms (Term PCP "Plan") (Term ASAM-4 "y") (Term A/B "z"))',
  ],
  [
    'calendar c "C" §I\n  open monday to friday 09:00 to 17:00\n  open saturday, sunday\n  holidays from "us.csv" sha256 "00"',
    '(Calendar c "C" §I (OpenHours monday tuesday wednesday thursday friday 09:00 17:00) (OpenHours saturday sunday) (DataFile "us.csv" "00"))',
  ],
  [
    'calendar c\n  open daily 00:00 to 24:00\n  open friday to monday, wednesday',
    '(Calendar c (OpenHours monday tuesday wednesday thursday friday saturday sunday 00:00 24:00) (OpenHours friday saturday sunday monday wednesday))',
  ],
  [
    'limit l "L" §I\n  at most 5 units of HCPCS H2022, H0015-HE to H0019 per calendar month\n  when a\n    and b\n  each unit is 1 week\n  each unit needs at least 2.5 hours',
    '(Limit l "L" §I (LimitCap (# 5 units) (CodeGroup HCPCS code:H2022 code:H0015-HE..H0019) (LimitWindow calendar month)) (Chain a and b) (# 1 week) (# 2.5 hours))',
  ],
  [
    'limit l\n  when a\n  at most 5 visits of c in any 6 months',
    '(Limit l a (LimitCap (# 5 visits) c (LimitWindow any (# 6 months))))',
  ],
  [
    'limit l\n  at most 5 units of ICD-10-CM F32 per authorization',
    '(Limit l (LimitCap (# 5 units) (CodeGroup ICD-10-CM code:F32) (LimitWindow authorization)))',
  ],
  [
    'requirement r "R" §I\n  when a\n    or b\n  ALL of\n    1. c\n  unless d\n  unless e',
    '(Requirement r "R" §I (Chain a or b) (Body (Block ALL-of (Item 1. (Body c))) (Waiver d) (Waiver e)))',
  ],
  [
    'requirement r\n  a',
    '(Requirement r (Body a))',
  ],
  [
    'exception e "E" §I\n  when a\n    unless b\n  lifts c, d/1,\n    f\n  replaces g with h\n  replaces i with j, k with l\n  refers m\n  before n',
    '(Exception e "E" §I (Unless a b) c d/1 f (Replacement g h) (Replacement i j) (Replacement k l) m n)',
  ],
  [
    'determination d "D" §I\n  stage renewal\n  requires a, b\n  excludes c\n  subject to l, m\n  grants 24 units of HCPCS H2022, H0015 in 60 days, at most 6 months in all',
    '(Determination d "D" §I renewal a b c l m (Grant (# 24 units) (CodeGroup HCPCS code:H2022 code:H0015) (# 60 days) (# 6 months)))',
  ],
  [
    'determination d\n  grants 24 units of c, at most 1 year in all',
    '(Determination d (Grant (# 24 units) c (# 1 year)))',
  ],
  [
    'determination d\n  grants 60 days',
    '(Determination d (Grant (# 60 days)))',
  ],
  [
    'determination d',
    '(Determination d)',
  ],
  [
    'example "e" as of 2026-03-01\n  given like "f"\n    a yes',
    '(Example "e" 2026-03-01 "f" (GivenFact a yes))',
  ],
]

describe('sections', () => {
  it.each(sections)('%s', (lines, tree) => {
    expect(print(section(lines))).toBe(tree)
  })
})

const headerLines: readonly (readonly [line: string, tree: string])[] = [
  ['issuer "A"', '(HeaderEntry issuer "A")'],
  ['number "1"', '(HeaderEntry number "1")'],
  ['line of business "B"', '(HeaderEntry line-of-business "B")'],
  ['source "S"', '(HeaderEntry source "S")'],
  ['history "H"', '(HeaderEntry history "H")'],
  ['version 2026-01-01', '(HeaderEntry version 2026-01-01)'],
  ['effective 2026-01', '(HeaderEntry effective 2026-01)'],
  ['ends 2026-01-01', '(HeaderEntry ends 2026-01-01)'],
  ['review by 2026-01-01', '(HeaderEntry review-by 2026-01-01)'],
  ['reviewed 2026-01-01', '(HeaderEntry reviewed 2026-01-01)'],
  ['accessed 2026-01-01', '(HeaderEntry accessed 2026-01-01)'],
  ['issued 2026-01-01', '(HeaderEntry issued 2026-01-01)'],
  ['approved 2026-01-01', '(HeaderEntry approved 2026-01-01)'],
  ['approved 2026-01-01 by "C"', '(HeaderEntry approved 2026-01-01 "C")'],
  ['status draft', '(HeaderEntry status draft)'],
  ['language 1', '(HeaderEntry language 1)'],
  ['time zone "America/New_York"', '(HeaderEntry time-zone "America/New_York")'],
  ['week starts sunday', '(HeaderEntry week-starts sunday)'],
  ['months are 30 days', '(HeaderEntry months-are 30)'],
  ['codes REV 0905, 0906; CPT 90785', '(HeaderEntry codes (CodeGroup REV code:0905 code:0906) (CodeGroup CPT code:90785))'],
]

describe('header', () => {
  it.each(headerLines)('%s', (line, tree) => {
    expect(print(file(`policy a.b "T"\n  ${line}\n`).header)).toBe(`(Header policy a.b "T" ${tree})`)
  })

  it('opens a vocabulary, which uses others', () => {
    expect(print(file('vocabulary v "V"\nuse w\n'))).toBe('(File (Header vocabulary v "V") (Use w))')
  })
})

describe('whole files', () => {
  it.each(texts)('$name gives no diagnostic', ({ text }) => {
    expect(print(file(text))).toMatch(/^\(File (?:\(Comment [^)]*\) )*\(Header (?:policy|vocabulary) /)
  })
})
