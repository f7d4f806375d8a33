/** What the things are called that a comparison speaks of. */
import type { Review } from '../review.ts'

export interface Names {
  /** `eligibility/age`: without the id of the policy. */
  readonly short: (address: string) => string
  /** The author's words for a part, else the last of its address. */
  readonly title: (address: string) => string
}

export const namesOf = ({ comparison: { old, next }, old: before, next: after }: Review): Names => {
  const titles = new Map<string, string>()
  for (const { clauses, limits } of [before.graph, after.graph])
    for (const { address, text } of [...clauses, ...limits]) if (text !== '') titles.set(address, text)
  const short = (address: string): string => {
    const id = [next.id, old.id].find((each) => address.startsWith(`${each}/`))
    return id === undefined ? address : address.slice(id.length + 1)
  }
  return { short, title: (address) => titles.get(address) ?? short(address).split('/').at(-1) ?? address }
}
