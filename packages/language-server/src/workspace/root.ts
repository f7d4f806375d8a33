/** A folder of policies that belong together: one program, fed from disk and from the texts that are open. */
import { createProgram, type Program } from '@rubric/compiler'
import { type Diagnostic, lineStarts } from '@rubric/syntax'
import type { Lines } from '../convert/positions.ts'
import type { Host } from '../host.ts'

export interface Root {
  readonly folder: string
  readonly program: () => Program
  /** The file at a path of this machine, as the program names it. */
  readonly holds: (path: string) => boolean
  readonly placeOf: (path: string) => string
  readonly pathOf: (place: string) => string
  /** Everything of the folder, from disk. */
  readonly load: () => void
  /** The same, file by file: how many are read, and of how many. */
  readonly loading: () => Generator<readonly [done: number, of: number]>
  /** An open text wins over the disk until it is closed. */
  readonly open: (place: string, text: string) => void
  readonly close: (place: string) => void
  /** What the disk holds may be another now: of one file, policy or data, or of a folder. */
  readonly changedOnDisk: (place: string) => void
  /** The places of all files, the unreadable ones included. */
  readonly places: () => readonly string[]
  readonly diagnostics: (place: string) => readonly Diagnostic[]
  readonly linesOf: (place: string) => Lines | undefined
  /** The places of which something may have changed since this was asked last. */
  readonly touched: () => readonly string[]
  /** Starts over from the same texts: after a fault of ours, and on another day. */
  readonly renew: () => void
}

const nothing: Lines = { text: '', starts: lineStarts('') }

/** A text without a file, such as one that was never saved, is named by its URI; so is a root that is for such a text alone. */
export const isLoose = (path: string): boolean => !path.startsWith('/') && !/^[A-Za-z]:\//.test(path)

const isIn = (place: string, each: string): boolean => each === place || place === '' || each.startsWith(`${place}/`)

/** `deep`: with the folders in it. */
export const createRoot = (folder: string, host: Host, deep: boolean): Root => {
  let program = createProgram({ today: host.today() })
  const open = new Map<string, string>()
  /** Texts on disk, of files that are not open too. */
  const onDisk = new Map<string, string>()
  const unreadable = new Map<string, Diagnostic>()
  const data = new Set<string>()
  const start = folder === '/' ? folder : `${folder}/`
  const pathOf = (place: string): string => (/^[a-z-]+:/.test(place) ? place : start + place)
  const placeOf = (path: string): string => (isLoose(path) ? path : path.slice(start.length))

  const touched = new Set<string>()

  const readFile = (place: string): void => {
    const { text, fault } = isLoose(pathOf(place)) ? {} : host.read(pathOf(place))
    if (text === undefined) onDisk.delete(place)
    else onDisk.set(place, text)
    if (fault === undefined || open.has(place)) unreadable.delete(place)
    else unreadable.set(place, { ...fault, file: place })
  }
  const readData = (place: string): void => {
    const found = host.readData(pathOf(place))
    program.changeData(place, found === undefined ? undefined : { path: place, ...found })
  }
  /** Texts that changed may name other data. */
  const readNewData = (): void => {
    for (const place of program.dataPaths()) {
      if (data.has(place)) continue
      data.add(place)
      readData(place)
    }
  }
  /** The policies of a folder, those that are gone included. */
  const inFolder = (place: string): ReadonlySet<string> =>
    new Set([...program.paths(), ...unreadable.keys()].filter((each) => isIn(place, each)).concat(host.find(start + place, true).map(placeOf)))
  const feed = (place: string): void => program.change(place, open.get(place) ?? onDisk.get(place))
  const refresh = (place: string): void => {
    touched.add(place)
    readFile(place)
    feed(place)
  }
  function* loading(): Generator<readonly [number, number]> {
    const paths = isLoose(folder) ? [] : host.find(folder, deep)
    for (const [done, path] of paths.entries()) {
      refresh(placeOf(path))
      yield [done, paths.length]
    }
    readNewData()
  }
  return {
    folder,
    program: () => program,
    holds: (path) => path === folder || path.startsWith(start),
    placeOf,
    pathOf,
    load: () => {
      for (const _ of loading());
    },
    loading,
    open: (place, text) => {
      open.set(place, text)
      touched.add(place)
      unreadable.delete(place)
      feed(place)
      readNewData()
    },
    close: (place) => {
      open.delete(place)
      refresh(place)
      readNewData()
    },
    changedOnDisk: (place) => {
      for (const each of data) if (isIn(place, each)) readData(each)
      if (place.endsWith('.rubric')) refresh(place)
      else for (const each of inFolder(place)) refresh(each)
      readNewData()
    },
    places: () => [...new Set([...program.paths(), ...unreadable.keys()])].sort(),
    diagnostics: (place) => {
      const fault = unreadable.get(place)
      return fault === undefined ? program.diagnostics(place) : [fault]
    },
    linesOf: (place) => program.file(place) ?? (unreadable.has(place) ? nothing : undefined),
    touched: () => {
      const places = new Set([...program.touched(), ...touched])
      touched.clear()
      return [...places].sort()
    },
    renew: () => {
      program = createProgram({ today: host.today() })
      for (const place of new Set([...onDisk.keys(), ...open.keys()])) feed(place)
      for (const place of data) readData(place)
      readNewData()
    },
  }
}
