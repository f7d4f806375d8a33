/** What is printed of determinations, requirements, exceptions and interpretations. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { publishedSchema, widthOf } from '@rubric/cli'
import { describe, expect, it } from 'vitest'
import { benefit, files, request } from './benefit.ts'
import { folderWith, printed as rubric } from './run.ts'

const json = (value: unknown): string => JSON.stringify(value)
const asOf = ['--as-of', '2026-03-10T14:30']

const evaluate = (member: unknown, ...args: string[]) =>
  rubric(['eval', 'sample.therapy', '--facts', 'member.json', ...asOf, ...args], {
    cwd: folderWith({ ...files, 'member.json': json(member) }),
    env: { COLUMNS: '80' },
  })

/** The lines under a heading, without the line itself. */
const under = (heading: string, out: string): string => {
  const [, text = ''] = new RegExp(`\\n${heading} ─+\\n([\\s\\S]*?)(?=\\n\\n[A-Z][a-z]+ ─+\\n|$)`).exec(out) ?? []
  return `\n${text.trimEnd()}\n`
}

const lines = (...entries: object[]): object => ({ ...request, request: { ...request.request, lines: { entries } } })

describe('a determination', () => {
  it('that is met in part shows what each limit leaves, and of which window', async () => {
    const { code, out } = await evaluate(request, '--determination', 'initial')
    expect(code).toBe(0)
    expect(out.split('\n')[1]).toBe('sample.therapy · version 2026-01-01 · as of 2026-03-10 14:30')
    expect(under('Determinations', out)).toBe(`
◐ criteria met in part                                    sample.therapy/initial
  First authorization                                                         §7

  H2022  2 of 8 units granted
                   allowed  used  remaining  requested  granted
  ▸ monthly_units        5     3          2          8        2
    2026-03-01 to 2026-03-31 · five units a month
    course_units        24     3         21          8        8
    2025-09-11 to 2026-03-10 · 24 units in six months

  days          2026-03-10 to 2026-05-08 (60 days)

✓ met      └─ eligibility  Who may have it                                    §1
`)
    expect(under('Interpretations', out)).toBe(`
unit_week · Committee, 2026-01-02
  a unit is a week
`)
    expect(out).not.toMatch(/^(Requirements|Criteria) ─/m)
  })

  it('that is not met says what it rests on, and grants nothing', async () => {
    const { code, out } = await evaluate({ ...request, diagnosis: false }, '--determination', 'initial')
    expect(code).toBe(0)
    expect(under('Determinations', out)).toBe(`
✗ criteria not met: refer to a clinician                  sample.therapy/initial
  First authorization                                                         §7

✗ not met  └─ eligibility  Who may have it                                    §1

  rests on      ✗ eligibility  Who may have it · §1
`)
    expect(out).not.toContain('granted')
  })

  it('of which nothing is left shows the limit, whatever is known of the criteria', async () => {
    const history = { complete_through: '2026-03-10', entries: [{ on: '2026-03-02', code: 'H2022', units: 5 }] }
    const until = { ...request.request, to: '2026-03-31' }
    const { out } = await evaluate({ ...request, request: until, diagnosis: undefined, member: undefined, service: { history } }, '--determination', 'initial')
    expect(under('Determinations', out)).toContain(`
✗ criteria not met: refer to a clinician                  sample.therapy/initial
  First authorization                                                         §7

  H2022  limits leave 0 of 8 units
                   allowed  used  remaining  requested  granted
  ▸ monthly_units        5     5          0          8        0
`)
    expect(out).not.toContain('still needed')
  })

  it('that needs information says which, and between what the grant lies', async () => {
    const { out } = await evaluate({ ...request, necessary: undefined }, '--determination', 'initial')
    expect(under('Determinations', out)).toContain(`
? information needed                                      sample.therapy/initial
  First authorization                                                         §7

  H2022  2 to 8 of 8 units granted
                   allowed  used  remaining  requested  granted
  ▸ monthly_units        5     3          2          8   2 to 8
    may not hold · 2026-03-01 to 2026-03-31 · five units a month
`)
    expect(out).toContain('\n  still needed  necessary\n')
    expect((await evaluate({ ...request, necessary: undefined }, '--determination', 'initial', '--full')).out).toContain(
      '\n  still needed  necessary\n                  needed to correct or ameliorate a condition, by clinician\n',
    )
  })

  it('numbers several lines, each after those before it', async () => {
    const { out } = await evaluate(lines({ code: 'H2022-HE', units: 1 }, { code: 'H2022', units: 3 }, { code: 'T1017', units: 3 }))
    const text = under('Determinations', out)
    for (const line of ['1. H2022-HE  1 of 1 unit granted', '2. H2022  1 of 3 units granted', '3. T1017  3 of 3 units granted']) {
      expect(text).toContain(`\n  ${line}\n`)
    }
    expect(text).toContain('\n  ▸ monthly_units        5     4          1          3        1\n')
    expect(text).toContain('\n  3. T1017  no limit counts it\n')
  })

  it('of which nothing is known takes two lines', async () => {
    const { out } = await evaluate({ seen_at: 'not yet' })
    expect(under('Determinations', out)).toBe(`
? information needed                                      sample.therapy/initial
  First authorization                                                         §7

? information needed                                      sample.therapy/renewal
  Renewal                                                                     §8
`)
  })

  it('has one of four wordings, none of which is a denial', async () => {
    const words: string[] = []
    for (const member of [request, lines({ code: 'H2022', units: 1 }), { ...request, diagnosis: false }, { ...request, service: undefined }]) {
      const { out } = await evaluate(member, '--determination', 'initial')
      words.push(under('Determinations', out).split('\n')[1]?.replace(/ {2,}.*/, '') ?? '')
      expect(out).not.toMatch(/den(y|ied|ial)|refus|reject/i)
    }
    expect(words).toEqual(['◐ criteria met in part', '✓ criteria met', '✗ criteria not met: refer to a clinician', '? information needed'])
  })
})

