/** Days that run forwards, for random facts: those that run backwards are refused. */
export type Stretch = Readonly<Record<string, unknown>>

/** Whether `to` lies before `from`, on some day of evaluation at least. Of two dates that overlap, one begins with the other. */
export const isReversed = (stretch: Stretch): boolean => {
  const [from, to] = [stretch['from'], stretch['to']]
  if (typeof from !== 'string' || typeof to !== 'string') return false
  const length = Math.min(from.length, to.length)
  return to.slice(0, length) < from.slice(0, length)
}

/** The same without a last day that lies before the first. */
export const forwards = <T extends Stretch>(stretch: T): T => (isReversed(stretch) ? { ...stretch, to: null } : stretch)
