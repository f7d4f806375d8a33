/** Facts of the random graphs, with their gaps filled and their dates known more closely: what a record says later. */
import type { FactsInput } from '@rubric/compiler'
import { isReversed } from './in-order.ts'

type Entry = Readonly<Record<string, unknown>>

const CLOSER: Readonly<Record<string, readonly string[]>> = {
  '2025': ['2025-01-01', '2025-08', '2025-12-31'],
  '2026': ['2026-01', '2026-03-01', '2026-12-31'],
  '2012': ['2012-02-29', '2012-06'],
  '2025-08': ['2025-08-01', '2025-08-31'],
  '2026-02': ['2026-02-01', '2026-02-28'],
  '2026-03': ['2026-03-01', '2026-03-02', '2026-03-31'],
  '2008-03': ['2008-03-01', '2008-03-31'],
  'not yet': ['2026-12-31', '2027'],
}
const WHEN = ['2025', '2025-08-31', '2026-02-28', '2026-03-01', '2026-03-02', '2026-03']
const LEVELS = ['none', 'mild', 'moderate', 'severe']

/** `pick` gives a number below its argument; it decides what the gaps turn out to be. */
export function resolved(facts: FactsInput, pick: (below: number) => number): FactsInput {
  const one = <T>(of: readonly T[]): T | null => of[pick(of.length)] ?? null
  const date = (known: unknown): unknown => (known === null || known === undefined ? one(WHEN) : (one(CLOSER[String(known)] ?? []) ?? known))
  /** A date without its time may turn out to be any of its minutes. */
  const moment = (known: unknown): unknown => {
    const day = known ?? one(['2026-02-28', '2026-03-01', '2026-03-02'])
    return String(day).length === 10 && pick(2) === 0 ? `${String(day)}T${one(['00:00', '12:00', '23:59'])}` : day
  }
  const filled = (record: Entry, by: Readonly<Record<string, (known: unknown) => unknown>>): Entry => ({
    ...record,
    ...Object.fromEntries(Object.entries(by).map(([name, fill]) => [name, pick(4) === 0 ? (record[name] ?? null) : fill(record[name])])),
  })
  const unless = (make: () => unknown) => (known: unknown): unknown => known ?? make()
  const entry = (known: Entry): Entry =>
    filled(known, {
      on: date,
      at: moment,
      grade: unless(() => one(LEVELS)),
      hours: unless(() => pick(4)),
      change: unless(() => one([-2, 0, 1.5])),
      done: unless(() => pick(2) === 0),
      code: unless(() => one(['0905', '905', '0906'])),
    })
  const stay = (known: Entry): Entry => {
    const later = filled(known, { from: date, to: date })
    return isReversed(later) ? known : later
  }
  /** Further entries turn up only where the list said nothing of its completeness. */
  const listOf = (resolve: (entry: Entry) => Entry) => (known: unknown): unknown => {
    const { complete_through: through = null, entries = [] } = (known ?? {}) as { complete_through?: unknown; entries?: readonly Entry[] }
    const further = through === null ? Array.from({ length: pick(3) }, () => resolve({})) : []
    return { complete_through: through ?? one(['2026-03-01', '2026-12-31']), entries: [...entries.map(resolve), ...further] }
  }
  const list = listOf(entry)
  const member = (known: unknown): unknown => {
    const { age = null, birth_date: birth = null } = (known ?? {}) as { age?: unknown; birth_date?: unknown }
    if (age !== null) return known
    return birth === null && pick(2) === 0 ? { age: pick(30) } : { birth_date: date(birth) }
  }
  return filled(facts, {
    sure: unless(() => pick(2) === 0),
    safe: unless(() => pick(2) === 0),
    visits: unless(() => pick(5)),
    severity: unless(() => one(LEVELS)),
    start: date,
    end: date,
    seen: moment,
    code: unless(() => one(['0905', '905'])),
    days: list,
    hours: list,
    goals: list,
    stays: listOf(stay),
    member,
  })
}
