/** First and last days as they may be written, and whether they can stand in that order, for whoever reads them. */

export interface Stretch {
  readonly from?: string | null
  readonly to?: string | null
}

/** From, to, as of, and the day that the last day must not lie before. */
export const backwards: readonly (readonly [from: string, to: string, asOf: string, first: string])[] = [
  ['2026-03-10', '2026-03-01', '2026-03-01', '2026-03-10'],
  ['2026-03-10', '2026-02', '2026-03-01', '2026-03-10'],
  ['2026-03', '2025', '2026-03-01', '2026-03-01'],
  ['not yet', '2026-03-01', '2026-03-01', '2026-03-02'],
  ['not yet', '2026-02-28', '2026-03-01T14:30', '2026-03-01'],
  ['not yet', '2026-03-01', '2026-03-01T23:59', '2026-03-02'],
]

/** From, to (undefined: not given), as of. */
export const inOrder: readonly (readonly [from: string | null, to: string | null | undefined, asOf: string])[] = [
  ['2026-03-10', '2026-03-10', '2026-03-01'],
  ['2026-03-10', '2026-03', '2026-03-01'],
  ['2026-03', '2026-03-01', '2026-03-01'],
  ['2026-03-10', 'not yet', '2026-03-01'],
  ['not yet', 'not yet', '2026-03-01'],
  ['not yet', '2026-03-02', '2026-03-01'],
  ['not yet', '2026-03-01', '2026-03-01T14:30'],
  [null, '0001-01-01', '2026-03-01'],
  ['9999-12-31', null, '2026-03-01'],
  ['not yet', undefined, '9999-12-31'],
  ['not yet', 'not yet', '9999-12-31'],
  ['9999-12-31', 'not yet', '9999-12-31'],
]
