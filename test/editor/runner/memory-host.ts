/** A machine made of texts: its files, its calendar, and what happens to them. */
import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import type { Host } from '@rubric/language-server'

export interface MemoryHost extends Host {
  /** By path. Undefined: the file is gone. */
  readonly write: (path: string, text: string | undefined) => void
}

export const sampleDay = '2026-03-01'

export const memoryHost = (files: Readonly<Record<string, string>> = {}): MemoryHost => {
  const texts = new Map(Object.entries(files))
  return {
    today: () => sampleDay,
    find: (folder, deep) =>
      [...texts.keys()].filter((path) => path.endsWith('.rubric') && (deep ? path.startsWith(`${folder}/`) : dirname(path) === folder)).sort(),
    read: (path) => {
      const text = texts.get(path)
      return text === undefined ? {} : { text }
    },
    readData: (path) => {
      const text = texts.get(path)
      return text === undefined ? undefined : { text, sha256: createHash('sha256').update(text, 'utf8').digest('hex') }
    },
    layoutOf: async () => ({}),
    baseOf: (folder) => folder,
    watch: () => () => undefined,
    write: (path, text) => void (text === undefined ? texts.delete(path) : texts.set(path, text)),
  }
}
