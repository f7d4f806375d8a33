/** The page of a comparison in a real browser, as a reviewer has it: in a wide window, on a telephone, in the dark, on paper. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { comparisonPage } from '@rubric/review'
import { type Page, chromium } from 'playwright-core'
import { review, unchangedReview } from '../review/fixture/review.ts'
import { installed } from './debian.ts'
import type { Client, Report } from './report.ts'

const run = promisify(execFile)

const views = {
  wide: { viewport: { width: 1100, height: 900 } },
  narrow: { viewport: { width: 360, height: 740 } },
  dark: { viewport: { width: 1100, height: 900 }, colorScheme: 'dark' },
  'narrow and dark': { viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
} as const

const pages = {
  changed: comparisonPage(review),
  unchanged: comparisonPage(unchangedReview),
  several: comparisonPage(review, unchangedReview),
}

export const comparison: Client = {
  name: 'comparison',
  run: async (report, output) => {
    const folder = join(output, 'comparison')
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const browser = await chromium.launch({
      executablePath: await installed('chromium', ['chromium']),
      args: ['--no-sandbox', '--disable-gpu'],
    })
    try {
      for (const [name, html] of Object.entries(pages)) {
        const file = join(folder, `${name}.html`)
        writeFileSync(file, html)
        for (const [view, options] of Object.entries(views)) {
          const page = await browser.newPage(options)
          await looks(report, page, file, `${name}, ${view}`)
          await page.screenshot({ path: join(folder, `${name} ${view}.png`), fullPage: true })
          await page.close()
        }
      }
      await prints(report, await browser.newPage(), folder)
    } finally {
      await browser.close()
    }
  },
}

const looks = async ({ check }: Report, page: Page, file: string, what: string): Promise<void> => {
  const said: string[] = []
  page.on('console', (message) => void said.push(message.text()))
  page.on('pageerror', (error) => void said.push(String(error)))
  page.on('request', (request) => void said.push(request.url()))
  const url = pathToFileURL(file).href
  await check(`${what}: opens, asks for nothing else, and has nothing to complain of`, async () => {
    await page.goto(url)
    assert.deepEqual(said, [url])
  })
  await check(`${what}: nothing stands out of the window`, async () => {
    assert.deepEqual(await page.evaluate(outside), [])
    const [wanted, given] = await page.evaluate<readonly [number, number]>(
      '[document.documentElement.scrollWidth, window.innerWidth]',
    )
    assert.ok(wanted <= given, `${wanted} of ${given}`)
  })
  await check(`${what}: can be told from what it stands on`, async () => {
    assert.deepEqual(await page.evaluate(faint), [])
  })
  await check(`${what}: headings go down one step at a time`, async () => {
    const levels = await page
      .locator('h1, h2, h3, h4, h5, h6')
      .evaluateAll((found) => found.map(({ tagName }) => Number(tagName.slice(1))))
    assert.ok(levels.length > 6)
    for (const [at, level] of levels.entries()) assert.ok(level <= (levels[at - 1] ?? 0) + 1, `${levels.join(' ')}: at ${at}`)
  })
}

/** Elements that begin or end outside of the window, but for what only those hear who listen. */
const outside = `[...document.querySelectorAll('body *:not(.unseen)')].filter((element) => {
  const { left, right } = element.getBoundingClientRect()
  return left < 0 || right > document.documentElement.clientWidth
}).map((element) => element.outerHTML.slice(0, 100))`

/** Texts with less contrast than the Web Content Accessibility Guidelines ask for (level AA, 4.5 to 1). */
const faint = `(() => {
  const rgb = (color) => color.match(/[\\d.]+/g).map(Number)
  const linear = (each) => each / 255 <= 0.04045 ? each / 255 / 12.92 : ((each / 255 + 0.055) / 1.055) ** 2.4
  const light = ([r, g, b]) => [r, g, b].map(linear)
    .reduce((sum, each, at) => sum + each * [0.2126, 0.7152, 0.0722][at], 0)
  const ground = (element) => {
    const color = rgb(getComputedStyle(element).backgroundColor)
    return color[3] === 0 ? ground(element.parentElement) : color
  }
  const speaks = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')
  return [...document.querySelectorAll('body *')].filter(speaks)
    .map((element) => {
      const [a, b] = [light(rgb(getComputedStyle(element).color)), light(ground(element))]
      return { ratio: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), text: element.textContent.slice(0, 60) }
    }).filter(({ ratio }) => ratio < 4.5).map(({ ratio, text }) => ratio.toFixed(2) + ' ' + text)
})()`

/** A4 and Letter, with pictures of the sheets. */
const prints = async ({ check }: Report, page: Page, folder: string): Promise<void> => {
  await page.goto(pathToFileURL(join(folder, 'changed.html')).href)
  for (const format of ['A4', 'Letter'] as const) {
    await check(`on ${format}: no sheet ends with the head of a table or with a heading`, async () => {
      const file = join(folder, `changed ${format}.pdf`)
      writeFileSync(file, await page.pdf({ format }))
      await run(await installed('pdftoppm', ['poppler-utils']), ['-r', '60', '-png', file, file.replace('.pdf', '')])
      await run('pdftotext', ['-layout', file])
      const sheets = readFileSync(file.replace('.pdf', '.txt'), 'utf8')
        .split('\f')
        .map((sheet) => sheet.trim())
        .filter((sheet) => sheet !== '')
      assert.ok(sheets.length > 3)
      const headings = await page.locator('h1, h2, h3, h4, thead tr').allInnerTexts()
      const heads = new Set(headings.map((heading) => heading.replaceAll(/\s+/g, ' ').trim()))
      for (const sheet of sheets)
        assert.ok(!heads.has((sheet.split('\n').at(-1) ?? '').replaceAll(/\s+/g, ' ').trim()), sheet.slice(-200))
    })
  }
}
