/**
 * A status as two diagrams: whether it is met, and whether it may be. `all` and `any` act on each by itself, so each stays as small as
 * two-valued logic is; the answers of two versions are compared diagram by diagram too, for one is higher where both of it are.
 */
import type { Status } from '@rubric/runtime'
import { type Diagrams, NO, type Node, YES } from './diagram.ts'

/** Whoever is met may be met. */
export interface Answered {
  readonly is: Node
  readonly may: Node
}

export const MET: Answered = { is: YES, may: YES }
export const NOT_MET: Answered = { is: NO, may: NO }
export const UNKNOWN: Answered = { is: NO, may: YES }

export const allOf = ({ and }: Diagrams, a: Answered, b: Answered): Answered => ({ is: and(a.is, b.is), may: and(a.may, b.may) })
export const anyOf = ({ or }: Diagrams, a: Answered, b: Answered): Answered => ({ is: or(a.is, b.is), may: or(a.may, b.may) })
export const notOf = ({ not }: Diagrams, a: Answered): Answered => ({ is: not(a.may), may: not(a.is) })

export const isSame = (a: Answered, b: Answered): boolean => a.is === b.is && a.may === b.may

/** Whoever has the status. */
export const having = (diagrams: Diagrams, { is, may }: Answered, status: Status): Node => {
  switch (status) {
    case 3:
      return is
    case 1:
      return diagrams.butNot(may, is)
    case 0:
      return diagrams.not(may)
  }
}

/**
 * Whoever has one status in the old version and another in the next. Where they differ, everything is said by who is met in one version alone,
 * and who may be: versions are alike, so these differences are small, and small is what comes of them.
 */
export const havingBoth = (diagrams: Diagrams, old: Answered, next: Answered, pair: { readonly old: Status; readonly next: Status }): Node => {
  const { and, butNot } = diagrams
  if (pair.old === pair.next) return and(having(diagrams, old, pair.old), having(diagrams, next, pair.next))
  const [from, to] = pair.old > pair.next ? [old, next] : [next, old]
  const [is, may] = [butNot(from.is, to.is), butNot(from.may, to.may)]
  const [high, low] = [Math.max(pair.old, pair.next), Math.min(pair.old, pair.next)]
  if (high === 1) return butNot(may, is)
  return low === 0 ? and(is, may) : butNot(is, may)
}
