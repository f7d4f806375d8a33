/** Finds the `.rubric` files under the given files and folders. Sees each file once, however many links lead to it. */
import { readdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const extension = '.rubric'

const aside = new Set(['node_modules', 'dist'])

/** What is passed by in folders. */
export const isAside = (name: string): boolean => name.startsWith('.') || aside.has(name)

export interface Found {
  /** Absolute, or as given; in the order of names. */
  readonly files: readonly string[]
  /** Places that could not be looked into, with the reason. */
  readonly faults: readonly { readonly path: string; readonly reason: string }[]
}

/** A given file is taken whatever its name; in folders only `.rubric` files are, and dotfiles are passed by. */
export const findFiles = (paths: readonly string[]): Found => {
  const files: string[] = []
  const faults: { path: string; reason: string }[] = []
  const seen = new Set<string>()
  const visit = (path: string, given: boolean): void => {
    try {
      const real = realpathSync(path)
      if (seen.has(real)) return
      const stat = statSync(real)
      if (!stat.isDirectory() && !given && !(stat.isFile() && path.endsWith(extension))) return
      seen.add(real)
      if (!stat.isDirectory()) files.push(path)
      else
        for (const name of readdirSync(real).sort()) if (!isAside(name)) visit(join(path, name), false)
    } catch (error) {
      if (given || path.endsWith(extension)) faults.push({ path, reason: reasonOf(error) })
    }
  }
  for (const path of paths) visit(path, true)
  return { files, faults }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  ELOOP: 'it is a link that leads back to itself',
  EISDIR: 'it is a folder',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
}

/** A fault of the file system, in words. */
export const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return reasons[code] ?? error.message
}
