/** Whatever was edited before: a program says what a compilation of the same texts says, and tells which files may have something new to say. */
import { type CompiledPolicy, compileWorkspace, createProgram, type Program } from '@rubric/compiler'
import { policy } from '@rubric/harness'
import { type Diagnostic, parse } from '@rubric/syntax'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deep, seed } from '../laws/runs.ts'
import { isSource } from '../laws/subject.ts'
import { dataFiles, sourceFiles } from '../support/real-policies.ts'
import { type Change, changesOf, dataOf, type Edit, edit } from './edits.ts'
import type { SourceText } from './renamed.ts'

/** What is said of each file. */
interface Said {
  readonly diagnostics: readonly Diagnostic[]
  readonly policy: CompiledPolicy | undefined
}

const filesOf = (files: ReadonlyMap<string, string>, ofSource: boolean): readonly SourceText[] =>
  [...files].map(([path, text]) => ({ path, text })).filter((file) => isSource(file) === ofSource)

const compiled = (files: ReadonlyMap<string, string>): ReadonlyMap<string, Said> => {
  const sources = filesOf(files, true)
  const { value, diagnostics } = compileWorkspace(sources, { today: '2026-03-01', data: filesOf(files, false).map(({ path, text }) => dataOf(path, text)) })
  return new Map(sources.map(({ path }) => [path, {
    diagnostics: diagnostics.filter(({ file }) => file === path), policy: value.policies.find(({ file }) => file === path),
  }]))
}

const tell = (program: Program, path: string, text: string | undefined): void => {
  if (path.endsWith('.rubric')) program.change(path, text)
  else program.changeData(path, text === undefined ? undefined : dataOf(path, text))
}

/** Faster than a comparison of all parts, which is left for what differs. */
const same = (actual: unknown, expected: unknown, what: string): void => {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) expect(actual, what).toEqual(expected)
}

type Step = (files: ReadonlyMap<string, string>) => readonly Change[]

/** Steps one after another. What is asked in between is what the next step has to find out of date. */
const follow = (first: readonly SourceText[], steps: readonly Step[], asks: readonly number[]): void => {
  const files = new Map(first.map(({ path, text }) => [path, text]))
  const program = createProgram({ today: '2026-03-01' })
  for (const [path, text] of files) tell(program, path, text)
  let before = compiled(files)
  for (const path of before.keys()) program.diagnostics(path)
  program.touched()
  steps.forEach((changes, step) => {
    for (const [path, text] of changes(files)) {
      if (text === undefined) files.delete(path)
      else files.set(path, text)
      tell(program, path, text)
      const source = program.file(path)
      if (source !== undefined) same(source.tree, parse(path, source.text).value, `the tree of ${path}`)
    }
    const after = compiled(files)
    const touched = program.touched()
    same(program.paths(), [...after.keys()].sort(), 'the files')
    const paths = [...new Set([...before.keys(), ...after.keys()])]
    for (const path of paths) {
      if (JSON.stringify(before.get(path)) !== JSON.stringify(after.get(path))) expect(touched, `what step ${step} touches`).toContain(path)
    }
    before = after
    // Sometimes few are asked, so that much is out of date at the next step.
    for (const [at, path] of paths.entries()) {
      if ((asks[step % asks.length] ?? 0) % (at + 2) === 1) continue
      same(program.diagnostics(path), after.get(path)?.diagnostics ?? [], `what is reported of ${path}`)
      same(program.policy(path), after.get(path)?.policy, `the policy of ${path}`)
    }
  })
  for (const path of program.paths()) same(program.occurrences(path), freshOccurrences(files, path), `the names in ${path}`)
}

const freshOccurrences = (files: ReadonlyMap<string, string>, path: string): unknown => {
  const program = createProgram({ today: '2026-03-01' })
  for (const [each, text] of files) tell(program, each, text)
  return program.occurrences(path)
}

/** Two or three random policies, with vocabularies of their own or of one name. */
const workspace = fc.array(fc.tuple(policy, fc.boolean(), fc.nat({ max: 1 })), { minLength: 1, maxLength: 3 }).map((policies) =>
  policies.flatMap(([{ files }, isAlone, version], at) => files.map(({ path, text }) => ({
    path: `p${at}/${path}`,
    text: isAlone ? text.replaceAll('shared.terms', `shared.t${at}`).replaceAll('example.policy', `example.p${version}`) : text,
  }))))

const asks = fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 5 })

const edited = (first: readonly SourceText[], edits: readonly Edit[], asks: readonly number[]): void =>
  follow(first, edits.map((each): Step => (files) => changesOf(each, files, first)), asks)

const real = [...sourceFiles, ...dataFiles.map(({ path, text }) => ({ path, text }))]

