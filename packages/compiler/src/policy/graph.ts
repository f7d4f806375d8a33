/**
 * One policy becomes its rule graph: outline, facts, notes and the order of evaluation, put together. Says what each fact is called in
 * the input; what a condition means is settled in `lower`.
 */
import type { Logic } from '@rubric/runtime'
import { type Diagnostic, lineStarts, positionAt, type Span } from '@rubric/syntax'
import type { Clause, Criterion, Fact, RuleGraph } from '../graph.ts'
import { type ConditionTable, conditionTable, type Context, type Lowering } from '../lower/context.ts'
import { criteriaClause, type Outline } from '../lower/outline.ts'
import { reportName } from '../names/diagnostics.ts'
import { builtInFacts, type DeclaredCriteria, type DeclaredFact, type Module } from '../names/module.ts'
import type { Scope } from '../names/scope.ts'
import { metaOf } from './header.ts'
import { codeSetNotes, definitionNotes, guidanceNotes, interpretationNotes, type Place } from './notes.ts'

export interface PolicySetting {
  readonly module: Module
  /** The policy and every vocabulary that it reaches. */
  readonly reached: readonly Module[]
  readonly scopeOf: (module: Module) => Scope
  readonly isUsable: Lowering['isUsable']
  readonly diagnostics: Diagnostic[]
}

export interface LoweredPolicy {
  readonly graph: RuleGraph
  /** Context for whatever else is to be lowered in this policy, such as its examples. */
  readonly context: Context
  readonly place: Place
  /** Facts that a clause reads. */
  readonly read: ReadonlySet<DeclaredFact>
}

const places = new WeakMap<Module, Place>()

export const placeIn = (module: Module): Place => {
  const known = places.get(module)
  if (known !== undefined) return known
  const starts = lineStarts(module.text)
  const place: Place = ({ start, end }) => ({ file: module.file, start, end, line: positionAt(starts, start).line })
  places.set(module, place)
  return place
}

/** What the policy calls a fact in the input: bare, or with its vocabulary's id where two of them share the name. */
const namer = (reached: readonly Module[], read: Set<DeclaredFact>): Lowering['nameOf'] => {
  const owners = new Map<string, number>()
  for (const module of reached) {
    for (const declared of module.names.values()) {
      if (declared.kind === 'fact') owners.set(declared.name, (owners.get(declared.name) ?? 0) + 1)
    }
  }
  return fact => {
    read.add(fact)
    const shared = (owners.get(fact.name) ?? 0) > 1 && fact.module?.role === 'vocabulary'
    return shared && fact.module !== undefined ? `${fact.module.id}.${fact.name}` : fact.name
  }
}

export const lowerPolicy = ({ module, reached, scopeOf, isUsable, diagnostics }: PolicySetting): LoweredPolicy => {
  const criteria = [...module.names.values()].filter(declared => declared.kind === 'criteria')
  const read = new Set<DeclaredFact>()
  const nameOf = namer(reached, read)
  const lowering: Lowering = {
    scopeOf, isUsable, nameOf, diagnostics, criteria: new Map(criteria.map(({ name }, index) => [name, index])),
  }
  const conditions: ConditionTable = conditionTable()
  const context: Context = { lowering, scope: scopeOf(module), conditions, entry: undefined, inFilter: false, usedAt: undefined }
  const place = placeIn(module)
  const interpretations = interpretationNotes(module, place)
  const outline: Outline = {
    clauses: [], place,
    interpretationsOf: address => interpretations.filter(({ affects }) => affects.includes(address)).map(({ name }) => name),
  }
  const entries = criteria.map(each => criterionOf(context, outline, module, each))
  if (module.header === undefined) throw new Error(`policy without a header: ${module.file}`)
  // Before the facts are named one and all.
  const asked = new Set(read)
  const facts = factsOf(module, new Set(read), nameOf)
  reportNested(facts, module.header.id, module.file, diagnostics)
  const graph: RuleGraph = {
    format: 'rubric-graph/1', language: 1, policy: metaOf(module.header), facts,
    conditions: conditions.list, clauses: outline.clauses, criteria: entries, order: orderOf(entries, outline.clauses),
    definitions: definitionNotes(reached, placeIn), codeSets: codeSetNotes(reached),
    guidance: guidanceNotes(module, place), interpretations,
  }
  return { graph, context, place, read: asked }
}

const criterionOf = (context: Context, outline: Outline, module: Module, { name, declaration }: DeclaredCriteria): Criterion => ({
  name, title: declaration.title?.value ?? '', cite: declaration.cite?.text ?? '',
  clause: criteriaClause(context, outline, module.id, declaration), span: outline.place(declaration),
})

const factsOf = (module: Module, read: ReadonlySet<DeclaredFact>, nameOf: Lowering['nameOf']): readonly Fact[] => {
  const own = [...module.names.values()].filter(declared => declared.kind === 'fact')
  const builtIn = [...builtInFacts.values()]
  const member = builtIn.some(fact => read.has(fact)) ? builtIn : []
  const facts = new Set([...own, ...read, ...member])
  return [...facts].map(fact => factNote(fact, nameOf(fact))).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** A record cannot hold `bh` as a value and `bh.risk` within it. */
const reportNested = (facts: readonly Fact[], header: Span, file: string, diagnostics: Diagnostic[]): void => {
  const byName = new Map(facts.map(fact => [fact.name, fact]))
  for (const inner of facts) {
    const parts = inner.name.split('.')
    const outer = parts.map((_, at) => byName.get(parts.slice(0, at).join('.'))).find(fact => fact !== undefined)
    if (outer === undefined) continue
    const at = [outer, inner].find(({ span }) => span?.file === file)?.span ?? header
    diagnostics.push(reportName('name-within-a-name', { file, span: { start: at.start, end: at.end } }, { outer: outer.name, inner: inner.name }))
  }
}

const builtInTexts: Readonly<Record<string, string>> = {
  'member.age': 'age of the member in completed years, unless the birth date is given',
  'member.birth_date': 'date of birth of the member',
}

const factNote = ({ name: bare, type, declaration, module }: DeclaredFact, name: string): Fact => ({
  name, type,
  text: declaration?.text?.value ?? builtInTexts[bare] ?? '',
  cite: declaration?.cite?.text ?? '',
  byClinician: declaration?.byClinician ?? false,
  origin: module?.id ?? 'built in',
  span: module === undefined || declaration === undefined ? null : placeIn(module)(declaration),
})

/** Criteria such that each comes after those that it refers to. There is no circle: that was checked before. */
const orderOf = (criteria: readonly Criterion[], clauses: readonly Clause[]): readonly number[] => {
  const order: number[] = []
  const seen = new Set<number>()
  const inLogic = (logic: Logic): void => {
    switch (logic.op) {
      case 'all':
      case 'any':
      case 'number': logic.of.forEach(inLogic); return
      case 'not': inLogic(logic.of); return
      case 'clause': {
        const clause = clauses[logic.clause]
        if (clause !== undefined) inLogic(clause.logic)
        return
      }
      case 'criterion': visit(logic.criterion); return
      case 'condition': return
    }
  }
  const visit = (index: number): void => {
    const clause = clauses[criteria[index]?.clause ?? -1]
    if (seen.has(index) || clause === undefined) return
    seen.add(index)
    inLogic(clause.logic)
    order.push(index)
  }
  criteria.forEach((_, index) => visit(index))
  return order
}
