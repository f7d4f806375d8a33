/** The outcome of trials for programs. The names of keys and the words of outcomes are kept from release to release. */
import { describeFailure, type Failure, nameOf, polarities, properties, type Version } from '@rubric/harness'
import { byVersion, commandOf, type Tried, type Verification } from './verification.ts'

export const verificationJson = (verification: Verification) => ({
  format: 'rubric-verification/1',
  seed: verification.seed,
  runs: verification.runs,
  versions: [...byVersion(verification)].map(([version, tried]) => versionJson(verification, version, tried)),
  broken: verification.broken,
})

const versionJson = (verification: Verification, version: Version, tried: readonly Tried[]) => ({
  policy: version.graph.policy.id,
  version: version.graph.policy.version,
  file: verification.pathOf(version),
  properties: tried.map((each) => triedJson(verification, each)),
  polarities: polarities(version.graph),
})

const triedJson = (verification: Verification, { trial: { property, old }, outcome }: Tried) => ({
  name: property,
  says: properties[property],
  ...(old !== null && { beside: nameOf(old) }),
  outcome: outcome.is,
  ...(outcome.is === 'not tested' ? { why: outcome.why } : { members: outcome.members }),
  ...(outcome.is === 'held' && { proved: outcome.proved }),
  ...(outcome.notes.length > 0 && { notes: outcome.notes }),
  ...(outcome.is === 'failed' && { failure: failureJson(verification, outcome.failure) }),
})

const failureJson = (verification: Verification, failure: Failure) => ({
  faults: failure.faults.map(({ address, says, answers }) => ({
    address,
    says,
    answers: answers.map(([who, what]) => ({ who, what })),
  })),
  member: failure.member,
  beside: failure.beside,
  found: failure.found,
  command: commandOf(verification, failure) ?? null,
  text: describeFailure(failure).join('\n'),
})
