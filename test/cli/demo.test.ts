import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { widthOf } from '@rubric/cli'
import { describe, expect, it } from 'vitest'

const program = fileURLToPath(new URL('../../packages/cli/src/demo.ts', import.meta.url))
const repository = fileURLToPath(new URL('../..', import.meta.url))
const { NO_COLOR: _no, FORCE_COLOR: _force, COLUMNS: _columns, ...env } = process.env
const run = spawnSync(process.execPath, [program], { encoding: 'utf8', env })

describe('the demonstration', () => {
  it('runs to its end, without a remark', () => {
    expect({ status: run.status, err: run.stderr }).toEqual({ status: 0, err: '' })
  })

  it('checks and builds every policy of the repository', () => {
    const files = globSync('policies/**/*.rubric', { cwd: repository }).map((path) => readFileSync(join(repository, path), 'utf8'))
    const policies = files.filter((text) => /^policy /m.test(text))
    expect(policies.length).toBeGreaterThan(5)
    expect(run.stdout.match(/^✓ [\w.]+ +(\d{4}-\d{2}-\d{2}|undated) /gm)).toHaveLength(policies.length)
  })

  it('says that its members are synthetic, and shows every kind of answer among them', () => {
    const [, table = ''] = /all of them synthetic ─+\n\n([\s\S]*?)\n\n/.exec(run.stdout) ?? []
    for (const cell of ['✓ met', '✗ not met', '? unknown', '! refused']) expect(table).toContain(cell)
  })

  it('explains one of each kind', () => {
    for (const title of ['Met: ', 'Not met: ', 'Unknown: ', 'Refused: ']) expect(run.stdout).toContain(`\n${title}`)
    for (const words of ['blocked by', 'still matters', 'any 2 of these 3']) expect(run.stdout).toContain(words)
  })

  it('grants a part, and says of which window', () => {
    const [, story = ''] = /\nGranted in part: [^\n]*\n\n([\s\S]*?)\n[^\n]* ─+\n/.exec(run.stdout) ?? []
    expect(story).toMatch(/^◐ criteria met in part +nc_medicaid\.ihts\/initial\n/)
    expect(story).toContain(`  H2022-HE-U5  2 of 4 units granted
                   allowed  used  remaining  requested  granted
  ▸ monthly_units        5     3          2          4        2
    2026-03-01 to 2026-03-31 · five units a calendar month
`)
  })

  it('shows an exception, a duty with time left, and the version of each date of service', () => {
    expect(run.stdout).toMatch(/\nAn exception \(EPSDT\): [^\n]*\n\n✓ criteria met +nc_medicaid\.ihts\/initial\n/)
    expect(run.stdout).toMatch(/\n✓ applies {2}nc_medicaid\.ihts\/epsdt {2}/)
    expect(run.stdout).toMatch(/\n… pending {2}masshealth\.iht\/meeting_offer [\s\S]*?\n +due by 2026-03-06 10:00\n/)
    expect(run.stdout).toContain(`
date of service  version          cms.ldct/screening
2021-06-15       2015-02-05       ✗ criteria not met: refer to a clinician
                                    member.age: 51 years · asked: between 55 and 77 years
                                    pack_years: 25 · asked: at least 30
2022-06-15       2022-02-10       ✓ criteria met
`)
  })

  it('ends with a change note that is true and one that is false, with the member whom it would have deceived', () => {
    const [, truth = '', lie = ''] = /\nA change note that is true: [^\n]*\n\n([\s\S]*?)\nA change note that is false: [^\n]*\n\n([\s\S]*?)\n\nGo on with/.exec(run.stdout) ?? []
    expect(truth).toMatch(/^✓ true {3}the whole +broader /)
    expect(truth).toMatch(/\n✓ true {3}eligibility\/age +broader +“50 in place of 55”\n/)
    expect(truth).not.toContain('✗')
    expect(lie).toMatch(/^✗ false {2}the whole +unchanged [\s\S]* narrower\n/)
    expect(lie).toMatch(/, who goes from met to not met:\n[\s\S]* {4}quit_on {2}2011-06-15\n[\s\S]*\nbecause of cms\.ldct\/eligibility\/smoker\n/)
  })

  it.each([100, 80])('stays within %i columns', (columns) => {
    const { stdout } = columns === 100 ? run : spawnSync(process.execPath, [program], { encoding: 'utf8', env: { ...env, COLUMNS: String(columns) } })
    const commands = /pnpm rubric/
    expect(stdout.split('\n').filter((line) => widthOf(line) > columns && !commands.test(line))).toEqual([])
  }, 60_000)
})
