/** Examples: run from the text and from the Test Explorer, green and red, with what differs, and what they have shown of each clause. */
import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import type { Report } from '../../report.ts'
import { eventually, lens, patience, seen, type Window } from '../window.ts'

export const examples = async ({ page, goTo, rewrite, save, command }: Window, { check }: Report): Promise<void> => {
  await check('the lens above the policy runs its examples, and says how it went', async () => {
    await goTo('policy ')
    // VS Code draws lenses anew after each edit, and a click that falls between is lost.
    await eventually(async () => {
      await lens(page, 'run 4 examples').click()
      await lens(page, '4 passed').waitFor({ timeout: patience / 4 })
    })
  })

  await check('the Test Explorer lists them, and they are green', async () => {
    await command('Testing: Focus on Test Explorer View')
    await command('Test: Run All Tests')
    await eventually(async () => assert.match(await labelOf(inExplorer(page, 'Home-Based Therapy')), /\(Passed/))
    await inExplorer(page, 'Home-Based Therapy').locator('.monaco-tl-twistie').click()
    await eventually(async () => assert.match(await labelOf(inExplorer(page, 'turned 21')), /\(Passed/))
  })

  await check('an example that expects something else is red, with expected and actual side by side', async () => {
    await rewrite('    eligibility/age  not met', '    eligibility/age  met')
    await save()
    await command('Test: Run All Tests')
    await eventually(async () => assert.match(await labelOf(inExplorer(page, 'turned 21')), /\(Failed/))
    await eventually(async () => assert.match(await labelOf(inExplorer(page, 'two areas')), /\(Passed/))
    await page.locator('.test-output-peek-tree .monaco-list-row').filter({ hasText: 'turned 21' }).first().click()
    const sides = page.locator('.test-output-peek-message-container .monaco-diff-editor .editor')
    await seen(sides.filter({ hasText: /^not.met/ }).first())
    await seen(sides.filter({ hasText: /^met/ }).first())
  })

  await check('put right, it is green again', async () => {
    await page.keyboard.press('Escape')
    await rewrite('    eligibility/age  met', '    eligibility/age  not met')
    await save()
    await command('Test: Run All Tests')
    await eventually(async () => assert.match(await labelOf(inExplorer(page, 'turned 21')), /\(Passed/))
  })

  await check('with coverage, each clause shows what the examples have seen of it', async () => {
    await command('Test: Run All Tests with Coverage')
    await goTo('criteria eligibility')
    await seen(page.locator('.monaco-editor .coverage-deco-gutter').first())
    await seen(page.locator('.test-coverage-list-item, .test-coverage-bars').first())
    await command('View: Hide Panel')
    await command('View: Show Explorer')
  })
}

const inExplorer = (page: Page, name: string): Locator => page.locator('.test-explorer .monaco-list-row').filter({ hasText: name }).first()

const labelOf = async (row: Locator): Promise<string> => (await row.getAttribute('aria-label', { timeout: 2000 })) ?? ''