describe('after any edits, a program says what a compilation says', () => {
  it('of random policies', () => {
    const law = fc.property(workspace, fc.array(edit, { maxLength: 12 }), asks, edited)
    fc.assert(law, { seed, numRuns: deep ? 2_000 : 60, endOnFailure: !deep })
  }, 3_600_000)

  it('of the real policies', () => {
    const law = fc.property(fc.array(edit, { maxLength: 6 }), asks, (edits, asked) => edited(real, edits, asked))
    fc.assert(law, { seed, numRuns: deep ? 200 : 5, endOnFailure: !deep })
  }, 3_600_000)

  const header = (id: string, more = ''): string => `policy ${id} "P"\n  issuer "I"\n  version 2026-01-01\n${more}  language 1\n`
  const vocabulary = (id: string, body: string): string => `vocabulary ${id} "Words"\n  language 1\n\n${body}`
  const uses = (...ids: readonly string[]): string => `${header('p')}${ids.map((id) => `use ${id}\n`).join('')}criteria c "C"\n  risk\n`
  const risk = 'facts\n  risk  yes/no\n'

  it.each<readonly [what: string, first: Readonly<Record<string, string>>, steps: readonly Change[]]>([
    ['when a vocabulary comes that was used already', { 'p.rubric': uses('a') }, [['a.rubric', vocabulary('a', risk)]]],
    ['when a vocabulary goes', { 'p.rubric': uses('a'), 'a.rubric': vocabulary('a', risk) }, [['a.rubric', undefined]]],
    ['when a vocabulary is called something else', { 'p.rubric': uses('b'), 'a.rubric': vocabulary('a', risk) }, [['a.rubric', vocabulary('b', risk)]]],
    ['when what a used vocabulary uses changes', {
      'p.rubric': uses('a'), 'a.rubric': vocabulary('a', 'use b\ndefine risk: high\n'), 'b.rubric': vocabulary('b', 'facts\n  high  yes/no\n'),
    }, [['b.rubric', vocabulary('b', 'facts\n  high  count\n')]]],
    ['when a second vocabulary takes the place of a first', { 'p.rubric': uses('a'), 'a.rubric': vocabulary('a', risk) },
      [['b.rubric', vocabulary('a', 'facts\n  risk  count\n')], ['b.rubric', undefined]]],
    ['when a vocabulary takes the name of another', { 'p.rubric': uses('a'), 'a.rubric': vocabulary('a', risk), 'b.rubric': vocabulary('b', 'facts\n  risk  date\n') },
      [['b.rubric', vocabulary('a', 'facts\n  risk  date\n')]]],
    ['when vocabularies come of which one may have been meant', { 'p.rubric': uses('words_a') }, [['b.rubric', vocabulary('words_b', risk)], ['b.rubric', undefined]]],
    ['when a vocabulary goes that was called something else', { 'p.rubric': uses('a'), 'a.rubric': vocabulary('a', risk) }, [['a.rubric', vocabulary('b', risk)], ['a.rubric', undefined]]],
    ['when vocabularies come to use each other', { 'a.rubric': vocabulary('a', 'use b\n'), 'b.rubric': vocabulary('b', risk) }, [['b.rubric', vocabulary('b', 'use a\n')], ['a.rubric', undefined]]],
    ['when another version comes', { 'p.rubric': header('p', '  ends 2026-06-30\n') }, [['q.rubric', `${header('p', '  effective 2026-05-01\n')}criteria c: risk\n`], ['q.rubric', header('q')]]],
    ['when a policy is there twice', { 'p.rubric': uses('a'), 'a.rubric': vocabulary('a', risk) }, [['q.rubric', uses('a')], ['o.rubric', uses('a')], ['q.rubric', undefined]]],
    ['when the version that is revised comes, loses what was removed, and goes', { 'q.rubric': `${header('p', '  effective 2026-05-01\n').replace('01-01', '05-01')}\nrevises 2026-01-01\n  c  removed\n` },
      [['p.rubric', `${header('p')}criteria c\n  risk\n`], ['p.rubric', `${header('p')}criteria d\n  risk\n`], ['p.rubric', header('p')], ['p.rubric', undefined]]],
    ['when a data file comes, changes and goes', { 'p.rubric': `${header('p')}codes k\n  from "k.csv"\n` }, [['k.csv', 'HCPCS,H0001\n'], ['k.csv', 'HCPCS,H0002\n'], ['k.csv', undefined]]],
  ])('%s', (_, first, steps) => {
    const texts = Object.entries(first).map(([path, text]) => ({ path, text }))
    // Of all files, and of none of them, before the next step.
    for (const asked of [0, 1]) follow(texts, steps.map((each): Step => () => [each]), [asked])
  })
})

describe('an edit', () => {
  it('touches the file, what uses it and what has its id, and no other', () => {
    const program = createProgram()
    const vocabulary = 'vocabulary a "A"\n\nfacts\n  risk  yes/no\n'
    const policy = (id: string, version: string): string => `policy ${id} "P"\n  version ${version}\n\nuse a\n\ncriteria c\n  risk\n`
    program.change('a.rubric', vocabulary)
    program.change('p.rubric', policy('p', '2026-01-01'))
    program.change('p2.rubric', policy('p', '2026-02-01'))
    program.change('q.rubric', policy('q', '2026-01-01'))
    program.change('r.rubric', 'policy r "R"\n')
    for (const path of program.paths()) program.diagnostics(path)
    program.touched()
    program.change('p.rubric', `${policy('p', '2026-01-01')}# more\n`)
    expect(program.touched()).toEqual(['p.rubric', 'p2.rubric'])
    program.change('a.rubric', `${vocabulary}# more\n`)
    expect(program.touched()).toEqual(['a.rubric', 'p.rubric', 'p2.rubric', 'q.rubric'])
    expect(program.touched()).toEqual([])
  })
})
