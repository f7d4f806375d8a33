/** Which version of a policy is in force on a day. Laws first: the versions part time. */
import { compileWorkspace, firstDay, inForce, timeline, type VersionDates, versionsOf } from '@rubric/compiler'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const START = Date.UTC(2024, 0, 1)
const DAYS = 120
const day = (at: number): string => new Date(START + at * 86_400_000).toISOString().slice(0, 10)
const days = Array.from({ length: DAYS }, (_, at) => day(at))

/** Versions with different first days or different known days, in any order. Some give no effective day of their own. */
const versions: fc.Arbitrary<readonly VersionDates[]> = fc
  .uniqueArray(fc.record({ at: fc.nat(DAYS - 1), known: fc.nat(DAYS - 1), isImplied: fc.boolean() }), {
    minLength: 1, maxLength: 6, selector: ({ at, known }) => `${at}/${known}`,
  })
  .map(found => found.map(({ at, known, isImplied }) => ({
    version: isImplied ? day(at) : day(known), effective: isImplied ? '' : day(at), ends: '', known: day(known),
  })))

const asked = fc.integer({ min: -5, max: DAYS + 5 }).map(day)

/** The definition, word for word: of those that have begun, the last to begin; of those, the last to be known. */
const byDefinition = (all: readonly VersionDates[], on: string): VersionDates | undefined => {
  const begun = all.filter(each => firstDay(each) <= on)
  const last = begun.filter(each => begun.every(other => firstDay(other) <= firstDay(each)))
  return last.find(each => last.every(other => other.known <= each.known))
}

describe('the version in force', () => {
  it('is exactly one on each day from the first day on, and none before', () => {
    fc.assert(fc.property(versions, asked, (all, on) => {
      const first = all.map(firstDay).sort()[0] ?? ''
      const found = inForce(all, on)
      expect(found === undefined).toBe(on < first)
      expect(found).toBe(byDefinition(all, on))
    }))
  })

  it('is the same in whatever order the versions come', () => {
    fc.assert(fc.property(versions.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length }))), asked,
      ([all, shuffled], on) => {
        expect(inForce(shuffled, on)).toBe(inForce(all, on))
      }))
  })

  it('never changes back: a later day has the same version or one that begins later', () => {
    fc.assert(fc.property(versions, asked, asked, (all, a, b) => {
      const [early, late] = [a, b].sort().map(on => inForce(all, on ?? ''))
      if (early !== undefined && late !== undefined) expect(firstDay(late) >= firstDay(early)).toBe(true)
    }))
  })

  it('as known on a day, is what it would be without the versions that became known later', () => {
    fc.assert(fc.property(versions, asked, asked, (all, on, knownOn) => {
      expect(inForce(all, on, knownOn)).toBe(byDefinition(all.filter(({ known }) => known <= knownOn), on))
    }))
  })

  it('is what the timeline says, whose stretches follow each other without a break', () => {
    fc.assert(fc.property(versions, fc.option(asked, { nil: undefined }), (all, knownOn) => {
      const stretches = timeline(all, knownOn)
      for (const on of days) {
        const holding = stretches.filter(({ from, to }) => from <= on && (to === null || on <= to))
        expect(holding.map(({ version }) => version)).toEqual([inForce(all, on, knownOn)].filter(each => each !== undefined))
      }
      expect(stretches.map(({ to }) => to).indexOf(null)).toBe(stretches.length - 1)
    }))
  })
})

describe('examples', () => {
  const first = { version: '2024-01-01', effective: '2024-01-01', ends: '2025-12-31', known: '2023-11-20' }
  const second = { version: '2026-01-01', effective: '2026-01-01', ends: '', known: '2025-11-20' }
  const corrected = { version: '2026-02-01', effective: '2026-01-01', ends: '', known: '2026-02-15' }

  it.each([
    ['2023-12-31', undefined, undefined],
    ['2024-01-01', undefined, first],
    ['2025-12-31', undefined, first],
    ['2026-01-01', undefined, corrected],
    ['2026-01-01', '2026-02-14', second],
    ['2026-01-01', '2026-02-15', corrected],
    // The second was not known, and the first says itself that it has ended.
    ['2026-01-01', '2025-11-19', undefined],
  ] as const)('%s, as known on %s', (on, knownOn, expected) => expect(inForce([second, corrected, first], on, knownOn)).toBe(expected))

  it('a last version may end', () => {
    expect([inForce([first], '2025-12-31'), inForce([first], '2026-01-01')]).toEqual([first, undefined])
    expect(timeline([first])).toEqual([{ version: first, from: '2024-01-01', to: '2025-12-31' }])
  })

  it('leap days are days', () => {
    expect(timeline([first, { ...second, effective: '2024-03-01' }].map(each => ({ ...each, ends: '' })))[0]?.to).toBe('2024-02-29')
  })
})

