import { createHash } from 'node:crypto'
import { analysisDiagnostics } from '@rubric/analysis'
import { compilerDiagnostics, createProgram, type Program } from '@rubric/compiler'
import { createRevisions, type DiagnosticCode, fixesFor, remedies, safeEdits } from '@rubric/language-service'
import { type Diagnostic, syntaxDiagnostics, withEdits } from '@rubric/syntax'
import { describe, expect, test } from 'vitest'
import { type Block, readPage } from '../diagnostics/page.ts'
import { policyWith, programOf, realProgram } from '../support/programs.ts'

const today = '2026-06-01'
const kinds = { ...syntaxDiagnostics, ...compilerDiagnostics, ...analysisDiagnostics }
const codes = Object.keys(kinds) as readonly DiagnosticCode[]

/** The example of the page of a diagnostic. */
const programOfPage = (code: string): Program => {
  const page = readPage(code)
  const program = createProgram({ today, release: page.output.about.includes('--release') })
  const isLong = ({ about }: Block): boolean => / × /.test(about)
  for (const block of page.example) {
    const path = block.about || 'policy.rubric'
    if (block.language === 'csv')
      program.changeData(path, { path, text: block.text, sha256: createHash('sha256').update(block.text).digest('hex') })
    else if (block.language === 'rubric' && !isLong(block)) program.change(path, block.text)
    else if (block.language === 'hex') program.change(path, Buffer.from(block.text.replace(/\s/g, ''), 'hex').toString('utf8'))
  }
  return program
}

interface Found {
  readonly path: string
  readonly diagnostic: Diagnostic
}

/** What the program finds, and what is proved or shown beside it. */
const all = (program: Program): readonly Found[] => {
  const revisions = createRevisions()
  return program.paths().flatMap((path) => {
    for (const steps = revisions.work(program, path); steps.next().done !== true; );
    return [...program.diagnostics(path), ...revisions.diagnostics(program, path)].map((diagnostic) => ({ path, diagnostic }))
  })
}

const count = (program: Program, fits: (diagnostic: Diagnostic) => boolean): number =>
  all(program).filter(({ diagnostic }) => fits(diagnostic)).length
const isProven = (code: string): boolean => Object.hasOwn(analysisDiagnostics, code)
/** Of the kind of the code: what is proved shows only where all other errors are mended. */
const errors = (program: Program, like: string): number =>
  count(program, ({ severity, code }) => severity === 'error' && isProven(code) === isProven(like))

describe.each(codes)('%s', (code) => {
  const { severity } = kinds[code]

  const offered = (): readonly {
    readonly path: string
    readonly title: string
    readonly text: string
    readonly at: number
  }[] => {
    const program = programOfPage(code)
    return all(program)
      .filter(({ diagnostic }) => diagnostic.code === code)
      .flatMap(({ path, diagnostic }) =>
        fixesFor(program, path, diagnostic, today).map(({ title, edits }) => ({
          path,
          title,
          at: diagnostic.span.start,
          text: withEdits(program.file(path)?.text ?? '', edits),
        })),
      )
  }

  test('has a remedy that its page shows, or a reason why nobody but the author can know', () => {
    const entry = remedies[code]
    if (typeof entry === 'object') {
      expect(entry.none).toMatch(/^[A-Z].*\.$/)
      expect(offered()).toEqual([])
    } else expect(offered()).not.toEqual([])
  })

  test('is mended with all others if one of its remedies is safe', () => {
    const program = programOfPage(code)
    const own = all(program).filter(({ diagnostic }) => diagnostic.code === code)
    const safe = own.flatMap(({ path, diagnostic }) => fixesFor(program, path, diagnostic, today)).filter((fix) => fix.safe)
    const edits = program.paths().flatMap((path) => safeEdits(program, path, today))
    for (const fix of safe.slice(0, 1)) expect(edits).toEqual(expect.arrayContaining([...fix.edits]))
  })

  test('is gone after each of its remedies, and no error has come instead', () => {
    for (const { path, title, text, at } of offered()) {
      const program = programOfPage(code)
      const before = errors(program, code)
      program.change(path, text)
      const left = all(program).filter(({ diagnostic }) => diagnostic.code === code)
      expect(
        left.filter(({ diagnostic }) => diagnostic.span.start === at),
        `${title}\n${text}`,
      ).toEqual([])
      // A line says one thing at a time: the next one of its kind may show.
      const isError = severity === 'error' && left.length === 0
      expect(errors(program, code), `${title}\n${text}`).toBeLessThanOrEqual(isError ? before - 1 : before)
    }
  })
})

