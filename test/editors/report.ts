/** Says of each thing that was looked for in an editor whether it was seen. */

export interface Report {
  /** What fails costs this check alone; the next ones are made all the same. */
  readonly check: (what: string, look: () => Promise<void>) => Promise<void>
}

/** A real editor, driven as its user would. It throws only where it cannot be set up. */
export interface Client {
  readonly name: string
  readonly run: (report: Report, output: string) => Promise<void>
}

export interface Tally {
  readonly report: Report
  readonly passed: () => number
  readonly failed: () => number
}

export const createReport = (say: (line: string) => void): Tally => {
  const counts = { passed: 0, failed: 0 }
  const check = async (what: string, look: () => Promise<void>): Promise<void> => {
    const began = performance.now()
    try {
      await look()
      counts.passed += 1
      say(`  ✓ ${what} (${Math.round(performance.now() - began)} ms)`)
    } catch (error) {
      counts.failed += 1
      say(`  ✗ ${what}\n${indented(error)}`)
    }
  }
  return { report: { check }, passed: () => counts.passed, failed: () => counts.failed }
}

const indented = (error: unknown): string =>
  (error instanceof Error ? (error.stack ?? error.message) : String(error)).split('\n').slice(0, 12).map((line) => `      ${line}`).join('\n')
