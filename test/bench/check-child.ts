/** Checks a generated workspace once, as a command does, and tells what it took. Argument: how many policies. */
import { compileWorkspace } from '@rubric/compiler'
import { generatedWorkspace, lineCount } from './generated.ts'

export interface Checked {
  readonly lines: number
  readonly milliseconds: number
  /** Bytes that the compiled workspace keeps. */
  readonly kept: number
  /** Bytes of the process at its largest. */
  readonly peak: number
  readonly errors: number
}

const collected = (): number => {
  if (global.gc === undefined) throw new Error('needs --expose-gc')
  global.gc()
  return process.memoryUsage().heapUsed
}

const files = generatedWorkspace(Number(process.argv[2]))
const before = collected()
const start = performance.now()
const { value, diagnostics } = compileWorkspace(files)
const milliseconds = performance.now() - start
const kept = collected() - before
const checked: Checked = {
  lines: lineCount(files),
  milliseconds,
  kept,
  peak: process.resourceUsage().maxRSS * 1024,
  // Held on to until here, so that it counts as kept.
  errors: diagnostics.length + value.policies.filter(({ ok }) => !ok).length,
}
process.send?.(checked)
