/** A megabyte of policies: the real ones, copied under other names until there is enough; as many files, and as one. */
import type { SourceText } from './workspace.ts'

const BYTES = 1_000_000

export const bytesOf = (files: readonly SourceText[]): number =>
  files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)

const renamed = ({ path, text }: SourceText, copy: number): SourceText => ({
  path: `copy_${copy}/${path}`,
  text: text.replace(/^(policy|vocabulary) ([\w.]+)/m, (_line, word: string, name: string) => `${word} ${name}_copy_${copy}`),
})

export const manyFiles = (policies: readonly SourceText[]): readonly SourceText[] => {
  const files: SourceText[] = []
  for (let copy = 0; bytesOf(files) < BYTES; copy += 1) files.push(...policies.map((file) => renamed(file, copy)))
  return files
}

/** The sections of all policies under one header, with the names of criteria and examples numbered. */
export const oneFile = (policies: readonly SourceText[]): readonly SourceText[] => {
  const sections = policies.map(({ text }) => text.slice(text.search(/^facts$/m))).join('\n')
  const copies = Math.ceil(BYTES / Buffer.byteLength(sections))
  const bodies = Array.from({ length: copies }, (_, copy) =>
    sections.replace(/^(criteria|define|guidance|interpretation) (\w+)/gm, (_line, word: string, name: string) => `${word} ${name}_${copy}`),
  )
  return [{ path: 'one.rubric', text: `policy one "One file"\n  version 2026-01-01\n\n${bodies.join('\n')}` }]
}
