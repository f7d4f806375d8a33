/**
 * From the files of a workspace to its policies, checked and lowered. Pure: the same texts give the same answer. Reports
 * everything it finds in all files; a policy with errors in its own file or its vocabularies is marked and not to be built.
 */
import { type Diagnostic, parse, type Result } from '@rubric/syntax'
import { type CheckedExample, checkedExample } from './examples/examples.ts'
import { givenReader } from './examples/inherit.ts'
import type { DataText } from './data/files.ts'
import type { RuleGraph } from './graph.ts'
import { reportName } from './names/diagnostics.ts'
import { type Module, moduleOf } from './names/module.ts'
import type { Scope } from './names/scope.ts'
import { linkModules, reachable } from './names/uses.ts'
import { checkDefinitions } from './policy/definitions.ts'
import { ceilingOf } from './policy/determinations.ts'
import { reportPolicy } from './policy/diagnostics.ts'
import { isDecidedIn, textFindings, unaskedLimits, unreadFacts } from './policy/findings.ts'
import { type LoweredPolicy, lowerPolicy } from './policy/graph.ts'
import { limitFindings } from './policy/limit-findings.ts'
import { checkHeader, missingHeaderLines, reviewFindings, sourceFindings } from './policy/header.ts'
import { bareInterpretations, checkInterpretations, unknownAddress } from './policy/notes.ts'
import { releaseFaults } from './policy/release.ts'
import { checkTerms, unexplainedTerms } from './policy/terms.ts'
import { checkVersions } from './versions/partition.ts'

export interface SourceFile {
  /** Relative, with forward slashes. */
  readonly path: string
  readonly text: string
}

export interface CompiledPolicy {
  readonly file: string
  readonly id: string
  readonly graph: RuleGraph
  readonly examples: readonly CheckedExample[]
  /** Its own file and those of the vocabularies that it uses. */
  readonly sources: readonly string[]
  /** False where one of its sources has errors: then the graph has holes and must not be evaluated. */
  readonly ok: boolean
}

export interface Workspace {
  readonly policies: readonly CompiledPolicy[]
}

export interface CompileOptions {
  /** YYYY-MM-DD; due dates before it are reported. Left out, nothing is said of due dates. */
  readonly today?: string
  /** The policies are to be released: a draft, and an interpretation that nobody answers for, are errors. */
  readonly release?: boolean
  /** The files that `dataPaths` asks for, as far as they are there. */
  readonly data?: readonly DataText[]
}

export const compileWorkspace = (files: readonly SourceFile[], options: CompileOptions = {}): Result<Workspace> => {
  const diagnostics: Diagnostic[] = []
  const modules: Module[] = []
  /** Files with a line that could not be read: what seems to be missing may stand there. */
  const unread = new Set<string>()
  for (const { path, text } of files) {
    const parsed = parse(path, text)
    const found = [...parsed.diagnostics]
    if (found.length > 0) unread.add(path)
    const module = moduleOf(parsed.value, path, text, found, options.data)
    if (module !== undefined) modules.push(module)
    diagnostics.push(...found)
  }
  reportSamePolicies(modules, diagnostics)
  checkVersions(modules, ({ file }) => !unread.has(file), diagnostics)
  const scopes = linkModules(modules, diagnostics)
  const scopeOf = scopeLookUp(scopes)
  const isUsable = checkDefinitions(modules, scopeOf, diagnostics)
  const drafts = modules.flatMap(module => {
    if (module.header !== undefined) checkHeader(module.header, module.file, diagnostics)
    if (module.role === 'vocabulary') return []
    const reached = reachable(module, scopes)
    const isRead = !unread.has(module.file)
    const lowered = lowerPolicy({ module, reached, isRead, scopeOf, isUsable, diagnostics })
    const examples = examplesOf(lowered, module, isRead)
    reportOnPolicy(lowered, module, { isRead, ...options }, diagnostics)
    return [{ file: module.file, id: module.id, graph: lowered.graph, examples, sources: reached.map(({ file }) => file) }]
  })
  const sorted = withoutRepeats(diagnostics)
  const faulty = new Set(sorted.filter(({ severity }) => severity === 'error').map(({ file }) => file))
  const policies = drafts.map(draft => ({ ...draft, ok: !draft.sources.some(source => faulty.has(source)) }))
  return { value: { policies }, diagnostics: sorted }
}

