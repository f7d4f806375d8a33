/** Which folders are open, and to which of them a file belongs. */
import type { Host } from '../host.ts'
import { isLoose, isWithin } from './places.ts'
import { createRoot, type Root } from './root.ts'

export interface Roots {
  readonly all: () => readonly Root[]
  /** Folders that a client opens and closes. What has to be loaded or told is for the caller. */
  readonly add: (folder: string) => Root | undefined
  readonly remove: (folder: string) => Root | undefined
  /** The innermost root that holds a file. A file of no folder brings in the one that it lies in. */
  readonly rootOf: (path: string) => Root
  readonly find: (path: string) => Root | undefined
  /** Whether a client opened the folder, and does not only look at a file of it. */
  readonly isShown: (root: Root, place: string) => boolean
}

export const createRoots = (host: Host): Roots => {
  const roots = new Map<string, Root>()
  const folders = new Set<string>()

  const make = (base: string, deep: boolean): Root => {
    const root = createRoot(base, host, deep)
    roots.set(base, root)
    return root
  }
  const find = (path: string): Root | undefined => {
    // What will be saved some day is written among the files of the first folder; what a client makes up stands alone.
    if (isLoose(path)) return roots.get(path) ?? (path.startsWith('untitled:') ? roots.values().next().value : undefined)
    return [...roots.values()].filter((root) => root.holds(path)).sort((a, b) => b.folder.length - a.folder.length)[0]
  }
  return {
    all: () => [...roots.values()],
    add: (folder) => {
      folders.add(folder)
      const base = host.baseOf(folder)
      return roots.has(base) ? undefined : make(base, true)
    },
    remove: (folder) => {
      folders.delete(folder)
      const base = host.baseOf(folder)
      const root = roots.get(base)
      if (root === undefined || [...folders].some((other) => host.baseOf(other) === base)) return undefined
      roots.delete(base)
      return root
    },
    rootOf: (path) => {
      const found = find(path)
      if (found !== undefined) return found
      const folder = isLoose(path) ? path : path.slice(0, Math.max(1, path.lastIndexOf('/')))
      const base = isLoose(path) ? path : host.baseOf(folder)
      const root = make(base, base !== folder)
      root.load()
      return root
    },
    find,
    isShown: (root, place) => [...folders].some((folder) => isWithin(folder, root.pathOf(place))),
  }
}
