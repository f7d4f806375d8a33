/** The program of a workspace. */
import { type Diagnostic, lineStarts, parse } from '@rubric/syntax'
import { compileWorkspace, type CompiledPolicy } from '../compile.ts'
import { type DataText, dataPaths } from '../data/files.ts'
import { type Module, moduleOf } from '../names/module.ts'
import type { Scope } from '../names/scope.ts'
import { linkModules } from '../names/uses.ts'
import { occurrencesIn, thingsIn } from './occurrences/index.ts'
import { fileOfKey } from './occurrences/things.ts'
import type { Occurrence } from './symbols.ts'
import type { Program, ProgramFile, ProgramOptions } from './program.ts'

interface Answers {
  readonly policies: ReadonlyMap<string, CompiledPolicy>
  readonly diagnostics: ReadonlyMap<string, readonly Diagnostic[]>
  readonly scopes: ReadonlyMap<string, Scope>
  readonly occurrences: Map<string, readonly Occurrence[]>
}

export const createProgram = (options: ProgramOptions = {}): Program => {
  const files = new Map<string, ProgramFile>()
  const data = new Map<string, DataText>()
  const touched = new Set<string>()
  let known: Answers | undefined

  const answers = (): Answers => {
    known ??= answersOf([...files.values()], [...data.values()], options)
    return known
  }
  const occurrences = (path: string): readonly Occurrence[] => {
    const { scopes, occurrences: found } = answers()
    const scope = scopes.get(path)
    if (scope === undefined) return []
    const scopeOf = (module: Module): Scope => scopes.get(module.file) ?? { module, used: [] }
    const own = found.get(path) ?? occurrencesIn(scope, scopeOf)
    found.set(path, own)
    return own
  }
  const touch = (): void => {
    known = undefined
    for (const path of files.keys()) touched.add(path)
  }
  return {
    change: (path, text) => {
      touched.add(path)
      if (text === undefined) files.delete(path)
      else files.set(path, { path, text, tree: parse(path, text).value, starts: lineStarts(text) })
      touch()
    },
    changeData: (path, text) => {
      if (text === undefined) data.delete(path)
      else data.set(path, text)
      touch()
    },
    paths: () => [...files.keys()].sort(),
    file: path => files.get(path),
    dataPaths: () => dataPaths([...files.values()]),
    policy: path => answers().policies.get(path),
    diagnostics: path => answers().diagnostics.get(path) ?? [],
    touched: () => {
      const paths = [...touched].sort()
      touched.clear()
      return paths
    },
    occurrences,
    occurrencesOf: key => {
      const file = fileOfKey(key)
      return [...files.keys()].sort().flatMap(path =>
        file === undefined || path === file || answers().scopes.get(path)?.used.some(module => module.file === file) === true
          ? occurrences(path).flatMap(each => (each.thing.key === key ? [{ path, ...each }] : [])) : [])
    },
    thingsIn: path => {
      const scope = answers().scopes.get(path)
      return scope === undefined ? [] : thingsIn(scope)
    },
    uses: path => answers().policies.get(path)?.sources ?? [path],
    usedBy: path => [path, ...[...answers().policies.values()].filter(({ file, sources }) => file !== path && sources.includes(path)).map(({ file }) => file)],
  }
}

const answersOf = (files: readonly ProgramFile[], data: readonly DataText[], options: ProgramOptions): Answers => {
  const sorted = files.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  const { value, diagnostics } = compileWorkspace(sorted, { ...options, data })
  const byFile = new Map<string, Diagnostic[]>()
  for (const each of diagnostics) {
    const list = byFile.get(each.file) ?? []
    list.push(each)
    byFile.set(each.file, list)
  }
  const modules = sorted.flatMap(({ path, text, tree }) => moduleOf(tree, path, text, [], data) ?? [])
  const scopes = new Map([...linkModules(modules, [])].map(([module, scope]) => [module.file, scope]))
  return { policies: new Map(value.policies.map(policy => [policy.file, policy])), diagnostics: byFile, scopes, occurrences: new Map() }
}

