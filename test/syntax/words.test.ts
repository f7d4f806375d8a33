/** Words, white space and where things are. */
import { MAX_DIAGNOSTICS, keywords, keywordTable, lineStarts, MAX_FILE_LENGTH, parse, positionAt, tokenize, type Piece } from '@rubric/syntax'
import { describe, expect, it } from 'vitest'
import { shape, spanFault } from './invariants.ts'
import { expression, print, section } from './print.ts'
import { sample, texts } from './sample.ts'

const wordsOf = (text: string): string[] =>
  tokenize(text).filter(({ kind }) => kind === 'token').map(({ start, end }: Piece) => text.slice(start, end))

describe('words', () => {
  it.each([
    ['member.age at least 18.5 kg/m2', ['member.age', 'at', 'least', '18.5', 'kg/m2']],
    ['ICD-10-CM F32.1, F32.A; REV 0905', ['ICD-10-CM', 'F32.1', ',', 'F32.A', ';', 'REV', '0905']],
    ['1. A. ii. name: - x', ['1', '.', 'A', '.', 'ii', '.', 'name', ':', '-', 'x']],
    ['a/1 needs/4/ii mm[Hg] 10*3/uL %', ['a/1', 'needs/4/ii', 'mm[Hg]', '10*3/uL', '%']],
    ['2026-03-01 14:30 2026-03 2026-03-01.', ['2026-03-01', '14:30', '2026-03', '2026-03-01', '.']],
    ['"a # b" §II.A.1 §"C d", (x)#y', ['"a # b"', '§II.A.1', '§"C d"', ',', '(', 'x', ')']],
    ['policy2026-02:32 a/b:c', ['policy2026-02:32', 'a/b', ':', 'c']],
    ['a>=2<=3!=4<5>6=7', ['a', '>=', '2', '<=', '3', '!=', '4', '<', '5', '>', '6', '=', '7']],
  ])('%s', (text, words) => {
    expect(wordsOf(text)).toEqual(words)
  })

  it('reads the two escapes of a text, and keeps quotes that are inside', () => {
    expect(print(section('guidance g "a \\"b\\" \\\\ “c” ’d"'))).toBe(String.raw`(Guidance g "a \"b\" \\ “c” ’d")`)
  })

  it('lets a name be any word that is not reserved, whatever it means elsewhere', () => {
    for (const { word, reserved } of keywords) {
      if (!/^[A-Za-z]+$/.test(word)) continue
      const { diagnostics } = parse('t', `policy p "P"\nfacts\n  ${word} yes/no\ncriteria c\n  ${word}\n`)
      expect([word, diagnostics.length > 0]).toEqual([word, reserved])
    }
  })

  it('has its reserved words in one place', () => {
    const listed = `and or not unless is at least most more less than between in within exactly where when any every no none
      all of count sum latest earliest the past before after since as per yes unknown ALL ANY ONE AT LEAST MOST NONE yes/no`
    expect(keywords.filter(({ reserved }) => reserved).map(({ word }) => word).sort()).toEqual(listed.split(/\s+/).sort())
    expect(keywords.map(({ word }) => word)).toEqual(Object.keys(keywordTable))
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '__defineGetter__'])('lets %s be a name', (name) => {
    expect(print(expression(`${name} is ${name}`))).toBe(`(Comparison ${name} (ValueTest is ${name}))`)
    const { value, diagnostics } = parse('t', `policy ${name} "P"\nfacts\n  ${name} one of ${name}\ncriteria ${name}\n  ALL of\n    ${name}: ${name}\n`)
    expect(diagnostics).toEqual([])
    expect(value.sections).toHaveLength(2)
  })
})

describe('lines', () => {
  it('go on where the next is deeper and begins with and, or, unless, where, or where they end in a comma or parenthesis', () => {
    expect(print(section('define d: a\n    and (\n # between\n\n  b\n      or c)'))).toBe('(Define d (Chain a and (Group (Chain b or c))))')
    expect(print(section('define d: at least 1 of (a,\n  b,\n  c)\n  unless d'))).toBe('(Define d (Unless (NumberOf at-least 1 a b c) d))')
    expect(print(section('define d: any l\n    where a'))).toBe('(Define d (Aggregate any l a))')
  })

  it('do not go on at their own depth', () => {
    expect(print(section('criteria c\n  a\n  unless b'))).toBe('(Criteria c (Body a (Waiver b)))')
    expect(print(section('criteria c\n  a\n    unless b'))).toBe('(Criteria c (Body (Unless a b)))')
  })

  it.each(texts)('end with LF, CRLF or CR, with a mark before them or not: $name', ({ text }) => {
    const lf = parse('t', text)
    for (const ending of ['\r\n', '\r']) {
      const other = parse('t', `\ufeff${text.replaceAll('\n', ending)}`)
      expect(other.diagnostics).toEqual([])
      expect(shape(other.value)).toEqual(shape(lf.value))
    }
  })

  it('stand at offsets, and offsets at lines and columns', () => {
    const text = 'a\nbc\r\nd\re'
    const starts = lineStarts(text)
    expect(starts).toEqual([0, 2, 6, 8])
    expect([0, 1, 2, 3, 4, 6, 8, 9].map((offset) => positionAt(starts, offset))).toEqual([
      { line: 1, column: 1 }, { line: 1, column: 2 }, { line: 2, column: 1 }, { line: 2, column: 2 }, { line: 2, column: 3 },
      { line: 3, column: 1 }, { line: 4, column: 1 }, { line: 4, column: 2 },
    ])
  })
})

