import { type History, historyLines, paintWith, widthOf } from '@rubric/cli'
import { describe, expect, it } from 'vitest'
import { files, policy } from './policies.ts'
import { folderWith, rubric } from './run.ts'

type Version = History['versions'][number]

const same = { title: 'Sample clinic', status: '', approvals: [], reviewBy: '', overdue: false, ends: '', lastDay: '', hash: 'ab12'.repeat(16) } as const
const version = (changes: Omit<Version, keyof typeof same> & Partial<Version>): Version => ({ ...same, ...changes })

const versions = [
  version({ version: '2024-01-01', effective: '2024-01-01', known: '2024-01-01', lastDay: '2024-12-31', standing: 'past', status: 'archived', reviewBy: '2024-12-01', file: 'a.rubric' }),
  version({ version: '2025-02-01', effective: '2025-02-01', known: '2025-01-15', lastDay: '2026-12-31', standing: 'in force', status: 'active', reviewBy: '2026-02-01', overdue: true, approvals: [{ on: '2025-01-10', by: 'Clinical Committee' }, { on: '2025-01-15', by: '' }], file: 'b.rubric' }),
  version({ version: '2027-01-01', effective: '2027-01-01', known: '2026-12-01', standing: 'to come', status: 'draft', hash: null, file: 'c.rubric' }),
]

const lines = (width: number) => historyLines({ id: 'sample.clinic', on: '2026-03-01', versions }, { paint: paintWith(false), width })

describe('the line of versions', () => {
  it('comes the latest first, with what is known of each and the days that have none', () => {
    expect(`\n${lines(80).map((line) => `${line.trimEnd()}\n`).join('')}`).toBe(`
Sample clinic
sample.clinic · 3 versions · seen from 2026-03-01

◇  2027-01-01  from 2027-01-01 on · draft
│              known     since 2026-12-01
│              rules     none: the file has errors
│              file      c.rubric
│
●  2025-02-01  in force 2025-02-01 to 2026-12-31 · active
│              known     since 2025-01-15
│              approved  2025-01-10 by Clinical Committee
│                        2025-01-15
│              review    overdue: it was due by 2026-02-01
│              rules     ab12ab12ab12
│              file      b.rubric
│
┆  nothing in force from 2025-01-01 to 2025-01-31
│
○  2024-01-01  in force 2024-01-01 to 2024-12-31 · archived
               known     since 2024-01-01
               review    was due by 2024-12-01
               rules     ab12ab12ab12
               file      a.rubric
`)
  })

  it('stays within the window', () => {
    for (const width of [60, 80, 120]) expect(lines(width).filter((line) => widthOf(line) > width)).toEqual([])
  })
})

describe('rubric history', () => {
  const older = policy.replaceAll('2026-01-01', '2025-01-01').replace('review by  2026-12-01', 'review by  2025-12-01')
  const both = { ...files, 'policies/sample/older.rubric': older }

  it('reads the versions of an id', async () => {
    const cwd = folderWith(both)
    const { code, out, err } = await rubric(['history', 'sample.clinic', '--as-of', '2026-12-24'], { cwd })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.replace(/rules {5}[0-9a-f]{12}/g, 'rules     …')).toBe(`Sample clinic
sample.clinic · 2 versions · seen from 2026-12-24

●  2026-01-01  in force since 2026-01-01
│              known     since 2026-01-01
│              review    overdue: it was due by 2026-12-01
│              rules     …
│              file      policies/sample/clinic.rubric
│
○  2025-01-01  in force 2025-01-01 to 2025-12-31
               known     since 2025-01-01
               review    was due by 2025-12-01
               rules     …
               file      policies/sample/older.rubric
`)
  })

  it('gives the same for programs, with the hashes of what is built', async () => {
    const cwd = folderWith(both)
    const history = JSON.parse((await rubric(['history', 'sample.clinic', '--as-of', '2026-03-01', '--format', 'json'], { cwd })).out)
    expect(history).toMatchObject({
      format: 'rubric-history/1',
      id: 'sample.clinic',
      on: '2026-03-01',
      versions: [
        { version: '2025-01-01', lastDay: '2025-12-31', standing: 'past', overdue: false, reviewBy: '2025-12-01' },
        { version: '2026-01-01', lastDay: '', standing: 'in force', overdue: false, file: 'policies/sample/clinic.rubric' },
      ],
    })
    const answer = await rubric(['eval', 'sample.clinic', '--facts', '-', '--as-of', '2026-03-01', '--format', 'json'], { cwd, stdin: '{}' })
    expect(JSON.parse(answer.out).policy.hash).toBe(history.versions[1].hash)
  })

  it('asks for one id that is there', async () => {
    const cwd = folderWith(both)
    expect((await rubric(['history', 'sample.clinc'], { cwd })).err).toContain('did you mean sample.clinic?')
    expect(await rubric(['history'], { cwd })).toMatchObject({ code: 2, out: '' })
  })

  it('shows what it can of a broken policy, and what is wrong', async () => {
    const broken = { ...both, 'policies/sample/older.rubric': older.replace('severity at least moderate', 'severity at least moderat') }
    const { code, out, err } = await rubric(['history', 'sample.clinic', '--as-of', '2026-03-01'], { cwd: folderWith(broken) })
    expect(code).toBe(1)
    expect(out).toContain('none: the file has errors')
    expect(err).toContain('moderat\n')
  })
})
