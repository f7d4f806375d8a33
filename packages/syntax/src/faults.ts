/**
 * What is wrong, line by line: the first fault found on a line is the one reported, so the order of the phases (words, outline,
 * grammar, tree) is the order of precedence, and one broken line never gives two errors.
 */
import type { Diagnostic } from './diagnostic.ts'

export interface Faults {
  readonly file: string
  add(line: number, make: () => Diagnostic): void
  /** A fault of place, which may follow from a fault of the line that this one stands under. */
  addPlacement(line: number, make: () => Diagnostic): void
  has(line: number): boolean
  /** In the order of the text. `cause` names the line whose fault would explain a fault of place, if there is one. */
  list(cause: (line: number) => number | undefined): { readonly shown: readonly Diagnostic[]; readonly hidden: number }
}

/** At most `room` of them are kept: lines beyond are known to be broken, and no more. */
export const createFaults = (file: string, room: number): Faults => {
  const byLine = new Map<number, Diagnostic | undefined>()
  const placements = new Set<number>()
  const add = (line: number, make: () => Diagnostic): boolean => {
    if (byLine.has(line)) return false
    byLine.set(line, byLine.size < room ? make() : undefined)
    return true
  }
  return {
    file,
    add,
    addPlacement(line, make) {
      if (add(line, make)) placements.add(line)
    },
    has: (line) => byLine.has(line),
    list: (cause) => {
      const own = [...byLine].filter(([line]) => !(placements.has(line) && byLine.has(cause(line) ?? -1)))
      const shown = own.sort(([a], [b]) => a - b).flatMap(([, diagnostic]) => diagnostic ?? [])
      return { shown, hidden: own.length - shown.length }
    },
  }
}
