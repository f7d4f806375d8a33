/** A policy from nothing to a green example, with nothing but what the editor offers. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report } from '../../report.ts'
import { answer, eventually, lens, lineWith, seen, type Window } from '../window.ts'

export const beginning = async ({ page, command }: Window, { check }: Report, workspace: string): Promise<void> => {
  const { keyboard } = page
  const file = join(workspace, 'example_health_plan/respite_care/2026-04-01.rubric')
  const offered = (words: string) => page.locator('.suggest-widget:visible .monaco-list-row').filter({ hasText: words }).first()
  /** Fills in one place after the other. */
  const fill = async (...places: readonly string[]): Promise<void> => {
    for (const words of places) {
      await keyboard.insertText(words)
      await keyboard.press('Tab')
    }
  }

  await check('a new policy is asked for in a few questions, and its file has no errors', async () => {
    await command('Rubric: New Policy')
    await answer(page, 'What is the policy called?', 'Respite Care')
    await answer(page, 'Whose policy is it?', 'Example Health Plan')
    await answer(page, 'By what id')
    await answer(page, 'From what day', '2026-04-01')
    await answer(page, 'Which document')
    await answer(page, 'Where is it kept?')
    await eventually(() => assert.ok(existsSync(file)))
    assert.match(readFileSync(file, 'utf8'), /^policy example_health_plan\.respite_care "Respite Care"\n/)
    await seen(page.locator('.tab.active').filter({ hasText: '2026-04-01.rubric' }))
    await seen(lineWith(page, 'what it says of the member'))
    await seen(page.locator('.squiggly-warning, .squiggly-info').first())
    assert.equal(await page.locator('.squiggly-error').count(), 0)
  })

  await check('a fact is filled in', async () => {
    await fill('exhausted', 'yes/no', 'the caregiver is exhausted')
    await seen(lineWith(page, 'exhausted yes/no "the caregiver is exhausted"'))
  })

  await check('criteria are filled in', async () => {
    await keyboard.press('End')
    await keyboard.press('Enter')
    await keyboard.press('Backspace')
    await keyboard.press('Enter')
    await keyboard.type('crit')
    await offered('criteria').click()
    await fill('eligibility', 'Eligibility', '1', 'exhausted by giving care')
    await keyboard.type('exh')
    await seen(offered('exhausted'))
    await keyboard.press('Tab')
    await command('File: Save')
    await eventually(() => assert.match(readFileSync(file, 'utf8'), /\n    1\. "exhausted by giving care"\n      exhausted\n$/))
  })

  await check('an example is added with one click, and is green with another', async () => {
    await lens(page, 'no example yet').click()
    await seen(lens(page, 'run example'))
    await eventually(async () => {
      await lens(page, 'run example').click()
      await lens(page, 'last: passed').waitFor({ timeout: 3000 })
    })
  })

  await check('a copy of the sample is opened where one wants it', async () => {
    await command('File: Save')
    await command('Rubric: Open a Copy of the Sample')
    await page.locator('.quick-input-widget:visible').filter({ hasText: 'Where should the copy be kept?' }).getByText('Put the sample here').click()
    await page.waitForURL(/rubric-sample/)
    const folder = new URL(page.url()).searchParams.get('folder') ?? ''
    assert.ok(folder.startsWith(workspace) && existsSync(join(folder, 'policies/home_therapy.rubric')), folder)
    await seen(page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: 'policies' }).first())
  })
}
