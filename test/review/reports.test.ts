/** The golden pages; `RUBRIC_WRITE=1` writes those that are missing, for a person to look at. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { answers, type Comparison } from '@rubric/analysis'
import {
  commentMarker,
  comparisonJunit,
  comparisonMarkdown,
  comparisonPage,
  comparisonSarif,
  comparisonText,
  type Counts,
  plainText,
  type Review,
} from '@rubric/review'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { population, review, unchangedReview } from './fixture/review.ts'
import { reworded, xmlFault } from './support.ts'

const text = (of: Review): string =>
  comparisonText(of)
    .map(({ heading, lines }) => [...(heading === '' ? [] : [`== ${heading}`]), ...lines.map(plainText), '', ''].join('\n'))
    .join('')

const formats: Readonly<Record<string, (of: Review) => string>> = {
  html: comparisonPage,
  md: comparisonMarkdown,
  sarif: comparisonSarif,
  xml: comparisonJunit,
  txt: text,
}
const reviews: Readonly<Record<string, Review>> = { changed: review, unchanged: unchangedReview }

const cases = Object.entries(reviews).flatMap(([name, of]) =>
  Object.entries(formats).map(([format, render]) => ({ file: `${name}.${format}`, shown: render(of) })),
)

describe('the golden pages', () => {
  it.each(cases)('$file', ({ file, shown }) => {
    const path = new URL(`goldens/${file}`, import.meta.url)
    if (process.env['RUBRIC_WRITE'] === '1' && !existsSync(path)) writeFileSync(path, shown)
    expect(shown).toBe(readFileSync(path, 'utf8'))
  })
})

describe('every format', () => {
  it.each(cases)('$file never speaks of a denial, and is the same again', ({ file, shown }) => {
    expect(shown).not.toMatch(/\b(deny|denied|denial|approved?)\b/i)
    const [name = '', format = ''] = file.split('.')
    expect(formats[format]?.(reviews[name] ?? review)).toBe(shown)
  })

  it.each(['html', 'md', 'txt', 'xml'])('%s says of a sample that it is one, and of a proof that it is one', (format) => {
    const shown = formats[format]?.(review) ?? ''
    expect(shown).toMatch(/20,000 sampled members \(seed 812\)/)
    expect(shown).toMatch(/proved for every member/i)
  })

  it.each(['html', 'md', 'txt'])('%s says that nobody is touched where nobody is', (format) => {
    const shown = formats[format]?.(unchangedReview) ?? ''
    expect(shown.match(/Nobody: proved for every member\./g)).toHaveLength(3)
    expect(shown).toContain('Every part is unchanged.')
    expect(shown).toContain('Every word is the same.')
  })

  it.each(['html', 'md', 'txt'])('%s shows each member once, as synthetic, with the command that keeps it', (format) => {
    const shown = formats[format]?.(review) ?? ''
    expect(shown.match(/synthetic( member,|\),)/g)).toHaveLength(8)
    expect(shown.match(/--add-example/g)?.length).toBe(8)
  })
})

describe('the page', () => {
  const page = comparisonPage(review)

  it('needs nothing from elsewhere, and runs nothing', () => {
    expect(page).not.toMatch(/https?:|<script|<link|<img|@import|url\(/)
  })

  it('has headings in order, one of the first kind, and header cells that say what they head', () => {
    const levels = [...page.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level))
    expect(levels[0]).toBe(1)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    for (const [at, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1)
    for (const [cell] of page.matchAll(/<th[ >][^>]*>?/g)) expect(cell).toMatch(/scope="(row|col)"/)
  })

  it('leads only to what is on it', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, to] of page.matchAll(/(?:href="#|aria-labelledby=")([^"]+)"/g)) expect(ids).toContain(to)
  })

  it('tells claims, changes, answers, members, facts and words in this order', () => {
    expect([...page.matchAll(/<h2 id="(\w+)"/g)].map(([, id]) => id)).toEqual([
      'claims',
      'changes',
      'answers',
      'members',
      'facts',
      'words',
    ])
  })

  it('shows text as text', () => {
    const shown = comparisonPage(reworded(review, (words) => `${words}</p><script>alert("1")</script>&amp;`))
    expect(shown).not.toContain('<script')
    expect(shown.match(/<p[ >]/g)?.length).toBe(shown.match(/<\/p>/g)?.length)
  })
})

describe('the comment', () => {
  it('starts with the mark by which it is found again', () => {
    expect(comparisonMarkdown(review).startsWith(`${commentMarker('example.home_therapy')}\n`)).toBe(true)
  })

  it('fits whatever is to be said, leaves out whole pieces from the end, and says so', () => {
    const { comparison } = review
    const many = Array.from({ length: 400 }, (_, at) =>
      comparison.roots.map((root) => ({ ...root, address: `${root.address}_${at}` })),
    ).flat()
    const shown = comparisonMarkdown({ ...review, comparison: { ...comparison, roots: many } })
    expect(shown.length).toBeLessThan(65_536)
    expect(shown.match(/<details>/g)?.length).toBe(shown.match(/<\/details>/g)?.length)
    expect(shown).toMatch(/\*Left out here, to fit a comment: [\d,]+ × a part of the policy\./)
    expect(shown).toContain('2 of 8 claims are false.')
    for (const heading of ['From which answer to which', 'Who gains', 'Who loses', 'The words, old and new'])
      expect(shown).toContain(heading)
  })

  it('says all there is where there is room', () => {
    expect(comparisonMarkdown(review)).not.toContain('Left out here')
  })

  it('mentions nobody, and keeps markup of authors text', () => {
    const shown = comparisonMarkdown(reworded(review, (words) => `${words} @team #12 </details><b>`)).replaceAll(
      /`[^`\n]*`/g,
      'code',
    )
    expect(shown).not.toMatch(/[@#]\w/)
    expect(shown.match(/<details>/g)?.length).toBe(shown.match(/<\/details>/g)?.length)
  })
})

describe('the text', () => {
  it('is no wider than asked for', () => {
    for (const width of [70, 80, 100, 120])
      for (const { lines } of comparisonText(review, width))
        for (const line of lines) expect(plainText(line).length, plainText(line)).toBeLessThanOrEqual(width)
  })

  it('says with a sign what it says with a colour', () => {
    const stretches = comparisonText(review).flatMap(({ lines }) => lines.flat())
    const words = stretches.filter(({ style, text: shown }) => style === 'removed' && shown.startsWith('['))
    expect(words.length).toBeGreaterThan(5)
    for (const { text: shown } of words) expect(shown).toMatch(/^\[-/)
  })
})

describe('the log for code scanning', () => {
  const [run] = JSON.parse(comparisonSarif(review)).runs

  it('has what the standard demands of a log, a run, a tool and a result', () => {
    expect(JSON.parse(comparisonSarif(review)).version).toBe('2.1.0')
    expect(run.tool.driver.name).toBe('rubric')
    for (const result of run.results) {
      expect(result.message.text).not.toBe('')
      expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId)
      for (const { physicalLocation } of [...result.locations, ...(result.relatedLocations ?? [])]) {
        expect(physicalLocation.artifactLocation.uri).toMatch(/^policies\/example\/home_therapy\/202[67]-01-01\.rubric$/)
        expect(physicalLocation.region.startLine).toBeGreaterThan(0)
        expect(physicalLocation.region.endColumn).toBeGreaterThan(0)
      }
    }
  })

  it('calls a false claim an error, and nothing else', () => {
    const errors = run.results.filter(({ level }: { readonly level: string }) => level === 'error')
    expect(errors.map(({ ruleId }: { readonly ruleId: string }) => ruleId)).toEqual([
      'revision/false-claim',
      'revision/false-claim',
    ])
  })

  it('tells each result from all others', () => {
    const prints = run.results.map((result: { readonly partialFingerprints: object }) =>
      JSON.stringify(result.partialFingerprints),
    )
    expect(new Set(prints).size).toBe(prints.length)
  })

  it('has a result for each kind of change of each part', () => {
    const changed = review.comparison.roots.filter(({ verdict }) => verdict !== 'unchanged')
    const flips = changed.reduce((sum, { flips: own }) => sum + own.length, 0)
    expect(run.results).toHaveLength(flips + 3 + 2)
  })
})

describe('the report of test runners', () => {
  it('is XML, whatever authors write', () => {
    expect(xmlFault(comparisonJunit(review))).toBe(null)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        expect(xmlFault(comparisonJunit(reworded(review, () => words)))).toBe(null)
      }),
      { numRuns: 100 },
    )
  })

  it('has a case for each claim and each part; what is false fails, what is open is skipped', () => {
    const shown = comparisonJunit(review)
    expect(shown.match(/<testcase /g)).toHaveLength(review.comparison.claims.length + review.comparison.roots.length)
    expect(shown.match(/<failure /g)).toHaveLength(2)
    expect(shown.match(/<skipped /g)).toHaveLength(1)
    expect(shown).toContain('<testsuites tests="20" failures="2" skipped="1">')
  })
})

describe('numbers of recorded members', () => {
  const count = fc.oneof(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 5000 }))
  const row = fc.record({ met: count, 'information needed': count, 'not met': count })
  const counts = fc.record({ met: row, 'information needed': row, 'not met': row })
  const shownOf = (
    of: Comparison['overall']['address'],
    numbers: Counts,
    isSuppressed: boolean,
  ): readonly string[] => {
    const shown = comparisonPage({ ...review, population: { ...population, counts: new Map([[of, numbers]]), isSuppressed } })
    return [...shown.matchAll(/<br><strong>([^<]*)<\/strong><\/td>/g)].map(([, text = '']) => text.replaceAll(',', ''))
  }
  const { address } = review.comparison.overall

  it('are shown as they are where they may be', () => {
    fc.assert(
      fc.property(counts, (numbers) => {
        expect(shownOf(address, numbers, false)).toEqual(
          answers.flatMap((from) => answers.map((to) => String(numbers[from][to]))),
        )
      }),
      { numRuns: 50 },
    )
  })

  it('that are small are neither shown nor can they be worked out', () => {
    fc.assert(
      fc.property(counts, (numbers) => {
        const actual = answers.flatMap((from) => answers.map((to) => numbers[from][to]))
        const shown = shownOf(address, numbers, true)
        const hidden = shown.flatMap((each, at) => (/^\d+$/.test(each) ? [] : [actual[at] ?? 0]))
        for (const [at, each] of shown.entries())
          if (/^\d+$/.test(each))
            (expect(Number(each) === 0 || Number(each) > 10).toBe(true), expect(Number(each)).toBe(actual[at]))
        // The total tells the sum of what is hidden: of one number alone it would tell the number.
        if (hidden.length === 1) expect(actual.filter((each) => each > 10)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})
