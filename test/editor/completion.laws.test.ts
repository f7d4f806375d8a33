import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { policy } from '@rubric/harness'
import { completionsAt } from '@rubric/language-service'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deep, seed } from '../laws/runs.ts'
import { programOf, realProgram } from '../support/programs.ts'
import { brokenOff, isWrongWith, recalls, some, spotsIn, type Spot } from './completion.laws.ts'

const program = realProgram()

const lineOf = (text: string, { offset, word }: Spot): string => `${text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset)}▮${word}`

describe.each(program.paths())('in %s', (path) => {
  const { text } = program.file(path) ?? { text: '' }
  const spots = spotsIn(program, path)

  test('a line that breaks off before a word that can be known is offered that word', () => {
    const missed = some(spots, deep ? Infinity : 150).filter((spot) => !recalls(program, spot))
    expect(missed.map((spot) => lineOf(text, spot))).toEqual([])
  })

  test('what is offered leaves no error on its line', () => {
    const wrong = some(spots, deep ? 2_000 : 12).flatMap((spot) =>
      completionsAt(brokenOff(program, path, spot.offset), path, spot.offset)
        .filter((completion) => isWrongWith(program, spot, completion))
        .map(({ label }) => lineOf(text, { ...spot, word: label })))
    expect(wrong).toEqual([])
  })

  test('the edit holds the cursor, and stays on its line', () => {
    for (let offset = 0; offset <= text.length; offset += deep ? 7 : 499) {
      for (const { edit: { span } } of completionsAt(program, path, offset)) {
        expect(span.start).toBeLessThanOrEqual(offset)
        expect(span.end).toBeGreaterThanOrEqual(offset)
        expect(text.slice(span.start, span.end)).not.toContain('\n')
      }
    }
  })

  test('a text that ends anywhere is completed without a throw', () => {
    for (let offset = 0; offset <= text.length; offset += Math.ceil(text.length / (deep ? 400 : 12))) {
      const broken = programOf([path, text.slice(0, offset)])
      expect(Array.isArray(completionsAt(broken, path, offset))).toBe(true)
    }
  })
})

/** They show everything that can be written. */
const reference = globSync('*.md', { cwd: fileURLToPath(new URL('../../grammar/reference', import.meta.url)) }).sort()

test.each(reference)('the words of the reference are offered: %s', (page) => {
  const source = readFileSync(new URL(`../../grammar/reference/${page}`, import.meta.url), 'utf8')
  const texts = [...source.matchAll(/^```rubric[^\n]*\n(.*?)^```/gms)].map(([, text = ''], at) => [`policies/${at}.rubric`, text] as const)
  const shown = programOf(...texts)
  for (const [path, text] of texts) {
    const missed = spotsIn(shown, path).filter((spot) => !recalls(shown, spot))
    expect(missed.map((spot) => lineOf(text, spot))).toEqual([])
  }
})

describe('in random policies', () => {
  const tally = { spots: 0, missed: 0, offers: 0 }
  const examples: string[] = []

  const look = (files: readonly { readonly path: string; readonly text: string }[], pick: number): void => {
    const random = programOf(...files.filter(({ path }) => path.endsWith('.rubric')).map(({ path, text }) => [path, text] as const))
    const spots = random.paths().flatMap((path) => spotsIn(random, path))
    for (const spot of some(spots, 40)) {
      tally.spots += 1
      if (recalls(random, spot)) continue
      tally.missed += 1
      examples.push(lineOf(random.file(spot.path)?.text ?? '', spot))
    }
    const spot = spots[pick % Math.max(1, spots.length)]
    if (spot === undefined) return
    for (const each of completionsAt(brokenOff(random, spot.path, spot.offset), spot.path, spot.offset)) {
      tally.offers += 1
      if (isWrongWith(random, spot, each)) examples.push(`wrong: ${lineOf(random.file(spot.path)?.text ?? '', { ...spot, word: each.label })}`)
    }
  }

  // Random policies say what nobody would: constants with units that no fact has, codes of a fact where none is known.
  test('of 1,000 words 998 are offered, and nothing that is wrong', () => {
    fc.assert(fc.property(policy, fc.nat(), ({ files }, pick) => look(files, pick)), { seed, numRuns: deep ? 2_000 : 25 })
    expect(tally.missed / tally.spots, `${JSON.stringify(tally)}\n${examples.join('\n')}`).toBeLessThanOrEqual(0.002)
    expect(examples.filter((each) => each.startsWith('wrong: '))).toEqual([])
  })
})
