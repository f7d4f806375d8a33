/** A folder of policies that belong together: one program, fed from disk and from the texts that are open. */
import { type Diagnostic, lineStarts } from '@rubric/syntax'
import type { Lines } from '../convert/positions.ts'
import type { Host } from '../host.ts'
import { isLoose, isWithin, type Places, placesIn } from './places.ts'
import { createTexts, type Texts } from './texts.ts'

export interface Root extends Places, Pick<Texts, 'touched' | 'renew' | 'program'> {
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
}

const nothing: Lines = { text: '', starts: lineStarts('') }

/** Of places, which begin at the folder of the root: that itself is ''. */
const isIn = (folder: string, place: string): boolean => folder === '' || isWithin(folder, place)

/** Where `deep`, the folders within it belong to it too. */
export const createRoot = (folder: string, host: Host, deep: boolean): Root => {
  const own = placesIn(folder)
  const texts = createTexts(own, host)
  const { program, unreadable, data, readAgain, touched, renew } = texts

  const places = (): readonly string[] => [...new Set([...program().paths(), ...unreadable.keys()])].sort()
  function* loading(): Generator<readonly [number, number]> {
    const paths = isLoose(folder) ? [] : host.find(folder, deep)
    for (const [done, path] of paths.entries()) {
      readAgain([own.placeOf(path)])
      yield [done, paths.length]
    }
  }
  return {
    ...own,
    program,
    touched,
    renew,
    loading,
    places,
    load: () => {
      for (const _ of loading());
    },
    open: texts.write,
    close: (place) => texts.write(place, undefined),
    changedOnDisk: (place) => {
      const inside = place.endsWith('.rubric') ? [] : [...places(), ...host.find(own.pathOf(place), true).map(own.placeOf)]
      readAgain(new Set([place, ...[...inside, ...data].filter((each) => isIn(place, each))]))
    },
    diagnostics: (place) => {
      const fault = unreadable.get(place)
      return fault === undefined ? program().diagnostics(place) : [fault]
    },
    linesOf: (place) => program().file(place) ?? (unreadable.has(place) ? nothing : undefined),
  }
}
