import { definitionAt, highlightsAt, referencesAt } from '@rubric/language-service'
import { describe, expect, test } from 'vitest'
import { marked } from '../support/marked.ts'
import { policyWith, programOf, realProgram } from '../support/programs.ts'

const program = realProgram()

describe.each(program.paths())('in %s', (path) => {
  const { text } = program.file(path) ?? { text: '' }
  const occurrences = program.occurrences(path)

  test('every name leads to where it is declared, and what nobody declares leads nowhere', () => {
    for (const { span, thing } of occurrences) {
      const found = definitionAt(program, path, span.start)
      if (thing.span === undefined) expect(found).toBeUndefined()
      else expect(found).toEqual({ origin: span, targets: [{ path: thing.file, span: thing.span }] })
    }
  })

  test('what a name leads to says the name', () => {
    for (const { span, thing } of occurrences) {
      const [target] = definitionAt(program, path, span.start)?.targets ?? []
      if (target === undefined) continue
      const written = program.file(target.path)?.text.slice(target.span.start, target.span.end)
      if (!['-', ...positional(target.path)].includes(written ?? '')) expect(written).toBe(text.slice(span.start, span.end))
      expect(thing.name).not.toBe('')
    }
  })

  test('wherever a thing is named, the same places are found, the declaration among them', () => {
    for (const key of new Set(occurrences.map(({ thing }) => thing.key))) {
      const all = program.occurrencesOf(key)
      const places = all.map(({ path: file, span }) => ({ path: file, span }))
      for (const each of all.slice(0, 20)) {
        expect(referencesAt(program, each.path, each.span.start, true)).toEqual(places)
        expect(referencesAt(program, each.path, each.span.end - 1, false)).toEqual(
          places.filter((_, at) => all[at]?.role === 'reference'),
        )
      }
      const here = all.filter((each) => each.path === path)
      expect(highlightsAt(program, path, here[0]?.span.start ?? 0)).toEqual(here.map(({ span, role }) => ({ span, role })))
    }
  })

  test('nothing is thrown anywhere', () => {
    for (let offset = 0; offset <= text.length; offset += 5) {
      definitionAt(program, path, offset)
      referencesAt(program, path, offset, true)
      highlightsAt(program, path, offset)
    }
  })
})

/** Names of things that stand where no name is written. */
const positional = (path: string): readonly string[] =>
  program
    .occurrences(path)
    .flatMap(({ thing }) =>
      (thing.kind === 'item' || thing.kind === 'guidance item') && thing.span !== undefined
        ? [program.file(path)?.text.slice(thing.span.start, thing.span.end) ?? ''].filter((written) => written !== thing.name)
        : [],
    )

const facts = [
  'facts',
  '  harm   none < some < grave  "harm"',
  '  visits  list of  "visits"',
  '    on  date',
  '    kept  yes/no',
  '',
]

describe('a name leads', () => {
  const leads = (source: string, ...others: readonly (readonly [string, string])[]): readonly string[] => {
    const { text, offset } = marked(source)
    const files = programOf(['a.rubric', text], ...others)
    const { targets = [] } = definitionAt(files, 'a.rubric', offset) ?? {}
    return targets.map(({ path, span }) => {
      const before = files.file(path)?.text.slice(0, span.start).split('\n') ?? []
      return `${path}:${before.length}: ${files.file(path)?.text.slice(span.start, span.end) ?? ''}`
    })
  }

  test('from a condition to the fact, its field and its value', () => {
    expect(leads(policyWith(...facts, 'criteria c "C"', '  ha▮rm at least some'))).toEqual(['a.rubric:8: harm'])
    expect(leads(policyWith(...facts, 'criteria c "C"', '  harm at least s▮ome'))).toEqual(['a.rubric:8: some'])
    expect(leads(policyWith(...facts, 'criteria c "C"', '  latest visits.ke▮pt is yes'))).toEqual(['a.rubric:11: kept'])
    expect(leads(policyWith(...facts, 'criteria c "C"', '  latest ▮visits.kept is yes'))).toEqual(['a.rubric:9: visits'])
    expect(leads(policyWith(...facts, 'criteria c "C"', '  no visits where ▮kept'))).toEqual(['a.rubric:11: kept'])
  })

  test('from each part of an address to its clause', () => {
    const lines = [
      'criteria c "C"',
      '  ALL of',
      '    one: harm is none',
      '    2. harm is some',
      '',
      'example "e" as of 2026-03-01',
      '  expect',
    ]
    expect(leads(policyWith(...facts, ...lines, '    c/on▮e  met'))).toEqual(['a.rubric:15: one'])
    expect(leads(policyWith(...facts, ...lines, '    c/▮2  met'))).toEqual(['a.rubric:16: 2'])
    expect(leads(policyWith(...facts, ...lines, '    ▮c/2  met'))).toEqual(['a.rubric:13: c'])
  })

  test('from `use` to the vocabulary, and from `like` to the example', () => {
    const shared = ['shared.rubric', 'vocabulary shared "Shared"\n  language 1\n'] as const
    expect(leads(policyWith('use sha▮red'), shared)).toEqual(['shared.rubric:1: shared'])
    const examples = ['example "one" as of 2026-03-01', '  given', '    harm  none', '', 'example "two" as of 2026-03-01']
    expect(leads(policyWith(...facts, ...examples, '  given like "o▮ne"'))).toEqual(['a.rubric:13: one'])
  })

  test('from the path of a data file to the file, and from what is built in nowhere', () => {
    expect(leads(policyWith('calendar days "Days"', '  open      daily', '  holidays  from "../x/▮days.csv"'))).toEqual([])
    const { text, offset } = marked(policyWith('calendar days "Days"', '  open      daily', '  holidays  from "./x/▮days.csv"'))
    expect(definitionAt(programOf(['b/a.rubric', text]), 'b/a.rubric', offset)?.targets).toEqual([
      { path: 'b/x/days.csv', span: { start: 0, end: 0 } },
    ])
    expect(leads(policyWith('criteria c "C"', '  member.▮age at least 21 years'))).toEqual([])
  })
})
