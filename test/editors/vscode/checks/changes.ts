/** What a version changes: told above the rules, shown on a page, and held against what the version says of itself. */
/// <reference lib="dom" />
import assert from 'node:assert/strict'
import type { Report } from '../../report.ts'
import { slowest } from '../start.ts'
import { eventually, gone, lens, lensAbove, lineWith, patience, seen, type Window } from '../window.ts'

const claim = '  eligibility          broader'

export const changes = async ({ page, goTo, rewrite, revert, command }: Window, { check }: Report): Promise<void> => {
  const shown = page.frameLocator('iframe.webview.ready').last().frameLocator('iframe#active-frame')
  const hover = (words: string) => page.locator('.monaco-hover:visible').filter({ hasText: words }).first()
  const pointAt = async (words: string): Promise<void> => {
    await goTo(words)
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Control+i')
  }

  await check('above each rule stands what became of it, and that it is proved', async () => {
    await lens(page, 'broader than 2015-02-05 · proved').waitFor({ timeout: slowest })
    await goTo('criteria eligibility')
    await eventually(async () => void (await lensAbove(page, 'criteria eligibility', 'broader than 2015-02-05 · proved')))
    await eventually(async () => void (await lensAbove(page, 'criteria counseling', 'unchanged since 2015-02-05 · proved')))
  })

  await check('a verdict that is pointed at tells what was found, with a member', async () => {
    await pointAt('broader    "lower age')
    await seen(hover('For this member it was not met, and is met now'))
  })

  await check('the lens opens both texts, and beside them whom the change reaches', async () => {
    await goTo('criteria eligibility')
    // A lens that is drawn anew under the mouse loses the click.
    await eventually(async () => {
      await (await lensAbove(page, 'criteria eligibility', 'broader than 2015-02-05')).click({ timeout: 1000 })
      await shown.locator('h1').filter({ hasText: 'Lung cancer screening' }).waitFor({ timeout: patience / 2 })
    })
    await seen(shown.getByText('All 11 claims are true').first())
    await seen(page.locator('.monaco-diff-editor').first())
  })

  await check('the page has the colours of the editor, light or dark', async () => {
    const colour = (): Promise<string> => shown.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)
    const before = await colour()
    await command('Preferences: Toggle between Light/Dark Themes')
    await eventually(async () => assert.notEqual(await colour(), before))
  })

  await check('a change note that is not so is underlined, and says who speaks against it', async () => {
    await command('Preferences: Toggle between Light/Dark Themes')
    await rewrite(claim, '  eligibility          narrower    "lower age"')
    await seen(page.locator('.squiggly-error').first())
    await pointAt(claim.trim())
    await seen(hover('pack_years'))
  })

  await check('the page follows what is written', () => seen(shown.getByText('1 of 11 claims is false').first()))

  await check('the light bulb offers to state what is true, and that puts it right', async () => {
    await goTo(claim)
    await page.keyboard.press('Control+.')
    await page.locator('.action-widget .monaco-list-row').filter({ hasText: 'State what is true: broader' }).first().click()
    await seen(lineWith(page, 'eligibility          broader'))
    await gone(page.locator('.squiggly-error').first())
    await seen(shown.getByText('All 11 claims are true').first())
  })

  await check('where there is no version before, it says so', async () => {
    await revert()
    await page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: '2015-02-05.rubric' }).dblclick()
    await lens(page, 'run').waitFor()
    await command('Rubric: Compare with the Version Before')
    await seen(page.locator('.notification-toast').filter({ hasText: 'no version of cms.ldct before this one' }).first())
  })
}
