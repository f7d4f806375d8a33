/** What helps while somebody writes: mistakes, remedies, completion, readings, layout and names. */
import assert from 'node:assert/strict'
import type { Report } from '../../report.ts'
import { eventually, gone, lineWith, seen, type Window } from '../window.ts'

export const writing = async ({ page, saved, goTo, rewrite, save, revert, command }: Window, { check }: Report): Promise<void> => {
  await check('words of the language, names and numbers have colours of their own', () =>
    eventually(async () => {
      const colours = await lineWith(page, 'member.age between 3').locator('span > span').evaluateAll((spans) => spans.map(({ className }) => className))
      assert.ok(new Set(colours).size > 2, `only ${colours.join(', ')}`)
    }))

  const remedy = page.locator('.action-widget .monaco-list-row').filter({ hasText: 'symptom_severity' }).first()

  await check('a mistake is underlined, and the Problems view says it in plain words', async () => {
    await rewrite('      symptom_severity at least', '      symptom_sevrity at least moderate')
    await seen(page.locator('.squiggly-error').first())
    await command('Problems: Focus on Problems View')
    const problem = page.locator('.markers-panel .monaco-list-row').filter({ hasText: 'symptom_sevrity' }).first()
    await seen(problem)
    assert.match(await problem.innerText(), /symptom_severity/)
  })

  await check('the light bulb offers the remedy', async () => {
    await goTo('symptom_severity at least')
    await page.keyboard.press('Control+.')
    await seen(remedy)
  })

  await check('the remedy puts it right', async () => {
    await remedy.click()
    await seen(lineWith(page, 'symptom_severity at least moderate'))
    await gone(page.locator('.squiggly-error').first())
  })

  const offered = page.locator('.suggest-widget .monaco-list-row').filter({ hasText: 'tapering' }).first()

  await check('a fact is offered, with its kind', async () => {
    await command('View: Hide Panel')
    await revert()
    await rewrite('        home_at_risk\n', '          home_at_risk and ')
    await page.keyboard.type('tap')
    await seen(offered)
    assert.match(await offered.innerText(), /yes\/no/)
  })

  await check('what is chosen is written', async () => {
    await page.keyboard.press('Tab')
    await seen(lineWith(page, 'home_at_risk and tapering'))
    await revert()
  })

  await check('a clause is read in plain English where one points at it', async () => {
    await goTo('crises: "fewer')
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Control+i')
    await seen(page.locator('.monaco-hover:visible').filter({ hasText: /number of crises on record/i }).first())
  })

  await check('saving lays the text out', async () => {
    const tidy = saved()
    await rewrite('  home_at_risk  ', '  home_at_risk yes/no   "living at home is at risk"')
    await save()
    await eventually(() => assert.equal(saved(), tidy))
  })

  await check('a name is changed wherever it stands', async () => {
    const times = (name: string): number => saved().replaceAll(/"[^"]*"/g, '').split(name).length - 1
    const before = times('tapering')
    await goTo('tapering\n')
    await page.keyboard.press('F2')
    const box = page.locator('.rename-input:focus')
    await seen(box)
    await page.keyboard.press('Control+a')
    await page.keyboard.insertText('stepping_down')
    await page.keyboard.press('Enter')
    await seen(lineWith(page, 'unless stepping_down'))
    await save()
    await eventually(() => assert.equal(times('stepping_down'), before))
  })
}
