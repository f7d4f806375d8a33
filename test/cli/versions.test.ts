/** Which version of a policy decides, in source and built. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type VersionDates, chosen, indexFiles, lastDayOf, withJavaScript } from '@rubric/cli'
import { type PolicyMeta, inForce } from '@rubric/compiler'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { files, met, policy } from './policies.ts'
import { folderWith, rubric } from './run.ts'

const dates = (version: string, changes: Partial<VersionDates> = {}): VersionDates => ({
  version,
  effective: version,
  ends: '',
  known: version,
  ...changes,
})

const first = dates('2024-01-01')
const second = dates('2025-01-01', { known: '2024-11-15' })
const correction = dates('2025-02-01', { effective: '2025-01-01', known: '2025-02-01', ends: '2025-12-31' })
const line = [second, correction, first]
const ask = (day: string, knownOn?: string) =>
  chosen(line, (...of) => inForce(line, ...of), { id: 'a.b', day, basis: 'service date', knownOn })

describe('the version that decides', () => {
  it.each([
    ['2024-12-31', undefined, '2024-01-01', '2024-12-31'],
    ['2025-01-01', undefined, '2025-02-01', '2025-12-31'],
    ['2025-12-31', undefined, '2025-02-01', '2025-12-31'],
    ['2025-01-15', '2025-01-31', '2025-01-01', ''],
    ['2025-01-15', '2024-11-14', '2024-01-01', ''],
  ])('on %s, known on %s, is %s, through %s', (day, knownOn, version, lastDay) => {
    const { version: found, choice } = ask(day, knownOn)
    expect([found.version, choice.lastDay]).toEqual([version, lastDay])
  })

  it('comes with the reason', () => {
    expect(ask('2024-06-01').choice.why).toBe('in force on 2024-06-01, the date of service: 2024-01-01 to 2024-12-31')
    expect(ask('2025-01-15', '2024-11-14').choice.why).toBe(
      'in force on 2025-01-15, the date of service, as known on 2024-11-14: since 2024-01-01',
    )
  })

  it('may be none: then all are listed', () => {
    expect(() => ask('2026-01-01', '2025-01-15')).not.toThrow()
    expect(() => ask('2026-01-01')).toThrow(`no version of a.b is in force on 2026-01-01, the date of service; its versions:
  2024-01-01  2024-01-01 to 2024-12-31
  2025-01-01  since 2025-01-01, corrected by 2025-02-01
  2025-02-01  2025-01-01 to 2025-12-31`)
    expect(() => ask('2024-06-01', '2023-01-01')).toThrow('2025-02-01  2025-01-01 to 2025-12-31, known since 2025-02-01')
  })

  it('ends where it says so, or the day before the next one begins', () => {
    expect(lastDayOf(first, line)).toBe('2024-12-31')
    expect(lastDayOf(dates('2024-02-28'), [dates('2024-03-01')])).toBe('2024-02-29')
    expect(lastDayOf(correction, line)).toBe('2025-12-31')
    expect(lastDayOf(second, [first, second])).toBe('')
  })
})

// ---- built ---------------------------------------------------------------------------------------------------

interface Index {
  readonly inForce: (day: string, knownOn?: string) => { readonly version: string } | undefined
}

const meta = (of: VersionDates): PolicyMeta => ({ id: 'a.b', title: "It's */ `A` of \\ B", header: [], codes: [], status: '', ...of })

let folders = 0

