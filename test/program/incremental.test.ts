/** Whatever was edited before: a program says what a compilation of the same texts says, and tells which files may have something new to say. */
import { type CompiledPolicy, compileWorkspace, createProgram, type Program } from '@rubric/compiler'
import { policy } from '@rubric/harness'
import { type Diagnostic, parse } from '@rubric/syntax'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deep, seed } from '../laws/runs.ts'
import { isSource } from '../laws/subject.ts'
import { dataFiles, sourceFiles } from '../support/real-policies.ts'
import { changesOf, dataOf, type Edit, edit } from './edits.ts'
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

/** Edits one after another; what is asked in between keeps what the next edit has to find out of date. */
const follow = (first: readonly SourceText[], edits: readonly Edit[], asks: readonly number[]): void => {
  const files = new Map(first.map(({ path, text }) => [path, text]))
  const program = createProgram({ today: '2026-03-01' })
  for (const [path, text] of files) tell(program, path, text)
  let before = compiled(files)
  program.touched()
  edits.forEach((each, step) => {
    for (const [path, text] of changesOf(each, files, first)) {
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
      if (JSON.stringify(before.get(path)) !== JSON.stringify(after.get(path))) expect(touched, `what the edit of ${step} touches`).toContain(path)
    }
    before = after
    // Sometimes few are asked, so that much is out of date at the next edit.
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

const real = [...sourceFiles, ...dataFiles.map(({ path, text }) => ({ path, text }))]

describe('after any edits, a program says what a compilation says', () => {
  it('of random policies', () => {
    const law = fc.property(workspace, fc.array(edit, { maxLength: 12 }), asks, follow)
    fc.assert(law, { seed, numRuns: deep ? 2_000 : 60, endOnFailure: !deep })
  }, 3_600_000)

  it('of the real policies', () => {
    const law = fc.property(fc.array(edit, { maxLength: 6 }), asks, (edits, asked) => follow(real, edits, asked))
    fc.assert(law, { seed, numRuns: deep ? 200 : 5, endOnFailure: !deep })
  }, 3_600_000)
})
