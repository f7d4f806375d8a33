import { documentSymbols, type DocumentSymbol, workspaceSymbols } from '@rubric/language-service'
import { describe, expect, test } from 'vitest'
import { policyWith, programOf, realProgram } from '../support/programs.ts'

const program = realProgram()

const flat = (symbols: readonly DocumentSymbol[]): readonly DocumentSymbol[] =>
  symbols.flatMap((symbol) => [symbol, ...flat(symbol.children)])

describe('symbols of a file', () => {
  test.each(program.paths())('of %s lie within each other, in the order of the text, and have a name', (path) => {
    const nested = (symbols: readonly DocumentSymbol[], outer: { readonly start: number; readonly end: number }): void => {
      let end = outer.start
      for (const { name, span, selection, children } of symbols) {
        expect(name).not.toBe('')
        expect(span.start).toBeGreaterThanOrEqual(end)
        expect(span.end).toBeLessThanOrEqual(outer.end)
        expect(selection.start).toBeGreaterThanOrEqual(span.start)
        expect(selection.end).toBeLessThanOrEqual(span.end)
        nested(children, span)
        end = span.end
      }
    }
    nested(documentSymbols(program, path), { start: 0, end: program.file(path)?.text.length ?? 0 })
  })

  test.each(program.paths())('of %s have the addresses by which answers cite clauses', (path) => {
    const policy = program.policy(path)
    const id = policy?.id ?? ''
    const names = new Set(flat(documentSymbols(program, path)).map(({ name }) => `${id}/${name}`))
    const written = (policy?.graph.clauses ?? []).filter(
      ({ span, label }) => span.file === path && !/^(?:unless\d*|when|instead)$/.test(label),
    )
    const lifting = new Set(policy?.graph.exceptions.map(({ criterion }) => policy.graph.criteria[criterion]?.name))
    const named = written.filter(({ label, address }) => !(lifting.has(label) && address.split('/').length > 2))
    expect(
      named
        .filter(({ address }) => !names.has(address))
        .filter(({ address }) => !isOfDetermination(path, address))
        .map(({ address }) => address),
    ).toEqual([])
  })

  /** What a determination requires is a clause of its answer, not of the text. */
  const isOfDetermination = (path: string, address: string): boolean =>
    documentSymbols(program, path).some(({ children }) =>
      children.some(({ kind, name }) => kind === 'determination' && address.includes(`/${name}/`)),
    )

  test('are nested as the policy is', () => {
    const text = policyWith(
      'facts',
      '  a  yes/no  "first"',
      '  l  list of  "crises"',
      '    on  date',
      '',
      'criteria c "C" §2',
      '  ALL of',
      '    1. "one" §2.1',
      '      a',
      '    two: ANY of',
      '      - a',
      '      - not a',
      '',
      'example "one" as of 2026-03-01',
      '  expect',
      '    c  unknown',
    )
    const shown = (symbol: DocumentSymbol): unknown => [symbol.kind, symbol.name, symbol.detail, ...symbol.children.map(shown)]
    expect(documentSymbols(programOf(['a.rubric', text]), 'a.rubric').map(shown)).toEqual([
      [
        'policy',
        'test.policy',
        'Test',
        ['facts', 'facts', '', ['fact', 'a', 'yes/no first'], ['fact', 'l', 'list of crises', ['field', 'on', 'date']]],
        [
          'criteria',
          'c',
          'C §2',
          ['item', 'c/1', 'one §2.1'],
          ['item', 'c/two', '', ['item', 'c/two/1', ''], ['item', 'c/two/2', '']],
        ],
        ['example', 'one', 'example'],
      ],
    ])
  })

  test('are there without a header, and where the first line is yet to be written', () => {
    expect(documentSymbols(programOf(['a.rubric', 'criteria c\n  a\n']), 'a.rubric').map(({ name }) => name)).toEqual(['c'])
    expect(documentSymbols(programOf(['a.rubric', '']), 'a.rubric')).toEqual([])
    expect(documentSymbols(programOf(), 'a.rubric')).toEqual([])
  })
})

describe('symbols of the workspace', () => {
  const names = (query: string): readonly string[] => workspaceSymbols(program, query).map(({ name }) => name)

  test('every symbol is found by its own name, before all that only hold its letters', () => {
    for (const { name } of workspaceSymbols(program, '', Infinity)) expect(names(name)[0]?.toLowerCase()).toBe(name.toLowerCase())
  })

  test('letters in their order suffice, whatever their case', () => {
    expect(names('PEHPIOPADM1')).toContain('pehp.iop/admission/1')
    expect(names('continued stay')).not.toEqual([])
    expect(names('1noissimda')).toEqual([])
  })

  test('the versions of a policy are told apart', () => {
    const containers = workspaceSymbols(program, 'cms.lung', Infinity).map(({ container }) => container)
    expect(new Set(containers)).toEqual(new Set(containers.filter((each) => /^cms\.\w+ \d{4}-\d{2}-\d{2}$/.test(each))))
    expect(new Set(containers).size).toBe(2)
  })

  test('no more than asked for', () => {
    expect(workspaceSymbols(program, '', 3)).toHaveLength(3)
  })
})
