/**
 * What a version changes against the one before it, for editors: worked out in steps, in whatever time is left, and told as findings and verdicts
 * of the texts that it was worked out for, never of others.
 */
import {
  Cancelled, claimDiagnostics, type Comparison, comparing, defaultBudget, findInconsistencies, inconsistencyDiagnostics, referenceVersion,
} from '@rubric/analysis'
import { type CompiledPolicy, type Program, versionsOf } from '@rubric/compiler'
import type { Diagnostic } from '@rubric/syntax'

export interface Revisions {
  /**
   * What is left to do for a file, in short steps. With `isLate`, no further than the verdicts, and a text for which a step is late is given up;
   * whoever asks without it gets all there is.
   */
  readonly work: (program: Program, path: string, isLate?: () => boolean) => Generator<undefined, void>
  /** Another object whenever something new is known of a file; undefined where there is nothing to say. */
  readonly known: (program: Program, path: string) => object | undefined
  /** Of the text as it is now; undefined while it is not worked out, and where there is no version before. */
  readonly comparison: (program: Program, path: string) => Comparison | undefined
  /** The same, or that of an earlier text while it is not worked out. */
  readonly last: (program: Program, path: string) => LastComparison | undefined
  /** Claims and statements that are false, and what contradicts within the version. */
  readonly diagnostics: (program: Program, path: string) => readonly Diagnostic[]
}

export interface LastComparison {
  readonly comparison: Comparison
  /** Something has been written since. */
  readonly isPast: boolean
}

interface Known {
  readonly before: CompiledPolicy
  readonly comparison: Comparison
  readonly isBrief: boolean
}

/** An editor does not wait: what is not soon proved is left to the command line. */
const budget = { ...defaultBudget, tries: 4, samples: 100 }

export const createRevisions = (): Revisions => {
  const compared = new WeakMap<CompiledPolicy, Known>()
  const checked = new WeakMap<CompiledPolicy, readonly Diagnostic[]>()
  const lasts = new WeakMap<Program, Map<string, Comparison>>()
  const news = new WeakMap<CompiledPolicy, object>()
  const givenUp = new WeakSet<CompiledPolicy>()

  const comparison: Revisions['comparison'] = (program, path) => {
    const policy = readyAt(program, path)
    const known = policy === undefined ? undefined : compared.get(policy)
    return known !== undefined && known.before === versionBefore(program, path) ? known.comparison : undefined
  }
  return {
    comparison,
    last: (program, path) => {
      const [now, before] = [comparison(program, path), lasts.get(program)?.get(path)]
      if (now !== undefined) return { comparison: now, isPast: false }
      return before === undefined || versionBefore(program, path) === undefined ? undefined : { comparison: before, isPast: true }
    },
    *work(program, path, isLate) {
      const policy = readyAt(program, path)
      if (policy === undefined || (isLate !== undefined && givenUp.has(policy))) return
      const isBrief = isLate !== undefined
      const spend = isBrief ? { ...budget, isBrief, isCancelled: isLate } : budget
      try {
        const next = referenceVersion(policy.graph, path)
        const before = versionBefore(program, path)
        const isEnough = isBrief || compared.get(policy)?.isBrief === false
        if (before !== undefined && !(isEnough && comparison(program, path) !== undefined)) {
          const found = yield* comparing(referenceVersion(before.graph, before.file), next, spend)
          compared.set(policy, { before, comparison: found, isBrief })
          const known = lasts.get(program) ?? new Map<string, Comparison>()
          lasts.set(program, known.set(path, found))
          news.set(policy, {})
          yield
        }
        if (checked.has(policy)) return
        const findings = inconsistencyDiagnostics(findInconsistencies(next, spend), policy.graph)
        checked.set(policy, findings)
        if (findings.length > 0) news.set(policy, {})
      } catch (error) {
        if (!(error instanceof Cancelled)) throw error
        givenUp.add(policy)
      }
    },
    known: (program, path) => {
      const policy = readyAt(program, path)
      return policy === undefined ? undefined : news.get(policy)
    },
    diagnostics: (program, path) => {
      const policy = readyAt(program, path)
      const found = comparison(program, path)
      if (policy === undefined) return []
      return [...(checked.get(policy) ?? []), ...(found === undefined ? [] : claimDiagnostics(found, policy.graph))]
    },
  }
}

/** What has errors is not compared: its rule graph has holes. */
const readyAt = (program: Program, path: string): CompiledPolicy | undefined => {
  const policy = program.policy(path)
  return policy?.ok === true ? policy : undefined
}

/** The version that the file says it revises; where it says nothing, the one in force before it. */
export const versionBefore = (program: Program, path: string): CompiledPolicy | undefined => {
  const policy = program.policy(path)
  if (policy === undefined) return undefined
  const all = program.paths().filter((each) => idIn(program, each) === policy.id).flatMap((each) => program.policy(each) ?? [])
  const revised = policy.graph.revises?.version
  const ordered = (versionsOf(all).get(policy.id) ?? []).map((version) => version.policy)
  const before = revised === undefined ? ordered[ordered.indexOf(policy) - 1] : all.find(({ graph }) => graph.policy.version === revised)
  return before?.ok === true && before !== policy ? before : undefined
}

/** As the text has it: the other policies of the workspace need not be compiled for it. */
const idIn = (program: Program, path: string): string | undefined => {
  const header = program.file(path)?.tree.header
  return header === undefined || header.kind === 'Missing' ? undefined : header.id.text
}
