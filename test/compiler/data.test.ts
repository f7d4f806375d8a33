/** Calendars, sets of codes and the files that they read. */
import { createHash } from 'node:crypto'
import { compileWorkspace, type DataText, dataPaths } from '@rubric/compiler'
import { describe, expect, it } from 'vitest'
import { compileText } from '../support/compile.ts'
import { testInWords } from '../support/in-words.ts'

const header = 'policy test.policy "Test"\n  issuer "Test"\n  version 2026-01-01\n  effective 2026-01-01\n  language 1\n\n'
const sha = (text: string): string => createHash('sha256').update(text).digest('hex')
const dataText = (path: string, text: string): DataText => ({ path, text, sha256: sha(text) })

const compile = (body: string, data: readonly DataText[] = []): ReturnType<typeof compileWorkspace> =>
  compileWorkspace([{ path: 'plans/policy.rubric', text: header + body }], { data })

const errors = (body: string, data: readonly DataText[] = []): readonly string[] =>
  compile(body, data).diagnostics.filter(({ severity }) => severity === 'error').map(({ code, label }) => `${code}: ${label}`)

const rest = '\nfacts\n  seen  date\n  proc  code of HCPCS\n  rev   code of REV\n\n'

const calendarText = (from: string, open = 'open monday to friday'): string =>
  `calendar office "Office"\n  ${open}\n  ${from}\n${rest}criteria c "C"\n  seen during office\n`

const calendarIn = (body: string, data: readonly DataText[] = []) => {
  const { value: { policies: [policy] } } = compile(body, data)
  return policy?.graph.calendars[0]
}

describe('a calendar', () => {
  it.each([
    ['open monday to friday', [[[0, 1440]], [[0, 1440]], [[0, 1440]], [[0, 1440]], [[0, 1440]], [], []]],
    ['open monday, thursday 09:00 to 17:00', [[[540, 1020]], [], [], [[540, 1020]], [], [], []]],
    ['open friday to monday 09:00 to 24:00', [[[540, 1440]], [], [], [], [[540, 1440]], [[540, 1440]], [[540, 1440]]]],
    // Lines add up; what touches is one stretch.
    ['open monday 13:00 to 17:00\n  open monday 08:00 to 12:00\n  open monday 12:00 to 12:30\n  open tuesday 09:00 to 11:00\n  open tuesday 10:00 to 10:30',
      [[[480, 750], [780, 1020]], [[540, 660]], [], [], [], [], []]],
  ])('%s', (open, week) => expect(calendarIn(calendarText('', open))?.week).toEqual(week))

  it('keeps its holidays, for whole years', () => {
    const holidays = '\uFEFFon,name\r\n2027-07-05,"Independence Day, observed"\r\n\r\n2026-01-01,New Year\r\n2026-01-01,"The ""first"""\r\n'
    const calendar = calendarIn(calendarText(`holidays from "../shared/days.csv" sha256 "${sha(holidays)}"`), [dataText('shared/days.csv', holidays)])
    expect(calendar).toMatchObject({ name: 'office', address: 'test.policy/office', text: 'Office', holidays: [20454, 21004], covers: [20454, 21183] })
    expect(calendarIn(calendarText(''))).toMatchObject({ holidays: [], covers: null })
  })

  it('stands in the graph once, if something asks it', () => {
    const { policy } = compileText(`${header}calendar office "O"\n  open daily\n\ncalendar unasked "U"\n  open daily\n${rest}criteria c "C"\n  seen during office\n\ncriteria d "D"\n  seen not during office\n`)
    expect(policy.graph.calendars.map(({ name }) => name)).toEqual(['office'])
  })

  it('can be lent by a vocabulary', () => {
    const vocabulary = 'vocabulary shared "Shared"\n  language 1\n\ncalendar office "Office"\n  open daily\n'
    const { policy, diagnostics } = compileText(`${header}use shared\n${rest}criteria c "C"\n  seen within 2 business days after as of\n`, vocabulary)
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(policy.graph.calendars.map(({ address }) => address)).toEqual(['shared/office'])
  })
})