/** In the order of files and places. One fault can be met on several ways; it is said once. */
const withoutRepeats = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
  const byPlace = new Map<string, Diagnostic>()
  for (const each of diagnostics) {
    const key = JSON.stringify([each.file, each.span.start, each.span.end, each.code, each.label])
    if (!byPlace.has(key)) byPlace.set(key, each)
  }
  return [...byPlace.values()].sort((a, b) =>
    a.file === b.file ? a.span.start - b.span.start || a.span.end - b.span.end : a.file < b.file ? -1 : 1)
}

const reportSamePolicies = (modules: readonly Module[], diagnostics: Diagnostic[]): void => {
  const seen = new Map<string, Module>()
  for (const module of modules) {
    const version = module.header?.entries.find(({ key }) => key === 'version')?.date?.text ?? ''
    const key = JSON.stringify([module.id, module.role === 'policy' ? version : ''])
    const first = seen.get(key)
    if (first !== undefined && module.header !== undefined) {
      const what = module.role === 'policy' && version !== '' ? `\`${module.id}\` version ${version}` : `\`${module.id}\``
      const related = first.header === undefined ? [] : [{ file: first.file, span: first.header.id, text: 'the other file' }]
      diagnostics.push(reportName('duplicate-policy', { file: module.file, span: module.header.id, related }, { what }))
    }
    seen.set(key, module)
  }
}

const hasErrors = ({ file }: Module, diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(each => each.severity === 'error' && each.file === file)

const scopeLookUp = (scopes: ReadonlyMap<Module, Scope>) => (module: Module): Scope => {
  const scope = scopes.get(module)
  if (scope === undefined) throw new Error(`module without a scope: ${module.file}`)
  return scope
}

/** Whatever an interpretation can affect. */
const addressesOf = ({ clauses, guidance, definitions, limits, determinations, criteria, policy }: RuleGraph): ReadonlySet<string> => new Set([
  ...clauses.map(({ address }) => address),
  ...limits.map(({ address }) => address),
  ...determinations.flatMap(({ criterion, grants }) =>
    grants?.ceiling == null ? [] : [`${policy.id}/${ceilingOf(criteria[criterion]?.name ?? '')}`]),
  ...guidance.flatMap(({ address, items }) => [address, ...items.map(item => item.address)]),
  ...definitions.map(({ address }) => address),
])

const examplesOf = ({ graph, context, place, rules }: LoweredPolicy, module: Module, isRead: boolean): readonly CheckedExample[] => {
  const addresses = new Set(graph.clauses.map(({ address }) => address))
  const known = new Set([...addresses, ...rules.limits.map(name => `${module.id}/${name}`)])
  const givenOf = givenReader(context, module.examples)
  return module.examples.flatMap(example => {
    const checked = checkedExample(context, example, {
      policy: module.id, givenOf, place, rules, addresses, isRead,
      reportAddress: address => {
        if (isRead) context.lowering.diagnostics.push(unknownAddress(module.file, module.id, address, known))
      },
    })
    return checked === undefined ? [] : [checked]
  })
}

interface Outlook extends CompileOptions {
  readonly isRead: boolean
}

const reportOnPolicy = ({ graph, read, rules }: LoweredPolicy, module: Module, { isRead, today, release = false }: Outlook, diagnostics: Diagnostic[]): void => {
  const { header, file } = module
  if (header === undefined) return
  checkInterpretations(module, isRead ? addressesOf(graph) : undefined, diagnostics)
  reviewFindings(header, file, today, diagnostics)
  sourceFindings(header, file, diagnostics)
  textFindings(module, diagnostics)
  checkTerms(module, diagnostics)
  unexplainedTerms(module, diagnostics)
  if (release) releaseFaults(module, diagnostics)
  // What seems to be missing may be what an error is about.
  if (hasErrors(module, diagnostics)) return
  missingHeaderLines(header, file, diagnostics)
  bareInterpretations(module, release, diagnostics)
  limitFindings(graph, { file, isDecided: isDecidedIn(module), placeOf: name => rules.byName.get(name)?.name }, diagnostics)
  if (graph.criteria.length === 0) diagnostics.push(reportPolicy('no-criteria', { file, span: header.id }))
  unreadFacts(module, read, diagnostics)
  unaskedLimits(graph, module, diagnostics)
}
