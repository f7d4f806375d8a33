/** Very large and very deep input: it works, or is refused in a few words, and nobody waits. */
import { compileWorkspace, emitPolicy, evaluateReference } from '@rubric/compiler'
import { paintWith, renderFindings } from '@rubric/cli'
import { buildAnswer } from '@rubric/runtime'
import { MAX_FILE_LENGTH, parse } from '@rubric/syntax'
import { describe, expect, it } from 'vitest'
import { load } from '../emit/load.ts'
import { check, type Checked, header, range, within } from './check.ts'

const yesNo = 'facts\n  a  yes/no  "a"\n\n'
const count = 'facts\n  a  count  "a"\n\n'

const words = ['not met', 'unknown', '', 'met']

/** Runs all that a policy goes through for each member, and answers what it says of the last criterion: one word, since both evaluators agree. */
const decided = ({ policy, found }: Checked, ...members: readonly Readonly<Record<string, unknown>>[]): readonly string[] => {
  expect(found).toEqual([])
  if (policy === undefined) throw new Error('no policy')
  const module = load(policy.graph)
  return members.map((facts) => {
    const reference = evaluateReference(policy.graph, facts, '2026-01-01')
    const evaluated = module.evaluate(facts, '2026-01-01')
    if (!evaluated.ok) throw new Error(JSON.stringify(evaluated.problems))
    const answer = within(3_000, () => buildAnswer(module.policy, evaluated.trace, facts, '2026-01-01'))
    const status = answer.criteria.at(-1)?.status ?? ''
    expect([words[reference.at(-1)?.status ?? 2], words[evaluated.trace.at(-1)?.status ?? 2]]).toEqual([status, status])
    return status
  })
}

describe('nesting', () => {
  it('of 10,000 levels of outline is refused once, at the first level too many', () => {
    const outline = range(3_000).map((level) => `${'  '.repeat(level + 2)}1. ALL of\n`).join('')
    expect(within(2_000, () => check(`${header}${yesNo}criteria c "C"\n  ALL of\n${outline}`)).found).toEqual(['outline-too-deep 75'])
    const deeper = range(10_000).map((level) => `${'  '.repeat(level + 2)}1. ALL of\n`).join('')
    expect(deeper.length).toBeGreaterThan(MAX_FILE_LENGTH)
    expect(within(2_000, () => check(`${header}${yesNo}criteria c "C"\n  ALL of\n${deeper}`)).found).toEqual(['file-too-large 1'])
    const narrow = range(10_000).map((level) => `${' '.repeat(Math.min(level + 4, 900))}1. ALL of\n`).join('')
    expect(new Set(within(4_000, () => check(`${header}criteria c "C"\n  ALL of\n${narrow}`)).found.map((each) => each.split(' ')[0]))).toContain('indent-fits-no-level')
  })

  it.each([
    ['parentheses', `${'('.repeat(10_000)}a${')'.repeat(10_000)}`],
    ['open parentheses', '('.repeat(10_000)],
    ['not', `${'not '.repeat(10_000)}a`],
    ['unless', `a${' unless a'.repeat(10_000)}`],
    ['all of', `${'all of ('.repeat(10_000)}a${')'.repeat(10_000)}`],
    ['where', `${'any a where '.repeat(10_000)}a`],
    ['after', `a after ${'1 day after '.repeat(10_000)}a`],
    ['age of', `${'age of '.repeat(10_000)}a`],
  ])('of 10,000 %s is refused', (_name, condition) => {
    expect(within(2_000, () => check(`${header}${yesNo}criteria c "C"\n  ${condition}\n`)).found).toEqual(['nesting-too-deep 11'])
  })

  it('within the limits works, to the answer', () => {
    const condition = `${'not '.repeat(98)}a`
    expect(decided(check(`${header}${yesNo}criteria c "C"\n  ${condition}\n`), { a: true })).toEqual(['met'])
    const deep = range(60).map((level) => `${'  '.repeat(level + 2)}1. ${level === 59 ? 'a' : 'NONE of'}\n`).join('')
    expect(decided(check(`${header}${yesNo}criteria c "C"\n  NONE of\n${deep}`), { a: true })).toEqual(['met'])
  })
})

