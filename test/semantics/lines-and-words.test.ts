/** Lines and words: how a file is laid out, and the addresses that come of it. */
import { describe, expect, it } from 'vitest'
import { compileText } from '../support/compile.ts'
import { deciderOf, errorsOf } from '../support/meaning.ts'

const head = ['policy test.policy "Test"', '  language 1', '', 'facts', '  a yes/no', '  b yes/no', '  n count', '']
const policy = (...lines: readonly string[]): string => [...head, ...lines].join('\n')
const codesOf = (text: string): readonly string[] => errorsOf(compileText(text)).map(fault => fault.split(':')[0] ?? '')
const addressesOf = (...lines: readonly string[]): readonly string[] =>
  deciderOf(compileText(policy(...lines))).graph.clauses.map(({ address }) => address.slice('test.policy/'.length))
const says = (...lines: readonly string[]): string => deciderOf(compileText(policy(...lines))).says({ a: true, b: false, n: 2 })

describe('a line goes on in the next one', () => {
  it.each([
    ['where that starts with `and`', ['criteria c "C"', '  a', '    and n at least 2'], 'met'],
    ['where that starts with `or`', ['criteria c "C"', '  b', '    or n at least 2'], 'met'],
    ['where that starts with `unless`', ['criteria c "C"', '  b', '    unless n at least 2'], 'met'],
    ['where the line ended in a comma', ['criteria c "C"', '  at least 1 of (b,', '    n at least 2)'], 'met'],
    ['where the line ended in an opening parenthesis', ['criteria c "C"', '  not (', '    b or n at least 3)'], 'met'],
    ['past comments and empty lines', ['criteria c "C"', '  a  # first', '', '  # between', '    and n at least 2'], 'met'],
  ] as const)('%s', (_, lines, expected) => expect(says(...lines)).toBe(expected))

  it.each([
    ['not where it starts with another word', ['criteria c "C"', '  a and', '    n at least 2']],
    ['not where it is no deeper', ['criteria c "C"', '  a', '  and b']],
  ] as const)('%s', (_, lines) => expect(codesOf(policy(...lines))).not.toEqual([]))

  it('`unless` at the depth of the condition is a line of its own', () => {
    expect(says('criteria c "C"', '  b', '  unless a')).toBe('met')
  })
})

describe('two spaces a level', () => {
  it.each([
    ['a tab', ['criteria c "C"', '\ta'], 'tab-in-indent'],
    ['a column that fits no level', ['criteria c "C"', '  ALL of', '    - a', '   - b'], 'indent-fits-no-level'],
  ] as const)('%s is an error', (_, lines, code) => expect(codesOf(policy(...lines))).toEqual([code]))

  it.each(['\n', '\r\n'])('line breaks of every kind, and a byte order mark', br => {
    expect(
      deciderOf(
        compileText(`\ufeff${policy('criteria c "C"', '  ALL of', '    - a', '    - n at least 2').replaceAll('\n', br)}`),
      ).says({ a: true, n: 2 }),
    ).toBe('met')
  })

  it('a broken line takes none of its neighbours with it', () => {
    const compiled = compileText(policy('criteria c "C"', '  ALL of', '    1. a', '    2. n at at least 2', '    3. b'))
    expect(errorsOf(compiled).length).toBe(1)
    expect(compiled.policy.graph.clauses.map(({ label }) => label)).toEqual(['c', '1', '2', '3'])
    expect(compiled.policy.ok).toBe(false)
  })
})

