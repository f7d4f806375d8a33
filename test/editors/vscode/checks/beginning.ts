/** “New policy…”: a few questions, and a file that holds up. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report } from '../../report.ts'
import { answer, eventually, seen, type Window } from '../window.ts'

export const beginning = async ({ page, command }: Window, { check }: Report, workspace: string): Promise<void> => {
  await check('a new policy is asked for in a few questions, and its file has no errors', async () => {
    await command('Rubric: New Policy')
    await answer(page, 'What is the policy called?', 'Respite Care')
    await answer(page, 'Whose policy is it?', 'Example Health Plan')
    await answer(page, 'By what id')
    await answer(page, 'From what day', '2026-04-01')
    await answer(page, 'Which document')
    await answer(page, 'Where is it kept?')
    const file = join(workspace, 'example_health_plan/respite_care/2026-04-01.rubric')
    await eventually(() => assert.ok(existsSync(file)))
    assert.match(readFileSync(file, 'utf8'), /^policy example_health_plan\.respite_care "Respite Care"\n/)
    await seen(page.locator('.tab.active').filter({ hasText: '2026-04-01.rubric' }))
    await seen(page.locator('.squiggly-warning, .squiggly-info').first())
    assert.equal(await page.locator('.squiggly-error').count(), 0)
  })
}