describe('a data file', () => {
  const holidays = 'on,name\n2026-01-01,New Year\n'
  const good = `holidays from "../shared/days.csv" sha256 "${sha(holidays)}"`

  it('is asked for by its path from the root', () => {
    const files = [
      { path: 'plans/a.rubric', text: header + calendarText(good) },
      { path: 'plans/b.rubric', text: `${header}codes c "C"\n  from "lists/./codes.csv" sha256 "00"\n\n${calendarText('holidays from "../../outside.csv" sha256 "00"')}` },
      { path: 'plans/c.rubric', text: `${header}define from: 2026-01-01\n` },
    ]
    expect(dataPaths(files)).toEqual(['plans/lists/codes.csv', 'shared/days.csv'])
  })

  it('must be there, within the workspace', () => {
    expect(errors(calendarText(good))).toEqual(['data-file-missing: there is no `../shared/days.csv` from here'])
    expect(errors(calendarText(good.replace('days.csv', 'day.csv')), [dataText('shared/days.csv', holidays)])).toEqual(['data-file-missing: there is no `../shared/day.csv` from here'])
    for (const path of ['../../days.csv', '/days.csv', 'a\\b.csv']) {
      expect(errors(calendarText(good.replace('../shared/days.csv', path.replaceAll('\\', '\\\\'))), [dataText('days.csv', holidays)])).toEqual([`data-file-missing: there is no \`${path}\` from here`])
    }
  })

  it('must be the one that was reviewed', () => {
    const changed = [dataText('shared/days.csv', `${holidays}2026-12-25,Christmas\n`)]
    const { diagnostics } = compile(calendarText(good), changed)
    const found = diagnostics.find(({ code }) => code === 'data-hash-differs')
    expect(found?.text).toContain(changed[0]?.sha256)
    expect(found?.fixes[0]?.edits[0]?.text).toBe(`"${changed[0]?.sha256}"`)
    const without = compile(calendarText('holidays from "../shared/days.csv"'), changed).diagnostics.filter(({ severity }) => severity === 'error')
    expect(without.length).toBe(1)
    expect(without[0]?.code === 'line-not-finished' || without[0]?.text.includes(changed[0]?.sha256 ?? '?')).toBe(true)
    expect(errors(calendarText(good.replace(sha(holidays), sha(holidays).toUpperCase())), [dataText('shared/days.csv', holidays)])).toEqual([])
  })

  it.each([
    ['on;name\n2026-01-01;New Year\n', 'line 1 of `../shared/days.csv`: 1 value where 2 are expected'],
    ['date,name\n2026-01-01,New Year\n', 'line 1 of `../shared/days.csv`: the first line is `on,name`'],
    ['', 'line 1 of `../shared/days.csv`: the first line is `on,name`'],
    ['on,name\n', 'line 1 of `../shared/days.csv`: no day follows'],
    ['on,name\n2026-01-01,New Year\n2026-02-29,Leap\n', 'line 3 of `../shared/days.csv`: February 2026 has 28 days'],
    ['on,name\n2026-1-1,New Year\n', 'line 2 of `../shared/days.csv`: `2026-1-1` is not a date'],
    ['on,name\n2026-01,New Year\n', 'line 2 of `../shared/days.csv`: the day is missing'],
    ['on,name\n2026-01-01,"New Year\n', 'line 2 of `../shared/days.csv`: a quoted value does not end'],
    ['on,name\n2026-01-01,"New" Year\n', 'line 2 of `../shared/days.csv`: a quoted value does not end'],
    ['on,name\n2026-01-01,New,Year\n', 'line 2 of `../shared/days.csv`: 3 values where 2 are expected'],
  ])('says which of its lines does not fit: %j', (text, label) => {
    const body = calendarText(`holidays from "../shared/days.csv" sha256 "${sha(text)}"`)
    expect(errors(body, [dataText('shared/days.csv', text)])).toEqual([`bad-data-line: ${label}`])
  })
})

