/** What the server needs of the machine that it runs on. Paths are absolute, with forward slashes. */
import type { Diagnostic } from '@rubric/syntax'

export interface Host {
  /** The day on which findings about dates of review are judged, YYYY-MM-DD. */
  readonly today: () => string
  /** The `.rubric` files of a folder; where `deep`, those of the folders in it too. */
  readonly find: (folder: string, deep: boolean) => readonly string[]
  /** The text of a file. `fault` says why a file that is there cannot be read; neither stands for a file that is not there. */
  readonly read: (path: string) => FileRead
  /** The same of a file of data, with the hash of its bytes, hexadecimal. */
  readonly readData: (path: string) => { readonly text: string; readonly sha256: string } | undefined
  /** How wide a file is laid out. Fails, in words for a person, where the settings cannot be read. */
  readonly layoutOf: (path: string) => Promise<{ readonly printWidth?: number | undefined }>
  /** The folder whose files belong together with those of this one: itself, or one above it. */
  readonly baseOf: (folder: string) => string
  /** Calls back, in its own time, with folders of `base` in which something changed. Returns how to stop. */
  readonly watch: (base: string, changed: (folder: string) => void) => () => void
}

export interface FileRead {
  readonly text?: string
  /** About a file named ''. */
  readonly fault?: Diagnostic
}
