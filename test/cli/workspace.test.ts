import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { readWorkspace, rootOf } from '@rubric/cli'
import { describe, expect, it } from 'vitest'
import { folderWith } from './run.ts'

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
