/** Statements and revisions: what they say, and slips in them. */
import { parse } from '@rubric/syntax'
import { describe, expect, it } from 'vitest'
import { print, section } from './print.ts'
import { header, tells } from './tells.ts'

describe('statements', () => {
  it.each([
    ['never a, b/1 together', '(Statement never-together a b/1)'],
    ['never a,\n  b, c together "not at once" §II.D', '(Statement never-together a b c "not at once" §II.D)'],
    ['always one of a, b "in or out"', '(Statement always-one a b "in or out")'],
    ['never never, together together', '(Statement never-together never together)'],
  ])('%s', (text, tree) => {
    expect(print(section(text))).toBe(tree)
  })
})

describe('revisions', () => {
  it.each([
    ['revises 2025-01-01', '(Revises 2025-01-01)'],
    ['revises 2025-01-01 outcome only "as before"', '(Revises 2025-01-01 (Verdict outcome-only) "as before")'],
    ['revises 2025-01-01 "as before"\n  a unchanged\n  a/1 removed "gone"', '(Revises 2025-01-01 "as before" (Claim a (Verdict unchanged)) (Claim a/1 (Verdict removed) "gone"))'],
    ['revises 2025-01-01\n  added added\n  mixed mixed\n  revises removed', '(Revises 2025-01-01 (Claim added (Verdict added)) (Claim mixed (Verdict mixed)) (Claim revises (Verdict removed)))'],
  ])('%s', (text, tree) => {
    expect(print(section(text))).toBe(tree)
  })

  it('say of a version as a whole neither added nor removed', () => {
    for (const word of ['added', 'removed']) {
      expect(parse('t', `${header}revises 2025-01-01 ${word}\n`).diagnostics.map(({ code }) => code)).toEqual(['line-not-understood'])
    }
  })

  it('keep the lines that can be read', () => {
    const { value, diagnostics } = parse('t', `${header}revises 2025-01-01\n  a wonderful\n  b broader\n`)
    expect(diagnostics).toHaveLength(1)
    expect(value.sections.map(print)).toEqual(['(Revises 2025-01-01 (Claim a ?) (Claim b (Verdict broader)))'])
  })

  it.each(['never a, b together', 'always one of a, b', 'revises 2025-01-01\n  a unchanged'])('have no place in a vocabulary: %s', (text) => {
    expect(parse('t', `vocabulary v "V"\n${text}\n`).diagnostics.map(({ code }) => code)).toEqual(['misplaced-line'])
  })
})

tells('a statement', '^\n', [
  ['never a and b together', 'Write a comma between the names.', 'never a, b together'],
  ['never a b together', 'Write a comma before `b`.', 'never a, b together'],
  ['never a, b and c together', 'Write a comma between the names.', 'never a, b, c together'],
  ['never a together', 'Name two things or more'],
  ['never a', 'Name two things or more'],
  ['never a, b', 'Write `together` behind the names.', 'never a, b together'],
  ['never a, b "not at once"', 'Write `together` behind the names.', 'never a, b together "not at once"'],
  ['always a, b', 'Write `one of` behind `always`.', 'always one of a, b'],
  ['always either a, b', 'Write `one of` behind `always`.', 'always one of a, b'],
  ['always one a, b', 'Write `of` before the first name.', 'always one of a, b'],
])

tells('the line of a revision', '^\n', [
  ['revises version 2025-01-01', 'Remove `version`.', 'revises 2025-01-01'],
  ['revises the_old_one', 'Write the date behind `version` in the header of the earlier file'],
  ['revises 2025-01-01 wider', 'Write `broader`.', 'revises 2025-01-01 broader'],
  ['supersedes 2025-01-01', 'Write `revises`.', 'revises 2025-01-01'],
])

tells('a claim', 'revises 2025-01-01\n  ^\n', [
  ['a is broader', 'Remove `is`', 'a broader'],
  ['a same', 'Write `unchanged`.', 'a unchanged'],
  ['a no change', 'Write `unchanged`.', 'a unchanged'],
  ['a stricter', 'Write `narrower`.', 'a narrower'],
  ['a deleted', 'Write `removed`.', 'a removed'],
  ['a brouder', 'Write `broader`.', 'a broader'],
  ['a outcome', 'Write `outcome only`.', 'a outcome only'],
  ['a "as before"', 'Add the word behind the address, such as `unchanged`.'],
  ['a', 'Add the word behind the address, such as `unchanged`.'],
])
