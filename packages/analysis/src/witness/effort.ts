/**
 * What may be spent, in *looks*: what it takes to compare one value with another, about a microsecond. A clock would give another answer to the
 * same question on another day; looks do not.
 */
export interface Effort {
  readonly spend: (looks: number) => void
  /** Looks that are left; none is 0 or less. */
  readonly left: () => number
  /** The same, but of it no more than so many. */
  readonly part: (looks: number) => Effort
}

/** Of what is asked no more often than a policy is long. */
export const unlimited: Effort = { spend: () => undefined, left: () => Infinity, part: () => unlimited }

/** `tick` is called at least once in 2,000 looks with how many were spent so far, and may throw. */
export const effortOf = (looks: number, tick: (spent: number) => void = () => undefined): Effort => {
  let [spent, told] = [0, 0]
  const spend = (by: number): void => {
    spent += by
    if (spent - told < TICK) return
    told = spent
    tick(spent)
  }
  return within(looks, { spend, left: () => Infinity })
}

const TICK = 2_000

const within = (looks: number, whole: Pick<Effort, 'spend' | 'left'>): Effort => {
  let left = looks
  const self: Effort = {
    spend: (by) => {
      left -= by
      whole.spend(by)
    },
    left: () => Math.min(left, whole.left()),
    part: (most) => within(most, self),
  }
  return self
}
