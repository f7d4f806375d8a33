/** What `rubric diff` compares, for each way of asking. */
import { pairsOf, questionOf } from '@rubric/cli'
import { describe, expect, it } from 'vitest'
import { files, policy, vocabulary } from './policies.ts'
import { repository } from './repository.ts'
import { folderWith } from './run.ts'

const path = 'policies/sample/clinic.rubric'
const older = policy.replaceAll('2026-01-01', '2025-01-01')
const oldest = policy.replaceAll('2026-01-01', '2024-01-01')
const line = { ...files, 'policies/sample/older.rubric': older, 'policies/sample/a.rubric': oldest }

const asked = (words: readonly string[], cwd: string) => {
  const { form, pairs, remarks } = pairsOf(questionOf(words, cwd), cwd)
  return { form, remarks, pairs: pairs.map(({ old, next, words: again }) => [old.path, next.path, again?.join(' ') ?? null]) }
}

describe('versions on disk', () => {
  it('are named by an id and two versions, as history shows them', () => {
    const cwd = folderWith(line)
    const one = { form: 'one', remarks: [], pairs: [['policies/sample/a.rubric', path, 'sample.clinic 2024-01-01 2026-01-01']] }
    expect(asked(['sample.clinic', '2024-01-01', '2026-01-01'], cwd)).toEqual(one)
    expect(asked(['sample.clinic', '2026-01-01', '2024-01-01'], cwd).pairs[0]?.slice(0, 2)).toEqual([path, 'policies/sample/a.rubric'])
  })

  it('are taken each with the one before, the oldest first, whatever the files are called', () => {
    const pairs = [
      ['policies/sample/a.rubric', 'policies/sample/older.rubric', 'sample.clinic 2024-01-01 2025-01-01'],
      ['policies/sample/older.rubric', path, 'sample.clinic 2025-01-01 2026-01-01'],
    ]
    const cwd = folderWith({ ...line, 'policies/other.rubric': policy.replace('sample.clinic', 'sample.other') })
    expect(asked(['sample.clinic'], cwd)).toEqual({ form: 'many', pairs, remarks: [] })
    const remarks = ['1 policy has one version, and nothing to compare it with.']
    expect(asked([], cwd)).toEqual({ form: 'many', pairs, remarks })
    expect(asked(['policies/sample'], cwd).pairs.map(([old, next]) => [old, next])).toEqual(pairs.map(([old, next]) => [old, next]))
  })

  it('may be two drafts of one version, each with the vocabularies around it', () => {
    const cwd = folderWith({ ...files, 'policies/draft.rubric': policy.replace('AT LEAST 2', 'AT LEAST 1') })
    const { pairs } = pairsOf(questionOf([path, 'policies/draft.rubric'], cwd), cwd)
    expect(pairs.map(({ old, next }) => [old.policy.ok, next.policy.ok])).toEqual([[true, true]])
  })

  it.each([
    [['sample.clinc'], 'did you mean sample.clinic?'],
    [['sample.clinic', '2026-01-01'], 'name both versions, rubric diff ID OLD NEW'],
    [['sample.clinic', '2025-01-01', '2026-01-02'], 'sample.clinic has no version 2026-01-02 (did you mean 2026-01-01?); it has 2024-01-01, 2025-01-01, 2026-01-01'],
    [['sample.clinic', 'a', 'b', 'c'], 'two versions at a time; c is too much'],
    [['sample.clinic@2025-01-01', 'sample.clinic@2026-01-01'], 'write the id and the versions apart'],
    [[path], 'name the other file too'],
    [[path, 'policies/none.rubric'], 'there is no file policies/none.rubric'],
    [[path, path, path], 'two files at a time'],
    [[path, 'policies/shared.rubric'], 'policies/shared.rubric holds no policy'],
    [['HEAD~1..'], 'this folder is in no git repository; compare two files, or two versions of a policy by its id'],
  ])('%j is a usage error with a remedy', (words, message) => {
    const cwd = folderWith(line)
    expect(() => asked(words, cwd)).toThrow(expect.objectContaining({ name: 'UsageError', message: expect.stringContaining(message) }))
  })

  it('are of one policy', () => {
    const cwd = folderWith({ ...files, 'policies/other.rubric': policy.replace('sample.clinic', 'sample.other') })
    expect(() => asked([path, 'policies/other.rubric'], cwd)).toThrow(/holds sample\.clinic, and policies\/other\.rubric sample\.other/)
    expect(() => asked(['sample.clinic'], cwd)).toThrow(/has one version, 2026-01-01: .*rubric diff HEAD~1\.\. policies\/sample\/clinic\.rubric/)
  })
})

