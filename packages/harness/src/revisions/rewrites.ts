/** One small change to a piece of plain data, and how a change to a part is a change to the whole. */

export interface Rewrite<T> {
  /** What was changed, for people: `ANY of instead of ALL of`. */
  readonly says: string
  readonly to: T
}

export type Rewriter<T> = (of: T) => readonly Rewrite<T>[]

export const rewrite = <T>(says: string, to: T): Rewrite<T> => ({ says, to })

/** Changes to one property. */
export const within = <T extends object, K extends keyof T>(of: T, key: K, rewriter: Rewriter<T[K]>): readonly Rewrite<T>[] =>
  rewriter(of[key]).map(({ says, to }) => ({ says, to: { ...of, [key]: to } }))

/** Changes to one item of a list. */
export const withinEach = <T>(of: readonly T[], rewriter: Rewriter<T>): readonly Rewrite<readonly T[]>[] =>
  of.flatMap((item, index) => rewriter(item).map(({ says, to }) => ({ says, to: of.with(index, to) })))

export const unlessNull =
  <T>(rewriter: Rewriter<T>): Rewriter<T | null> =>
  (of) =>
    of === null ? [] : rewriter(of)

export const without = <T>(of: readonly T[], index: number): readonly T[] => of.toSpliced(index, 1)
