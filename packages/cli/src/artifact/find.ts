/** What a caller means by a policy: an id, a `.rubric` file, or something that was built. */
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { UsageError } from '../usage.ts'
import { indexPath, modulePath } from './load.ts'

/** `source` and `built` are one version; of an `id` and an `index` one has to be chosen. */
export type FoundPolicy =
  | { readonly kind: 'source'; readonly path: string }
  | { readonly kind: 'built'; readonly module: string }
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'index'; readonly module: string }

export const findPolicy = (name: string, cwd: string): FoundPolicy => {
  const path = resolve(cwd, name)
  if (!existsSync(path)) return { kind: 'id', id: name }
  const module = modulePath(path)
  if (module !== undefined) return { kind: 'built', module }
  const index = indexPath(path)
  if (index !== undefined) return { kind: 'index', module: index }
  if (statSync(path).isFile() && !/\.(json|[jt]s)$/.test(path)) return { kind: 'source', path: name }
  throw new UsageError(`${name} is no policy: name a policy's id, its .rubric file, or a folder that rubric build has written`)
}
