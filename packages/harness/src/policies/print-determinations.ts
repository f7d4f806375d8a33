/** Writes limits, requirements, exceptions and determinations, so that each names only what it may. */
import type { DeterminationModel, ExceptionModel, GrantModel, LimitModel, LimitWindowModel, RulesModel, Titled } from './model.ts'
import { coveredText } from './print-codes.ts'
import { printCondition, type Writer } from './print-conditions.ts'
import { cited, logical, printBody, quote } from './print-outline.ts'
import type { Section } from './print-rules.ts'
import type { Naming } from './scope.ts'
import {
  at, determinationNames, exceptionNames, limitAmounts, limitNames, limitNouns, requirementNames, terms, unitHours, unitLengths,
} from './words.ts'

const head = (word: string, name: string, { title, cite }: Titled): string =>
  `${word} ${name}${title === null ? '' : ` ${quote(title)}`}${cited(cite)}`

const distinct = (names: readonly string[]): readonly string[] => [...new Set(names)]
const listed = (word: string, names: readonly string[]): readonly string[] =>
  names.length === 0 ? [] : [`  ${word} ${distinct(names).join(', ')}`]

const whenLines = (writer: Writer, when: LimitModel['when']): readonly string[] =>
  when === null ? [] : logical(1, `when ${printCondition(writer, when)}`)

// ---- limits ------------------------------------------------------------------------------------------------

const windowText = (window: LimitWindowModel): string => {
  switch (window.kind) {
    case 'calendar':
      return `per calendar ${window.unit}`
    case 'any':
      return `in any ${window.amount} ${window.unit}`
    case 'authorization':
    case 'episode':
    case 'lifetime':
      return `per ${window.kind}`
  }
}

const limitLines = (writer: Writer, model: LimitModel, name: string): readonly string[] => {
  const noun = at(limitNouns, model.noun)
  const covered = coveredText(model.of, writer.scope.codeSets, writer.use)
  return [
    head('limit', name, model),
    `  at most ${at(limitAmounts, model.most)} ${noun} of ${covered} ${windowText(model.window)}`,
    ...whenLines(writer, model.when),
    ...(model.unitIs === null ? [] : [`  each unit is ${at(unitLengths, model.unitIs)}`]),
    ...(model.unitNeeds === null ? [] : [`  each unit needs at least ${at(unitHours, model.unitNeeds)}`]),
  ]
}

// ---- exceptions --------------------------------------------------------------------------------------------

/** What exceptions can reach, by kind. */
interface Reach {
  readonly limits: readonly string[]
  readonly criteria: readonly string[]
  readonly requirements: readonly string[]
  readonly determinations: readonly string[]
  /** Ceilings of grants: they can be lifted, not replaced. */
  readonly ceilings: readonly string[]
}

interface Effects {
  readonly lifts: readonly string[]
  readonly replaces: readonly (readonly [what: string, by: string])[]
  readonly refers: readonly string[]
}

/** Nothing is both lifted and replaced, or replaced by itself; what would have no effect lifts something. */
const effectsOf = (model: ExceptionModel, reach: Reach): Effects => {
  const kinds = [reach.limits, reach.criteria, reach.requirements]
  const all = kinds.flat()
  const replaces = new Map<string, string>()
  for (const { what, by } of model.replaces) {
    const name = at(all, what)
    const same = kinds.find((kind) => kind.includes(name)) ?? []
    if (same.length > 1 && at(same, by) !== name) replaces.set(name, at(same, by))
  }
  const refers = reach.determinations.length === 0 ? [] : model.refers.map((pick) => at(reach.determinations, pick))
  const liftable = [...all, ...reach.ceilings]
  const wanted = model.lifts.map((pick) => at(liftable, pick)).filter((name) => !replaces.has(name))
  const nothing = wanted.length === 0 && replaces.size === 0 && refers.length === 0
  return { lifts: distinct(nothing ? [at(all, model.name)] : wanted), replaces: [...replaces], refers: distinct(refers) }
}

const touched = ({ lifts, replaces }: Effects): readonly string[] => [...lifts, ...replaces.map(([what]) => what)]

