/** Checks a generated workspace once, as a command does, and tells what it took. Argument: how many policies. */
import { compileWorkspace } from '@rubric/compiler'
import { generatedWorkspace, lineCount } from './generated.ts'

export interface Checked {
  readonly lines: number
  /** By the clock. */
  readonly milliseconds: number
  /** Of the processor, on all threads: what else runs on the machine counts little. */
  readonly busy: number
  /** Bytes that the compiled workspace keeps. */
  readonly kept: number
  /** Bytes of the process at its largest. */
  readonly peak: number
  readonly errors: number
}

const collected = (): number => {
  if (global.gc === undefined) throw new Error('needs --expose-gc')
  // Twice: the first may end a collection that was under way, which spares what was made meanwhile.
  global.gc()
  global.gc()
  return process.memoryUsage().heapUsed
}

const { files, data } = generatedWorkspace(Number(process.argv[2]))
const before = collected()
const cpu = process.cpuUsage()
const start = performance.now()
const { value, diagnostics } = compileWorkspace(files, { data })
const milliseconds = performance.now() - start
const { user, system } = process.cpuUsage(cpu)
const kept = collected() - before
const checked: Checked = {
  lines: lineCount(files),
  milliseconds,
  busy: (user + system) / 1000,
  kept,
  peak: process.resourceUsage().maxRSS * 1024,
  // Held on to until here, so that it counts as kept.
  errors: diagnostics.filter(({ severity }) => severity === 'error').length + value.policies.filter(({ ok }) => !ok).length,
}
process.send?.(checked)
