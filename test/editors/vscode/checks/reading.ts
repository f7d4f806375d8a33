/** Reading a policy beside its text: preview, members, plain English, TypeScript and traces. */
import assert from 'node:assert/strict'
import type { Report } from '../../report.ts'
import { choose, eventually, lensAbove, lineWith, patience, preview, seen, type Window } from '../window.ts'

/** What decorations add to the lines is no text of the page, but content of its styles. */
const besideLines = `[...document.querySelectorAll('.monaco-editor .view-line span')].map((span) => getComputedStyle(span, '::after').content).join(' ')`

export const reading = async ({ page, goTo, rewrite, revert, command }: Window, { check }: Report): Promise<void> => {
  const shown = preview(page)
  const clause = (name: string) => shown.getByRole('treeitem', { name }).first()

  await check('the preview shows the policy as an outline', async () => {
    await goTo('policy ')
    await command('Rubric: Open Preview to the Side')
    await seen(shown.getByRole('heading', { name: 'Home-Based Therapy for Children' }))
    await seen(clause('aged 3 to 20'))
  })

  await check('the preview loads nothing from elsewhere, and is a tree to those who listen', async () => {
    assert.match((await shown.locator('meta[http-equiv=Content-Security-Policy]').getAttribute('content')) ?? '', /^default-src 'none'; script-src 'nonce-[^']+'; style-src /)
    assert.equal(await shown.locator('main [style]').count(), 0)
    const items = shown.locator('[role=tree] [role=treeitem]')
    assert.ok((await items.count()) > 10)
    assert.equal(await shown.locator('[role=treeitem]:not([aria-label]), [role=treeitem]:not([aria-level]), [role=treeitem][aria-label=""]').count(), 0)
    assert.equal(await shown.locator('[role=tree] [tabindex="0"]').count(), 1)
  })

  await check('the preview follows an edit', async () => {
    await rewrite('    age: "aged 3 to 20"', '    age: "from three to twenty years old" §2.a')
    await seen(clause('from three to twenty years old'))
  })

  await check('and follows when it is taken back', async () => {
    await revert()
    await seen(clause('aged 3 to 20'))
  })

  await check('a clause that is clicked is shown in the text, and the clause of the cursor in the preview', async () => {
    await clause('fewer than two crises').locator('.line').first().click()
    await eventually(async () => assert.match(await page.locator('.statusbar-item').filter({ hasText: /Ln \d+/ }).first().innerText(), /Ln 36\b/))
    await goTo('intensity "Intensity"')
    await seen(shown.locator('[aria-current]').filter({ hasText: 'Intensity' }))
  })

  await check('with a member chosen, clauses say in words whether they are met, in the preview and in the text', async () => {
    await command('Rubric: Choose Member')
    await choose(page, 'only one area is known')
    await seen(shown.getByText('Not known, and still matters'))
    await seen(clause('met: age. aged 3 to 20'))
    await seen(clause('unknown: areas. problems in two'))
    await goTo('criteria eligibility')
    await eventually(async () => {
      const beside = await page.evaluate<string>(besideLines)
      assert.match(beside, /✓ met/)
      assert.match(beside, /\? unknown/)
    })
    await seen(page.locator('.statusbar-item').filter({ hasText: 'only one area is known' }))
  })

  await check('when Rubric starts again, all is as it was', async () => {
    await command('Rubric: Restart')
    await rewrite('    age: "aged 3 to 20"', '    age: "three to twenty" §2.a')
    await seen(clause('met: age. three to twenty'))
    await revert()
    await seen(clause('met: age. aged 3 to 20'))
  })

  await check('the preview is walked with the keyboard', async () => {
    await clause('aged 3 to 20').focus()
    await page.keyboard.press('ArrowDown')
    await seen(shown.locator('[role=treeitem]:focus').filter({ hasText: 'moderate symptoms or worse' }))
    await page.keyboard.press('Home')
    await page.keyboard.press('End')
    await seen(shown.locator('[role=treeitem]:focus'))
  })

  await check('the lens of an example chooses its member', async () => {
    await goTo('example "turned 21"')
    await eventually(async () => {
      await (await lensAbove(page, 'example "turned 21"', 'show this member')).click({ timeout: 1000 })
      await page.locator('.statusbar-item').filter({ hasText: 'turned 21' }).waitFor({ timeout: patience / 4 })
    })
    await seen(clause('not met'))
  })

  const lastPage = page.frameLocator('iframe.webview.ready').last().frameLocator('iframe#active-frame')

  await check('the plain-English reading opens as a page', async () => {
    await command('Rubric: Show Plain-English Reading')
    await seen(lastPage.getByText('The number of crises on record').first())
  })

  await check('so does the trace of the chosen example', async () => {
    await goTo('policy ')
    await command('Rubric: Show Trace')
    await seen(lastPage.getByText('21 years').first())
  })

  await check('what it is compiled to opens as a text', async () => {
    await goTo('policy ')
    await command('Rubric: Show Compiled TypeScript')
    await seen(lineWith(page, 'Generated by Rubric'))
  })
}
