/** Writes built files under a folder. A file that already holds these bytes is left alone, so watchers stay calm. */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

export interface OutputFile {
  /** Relative to the output folder, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** Where the runtime library stands, beside the folders of the policies. */
export const runtimeFolder = 'runtime'

/** How many of the files were new or changed. */
export const writeFiles = (folder: string, files: readonly OutputFile[]): number => {
  let changed = 0
  for (const { path, text } of files) {
    const target = join(folder, path)
    if (existsSync(target) && readFileSync(target, 'utf8') === text) continue
    mkdirSync(dirname(target), { recursive: true })
    // Whole or not at all: somebody may be reading it.
    const draft = `${target}.${process.pid}.tmp`
    writeFileSync(draft, text)
    renameSync(draft, target)
    changed += 1
  }
  return changed
}

/** Files in the folder that this build did not write: left by policies that have gone, or by someone else. */
export const leftOver = (folder: string, files: readonly OutputFile[]): readonly string[] => {
  const written = new Set(files.map(({ path }) => path))
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !written.has(path))
    .sort()
}
