/** Asks the analysis, which looks at every member, as far as the effort allows. */
import { type Budget, Cancelled, defaultBudget, type Version as Analysed } from '@rubric/analysis'
import type { Effort } from './trial.ts'
import type { Version } from './version.ts'

/** The version as the analysis takes it, evaluated as it is compiled. */
export const analysed = ({ file, graph, compiled }: Version): Analysed => {
  const { id, title, version, effective } = graph.policy
  return { graph, ref: { id, title, version, effective, file }, evaluate: compiled.evaluate }
}

/** Null where there was no time for it. */
export const inTime = <T>({ runs, seed, milliseconds = Infinity }: Effort, ask: (budget: Budget) => T): T | null => {
  const end = performance.now() + milliseconds
  const isCancelled = (): boolean => performance.now() > end
  try {
    return ask({ ...defaultBudget, samples: runs, seed, isCancelled })
  } catch (error) {
    if (error instanceof Cancelled) return null
    throw error
  }
}
