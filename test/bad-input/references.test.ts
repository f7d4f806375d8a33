/** Names that lead nowhere, back, or two ways; lists that say nothing; numbers that cannot be. Each is one finding, in one place. */
import { describe, expect, it } from 'vitest'
import { readWorkspace } from '@rubric/cli'
import { folderWith, rubric } from '../cli/run.ts'
import { check, findings, header } from './check.ts'

const facts = 'facts\n  a  yes/no  "a"\n  b  yes/no  "b"\n  n  count  "n"\n\n'
const decides = 'criteria c "C"\n  a and b and n at least 1\n'

describe('circles', () => {
  it.each([
    ['of one definition', 'define x: x\n', ['circular-definition 6']],
    ['of one definition, with more', 'define x: a and (b or not x)\n', ['circular-definition 6']],
    ['of two definitions', 'define x: y\ndefine y: x\n', ['circular-definition 6']],
    ['of three definitions, used twice', 'define x: y and a\ndefine y: z or y2\ndefine y2: a\ndefine z: not x\n', ['circular-definition 6']],
    ['of dates', 'define x: 1 day after y\ndefine y: 1 day after x\n', ['circular-definition 6']],
    ['of two circles', 'define x: y\ndefine y: x\ndefine v: w\ndefine w: v\n', ['circular-definition 6', 'circular-definition 8']],
  ])('%s are found once each', (_name, defines, expected) => {
    expect(findings(`${facts}${defines}\n${decides}`)).toEqual(expected)
  })

  it('of criteria, and of criteria and definitions, are found once', () => {
    expect(findings(`${facts}criteria x "X"\n  not x\n`)).toEqual(['circular-definition 6'])
    expect(findings(`${facts}criteria x "X"\n  y\n\ncriteria y "Y"\n  x or a\n`)).toEqual(['circular-definition 6'])
    expect(findings(`${facts}criteria x "X"\n  d\n\ndefine d: x and a\n`)).toEqual(['circular-definition 6'])
  })

  it('that are none are not found: a value that is called like a definition, a field that is called like one', () => {
    expect(findings('facts\n  s  mild < severe  "s"\n\ndefine severe: s is severe\n\ncriteria c "C"\n  severe\n')).toEqual([])
    expect(findings('facts\n  l  list of  "l"\n    on    date\n    kind  one of home, ward\n    kept  yes/no\n\ndefine ward: any l where kind is ward\ndefine kept: any l where kept\n\ncriteria c "C"\n  ward or kept\n')).toEqual([])
  })

  it('of vocabularies are found once, however long', () => {
    const one = 'vocabulary v "V"\n\nuse v\n'
    expect(findings(`use v\n\n${facts}${decides}`, one)).toEqual(['other-1.rubric circular-use 3'])
    const [v, w, x] = [['v', 'w'], ['w', 'x'], ['x', 'v']].map(([id, used]) => `vocabulary ${id} "V"\n\nuse ${used}\n`)
    expect(findings(`use w\n\n${facts}${decides}`, v ?? '', w ?? '', x ?? '')).toEqual(['other-1.rubric circular-use 3'])
  })
})

describe('use', () => {
  it.each(['../x', '../../etc/passwd', '/etc/passwd', 'C:\\x', './x', '"x"', 'https://example.org/x', '~/x', '..', '.', '*'])('of %s is refused in words', (target) => {
    const [first, ...rest] = findings(`use ${target}\n\n${facts}${decides}`)
    expect(first).toMatch(/^(?:line-not-understood|unknown-character|unknown-vocabulary|malformed-date) 1$/)
    expect(rest).toEqual([])
  })

  it.each(['x', 'x.y', 'x.rubric', 'policies.x'])('of %s, which no file of the workspace is called, is refused', (target) => {
    expect(findings(`use ${target}\n\n${facts}${decides}`)).toEqual(['unknown-vocabulary 1'])
  })

  it('reaches no file outside of the workspace', async () => {
    const outside = 'vocabulary secret "Secret"\n\nfacts\n  hidden  yes/no  "hidden"\n'
    const cwd = folderWith({ 'elsewhere/secret.rubric': outside, 'secret.rubric': outside, 'policies/p.rubric': `${header}use secret\n\ncriteria c "C"\n  hidden\n` })
    expect(readWorkspace([], cwd).files.map(({ path }) => path)).toEqual(['policies/p.rubric'])
    const { out, code } = await rubric(['check'], { cwd })
    expect(code).toBe(1)
    expect(out).toContain('error[unknown-vocabulary]')
  })

  it('of a policy is refused: policies lend nothing', () => {
    const other = `${header.replace('example.program', 'example.other')}${facts}${decides}`
    expect(findings(`use example.other\n\n${facts}${decides}`, other)).toEqual(['unknown-vocabulary 1'])
  })
})

