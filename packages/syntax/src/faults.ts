/**
 * What is wrong, line by line: the first fault found on a line is the one reported, so the order of the phases (words, outline,
 * grammar, tree) is the order of precedence, and one broken line never gives two errors.
 */
import type { Diagnostic } from './diagnostic.ts'

export interface Faults {
  readonly file: string
  /** Says whether the line had none before. */
  add(line: number, diagnostic: Diagnostic): boolean
  /** A fault of place, which may follow from a fault of the line that this one stands under. */
  addPlacement(line: number, diagnostic: Diagnostic): void
  has(line: number): boolean
  /** In the order of the text. `cause` names the line whose fault would explain a fault of place, if there is one. */
  list(cause: (line: number) => number | undefined): readonly Diagnostic[]
}

export const createFaults = (file: string): Faults => {
  const byLine = new Map<number, Diagnostic>()
  const placements = new Set<number>()
  const add = (line: number, diagnostic: Diagnostic): boolean => {
    if (byLine.has(line)) return false
    byLine.set(line, diagnostic)
    return true
  }
  return {
    file,
    add,
    addPlacement(line, diagnostic) {
      if (add(line, diagnostic)) placements.add(line)
    },
    has: (line) => byLine.has(line),
    list: (cause) =>
      [...byLine]
        .sort(([a], [b]) => a - b)
        .filter(([line]) => !placements.has(line) || !byLine.has(cause(line) ?? -1))
        .map(([, diagnostic]) => diagnostic),
  }
}
