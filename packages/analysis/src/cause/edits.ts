/** What was edited between two versions, clause by clause: each edit can be undone by itself. */
import type { RuleGraph } from '@rubric/compiler'
import type { ClauseInfo, Logic } from '@rubric/runtime'
import type { Edit, EditedText } from '../comparison.ts'
import type { Joint } from '../pair/joint.ts'

export interface Outline {
  readonly graph: RuleGraph
  /** Index into the clauses, by address. */
  readonly clauses: ReadonlyMap<string, number>
  /** Address of the clause above; roots have none. */
  readonly parents: ReadonlyMap<string, string>
  /** Addresses of the clauses that a clause asks in its own logic. */
  readonly asked: ReadonlyMap<string, readonly string[]>
  /** The joint test of each condition. */
  readonly testOf: readonly number[]
}

export const outlineOf = (graph: RuleGraph, testOf: readonly number[]): Outline => ({
  graph,
  testOf,
  clauses: new Map(graph.clauses.map(({ address }, index) => [address, index])),
  parents: new Map(graph.clauses.flatMap(({ address, children }) => children.map((child) => [graph.clauses[child]?.address ?? '', address] as const))),
  asked: new Map(graph.clauses.map(({ address, logic }) => [address, askedIn(logic, graph)])),
})

const askedIn = (logic: Logic, graph: RuleGraph): readonly string[] => {
  switch (logic.op) {
    case 'all':
    case 'any':
    case 'number':
      return logic.of.flatMap((each) => askedIn(each, graph))
    case 'not':
      return askedIn(logic.of, graph)
    case 'condition':
      return []
    case 'clause':
      return [graph.clauses[logic.clause]?.address ?? '']
    case 'criterion':
      return [graph.clauses[graph.criteria[logic.criterion]?.clause ?? -1]?.address ?? '']
  }
}

export const outlinesOf = (joint: Joint): { readonly old: Outline; readonly next: Outline } => ({
  old: outlineOf(joint.old, joint.ofOld),
  next: outlineOf(joint.next, joint.ofNext),
})

/** In the order of the next version; what was removed after that, in the order of the old one. Under what was added or removed, nothing more is said. */
export const editsBetween = (old: Outline, next: Outline): readonly Edit[] => {
  const changed = next.graph.clauses.flatMap((clause): readonly Edit[] => {
    const before = clauseAt(old, clause.address)
    if (before === undefined) {
      const above = next.parents.get(clause.address)
      const isTop = above === undefined || old.clauses.has(above)
      return isTop ? [{ address: clause.address, did: 'added', old: null, next: textOf(next, clause) }] : []
    }
    if (isSameBut(old, before, next, clause)) return []
    return [{ address: clause.address, did: 'changed', old: textOf(old, before), next: textOf(next, clause) }]
  })
  const removed = old.graph.clauses.flatMap((clause): readonly Edit[] => {
    if (next.clauses.has(clause.address)) return []
    const above = old.parents.get(clause.address)
    const isTop = above === undefined || next.clauses.has(above)
    return isTop ? [{ address: clause.address, did: 'removed', old: textOf(old, clause), next: null }] : []
  })
  return [...changed, ...removed]
}

export const clauseAt = ({ graph, clauses }: Outline, address: string): ClauseInfo | undefined => graph.clauses[clauses.get(address) ?? -1]

/** But for clauses below that were added or removed: those are edits of their own. */
const isSameBut = (old: Outline, before: ClauseInfo, next: Outline, clause: ClauseInfo): boolean => {
  const common = (address: string): boolean => old.clauses.has(address) && next.clauses.has(address)
  return keyOf(old, before.logic, common) === keyOf(next, clause.logic, common)
}

/** Logic by what it means, whatever the indices; the order of what is joined does not matter. */
const keyOf = (outline: Outline, logic: Logic, isKept: (address: string) => boolean): string => {
  const key = (of: Logic): string | null => {
    switch (of.op) {
      case 'all':
      case 'any':
        return `${of.op}(${keys(of.of).join()})`
      case 'number':
        return `${of.least}..${of.most >= of.of.length ? 'all' : of.most}(${keys(of.of).join()})`
      case 'not':
        return `not(${key(of.of) ?? ''})`
      case 'condition':
        return `test ${outline.testOf[of.condition] ?? ''}`
      case 'clause': {
        const address = outline.graph.clauses[of.clause]?.address ?? ''
        return isKept(address) ? `clause ${address}` : null
      }
      case 'criterion':
        return `root ${outline.graph.clauses[outline.graph.criteria[of.criterion]?.clause ?? -1]?.address ?? ''}`
    }
  }
  const keys = (of: readonly Logic[]): readonly string[] => of.flatMap((each) => key(each) ?? []).sort()
  return key(logic) ?? ''
}

// ---- an edit in the author's words -------------------------------------------------------------------------

const textOf = (outline: Outline, clause: ClauseInfo): EditedText => {
  const span = outline.graph.clauses.find(({ address }) => address === clause.address)?.span
  if (span === undefined) throw new RangeError(`no clause ${clause.address}`)
  return { words: clause.head === '' ? wordsOf(outline.graph, clause.logic, false) : clause.head, span }
}

/** `inner`: whether it stands among others, and needs parentheses to be one. */
const wordsOf = (graph: RuleGraph, logic: Logic, inner: boolean): string => {
  const joined = (of: readonly Logic[], word: string): string => {
    const text = of.map((each) => wordsOf(graph, each, of.length > 1)).join(` ${word} `)
    return inner && of.length > 1 ? `(${text})` : text
  }
  switch (logic.op) {
    case 'all':
      return joined(logic.of, 'and')
    case 'any':
      return joined(logic.of, 'or')
    case 'not':
      return `not ${wordsOf(graph, logic.of, true)}`
    case 'number':
      return `${numberWords(logic.least, logic.most, logic.of.length)} (${logic.of.map((each) => wordsOf(graph, each, false)).join(', ')})`
    case 'condition':
      return graph.conditions[logic.condition]?.text ?? ''
    case 'clause':
      return graph.clauses[logic.clause]?.text ?? ''
    case 'criterion':
      return graph.criteria[logic.criterion]?.name ?? ''
  }
}

const numberWords = (least: number, most: number, all: number): string => {
  if (most >= all) return `at least ${least} of`
  if (least === most) return least === 0 ? 'none of' : `exactly ${least} of`
  return least === 0 ? `at most ${most} of` : `${least} to ${most} of`
}
