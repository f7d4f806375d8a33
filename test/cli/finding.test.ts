import { paintWith, renderFinding, renderFindings, widthOf } from '@rubric/cli'
import type { Diagnostic } from '@rubric/syntax'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beside, file, finding, sources, spanOf, text } from './samples.ts'

const plain = { paint: paintWith(false), width: 100 }
const show = (diagnostic: Diagnostic, width = 100): string => `\n${renderFinding(diagnostic, sources, { ...plain, width })}\n`
const line = (words: string, marked: string, changes: Partial<Diagnostic> = {}, width = 60): string =>
  renderFinding(finding(spanOf(marked, 0, words), changes), new Map([[file, words]]), { ...plain, width })

describe('a finding', () => {
  it('says what is wrong, shows where, gives the facts and the remedy', () => {
    const diagnostic = finding(spanOf('moderat', 1), {
      code: 'unknown-value',
      title: 'symptom_severity has no such value',
      label: 'not one of its values',
      text: 'Its values are\n  none < mild < moderate < severe',
      hint: 'Write moderate.',
      fixes: [{ title: 'Write moderate', safe: true, edits: [] }],
    })
    expect(show(diagnostic)).toBe(`
error[unknown-value]: symptom_severity has no such value
  ┌─ policies/sample/clinic.rubric:7:33
 7│       symptom_severity at least moderat
  │                                 ^^^^^^^ not one of its values
  = Its values are
      none < mild < moderate < severe
  help: Write moderate.  [fixable]
  more: rubric explain unknown-value
`)
  })

  it('shows every party to a conflict, in the order of the lines', () => {
    const diagnostic = finding(spanOf('member.age at least 45 years'), {
      severity: 'warning',
      code: 'criterion-never-met',
      title: 'nobody can meet both',
      label: 'but this needs 45 or more',
      related: [beside('member.age less than 18 years', 'this needs less than 18'), beside('ALL of', 'both stand under this')],
    })
    expect(show(diagnostic)).toBe(`
warning[criterion-never-met]: nobody can meet both
  ┌─ policies/sample/clinic.rubric:9:7
 5│   ALL of
  │   ------ both stand under this
  ┆
 9│       member.age at least 45 years and weight at least 3 kg
  │       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ but this needs 45 or more
10│     3. "young"
11│       member.age less than 18 years
  │       ----------------------------- this needs less than 18
  more: rubric explain criterion-never-met
`)
  })

  it('keeps marks of one line apart, words below from right to left', () => {
    const diagnostic = finding(spanOf('45 years'), {
      label: 'years',
      related: [beside('3 kg', 'kilograms'), beside('weight', 'a weight')],
    })
    expect(show(diagnostic)).toBe(`
error[sample-fault]: something is wrong
  ┌─ policies/sample/clinic.rubric:9:27
 9│       member.age at least 45 years and weight at least 3 kg
  │                           ^^^^^^^^     ------          ---- kilograms
  │                           |            a weight
  │                           years
  more: rubric explain sample-fault
`)
  })

  it('gives marks that overlap a row each, the fault first', () => {
    const diagnostic = finding(spanOf('45 years'), {
      label: 'the fault',
      related: [beside('member.age at least 45 years', 'all of it')],
    })
    expect(show(diagnostic)).toBe(`
error[sample-fault]: something is wrong
  ┌─ policies/sample/clinic.rubric:9:27
 9│       member.age at least 45 years and weight at least 3 kg
  │                           ^^^^^^^^ the fault
  │       ---------------------------- all of it
  more: rubric explain sample-fault
`)
  })

  it('names another file that takes part', () => {
    const other = 'policies/vocabulary.rubric'
    const related = [{ file: other, span: { start: 0, end: 5 }, text: 'declared here' }]
    const shown = renderFinding(finding(spanOf('weight'), { related }), new Map([...sources, [other, 'facts\n']]), plain)
    expect(`\n${shown}\n`).toBe(`
error[sample-fault]: something is wrong
  ┌─ policies/sample/clinic.rubric:9:40
 9│       member.age at least 45 years and weight at least 3 kg
  │                                        ^^^^^^ wrong here
  ├─ policies/vocabulary.rubric:1:1
 1│ facts
  │ ----- declared here
  more: rubric explain sample-fault
`)
  })

  it('without a text to show, still says where', () => {
    expect(renderFinding(finding({ start: 0, end: 0 }, { file: 'gone.rubric', text: 'no' }), sources, plain)).toBe(
      'error[sample-fault]: something is wrong\n  ── gone.rubric\n  = no\n  more: rubric explain sample-fault',
    )
  })

  it('marks under the right column where characters are wide, and makes tabs visible', () => {
    expect(line('\t"広い" broken', 'broken').split('\n').slice(1, 4)).toEqual([
      '  ┌─ policies/sample/clinic.rubric:1:7',
      ' 1│ →   "広い" broken',
      '  │            ^^^^^^ wrong here',
    ])
  })

  it('marks the place after the end of a line, and of the text', () => {
    const end = { start: text.length, end: text.length }
    expect(show(finding(end))).toContain('12│\n  │ ^ wrong here')
    const lineEnd = spanOf('45 years and weight at least 3 kg').end
    expect(show(finding({ start: lineEnd, end: lineEnd }))).toMatch(/3 kg\n {2}│ {60}\^ wrong here/)
  })

  it('marks the first line of a fault that spans several', () => {
    const span = { start: spanOf('ALL of').start, end: spanOf('of age').end }
    expect(show(finding(span))).toContain(' 5│   ALL of\n  │   ^^^^^^ wrong here\n')
  })

  it('crops a long line around the fault', () => {
    const words = `${'left '.repeat(40)}fault ${'right '.repeat(40)}`
    expect(line(words, 'fault').split('\n').slice(1, 4)).toEqual([
      '  ┌─ policies/sample/clinic.rubric:1:201',
      ' 1│ …eft left left left left fault right right right right …',
      '  │                          ^^^^^ wrong here',
    ])
  })

  it('crops a line of megabytes without reading all of it', () => {
    const words = `${'left '.repeat(1_000_000)}fault ${'right '.repeat(1_000_000)}`
    expect(line(words, 'fault').split('\n').slice(2, 4)).toEqual([
      ' 1│ …eft left left left left fault right right right right …',
      '  │                          ^^^^^ wrong here',
    ])
  })

  it('counts columns without the byte-order mark, and takes CRLF and CR as ends of lines', () => {
    expect(line('\ufefffault', 'fault')).toContain(':1:1\n 1│ fault\n  │ ^^^^^ wrong here')
    expect(line('one\r\ntwo\rfault\r\n', 'fault')).toContain(':3:1\n 3│ fault\n  │ ^^^^^ wrong here')
  })

  it('does not let the source steer the terminal', () => {
    expect(line('\u001b[2Jfault', 'fault', { label: 'a\u0007b' })).toContain(' 1│ ␛[2Jfault\n  │     ^^^^^ a␇b')
  })

  it('stays within the width, wherever the marks are', () => {
    const offset = fc.integer({ min: 0, max: text.length })
    const span = fc.tuple(offset, offset).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
    const label = fc.constantFrom('', 'short', 'words that go on for quite a while and then end')
    const related = fc.array(fc.record({ file: fc.constant(file), span, text: label }), { maxLength: 4 })
    fc.assert(
      fc.property(span, related, label, fc.integer({ min: 50, max: 120 }), (at, others, words, width) => {
        const shown = renderFinding(finding(at, { related: others, label: words }), sources, { ...plain, width })
        return (
          shown.split('\n').every((row) => widthOf(row) <= width) &&
          others.every(({ text: it }) => shown.includes(it.slice(0, 5)))
        )
      }),
    )
  })
})

describe('several findings', () => {
  const findings = [
    finding(spanOf('young'), { severity: 'warning' }),
    finding(spanOf('ALL of')),
    finding({ start: 0, end: 1 }, { file: 'policies/another.rubric' }),
    finding(spanOf('of age'), { severity: 'info' }),
  ]

  it('stand in the order of their places and end in a count', () => {
    const shown = renderFindings({ diagnostics: findings, sources, files: 5 }, 'pretty', plain)
    expect(shown.match(/^(error|warning|note)|:\d+:\d+$/gm)).toEqual([
      'error',
      'error',
      ':5:3',
      'note',
      ':8:9',
      'warning',
      ':10:9',
    ])
    expect(shown).toMatch(/\n\n2 errors, 1 warning, 1 note in 2 of 5 files\n$/)
  })

  it('without any, say that all was looked at', () => {
    expect(renderFindings({ diagnostics: [], sources, files: 1 }, 'pretty', plain)).toBe('✓ 1 file checked, nothing to report\n')
  })
})