describe('addresses', () => {
  it('are the policy, the name of the criteria, and the labels', () => {
    expect(
      addressesOf(
        'criteria c "C"',
        '  ALL of',
        '    1. a',
        '    B. "second" §1.B',
        '      ANY of',
        '        ii. a',
        '        deep: b',
        '        - n at least 2',
        '        - or other "else" n at least 3',
        '    3. a',
        '      unless b',
        '',
        'criteria plain "P"',
        '  a',
      ),
    ).toEqual(['c', 'c/1', 'c/B', 'c/B/ii', 'c/B/deep', 'c/B/3', 'c/B/4', 'c/3', 'plain'])
  })

  it('a block that is the whole of an item adds nothing', () => {
    const below = addressesOf('criteria c "C"', '  ALL of', '    1. "both"', '      ALL of', '        - a', '        - b')
    const beside = addressesOf('criteria c "C"', '  ALL of', '    1. "both" ALL of', '      - a', '      - b')
    expect([below, beside]).toEqual([
      ['c', 'c/1', 'c/1/1', 'c/1/2'],
      ['c', 'c/1', 'c/1/1', 'c/1/2'],
    ])
  })

  it('the `unless` lines of a block have addresses, that of a leaf has none', () => {
    expect(
      addressesOf(
        'criteria c "C"',
        '  ALL of',
        '    1. a',
        '      unless b',
        '  unless n at least 2',
        '  unless n at least 3',
        '  unless b',
      ),
    ).toEqual(['c', 'c/1', 'c/unless', 'c/unless2', 'c/unless3'])
    expect(addressesOf('criteria c "C"', '  ALL of', '    1. a', '  unless b')).toEqual(['c', 'c/1', 'c/unless'])
  })

  it('stay the same when a paraphrase changes', () => {
    expect(addressesOf('criteria c "One"', '  ALL of', '    - "one" a')).toEqual(
      addressesOf('criteria c "Two"', '  ALL of', '    - "two" §9 a'),
    )
  })

  it.each([
    ['twice one label', ['  ALL of', '    1. a', '    1. b']],
    ['a position and a label', ['  ALL of', '    2. a', '    - b']],
    [
      'what the second `unless` is called',
      ['  ALL of', '    unless2: a', '    - b', '  unless n at least 2', '  unless n at least 3'],
    ],
  ] as const)('%s is an error', (_, lines) => expect(codesOf(policy('criteria c "C"', ...lines))).toEqual(['duplicate-label']))
})

describe('words', () => {
  it('texts and clauses of the source', () => {
    const { graph } = deciderOf(
      compileText(
        policy('criteria c "say \\"yes\\"" §II.A', '  ALL of', '    1. "first" §"Service Details, 2"', '      a', '    2. b'),
      ),
    )
    expect(graph.clauses.map(({ text, cite }) => [text, cite])).toEqual([
      ['say "yes"', 'II.A'],
      ['first', 'Service Details, 2'],
      ['', ''],
    ])
  })

  it.each([
    ['ALL of', 'ALL of'],
    ['ANY of', 'ANY of'],
    ['ONE of', 'ONE of'],
    ['NONE of', 'NONE of'],
    ['AT LEAST 2 of', 'AT LEAST 2 of'],
    ['AT MOST 1 of', 'AT MOST 1 of'],
  ])('%s', (head, expected) => {
    expect(deciderOf(compileText(policy('criteria c "C"', `  ${head}`, '    - a', '    - b'))).graph.clauses[0]?.head).toBe(
      expected,
    )
  })

  it.each([
    ['AT LEAST 3 of', 'impossible-number'],
    ['AT LEAST 0 of', 'impossible-number'],
    ['AT MOST 2 of', 'impossible-number'],
    ['AT LEAST 1.5 of', 'bad-number'],
    ['AT MOST 12345678901 of', 'bad-number'],
  ])('%s two items', (head, code) => expect(codesOf(policy('criteria c "C"', `  ${head}`, '    - a', '    - b'))).toEqual([code]))

  it.each([
    ['at least 3 of (a, b)', 'impossible-number'],
    ['at least 1.5 of (a, b)', 'bad-number'],
    ['exactly 0 of (a, b)', 'impossible-number'],
    ['at most 2 of (a, b)', 'impossible-number'],
    ['a and b or n at least 2', 'mixed-connectives'],
  ])('%s', (condition, code) => expect(codesOf(policy('criteria c "C"', `  ${condition}`))).toEqual([code]))

  it.each([
    ['AT LEAST 2 of', 1],
    ['ONE of', 1],
    ['AT MOST 1 of', 1],
    ['ALL of', 0],
    ['ANY of', 0],
    ['NONE of', 0],
  ])('%s: the same condition twice is worth a word where items are counted', (head, expected) => {
    const { diagnostics } = compileText(policy('criteria c "C"', `  ${head}`, '    - a', '    - b', '    - a'))
    expect(diagnostics.filter(({ code }) => code === 'repeated-item').length).toBe(expected)
  })

  it.each([
    ['at least 2 of (a, a)', 1],
    ['exactly 1 of (a, b, a)', 1],
    ['any of (a, a)', 0],
    ['at least 2 of (a, b)', 0],
  ])('%s, too', (condition, expected) => {
    expect(
      compileText(policy('criteria c "C"', `  ${condition}`)).diagnostics.filter(({ code }) => code === 'repeated-item').length,
    ).toBe(expected)
  })
})