describe('an exception', () => {
  it('that applies is shown, and the limit that it lifts does not hold', async () => {
    const { out } = await evaluate({ ...request, necessary: true })
    expect(under('Exceptions', out)).toBe(`
✓ applies  sample.therapy/epsdt  under 21, to correct a condition             §6
           ✓ member.age: 14 years · asked: less than 21 years
           ✓ necessary: yes
`)
    expect(under('Determinations', out)).toContain('does not hold · 2026-03-01 to 2026-03-31 · five units a month')
  })

  it('that may apply is shown, and one that does not only where all is asked for', async () => {
    expect((await evaluate({ ...request, necessary: undefined })).out).toContain('\n? perhaps  sample.therapy/epsdt ')
    expect((await evaluate(request)).out).not.toContain('sample.therapy/epsdt')
    expect((await evaluate(request, '--full')).out).toContain('\n· does not sample.therapy/epsdt ')
  })
})

describe('a requirement', () => {
  it('that is pending says until when', async () => {
    expect(under('Requirements', (await evaluate(request)).out)).toBe(`
… pending  sample.therapy/first_visit  first visit within 24 hours            §4
           due by 2026-03-11 09:00
           ? seen_at: 2026-03-10 14:31 or later, referred_at: 2026-03-10 09:00
             asked: within 24 hours after referred_at

? unknown  nothing is given yet: supervision
`)
  })

  it('that is met takes a line, and a violated one shows why', async () => {
    const met = { ...request, seen_at: '2026-03-10T10:00', supervisor: true }
    expect(under('Requirements', (await evaluate(met)).out)).toBe(`
✓ met      sample.therapy/first_visit  first visit within 24 hours            §4
✓ met      sample.therapy/supervision  a supervisor                           §5
`)
    expect(under('Requirements', (await evaluate({ ...met, supervisor: false })).out)).toContain(`
✗ violated sample.therapy/supervision  a supervisor                           §5
           ✗ supervisor: no
`)
  })
})

describe('several members', () => {
  it('have a column for each determination, requirement and criterion of which something is known', async () => {
    const { out } = await evaluate([request, { ...request, id: 'other', necessary: true, seen_at: '2026-03-12T09:00' }])
    expect(out).toContain(`
         determinations        requirements  criteria
         initial    renewal    first_visit   eligibility
`)
    const rows = ['request  ◐ in part  ? needed   … pending     ✓ met', 'other    ✓ met      ? needed   ✗ violated    ✓ met']
    for (const row of rows) expect(out).toContain(`\n${row}\n`)
    expect(out).toContain('\nOf 2 more columns nothing is given yet; --full shows all.\n')
  })
})

