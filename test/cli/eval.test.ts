import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { publishedSchema } from '@rubric/cli'
import { describe, expect, it } from 'vitest'
import { files, met, notMet, refused, unknown } from './policies.ts'
import { folderWith, rubric } from './run.ts'

const asOf = ['--as-of', '2026-03-01']
const json = (value: unknown): string => JSON.stringify(value)
const withoutHash = (text: string): string => text.replace(/rules [0-9a-f]{12}/, 'rules …')

const evaluate = (member: unknown, ...args: string[]) =>
  rubric(['eval', 'sample.clinic', '--facts', 'member.json', ...asOf, ...args], {
    cwd: folderWith({ ...files, 'member.json': json(member) }),
  })

describe('rubric eval, one member', () => {
  it('shows why a criterion is met', async () => {
    const { code, out, err } = await evaluate(met)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(`\n${withoutHash(out)}`).toBe(`
Sample clinic
sample.clinic · version 2026-01-01 · as of 2026-03-01 · rules …
in force on 2026-03-01: since 2026-01-01

✓ met      sample.clinic/admission  Admission · ALL of 3                                          §1
✓ met      ├─ A  a documented diagnosis, moderate or worse                                      §1.A
           │  ✓ diagnosis: yes
           │  ✓ severity: severe · asked: at least moderate
✓ met      ├─ B  seen lately                                                                    §1.B
           │  ✓ visits: 1, complete through 2026-03-01
           │    asked: count of visits in the past 3 months at least 1
✓ met      └─ C  two of three stays · AT LEAST 2 of 3                                           §1.C
`)
  })

  it('shows what blocks a criterion that is not met', async () => {
    const { code, out } = await evaluate(notMet)
    expect(code).toBe(0)
    expect(`\n${withoutHash(out)}`).toBe(`
Sample clinic
sample.clinic · version 2026-01-01 · as of 2026-03-01 · rules …
in force on 2026-03-01: since 2026-01-01

✗ not met  sample.clinic/admission  Admission · ALL of 3                                          §1
✗ not met  ├─ A  a documented diagnosis, moderate or worse                                      §1.A
           │  ✗ diagnosis: no
           │  ✗ severity: mild · asked: at least moderate
✓ met      ├─ B  seen lately                                                                    §1.B
✓ met      └─ C  two of three stays · AT LEAST 2 of 3                                           §1.C

  blocked by          each of these, on its own
                      • diagnosis: no  admission/A
                      • severity: mild · asked: at least moderate  admission/A
`)
  })

  it('shows what would settle a criterion that is unknown', async () => {
    const { code, out } = await evaluate({ ...unknown, supports: false })
    expect(code).toBe(0)
    expect(`\n${withoutHash(out)}`).toBe(`
Sample clinic
sample.clinic · version 2026-01-01 · as of 2026-03-01 · rules …
in force on 2026-03-01: since 2026-01-01

? unknown  sample.clinic/admission  Admission · ALL of 3                                          §1
✓ met      ├─ A  a documented diagnosis, moderate or worse                                      §1.A
✓ met      ├─ B  seen lately                                                                    §1.B
? unknown  └─ C  two of three stays · AT LEAST 2 of 3                                           §1.C
✗ not met     ├─ supports  supports are in place
? unknown     ├─ housing   housing is stable
              │  ? housing: not given
? unknown     └─ school    attends school
                 ? school: not given

  still matters       housing, school
  would be met with   both of these
                      • housing: yes  admission/C/housing
                      • school: yes  admission/C/school
  not met with        either of these
                      • housing: no  admission/C/housing
                      • school: no  admission/C/school
`)
  })

  it('says "any 2 of these 3", and keeps blocks without any fact short', async () => {
    const { out } = await evaluate(unknown)
    expect(out).toContain('\n           └─ C'.trimStart())
    expect(out).toContain('\n              ? not given: supports, housing, school\n')
    expect(out).toContain('would be met with   any 2 of these 3\n')
  })

  it('shows everything with --full', async () => {
    const { out } = await evaluate(unknown, '--full')
    expect(out.match(/: not given/g)).toHaveLength(3)
    expect(out).toContain('├─ C/housing')
    expect(out).toContain('✓ visits: 1')
  })

  it('refuses facts that do not fit, naming every place, and decides nothing', async () => {
    const { code, out } = await evaluate(refused)
    expect(code).toBe(1)
    expect(out).toBe(
      'refused: nothing is decided\n' +
        '  severity  expected one of none, mild, moderate, severe, found "awful"\n' +
        '  visits, entry 1, on  expected a date of the calendar: "2026-03-01", "2026-03", "2026" or "not yet", found "2026-02-30"\n',
    )
  })

  it('passes by facts that nothing declares, and asks whether another was meant', async () => {
    const { code, out } = await evaluate({ ...met, housin: true, favourite_colour: 'blue' })
    expect(code).toBe(0)
    expect(out).toMatch(
      /2 facts are not known to this policy and were passed by\n {2}housin {2}did you mean housing\?\n {2}favourite_colour\n$/,
    )
  })

  it('says which date it used when none was given', async () => {
    const folder = folderWith({ ...files, 'member.json': json(met) })
    const { out, err } = await rubric(['eval', 'sample.clinic', '--facts', 'member.json'], { cwd: folder })
    const [, date] = /as of (\d{4}-\d{2}-\d{2}) \(today\)/.exec(out) ?? []
    expect(err).toBe(`No --as-of was given: decided as of today, ${date}.\n`)
  })

  it.each([
    ['not json', 'not JSON'],
    ['', 'there is nothing in it'],
    ['[1]', 'expected an object with facts, found a number'],
    ['"text"', 'expected an object with facts, found a text'],
  ])('refuses %j', async (stdin, message) => {
    const { code, out } = await rubric(['eval', 'sample.clinic', '--facts', '-', ...asOf], { cwd: folderWith(files), stdin })
    expect(code).toBe(1)
    expect(out).toContain(message)
  })
})