describe('length', () => {
  it('of 50 MB is refused before it is read', () => {
    const text = 'x'.repeat(50_000_000)
    expect(within(100, () => parse('p', text)).diagnostics.map(({ code }) => code)).toEqual(['file-too-large'])
    const { diagnostics } = compileWorkspace([{ path: 'p', text }])
    const out = within(2_000, () => renderFindings({ diagnostics, sources: new Map([['p', text]]), files: 1 }, 'pretty', { paint: paintWith(false), width: 100 }))
    expect(out.length).toBeLessThan(1_000)
  })

  it('of one line, a text of a million letters, is fine', () => {
    expect(within(2_000, () => check(`${header}facts\n  a  yes/no  "${'x'.repeat(1_000_000)}"\n\ncriteria c "C"\n  a\n`)).found).toEqual([])
  })

  it.each([
    ['words', 'a '.repeat(500_000), 'line-not-understood 11'],
    ['signs', '• ? ! '.repeat(170_000), 'unknown-character 11'],
    ['quotes', '"'.repeat(1_000_001), 'unclosed-string 11'],
    ['curly quotes', '“'.repeat(1_000_000), 'curly-quotes 11'],
    ['backslashes', `"${'\\'.repeat(1_000_001)}`, 'unclosed-string 11'],
    ['parentheses', '('.repeat(1_000_000), 'nesting-too-deep 11'],
    ['numbers', '1'.repeat(1_000_000), 'not-a-condition 11'],
    ['marks of citation', '§'.repeat(1_000_000), 'unknown-line-start 11'],
  ])('of one line, a million %s, is one finding', (_name, line, expected) => {
    const { found, diagnostics } = within(4_000, () => check(`${header}${yesNo}criteria c "C"\n  ${line}\n`))
    expect(found).toEqual([expected])
    expect(diagnostics.every(({ label, text, hint }) => label.length + text.length + hint.length < 2_000)).toBe(true)
  })

  it('of 10,000 errors is bounded, in findings and in what is printed', () => {
    const lines = range(10_000).map((at) => `    ${at}. "x" a atleast ${at}\n`).join('')
    const text = `${header}${yesNo}criteria c "C"\n  ALL of\n${lines}`
    const { diagnostics, found } = within(2_000, () => check(text))
    expect(found.length).toBeLessThanOrEqual(101)
    expect(found.at(-1)).toMatch(/^too-many-errors /)
    const sources = new Map([['policy.rubric', text]])
    expect(within(1_000, () => renderFindings({ diagnostics, sources, files: 1 }, 'pretty', { paint: paintWith(false), width: 100 })).split('\n').length).toBeLessThan(2_000)
  })

  it('of 10,000 unknown names among 5,000 facts is bounded', () => {
    const facts = `facts\n${range(5_000).map((at) => `  fact_number_${at}  yes/no  "a"\n`).join('')}\n`
    const items = range(10_000).map((at) => `    ${at}. fact_numbers_${at}\n`).join('')
    const text = `${header}${facts}criteria c "C"\n  ALL of\n${items}`
    const { diagnostics } = within(3_000, () => check(text))
    expect(diagnostics.map(({ code }) => code)).toEqual(range(10_000).map(() => 'unknown-name'))
    expect(diagnostics[0]?.text).toMatch(/^Did you mean/)
    const sources = new Map([['policy.rubric', text]])
    const out = within(2_000, () => renderFindings({ diagnostics, sources, files: 1 }, 'pretty', { paint: paintWith(false), width: 100 }))
    expect(out.split('\n').length).toBeLessThan(3_000)
    expect(out).toContain('9800 more are not shown; --format json lists all.')
  })
})

describe('many of one thing', () => {
  it('facts and items: 5,000 work, to the answer', () => {
    const facts = `facts\n${range(5_000).map((at) => `  fact_${at}  yes/no  "a"\n`).join('')}\n`
    const items = range(5_000).map((at) => `    ${at}. fact_${at}\n`).join('')
    const checked = within(2_000, () => check(`${header}${facts}criteria c "C"\n  ALL of\n${items}`))
    expect(decided(checked, {}, { fact_4999: false })).toEqual(['unknown', 'not met'])
  }, 120_000)

  it('10,000 conditions in one chain work, to the answer', () => {
    const condition = range(10_000).map((at) => `a at least ${at}`).join('\n    and ')
    const checked = within(2_000, () => check(`${header}${count}criteria c "C"\n  ${condition}\n`))
    expect(decided(checked, { a: 9_999 }, { a: 9_998 })).toEqual(['met', 'not met'])
  }, 120_000)

  it.each([
    ['on one line', range(10_000).map((at) => `a at least ${at}`).join(' and ')],
    ['of one value', `a ${range(10_000).map((at) => `at least ${at}`).join(' and ')}`],
    ['in a list', `all of (${range(10_000).map((at) => `a at least ${at}`).join(', ')})`],
  ])('10,000 conditions %s work', (_name, condition) => {
    const { policy, found } = within(2_000, () => check(`${header}${count}criteria c "C"\n  ${condition}\n`))
    expect(found).toEqual([])
    expect(policy === undefined ? [] : evaluateReference(policy.graph, { a: 9_999 }, '2026-01-01').map(({ status }) => words[status])).toEqual(['met'])
  })

  it('5,000 of 10,000 work, to the answer', () => {
    const condition = `at least 5000 of (${range(10_000).map((at) => `a at least ${at}`).join(', ')})`
    const checked = within(2_000, () => check(`${header}${count}criteria c "C"\n  ${condition}\n`))
    expect(decided(checked, { a: 4_999 }, {})).toEqual(['met', 'unknown'])
  }, 120_000)

  it('10,000 operands with mixed connectives are one finding, cut to be read', () => {
    const condition = `${range(10_000).map((at) => `a at least ${at} ${at % 2 === 0 ? 'and' : 'or'}`).join(' ')} a at least 1`
    const { found, diagnostics } = within(2_000, () => check(`${header}${count}criteria c "C"\n  ${condition}\n`))
    expect(found).toEqual(['mixed-connectives 11'])
    expect(diagnostics[0]?.text.length).toBeLessThan(2_000)
  })

  it('10,000 values of a kind, and 10,000 choices, work', () => {
    const values = range(10_000).map((at) => `v${at}`)
    const checked = within(2_000, () => check(`${header}facts\n  a  one of ${values.join(', ')}  "a"\n\ncriteria c "C"\n  a in (${values.join(', ')})\n`))
    expect(decided(checked, { a: 'v9999' })).toEqual(['met'])
  }, 60_000)
})

