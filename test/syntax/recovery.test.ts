/** A broken line gives one error, on that line, and takes nothing with it. */
import { lineStarts, parse, positionAt, walk, type File, type Node } from '@rubric/syntax'
import { describe, expect, it } from 'vitest'
import { print } from './print.ts'

const read = (text: string): { readonly value: File; readonly errors: readonly string[] } => {
  const { value, diagnostics } = parse('t', text)
  const starts = lineStarts(text)
  return { value, errors: diagnostics.map(({ code, span }) => `${positionAt(starts, span.start).line} ${code}`) }
}

const facts = Array.from({ length: 60 }, (_, n) => `  fact_${n}  ${['yes/no', 'count', 'date', 'hours per week'][n % 4]}  "fact ${n}"`)
const items = Array.from({ length: 40 }, (_, n) => [`    ${n + 1}. "item ${n}"`, `      fact_${n * 4 % 60} and fact_${n} at least ${n}`]).flat()
const given = Array.from({ length: 40 }, (_, n) => `    fact_${n} ${n}`)
const longFile = [
  'policy p "P"', '  issuer "I"', '  version 2026-01-01', '', 'facts', ...facts, '', 'criteria one "One"', '  ALL of', ...items, '',
  'criteria two "Two"', '  fact_1', '', 'example "e" as of 2026-01-01', '  given', ...given, '  expect', '    one met', '    two not met',
]

