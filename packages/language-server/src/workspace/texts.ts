/** The texts of a folder, from disk and from the editor, and the program that they are fed to. */
import { createProgram, type Program } from '@rubric/compiler'
import type { Diagnostic } from '@rubric/syntax'
import type { Host } from '../host.ts'
import { isLoose, type Places } from './places.ts'

export interface Texts {
  readonly program: () => Program
  /** What is told of files that are there and are no texts. */
  readonly unreadable: ReadonlyMap<string, Diagnostic>
  /** Of an open text; undefined when it is closed, and the disk counts again. */
  readonly write: (place: string, text: string | undefined) => void
  /** What the disk holds may be another now, of policies or of data. */
  readonly readAgain: (places: Iterable<string>) => void
  /** The data files that were read so far. */
  readonly data: ReadonlySet<string>
  /** The places of which something may have changed since this was asked last. */
  readonly touched: () => readonly string[]
  /** Starts over from the same texts: after a fault of ours, and on another day. */
  readonly renew: () => void
}

/** What the disk held when it was looked at last. */
const createDisk = (places: Places, host: Host) => {
  const texts = new Map<string, string>()
  const unreadable = new Map<string, Diagnostic>()
  const read = (place: string, isOpen: boolean): void => {
    const path = places.pathOf(place)
    const { text, fault } = isLoose(path) ? {} : host.read(path)
    if (text === undefined) texts.delete(place)
    else texts.set(place, text)
    if (fault === undefined || isOpen) unreadable.delete(place)
    else unreadable.set(place, { ...fault, file: place })
  }
  return { texts, unreadable, read }
}

export const createTexts = (places: Places, host: Host): Texts => {
  let program = createProgram({ today: host.today() })
  const open = new Map<string, string>()
  const disk = createDisk(places, host)
  const { unreadable } = disk
  const data = new Set<string>()
  const touched = new Set<string>()

  const readData = (place: string): void => {
    const found = host.readData(places.pathOf(place))
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
  const feed = (place: string): void => {
    touched.add(place)
    const text = open.get(place) ?? disk.texts.get(place)
    // What is opened as it stands on disk need not be worked out again.
    if (text === undefined || text !== program.file(place)?.text) program.change(place, text)
  }
  const readAgain = (changed: Iterable<string>): void => {
    for (const place of changed) {
      if (data.has(place)) readData(place)
      if (isLoose(places.pathOf(place)) || place.endsWith('.rubric')) {
        disk.read(place, open.has(place))
        feed(place)
      }
    }
    readNewData()
  }
  return {
    program: () => program,
    unreadable,
    data,
    readAgain,
    write: (place, text) => {
      if (text === undefined) return void (open.delete(place), readAgain([place]))
      open.set(place, text)
      unreadable.delete(place)
      feed(place)
      readNewData()
    },
    touched: () => [...new Set([...program.touched(), ...drained(touched)])].sort(),
    renew: () => {
      program = createProgram({ today: host.today() })
      for (const place of data) readData(place)
      // A text that cannot be taken in must not cost the others.
      const faults = [...new Set([...disk.texts.keys(), ...open.keys()])].flatMap((place) => faultIn(() => feed(place)))
      readNewData()
      if (faults.length > 0) throw faults[0]
    },
  }
}

const drained = (places: Set<string>): readonly string[] => {
  const all = [...places]
  places.clear()
  return all
}

const faultIn = (work: () => void): readonly unknown[] => {
  try {
    work()
    return []
  } catch (error) {
    return [error]
  }
}
