import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { widthOf } from '@rubric/cli'
import { describe, expect, it } from 'vitest'

const program = fileURLToPath(new URL('../../packages/cli/src/demo.ts', import.meta.url))
const { NO_COLOR: _no, FORCE_COLOR: _force, COLUMNS: _columns, ...env } = process.env
const run = spawnSync(process.execPath, [program], { encoding: 'utf8', env })

describe('the demonstration', () => {
  it('runs to its end, without a remark', () => {
    expect({ status: run.status, err: run.stderr }).toEqual({ status: 0, err: '' })
  })

  it('checks and builds the five policies', () => {
    expect(run.stdout.match(/^✓ [\w.]+ +(\d{4}-\d{2}-\d{2}|undated) /gm)).toHaveLength(5)
  })

  it('says that its members are synthetic, and shows every kind of answer among them', () => {
    const [, table = ''] = /all of them synthetic ─+\n\n([\s\S]*?)\n\n/.exec(run.stdout) ?? []
    for (const cell of ['✓ met', '✗ not met', '? unknown', '! refused']) expect(table).toContain(cell)
  })

  it('explains one of each kind', () => {
    for (const title of ['Met: ', 'Not met: ', 'Unknown: ', 'Refused: ']) expect(run.stdout).toContain(`\n${title}`)
    for (const words of ['blocked by', 'still matters', 'any 2 of these 3']) expect(run.stdout).toContain(words)
  })

  it('stays within a hundred columns', () => {
    expect(run.stdout.split('\n').filter((line) => widthOf(line) > 100)).toEqual([])
  })
})
