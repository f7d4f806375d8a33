/** The data files that policies name by their path. */
import { pathFrom, type Program, type ProgramFile } from '@rubric/compiler'
import type { DataFile, Span } from '@rubric/syntax'
import { touches } from './nodes.ts'

export interface DataReference {
  /** Of the path as written, without its quotes. */
  readonly span: Span
  /** From the root of the workspace. */
  readonly path: string
}

const dataFilesOf = ({ tree }: ProgramFile): readonly DataFile[] =>
  tree.sections.flatMap((section) => {
    const data = section.kind === 'Calendar' ? section.holidays : section.kind === 'CodeSet' ? section.from : undefined
    return data === undefined ? [] : [data]
  })

/** Every path in a file that leads to some place of the workspace, be there a file or not. */
export const dataReferences = (file: ProgramFile): readonly DataReference[] =>
  dataFilesOf(file).flatMap(({ path: written }) => {
    if (written.kind !== 'Text') return []
    const path = pathFrom(file.path, written.value)
    return path === undefined ? [] : [{ span: { start: written.start + 1, end: written.end - 1 }, path }]
  })

export const dataFileAt = (program: Program, path: string, offset: number): DataReference | undefined => {
  const file = program.file(path)
  return file && dataReferences(file).find(({ span }) => touches(span, offset))
}
