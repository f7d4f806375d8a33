/** What a version changes, as an editor tells of it while the texts change. */
import type { Program } from '@rubric/compiler'
import { codeActions, codeLenses, createRevisions, hoverAt, type Revisions, verdictWords, versionBefore } from '@rubric/language-service'
import { withEdits } from '@rubric/syntax'
import { describe, expect, test } from 'vitest'
import { programOf, realProgram } from '../support/programs.ts'
import { sourceFiles } from '../support/real-policies.ts'

const today = '2026-06-01'

const finish = (revisions: Revisions, program: Program, path: string): void => {
  for (const steps = revisions.work(program, path); steps.next().done !== true; );
}

const textOf = (program: Program, path: string): string => program.file(path)?.text ?? ''

/** `eligibility: broader than 2015-02-05 · proved` */
const changeLenses = (revisions: Revisions, program: Program, path: string): readonly string[] =>
  codeLenses(program, path, undefined, revisions.last(program, path))
    .filter(({ command }) => command.name === 'rubric.compareVersions')
    .map(({ span, title }) => `${textOf(program, path).slice(span.start, span.end)}: ${title}`)

const revising = sourceFiles.filter(({ text }) => /^revises /m.test(text)).map(({ path }) => path)

/** Never the word that is there. */
const otherWord: Readonly<Record<string, string>> = {
  unchanged: 'broader', broader: 'narrower', narrower: 'broader', mixed: 'unchanged', 'outcome only': 'narrower',
}

