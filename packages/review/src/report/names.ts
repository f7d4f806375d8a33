/** What the things are called that a comparison speaks of. */
import type { Compared } from '@rubric/analysis'
import type { Review } from '../review.ts'
import { capital } from './words.ts'

export interface Names {
  /** `eligibility/age`: without the id of the policy. */
  readonly short: (address: string) => string
  /** The author's words for a part, else the last of its address. */
  readonly title: (address: string) => string
  /** The same of a thing that is compared, as a line begins. */
  readonly called: (item: Compared) => string
}

export const namesOf = ({ comparison: { old, next }, old: before, next: after }: Review): Names => {
  const titles = new Map<string, string>()
  for (const { clauses, limits } of [before.graph, after.graph])
    for (const { address, text } of [...clauses, ...limits]) if (text !== '') titles.set(address, text)
  const short = (address: string): string => {
    const id = [next.id, old.id].find((each) => address.startsWith(`${each}/`))
    return id === undefined ? address : address.slice(id.length + 1)
  }
  const title = (address: string): string => titles.get(address) ?? short(address).split('/').at(-1) ?? address
  return { short, title, called: (item) => capital(item.title || title(item.address)) }
}
