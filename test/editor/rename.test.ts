import type { Occurrence, Program } from '@rubric/compiler'
import { policy } from '@rubric/harness'
import { renameAt, renameEdits, type WorkspaceEdits } from '@rubric/language-service'
import { withEdits } from '@rubric/syntax'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deep } from '../laws/runs.ts'
import { marked } from '../support/marked.ts'
import { policyWith, programOf, realProgram } from '../support/programs.ts'

const real = realProgram()

type Declared = Occurrence & { readonly path: string; readonly at: number }

const declarations = (program: Program): readonly Declared[] =>
  program
    .paths()
    .flatMap((path) =>
      program.occurrences(path).flatMap((each, at) => (each.role === 'declaration' ? [{ ...each, path, at }] : [])),
    )

const make = (program: Program, edits: WorkspaceEdits): void => {
  for (const [path, list] of edits) program.change(path, withEdits(program.file(path)?.text ?? '', list))
}

/** What is reported, without names and places. */
const findings = (program: Program): readonly string[] =>
  program.paths().flatMap((path) =>
    program.diagnostics(path).map(({ code, span }) => {
      const before = program.file(path)?.text.slice(0, span.start).split('\n').length
      return `${path}:${before} ${code}`
    }),
  )

/** Which declaration each name of the workspace stands for. */
const meanings = (program: Program): readonly string[] => {
  const places = new Map(declarations(program).map(({ thing, path, at }) => [thing.key, `${path} ${at}`]))
  return program
    .paths()
    .flatMap((path) =>
      program.occurrences(path).map(({ thing, role }) => `${role} ${thing.kind} ${places.get(thing.key) ?? thing.name}`),
    )
}

interface State {
  readonly texts: readonly (string | undefined)[]
  readonly findings: readonly string[]
  readonly meanings: readonly string[]
}

const stateOf = (program: Program): State => ({
  texts: program.paths().map((path) => program.file(path)?.text),
  findings: findings(program),
  meanings: meanings(program),
})

/** Gives a thing a name and its own again; whether that was allowed. */
const thereAndBack = (program: Program, before: State, { path, span, at, thing }: Declared, name: string): boolean => {
  const there = renameEdits(program, path, span.start, name)
  if ('refused' in there) return false
  make(program, there)
  expect(findings(program)).toEqual(before.findings)
  expect(meanings(program)).toEqual(before.meanings)
  const now = program.occurrences(path)[at]
  expect(now?.thing.name).toBe(name)
  const back = renameEdits(program, path, now?.span.start ?? -1, thing.name)
  if ('refused' in back) throw new Error(`${thing.name} → ${name}: ${back.refused}`)
  make(program, back)
  expect(stateOf(program)).toEqual(before)
  return true
}

describe('every thing of the real policies', () => {
  const before = stateOf(real)
  const all = declarations(real)
  const kinds = new Set(all.map(({ thing }) => thing.kind))
  const some = deep
    ? all
    : all.filter(
        (each, at) =>
          all.slice(0, at).filter(({ path, thing }) => path === each.path && thing.kind === each.thing.kind).length < 2,
      )

  test('takes a fresh name and its own again, with the same meaning and the same findings, to the byte', () => {
    const renamed = new Set(
      some.filter((each) => thereAndBack(real, before, each, 'a_name_for_now')).map(({ thing }) => thing.kind),
    )
    expect([...kinds].filter((kind) => !renamed.has(kind)).sort()).toEqual(['policy', 'term'])
  }, 3_600_000)

  test('can be renamed if and only if the editor offers it', () => {
    for (const { path, span } of some) {
      const offered = renameAt(real, path, span.start)
      const done = renameEdits(real, path, span.start, 'a_name_for_now')
      expect('refused' in done).toBe('refused' in offered)
    }
  })
})

describe('every thing of random policies', () => {
  test('takes a fresh name and its own again, or says why not', () => {
    fc.assert(
      fc.property(
        policy,
        fc.nat(),
        fc.constantFrom('a_name_for_now', 'on', 'from', 'days', 'given', 'given_name', 'b'),
        ({ files }, choice, name) => {
          const program = programOf(
            ...files.filter(({ path }) => path.endsWith('.rubric')).map(({ path, text }) => [path, text] as const),
          )
          const all = declarations(program)
          const chosen = all[choice % all.length]
          if (chosen !== undefined) thereAndBack(program, stateOf(program), chosen, name)
        },
      ),
      { numRuns: deep ? 3_000 : 150, endOnFailure: true },
    )
  }, 3_600_000)
})

const attempt = (source: string, name: string, ...others: readonly (readonly [string, string])[]): string => {
  const { text, offset } = marked(source)
  const edits = renameEdits(programOf(['a.rubric', text], ...others), 'a.rubric', offset, name)
  return 'refused' in edits ? edits.refused : [...edits].map(([path, list]) => `${path} ${list.length}`).join(', ')
}

const facts = [
  'facts',
  '  harm   none < some < grave  "harm"',
  '  needed  yes/no  "needed"',
  '  visits  list of  "visits"',
  '    on  date',
  '    kept  yes/no',
  '',
]
const criteria = ['criteria c "C"', '  ALL of', '    one: harm is none', '    2. harm is some', '']
const shared = (name: string) =>
  ['shared.rubric', `vocabulary shared "Shared"\n  language 1\n\nfacts\n  ${name}  yes/no  "theirs"\n`] as const