describe('rubric eval, for programs', () => {
  const ajv = new Ajv2020()
  const validate = ajv.compile(publishedSchema)

  it('gives one answer by the published schema', async () => {
    const { out } = await evaluate(unknown, '--format', 'json')
    const answer: unknown = JSON.parse(out)
    expect(validate(answer), JSON.stringify(validate.errors)).toBe(true)
    expect(answer).toMatchObject({
      asOf: '2026-03-01',
      policy: { id: 'sample.clinic' },
      criteria: [{ name: 'admission', status: 'unknown' }],
    })
  })

  it('prints the schema', async () => {
    const { code, out } = await rubric(['eval', '--schema'], { cwd: folderWith({}) })
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual(publishedSchema)
  })

  it.each([
    ['an array', json([met, notMet, refused])],
    ['one object a line', [met, notMet, refused].map(json).join('\n')],
    ['one object a line, with blank lines and CRLF', `\r\n${[met, notMet, refused].map(json).join('\r\n\r\n')}\r\n`],
  ])('takes %s and gives a line for each member', async (_, stdin) => {
    const { code, out } = await rubric(['eval', 'sample.clinic', '--facts', '-', '--format', 'json', ...asOf], {
      cwd: folderWith(files),
      stdin,
    })
    expect(code).toBe(1)
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map((line) => line.criteria?.[0].status ?? line.format)).toEqual(['met', 'not met', 'rubric-refusal/1'])
    expect(lines[2]).toMatchObject({ member: 'refused', problems: [{ path: '/severity' }, { path: '/visits/entries/0/on' }] })
  })
})

describe('rubric eval, several members', () => {
  it('gives a table, then what is not met or not known of each', async () => {
    const { code, out } = await evaluate([met, notMet, unknown, refused])
    expect(code).toBe(1)
    expect(`\n${withoutHash(out).split('\n').slice(0, 10).join('\n')}\n`).toBe(`
Sample clinic
sample.clinic · version 2026-01-01 · as of 2026-03-01 · rules …
in force on 2026-03-01: since 2026-01-01

         admission
met      ✓ met
not met  ✗ not met
unknown  ? unknown
refused  refused: 2 facts do not fit

`)
    expect(out).not.toContain('── met ')
    expect(out).toContain('── not met ──')
    expect(out).toContain('refused: nothing is decided')
  })

  it('decides the other lines where one is no JSON', async () => {
    const stdin = `${json(met)}\n{"half": \n${json(notMet)}\n`
    const { code, out } = await rubric(['eval', 'sample.clinic', '--facts', '-', ...asOf], { cwd: folderWith(files), stdin })
    expect(code).toBe(1)
    expect(out).toContain('met      ✓ met\nline 2   refused: no facts\nnot met  ✗ not met\n')
  })
})