describe('codes', () => {
  const meaning = (codes: string, condition: string, data: readonly DataText[] = []): string => {
    const { value, diagnostics } = compile(`codes these "These"\n${codes}\n${rest}criteria c "C"\n  ${condition}\n`, data)
    const faults = diagnostics.filter(({ severity }) => severity === 'error').map(({ code, label }) => `${code}: ${label}`)
    return faults.length > 0 ? faults.join('; ') : (value.policies[0]?.graph.conditions ?? []).map(({ test }) => testInWords(test)).join(' ; ')
  }

  it.each([
    // Plain codes of an ordinary fact are texts.
    ['  HCPCS H2022, H0015', 'proc in these', 'proc in H0015 H2022'],
    ['  HCPCS H2022, H0015', 'proc is H2022', 'proc = H2022'],
    ['  HCPCS H2022, H0015', 'proc is not H2022', 'proc != H2022'],
    ['  HCPCS H2022-HE-U5, H0015; REV 0905', 'proc in these', 'proc fits H0015 H2022-HE-U5'],
    ['  HCPCS H2022-HE', 'proc not in these', 'proc fits none of H2022-HE'],
    ['  HCPCS H2022-HE', 'proc in (H0015, H2022-TS)', 'proc fits H0015 H2022-TS'],
    ['  HCPCS H2022-HE', 'proc is H2022-HE', 'proc fits H2022-HE'],
    ['  HCPCS H2022-HE', 'proc is not H2022-HE', 'proc fits none of H2022-HE'],
    ['  REV 0905 to 0909, 0912', 'rev in these', 'rev fits 0905..0909 0912'],
    ['  REV 0905 to 0905', 'rev in these', 'rev in 0905'],
    ['  REV 0909 to 0905', 'rev in these', 'bad-code-range: the range ends before it begins'],
    ['  HCPCS H2022-HE to H2025', 'proc in these', 'bad-code-range: a range has no modifiers'],
    ['  DSM 301.8 to 301.89', 'seen after as of', 'bad-code-range: the two ends differ in length'],
    ['  REV 905 to 0909', 'rev in these', 'malformed-code: `905` cannot be a code of REV'],
    ['  REV 0905 to 909', 'rev in these', 'malformed-code: `909` cannot be a code of REV'],
    ['  HCPCS H2022', 'rev in these', 'type-mismatch: this is a set without codes of REV'],
  ])('%s: %s', (codes, condition, expected) => expect(meaning(codes, condition)).toBe(expected))

  const file = (text: string): readonly [string, readonly DataText[]] => [`  from "c.csv" sha256 "${sha(text)}"`, [dataText('plans/c.csv', text)]]

  it.each([
    ['system,code\nHCPCS,H2022-HE\nREV,0905 to 0909\n', 'rev in these', 'rev fits 0905..0909'],
    ['system,code\nHCPCS,H2022\nHCPCS,H0015\n', 'proc in these', 'proc in H0015 H2022'],
    ['system,code\nHPCS,H2022\n', 'proc in these', 'bad-data-line: line 2 of `c.csv`: `HPCS` is not a code system'],
    ['system,code\nREV,905\n', 'proc in these', 'bad-data-line: line 2 of `c.csv`: `905` cannot be a code of REV, which look like `0905`'],
    ['system,code\nREV,0905\nREV,0909 to 0905\n', 'proc in these', 'bad-data-line: line 3 of `c.csv`: the range ends before it begins'],
  ])('from a file: %j', (text, condition, expected) => {
    const [codes, data] = file(text)
    expect(meaning(codes, condition, data)).toBe(expected)
  })

  it('are said to be missing once', () => {
    expect(meaning('  from "c.csv" sha256 "00"', 'proc in these')).toBe('data-file-missing: there is no `c.csv` from here')
  })

  it('of requests and of the service history fit whatever modifiers they have', () => {
    const limit = '\nlimit l "L"\n  at most 5 units of HCPCS H2022 per calendar month\n'
    const inHistory = (condition: string): string => meaning(`  HCPCS H2022\n  REV 0905${limit}`, `any service.history where ${condition}`).replace(/^count\(service\.history where "condition" (.*)\) >= 1$/, '$1')
    expect(inHistory('code is H2022')).toBe('.code fits H2022')
    expect(inHistory('code is not H2022')).toBe('.code fits none of H2022')
    expect(inHistory('code in (H2022, 0905)')).toBe('.code fits 0905 H2022')
    expect(inHistory('code in these')).toBe('.code fits H2022 0905')
    expect(inHistory('code is 0905')).toBe('.code = 0905')
    expect(inHistory('authorization is request.authorization')).toBe('.authorization = request.authorization')
  })
})
