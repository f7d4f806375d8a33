/** The rules that a policy declares: what has clauses, in the order of the file, and limits; each by its name. */
import type { Role } from '@rubric/runtime'
import type { Criteria, Determination, Exception, Limit, Requirement } from '@rubric/syntax'
import { type Declared, type DeclaredLimit, type DeclaredRoot, isRoot, type Module } from '../names/module.ts'

export type RootSection = Criteria | Requirement | Exception | Determination

export type Rule = RootSection | Limit

/** What a rule is called when it is spoken of. */
export type RuleKind = Rule['kind']

export const roleOf: Readonly<Record<RootSection['kind'], Role>> = {
  Criteria: 'criteria', Requirement: 'requirement', Exception: 'exception', Determination: 'determination',
}

export const ruleWords: Readonly<Record<RuleKind, { readonly one: string; readonly many: string }>> = {
  Criteria: { one: 'a criteria block', many: 'criteria' },
  Requirement: { one: 'a requirement', many: 'requirements' },
  Exception: { one: 'an exception', many: 'exceptions' },
  Determination: { one: 'a determination', many: 'determinations' },
  Limit: { one: 'a limit', many: 'limits' },
}

export interface Rules {
  /** In the order of the file; the order of the graph's criteria. */
  readonly roots: readonly RootSection[]
  /** Index of each root. */
  readonly index: ReadonlyMap<string, number>
  /** In the order of the file, with those of determinations that grant a quantity. */
  readonly limits: readonly string[]
  readonly byName: ReadonlyMap<string, Rule>
  readonly exceptions: readonly Exception[]
  readonly determinations: readonly Determination[]
}

/** The limit that a granted quantity comes to. */
export const quantityName = (determination: string): string => `${determination}_quantity`

const isRule = (declared: Declared): declared is DeclaredRoot | DeclaredLimit => declared.kind === 'limit' || isRoot(declared)

/** Of two rules with one name the first counts: the other was reported. */
export const rulesOf = ({ names }: Module): Rules => {
  const declared = [...names.values()]
  const roots = declared.filter(isRoot).map(({ declaration }) => declaration)
  const rules: readonly Rule[] = declared.filter(isRule).map(({ declaration }) => declaration)
  return {
    roots,
    index: new Map(roots.map(({ name }, at) => [name.text, at])),
    limits: rules.flatMap(rule =>
      rule.kind === 'Limit' ? [rule.name.text]
        : rule.kind === 'Determination' && rule.grants?.amount !== undefined ? [quantityName(rule.name.text)] : []),
    byName: new Map(rules.map(rule => [rule.name.text, rule])),
    exceptions: roots.filter(root => root.kind === 'Exception'),
    determinations: roots.filter(root => root.kind === 'Determination'),
  }
}
