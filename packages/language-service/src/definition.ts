/** Where what is named at an offset is declared. */
import type { Program } from '@rubric/compiler'
import type { Span } from '@rubric/syntax'
import { dataFileAt } from './data-files.ts'
import { occurrenceAt } from './occurrences.ts'
import type { Location } from './places.ts'
import { spanOf, touches } from './spans.ts'
import { earlierVersions } from './versions.ts'

export interface Definition {
  /** The name, or the path of a data file, that was asked about. */
  readonly origin: Span
  readonly targets: readonly Location[]
}

/**
 * A name leads to its declaration, a part of an address to its clause, `use` to the vocabulary, `like` to the example, and the
 * path of a data file to the file. A version that is revised leads to its file. Undefined where nothing is named, and for facts that nobody declares.
 */
export const definitionAt = (program: Program, path: string, offset: number): Definition | undefined => {
  const found = occurrenceAt(program, path, offset)
  if (found !== undefined) {
    const { file, span } = found.thing
    return file === undefined || span === undefined ? undefined : { origin: found.span, targets: [{ path: file, span }] }
  }
  const earlier = earlierAt(program, path, offset)
  if (earlier !== undefined) return earlier
  const data = dataFileAt(program, path, offset)
  return data && { origin: data.span, targets: [{ path: data.path, span: { start: 0, end: 0 } }] }
}

/** The file that `revises` names by its version. */
const earlierAt = (program: Program, path: string, offset: number): Definition | undefined => {
  const sections = program.file(path)?.tree.sections ?? []
  const version = sections.map((section) => (section.kind === 'Revises' ? section.version : undefined)).find((each) => each && touches(each, offset))
  if (version?.kind !== 'Date') return undefined
  const named = earlierVersions(program, path).find((each) => each.version === version.text)
  return named && { origin: spanOf(version), targets: [{ path: named.path, span: named.span }] }
}
