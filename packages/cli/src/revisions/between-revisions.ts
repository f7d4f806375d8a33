/** What differs between two revisions of git: each policy whose meaning changed, whichever of its files did that. */
import { resolve } from 'node:path'
import { type CompiledPolicy, versionsOf } from '@rubric/compiler'
import { today } from '../facts/as-of.ts'
import { UsageError } from '../usage.ts'
import { openWorkspace } from '../workspace/open.ts'
import { defaultFolder } from '../workspace/read.ts'
import { type FileTree, disk } from '../workspace/tree.ts'
import { type Repository, commitOf, partingOf, repositoryAt } from './git.ts'
import type { Range } from './question.ts'
import { type Pair, type Pairs, type Side, sameRules, sideOf, versionName } from './side.ts'
import { treeAt } from './tree.ts'

/** Paths that are in neither revision, and revisions that git does not know, are usage errors. */
export const pairsOfRevisions = (range: Range, paths: readonly string[], cwd: string): Pairs => {
  const repository = repositoryAt(cwd)
  const [oldTree, nextTree] = treesOf(repository, range)
  const starts = paths.length === 0 ? [defaultFolder] : paths
  const missing = starts.filter((path) => ![oldTree, nextTree].some((tree) => tree.exists(resolve(cwd, path))))
  if (missing.length > 0) throw new UsageError(`there is no file or folder ${missing.join(', ')}, neither before nor after`)
  const read = (tree: FileTree): readonly Side[] => sidesIn(tree, starts, cwd)
  const [old, next] = [read(oldTree), read(nextTree)]
  if (old.length === 0 && next.length === 0) throw new UsageError(`there is no policy in ${starts.join(', ')}: leave the paths out to see all`)
  return paired(old, next, (side) => (range.next === null ? [rangeWords(range), side.path] : null))
}

const rangeWords = ({ old, next, sinceParting }: Range): string => `${old}${sinceParting ? '...' : '..'}${next ?? ''}`

const treesOf = (repository: Repository, { old, next, sinceParting }: Range): readonly [FileTree, FileTree] => {
  const before = commitOf(repository, old)
  const after = commitOf(repository, next ?? 'HEAD')
  const start = sinceParting ? partingOf(repository, before, after) : before
  return [treeAt(repository, start, sinceParting ? start.slice(0, 10) : old), next === null ? disk : treeAt(repository, after, next)]
}

const sidesIn = (tree: FileTree, starts: readonly string[], cwd: string): readonly Side[] => {
  const there = starts.filter((path) => tree.exists(resolve(cwd, path)))
  if (there.length === 0) return []
  const compiled = openWorkspace(there, cwd, { today: today() }, tree)
  return compiled.policies.map((policy) => sideOf(policy, compiled))
}

/** A policy is the same one where its id and version are, and else where its file is. A version that is new is held against the one before. */
const paired = (old: readonly Side[], next: readonly Side[], words: (next: Side) => Pair['words']): Pairs => {
  const before = new Map<Side, Side>()
  const kept = new Set<Side>()
  for (const isSame of [sameVersion, sameFile]) {
    for (const side of next) {
      const found = before.has(side) ? undefined : old.find((each) => !kept.has(each) && isSame(each, side))
      if (found === undefined) continue
      before.set(side, found)
      kept.add(found)
    }
  }
  const pairs: Pair[] = []
  const remarks: string[] = []
  for (const side of next) {
    const same = before.get(side)
    const from = same ?? versionBefore(side)
    if (from === undefined) remarks.push(`${named(side)} is new, and there is no version of it to compare it with.`)
    else if (same === undefined || !sameRules(same, side)) {
      pairs.push({ old: from, next: side, words: same === undefined && words(side) !== null ? [from.path, side.path] : words(side) })
    }
  }
  const gone = old.filter((side) => !kept.has(side)).map((side) => `${named(side)} is gone.`)
  const told = [...remarks, ...gone]
  return { form: 'many', pairs, remarks: pairs.length + told.length === 0 ? ['No policy means anything else.'] : told }
}

const named = ({ policy, path }: Side): string => `${policy.id} ${versionName(policy)} (${path})`

const sameVersion = (a: Side, b: Side): boolean => a.policy.id === b.policy.id && versionName(a.policy) === versionName(b.policy)
const sameFile = (a: Side, b: Side): boolean => a.policy.id === b.policy.id && a.policy.file === b.policy.file

/** The one that a version says it revises, else the one that was in force before it. */
const versionBefore = ({ policy, compiled }: Side): Side | undefined => {
  const all: readonly CompiledPolicy[] = [...compiled.policies, ...compiled.around]
  const revised = all.find(({ id, graph }) => id === policy.id && graph.policy.version === policy.graph.revises?.version)
  const line = (versionsOf(all).get(policy.id) ?? []).map((version) => version.policy)
  const found = revised ?? line[line.indexOf(policy) - 1]
  return found === undefined ? undefined : sideOf(found, compiled)
}