describe('the page', () => {
  it.each([60, 80, 100])('stays within %i columns, with colour and without', async (columns) => {
    const cwd = folderWith({ ...files, 'member.json': json(lines({ code: 'H2022-HE', units: 1 }, { code: 'H2022', units: 9 })) })
    const page = async (...args: string[]) =>
      (await rubric(['eval', 'sample.therapy', '--facts', 'member.json', ...asOf, ...args], { cwd, env: { COLUMNS: String(columns) } })).out
    const plain = await page()
    const coloured = await page('--color')
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(plain)
    expect(coloured).not.toBe(plain)
    expect(plain.split('\n').filter((line) => widthOf(line) > columns)).toEqual([])
    expect(plain.split('\n').filter((line) => line !== line.trimEnd())).toEqual([])
  })

  it('gives programs the same by the published schema', async () => {
    const validate = new Ajv2020().compile(publishedSchema)
    const answer = JSON.parse((await evaluate(request, '--format', 'json')).out)
    expect(validate(answer), json(validate.errors)).toBe(true)
    expect(answer).toMatchObject({
      asOf: '2026-03-10T14:30',
      determinations: [{ name: 'initial', outcome: 'criteria met in part', lines: [{ binding: 'sample.therapy/monthly_units' }] }, { name: 'renewal' }],
      requirements: [{ name: 'first_visit', status: 'pending', due: '2026-03-11T09:00' }, { name: 'supervision', status: 'unknown' }],
    })
  })
})

describe('the letter', () => {
  it('is about the determinations that are decided, or the one that is named', async () => {
    const { code, out, err } = await evaluate(request, '--letter')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^Sample therapy\n\nFirst authorization/)
    expect(out).not.toMatch(/Renewal|sample\.therapy|monthly_units|H2022/)
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([])
    expect((await evaluate(request, '--letter', '--determination', 'renewal')).out).toMatch(/^Sample therapy\n\nRenewal/)
  })

  it('comes for each member under their name', async () => {
    const { out } = await evaluate([request, { ...request, id: 'other', necessary: true }], '--letter')
    expect(out.match(/^── (request|other) ─+$/gm)).toHaveLength(2)
  })

  it.each([
    [['--letter', '--format', 'json'], 'a letter is plain text'],
    [['--letter', '--determination', 'inital'], 'sample.therapy has no determination inital; did you mean initial?'],
    [['--determination', 'appeal'], 'sample.therapy has no determination appeal; it has initial, renewal'],
  ])('%j is a usage error', async (args, message) => {
    const { code, out, err } = await evaluate(request, ...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(message)
  })

  it('is not written where nothing is determined', async () => {
    const without = benefit.replace(/\n(determination|exception|example) [^]*?(?=\n\n|$)/g, '').replace(/\n {2}(given|expect)[^]*/, '\n')
    const cwd = folderWith({ 'policies/sample/therapy.rubric': without })
    const { code, err } = await rubric(['eval', 'sample.therapy', '--facts', '-', ...asOf, '--letter'], { cwd, stdin: '{}' })
    expect({ code, err: err.split('\n')[0] }).toEqual({
      code: 2,
      err: 'rubric: sample.therapy has no determination, so there is nothing to write a letter about',
    })
  })
})

describe('rubric test', () => {
  const failing = async (from: string, to: string): Promise<string> => {
    const text = benefit.replace(from, to)
    expect(text).not.toBe(benefit)
    const { code, out } = await rubric(['test'], { cwd: folderWith({ 'policies/sample/therapy.rubric': text }), env: { COLUMNS: '80' } })
    expect(code).toBe(1)
    return out
  }

  it.each([
    ['initial        met in part', 'initial        met', 'this is met in part', 'met', 'met in part'],
    ['grants 2 units', 'grants 3 units', 'it grants 2', 'grants 3', 'grants 2'],
    ['to 2026-05-08', 'to 2026-05-09', 'it grants 2026-03-10 to 2026-05-08', 'grants 2026-03-10 to 2026-05-09', 'grants 2026-03-10 to 2026-05-08'],
    ['leaves 2 units', 'leaves 3 units', 'it leaves 2', 'leaves 3', 'leaves 2'],
    ['pending until 2026-03-11 09:00', 'violated', 'this is pending', 'violated', 'pending'],
  ])('says for %j and %j that %s', async (from, to, label, expected, actual) => {
    const out = await failing(from, to)
    expect(out).toMatch(new RegExp(`\\^(\\n +│ +)? ?${label}\\n`))
    expect(out).toContain(`\n    expected: ${expected}\n    actual:   ${actual}\n`)
  })

  it('shows the part of the answer that is meant', async () => {
    expect(await failing('leaves 2 units', 'leaves 3 units')).toContain(`
                       allowed  used  remaining  requested  granted
      ▸ monthly_units        5     3          2          8        2
        2026-03-01 to 2026-03-31 · five units a month
`)
    expect(await failing('pending until 2026-03-11 09:00', 'met')).toContain(`
    … pending  sample.therapy/first_visit  first visit within 24 hours    §4
               due by 2026-03-11 09:00
`)
    expect(await failing('grants 2 units', 'grants 3 units')).toContain('\n    ◐ criteria met in part ')
  })
})