describe('a long file', () => {
  const sections = sample.slice(sample.indexOf('facts\n'))
  const header = sample.slice(0, sample.length - sections.length)
  const long = header + `${sections}\n  # between\n`.repeat(40)

  it('is read like a short one, section by section', () => {
    const one = parse('t', sample)
    const many = parse('t', long)
    expect(many.diagnostics).toEqual([])
    expect(many.value.sections.length).toBe((one.value.sections.length - 1) * 40 + 1)
    const shapes = new Set(many.value.sections.map((section) => `${section.kind} ${'name' in section ? section.name.text : ''} ${print(section)}`))
    expect([...shapes]).toEqual(one.value.sections.map((section) => `${section.kind} ${'name' in section ? section.name.text : ''} ${print(section)}`))
    expect(spanFault(many.value, long)).toBeUndefined()
    expect(many.value.comments).toHaveLength(one.value.comments.length * 40 + 40)
  })

  it('gives each of its broken lines one error', () => {
    const broken = long.replaceAll('impaired_spheres at least 1', 'impaired_spheres at 1').replaceAll('  - "ask the family"', '  ask')
    const { diagnostics } = parse('t', broken)
    const lines = broken.split('\n').flatMap((line, index) => (/spheres at 1$|^ {2}ask$/.test(line) ? [index + 1] : []))
    expect(diagnostics.map(({ span }) => positionAt(lineStarts(broken), span.start).line)).toEqual(lines)
    expect(lines).toHaveLength(80)
  })
})

describe('limits', () => {
  it('refuses a file that is too long, unread', () => {
    const { value, diagnostics } = parse('t', `${sample}${' '.repeat(MAX_FILE_LENGTH)}`)
    expect(diagnostics.map(({ code }) => code)).toEqual(['file-too-large'])
    expect(value.sections).toEqual([])
    expect(parse('t', `${sample}${'\n'.repeat(MAX_FILE_LENGTH - sample.length)}`).diagnostics).toEqual([])
  })

  it.each([
    ['(', '('.repeat(100_000)],
    ['not', 'not '.repeat(100_000)],
    ['offsets', `a after ${'1 day after '.repeat(100_000)}b`],
    ['ages', 'age of '.repeat(100_000)],
    ['filters', 'any x where '.repeat(100_000)],
  ])('says that conditions are nested too deep: %s', (_, text) => {
    const { diagnostics } = parse('t', `policy p "P"\ndefine d: ${text}\n`)
    expect(diagnostics.map(({ code }) => code)).toEqual(['nesting-too-deep'])
  })

  it('reads 90 parentheses', () => {
    expect(print(expression(`${'('.repeat(90)}a${')'.repeat(90)}`))).toBe(`${'(Group '.repeat(90)}a${')'.repeat(90)}`)
  })

  it('reads 60 levels of outline, and says where there are too many', () => {
    const outline = (levels: number): string =>
      Array.from({ length: levels }, (_, level) => `${'  '.repeat(level + 2)}1. ${level === levels - 1 ? 'a' : 'ALL of'}\n`).join('')
    const codes = (levels: number): string[] =>
      parse('t', `policy p "P"\ncriteria c\n  ALL of\n${outline(levels)}`).diagnostics.map(({ code }) => code)
    expect(codes(60)).toEqual([])
    expect(codes(70)).toEqual(['outline-too-deep'])
    expect(codes(2_000)).toEqual(['outline-too-deep'])
  })

  it('reports a hundred broken lines, and that there are more', () => {
    const { diagnostics } = parse('t', `policy p "P"\n${'what is this\n'.repeat(10_100)}`)
    expect(diagnostics).toHaveLength(MAX_DIAGNOSTICS + 1)
    expect(diagnostics.at(-1)?.code).toBe('too-many-errors')
  })
})