describe('revisions of git', () => {
  const changed = policy.replace('AT LEAST 2', 'AT LEAST 1')
  const nothing = { form: 'many', remarks: ['No policy means anything else.'], pairs: [] }
  const other = { 'policies/other.rubric': policy.replace('sample.clinic', 'sample.other') }

  it('are compared with each other, or with the files as they are now, which stay as they are', () => {
    const { cwd, commit, write, git } = repository(files)
    commit({ [path]: changed })
    write({ [path]: policy })
    expect(asked(['HEAD~1..HEAD'], cwd)).toEqual({ form: 'many', remarks: [], pairs: [[`HEAD~1:${path}`, `HEAD:${path}`, null]] })
    expect(asked(['HEAD~1..'], cwd)).toEqual(nothing)
    const before = git('status', '--porcelain')
    expect(asked(['HEAD..'], cwd)).toEqual({ form: 'many', remarks: [], pairs: [[`HEAD:${path}`, path, `HEAD.. ${path}`]] })
    expect(git('status', '--porcelain')).toBe(before)
  })

  it('read every text as it stood then', () => {
    const { cwd, commit } = repository(files)
    commit({ [path]: changed })
    const [pair] = pairsOf(questionOf(['HEAD~1..HEAD'], cwd), cwd).pairs
    expect([pair?.old.text, pair?.next.text]).toEqual([policy, changed])
  })

  it('differ where only a vocabulary changed: in every policy that uses it', () => {
    const unrelated = { 'policies/plain.rubric': policy.replace('sample.clinic', 'sample.plain').replace('use shared\n', '').replace(' and severity at least moderate', '') }
    const { cwd, commit } = repository({ ...files, ...other, ...unrelated })
    commit({ 'policies/shared.rubric': vocabulary.replace('none < mild < moderate', 'none < moderate < mild') })
    expect(asked(['HEAD~1..'], cwd).pairs.map(([, next]) => next)).toEqual(['policies/other.rubric', path])
  })

  it('do not differ by comments, layout, examples, or the name of a file', () => {
    const { cwd, commit } = repository(files)
    commit({ [path]: null, 'policies/sample/moved.rubric': `# a comment\n${policy.replaceAll('  yes/no  ', '    yes/no  ')}`, })
    expect(asked(['HEAD~1..HEAD'], cwd)).toEqual(nothing)
  })

  it('hold a version that is new against the one before it, and tell what has nothing to be held against', () => {
    const { cwd, commit } = repository({ 'policies/shared.rubric': vocabulary, 'policies/sample/older.rubric': older })
    commit({ [path]: policy, ...other })
    expect(asked(['HEAD~1..'], cwd)).toEqual({
      form: 'many',
      remarks: ['sample.other 2026-01-01 (policies/other.rubric) is new, and there is no version of it to compare it with.'],
      pairs: [['policies/sample/older.rubric', path, `policies/sample/older.rubric ${path}`]],
    })
    expect(asked(['HEAD..HEAD~1'], cwd).remarks).toEqual([
      `sample.other 2026-01-01 (HEAD:policies/other.rubric) is gone.`,
      `sample.clinic 2026-01-01 (HEAD:${path}) is gone.`,
    ])
  })

  it('may be narrowed to paths, from any folder', () => {
    const { cwd, commit } = repository({ ...files, ...other })
    commit({ [path]: changed, 'policies/other.rubric': changed.replace('sample.clinic', 'sample.other') })
    expect(asked(['HEAD~1..HEAD', 'policies/sample'], cwd).pairs.map(([old]) => old)).toEqual([`HEAD~1:${path}`])
    expect(asked(['HEAD~1..', 'clinic.rubric'], `${cwd}/policies/sample`).pairs.map(([, next]) => next)).toEqual(['clinic.rubric'])
  })

  it('with three dots start where the two parted', () => {
    const { cwd, commit, git } = repository(files)
    git('checkout', '--quiet', '-b', 'draft')
    commit({ [path]: changed })
    git('checkout', '--quiet', 'main')
    commit(other)
    expect(asked(['main...draft'], cwd)).toMatchObject({ remarks: [], pairs: [[expect.stringContaining(path), `draft:${path}`, null]] })
    expect(asked(['main..draft'], cwd).remarks).toHaveLength(1)
  })

  it.each([
    [['nonsense..'], 'git knows no revision nonsense here'],
    [['HEAD..nonsense'], 'git knows no revision nonsense here'],
    [['--output=x..'], 'git knows no revision --output=x here'],
    [['..HEAD'], 'name the older revision too, such as HEAD~1..HEAD'],
    [['HEAD..', 'policies/none'], 'there is no file or folder policies/none, neither before nor after'],
    [['HEAD..', 'policies/shared.rubric'], 'there is no policy in policies/shared.rubric: leave the paths out to see all'],
  ])('%j is a usage error with a remedy', (words, message) => {
    const { cwd } = repository(files)
    expect(() => asked(words, cwd)).toThrow(expect.objectContaining({ name: 'UsageError', message: expect.stringContaining(message) }))
  })
})
