/** JSON with one spelling: keys sorted, two spaces a level, a line feed at the end. Equal values give equal bytes. */

const sorted = (value: unknown): unknown => {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} has no spelling in JSON`)
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => [key, sorted(member)]))
}

export const canonicalJson = (value: unknown): string => `${JSON.stringify(sorted(value), null, 2)}\n`
