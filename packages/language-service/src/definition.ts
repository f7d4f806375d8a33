/** Where what is named at an offset is declared. */
import type { Program } from '@rubric/compiler'
import type { Span } from '@rubric/syntax'
import { dataFileAt } from './data-files.ts'
import { occurrenceAt } from './occurrences.ts'
import type { Location } from './places.ts'

export interface Definition {
  /** The name, or the path of a data file, that was asked about. */
  readonly origin: Span
  readonly targets: readonly Location[]
}

/**
 * A name leads to its declaration, a part of an address to its clause, `use` to the vocabulary, `like` to the example, and the
 * path of a data file to the file. Undefined where nothing is named, and for facts that nobody declares.
 */
export const definitionAt = (program: Program, path: string, offset: number): Definition | undefined => {
  const found = occurrenceAt(program, path, offset)
  if (found !== undefined) {
    const { file, span } = found.thing
    return file === undefined || span === undefined ? undefined : { origin: found.span, targets: [{ path: file, span }] }
  }
  const data = dataFileAt(program, path, offset)
  return data && { origin: data.span, targets: [{ path: data.path, span: { start: 0, end: 0 } }] }
}
