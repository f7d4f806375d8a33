/** From what is asked to the pairs of versions that answer it. */
import { versionsOf } from '@rubric/compiler'
import { closest } from '../closest.ts'
import { today } from '../facts/as-of.ts'
import { plural } from '../render/order.ts'
import { UsageError } from '../usage.ts'
import { filesOf } from '../versions/files.ts'
import { type Compiled, openWorkspace } from '../workspace/open.ts'
import { pairsOfRevisions } from './between-revisions.ts'
import type { Question } from './question.ts'
import { type Pair, type Pairs, type Side, sideOf, versionName } from './side.ts'

/** The versions of each pair may have errors still. What is not there is a usage error. */
export const pairsOf = (question: Question, cwd: string): Pairs => {
  switch (question.kind) {
    case 'files':
      return pairOfFiles(question.old, question.next, cwd)
    case 'versions':
      return pairOfVersions(question.id, question.old, question.next, cwd)
    case 'policy':
      return pairsOfPolicy(question.id, cwd)
    case 'folders':
      return pairsInFolders(question.paths, cwd)
    case 'revisions':
      return pairsOfRevisions(question.range, question.paths, cwd)
  }
}

const open = (paths: readonly string[], cwd: string): Compiled => openWorkspace(paths, cwd, { today: today() })

/** Each is compiled by itself: they may be two drafts of one version. */
const pairOfFiles = (oldPath: string, nextPath: string, cwd: string): Pairs => {
  const [old, next] = [onlyPolicy(oldPath, cwd), onlyPolicy(nextPath, cwd)]
  if (old.policy.id !== next.policy.id) {
    throw new UsageError(`two versions of one policy are compared: ${oldPath} holds ${old.policy.id}, and ${nextPath} ${next.policy.id}`)
  }
  return { form: 'one', pairs: [{ old, next, words: [oldPath, nextPath] }], remarks: [] }
}

const onlyPolicy = (path: string, cwd: string): Side => {
  const compiled = open([path], cwd)
  const [policy] = compiled.policies
  if (policy === undefined) throw new UsageError(`${path} holds no policy`)
  return sideOf(policy, compiled)
}

const pairOfVersions = (id: string, oldName: string, nextName: string, cwd: string): Pairs => {
  const line = lineOf(id, cwd)
  const named = (name: string): Side => {
    const found = line.find(({ policy }) => versionName(policy) === name)
    if (found !== undefined) return found
    const names = line.map(({ policy }) => versionName(policy))
    const near = closest(name, names)
    throw new UsageError(`${id} has no version ${name}${near === undefined ? '' : ` (did you mean ${near}?)`}; it has ${names.join(', ')}`)
  }
  return { form: 'one', pairs: [{ old: named(oldName), next: named(nextName), words: [id, oldName, nextName] }], remarks: [] }
}

/** The versions of a policy in the folder `policies`, in the order in which they come into force. */
const lineOf = (id: string, cwd: string): readonly Side[] => {
  const compiled = open(filesOf(id, cwd), cwd)
  return (versionsOf(compiled.policies).get(id) ?? []).map(({ policy }) => sideOf(policy, compiled))
}

const pairsOfPolicy = (id: string, cwd: string): Pairs => {
  const line = lineOf(id, cwd)
  const [only] = line
  if (only !== undefined && line.length === 1) {
    throw new UsageError(
      `${id} has one version, ${versionName(only.policy)}: compare it with another file, or with what it was in git, rubric diff HEAD~1.. ${only.path}`,
    )
  }
  return { form: 'many', pairs: adjacent(line, byVersion), remarks: [] }
}

const pairsInFolders = (paths: readonly string[], cwd: string): Pairs => {
  const compiled = open(paths, cwd)
  const lines = [...versionsOf(compiled.policies).values()].map((line) => line.map(({ policy }) => sideOf(policy, compiled)))
  const single = lines.filter((line) => line.length === 1).length
  return {
    form: 'many',
    pairs: lines.flatMap((line) => adjacent(line, paths.length === 0 ? byVersion : byFile)),
    remarks: single === 0 ? [] : [`${plural(single, 'policy has', 'policies have')} one version, and nothing to compare it with.`],
  }
}

type Words = (old: Side, next: Side) => readonly string[]

const byVersion: Words = (old, next) => [next.policy.id, versionName(old.policy), versionName(next.policy)]
const byFile: Words = (old, next) => [old.path, next.path]

const adjacent = (line: readonly Side[], words: Words): readonly Pair[] =>
  line.slice(1).map((next, at) => {
    const old = line[at] ?? next
    return { old, next, words: words(old, next) }
  })
