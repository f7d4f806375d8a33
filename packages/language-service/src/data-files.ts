/** The data files that policies name by their path. */
import { pathFrom, type Program, type ProgramFile } from '@rubric/compiler'
import type { DataFile, Span } from '@rubric/syntax'
import { touches } from './spans.ts'

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

/** `../shared/a.csv`: the other file as the text of a file names it. Both paths are from the root of the workspace. */
export const relativePath = (file: string, other: string): string => {
  const [folder, to] = [file.split('/').slice(0, -1), other.split('/')]
  let common = 0
  while (common < folder.length && common < to.length - 1 && folder[common] === to[common]) common += 1
  return [...folder.slice(common).map(() => '..'), ...to.slice(common)].join('/')
}
