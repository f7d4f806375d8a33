/** Met, not met, unknown: every head on all combinations of statuses, by its definition. */
import type { StatusWord } from '@rubric/runtime'
import { describe, expect, it } from 'vitest'
import { compileText } from '../support/compile.ts'
import { conditionUnder, deciderOf } from '../support/meaning.ts'

const names = ['a', 'b', 'd', 'e']
const facts = names.map(name => `${name} yes/no`).join('\n')
const decided = conditionUnder(facts)

const values: Readonly<Record<StatusWord, boolean | null>> = { met: true, 'not met': false, unknown: null }
const statuses: readonly StatusWord[] = ['met', 'unknown', 'not met']

/** All ways to give each of the first n facts a status. */
const combinations = (n: number): readonly (readonly StatusWord[])[] =>
  n === 0 ? [[]] : combinations(n - 1).flatMap(rest => statuses.map(status => [...rest, status]))

const record = (of: readonly StatusWord[]) => Object.fromEntries(of.map((status, at) => [names[at], values[status]]))

/** What is met in every completion of the record is met; what is met in none is not met. */
const byCompletions = (of: readonly StatusWord[], holds: (met: number) => boolean): StatusWord => {
  const sure = of.filter(status => status === 'met').length
  const open = of.filter(status => status === 'unknown').length
  const outcomes = Array.from({ length: open + 1 }, (_, more) => holds(sure + more))
  return outcomes.every(Boolean) ? 'met' : outcomes.some(Boolean) ? 'unknown' : 'not met'
}

interface Head {
  readonly block: string
  readonly inline: string
  readonly holds: (met: number) => boolean
}

const headsOf = (n: number): readonly Head[] => [
  { block: 'ALL of', inline: 'all of', holds: met => met === n },
  { block: 'ANY of', inline: 'any of', holds: met => met >= 1 },
  { block: 'ONE of', inline: 'exactly 1 of', holds: met => met === 1 },
  { block: 'NONE of', inline: 'none of', holds: met => met === 0 },
  ...Array.from({ length: n }, (_, k): Head => ({
    block: `AT LEAST ${k + 1} of`,
    inline: `at least ${k + 1} of`,
    holds: met => met >= k + 1,
  })),
  ...Array.from({ length: n }, (_, k): Head => ({ block: `AT MOST ${k} of`, inline: `at most ${k} of`, holds: met => met <= k })),
]

describe.each([1, 2, 3, 4])('a block of %i items is what every completion of the record makes it', n => {
  const heads = headsOf(n)
  const items = names.slice(0, n)
  const text = [
    'policy test.policy "Test"',
    '  language 1',
    '',
    'facts',
    ...names.map(name => `  ${name} yes/no`),
    '',
    ...heads.flatMap(({ block, inline }, at) => [
      `criteria block${at} "as a block"`,
      `  ${block}`,
      ...items.map(name => `    - ${name}`),
      '',
      `criteria inline${at} "in a line"`,
      `  ${inline} (${items.join(', ')})`,
      '',
    ]),
  ].join('\n')
  const { answers } = deciderOf(compileText(text))

  it.each(heads.map((head, at) => [head.block, head, at] as const))('%s', (_, head, at) => {
    for (const combination of combinations(n)) {
      const found = answers(record(combination))
      const expected = byCompletions(combination, head.holds)
      expect([combination, found.get(`block${at}`), found.get(`inline${at}`)]).toEqual([combination, expected, expected])
    }
  })
})

describe('`and`, `or` and `not` have the published table', () => {
  it.each([
    ['a and b', ['met', 'unknown', 'not met', 'unknown', 'unknown', 'not met', 'not met', 'not met', 'not met']],
    ['a or b', ['met', 'met', 'met', 'met', 'unknown', 'unknown', 'met', 'unknown', 'not met']],
    ['a unless b', ['met', 'met', 'met', 'met', 'unknown', 'unknown', 'met', 'unknown', 'not met']],
    ['not a', ['not met', 'not met', 'not met', 'unknown', 'unknown', 'unknown', 'met', 'met', 'met']],
  ])('%s', (condition, expected) => {
    expect(combinations(2).map(each => decided(condition).says(record(each)))).toEqual(expected)
  })

  it.each([
    ['a and b and d', 'all of (a, b, d)'],
    ['a or b or d', 'any of (a, b, d)'],
    ['not a and b', '(not a) and b'],
    ['a or b unless d', '(a or b) unless d'],
    ['a and b unless d', '(a and b) unless d'],
    ['a unless b and d', 'a unless (b and d)'],
    ['a unless b unless d', 'any of (a, b, d)'],
    ['at least 1 of (a, b and d)', 'a or (b and d)'],
    ['not (a or b)', 'none of (a, b)'],
    ['not not a', 'a'],
  ])('%s is %s', (condition, other) => {
    for (const each of combinations(3)) {
      expect([each, decided(condition).says(record(each))]).toEqual([each, decided(other).says(record(each))])
    }
  })
})

