/** Every golden page, asked in three ways and answered alike. `RUBRIC_WRITE=1` fills the responses that are still empty, for a person to look at. */
import { env } from 'node:process'
import { describe, expect, it } from 'vitest'
import { pagePaths, readPage, writeResponses } from './runner/page.ts'
import { directly, overStdio, overStreams, type Way } from './runner/replay.ts'

const paths = pagePaths()
const spawned = overStdio()

const ways: Readonly<Record<string, Way>> = {
  'called directly': directly,
  'over two streams': overStreams,
  'by rubric lsp': async (page) => (await spawned).way(page),
}

if (env['RUBRIC_WRITE'] === '1') {
  for (const path of paths) {
    const page = readPage(path)
    if (page.steps.some(({ at, response }) => at !== undefined && response === undefined)) writeResponses(path, page, await overStreams(page))
  }
}

describe.each(Object.entries(ways))('the golden pages %s', (_, way) => {
  it.each(paths)('%s', async (path) => {
    const page = readPage(path)
    expect(await way(page)).toEqual(page.steps.map(({ response }) => response))
  })
})

it('rubric lsp has answered every page, still lives, and ends when asked', async () => {
  expect(await (await spawned).end()).toBe(0)
})