const file = (path: string, lines: readonly string[]): { readonly path: string; readonly text: string } =>
  ({ path, text: ['policy test.policy "Test"', ...lines.map(line => `  ${line}`), '  language 1', '', 'criteria c "C"', '  member.age at least 3 years', ''].join('\n') })

const faults = (...files: readonly (readonly string[])[]): readonly string[] =>
  compileWorkspace(files.map((lines, at) => file(`${at}.rubric`, lines))).diagnostics
    .filter(({ severity }) => severity === 'error').map(({ code, file: where, related }) => [code, where, ...related.map(each => each.file)].join(' '))

describe('files of one policy', () => {
  it('are faulty exactly where a stated end is not the day before the next begins', () => {
    fc.assert(fc.property(
      fc.uniqueArray(fc.nat(40), { minLength: 2, maxLength: 4 }), fc.array(fc.constantFrom(null, -2, -1, 0, 1), { minLength: 4, maxLength: 4 }),
      (starts, ends) => {
        const sorted = [...starts].sort((a, b) => a - b).map(at => at * 5)
        const expected: string[] = []
        const files = sorted.map((at, index) => {
          const [next, shift = null] = [sorted[index + 1], ends[index]]
          if (next === undefined || shift === null) return [`version ${day(at)}`, `effective ${day(at)}`]
          if (shift !== -1) expected.push(`${shift < -1 ? 'version-gap' : 'version-overlap'} ${index}.rubric ${index + 1}.rubric`)
          return [`version ${day(at)}`, `effective ${day(at)}`, `ends ${day(next + shift)}`]
        })
        expect(faults(...files)).toEqual(expected)
      }), { numRuns: 40 })
  })

  it.each([
    ['a correction', [['version 2026-01-01'], ['version 2026-02-01', 'effective 2026-01-01']], []],
    ['a correction and what comes before', [['version 2025-01-01', 'ends 2025-12-31'], ['version 2026-01-01'], ['version 2026-02-01', 'effective 2026-01-01']], []],
    ['two from one day, known on one day', [['version 2026-01-01'], ['version 2026-02-01', 'effective 2026-01-01', 'issued 2026-01-01']],
      ['same-effective 1.rubric 0.rubric']],
    ['one without a day', [['version 2026-01-01'], ['issuer "Test"']], ['version-without-date 1.rubric']],
    ['one alone, without a day', [['issuer "Test"']], []],
    ['one alone, with an end', [['version 2026-01-01', 'ends 2026-12-31']], []],
    ['an end before the beginning', [['version 2026-01-01', 'ends 2025-12-31']], ['version-ends-early 0.rubric']],
  ])('%s', (_, files, expected) => expect(faults(...files)).toEqual(expected))

  it('of other policies have nothing to do with each other', () => {
    const other = file('b.rubric', ['version 2025-06-01'])
    const { diagnostics } = compileWorkspace([file('a.rubric', ['version 2025-01-01', 'ends 2025-12-31']), { ...other, text: other.text.replace('test.policy', 'test.other') }])
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('are found by the policy, with the day on which each became known', () => {
    const { value } = compileWorkspace([
      file('b.rubric', ['version 2026-01-01', 'approved 2025-10-01 by "A"', 'approved 2025-11-20 by "B"']),
      file('a.rubric', ['version 2025-01-01', 'approved 2024-11-20 by "B"', 'issued 2024-12-01']), file('c.rubric', ['version 2026-06-01']),
    ])
    const found = versionsOf(value.policies).get('test.policy') ?? []
    expect(found.map(({ policy, known }) => [policy.file, known])).toEqual([['a.rubric', '2024-12-01'], ['b.rubric', '2025-11-20'], ['c.rubric', '2026-06-01']])
    expect(inForce(found, '2026-02-01')?.policy.file).toBe('b.rubric')
  })

  it('are known from their last approval, where the policy as such was issued long before', () => {
    const { value } = compileWorkspace([file('a.rubric', ['version 2025-10-01', 'issued 2023-08-16', 'approved 2025-07-16 by "A"'])])
    expect(value.policies.map(({ graph }) => graph.policy.known)).toEqual(['2025-07-16'])
  })
})