describe('names of two things', () => {
  const [v, w] = ['v', 'w'].map((id) => `vocabulary ${id} "V"\n\nfacts\n  risk  yes/no  "risk"\n`)

  it('in two vocabularies need theirs before them, and then work', () => {
    expect(findings('use v\nuse w\n\ncriteria c "C"\n  risk\n', v ?? '', w ?? '')).toEqual(['ambiguous-name 5'])
    expect(findings('use v\nuse w\n\ncriteria c "C"\n  v.risk and not w.risk\n', v ?? '', w ?? '')).toEqual([])
  })

  it('in one file are found at the second', () => {
    expect(findings('facts\n  a  yes/no  "a"\n  a  count  "a"\n\ncriteria c "C"\n  a\n')).toEqual(['duplicate-name 3'])
    expect(findings(`${facts}${decides}\ncriteria c "C"\n  a\n`)).toEqual(['duplicate-name 9'])
    expect(findings(`${facts}define c: a\n${decides}`)).toEqual(['duplicate-name 7'])
    expect(findings(`${facts}${decides}\nguidance c "C"\n`)).toEqual(['duplicate-name 9'])
  })

  it('in files of one name are found at the second by its path', () => {
    const text = `${header}${facts}${decides}`
    expect(check(text, text).found).toEqual(['duplicate-policy 1'])
    const [again] = ['vocabulary v "V again"\n\nfacts\n  other  yes/no  "o"\n']
    expect(check(`${header}use v\n\ncriteria c "C"\n  risk\n`, v ?? '', again ?? '').found.some((each) => each.includes('duplicate-policy'))).toBe(true)
  })
})

describe('lists', () => {
  it.each([
    ['a label twice', '1. a\n    1. b\n    2. n at least 1', 'duplicate-label 8 9'],
    ['a name twice', 'x: a\n    x: b', 'duplicate-label 9'],
    ['a label that a dash counts up to', '- a\n    1. b', 'duplicate-label 9'],
    ['a label in two spellings', '1. a\n    1: b', 'missing-label 9'],
  ])('with %s', (_name, items, expected) => {
    const [first] = findings(`${facts}criteria c "C"\n  ALL of\n    ${items}\n`)
    expect(first).toBe(expected.replace('8 9', '9'))
  })

  it.each([
    ['criteria c "C"\n  ALL of\n', 'empty-block 7'],
    ['criteria c "C"\n  ALL of\n    1. ANY of\n    2. a\n', 'empty-block 8'],
    ['criteria c "C"\n  AT LEAST 2 of\n', 'empty-block 7'],
    ['criteria c "C"\n', 'missing-condition 6'],
    ['criteria c "C"\n  ALL of\n    1. "text alone"\n    2. a\n', 'missing-condition 8'],
    ['define d "text alone"\n\ncriteria c "C"\n  a\n', 'missing-condition 6'],
    ['define d:\n\ncriteria c "C"\n  a\n', 'missing-condition 6'],
    ['criteria c "C"\n  all of ()\n', 'line-not-understood 7'],
    ['criteria c "C"\n  a in ()\n', 'line-not-understood 7'],
  ])('that are empty: %j', (body, expected) => {
    expect(findings(facts + body)).toEqual([expected])
  })

  it.each([
    ['AT LEAST 5 of', 'impossible-number 7'],
    ['AT LEAST 4 of', 'impossible-number 7'],
    ['AT LEAST 0 of', 'impossible-number 7'],
    ['AT MOST 3 of', 'impossible-number 7'],
    ['AT MOST 99999999999999999999 of', 'bad-number 7'],
    ['AT LEAST 1.5 of', 'bad-number 7'],
    ['AT LEAST -1 of', 'line-not-understood 7'],
    ['AT LEAST three of', 'line-not-understood 7'],
    ['AT LEAST of', 'line-not-understood 7'],
    ['AT LEAST 3 of', undefined],
    ['AT LEAST 1 of', undefined],
    ['AT MOST 2 of', undefined],
    ['AT MOST 0 of', undefined],
  ])('%s three items', (head, expected) => {
    expect(findings(`${facts}criteria c "C"\n  ${head}\n    1. a\n    2. b\n    3. n at least 1\n`)).toEqual(expected === undefined ? [] : [expected])
  })

  it.each([
    ['at least 4 of (a, b, n at least 1)', 'impossible-number 7'],
    ['exactly 4 of (a, b, n at least 1)', 'impossible-number 7'],
    ['exactly 0 of (a, b, n at least 1)', 'impossible-number 7'],
    ['at most 3 of (a, b, n at least 1)', 'impossible-number 7'],
    ['exactly 3 of (a, b, n at least 1)', undefined],
  ])('on one line: %s', (condition, expected) => {
    expect(findings(`${facts}criteria c "C"\n  ${condition}\n`)).toEqual(expected === undefined ? [] : [expected])
  })
})
