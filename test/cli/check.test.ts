import { describe, expect, it } from 'vitest'
import { files, policy } from './policies.ts'
import { folderWith, printed, rubric } from './run.ts'

const path = 'policies/sample/clinic.rubric'
const broken = { ...files, [path]: policy.replace('severity at least moderate', 'severity at least moderat') }
const doubtful = { ...files, [path]: policy.replace('review by  2026-12-01', 'review by  2026-02-01') }
const asOf = ['--as-of', '2026-03-01']

describe('rubric check', () => {
  it('is content with a sound policy', async () => {
    expect(await rubric(['check', ...asOf], { cwd: folderWith(files) })).toEqual({
      code: 0,
      out: '✓ 2 files checked, nothing to report\n',
      err: '',
    })
  })

  it('shows errors and exits with 1', async () => {
    const { code, out, err } = await rubric(['check', ...asOf], { cwd: folderWith(broken) })
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(out).toMatch(
      /^error\[[a-z-]+\]: .+\n {2}┌─ policies\/sample\/clinic\.rubric:22:\d+\n22│ {7}diagnosis and severity at least moderat\n {2}│ +\^/,
    )
    expect(out).toMatch(/\n\n1 error in 1 of 2 files\n$/)
  })

  it('exits with 0 on warnings, unless they are to fail', async () => {
    const cwd = folderWith(doubtful)
    const { code, out } = await rubric(['check', ...asOf], { cwd })
    expect(code).toBe(0)
    expect(out).toMatch(/\n1 warning in 1 of 2 files\n$/)
    expect((await rubric(['check', '--fail-on', 'warning', ...asOf], { cwd })).code).toBe(1)
    expect((await rubric(['check', '--as-of', '2026-01-15', '--fail-on', 'warning'], { cwd })).code).toBe(0)
  })

  it('resolves the vocabulary of a single file, from wherever it is called', async () => {
    const cwd = folderWith(files)
    for (const target of [path, 'policies/sample']) {
      expect((await rubric(['check', target, ...asOf], { cwd })).out).toBe('✓ 2 files checked, nothing to report\n')
    }
    expect((await rubric(['check', 'clinic.rubric', ...asOf], { cwd: `${cwd}/policies/sample` })).code).toBe(0)
  })

  it('speaks of what was asked, not of other policies', async () => {
    const cwd = folderWith({ ...broken, 'policies/other/fine.rubric': policy.replace('sample.clinic', 'other.fine') })
    expect((await rubric(['check', 'policies/other', ...asOf], { cwd })).code).toBe(0)
  })

  it('reports a fault in the vocabulary of the asked policy', async () => {
    const cwd = folderWith({
      ...files,
      'policies/shared.rubric': files['policies/shared.rubric'].replace('none < mild', 'none <'),
    })
    const { code, out } = await rubric(['check', path, ...asOf], { cwd })
    expect(code).toBe(1)
    expect(out).toContain('policies/shared.rubric:5:')
  })

  it('gives the same findings in every format', async () => {
    const cwd = folderWith(broken)
    const json = JSON.parse((await rubric(['check', '--format', 'json', ...asOf], { cwd })).out)
    const sarif = JSON.parse((await rubric(['check', '--format', 'sarif', ...asOf], { cwd })).out)
    const github = (await rubric(['check', '--format', 'github', ...asOf], { cwd })).out
    const [{ code, range }] = json.findings
    expect(sarif.runs[0].results).toMatchObject([
      {
        ruleId: code,
        locations: [{ physicalLocation: { region: { startLine: range.start.line, startColumn: range.start.column } } }],
      },
    ])
    expect(github).toContain(`::error file=${path},line=${range.start.line},`)
    expect(github).toContain(code)
  })

  it('reports files that cannot be policies among the findings', async () => {
    const cwd = folderWith({ ...files, 'policies/binary.rubric': new Uint8Array([1, 0, 2]) })
    const { code, out } = await rubric(['check', ...asOf], { cwd })
    expect(code).toBe(1)
    expect(out).toContain('error[file-not-text]: File is not text\n  ── policies/binary.rubric\n')
  })
})