describe.each(revising)('%s', (path) => {
  test('has a lens for every rule that both versions have, and none of its claims is false', () => {
    const [program, revisions] = [realProgram(), createRevisions()]
    expect(changeLenses(revisions, program, path)).toEqual([])
    finish(revisions, program, path)
    const comparison = revisions.comparison(program, path)
    expect(comparison).toBeDefined()
    if (comparison === undefined) return
    const told = changeLenses(revisions, program, path)
    for (const { address, presence, verdict } of comparison.roots) {
      if (presence !== 'both' || verdict === null) continue
      expect(told).toContain(`${address.slice(address.indexOf('/') + 1)}: ${verdictWords(comparison, address) ?? ''}`)
    }
    expect(revisions.diagnostics(program, path).filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('whose claims are all turned round is put right, word by word, by what is offered', () => {
    const [program, revisions] = [realProgram(), createRevisions()]
    const original = textOf(program, path)
    const claims = (program.policy(path)?.graph.revises?.claims ?? []).filter(({ says }) => otherWord[says] !== undefined)
    const turned = withEdits(original, claims.map(({ says, saysSpan }) => ({ span: saysSpan, text: otherWord[says] ?? says })))
    program.change(path, turned)
    finish(revisions, program, path)
    const found = revisions.diagnostics(program, path).filter(({ code }) => code === 'claim-false')
    expect(found).toHaveLength(claims.length)
    const edits = found.flatMap((diagnostic) => {
      const [fix] = codeActions(program, path, { start: diagnostic.span.start, end: diagnostic.span.start }, today, [diagnostic])
        .filter(({ fixes }) => fixes.includes('claim-false'))
      return fix?.edits.get(path) ?? []
    })
    expect(withEdits(turned, edits)).toBe(original)
  })
})

const policy = (version: string, ...lines: readonly string[]): string =>
  [
    'policy test.policy "Test"', '  issuer     "Test"', `  version    ${version}`, `  effective  ${version}`, '  language   1', '',
    'use shared', '', ...lines, '',
  ].join('\n')
const vocabulary = (age: number): string => `vocabulary shared "Shared"\n  language 1\n\ndefine adult "an adult"\n  member.age at least ${age} years\n`
const criteria = ['criteria eligibility "Eligibility"', '  adult']

/** Three versions; the last one says what it changes of the first. */
const three = (): Program =>
  programOf(
    ['shared.rubric', vocabulary(18)],
    ['2024.rubric', policy('2024-01-01', 'criteria eligibility "Eligibility"', '  member.age at least 21 years')],
    ['2025.rubric', policy('2025-01-01', ...criteria)],
    ['2026.rubric', policy('2026-01-01', 'revises 2024-01-01', '  eligibility  broader', '', ...criteria)],
  )

describe('a comparison', () => {
  test('is with the version that is named, or else with the one that was in force before', () => {
    const program = three()
    expect(versionBefore(program, '2026.rubric')?.file).toBe('2024.rubric')
    program.change('2026.rubric', policy('2026-01-01', ...criteria))
    expect(versionBefore(program, '2026.rubric')?.file).toBe('2025.rubric')
    expect(versionBefore(program, '2024.rubric')).toBeUndefined()
    program.change('2025.rubric', policy('2025-01-01', 'criteria eligibility "Eligibility"', '  nonsense'))
    expect(versionBefore(program, '2026.rubric')).toBeUndefined()
  })

  test('that is no longer of this text says so, and no finding of it stays', () => {
    const [program, revisions] = [three(), createRevisions()]
    program.change('2026.rubric', policy('2026-01-01', 'revises 2024-01-01', '  eligibility  narrower', '', ...criteria))
    finish(revisions, program, '2026.rubric')
    expect(changeLenses(revisions, program, '2026.rubric')).toContain('eligibility: broader than 2024-01-01 · proved')
    expect(revisions.diagnostics(program, '2026.rubric').map(({ code }) => code)).toEqual(['claim-false'])
    program.change('2026.rubric', policy('2026-01-01', ...criteria, '  # a remark'))
    program.change('2025.rubric', undefined)
    expect(changeLenses(revisions, program, '2026.rubric')).toContain('eligibility: before the change: broader than 2024-01-01 · proved')
    expect(revisions.diagnostics(program, '2026.rubric')).toEqual([])
    program.change('2024.rubric', undefined)
    expect(changeLenses(revisions, program, '2026.rubric')).toEqual([])
  })

  test('is made anew where only a vocabulary has changed', () => {
    const [program, revisions] = [three(), createRevisions()]
    finish(revisions, program, '2026.rubric')
    const known = revisions.known(program, '2026.rubric')
    program.change('shared.rubric', vocabulary(21))
    expect(revisions.known(program, '2026.rubric')).toBeUndefined()
    finish(revisions, program, '2026.rubric')
    expect(revisions.known(program, '2026.rubric')).not.toBe(known)
    expect(changeLenses(revisions, program, '2026.rubric')).toContain('eligibility: unchanged since 2024-01-01 · proved')
    expect(revisions.diagnostics(program, '2026.rubric').map(({ code }) => code)).toEqual(['claim-false'])
  })

  test('that is given up halfway leaves nothing behind', () => {
    const [program, revisions] = [three(), createRevisions()]
    const steps = revisions.work(program, '2026.rubric')
    for (let count = 0; count < 3; count += 1) expect(steps.next().done).toBe(false)
    expect(revisions.comparison(program, '2026.rubric')).toBeUndefined()
    expect(changeLenses(revisions, program, '2026.rubric')).toEqual([])
    finish(revisions, program, '2026.rubric')
    expect(revisions.comparison(program, '2026.rubric')).toBeDefined()
    expect(revisions.known(program, '2026.rubric')).toBeDefined()
  })

  test('that goes no further than the verdicts is made in full for whoever asks, once', () => {
    const [program, revisions] = [three(), createRevisions()]
    for (const steps = revisions.work(program, '2026.rubric', () => false); steps.next().done !== true; );
    const brief = revisions.comparison(program, '2026.rubric')
    finish(revisions, program, '2026.rubric')
    const full = revisions.comparison(program, '2026.rubric')
    expect(full).not.toBe(brief)
    expect(full?.roots.map(({ address, verdict }) => [address, verdict])).toEqual(brief?.roots.map(({ address, verdict }) => [address, verdict]))
    finish(revisions, program, '2026.rubric')
    expect(revisions.comparison(program, '2026.rubric')).toBe(full)
  })

  test('that takes too long is not begun again, but for somebody who asks', () => {
    const [program, revisions] = [three(), createRevisions()]
    for (const steps = revisions.work(program, '2026.rubric', () => true); steps.next().done !== true; );
    expect(revisions.known(program, '2026.rubric')).toBeUndefined()
    expect(revisions.work(program, '2026.rubric', () => false).next().done).toBe(true)
    expect(revisions.known(program, '2026.rubric')).toBeUndefined()
    finish(revisions, program, '2026.rubric')
    expect(revisions.known(program, '2026.rubric')).toBeDefined()
  })
})

describe('a hover', () => {
  test.each(['eligibility  broader', 'eligibility "Eligibility"'])('over %s tells what was found, with a member whose record can be copied', (words) => {
    const [program, revisions] = [three(), createRevisions()]
    const at = textOf(program, '2026.rubric').indexOf(words)
    const told = (): string => hoverAt(program, '2026.rubric', at, today, revisions.last(program, '2026.rubric'))?.markdown ?? ''
    expect(told()).not.toContain('proved')
    finish(revisions, program, '2026.rubric')
    expect(told()).toMatch(/\*\*broader than 2024-01-01 · proved\*\*[^]*```rubric\nas of \d{4}-\d\d-\d\d\nmember\.[^]*```/)
  })
})
