/** One file, checked and lowered in the light of the vocabularies that it uses. Reports what is wrong in this file alone. */
import type { Diagnostic } from '@rubric/syntax'
import type { CompiledPolicy, CompileOptions } from './compiled.ts'
import { type CheckedExample, checkedExample } from './examples/examples.ts'
import { givenReader } from './examples/inherit.ts'
import type { RuleGraph } from './graph.ts'
import type { Module } from './names/module.ts'
import type { ScopeOf } from './names/scope.ts'
import { checkCircularUse, reachable } from './names/uses.ts'
import { checkDefinitions } from './policy/definitions.ts'
import { ceilingOf } from './policy/determinations.ts'
import { reportPolicy } from './policy/diagnostics.ts'
import { isDecidedIn, textFindings, unaskedLimits, unreadFacts } from './policy/findings.ts'
import { type LoweredPolicy, lowerPolicy } from './policy/graph.ts'
import { limitFindings } from './policy/limit-findings.ts'
import { checkHeader, missingHeaderLines, reviewFindings, sourceFindings } from './policy/header.ts'
import { bareInterpretations, checkInterpretations, unknownAddress } from './policy/notes.ts'
import { releaseFaults } from './policy/release.ts'
import { checkRevision } from './policy/revision.ts'
import type { Rules } from './policy/rules.ts'
import { checkStatements } from './policy/statements.ts'
import { checkTerms, unexplainedTerms } from './policy/terms.ts'

export interface Outlook extends Pick<CompileOptions, 'today' | 'release'> {
  readonly scopeOf: ScopeOf
  /** Every line of the file could be read: what seems to be missing does not stand in one that could not. */
  readonly isRead: boolean
  /** Errors of the file are known already. */
  readonly isFaulty: boolean
}

export interface Checked {
  readonly diagnostics: readonly Diagnostic[]
  /** Of a policy. Whether it may be evaluated follows from what is reported of all its sources. */
  readonly policy: Omit<CompiledPolicy, 'ok'> | undefined
}

export const checkModule = (module: Module, outlook: Outlook): Checked => {
  const { scopeOf, isRead } = outlook
  const { file, id, header } = module
  const diagnostics: Diagnostic[] = []
  checkCircularUse(module, scopeOf, diagnostics)
  const isUsable = checkDefinitions(module, scopeOf, diagnostics)
  if (header !== undefined) checkHeader(header, file, diagnostics)
  if (module.role === 'vocabulary') return { diagnostics, policy: undefined }
  const reached = reachable(module, scopeOf)
  const lowered = lowerPolicy({ module, reached, isRead, scopeOf, isUsable, diagnostics })
  const examples = examplesOf(lowered, module, isRead)
  reportOnPolicy(lowered, module, outlook, diagnostics)
  return { diagnostics, policy: { file, id, graph: lowered.graph, examples, sources: reached.map(each => each.file) } }
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

/** Whatever has an answer of its own. */
const answered = ({ clauses, policy }: RuleGraph, { limits }: Rules): ReadonlySet<string> =>
  new Set([...clauses.map(({ address }) => address), ...limits.map(name => `${policy.id}/${name}`)])

const examplesOf = ({ graph, context, place, rules }: LoweredPolicy, module: Module, isRead: boolean): readonly CheckedExample[] => {
  const addresses = new Set(graph.clauses.map(({ address }) => address))
  const known = answered(graph, rules)
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

const reportOnPolicy = ({ graph, read, rules }: LoweredPolicy, module: Module, { isRead, isFaulty, today, release = false }: Outlook, diagnostics: Diagnostic[]): void => {
  const { header, file } = module
  if (header === undefined) return
  checkInterpretations(module, isRead ? addressesOf(graph) : undefined, diagnostics)
  reviewFindings(header, file, today, diagnostics)
  sourceFindings(header, file, diagnostics)
  textFindings(module, diagnostics)
  checkTerms(module, diagnostics)
  unexplainedTerms(module, diagnostics)
  checkRevision(module, isRead ? answered(graph, rules) : undefined, diagnostics)
  checkStatements(module, rules, isRead ? new Set(graph.clauses.map(({ address }) => address)) : undefined, diagnostics)
  if (release) releaseFaults(module, diagnostics)
  // What seems to be missing may be what an error is about.
  if (isFaulty || diagnostics.some(({ severity }) => severity === 'error')) return
  missingHeaderLines(header, file, diagnostics)
  bareInterpretations(module, release, diagnostics)
  limitFindings(graph, { file, isDecided: isDecidedIn(module), placeOf: name => rules.byName.get(name)?.name }, diagnostics)
  if (graph.criteria.length === 0) diagnostics.push(reportPolicy('no-criteria', { file, span: header.id }))
  unreadFacts(module, read, diagnostics)
  unaskedLimits(graph, module, diagnostics)
}
