/** `rubric fmt`: files laid out in place, or named; and what an editor sends. */
import { chmodSync, lstatSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderWith, printed, rubric } from './run.ts'

const laidOut = 'policy a.b "A"\n  language 1\n\nfacts\n  sick  yes/no  "sick"  # since when?\n'
const careless = 'policy a.b "A"\n  language 1\nfacts\n  sick yes/no "sick" # since when?\n'
const broken = careless.replace('yes/no', 'yes/nu')

const three = { 'policies/a.rubric': laidOut, 'policies/b.rubric': careless, 'policies/c.rubric': broken }
const read = (cwd: string, path: string): string => readFileSync(join(cwd, path), 'utf8')

describe('rubric fmt', () => {
  it('lays out what can be read, says so, and leaves the rest as it is', async () => {
    const cwd = folderWith(three)
    const { code, out, err } = await printed(['fmt'], { cwd })
    expect({ code, err }).toEqual({ code: 1, err: '' })
    expect(out).toMatch(/^error\[line-not-understood\]: Line is not understood\n {2}┌─ policies\/c\.rubric:4:8\n/)
    expect(out).toMatch(/\n\n {2}policies\/b\.rubric\n\n1 of 3 files laid out anew; 1 file has errors and stays as it is\n$/)
    expect(Object.keys(three).map((path) => read(cwd, path))).toEqual([laidOut, laidOut, broken])
    expect(readdirSync(join(cwd, 'policies')).sort()).toEqual(['a.rubric', 'b.rubric', 'c.rubric'])
  })

  it('is content with what is laid out', async () => {
    const cwd = folderWith({ 'policies/a.rubric': laidOut })
    const before = statSync(join(cwd, 'policies/a.rubric')).mtimeMs
    for (const args of [['fmt'], ['fmt', '--check']]) {
      expect(await printed(args, { cwd })).toEqual({ code: 0, out: '✓ 1 file, nothing to change\n', err: '' })
    }
    expect(statSync(join(cwd, 'policies/a.rubric')).mtimeMs).toBe(before)
  })

  it('with --check names files and changes none', async () => {
    const cwd = folderWith({ 'policies/a.rubric': laidOut, 'policies/b.rubric': careless })
    expect(await printed(['fmt', '--check'], { cwd })).toEqual({
      code: 1,
      out: '  policies/b.rubric:3\n\n1 of 2 files not in the canonical layout\nhelp: rubric fmt lays it out\n',
      err: '',
    })
    expect(read(cwd, 'policies/b.rubric')).toBe(careless)
  })

  it('keeps rights and links', async () => {
    const cwd = folderWith({ 'policies/b.rubric': careless, 'elsewhere/c.rubric': careless })
    chmodSync(join(cwd, 'policies/b.rubric'), 0o640)
    symlinkSync('../elsewhere/c.rubric', join(cwd, 'policies/c.rubric'))
    expect((await printed(['fmt'], { cwd })).code).toBe(0)
    expect(statSync(join(cwd, 'policies/b.rubric')).mode & 0o777).toBe(0o640)
    expect(lstatSync(join(cwd, 'policies/c.rubric')).isSymbolicLink()).toBe(true)
    expect([read(cwd, 'policies/b.rubric'), read(cwd, 'elsewhere/c.rubric')]).toEqual([laidOut, laidOut])
  })

  it('says what it could not write, and loses nothing', async () => {
    // Where the new text is written before it takes the place of the old.
    const draft = `policies/b.rubric.${process.pid}.tmp`
    const cwd = folderWith({ 'policies/a.rubric': careless, 'policies/b.rubric': careless, [draft]: 'of somebody else' })
    const { code, out } = await printed(['fmt'], { cwd })
    expect(code).toBe(1)
    expect(out).toMatch(/^ {2}policies\/a\.rubric\n {2}policies\/b\.rubric {2}not written: .+\n\n1 of 2 files laid out anew; 1 file could not be written\n$/)
    expect(['policies/a.rubric', 'policies/b.rubric', draft].map((path) => read(cwd, path))).toEqual([laidOut, careless, 'of somebody else'])
  })

  it('works on what is named', async () => {
    const cwd = folderWith(three)
    expect((await printed(['fmt', 'policies/b.rubric'], { cwd })).out).toBe('  policies/b.rubric\n\n1 file laid out anew\n')
  })

  it('tells programs as JSON', async () => {
    const { code, out } = await printed(['fmt', '--check', '--format', 'json'], { cwd: folderWith(three) })
    expect(code).toBe(1)
    expect(JSON.parse(out)).toEqual({
      format: 'rubric-layout/1',
      check: true,
      summary: { files: 3, changed: 1, unchanged: 1, unreadable: 1, unwritten: 0 },
      files: [
        { path: 'policies/a.rubric', outcome: 'unchanged' },
        { path: 'policies/b.rubric', outcome: 'changed', line: 3 },
        { path: 'policies/c.rubric', outcome: 'unreadable' },
      ],
      findings: [expect.objectContaining({ code: 'line-not-understood', file: 'policies/c.rubric' })],
    })
  })

  it('lays out standard input, as if it stood in a file', async () => {
    const cwd = folderWith({ '.editorconfig': 'root = true\n[*.rubric]\nend_of_line = crlf\n' })
    const given = (stdin: string, ...args: string[]) => rubric(['fmt', '--stdin-filepath', 'policies/new.rubric', ...args], { cwd, stdin })
    expect(await given(careless)).toEqual({ code: 0, out: laidOut.replaceAll('\n', '\r\n'), err: '' })
    const refused = await given(broken)
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toMatch(/┌─ policies\/new\.rubric:4:8\n[\s\S]*\n1 file has errors and stays as it is\n$/)
    expect(await given(careless, '--check')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('policies/new.rubric:1\n') })
  })

  it.each([
    [['fmt', 'nowhere'], 'there is no file or folder nowhere'],
    [['fmt', '--stdin-filepath', 'a.rubric', 'b.rubric'], '--stdin-filepath takes the text from standard input; name no files beside it'],
    [['fmt', '--format', 'sarif'], '--format sarif: choose one of pretty, json'],
  ])('%j is a usage error', async (args, message) => {
    expect(await printed(args, { cwd: folderWith(three) })).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) })
  })

  it('refuses settings that cannot be read', async () => {
    const cwd = folderWith({ ...three, '.prettierrc': '{ "printWidth": ' })
    expect(await printed(['fmt'], { cwd })).toMatchObject({ code: 2, out: '', err: expect.stringContaining('cannot read the settings for ') })
    expect(read(cwd, 'policies/b.rubric')).toBe(careless)
  })
})
