/** The host on this machine: its files, its calendar. */
import { existsSync, type FSWatcher, readdirSync, watch } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { settingsOf } from '@rubric/prettier-plugin'
import { slashed } from '../convert/uris.ts'
import type { Host } from '../host.ts'
import { localDay } from './day.ts'
import { readSource, sha256 } from './read.ts'
import { extension, findFiles } from './walk.ts'

/** `today` is said where answers must not depend on the day on which they are asked. */
export const diskHost = (today?: string): Host => ({
  today: () => today ?? localDay(new Date()),
  find: (folder, deep) => (deep ? findFiles([folder]).files.filter(isPolicy) : filesIn(folder)).map(slashed),
  read: (path) => {
    if (!existsSync(path)) return {}
    const { text, diagnostic } = readSource(path, '')
    return text === undefined ? (diagnostic === undefined ? {} : { fault: diagnostic }) : { text }
  },
  readData: (path) => {
    if (!existsSync(path)) return undefined
    const { text } = readSource(path, '')
    return text === undefined ? undefined : { text, sha256: sha256(text) }
  },
  layoutOf: settingsOf,
  baseOf,
  watch: watchFolders,
})

const isPolicy = (path: string): boolean => path.endsWith(extension)

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? findFiles(
        readdirSync(folder)
          .filter(isPolicy)
          .map((name) => join(folder, name)),
      ).files
    : []

const home = 'policies'

/** The nearest folder upward that is named `policies`, as the command line has it; without one, the folder itself. */
const baseOf = (folder: string): string => {
  for (let at = folder; ; at = dirname(at)) {
    if (basename(at) === home) return at
    if (dirname(at) === at) return folder
  }
}

/** Events come in bursts: one file that is saved is several of them. */
const burst = 50

/** The folders that hold policies, not all that lies around them: there may be a hundred thousand others. */
const watchFolders: Host['watch'] = (base, changed) => {
  const watchers = new Map<string, FSWatcher>()
  const pending = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const tell = (): void => {
    const folders = [...pending]
    pending.clear()
    followAll()
    folders.forEach(changed)
  }
  const follow = (folder: string): void => {
    if (watchers.has(folder) || !existsSync(folder)) return
    const watcher = watch(folder, { persistent: false }, () => {
      pending.add(folder)
      clearTimeout(timer)
      timer = setTimeout(tell, burst)
    })
    watcher.on('error', () => {
      watcher.close()
      watchers.delete(folder)
    })
    watchers.set(folder, watcher)
  }
  const followAll = (): void => {
    follow(base)
    for (const path of findFiles([base]).files) follow(slashed(dirname(path)))
  }
  followAll()
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers.values()) watcher.close()
  }
}
