/** What is derived from the grammar is committed as it is derived. */
import { readFileSync } from 'node:fs'
import { outputs } from '@rubric/grammar'
import { describe, expect, it } from 'vitest'

describe('what is derived from the grammar', () => {
  it.each(Object.entries(outputs))('%s is what the parser says; else run `node grammar/src/generate.ts`', (path, text) => {
    expect(readFileSync(new URL(`../../grammar/${path}`, import.meta.url), 'utf8') === text()).toBe(true)
  })
})
