/** `rubric verify`: what it says, how a failure is repeated, and how it becomes an example. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { properties } from '@rubric/harness'
import { describe, expect, it } from 'vitest'
import { folderWith, printed, rubric } from './run.ts'

const policy = (version: string, least: number, more = ''): string => `policy sample.stay "Sample stay"
  version    ${version}
  effective  ${version}
  language   1
${more}
facts
  severity  count   "how severe it is"
  goals     yes/no  "the goals are met"

criteria admission "Admission" §1
  severity at least ${least}

criteria discharge "Discharge" §2
  goals
`

const older = { 'policies/2025.rubric': policy('2025-01-01', 5) }
const claimed = (claim: string) =>
  folderWith({ ...older, 'policies/2026.rubric': policy('2026-01-01', 4, `\nrevises 2025-01-01\n  admission  ${claim}\n`) })
const contradicting = () =>
  folderWith({ 'policies/2026.rubric': policy('2026-01-01', 4, '\nnever admission, discharge together "not both"\n') })

const quick = ['--runs', '60', '--no-color']

describe('rubric verify', () => {
  it('says what held, version by version', async () => {
    const { code, out } = await printed(['verify', ...quick], { cwd: claimed('broader') })
    expect(out).toContain('sample.stay 2025-01-01  policies/2025.rubric\n')
    expect(out).toMatch(/✓ every day has exactly one version +exactly\n/)
    expect(out).toMatch(/✓ answers turn on the stated value and nowhere else +60 members\n/)
    expect(out).toMatch(/- what is stated of criteria holds for every member +nothing is stated\n/)
    expect(out).toContain('claims of the version: 1, proved: 1')
    expect(out).toContain('properties of 2 versions held  seed 1\n')
    expect(code).toBe(0)
  })

  it('shows a claim that is false with somebody who shows it, and ends with 1', async () => {
    const { code, out } = await printed(['verify', ...quick], { cwd: claimed('unchanged') })
    expect(out).toContain(
      'admission: it is claimed to be unchanged, and is broader\n        2025-01-01  not met\n        2026-01-01  met\n',
    )
    expect(out).toMatch(/member, as of \d{4}-\d\d-\d\d\n +severity {2}4\n/)
    expect(out).toContain('as an example: rubric verify policies/2026.rubric --property claims --add-example')
    expect(code).toBe(1)
  })

  it('gives the same output for the same seed, and prints the seed', async () => {
    const cwd = contradicting()
    const [first, again] = [
      await printed(['verify', ...quick, '--seed', '9'], { cwd }),
      await printed(['verify', ...quick, '--seed', '9'], { cwd }),
    ]
    expect(again).toEqual(first)
    expect(first.out).toContain('seed 9, path ')
    expect(first.code).toBe(1)
  })

  it('tells its progress beside the result, a line for each property', async () => {
    const { err } = await printed(['verify', ...quick], { cwd: contradicting() })
    expect(err.split('\n')).toContain('1 of 8  sample.stay 2026-01-01  time')
  })

  it('shows which way facts move answers, where monotony alone is asked for', async () => {
    const { out } = await printed(['verify', ...quick, '--property', 'monotone'], { cwd: contradicting() })
    expect(out).toMatch(/goals +raises discharge\n +severity +raises admission\n/)
  })

  it('passes over a policy with errors, and says so', async () => {
    const cwd = folderWith({ ...older, 'policies/broken.rubric': policy('2026-01-01', 4).replace('goals\n', 'goal\n') })
    const { code, out } = await printed(['verify', ...quick], { cwd })
    expect(out).toContain('1 file with errors not tried')
    expect(out).toContain('unknown-name')
    expect(code).toBe(1)
  })

  it('ends in time, each property having been tried', async () => {
    const began = performance.now()
    const { out } = await printed(['verify', '--runs', '1000000', '--time', '2', '--no-color'], { cwd: folderWith(older) })
    expect(out).toMatch(/\d+ members?, then the time was up/)
    expect(out).not.toMatch(/ 0 members/)
    expect(performance.now() - began).toBeLessThan(15_000)
  })
})

describe('a member that fails', () => {
  it('becomes an example with the command that is shown, and nothing else is touched', async () => {
    const cwd = contradicting()
    const { out } = await printed(['verify', ...quick], { cwd })
    const [, line = ''] = /as an example: rubric (.*)/.exec(out) ?? []
    const before = readFileSync(join(cwd, 'policies/2026.rubric'), 'utf8')
    const added = await rubric(line.split(' '), { cwd })
    expect(added).toMatchObject({
      code: 0,
      out: 'added to policies/2026.rubric: example "found by verify, statements, seed 1"\n',
    })
    const after = readFileSync(join(cwd, 'policies/2026.rubric'), 'utf8')
    expect(after.slice(0, before.length)).toBe(before)
    expect(after.slice(before.length)).toMatch(
      /^\n# Expected.*\nexample "found by verify, statements, seed 1" as of \S+\n {2}given\n {4}goals {5}yes\n {4}severity {2}4\n {2}expect\n {4}admission {2}met\n$/,
    )
    expect((await printed(['test'], { cwd })).code).toBe(0)
    expect(await printed(line.split(' '), { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('has this member as an example'),
    })
  })

  it('is added of a claim too', async () => {
    const cwd = claimed('unchanged')
    const { code } = await printed(['verify', 'policies/2026.rubric', '--property', 'claims', '--add-example'], { cwd })
    expect(code).toBe(0)
    expect(readFileSync(join(cwd, 'policies/2026.rubric'), 'utf8')).toContain('severity  4')
    expect((await printed(['test'], { cwd })).code).toBe(0)
  })

  it('is not there to add where nothing fails', async () => {
    const { code, err } = await printed(['verify', ...quick, '--add-example'], { cwd: claimed('broader') })
    expect([code, err]).toEqual([2, expect.stringContaining('nothing fails')])
  })
})

describe('for programs', () => {
  it('prints JSON with all that is known of a failure', async () => {
    const { out } = await printed(['verify', ...quick, '--format', 'json'], { cwd: contradicting() })
    const read = JSON.parse(out) as {
      readonly versions: readonly {
        readonly properties: readonly { readonly name: string; readonly outcome: string; readonly failure?: unknown }[]
      }[]
    }
    const [version] = read.versions
    expect(version).toMatchObject({ policy: 'sample.stay', version: '2026-01-01', file: 'policies/2026.rubric' })
    expect(version?.properties.map(({ name, outcome }) => [name, outcome])).toContainEqual(['statements', 'failed'])
    expect(version?.properties.find(({ name }) => name === 'statements')?.failure).toMatchObject({
      faults: [
        {
          address: 'sample.stay/admission',
          answers: [
            { who: 'admission', what: 'met' },
            { who: 'discharge', what: 'met' },
          ],
        },
      ],
      member: { facts: { goals: true, severity: 4 } },
      found: { seed: 1 },
    })
  })

  it('prints JUnit with counts that add up', async () => {
    const { out } = await printed(['verify', ...quick, '--format', 'junit'], { cwd: contradicting() })
    expect(out).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites name="rubric verify" tests="8" failures="1" errors="0" skipped="0">/,
    )
    expect(out.match(/<testcase /g)).toHaveLength(8)
    expect(out).toContain('<failure message="admission and discharge are met at once, against &quot;not both&quot;">')
  })
})

describe('a wrong call', () => {
  it.each([
    [['--runs', '0'], '--runs 0: give a whole number, 1 or more'],
    [['--seed', 'x'], '--seed x: give a whole number, 0 or more'],
    [['--property', 'truth'], '--property truth: choose one of time, agreement'],
    [['--path', '3:0'], '--path repeats one member'],
    [
      ['--property', 'unknown', '--path', '3:0'],
      '--path repeats a member of one version; name the file of one of sample.stay 2025-01-01, sample.stay 2026-01-01',
    ],
  ])('%j', async (args, message) => {
    const { code, err } = await printed(['verify', ...args], { cwd: claimed('broader') })
    expect([code, err]).toEqual([2, expect.stringContaining(message)])
  })

  it('is told every property that there is', async () => {
    const { err } = await printed(['verify', '--property', 'truth'], { cwd: claimed('broader') })
    expect(/choose one of (.*)\n/.exec(err)?.[1]?.split(', ')).toEqual(Object.keys(properties))
  })
})
