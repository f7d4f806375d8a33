/** The window of VS Code, used as a person does: with the keyboard and the mouse, and by what is to be seen. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { FrameLocator, Locator, Page } from 'playwright-core'

/** Long enough for two busy processors. What takes longer is a fault. */
export const patience = 12_000

export interface Window {
  readonly page: Page
  /** The policy that is open, as it is on the disk. */
  readonly saved: () => string
  /** Puts the cursor before these words of the text as it was saved. */
  readonly goTo: (words: string) => Promise<void>
  /** Writes these words in place of the line that holds those, as they were saved. */
  readonly rewrite: (words: string, line: string) => Promise<void>
  readonly save: () => Promise<void>
  /** Throws away what was not saved. */
  readonly revert: () => Promise<void>
  /** By the command palette, with the title as it is listed. */
  readonly command: (title: string) => Promise<void>
}

export const windowOf = (page: Page, file: string): Window => {
  const saved = (): string => readFileSync(file, 'utf8')
  const goTo = (words: string): Promise<void> => {
    const at = saved().indexOf(words)
    assert.notEqual(at, -1, `“${words}” is not in the text`)
    const before = saved().slice(0, at).split('\n')
    return goToLine(page, basename(file), before.length, (before.at(-1)?.length ?? 0) + 1)
  }
  return {
    page,
    saved,
    goTo,
    rewrite: async (words, line) => {
      await goTo(words)
      await page.keyboard.press('End')
      await page.keyboard.press('Shift+Home')
      await page.keyboard.press('Shift+Home')
      await page.keyboard.insertText(line)
    },
    save: async () => {
      await page.keyboard.press('Control+s')
      await page.locator('.tab.active.dirty').waitFor({ state: 'detached' })
    },
    revert: async () => {
      await page.keyboard.press('Escape')
      if (!(await page.locator('.tab.active.dirty').isVisible())) return
      await command(page, 'File: Revert File')
      await gone(page.locator('.tab.active.dirty'))
    },
    command: (title) => command(page, title),
  }
}

const goToLine = async (page: Page, file: string, line: number, column: number): Promise<void> => {
  await page.locator(`.tab[data-resource-name="${file}"]`).first().click()
  // Where the mouse rests on nothing that tells something about itself, over whatever is asked for next.
  await page.mouse.move(700, 940)
  await page.keyboard.press('Control+g')
  const box = page.locator('.quick-input-widget:visible input').first()
  await box.waitFor()
  await box.fill(`:${line}:${column}`)
  await page.keyboard.press('Enter')
  await box.waitFor({ state: 'hidden' })
  await page.locator('.statusbar-item').filter({ hasText: `Ln ${line}, Col ${column}` }).waitFor()
  await page.locator('.monaco-editor.focused').first().waitFor()
}

/** The palette loses what is typed now and then while a window is busy. */
const command = async (page: Page, title: string): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    await page.keyboard.press('F1')
    const box = page.locator('.quick-input-widget:visible input').first()
    await box.waitFor()
    await box.fill(`>${title}`)
    const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first()
    try {
      await row.waitFor({ timeout: patience / 4 })
      return await row.click()
    } catch (error) {
      if (attempt === 3) throw error
      await page.keyboard.press('Escape')
    }
  }
}

/** Answers the question that is asked at the top of the window; without words, with what stands there already. */
export const answer = async (page: Page, question: string, words?: string): Promise<void> => {
  const asked = page.locator('.quick-input-widget:visible').filter({ hasText: question })
  await asked.waitFor()
  if (words !== undefined) await asked.locator('input').first().fill(words)
  await page.keyboard.press('Enter')
}

/** Chooses from the list at the top of the window. */
export const choose = (page: Page, words: string): Promise<void> =>
  page.locator('.quick-input-widget:visible .monaco-list-row').filter({ hasText: words }).first().click()

/** The line of the text that holds these words, as far as it is in view. */
export const lineWith = (page: Page, words: string): Locator =>
  page.locator('.monaco-editor .view-line').filter({ hasText: words }).first()

export const lens = (page: Page, words: string): Locator => page.locator('.codelens-decoration a').filter({ hasText: words }).first()

/** Of the lenses with these words, the one that stands nearest above the line. Editors draw them in any order. */
export const lensAbove = async (page: Page, line: string, words: string): Promise<Locator> => {
  const top = (await lineWith(page, line).boundingBox())?.y ?? 0
  const lenses = await page.locator('.codelens-decoration a').filter({ hasText: words, visible: true }).all()
  // One that is drawn anew meanwhile has no place.
  const boxOf = (each: Locator) => each.boundingBox({ timeout: 1000 }).catch(() => null)
  const placed = await Promise.all(lenses.map(async (each) => ({ each, y: (await boxOf(each))?.y ?? Infinity })))
  const [nearest] = placed.filter(({ y }) => y < top).sort((a, b) => b.y - a.y)
  assert.ok(nearest, `no lens “${words}” above “${line}”`)
  return nearest.each
}

export const seen = (what: Locator): Promise<void> => what.waitFor()

export const gone = (what: Locator): Promise<void> => what.waitFor({ state: 'detached' })

/** Tries again until it is so; what is thrown last says what was found instead. */
export const eventually = async (look: () => Promise<void> | void): Promise<void> => {
  const until = Date.now() + patience
  for (;;) {
    try {
      return await look()
    } catch (error) {
      if (Date.now() > until) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** The page of the preview, inside its two frames. */
export const preview = (page: Page): FrameLocator => page.frameLocator('iframe.webview.ready').first().frameLocator('iframe#active-frame')
