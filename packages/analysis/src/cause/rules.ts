/** Edits that stand beside the clauses: limits, and what determinations grant and are subject to. */
import type { Determination, Limit, RuleGraph } from '@rubric/compiler'
import { codeText, type GrantInfo, type Logic, type Status } from '@rubric/runtime'
import { nounOf } from '@rubric/runtime/nouns'
import type { Edit, EditedText } from '../comparison.ts'
import type { Evaluation } from '../evaluation.ts'
import type { Joint } from '../pair/joint.ts'
import type { Sides, Version } from '../version.ts'

export const ruleEdits = ({ old, next }: Joint): readonly Edit[] => [...edited(limitTexts(old), limitTexts(next)), ...edited(grantTexts(old), grantTexts(next), true)]

type Texts = ReadonlyMap<string, EditedText>

/** `isPart`: of a determination that one version does not have, its clauses say so. */
const edited = (old: Texts, next: Texts, isPart = false): readonly Edit[] => {
  const addresses = [...new Set([...next.keys(), ...old.keys()])]
  return addresses.flatMap((address): readonly Edit[] => {
    const [before, after] = [old.get(address) ?? null, next.get(address) ?? null]
    if (before?.words === after?.words || (isPart && (before === null || after === null))) return []
    return [{ address, did: before === null ? 'added' : after === null ? 'removed' : 'changed', old: before, next: after }]
  })
}

// ---- limits ------------------------------------------------------------------------------------------------

const limitTexts = (graph: RuleGraph): Texts => new Map(graph.limits.map((limit) => [limit.address, { words: limitWords(limit), span: limit.span }]))

const MICRO = 1_000_000

/** `at most 5 units of HCPCS H2022 per calendar month` */
const limitWords = ({ most, noun, codes, window, when, unitHours, unitIs }: Limit): string => {
  const each = [
    ...(unitIs === null ? [] : [`each unit is ${unitIs.amount} ${nounOf(unitIs.amount * MICRO, unitIs.unit)}`]),
    ...(unitHours === null ? [] : [`each unit has at least ${unitHours / MICRO} hours`]),
    ...(when === null ? [] : ['for some members']),
  ]
  const counted = codes.map((code) => `${code.system} ${codeText(code)}`.trim()).join(', ')
  const amount = `at most ${most / MICRO} ${nounOf(most, noun)}${counted === '' ? '' : ` of ${counted}`} ${windowWords(window)}`
  return [amount, ...each].join(', ')
}

const windowWords = (window: Limit['window']): string => {
  switch (window.kind) {
    case 'calendar':
      return `per calendar ${window.unit}`
    case 'any':
      return `in any ${window.amount} ${window.unit}`
    case 'request':
    case 'authorization':
    case 'episode':
    case 'lifetime':
      return `per ${window.kind}`
  }
}

// ---- what determinations grant -----------------------------------------------------------------------------

const grantTexts = (graph: RuleGraph): Texts =>
  new Map(
    graph.determinations.flatMap((determination) => {
      const root = graph.criteria[determination.criterion]
      return root === undefined ? [] : [[addressOf(graph, determination), { words: termsWords(graph, determination), span: root.span }] as const]
    }),
  )

const termsWords = (graph: RuleGraph, { limits, grants }: Determination): string => {
  const names = limits.map(({ limit }) => graph.limits[limit]?.name ?? '').sort()
  return [...(names.length === 0 ? [] : [`subject to ${names.join(', ')}`]), ...grantWords(grants)].join('; ')
}

const grantWords = (grants: GrantInfo | null): readonly string[] => {
  if (grants === null) return []
  const { span, ceiling } = grants
  const most = ceiling === null ? [] : [`at most ${ceiling.amount} ${ceiling.unit} in all`]
  return [`grants ${[...(span === null ? [] : [`${span.amount} ${span.unit}`]), ...most].join(', ')}`]
}

// ---- which of them a changed answer comes from -------------------------------------------------------------

/**
 * Of a determination whose clauses are met in both versions: the limits that leave this request another amount, or that only one version
 * counts; else what decides whom its limits bind, such as an exception; else what the determination grants.
 */
export const rulesBehind = (address: string, edits: readonly Edit[], versions: Sides<Version>, evaluations: Sides<Evaluation>): readonly Edit[] => {
  if (evaluations.old.statuses.get(address) !== MET || evaluations.next.statuses.get(address) !== MET) return []
  const [old, next] = [grantable(address, versions.old.graph, evaluations.old), grantable(address, versions.next.graph, evaluations.next)]
  const limits = edits.filter((edit) => (old.has(edit.address) || next.has(edit.address)) && old.get(edit.address) !== next.get(edit.address))
  if (limits.length > 0) return limits
  const deciding = new Set([...decidersOf(versions.old.graph, address), ...decidersOf(versions.next.graph, address)])
  const bearing = edits.filter((edit) => [...deciding].some((root) => edit.address === root || edit.address.startsWith(`${root}/`)))
  return bearing.length > 0 && !isSameGrantable(old, next) ? bearing : edits.filter((edit) => edit.address === address)
}

const isSameGrantable = (old: ReadonlyMap<string, string>, next: ReadonlyMap<string, string>): boolean =>
  [...old].every(([address, amounts]) => next.get(address) === amounts)

/** Roots, such as exceptions, that say whom the limits of a determination bind. */
const decidersOf = (graph: RuleGraph, address: string): readonly string[] => {
  const determination = graph.determinations.find((each) => addressOf(graph, each) === address)
  const rootsIn = (logic: Logic | null): readonly string[] => {
    if (logic === null) return []
    if (logic.op === 'criterion') return [graph.clauses[graph.criteria[logic.criterion]?.clause ?? -1]?.address ?? '']
    if (logic.op === 'not') return rootsIn(logic.of)
    return 'of' in logic ? logic.of.flatMap(rootsIn) : []
  }
  const lifting = determination?.grants?.ceiling?.unless ?? null
  return [...(determination?.limits ?? []).flatMap(({ onlyIf, unless }) => [...rootsIn(onlyIf), ...rootsIn(unless)]), ...rootsIn(lifting)]
}

const MET: Status = 3

/** For each limit, what it leaves of each line. */
const grantable = (address: string, graph: RuleGraph, { determinations }: Evaluation): ReadonlyMap<string, string> => {
  const result = determinations.find(({ determination }) => addressOf(graph, graph.determinations[determination]) === address)
  const found = new Map<string, string>()
  for (const { limits } of result?.lines ?? []) {
    for (const each of limits) {
      const at = graph.limits[each.limit]?.address ?? ''
      found.set(at, `${found.get(at) ?? ''} ${each.holds} ${each.grantable.join()}`)
    }
  }
  return found
}

const addressOf = (graph: RuleGraph, determination: Determination | undefined): string =>
  graph.clauses[graph.criteria[determination?.criterion ?? -1]?.clause ?? -1]?.address ?? ''