describe('colour', () => {
  const escape = '\u001b['

  it.each([
    ['a pipe has none', [], {}, false],
    ['FORCE_COLOR gives it', [], { FORCE_COLOR: '1' }, true],
    ['NO_COLOR beats FORCE_COLOR', [], { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    ['an empty NO_COLOR says nothing', [], { FORCE_COLOR: '1', NO_COLOR: '' }, true],
    ['--color beats NO_COLOR', ['--color'], { NO_COLOR: '1' }, true],
    ['--no-color beats FORCE_COLOR', ['--no-color'], { FORCE_COLOR: '1' }, false],
  ])('%s', async (_, flags, env, coloured) => {
    const { out } = await rubric(['check', ...asOf, ...flags], { cwd: folderWith(broken), env })
    expect(out.includes(escape)).toBe(coloured)
  })

  it('says nothing that the words do not say', async () => {
    const cwd = folderWith(broken)
    const { out } = await rubric(['check', '--color', ...asOf], { cwd })
    expect(out.replace(/\u001b\[[0-9;]*m/g, '')).toBe((await rubric(['check', ...asOf], { cwd })).out)
  })
})

describe('what a version says of its change', () => {
  const older = policy.replaceAll('2026-01-01', '2025-01-01').replace('  review by  2026-12-01\n', '')
  const saying = (lines: string): string => policy.replace('AT LEAST 2 of', 'AT LEAST 1 of').replace('use shared\n', `use shared\n\n${lines}`)
  const folder = (lines: string): string => folderWith({ ...files, 'policies/sample/older.rubric': older, [path]: saying(lines) })
  const falsely = 'revises 2025-01-01\n  admission  unchanged\n'
  const check = (cwd: string, ...args: readonly string[]) => printed(['check', ...args, ...asOf], { cwd })

  it('is nothing to report where it is true', async () => {
    const cwd = folder('revises 2025-01-01 broader "one of three is enough"\n  admission    broader\n  admission/B  unchanged\n')
    expect((await check(cwd)).out).toBe('✓ 3 files checked, nothing to report\n')
  })

  it('is an error where it is false, with a member, the clause that did it, and what is true', async () => {
    const cwd = folder(falsely)
    const { code, out } = await check(cwd)
    expect(code).toBe(1)
    expect(out).toMatch(/^error\[claim-false\]: .*\n {2}┌─ policies\/sample\/clinic\.rubric:12:\d+\n/)
    expect(out).toContain('`admission` is broader, not unchanged')
    const [finding] = JSON.parse((await check(cwd, '--format', 'json')).out).findings
    expect(finding.related.map(({ file, text }: { file: string; text: string }) => [file, text])).toEqual([
      ['policies/sample/older.rubric', expect.stringContaining('before: ')],
      [path, expect.stringContaining('now: ')],
    ])
    expect(finding.fixes.map(({ title }: { title: string }) => title)).toEqual(['State what is true: broader'])
    const [{ results }] = JSON.parse((await check(cwd, '--format', 'sarif')).out).runs
    expect(results.map(({ ruleId, level }: { ruleId: string; level: string }) => [ruleId, level])).toEqual([['claim-false', 'error']])
    expect((await check(cwd, '--format', 'github')).out).toMatch(/^::error file=policies\/sample\/clinic\.rubric,line=12,/)
  })

  it('is checked for a single file too, against the version beside it', async () => {
    const cwd = folder(falsely)
    for (const [where, target] of [[cwd, path], [`${cwd}/policies/sample`, 'clinic.rubric']] as const) {
      const { code, out } = await printed(['check', target, ...asOf], { cwd: where })
      expect(code).toBe(1)
      expect(out).toContain('error[claim-false]')
      expect(out).toMatch(/\n1 error in 1 of 2 files\n$/)
    }
  })

  it('is not compared while the version before has errors', async () => {
    const cwd = folderWith({ ...files, 'policies/sample/older.rubric': older.replace('at least moderate', 'at least moderat'), [path]: saying(falsely) })
    for (const args of [[], [path]]) {
      const { out } = await check(cwd, ...args)
      expect(out).toContain('warning[revised-version-faulty]')
      expect(out).not.toContain('claim-false')
      expect(out.includes('error[')).toBe(args.length === 0)
    }
  })
})

describe('statements about a version', () => {
  it('are findings where a member shows them false', async () => {
    const statement = 'never admission, admission/B together\n'
    const cwd = folderWith({ ...files, [path]: policy.replace('use shared\n', `use shared\n\n${statement}`) })
    const { code, out } = await printed(['check', ...asOf], { cwd })
    expect(code).toBe(1)
    expect(out).toContain('error[statement-false]')
  })
})
