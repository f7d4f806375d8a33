/** Which policy a caller means: an id, a `.rubric` file, or something that was built. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { closest } from '../closest.ts'
import { UsageError } from '../usage.ts'
import { findFiles } from '../workspace/walk.ts'
import { modulePath } from './load.ts'

export type FoundPolicy = { readonly kind: 'source'; readonly path: string } | { readonly kind: 'built'; readonly module: string }

/** Of several versions of one id, the one in force on `asOf` (YYYY-MM-DD). */
export const findPolicy = (name: string, cwd: string, asOf: string): FoundPolicy => {
  const path = resolve(cwd, name)
  if (existsSync(path)) {
    const module = modulePath(path)
    if (module !== undefined) return { kind: 'built', module }
    if (statSync(path).isFile() && !/\.(json|[jt]s)$/.test(path)) return { kind: 'source', path: name }
    throw new UsageError(`${name} is no policy: name a policy's id, its .rubric file, or a folder that rubric build has written`)
  }
  return { kind: 'source', path: sourceOf(name, cwd, asOf) }
}

interface Head {
  readonly path: string
  readonly id: string
  readonly effective: string
  readonly ends: string
}

const sourceOf = (id: string, cwd: string, asOf: string): string => {
  const heads = findFiles([resolve(cwd, 'policies')]).files.flatMap((path) => headOf(path))
  const versions = heads.filter((head) => head.id === id)
  const [only, ...others] = versions
  if (only === undefined) {
    const near = closest(
      id,
      heads.map((head) => head.id),
    )
    throw new UsageError(`there is no policy ${id} in the folder policies${near === undefined ? '' : `; did you mean ${near}?`}`)
  }
  if (others.length === 0) return only.path
  const inForce = versions.filter(({ effective, ends }) => effective <= asOf && (ends === '' || asOf <= ends))
  const latest = inForce.toSorted((a, b) => (a.effective < b.effective ? 1 : -1))[0]
  if (latest === undefined) throw new UsageError(`no version of ${id} is in force on ${asOf}; name one of its files`)
  return latest.path
}

/** What the header says, read without the parser: a file that is broken elsewhere can still be found. */
const headOf = (path: string): readonly Head[] => {
  const text = readFileSync(path, 'utf8')
  const id = /^\ufeff?(?:[ \t]*(?:#[^\n]*)?\r?\n)*policy[ \t]+([\w.]+)/.exec(text)?.[1]
  if (id === undefined) return []
  const date = (key: string): string => new RegExp(`^ +${key} +(\\d{4}-\\d{2}-\\d{2})`, 'm').exec(text)?.[1] ?? ''
  return [{ path, id, effective: date('effective'), ends: date('ends') }]
}
