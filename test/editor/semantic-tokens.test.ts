import { semanticTokens, tokenModifiers, tokenTypes, typeOfKind } from '@rubric/language-service'
import { tokenize } from '@rubric/syntax'
import { describe, expect, test } from 'vitest'
import { policyWith, programOf, realProgram } from '../support/programs.ts'

const program = realProgram()

describe.each(program.paths())('the words of %s', (path) => {
  const { text, tree } = program.file(path) ?? { text: '', tree: undefined }
  const tokens = semanticTokens(program, path)

  test('are in order, do not overlap, and stand on one line each', () => {
    let end = 0
    for (const { span, type, modifiers } of tokens) {
      expect(span.start).toBeGreaterThanOrEqual(end)
      expect(span.end).toBeGreaterThan(span.start)
      expect(text.slice(span.start, span.end)).not.toContain('\n')
      expect(tokenTypes).toContain(type)
      expect(tokenModifiers).toEqual(expect.arrayContaining([...modifiers]))
      end = span.end
    }
  })

  test('cover nothing of a comment', () => {
    const inComment = new Uint8Array(text.length)
    for (const { start, end } of tree?.comments ?? []) inComment.fill(1, start, end)
    expect(tokens.filter(({ span }) => inComment.subarray(span.start, span.end).includes(1))).toEqual([])
  })

  test('have the type of what they name', () => {
    const types = new Map(tokens.map(({ span, type }) => [span.start, type]))
    const inText = new Uint8Array(text.length)
    for (const { start, end } of tokenize(text)) if (text[start] === '"') inText.fill(1, start, end)
    for (const { span, thing } of program.occurrences(path)) {
      if (inText[span.start] === 1 || text[span.start] === '-') continue
      expect(`${text.slice(span.start, span.end)}: ${types.get(span.start)}`).toBe(
        `${text.slice(span.start, span.end)}: ${typeOfKind[thing.kind]}`,
      )
    }
  })

  test('of a range are those of the whole that lie in it', () => {
    const range = { start: Math.floor(text.length / 3), end: Math.floor(text.length / 2) }
    expect(semanticTokens(program, path, range)).toEqual(
      tokens.filter(({ span }) => span.start < range.end && range.start < span.end),
    )
  })

  test('are all there: no letter, digit or text is left without a type', () => {
    const covered = new Uint8Array(text.length)
    for (const { span } of tokens) covered.fill(1, span.start, span.end)
    const bare = tokenize(text).filter(
      ({ kind, start }) => kind === 'token' && /[\w"§]/.test(text[start] ?? '') && covered[start] === 0,
    )
    expect(bare.map(({ start, end }) => text.slice(start, end))).toEqual([])
  })
})

test('each kind of word has its type', () => {
  const text = policyWith(
    'facts',
    '  bmi  number in kg/m2, by clinician  "body mass" §1',
    '  on  date',
    '',
    'criteria c "C" §2',
    '  ALL of',
    '    1. bmi >= 18.5 kg/m2',
    '    day: on within 7 days after as of',
    '    - member.age at least 3 years and nobody is yes',
  )
  const shown = semanticTokens(programOf(['a.rubric', text]), 'a.rubric', { start: text.indexOf('facts'), end: text.length }).map(
    ({ span, type, modifiers }) => `${text.slice(span.start, span.end)} ${[type, ...modifiers].join('.')}`,
  )
  expect(shown).toEqual([
    'facts keyword',
    'bmi variable.declaration',
    'number keyword',
    'in keyword',
    'kg/m2 type',
    'by keyword',
    'clinician keyword',
    '"body mass" string',
    '§1 decorator',
    'on variable.declaration',
    'date keyword',
    'criteria keyword',
    'c class.declaration',
    '"C" string',
    '§2 decorator',
    'ALL keyword',
    'of keyword',
    '1 label.declaration',
    'bmi variable',
    '>= operator',
    '18.5 number',
    'kg/m2 type',
    'day label.declaration',
    'on variable',
    'within keyword',
    '7 number',
    'days type',
    'after keyword',
    'as keyword',
    'of keyword',
    '- label',
    'member.age variable.defaultLibrary',
    'at keyword',
    'least keyword',
    '3 number',
    'years type',
    'and keyword',
    'is keyword',
    'yes keyword',
  ])
})
