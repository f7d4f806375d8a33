/** What a proof, or a member, has to say against policies: claims about a change that are not so, and what contradicts within a version. */
import { type Inconsistency, claimDiagnostics, findInconsistencies, inconsistencyDiagnostics } from '@rubric/analysis'
import type { CompiledPolicy } from '@rubric/compiler'
import type { Diagnostic } from '@rubric/syntax'
import type { Compiled } from '../workspace/compile.ts'
import { report } from './diagnostics.ts'
import { type Side, sideOf } from './side.ts'
import { type AskedVersion, compare, versionOf } from './version.ts'

/** Of policies without errors. Only versions that say what they change are compared. */
export const provenFindings = (compiled: Compiled): readonly Diagnostic[] => {
  const all = [...compiled.policies, ...compiled.around]
  const versions = new Map<CompiledPolicy, AskedVersion>()
  const versionFor = (policy: CompiledPolicy): AskedVersion => {
    const version = versions.get(policy) ?? versionOf(sideOf(policy, compiled))
    versions.set(policy, version)
    return version
  }
  return compiled.policies
    .filter(({ ok }) => ok)
    .flatMap((policy) => {
      const version = versionFor(policy)
      const old = revisedBy(policy, all)
      const claims = old?.ok === true ? claimDiagnostics(compare(versionFor(old), version), version.graph) : []
      const unchecked = old?.ok === false ? faultyBefore(version, sideOf(old, compiled)) : []
      return [...claims, ...unchecked, ...inconsistencyDiagnostics(inconsistenciesOf(version), version.graph)]
    })
}

const faultyBefore = ({ graph: { revises } }: AskedVersion, { path }: Side): readonly Diagnostic[] =>
  revises === null ? [] : [report('revised-version-faulty', { file: revises.span.file, span: revises.span }, { file: path })]

const inconsistenciesOf = (version: AskedVersion): readonly Inconsistency[] => {
  const found = findInconsistencies(version)
  for (const each of found) if ('member' in each) version.confirm(each.member)
  return found
}

/** Undefined where it is not there, which is reported. */
const revisedBy = ({ id, graph }: CompiledPolicy, all: readonly CompiledPolicy[]): CompiledPolicy | undefined =>
  graph.revises === null ? undefined : all.find((other) => other.id === id && other.graph.policy.version === graph.revises?.version)