describe('chains', () => {
  it('of 2,000 definitions are refused once, whichever way round they stand', () => {
    const forth = range(2_000).map((at) => `define d${at + 1}: d${at}\n`).join('')
    const back = range(2_000).map((at) => `define d${at}: d${at + 1}\n`).join('')
    const found = (defines: string): readonly string[] => within(2_000, () => check(`${header}${yesNo}${defines}criteria c "C"\n  d1000\n`)).found.map((each) => each.split(' ')[0] ?? '')
    expect(found(`define d0: a\n${forth}`)).toEqual(['unfolds-too-far'])
    expect(found(`${back}define d2000: a\n`)).toEqual(['unfolds-too-far'])
  })

  it.each([
    ['conditions', 'a', 'not'],
    ['values', 'a', ''],
  ])('of 150 definitions of %s work, to the answer', (_name, first, word) => {
    const defines = `define d0: ${first}\n${range(150).map((at) => `define d${at + 1}: ${word} d${at}\n`).join('')}`
    expect(decided(check(`${header}${yesNo}${defines}\ncriteria c "C"\n  d150\n`), { a: true })).toEqual(['met'])
  })

  it('of dates, each a day after the last, are refused where they get long', () => {
    const defines = `define d0: 1 day after a\n${range(1_000).map((at) => `define d${at + 1}: 1 day after d${at}\n`).join('')}`
    expect(within(2_000, () => check(`${header}facts\n  a  date  "a"\n\n${defines}\ncriteria c "C"\n  a before d1000\n`)).found.map((each) => each.split(' ')[0])).toEqual(['unfolds-too-far'])
  })

  it('that double at each step are refused, and nothing is unfolded', () => {
    const defines = `define d0: a\n${range(64).map((at) => `define d${at + 1}: d${at} and d${at}\n`).join('')}`
    expect(within(1_000, () => check(`${header}${yesNo}${defines}\ncriteria c "C"\n  d64\n`)).found.map((each) => each.split(' ')[0])).toEqual(['unfolds-too-far'])
  })

  it('of 3,000 criteria, each the one before, are refused once; 150 work', () => {
    const criteria = (count: number): string => `criteria c0 "C"\n  a\n${range(count).map((at) => `criteria c${at + 1} "C"\n  c${at}\n`).join('')}`
    expect(within(2_000, () => check(`${header}${yesNo}${criteria(3_000)}`)).found.map((each) => each.split(' ')[0])).toEqual(['unfolds-too-far'])
    expect(decided(check(`${header}${yesNo}${criteria(150)}`), { a: true })).toEqual(['met'])
  })

  it('of 3,000 vocabularies end', () => {
    const vocabularies = range(3_000).map((at) => `vocabulary v${at} "V"\n\nuse v${(at + 1) % 3_000}\n`)
    const { found } = within(4_000, () => check(`${header}use v0\n\ncriteria c "C"\n  member.age at least 1 year\n`, ...vocabularies))
    expect(found).toEqual(['other-1.rubric circular-use 3'])
  })

  it('that come back to themselves, of 2,000 definitions, are one finding', () => {
    const defines = range(2_000).map((at) => `define d${at}: d${(at + 1) % 2_000}\n`).join('')
    expect(within(2_000, () => check(`${header}${yesNo}${defines}\ncriteria c "C"\n  d0\n`)).found).toEqual(['circular-definition 10'])
  })
})

describe('an artifact', () => {
  it('of a large policy is written in time', () => {
    const items = range(3_000).map((at) => `    ${at}. "x" a at least ${at}\n`).join('')
    const { policy } = check(`${header}${count}criteria c "C"\n  AT LEAST 3 of\n${items}`)
    if (policy === undefined) throw new Error('no policy')
    expect(within(3_000, () => emitPolicy(policy.graph, { sha256: () => '', sources: [] })).length).toBeGreaterThan(3)
  })
})
