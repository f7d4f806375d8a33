/** What a version says of its change, and what a policy states of every member: as the rule graph has it, and what is wrong with it. */
import { compileWorkspace, type RuleGraph } from '@rubric/compiler'
import { describe, expect, it } from 'vitest'

const header = (version: string, more = ''): string => `policy test.p "Test"\n  issuer "Test"\n  version ${version}\n  effective ${version}\n${more}  language 1\n\n`
const facts = 'facts\n  ready  yes/no  "r"\n\n'
const rules = `${facts}criteria a "A"\n  ALL of\n    1. "one" ready\n    - "two" not ready\n\ncriteria b "B"\n  ready\n
limit few "Few"\n  at most 5 units of HCPCS H2022 per calendar month\n
determination det "D"\n  requires a, b\n  subject to few\n  grants 10 units of HCPCS H2022 in 60 days\n\n`

const compiled = (...texts: readonly string[]) => {
  const files = texts.map((text, at) => ({ path: `${at}.rubric`, text }))
  const { value, diagnostics } = compileWorkspace(files)
  const said = diagnostics.map(({ code, file, span, label }) => `${file} ${code} ${(files.find(({ path }) => path === file)?.text ?? '').slice(span.start, span.end)}: ${label}`)
  return { policies: value.policies, said }
}

const graphOf = (text: string): RuleGraph => {
  const graph = compiled(text).policies[0]?.graph
  if (graph === undefined) throw new Error('no policy')
  return graph
}

const old = header('2025-01-01') + rules
const next = (more: string): string => header('2026-01-01') + rules + more

describe('the rule graph', () => {
  const text = next('revises 2025-01-01 broader "in all"\n  a/1  outcome only  "of one"\n  gone  removed\n')
  const { revises } = graphOf(text)
  const at = ({ start, end }: { readonly start: number; readonly end: number }): string => text.slice(start, end)

  it('has the claims in their order, that about the whole first, with their places', () => {
    expect(revises?.version).toBe('2025-01-01')
    expect(revises?.claims.map(({ address, says, text: words }) => [address, says, words])).toEqual([
      [null, 'broader', 'in all'], ['test.p/a/1', 'outcome only', 'of one'], ['test.p/gone', 'removed', ''],
    ])
    expect(revises?.claims.map(({ span }) => at(span))).toEqual(['revises 2025-01-01 broader "in all"', 'a/1  outcome only  "of one"', 'gone  removed'])
    expect(revises?.claims.map(({ saysSpan }) => at(saysSpan))).toEqual(['broader', 'outcome only', 'removed'])
    expect(at(revises?.span ?? { start: 0, end: 0 })).toBe('revises 2025-01-01 broader "in all"')
  })

  it('has no claim about the whole where none is made, and keeps the words', () => {
    expect(graphOf(next('revises 2025-01-01 "in all"\n')).revises).toMatchObject({ text: 'in all', claims: [] })
    expect(graphOf(next('')).revises).toBeNull()
  })

  it('has statements with full addresses', () => {
    const { statements } = graphOf(next('never a, b/x together\nalways one of a/1, det "in or out" §2\n'))
    expect(statements.map(({ says, of, text: words, cite }) => [says, of, words, cite])).toEqual([
      ['never together', ['test.p/a', 'test.p/b/x'], '', ''], ['always one', ['test.p/a/1', 'test.p/det'], 'in or out', '2'],
    ])
  })

  it('decides nothing by them: clauses, conditions and facts are the same without', () => {
    const bare = graphOf(next(''))
    expect({ ...graphOf(`${next('')}never a, b together\nrevises 2025-01-01\n  a  mixed\n`), revises: null, statements: [] }).toEqual(bare)
  })
})

describe('claims', () => {
  it('may be about whatever has an answer: clauses, limits, what a determination asks and grants', () => {
    const lines = ['a', 'a/1', 'a/2', 'few', 'det', 'det/a', 'det_quantity'].map(address => `  ${address}  unchanged\n`).join('')
    expect(compiled(old, next(`revises 2025-01-01 unchanged\n${lines}`)).said).toEqual([])
  })

  it.each([
    ['  a/3  broader\n', 'unknown-address a/3: nothing has the address `a/3`'],
    ['  ready  broader\n', 'unknown-address ready: nothing has the address `ready`'],
    ['  a  removed\n', 'still-here removed: `a` stands in this version'],
    ['  few  removed\n', 'still-here removed: `few` stands in this version'],
    ['  a/3  removed\n', 'was-not-there a/3: version 2025-01-01 has no `a/3`'],
    ['  a  broader\n  a  mixed\n', 'claimed-twice a: something was already said of `a`'],
    ['\nrevises 2025-01-01\n', 'second-revises revises: a version revises one version'],
  ])('%j', (lines, expected) => {
    expect(compiled(old, next(`revises 2025-01-01\n${lines}`)).said).toEqual([`1.rubric ${expected}`])
  })

  it('of what was removed are about all that the version before answered, also what nobody wrote down there', () => {
    const gone = header('2026-01-01') + facts + 'criteria c "C"\n  ready\n\nrevises 2025-01-01\n'
    const lines = ['a', 'a/1', 'a/2', 'b', 'few', 'det', 'det/a', 'det/b', 'det_quantity'].map(address => `  ${address}  removed\n`).join('')
    expect(compiled(old, gone + lines).said).toEqual([])
    const ceiling = old.replace('in 60 days', 'in 60 days, at most 6 months in all')
    expect(compiled(ceiling, `${gone}  det/ceiling  removed\n`).said).toEqual(['1.rubric was-not-there det/ceiling: version 2025-01-01 has no `det/ceiling`'])
  })
})

describe('the version that is revised', () => {
  const revises = (version: string): string => `revises ${version}\n  a  unchanged\n`

  it('is one that a file of the same id has', () => {
    expect(compiled(old, next(revises('2025-01-01'))).said).toEqual([])
    expect(compiled(old.replace('test.p', 'test.q'), next(revises('2025-01-01'))).said).toEqual([
      '1.rubric revised-version-missing 2025-01-01: no file here is version 2025-01-01 of `test.p`',
    ])
  })

  it('came earlier, by the days in force', () => {
    expect(compiled(old, next(revises('2026-01-01'))).said).toEqual(['1.rubric revises-no-earlier 2026-01-01: this is that version'])
    expect(compiled(old + revises('2026-01-01'), next('')).said).toEqual(['0.rubric revises-no-earlier 2026-01-01: version 2026-01-01 comes later than this one'])
    const early = old.replace('version 2025-01-01', 'version 2027-01-01')
    expect(compiled(early, next(revises('2027-01-01'))).said).toEqual([])
  })

  it('is a day of the calendar', () => {
    expect(compiled(next(revises('2025-02-30'))).said[0]).toMatch(/^0.rubric bad-header-date 2025-02-30/)
  })

  it('is not missed while a file of the id cannot be read', () => {
    expect(compiled(`${old}criteria\n`, next(revises('2024-01-01'))).said.filter(each => each.startsWith('1.rubric'))).toEqual([])
  })
})

describe('statements', () => {
  it.each([
    ['never a, b together\nalways one of a, det\n', []],
    ['never a, c together\n', ['unknown-address c: nothing has the address `c`']],
    ['never a, few together\n', ['wrong-rule few: `few` is a limit']],
    ['always one of a, b, a\n', ['named-twice a: `a` was already named']],
  ])('%j', (lines, expected) => {
    expect(compiled(next(lines)).said).toEqual(expected.map(each => `0.rubric ${each}`))
  })
})
