/** From a policy's text to its module, for those who ask a policy without building it first. */
import { type CompiledPolicy, inForce } from '@rubric/compiler'
import { renderFindings } from '../render/findings.ts'
import { today } from '../facts/as-of.ts'
import type { Paint } from '../terminal/color.ts'
import { type Choice, type Question, chosen } from '../versions/dates.ts'
import { filesOf } from '../versions/files.ts'
import { datesOf } from '../versions/line.ts'
import { type Compiled, openWorkspace } from '../workspace/open.ts'
import { policyFiles, runtimeFiles, withJavaScript } from './emit.ts'
import { type PolicyModule, loadOnce } from './load.ts'

export type LoadedSource =
  | { readonly ok: true; readonly module: PolicyModule; readonly choice: Choice | null }
  /** What is wrong with the policy, for a person. */
  | { readonly ok: false; readonly findings: (paint: Paint, width: number) => string }

/** `path` is one `.rubric` file: one version, whatever the day. */
export const loadSource = async (path: string, cwd: string): Promise<LoadedSource> => {
  const compiled = openWorkspace([path], cwd, { today: today() })
  const [policy] = compiled.policies
  if (policy === undefined || !isSound(compiled)) return faulty(compiled, path)
  return { ok: true, module: await loaded(policy, compiled), choice: null }
}

/** The version of a policy that is meant. All its versions have to be sound: they say of each other when they end. */
export const loadSourceInForce = async (question: Question, cwd: string): Promise<LoadedSource> => {
  const compiled = openWorkspace(filesOf(question.id, cwd), cwd, { today: today() })
  if (!isSound(compiled)) return faulty(compiled, question.id)
  const versions = compiled.policies.map((policy) => ({ ...datesOf(policy), policy }))
  const { version, choice } = chosen(versions, (day, knownOn) => inForce(versions, day, knownOn), question)
  return { ok: true, module: await loaded(version.policy, compiled), choice }
}

const isSound = ({ diagnostics, policies }: Compiled): boolean =>
  policies.every(({ ok }) => ok) && !diagnostics.some(({ severity }) => severity === 'error')

const faulty = (compiled: Compiled, name: string): LoadedSource => {
  const diagnostics = compiled.diagnostics.filter(({ severity }) => severity === 'error')
  const last =
    compiled.policies.length === 0 && diagnostics.length === 0
      ? `${name} holds no policy.\n`
      : 'Nothing is decided by a policy with errors.\n'
  return {
    ok: false,
    findings: (paint, width) =>
      `${renderFindings({ ...compiled, diagnostics, files: compiled.looked }, 'pretty', { paint, width })}${last}`,
  }
}

const loaded = (policy: CompiledPolicy, { files }: Compiled): Promise<PolicyModule> =>
  loadOnce(withJavaScript([...policyFiles(policy, files), ...runtimeFiles()]))