describe('a new name', () => {
  test('goes wherever the thing is named, in other files too', () => {
    expect(attempt(policyWith(...facts, 'criteria c "C"', '  ha▮rm is none'), 'risk')).toBe('a.rubric 2')
    expect(attempt(policyWith('use shared', 'criteria c "C"', '  thei▮rs and shared.theirs'), 'ours', shared('theirs'))).toBe(
      'a.rubric 2, shared.rubric 1',
    )
    expect(attempt(policyWith('use sha▮red', 'criteria c "C"', '  theirs and shared.theirs'), 'common', shared('theirs'))).toBe(
      'a.rubric 2, shared.rubric 1',
    )
    expect(
      attempt(policyWith(...facts, ...criteria, 'example "e" as of 2026-03-01', '  expect', '    c/on▮e  met'), 'first'),
    ).toBe('a.rubric 2')
    expect(
      attempt(policyWith('example "o▮ne" as of 2026-03-01', 'example "two" as of 2026-03-01', '  given like "one"'), 'the first'),
    ).toBe('a.rubric 2')
  })

  test.each([
    [
      'a name that is taken',
      policyWith(...facts, ...criteria, 'define d: h▮arm is none'),
      'visits',
      '`visits` is taken: a.rubric has a fact of this name.',
    ],
    [
      'one that another file has',
      policyWith('use shared', ...facts, 'define d: h▮arm is none'),
      'theirs',
      '`theirs` is taken: shared.rubric has a fact of this name.',
    ],
    [
      'a field of the same list',
      policyWith('facts', '  visits  list of  "visits"', '    on  date', '    k▮ept  yes/no'),
      'on',
      '`on` cannot be the name. One name for two fields, in a.rubric: `on` is already a field of this list.',
    ],
    [
      'a value of the same fact',
      policyWith('facts', '  harm  none < so▮me < grave'),
      'grave',
      '`grave` cannot be the name. Value listed twice, in a.rubric: `grave` is already one of the values.',
    ],
    [
      'a label of the same list',
      policyWith(...facts, 'criteria c "C"', '  ALL of', '    o▮ne: harm is none', '    two: harm is some'),
      'two',
      '`two` cannot be the name. One label for two items, in a.rubric: `two` stands twice in this list.',
    ],
    [
      'what would be read as a value',
      policyWith(...facts, 'define x▮yz: harm is some', 'criteria c "C"', '  xyz or harm is some'),
      'some',
      '',
    ],
    [
      'what would hide behind a field',
      policyWith(...facts, 'criteria c "C"', '  no visits where (kept and n▮eeded)'),
      'kept',
      '`kept` would mean something else in a.rubric.',
    ],
    [
      'a value of two facts that are compared',
      policyWith('facts', '  first   none < so▮me', '  second  none < some', '', 'criteria c "C"', '  second less than first'),
      'little',
      '`little` cannot be the name. Two kinds of value, in a.rubric: this is one of none < little.',
    ],
    [
      'a word of the language',
      policyWith(...facts, 'define d: h▮arm is none'),
      'unless',
      '`unless` is a word of the language and cannot be a name.',
    ],
    [
      'no name at all',
      policyWith(...facts, 'define d: h▮arm is none'),
      'some harm',
      'A name is made of a to z, digits and `_`, a letter first. `some harm` is not.',
    ],
    ['nothing', policyWith(...facts, 'define d: h▮arm is none'), ' ', 'A name needs at least one letter.'],
    [
      'a built-in fact',
      policyWith('criteria c "C"', '  member.▮age at least 3 years'),
      'age',
      '`member.age` is built in. Records and every policy know it by this name.',
    ],
    [
      'the numbering of the document',
      policyWith(...facts, 'criteria c "C"', '  ALL of', '    ▮1. harm is none'),
      'two',
      '`1` is the numbering of the document. Clauses are cited by it.',
    ],
    [
      'a place in a list',
      policyWith(...facts, 'criteria c "C"', '  ALL of', '    - harm is none', '', 'interpretation i "I"', '  affects  c/▮1'),
      'two',
      'This item has no name. It is cited by its place in the list.',
    ],
    [
      'the policy itself',
      policyWith('').replace('test.policy', 'test.▮policy'),
      'other',
      'Answers, records and other versions know the policy by this name. To begin another policy, write its name in the first line.',
    ],
    [
      'a keyword',
      policyWith(...facts, 'criteria c "C"', '  A▮LL of', '    1. harm is none'),
      'x',
      'Only names can be given another name: facts, values, criteria, clauses and the like.',
    ],
    [
      'a text',
      policyWith(...facts, 'criteria c "in ▮words"', '  harm is none'),
      'x',
      'A text is not a name. Write it anew where it stands.',
    ],
    [
      'a number',
      policyWith('criteria c "C"', '  member.age at least ▮3 years'),
      'x',
      '`3` is a value, not a name. Write it anew where it stands.',
    ],
    ['a name that nothing has', policyWith('criteria c "C"', '  no▮body'), 'x', 'Nothing in this workspace is called `nobody`.'],
    [
      'a thing that a broken line may name',
      policyWith(...facts, 'criteria c "C"', '  h▮arm is none', '', 'criteria d "D"', '  harm is is'),
      'risk',
      'a.rubric has lines that cannot be read, and they may name `harm`. Mend them first.',
    ],
  ])('is refused: %s', (_, source, name, why) => {
    const said = attempt(source, name, shared('theirs'))
    if (why !== '') expect(said).toBe(why)
    else expect(said).toMatch(/^`|^a\.rubric 2$/)
  })

  test('that is the old one changes nothing', () => {
    expect(attempt(policyWith(...facts, 'define d: h▮arm is none'), 'harm')).toBe('')
  })
})
