/**
 * One policy becomes its rule graph: outline, facts, notes and the order of evaluation, put together. Says what each fact is called in
 * the input; what a condition means is settled in `lower`.
 */
import type { Logic } from '@rubric/runtime'
import { type Diagnostic, lineStarts, positionAt, type Span } from '@rubric/syntax'
import { timeRulesOf } from '../lower/time-rules.ts'
import type { Clause, Criterion, Fact, Limit, RuleGraph } from '../graph.ts'
import { type Context, contextOf, type Lowering } from '../lower/context.ts'
import type { Outline } from '../lower/outline.ts'
import { reportName } from '../names/diagnostics.ts'
import { builtInTexts, memberFacts } from '../names/built-in.ts'
import type { DeclaredFact, Module } from '../names/module.ts'
import type { Scope } from '../names/scope.ts'
import { checkRules } from './check-rules.ts'
import { determinationOf, quantityLimit, type Ruled } from './determinations.ts'
import { effectsOf } from './exceptions.ts'
import { metaOf } from './header.ts'
import { limitOf } from './limits.ts'
import { codeSetNotes, definitionNotes, guidanceNotes, interpretationNotes, type Place } from './notes.ts'
import { revisionNote } from './revision.ts'
import { exceptionNote, rootOfSection } from './roots.ts'
import { reportRule } from './rule-diagnostics.ts'
import { quantityName, type Rules, rulesOf } from './rules.ts'
import { statementNotes } from './statements.ts'
import { termsOf } from './terms.ts'

export interface PolicySetting {
  readonly module: Module
  /** The policy and every vocabulary that it reaches. */
  readonly reached: readonly Module[]
  /** Every line of its file could be read. */
  readonly isRead: boolean
  readonly scopeOf: (module: Module) => Scope
  readonly isUsable: Lowering['isUsable']
  readonly diagnostics: Diagnostic[]
}

export interface LoweredPolicy {
  readonly graph: RuleGraph
  /** Context for whatever else is to be lowered in this policy, such as its examples. */
  readonly context: Context
  readonly place: Place
  readonly rules: Rules
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

export const lowerPolicy = ({ module, reached, isRead, scopeOf, isUsable, diagnostics }: PolicySetting): LoweredPolicy => {
  if (module.header === undefined) throw new Error(`policy without a header: ${module.file}`)
  const rules = rulesOf(module)
  const effects = effectsOf(rules)
  checkRules(module, rules, effects, isRead, diagnostics)
  const read = new Set<DeclaredFact>()
  const nameOf = namer(reached, read)
  const time = timeRulesOf(module.header, module.file, diagnostics)
  const lowering: Lowering = { scopeOf, isUsable, nameOf, diagnostics, time, criteria: rules.index }
  const context = contextOf(lowering, scopeOf(module))
  const place = placeIn(module)
  const interpretations = interpretationNotes(module, place)
  const outline: Outline = {
    clauses: [], place,
    interpretationsOf: address => interpretations.filter(({ affects }) => affects.includes(address)).map(({ name }) => name),
  }
  const ruled: Ruled = { rules, effects }
  const criteria = rules.roots.map(root => rootOfSection(context, outline, module.id, root, ruled))
  const limits = limitsOf(context, outline, module.id, ruled)
  const limitIndex = new Map(limits.map(({ name }, at) => [name, at]))
  const determinations = rules.determinations.map(each => determinationOf(context, module.id, each, ruled, limitIndex))
  // Before the facts are named one and all.
  const asked = new Set(read)
  const facts = factsOf(module, new Set(read), nameOf)
  reportNested(facts, module.header.id, module.file, diagnostics)
  const graph: RuleGraph = {
    format: 'rubric-graph/1', language: 1, policy: metaOf(module.header), facts,
    conditions: context.conditions.list, clauses: outline.clauses, criteria, order: orderOf(criteria, outline.clauses, circle => {
      if (isRead) reportCircle(circle, rules, module.file, diagnostics)
    }),
    definitions: definitionNotes(reached, placeIn), codeSets: codeSetNotes(reached),
    guidance: guidanceNotes(module, place), interpretations,
    limits, exceptions: rules.exceptions.map(each => exceptionNote(module.id, each, ruled)), determinations,
    calendars: time.calendars, zone: time.zone, terms: termsOf(module), revises: revisionNote(module, place), statements: statementNotes(module, place),
  }
  return { graph, context, place, rules, read: asked }
}

/** In the order of the file; a determination's quantity where the determination stands. */
const limitsOf = (context: Context, outline: Outline, policy: string, { rules }: Ruled): readonly Limit[] =>
  [...rules.byName.values()].flatMap(rule => {
    if (rule.kind !== 'Limit' && rule.kind !== 'Determination') return []
    const address = `${policy}/${rule.kind === 'Limit' ? rule.name.text : quantityName(rule.name.text)}`
    const about = { address, interpretations: outline.interpretationsOf(address), span: outline.place(rule) }
    const limit = rule.kind === 'Limit' ? limitOf(context, rule, about) : quantityLimit(context, rule, about)
    return limit === undefined ? [] : [limit]
  })

/** A requirement that an exception lifts asks for the exception; so the exception cannot ask for the requirement. */
const reportCircle = (circle: readonly number[], { roots }: Rules, file: string, diagnostics: Diagnostic[]): void => {
  const sections = circle.flatMap(index => roots[index] ?? [])
  const exception = sections.find(({ kind }) => kind === 'Exception')
  if (exception === undefined) return
  const names = [...sections, ...sections.slice(0, 1)].map(({ name }) => `\`${name.text}\``).join(' → ')
  diagnostics.push(reportRule('circular-exception', { file, span: exception.name }, { name: exception.name.text, circle: names }))
}

/** A policy's own facts, those that it reads, and what it needs of a request where it has limits or determinations. */
const factsOf = (module: Module, read: ReadonlySet<DeclaredFact>, nameOf: Lowering['nameOf']): readonly Fact[] => {
  const own = [...module.names.values()].filter(declared => declared.kind === 'fact')
  const ofMember = [...memberFacts.values()]
  const member = ofMember.some(fact => read.has(fact)) ? ofMember : []
  const requested = [...module.builtIn].flatMap(([name, fact]) => (memberFacts.has(name) ? [] : [fact]))
  const facts = new Set([...own, ...read, ...member, ...requested])
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

const factNote = ({ name: bare, type, declaration, module }: DeclaredFact, name: string): Fact => ({
  name, type,
  text: declaration?.text?.value ?? (module === undefined ? builtInTexts[bare] : undefined) ?? '',
  cite: declaration?.cite?.text ?? '',
  byClinician: declaration?.byClinician ?? false,
  origin: module?.id ?? 'built in',
  span: module === undefined || declaration === undefined ? null : placeIn(module)(declaration),
})

/** Roots such that each comes after those that it refers to. Circles of names alone were found before, and lower to nothing. */
const orderOf = (
  criteria: readonly Criterion[], clauses: readonly Clause[], onCircle: (circle: readonly number[]) => void,
): readonly number[] => {
  const order: number[] = []
  const done = new Set<number>()
  const path: number[] = []
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
    if (done.has(index) || clause === undefined) return
    if (path.includes(index)) return onCircle(path.slice(path.indexOf(index)))
    path.push(index)
    inLogic(clause.logic)
    path.pop()
    done.add(index)
    order.push(index)
  }
  criteria.forEach((_, index) => visit(index))
  return order
}
