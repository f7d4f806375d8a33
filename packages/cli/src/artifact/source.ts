/** From a policy's text to its module, for those who ask a policy without building it first. */
import { renderFindings } from '../render/findings.ts'
import type { Paint } from '../terminal/color.ts'
import { asOfDate } from '../facts/as-of.ts'
import { openWorkspace } from '../workspace/open.ts'
import { policyFiles, runtimeFiles, withJavaScript } from './emit.ts'
import { type PolicyModule, loadOnce } from './load.ts'

export type LoadedSource =
  | { readonly ok: true; readonly module: PolicyModule }
  /** What is wrong with the policy, for a person. */
  | { readonly ok: false; readonly findings: (paint: Paint, width: number) => string }

/** `path` is one `.rubric` file. */
export const loadSource = async (path: string, cwd: string): Promise<LoadedSource> => {
  const compiled = openWorkspace([path], cwd, asOfDate(undefined).date)
  const [policy] = compiled.policies
  const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error')
  if (policy === undefined || !policy.ok || errors.length > 0) {
    const findings = (paint: Paint, width: number): string =>
      `${renderFindings({ ...compiled, diagnostics: errors, files: compiled.looked }, 'pretty', { paint, width })}` +
      `${policy === undefined && errors.length === 0 ? `${path} holds no policy.\n` : 'Nothing is decided by a policy with errors.\n'}`
    return { ok: false, findings }
  }
  return {
    ok: true,
    module: await loadOnce(policy.id, withJavaScript([...policyFiles(policy, compiled.files), ...runtimeFiles()])),
  }
}
