/** A text that is read again after edits, part by part, gives what it gives when it is read for the first time. */
import { createParser, parse } from '@rubric/syntax'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { deep, seed } from '../laws/runs.ts'
import { sourceFiles } from '../support/real-policies.ts'

/** Sections of the real policies, in any order: below a header, above it, or without one. */
const sections = sourceFiles.flatMap(({ text }) => text.slice(text.indexOf('\nfacts\n') + 1).split(/\n\n(?=\S)/))
const headers = ['policy p "P"\n  version 2026-01-01', 'vocabulary v "V"', 'policy', 'polcy p "P"', '']

/** What an edit puts into a text: what parts depend on of those above them, and whatever breaks them. */
const inserted = fc.oneof(
  fc.constantFrom(...sections),
  fc.constantFrom(...headers),
  fc.constant(''),
  fc.constantFrom('x', '"', '(', '\n', '\r', '\t', '§', '# a remark', 'criteria c "C"\n  ALL of\n    1. a\n'),
  fc.integer({ min: 1, max: 150 }).map((lines) => '  neither fish nor fowl (\n'.repeat(lines)),
)

const text = fc.record({
  header: fc.constantFrom(...headers), before: fc.array(fc.constantFrom(...sections), { maxLength: 1 }), after: fc.array(fc.constantFrom(...sections), { maxLength: 20 }),
}).map(({ header, before, after }) => [...before, header, ...after].join('\n\n'))

/** At the top as often as elsewhere: all below rests on it. */
const edit = fc.record({ at: fc.oneof(fc.nat(), fc.nat({ max: 8 })), isAtLine: fc.boolean(), length: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 3_000 })), text: inserted })

it('whatever is inserted, removed or replaced', () => {
  const law = fc.property(text, fc.array(edit, { maxLength: 6 }), (first, edits) => {
    const read = createParser('p.rubric')
    let now = first
    expect(read(now)).toEqual(parse('p.rubric', now))
    for (const { at, isAtLine, length, text: more } of edits) {
      const place = at % (now.length + 1)
      const from = isAtLine ? now.lastIndexOf('\n', place) + 1 : place
      now = `${now.slice(0, from)}${more}${isAtLine ? '\n' : ''}${now.slice(from + length)}`
      const [again, fresh] = [read(now), parse('p.rubric', now)]
      if (JSON.stringify(again) !== JSON.stringify(fresh)) expect(again).toEqual(fresh)
    }
  })
  fc.assert(law, { seed, numRuns: deep ? 5_000 : 150, endOnFailure: !deep })
}, 3_600_000)
