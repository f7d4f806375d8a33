/** Runs the examples of all policies of a workspace, and prints what came of it. */
import type { CompiledPolicy } from '@rubric/compiler'
import { policyFiles, runtimeFiles, withJavaScript } from '../artifact/emit.ts'
import { loadOnce } from '../artifact/load.ts'
import { type ExitCode, exitCodes } from '../usage.ts'
import { today } from '../facts/as-of.ts'
import { renderFindings } from '../render/findings.ts'
import type { Format } from '../render/format.ts'
import { plural } from '../render/order.ts'
import { padEnd, widthOf } from '../render/width.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { type Compiled, withPaths } from '../workspace/compile.ts'
import { openWorkspace } from '../workspace/open.ts'
import { type PolicyRun, runPolicy } from './run.ts'

export const testPolicies = async (
  paths: readonly string[],
  cwd: string,
  format: Format,
  terminal: Terminal,
): Promise<ExitCode> => {
  const compiled = openWorkspace(paths, cwd, { today: today() })
  const runs = await runAll(compiled, format === 'pretty' ? Math.max(40, Math.min(92, terminal.width - 8)) : undefined)
  const pathOf = (place: string): string => compiled.files.get(place)?.path ?? place
  const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error')
  const failures = runs.flatMap(({ diagnostics }) => diagnostics).map((diagnostic) => withPaths(diagnostic, pathOf))
  const diagnostics = [...errors, ...failures]
  if (format === 'pretty') terminal.out(policyLines(compiled.policies, runs, terminal))
  if (format !== 'pretty' || diagnostics.length > 0) terminal.out(findingsText({ ...compiled, diagnostics }, format, terminal))
  if (format === 'pretty') terminal.out(`${summary(runs, compiled.policies, terminal)}\n`)
  return diagnostics.length === 0 ? exitCodes.fine : exitCodes.findings
}

const runAll = async ({ policies, files }: Compiled, width: number | undefined): Promise<readonly PolicyRun[]> => {
  const runs: PolicyRun[] = []
  const sound = policies.filter(({ ok }) => ok)
  for (const policy of sound) {
    const module = await loadOnce(withJavaScript([...policyFiles(policy, files), ...runtimeFiles()]))
    runs.push(runPolicy(policy, module, width))
  }
  return runs
}

const findingsText = (compiled: Compiled, format: Format, terminal: Terminal): string => {
  const text = renderFindings({ ...compiled, files: compiled.looked }, format, terminal)
  return format === 'pretty' ? `\n${text}` : text
}

/** A line for each policy: all its examples pass, so many fail, or it cannot be run. */
const policyLines = (policies: readonly CompiledPolicy[], runs: readonly PolicyRun[], { paint }: Terminal): string => {
  const names = new Map(policies.map((policy) => [policy, nameOf(policy, policies)]))
  const column = Math.max(0, ...[...names.values()].map(widthOf)) + 2
  const line = (policy: CompiledPolicy): string => {
    const run = runs.find((it) => it.policy === policy)
    if (run === undefined) return `${paint.notMet('✗')} ${padEnd(names.get(policy) ?? '', column)}not run: it has errors`
    const failed = run.examples - run.passed
    const sign = failed > 0 ? paint.notMet('✗') : run.examples === 0 ? paint.quiet('-') : paint.met('✓')
    const words = run.examples === 0 ? paint.quiet('no examples') : plural(run.examples, 'example')
    return `${sign} ${padEnd(names.get(policy) ?? '', column)}${words}${failed > 0 ? paint.notMet(`, ${failed} not as expected`) : ''}`
  }
  return policies.map((policy) => `${line(policy)}\n`).join('')
}

/** Where there are several versions, with the version. */
const nameOf = ({ id, graph }: CompiledPolicy, policies: readonly CompiledPolicy[]): string =>
  policies.filter((it) => it.id === id).length === 1 ? id : `${id} ${graph.policy.version}`

const summary = (runs: readonly PolicyRun[], policies: readonly CompiledPolicy[], { paint }: Terminal): string => {
  const total = runs.reduce((sum, { examples }) => sum + examples, 0)
  const passed = runs.reduce((sum, run) => sum + run.passed, 0)
  const ids = new Set(runs.map(({ policy }) => policy.id)).size
  const versions = ids === runs.length ? '' : ` in ${runs.length} versions`
  const words = `${plural(total, 'example')} in ${plural(ids, 'policy', 'policies')}${versions}, each on both evaluators`
  const left = policies.length - runs.length
  const unrun = left === 0 ? '' : paint.notMet(`${plural(left, 'policy', 'policies')} with errors not run`)
  if (total === 0 && left > 0) return unrun
  const outcome = passed === total ? paint.met('all as expected') : paint.notMet(`${total - passed} not as expected`)
  return `${words}: ${outcome}${unrun === '' ? '' : `; ${unrun}`}`
}