/** The generated index of these versions, with modules that hold nothing. */
const builtIndex = async (versions: readonly VersionDates[]): Promise<Index> => {
  const folder = join(indexFolder, String((folders += 1)))
  const written = withJavaScript(indexFiles(versions.map(meta)))
  const empty = versions.map(({ version }) => ({ path: `a.b/${version || 'undated'}/a.b.js`, text: 'export {}\n' }))
  for (const { path, text } of [...written, ...empty]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return import(pathToFileURL(join(folder, 'a.b/index.js')).href)
}

const indexFolder = mkdtempSync(join(tmpdir(), 'rubric-index-'))

const day = fc.integer({ min: 0, max: 40 }).map((at) => new Date(Date.UTC(2024, 1, 15 + at)).toISOString().slice(0, 10))
const anyVersion = fc.record({ version: day, effective: fc.oneof(day, fc.constant('')), ends: fc.oneof(fc.constant(''), day), known: day })
const anyVersions = fc.uniqueArray(anyVersion, { selector: ({ version }) => version, minLength: 1, maxLength: 5 })

describe('the built index', () => {
  it('chooses the version that the compiler would', async () => {
    onTestFinished(() => rmSync(indexFolder, { recursive: true }))
    const property = fc.asyncProperty(anyVersions, fc.array(fc.tuple(day, fc.option(day, { nil: undefined })), { maxLength: 20 }), async (versions, asked) => {
      const index = await builtIndex(versions)
      for (const [on, knownOn] of asked) {
        expect(index.inForce(on, knownOn)?.version).toBe(inForce(versions, on, knownOn)?.version)
      }
    })
    await fc.assert(property, { numRuns: 60 })
  })
})

// ---- the command ---------------------------------------------------------------------------------------------

const older = policy.replaceAll('2026-01-01', '2025-01-01').replace('severity at least moderate', 'severity at least severe')
const both = { ...files, 'policies/sample/older.rubric': older, 'member.json': JSON.stringify(met) }
const args = ['--facts', 'member.json', '--as-of', '2026-06-01']

describe('rubric eval --service-date', () => {
  it('asks the version in force, and says why it is this one', async () => {
    const cwd = folderWith(both)
    const { code, out } = await rubric(['eval', 'sample.clinic', ...args, '--service-date', '2025-06-01', '--format', 'json'], { cwd })
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      policy: { id: 'sample.clinic', version: '2025-01-01' },
      asOf: '2026-06-01',
      chosen: {
        day: '2025-06-01',
        basis: 'service date',
        knownOn: null,
        effective: '2025-01-01',
        lastDay: '2025-12-31',
        why: 'in force on 2025-06-01, the date of service: 2025-01-01 to 2025-12-31',
      },
    })
    const pretty = (await rubric(['eval', 'sample.clinic', ...args], { cwd })).out
    expect(pretty.split('\n')[1]).toMatch(/^sample\.clinic · version 2026-01-01 · as of 2026-06-01 · rules [0-9a-f]{12}$/)
    expect(pretty.split('\n')[2]).toBe('in force on 2026-06-01: since 2026-01-01')
  })

  it('says the same of what was built', async () => {
    const cwd = folderWith(both)
    expect((await rubric(['build'], { cwd })).code).toBe(0)
    for (const on of ['2025-06-01', '2026-06-01']) {
      const [source, built] = await Promise.all(
        ['sample.clinic', 'dist/sample.clinic'].map((name) => rubric(['eval', name, ...args, '--service-date', on, '--format', 'json'], { cwd })),
      )
      expect(built).toEqual(source)
    }
    const none = await rubric(['eval', 'dist/sample.clinic', ...args, '--service-date', '2024-12-31'], { cwd })
    expect(none).toMatchObject({ code: 2, out: '' })
    expect(none.err).toContain('no version of dist/sample.clinic is in force on 2024-12-31, the date of service; its versions:\n')
  })

  it('is for ids: a file or a built version is one version already', async () => {
    const cwd = folderWith(both)
    const { code, err } = await rubric(['eval', 'policies/sample/older.rubric', ...args, '--service-date', '2025-06-01'], { cwd })
    expect(code).toBe(2)
    expect(err).toContain('policies/sample/older.rubric is one version already; --service-date chooses among those of')
    const file = await rubric(['eval', 'policies/sample/older.rubric', ...args, '--format', 'json'], { cwd })
    expect(JSON.parse(file.out)).toMatchObject({ policy: { version: '2025-01-01' }, chosen: null })
  })
})