describe('mending all', () => {
  test.each(codes)('that is surely meant so on the page of %s ends, and leaves no more errors than before', (code) => {
    const program = programOfPage(code)
    const before = errors(program, code)
    for (let round = 0; ; round++) {
      expect(round).toBeLessThan(10)
      const edits = program
        .paths()
        .map((path) => [path, safeEdits(program, path, today)] as const)
        .filter(([, list]) => list.length > 0)
      if (edits.length === 0) break
      for (const [path, list] of edits) program.change(path, withEdits(program.file(path)?.text ?? '', list))
      expect(errors(program, code)).toBeLessThanOrEqual(before)
    }
    const safe = all(program)
      .flatMap(({ path, diagnostic }) => fixesFor(program, path, diagnostic, today))
      .filter((fix) => fix.safe)
    expect(safe).toEqual([])
  })

  test('mends several mistakes at once, each in its place', () => {
    const text = policyWith('criteria c “C”', '  member.age atleast 3 years', 'criteria d “D”', '  member.age atleast 21 years')
    const program = programOf(['a.rubric', text])
    expect(withEdits(text, safeEdits(program, 'a.rubric', today))).toBe(
      policyWith('criteria c "C"', '  member.age at least 3 years', 'criteria d "D"', '  member.age at least 21 years'),
    )
  })

  test('has nothing to do in the real policies', () => {
    const program = realProgram()
    expect(program.paths().flatMap((path) => safeEdits(program, path, today))).toEqual([])
  })
})

describe('items beside their head', () => {
  const facts = ['facts', '  risk  yes/no  "risk"', '  stable  yes/no  "stable"', '']
  const offers = (...lines: readonly string[]): readonly (readonly [title: string, text: string])[] => {
    const text = policyWith(...facts, ...lines)
    const program = programOf(['a.rubric', text])
    return program
      .diagnostics('a.rubric')
      .filter(({ code }) => code === 'items-without-head')
      .flatMap((diagnostic) => fixesFor(program, 'a.rubric', diagnostic, today))
      .map(({ title, edits }) => [title, withEdits(text, edits)])
  }

  test('are moved under it, as far as it reaches', () => {
    const lines = ['criteria c "C"', '  ALL of', '  # the first', '  1. "a"', '    risk', '    unless stable', '  2. "b" stable', '  unless risk']
    const moved = ['criteria c "C"', '  ALL of', '  # the first', '    1. "a"', '      risk', '      unless stable', '    2. "b" stable', '  unless risk']
    expect(offers(...lines)).toEqual([['Move the items under ALL of', policyWith(...facts, ...moved)]])
  })

  test('take what waives them along where a head is written above them', () => {
    const [all] = offers('criteria c "C"', '  1. "a"', '    risk', '    unless stable', '  2. "b" stable', '  unless risk')
    const moved = ['criteria c "C"', '  ALL of', '    1. "a"', '      risk', '      unless stable', '    2. "b" stable', '  unless risk']
    expect(all).toEqual(['Write ALL of above the items', policyWith(...facts, ...moved)])
  })
})

test('a section that is indented by four is mended at once, with its comments, and no other', () => {
  const wide = ['criteria c "C"', '    ALL of', '        # why', '        1. "a"', '            member.age at least 3 years']
  const narrow = ['criteria c "C"', '  ALL of', '    # why', '    1. "a"', '      member.age at least 3 years']
  const uneven = ['criteria d "D"', '    ALL of', '      - member.age at least 3 years']
  const text = policyWith(...wide, '', ...uneven)
  expect(withEdits(text, safeEdits(programOf(['a.rubric', text]), 'a.rubric', today))).toBe(policyWith(...narrow, '', ...uneven))
})
