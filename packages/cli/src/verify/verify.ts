/** Runs the trials of the policies that were asked for, and says what came of them. */
import { resolve } from 'node:path'
import { type CompiledPolicy } from '@rubric/compiler'
import {
  byId,
  type Effort,
  type Failure,
  type PropertyName,
  titleOf,
  type Trial,
  trialsOf,
  type Version,
  versionOf,
} from '@rubric/harness'
import { addExample } from '../examples/add.ts'
import { today } from '../facts/as-of.ts'
import { renderFindings } from '../render/findings.ts'
import type { Terminal } from '../terminal/terminal.ts'
import { type ExitCode, exitCodes, UsageError } from '../usage.ts'
import { type Compiled, openWorkspace } from '../workspace/open.ts'
import { verificationJson } from './json.ts'
import { verificationJUnit } from './junit.ts'
import { verificationLines } from './pretty.ts'
import { progressOn } from './progress.ts'
import type { Tried, Verification } from './verification.ts'

export interface Asked extends Pick<Effort, 'runs' | 'seed'> {
  readonly format: 'pretty' | 'json' | 'junit'
  readonly property: PropertyName | undefined
  readonly path: string | undefined
  readonly seconds: number | undefined
  readonly addExample: boolean
}

export interface Setting {
  readonly cwd: string
  readonly terminal: Terminal
  /** Whether somebody watches standard error. */
  readonly watched: boolean
}

export const verify = async (paths: readonly string[], asked: Asked, { cwd, terminal, watched }: Setting): Promise<ExitCode> => {
  const compiled = openWorkspace(paths, cwd, { today: today() })
  const trials = trialsIn(compiled, asked)
  const verification: Verification = {
    ...asked,
    tried: run(trials, asked, progressOn(terminal, watched)),
    broken: compiled.policies.filter(({ ok }) => !ok).map(({ file }) => pathIn(compiled, file)),
    pathOf: ({ file }) => pathIn(compiled, file),
  }
  if (asked.addExample) return keep(verification, cwd, terminal)
  terminal.out(shown(verification, compiled, terminal))
  const fine = verification.broken.length === 0 && verification.tried.every(({ outcome }) => outcome.is !== 'failed')
  return fine ? exitCodes.fine : exitCodes.findings
}

const pathIn = ({ files }: Compiled, place: string): string => files.get(place)?.path ?? place

/** Of the versions that were asked for; the others of their policies are there to be held beside them. */
const trialsIn = ({ policies, around }: Compiled, { property, path }: Asked): readonly Trial[] => {
  const sound = policies.filter(({ ok }) => ok)
  const ids = new Set(sound.map(({ id }) => id))
  const all = byId([...sound, ...around.filter(({ ok, id }) => ok && ids.has(id))])
  const files = new Set(sound.map(({ file }) => file))
  const ready = (policy: CompiledPolicy): Version => versionOf(policy)
  const trials = all
    .flatMap(([first, ...others]) => trialsOf([ready(first), ...others.map(ready)]))
    .filter(({ property: name, version }) => files.has(version.file) && (property === undefined || name === property))
  if (path !== undefined && trials.length !== 1) {
    const several = trials.map(({ version }) => titleOf(version)).join(', ')
    throw new UsageError(
      `--path repeats a member of one version; ${several === '' ? 'there is none' : `name the file of one of ${several}`}`,
    )
  }
  return trials
}

/** Every trial has its share of the time that is left. */
const run = (
  trials: readonly Trial[],
  { runs, seed, path, seconds }: Asked,
  progress: ReturnType<typeof progressOn>,
): readonly Tried[] => {
  const end = seconds === undefined ? Infinity : performance.now() + seconds * 1_000
  const tried = trials.map((trial, index): Tried => {
    if (typeof trial.plan !== 'function') return { trial, outcome: trial.plan }
    const share = (end - performance.now()) / (trials.length - index)
    const limits = { ...(path !== undefined && { path }), ...(share !== Infinity && { milliseconds: share }) }
    return { trial, outcome: trial.plan({ runs, seed, onMember: progress.of(trial, index, trials.length), ...limits }) }
  })
  progress.done()
  return tried
}

const shown = (verification: Verification, compiled: Compiled, terminal: Terminal): string => {
  switch (verification.format) {
    case 'json':
      return `${JSON.stringify(verificationJson(verification), null, 2)}\n`
    case 'junit':
      return verificationJUnit(verification)
    case 'pretty': {
      const lines = verificationLines(verification, terminal)
        .map((line) => `${line}\n`)
        .join('')
      if (verification.broken.length === 0) return lines
      const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error')
      return `${lines}\n${renderFindings({ ...compiled, diagnostics: errors, files: compiled.looked }, 'pretty', terminal)}`
    }
  }
}

/** Writes the one member that fails into its file. */
const keep = async ({ tried, pathOf }: Verification, cwd: string, terminal: Terminal): Promise<ExitCode> => {
  const failures = tried.flatMap(({ outcome }): readonly Failure[] => (outcome.is === 'failed' ? [outcome.failure] : []))
  const [failure] = failures
  if (failure === undefined) throw new UsageError('nothing fails, so there is no member to add')
  if (failures.length > 1) throw new UsageError('more than one property fails; copy the line that one of them shows')
  if (failure.member === null) throw new UsageError('what fails is about days, not about a member')
  const path = pathOf(failure.version)
  const { graph, examples } = failure.version
  const about = failure.faults.map(({ address }) => address).filter((address) => address !== '')
  const purpose = await addExample(
    resolve(cwd, path),
    { graph, examples },
    { ...failure.member, about, purpose: purposeOf(failure) },
  )
  terminal.out(`added to ${path}: example "${purpose}"\n`)
  return exitCodes.fine
}

const purposeOf = ({ property, found }: Failure): string =>
  `found by verify, ${property}${found === null ? '' : `, seed ${found.seed}`}`
