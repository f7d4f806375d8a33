import { createHash } from 'node:crypto'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { readData, readWorkspace, rootOf } from '@rubric/cli'
import { describe, expect, it } from 'vitest'
import { folderWith, rubric } from './run.ts'

const policy = 'policy a.b "A"\n'
const vocabulary = '# shared words\n\nvocabulary words "Words"\n'

const pathsIn = (folder: string, ...paths: string[]): readonly string[] =>
  readWorkspace(paths, folder).files.map(({ path }) => path)
const codesIn = (folder: string, ...paths: string[]): readonly string[] =>
  readWorkspace(paths, folder).diagnostics.map(({ code }) => code)

describe('reading a workspace', () => {
  it('takes policies by default, in the order of names, and passes by what is not source', () => {
    const folder = folderWith({
      'policies/b/two.rubric': policy,
      'policies/a/one.rubric': policy,
      'policies/a/notes.md': '',
      'policies/node_modules/x.rubric': policy,
      'policies/dist/x.rubric': policy,
      'policies/.hidden/x.rubric': policy,
    })
    expect(pathsIn(folder)).toEqual(['policies/a/one.rubric', 'policies/b/two.rubric'])
  })

  it('gives paths relative to the working folder, with forward slashes', () => {
    const folder = folderWith({ 'policies/a/one.rubric': policy })
    expect(pathsIn(join(folder, 'policies'), 'a')).toEqual(['a/one.rubric'])
    expect(pathsIn(join(folder, 'policies/a'), '..')).toEqual(['one.rubric'])
    mkdirSync(join(folder, 'elsewhere'))
    expect(pathsIn(join(folder, 'elsewhere'), '../policies/a')).toEqual(['../policies/a/one.rubric'])
  })

  it('adds the vocabularies around a single file, but asks nothing of them', () => {
    const folder = folderWith({
      'policies/a/one.rubric': policy,
      'policies/b/two.rubric': policy,
      'policies/shared/words.rubric': vocabulary,
    })
    const { files, asked } = readWorkspace(['policies/a/one.rubric'], folder)
    expect(files.map(({ path }) => path)).toEqual(['policies/a/one.rubric', 'policies/shared/words.rubric'])
    expect([...asked]).toEqual(['policies/a/one.rubric'])
  })

  it('finds the root of a workspace by its name or by what stands in it', () => {
    const folder = folderWith({ 'policies/a/b/x.rubric': policy, 'repo/package.json': '{}', 'repo/deep/er/x.rubric': policy })
    expect(rootOf(join(folder, 'policies/a/b'))).toBe(join(folder, 'policies'))
    expect(rootOf(join(folder, 'repo/deep/er'))).toBe(join(folder, 'repo'))
  })

  it('ends on links that lead back, and sees a file once', () => {
    const folder = folderWith({ 'policies/a/one.rubric': policy })
    symlinkSync('..', join(folder, 'policies/a/up'))
    symlinkSync('one.rubric', join(folder, 'policies/a/same.rubric'))
    symlinkSync('self.rubric', join(folder, 'policies/a/self.rubric'))
    symlinkSync('nowhere', join(folder, 'policies/a/gone.rubric'))
    expect(pathsIn(folder)).toEqual(['policies/a/one.rubric'])
    const { diagnostics } = readWorkspace([], folder)
    expect(diagnostics.map(({ file, text }) => `${file}: ${text}`)).toEqual([
      'policies/a/gone.rubric: The system says: there is no such file.',
      'policies/a/self.rubric: The system says: it is a link that leads back to itself.',
    ])
  })

  it('refuses what is not text in UTF-8, and keeps a byte-order mark', () => {
    const folder = folderWith({
      'policies/binary.rubric': new Uint8Array([0x70, 0, 1, 2]),
      'policies/latin.rubric': new Uint8Array([0x70, 0xe4, 0x70]),
      'policies/wide.rubric': new Uint8Array([0xff, 0xfe, 0x70, 0]),
      'policies/marked.rubric': `\ufeff${policy}`,
    })
    expect(codesIn(folder)).toEqual(['file-not-text', 'file-not-text', 'file-not-text'])
    expect(readWorkspace([], folder).files.map(({ text }) => text)).toEqual([`\ufeff${policy}`])
  })

  it('refuses a path that is not there', () => {
    const folder = folderWith({ 'other/x.rubric': policy })
    expect(() => readWorkspace(['gone'], folder)).toThrow('there is no file or folder gone')
    expect(() => readWorkspace([], folder)).toThrow('there is no folder policies here')
  })

  it('takes a file that was named, whatever its ending', () => {
    const folder = folderWith({ 'draft.txt': policy })
    expect(pathsIn(folder, 'draft.txt')).toEqual(['draft.txt'])
  })
})

describe('reading data files', () => {
  const calendar = (path: string): string => `${policy}\ncalendar days "days"\n  open      monday to friday\n  holidays  from "${path}"\n`
  const dataIn = (folder: string, ...paths: string[]) => readData(readWorkspace(paths, folder).files, folder)
  const holidays = 'on,name\n2026-01-01,A day\n'

  it('takes what a source names by its path from there, with the hash of its bytes, from wherever it is asked', () => {
    const folder = folderWith({ 'policies/a/one.rubric': calendar('../shared/days.csv'), 'policies/shared/days.csv': holidays })
    const sha256 = createHash('sha256').update(holidays).digest('hex')
    for (const [cwd, shown] of [['', 'policies/shared/days.csv'], ['policies/a', '../shared/days.csv']] as const) {
      const { data, named, diagnostics } = dataIn(join(folder, cwd), cwd === '' ? 'policies' : '.')
      expect(diagnostics).toEqual([])
      expect([...data.values()]).toEqual([{ path: 'policies/shared/days.csv', text: holidays, sha256, shown }])
      expect(named.get('policies/a/one.rubric')).toEqual(['policies/shared/days.csv'])
    }
  })

  it('leaves a file that is not there to the compiler, which says so', async () => {
    const folder = folderWith({ 'policies/a/one.rubric': calendar('days.csv') })
    expect(dataIn(folder)).toMatchObject({ data: new Map(), diagnostics: [] })
    const { out } = await rubric(['check', '--format', 'json'], { cwd: folder })
    expect(JSON.parse(out).findings).toMatchObject([{ code: 'data-file-missing', file: 'policies/a/one.rubric' }])
  })

  it('reads nothing outside of the workspace', () => {
    const folder = folderWith({ 'repo/policies/a/one.rubric': calendar('../../../secret.csv'), 'secret.csv': holidays })
    expect(dataIn(join(folder, 'repo')).data.size).toBe(0)
  })

  it('refuses what is not text', () => {
    const folder = folderWith({ 'policies/one.rubric': calendar('days.csv'), 'policies/days.csv': new Uint8Array([0x70, 0xe4]) })
    expect(dataIn(folder).diagnostics.map(({ code, file }) => [code, file])).toEqual([['file-not-text', 'policies/days.csv']])
  })
})
