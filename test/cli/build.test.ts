import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { files, policy } from './policies.ts'
import { folderWith, rubric } from './run.ts'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const path = 'policies/sample/clinic.rubric'
const list = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()
const contents = (folder: string): ReadonlyMap<string, string> =>
  new Map(list(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))

describe('rubric build', () => {
  it('writes a folder for each policy, the runtime, and an index', async () => {
    const cwd = folderWith(files)
    const { code, out, err } = await rubric(['build', '--out', 'out'], { cwd })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^✓ out\/sample\.clinic\/2026-01-01\n1 policy built, \d+ files, \d+ written\n$/)
    const written = list(join(cwd, 'out'))
    for (const ending of ['ts', 'js', 'validate.js', 'validate.d.ts', 'schema.json', 'graph.json', 'manifest.json']) {
      expect(written).toContain(`sample.clinic/2026-01-01/sample.clinic.${ending}`)
    }
    expect(written).toEqual(
      expect.arrayContaining(['index.ts', 'index.js', 'index.json', 'package.json', 'runtime/index.ts', 'runtime/index.js']),
    )
    expect(written).toEqual(expect.arrayContaining(['sample.clinic/index.ts', 'sample.clinic/index.js']))
    expect(JSON.parse(readFileSync(join(cwd, 'out/index.json'), 'utf8')).policies).toMatchObject([
      { id: 'sample.clinic', version: '2026-01-01', manifest: 'sample.clinic/2026-01-01/sample.clinic.manifest.json' },
    ])
    const manifest = JSON.parse(readFileSync(join(cwd, 'out/sample.clinic/2026-01-01/sample.clinic.manifest.json'), 'utf8'))
    expect(manifest.sources.map((source: { path: string }) => source.path)).toEqual([
      'policies/sample/clinic.rubric',
      'policies/shared.rubric',
    ])
  })

  it('gives the same bytes from wherever it is started, and writes nothing twice', async () => {
    const cwd = folderWith(files)
    await rubric(['build', '--out', 'a'], { cwd })
    await rubric(['build', 'sample', '.', '--out', '../b'], { cwd: join(cwd, 'policies') })
    expect(contents(join(cwd, 'b'))).toEqual(contents(join(cwd, 'a')))
    const times = (): readonly number[] => list(join(cwd, 'a')).map((name) => statSync(join(cwd, 'a', name)).mtimeMs)
    const before = times()
    expect((await rubric(['build', '--out', 'a'], { cwd })).out).toContain('none changed')
    expect(times()).toEqual(before)
  })

  it('names what an earlier build left, and leaves it', async () => {
    const cwd = folderWith({ ...files, 'dist/gone.policy/gone.policy.ts': 'export {}\n' })
    const { code, err } = await rubric(['build'], { cwd })
    expect(code).toBe(0)
    expect(err).toBe('Not of this build, and left where they are in dist:\n  gone.policy/gone.policy.ts\n')
    expect(existsSync(join(cwd, 'dist/gone.policy/gone.policy.ts'))).toBe(true)
  })

  it('writes nothing while there are errors', async () => {
    const cwd = folderWith({ ...files, [path]: policy.replace('severity at least moderate', 'severity at least moderat') })
    const { code, out, err } = await rubric(['build'], { cwd })
    expect(code).toBe(1)
    expect(out).toContain('moderat\n')
    expect(err).toBe('Nothing is written while there are errors.\n')
    expect(existsSync(join(cwd, 'dist'))).toBe(false)
    expect((await rubric(['build', '--format', 'github'], { cwd })).out).toMatch(/^::error file=policies\/sample\/clinic\.rubric,/)
  })

  it('builds the versions of a policy side by side, and moves none for another', async () => {
    const cwd = folderWith(files)
    await rubric(['build'], { cwd })
    const before = readFileSync(join(cwd, 'dist/sample.clinic/2026-01-01/sample.clinic.ts'), 'utf8')
    writeFileSync(join(cwd, 'policies/sample/older.rubric'), policy.replaceAll('2026-01-01', '2025-01-01'))
    const { code, out } = await rubric(['build'], { cwd })
    expect(code).toBe(0)
    expect(out).toMatch(/^✓ dist\/sample\.clinic\/2025-01-01\n✓ dist\/sample\.clinic\/2026-01-01\n1 policy in 2 versions built, /)
    expect(readFileSync(join(cwd, 'dist/sample.clinic/2026-01-01/sample.clinic.ts'), 'utf8')).toBe(before)
    const { policies } = JSON.parse(readFileSync(join(cwd, 'dist/index.json'), 'utf8'))
    expect(policies.map(({ version }: { version: string }) => version)).toEqual(['2025-01-01', '2026-01-01'])
  })

  it('releases no draft', async () => {
    const draft = policy.replace('review by', 'status     draft\n  review by')
    expect(draft).not.toBe(policy)
    const cwd = folderWith({ ...files, [path]: draft })
    expect((await rubric(['build', '--out', 'drafts'], { cwd })).code).toBe(0)
    const { code, out, err } = await rubric(['build', '--release'], { cwd })
    expect({ code, err }).toEqual({ code: 1, err: 'Nothing is released while there are errors.\n' })
    expect(out).toMatch(/^error\[[a-z-]+\][\s\S]*status {5}draft/)
    expect(existsSync(join(cwd, 'dist'))).toBe(false)
    const released = folderWith({ ...files, [path]: draft.replace('draft', 'active') })
    expect((await rubric(['build', '--release'], { cwd: released })).out).toMatch(/\n1 policy released, \d+ files, \d+ written\n$/)
  })

  it('names the data files that a policy was made from', async () => {
    const holidays = 'on,name\n2026-01-01,A day\n'
    const sha256 = createHash('sha256').update(holidays).digest('hex')
    const calendar = `calendar days "days"\n  open      monday to friday\n  holidays  from "../shared/days.csv" sha256 "${sha256}"\n\ncriteria admission`
    const text = policy.replace('criteria admission', calendar)
    const cwd = folderWith({ ...files, [path]: text, 'policies/shared/days.csv': holidays })
    expect(await rubric(['build'], { cwd })).toMatchObject({ code: 0, err: '' })
    const manifest = JSON.parse(readFileSync(join(cwd, 'dist/sample.clinic/2026-01-01/sample.clinic.manifest.json'), 'utf8'))
    expect(manifest.sources).toContainEqual({ path: 'policies/shared/days.csv', sha256 })
  })

  it('keeps the text of a policy from being taken for code', async () => {
    const sly = policy.replace('seen lately', "x } from '@rubric/runtime' */ ${1} `</script>")
    const cwd = folderWith({ ...files, [path]: sly })
    expect((await rubric(['build'], { cwd })).code).toBe(0)
    expect(readFileSync(join(cwd, 'dist/sample.clinic/2026-01-01/sample.clinic.ts'), 'utf8')).toContain(
      "x } from '@rubric/runtime' */ ${1} `",
    )
    const { code } = await rubric(['eval', 'dist/sample.clinic', '--facts', '-', '--as-of', '2026-03-01'], { cwd, stdin: '{}' })
    expect(code).toBe(0)
  })

  it('writes TypeScript that the strictest compiler takes, the runtime and several versions included', async () => {
    const cwd = folderWith({ ...files, 'policies/sample/older.rubric': policy.replaceAll('2026-01-01', '2025-01-01').replace('  school     yes/no   "attends school"\n', '').replace(/\n +school: .*/, '') })
    expect((await rubric(['build'], { cwd })).code).toBe(0)
    const { compilerOptions } = JSON.parse(readFileSync(join(repository, 'tsconfig.base.json'), 'utf8'))
    const options = { ...compilerOptions, allowImportingTsExtensions: false }
    const use = "import { sample_clinic } from './index.js'\n\nexport const decided = sample_clinic.inForce('2026-03-01')?.module.evaluate({ housing: true }, '2026-03-01').ok\n"
    writeFileSync(join(cwd, 'dist/use.ts'), use)
    writeFileSync(join(cwd, 'dist/tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['**/*.ts'] }))
    const run = spawnSync(process.execPath, [join(repository, 'node_modules/typescript/bin/tsc'), '-p', 'dist'], { cwd, encoding: 'utf8' })
    expect({ out: run.stdout, err: run.stderr }).toEqual({ out: '', err: '' })
  })
})