/** Line by line: what is done to it, and the fault. */
const breaks: readonly (readonly [line: number, broken: (line: string) => string, code: string])[] = [
  [2, (line) => line.replace('issuer', 'isuer'), 'unknown-line-start'],
  [10, (line) => line.replace('yes/no', 'yes/no yes/no'), 'line-not-understood'],
  [20, (line) => line.replace(/"$/, ''), 'unclosed-string'],
  [33, (line) => line.replace('  fact', '   fact'), 'indent-fits-no-level'],
  [51, (line) => line.replace('  fact', '\tfact'), 'tab-in-indent'],
  [70, (line) => line.replace(' and ', ' and ('), 'unclosed-parenthesis'],
  [75, (line) => line.replace('. "', '. “').replace(/"$/, '”'), 'curly-quotes'],
  [100, (line) => line.replace('and fact', 'and at fact'), 'line-not-understood'],
  [161, (line) => line.replace(/ [0-9]+$/, ' ; 3'), 'line-not-understood'],
  [longFile.indexOf('    one met') + 1, (line) => line.replace('met', ''), 'line-not-finished'],
]

const named = (value: Node): Map<string, number> => {
  const names = new Map<string, number>()
  walk(value, (node) => {
    const text = node.kind === 'Text' ? node.value : node.kind === 'Name' || node.kind === 'NameReference' || node.kind === 'Number' ? node.text : ''
    if (text !== '') names.set(text, (names.get(text) ?? 0) + 1)
  })
  return names
}

describe('a file of 200 lines, ten of them broken', () => {
  const lines = breaks.reduce<readonly string[]>((all, [line, broken]) => all.with(line - 1, broken(all[line - 1] ?? '')), longFile)
  const { value, errors } = read(lines.join('\n'))

  it('was right before, and every break is one', () => {
    expect(read(longFile.join('\n')).errors).toEqual([])
    expect(longFile.length).toBeGreaterThan(190)
    expect(lines.filter((line, index) => line !== longFile[index])).toHaveLength(10)
  })

  it('gives ten errors, each on its own line', () => {
    expect(errors).toEqual(breaks.map(([line, , code]) => `${line} ${code}`))
  })

  it('has all other lines in its tree', () => {
    const [before, after] = [named(read(longFile.join('\n')).value), named(value)]
    const spoilt = breaks.map(([line]) => longFile[line - 1] ?? '').join(' ')
    const lost = [...before].filter(([text, count]) => (after.get(text) ?? 0) < count).map(([text]) => text)
    expect(lost.filter((text) => !spoilt.includes(text))).toEqual([])
    expect(value.sections.map(({ kind }) => kind)).toEqual(['Facts', 'Criteria', 'Criteria', 'Example'])
  })
})

describe('what was read of a broken line', () => {
  const tree = (lines: string): string => print(read(`policy p "P"\n${lines}`).value).replace(/^\(File \(Header policy p "P"\) /, '').slice(0, -1)

  it.each([
    ['an item keeps its label, text and clause', 'criteria c\n  ALL of\n    1. "x" §I a at b\n    2. c', '(Criteria c (Body (Block ALL-of (Item 1. "x" §I (Body ?)) (Item 2. (Body c)))))'],
    ['an item without a condition keeps its place', 'criteria c\n  ALL of\n    1. "x"\n    2. c', '(Criteria c (Body (Block ALL-of (Item 1. "x" (Body ?)) (Item 2. (Body c)))))'],
    ['a fact keeps its name', 'facts\n  a one two "A"\n  b count', '(Facts (FactDeclaration a ?) (FactDeclaration b (CountType)))'],
    ['a criteria keeps its body', 'criteria c C\n  a', '(Criteria c (Body a))'],
    ['a criteria without a name keeps its body', 'criteria "C"\n  a', '(Criteria  (Body a))'],
    ['an example keeps its parts', 'example as of tomorrow\n  given\n    a yes\n  expect\n    c met', '(Example ? ? (GivenFact a yes) (Expectation c met))'],
    ['a given fact keeps its entries', 'example "e" as of 2026-01-01\n  given\n    l complete\n      on 2026-01-01', '(Example "e" 2026-01-01 (GivenFact l complete (GivenEntry (GivenField on 2026-01-01))))'],
    ['an entry keeps its fields before the fault', 'example "e" as of 2026-01-01\n  given\n    l\n      on 2026-01-01, hours 2 kept yes, a 3', '(Example "e" 2026-01-01 (GivenFact l (GivenEntry (GivenField on 2026-01-01) (GivenField hours ?))))'],
    ['a waiver keeps its place', 'criteria c\n  a\n  unless at b', '(Criteria c (Body a (Waiver ?)))'],
    ['a definition keeps its name', 'define d: a at\ndefine e: b', '(Define d ?) (Define e b)'],
    ['an interpretation keeps its other lines', 'interpretation i "I"\n  against a\n  because "b"', '(Interpretation i "I" "b")'],
    ['a limit keeps its amount', 'limit l "L"\n  at most 5 units of c per month\n  when a', '(Limit l "L" (LimitCap (# 5 units) c ?) a)'],
    ['a limit keeps its other lines', 'limit l "L"\n  at most\n  when a', '(Limit l "L" ? a)'],
    ['a limit without its amount keeps its condition', 'limit l "L"\n  when a', '(Limit l "L" ? a)'],
    ['a requirement keeps its body', 'requirement r "R"\n  when a at\n  b', '(Requirement r "R" ? (Body b))'],
    ['an exception keeps the names before the fault', 'exception e "E"\n  when a\n  lifts b c', '(Exception e "E" a b)'],
    ['an exception without its condition keeps the rest', 'exception e "E"\n  lifts b', '(Exception e "E" ? b)'],
    ['a determination keeps its other lines', 'determination d "D"\n  stage first\n  requires a\n  grants 60', '(Determination d "D" a)'],
    ['a calendar keeps its other lines', 'calendar c\n  open sunny\n  open monday', '(Calendar c (OpenHours monday))'],
    ['codes keep the lines that can be read', 'codes c\n  HCPCS\n  CPT 90785', '(CodeSet c (CodeGroup CPT code:90785))'],
  ])('%s', (_, lines, expected) => {
    expect(tree(lines)).toBe(expected)
  })

  it.each([
    ['criteria', 'criterai c "C"\n  ALL of\n    1. a', '(Criteria c "C" (Body (Block ALL-of (Item 1. (Body a)))))'],
    ['facts', 'fact\n  a yes/no\n  b count', '(Facts (FactDeclaration a (YesNoType)) (FactDeclaration b (CountType)))'],
    ['example', 'exmple "e" as of 2026-01-01\n  given\n    a yes', '(Example "e" 2026-01-01 (GivenFact a yes))'],
    ['given', 'example "e" as of 2026-01-01\n  givn\n    a yes', '(Example "e" 2026-01-01 (GivenFact a yes))'],
    ['expect', 'example "e" as of 2026-01-01\n  expects\n    c not met', '(Example "e" 2026-01-01 (Expectation c not-met))'],
    ['define', 'defin d: a and b', '(Define d (Chain a and b))'],
    ['codes', 'code c "C"\n  CPT 90785', '(CodeSet c "C" (CodeGroup CPT code:90785))'],
    ['interpretation', 'interpret i "I"\n  because "b"', '(Interpretation i "I" "b")'],
    ['guidance', 'guide g "G"\n  - "x"', '(Guidance g "G" (GuidanceItem - "x"))'],
    ['use', 'uses shared', '(Use shared)'],
    ['limit', 'limt l "L"\n  when a\n  at most 5 units of c per lifetime', '(Limit l "L" a (LimitCap (# 5 units) c (LimitWindow lifetime)))'],
    ['limit by its lines', 'cap l "L"\n  at most 5 units of c per lifetime', '(Limit l "L" (LimitCap (# 5 units) c (LimitWindow lifetime)))'],
    ['requirement', 'requirment r "R"\n  ALL of\n    1. a', '(Requirement r "R" (Body (Block ALL-of (Item 1. (Body a)))))'],
    ['exception', 'exeption e "E"\n  when a\n  lifts b', '(Exception e "E" a b)'],
    ['exception by its lines', 'waiver e "E"\n  lifts b\n  when a', '(Exception e "E" b a)'],
    ['determination', 'determinaton d "D"\n  grants 60 days', '(Determination d "D" (Grant (# 60 days)))'],
    ['determination by its lines', 'authorization d "D"\n  requires a\n  grants 60 days', '(Determination d "D" a (Grant (# 60 days)))'],
    ['calendar', 'calender c\n  open sunday', '(Calendar c (OpenHours sunday))'],
    ['terms', 'term\n  PCP "Plan"', '(Terms (Term PCP "Plan"))'],
    ['expect a requirement', 'example "e" as of 2026-01-01\n  expects\n    r pending', '(Example "e" 2026-01-01 (Expectation r pending))'],
  ])('a misspelt first word is read as what it was meant to be: %s', (_, lines, expected) => {
    expect(tree(lines)).toBe(expected)
    expect(read(`policy p "P"\n${lines}`).errors).toHaveLength(1)
  })
})

describe('lines in the wrong place', () => {
  const body = (lines: string): readonly [string, readonly string[]] => {
    const { value, errors } = read(`policy p "P"\n${lines}`)
    return [value.sections.map(print).join(' '), errors]
  }

  it.each([
    ['an item at the left margin', 'criteria c\n  ALL of\n    1. a\n2. b\n3. d', '(Criteria c (Body (Block ALL-of (Item 1. (Body a)) (Item 2. (Body b)) (Item 3. (Body d)))))', ['5 misplaced-line', '6 misplaced-line']],
    ['a section under another', 'facts\n  a yes/no\n  criteria c "C"\n    ALL of\n      1. a', '(Facts (FactDeclaration a (YesNoType))) (Criteria c "C" (Body (Block ALL-of (Item 1. (Body a)))))', ['4 misplaced-line']],
    ['expect under given', 'example "e" as of 2026-01-01\n  given\n    a yes\n    expect\n      c met', '(Example "e" 2026-01-01 (GivenFact a yes) (Expectation c met))', ['5 misplaced-line']],
    ['given at the left margin', 'example "e" as of 2026-01-01\ngiven\n  a yes', '(Example "e" 2026-01-01 (GivenFact a yes))', ['3 misplaced-line']],
    ['items without a head', 'criteria c\n  1. a\n  2. b', '(Criteria c (Body (Block ALL-of (Item 1. (Body a)) (Item 2. (Body b)))))', ['3 items-without-head']],
    ['a line that is less deep than its item', 'criteria c\n  ALL of\n    1. "x"\n     a\n    2. b', '(Criteria c (Body (Block ALL-of (Item 1. "x" (Body a)) (Item 2. (Body b)))))', ['5 indent-fits-no-level']],
    ['four spaces a level', 'criteria c\n    ALL of\n        1. a\n        2. b', '(Criteria c (Body (Block ALL-of (Item 1. (Body a)) (Item 2. (Body b)))))', ['3 indent-fits-no-level', '4 indent-fits-no-level', '5 indent-fits-no-level']],
    ['tabs', 'criteria c\n\tALL of\n\t\t1. a\n\t\t2. b', '(Criteria c (Body (Block ALL-of (Item 1. (Body a)) (Item 2. (Body b)))))', ['3 tab-in-indent', '4 tab-in-indent', '5 tab-in-indent']],
    ['items under an item whose head is broken', 'criteria c\n  ALL of\n    1. ANY off\n      a. b\n      c. d\n    2. e', undefined, ['4 line-not-understood']],
    ['fields under a fact that is no list', 'facts\n  l list off\n    on date\n  b count', undefined, ['3 line-not-understood']],
    ['anything under an unknown line', 'wat is this\n  whatever\n    more of it\nuse v', '(Use v)', ['2 unknown-line-start']],
  ])('%s', (_, lines, tree, errors) => {
    const [found, reported] = body(lines)
    expect(reported).toEqual(errors)
    if (tree !== undefined) expect(found).toBe(tree)
  })
})

describe('the header', () => {
  it.each([
    ['', '(File ?)', ['1 missing-header']],
    ['# only a comment\n', '(File ? (Comment -only-a-comment))', ['1 missing-header']],
    ['use v\n', '(File ? (Use v))', ['1 missing-header']],
    ['policy\n  issuer "I"\n', '(File (Header policy  ? (HeaderEntry issuer "I")))', ['1 line-not-finished']],
    ['polic p "P"\n  issuer "I"\n', '(File (Header policy p "P" (HeaderEntry issuer "I")))', ['1 unknown-line-start']],
    ['policy p\n', '(File (Header policy p ?))', ['1 missing-text']],
    ['use v\npolicy p "P"\n', '(File (Use v) (Header policy p "P"))', ['2 misplaced-line']],
    ['policy p "P"\npolicy q "Q"\n  issuer "I"\n', '(File (Header policy p "P"))', ['2 second-header']],
    ['vocabulary v "V"\ncriteria c\n  a\n', '(File (Header vocabulary v "V") (Criteria c (Body a)))', ['2 misplaced-line']],
  ])('%j', (text, tree, errors) => {
    const { value, errors: reported } = read(text)
    expect(reported).toEqual(errors)
    expect(print(value)).toBe(tree)
  })
})
