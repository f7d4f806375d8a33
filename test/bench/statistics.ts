export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Between the two values around it where it falls on neither. */
export const quantile = (values: readonly number[], part: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * part
  const [lower, upper] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]]
  if (lower === undefined || upper === undefined) throw new RangeError('a quantile of nothing')
  return lower + (upper - lower) * (place - Math.floor(place))
}

/** The middle half of what was measured, from the first quarter to the third. */
export type Spread = readonly [low: number, high: number]

export const spreadOf = (values: readonly number[]): Spread => [quantile(values, 0.25), quantile(values, 0.75)]