const exceptionSections = (rules: RulesModel, writer: Writer, names: Naming, reach: Reach) => {
  const all = rules.exceptions.map((model) => ({ model, name: names(exceptionNames, model.name), effects: effectsOf(model, reach) }))
  const ordered = rules.laterFirst ? all.toReversed() : all
  return all.map(({ model, name, effects }) => {
    const after = ordered.slice(ordered.findIndex((other) => other.name === name) + 1)
    const yielding = after.filter((other) => touched(other.effects).some((target) => touched(effects).includes(target)))
    const lines = [
      head('exception', name, model),
      ...whenLines(writer, model.when),
      ...listed('lifts', effects.lifts),
      ...effects.replaces.map(([what, by]) => `  replaces ${what} with ${by}`),
      ...listed('refers', effects.refers),
      ...listed('before', yielding.map((other) => other.name)),
    ]
    return { name, lines }
  })
}

// ---- determinations ----------------------------------------------------------------------------------------

const grantLines = (writer: Writer, grants: GrantModel | null): readonly string[] => {
  if (grants === null) return []
  const { quantity, span, ceiling } = grants
  const amount =
    quantity === null
      ? ''
      : `${quantity.amount} units of ${coveredText({ ...quantity.of, codes: quantity.of.codes.slice(0, 1) }, writer.scope.codeSets, writer.use)}`
  const days = span === null ? '' : `${span.amount} ${span.unit}`
  const what = amount === '' ? days : days === '' ? amount : `${amount} in ${days}`
  return what === '' ? [] : [`  grants ${what}${ceiling === null ? '' : `, at most ${ceiling.amount} ${ceiling.unit} in all`}`]
}

const hasCeiling = ({ grants }: DeterminationModel): boolean =>
  grants !== null && grants.ceiling !== null && (grants.span !== null || grants.quantity !== null)

const stages = ['initial', 'renewal', 'transition', 'discharge']

const determinationLines = (writer: Writer, model: DeterminationModel, name: string, reach: Reach): readonly string[] => {
  const required = model.requires.map((pick) => at([...reach.criteria, ...reach.requirements], pick))
  const excluded = model.excludes.map((pick) => at(reach.criteria, pick)).filter((other) => !required.includes(other))
  const limits = reach.limits.length === 0 ? [] : model.subjectTo.map((pick) => at(reach.limits, pick))
  return [
    head('determination', name, model),
    ...(model.stage === null ? [] : [`  stage ${at(stages, model.stage)}`]),
    ...listed('requires', required),
    ...listed('excludes', excluded),
    ...listed('subject to', limits),
    ...grantLines(writer, model.grants),
  ]
}

// ---- all of them -------------------------------------------------------------------------------------------

export interface PrintedRules {
  readonly sections: readonly Section[]
  readonly limits: readonly string[]
  /** Addresses of requirements with their clauses, and of exceptions. */
  readonly clauses: readonly string[]
  readonly determinations: readonly string[]
}

export const printRules = (rules: RulesModel, writer: Writer, names: Naming, criteria: readonly string[]): PrintedRules => {
  const limits = rules.limits.map((model) => ({ model, name: names(limitNames, model.name) }))
  const duties = rules.requirements.map((model) => {
    const name = names(requirementNames, model.name)
    const body = printBody(writer, 1, model.body, name)
    return { name, addresses: body.addresses, lines: [head('requirement', name, model), ...whenLines(writer, model.when), ...body.lines] }
  })
  const determinations = rules.determinations.map((model) => ({ model, name: names(determinationNames, model.name) }))
  const reach: Reach = {
    limits: limits.map(({ name }) => name),
    criteria,
    requirements: duties.map(({ name }) => name),
    determinations: determinations.map(({ name }) => name),
    ceilings: determinations.filter(({ model }) => hasCeiling(model)).map(({ name }) => `${name}/ceiling`),
  }
  const exceptions = exceptionSections(rules, writer, names, reach)
  return {
    sections: [
      ...limits.map(({ model, name }) => ({ lines: limitLines(writer, model, name) })),
      ...duties,
      ...exceptions,
      ...determinations.map(({ model, name }) => ({ lines: determinationLines(writer, model, name, reach) })),
    ],
    limits: reach.limits,
    clauses: [...duties.flatMap(({ addresses }) => addresses), ...exceptions.map(({ name }) => name)],
    determinations: reach.determinations,
  }
}

export const termLines = (rules: RulesModel): readonly string[] => {
  const written = new Map(rules.terms.map((pick) => at(terms, pick)))
  return written.size === 0 ? [] : ['terms', ...[...written].map(([name, text]) => `  ${name}  ${quote(text)}`)]
}