describe('what refers to one fact twice is decided part by part', () => {
  it.each(['a and not a', 'a or not a'])('%s is unknown where the fact is', condition => {
    expect(decided(condition).says({})).toBe('unknown')
  })
})

describe('`unless` on a line of its own waives all of what it stands under', () => {
  const { answers } = deciderOf(
    compileText(
      [
        'policy test.policy "Test"',
        '  language 1',
        '',
        'facts',
        ...names.map(name => `  ${name} yes/no`),
        '',
        'criteria leaf "L"',
        '  a',
        '  unless b',
        '',
        'criteria block "B"',
        '  ALL of',
        '    - a',
        '    - b',
        '  unless d',
        '',
        'criteria item "I"',
        '  ALL of',
        '    1. a',
        '    2. "sub"',
        '      ANY of',
        '        - b',
        '        - d',
        '      unless e',
        '',
        'criteria twice "T"',
        '  ALL of',
        '    - a',
        '    - b',
        '  unless d',
        '  unless e',
        '',
      ].join('\n'),
    ),
  )
  const or = (...of: readonly (StatusWord | undefined)[]): StatusWord =>
    of.includes('met') ? 'met' : of.every(status => status === 'not met') ? 'not met' : 'unknown'
  const and = (...of: readonly (StatusWord | undefined)[]): StatusWord =>
    of.includes('not met') ? 'not met' : of.every(status => status === 'met') ? 'met' : 'unknown'

  it('a leaf, a block, an item, and more than one of them', () => {
    for (const each of combinations(4)) {
      const [a, b, d, e] = each
      const found = answers(record(each))
      expect([each, found.get('leaf'), found.get('block'), found.get('item'), found.get('twice')]).toEqual([
        each,
        or(a, b),
        or(and(a, b), d),
        and(a, or(b, d, e)),
        or(and(a, b), d, e),
      ])
    }
  })

  it('the waiver of a block is a clause of its own', () => {
    const found = answers({ d: true })
    expect([
      found.get('block/unless'),
      found.get('item/2/unless'),
      found.get('twice/unless'),
      found.get('twice/unless2'),
    ]).toEqual(['met', 'unknown', 'met', 'unknown'])
  })
})

describe('criteria as conditions of other criteria', () => {
  const { answers, graph } = deciderOf(
    compileText(
      [
        'policy test.policy "Test"',
        '  language 1',
        '',
        'facts',
        ...names.map(name => `  ${name} yes/no`),
        '',
        'define needed: admission and d',
        '',
        'criteria continued "the criteria below are met and more"',
        '  ALL of',
        '    1. admission',
        '    2. not exclusion',
        '    3. e',
        '',
        'criteria direct "D"',
        '  at least 2 of (admission, exclusion, needed)',
        '',
        'criteria admission "A"',
        '  ALL of',
        '    - a',
        '    - b',
        '',
        'criteria exclusion "E"',
        '  d',
        '',
      ].join('\n'),
    ),
  )

  it('have the status of the criteria, wherever in the file it stands', () => {
    for (const each of combinations(4)) {
      const found = answers(record(each))
      const [admission, exclusion] = [found.get('admission'), found.get('exclusion')]
      expect([found.get('continued/1'), found.get('continued/2')]).toEqual([
        admission,
        exclusion === 'met' ? 'not met' : exclusion === 'not met' ? 'met' : 'unknown',
      ])
    }
  })

  it('come after what they refer to in the order of evaluation', () => {
    const names = graph.order.map(at => graph.criteria[at]?.name)
    expect(names.indexOf('admission')).toBeLessThan(names.indexOf('continued'))
    expect(names.indexOf('exclusion')).toBeLessThan(names.indexOf('direct'))
  })

  it('reach through definitions', () => {
    expect(answers({ a: true, b: true, d: true }).get('direct')).toBe('met')
    expect(answers({ a: true, b: true, d: false }).get('direct')).toBe('not met')
    expect(answers({ a: true, b: true }).get('direct')).toBe('unknown')
  })
})

describe('an open list', () => {
  it.each([['ANY of'], ['AT LEAST 2 of']])('%s counts its last item like any other', head => {
    const { says } = deciderOf(
      compileText(
        [
          'policy test.policy "Test"',
          '  language 1',
          '',
          'facts',
          ...names.map(name => `  ${name} yes/no`),
          '',
          'criteria open "O"',
          `  ${head}`,
          '    - a',
          '    - b',
          '    - or other "another one" d',
        ].join('\n'),
      ),
    )
    const two = head !== 'ANY of'
    expect(says({ a: false, b: two, d: true })).toBe('met')
    expect(says({ a: false, b: two, d: false })).toBe('not met')
    expect(says({ a: false, b: two })).toBe('unknown')
  })
})