describe('which policy', () => {
  const member = { 'member.json': json(met) }
  const args = ['--facts', 'member.json', ...asOf, '--format', 'json']
  const hashOf = (text: string): string => JSON.parse(text).policy.hash

  it('may be an id, a file or something built, and is the same wherever it is asked', async () => {
    const cwd = folderWith({ ...files, ...member, 'policies/member.json': json(met) })
    const byId = await rubric(['eval', 'sample.clinic', ...args], { cwd })
    expect(byId.code).toBe(0)
    const { chosen, ...answer } = JSON.parse(byId.out)
    expect(chosen.why).toBe('in force on 2026-03-01: since 2026-01-01')
    expect(JSON.parse((await rubric(['eval', 'policies/sample/clinic.rubric', ...args], { cwd })).out)).toEqual({ ...answer, chosen: null })
    expect(hashOf((await rubric(['eval', 'sample/clinic.rubric', ...args], { cwd: join(cwd, 'policies') })).out)).toBe(
      hashOf(byId.out),
    )
    expect((await rubric(['build'], { cwd })).code).toBe(0)
    expect((await rubric(['eval', 'dist/sample.clinic', ...args], { cwd })).out).toBe(byId.out)
    const named = await rubric(['eval', 'policies/sample/clinic.rubric', ...args], { cwd })
    for (const built of ['', '/sample.clinic.manifest.json', '/sample.clinic.ts', '/sample.clinic.js']) {
      expect((await rubric(['eval', `dist/sample.clinic/2026-01-01${built}`, ...args], { cwd })).out).toBe(named.out)
    }
  })

  it('is the version in force on the day', async () => {
    const older = files['policies/sample/clinic.rubric'].replaceAll('2026-01-01', '2025-01-01')
    const cwd = folderWith({ ...files, ...member, 'policies/sample/older.rubric': older })
    const versionOn = async (day: string): Promise<string> => {
      const { out } = await rubric(['eval', 'sample.clinic', '--facts', 'member.json', '--as-of', day, '--format', 'json'], {
        cwd,
      })
      return JSON.parse(out).policy.version
    }
    expect(await versionOn('2025-06-01')).toBe('2025-01-01')
    expect(await versionOn('2026-06-01')).toBe('2026-01-01')
    const served = await rubric(['eval', 'sample.clinic', '--facts', 'member.json', '--service-date', '2025-06-01', '--format', 'json'], { cwd })
    expect(JSON.parse(served.out)).toMatchObject({ asOf: '2025-06-01', policy: { version: '2025-01-01' } })
    expect(served.err).toBe('')
    const before = await rubric(['eval', 'sample.clinic', '--facts', 'member.json', '--as-of', '2024-06-01'], { cwd })
    expect(before).toMatchObject({ code: 2, out: '' })
    expect(before.err).toContain('no version of sample.clinic is in force on 2024-06-01')
  })

  it.each([
    [['eval', 'sample.clinc', ...args], 'there is no policy sample.clinc in the folder policies; did you mean sample.clinic?'],
    [['eval', ...args], 'name a policy'],
    [['eval', 'sample.clinic', ...asOf], '--facts FILE is missing'],
    [['eval', 'sample.clinic', '--facts', 'gone.json'], 'cannot read gone.json: there is no such file'],
    [['eval', 'sample.clinic', '--facts', '-', '--as-of', '2026-02-30'], '--as-of 2026-02-30: give a day as YYYY-MM-DD or a minute'],
    [['eval', 'member.json', ...args], 'member.json is no policy'],
  ])('%j is a usage error', async (line, message) => {
    const { code, out, err } = await rubric(line, { cwd: folderWith({ ...files, ...member }) })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(message)
  })

  it('is not asked while it has errors', async () => {
    const broken = files['policies/sample/clinic.rubric'].replace('severity at least moderate', 'severity at least moderat')
    const { code, out, err } = await rubric(['eval', 'sample.clinic', ...args], {
      cwd: folderWith({ ...files, ...member, 'policies/sample/clinic.rubric': broken }),
    })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('moderat\n')
    expect(err).toContain('Nothing is decided by a policy with errors.')
  })
})

describe('a built policy', () => {
  it('is asked without loading a parser, a compiler or a formatter', async () => {
    const cwd = folderWith({ ...files, 'member.json': json(met) })
    expect((await rubric(['build'], { cwd })).code).toBe(0)
    const hook =
      "import m from 'node:module'; m.registerHooks({ resolve(s, c, next) { const r = next(s, c); process.stderr.write(r.url + '\\n'); return r } })"
    const env = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(hook)}` }
    const { code, err } = await rubric(['eval', 'dist/sample.clinic', '--facts', 'member.json', ...asOf], { cwd, env })
    expect(code).toBe(0)
    expect(err).toContain('dist/sample.clinic/2026-01-01/sample.clinic.js')
    expect(err).not.toMatch(/chevrotain|prettier|ucum|temporal|packages\/(compiler|syntax|harness)/)
  })

  it('runs by itself, outside this repository', async () => {
    const cwd = folderWith(files)
    expect((await rubric(['build', '--out', 'out'], { cwd })).code).toBe(0)
    const program = `import { sample_clinic } from './out/index.js'; console.log(JSON.stringify(sample_clinic.inForce('2026-03-01').module.evaluate(${json(met)}, '2026-03-01').decision))`
    const run = spawnSync(process.execPath, ['--no-experimental-strip-types', '--input-type=module', '-e', program], {
      cwd,
      encoding: 'utf8',
    })
    expect({ out: run.stdout, err: run.stderr }).toEqual({ out: '{"admission":3}\n', err: '' })
  })
})
