/** Where what is named at an offset is declared. */
import type { Program } from '@rubric/compiler'
import type { Span } from '@rubric/syntax'
import { dataFileAt } from './data-files.ts'
import { occurrenceAt } from './occurrences.ts'
import { idOf } from './outline.ts'
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
 * path of a data file to the file. What is revised, or was removed, stands in the version before. Undefined where nothing is named, and for facts that nobody declares.
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

const earlierAt = (program: Program, path: string, offset: number): Definition | undefined => {
  const file = program.file(path)
  const revises = file?.tree.sections.filter((section) => section.kind === 'Revises').find((section) => touches(section, offset))
  if (file === undefined || revises === undefined || revises.version.kind === 'Missing') return undefined
  const named = revises.version.text
  const old = earlierVersions(program, path).find(({ version }) => version === named)
  if (old === undefined) return undefined
  if (touches(revises.version, offset)) return { origin: spanOf(revises.version), targets: [{ path: old.path, span: old.span }] }
  const address = revises.claims.map((claim) => claim.address).find((each) => touches(each, offset))
  const full = `${idOf(file)}/${address?.text ?? ''}`
  const span = program.thingsIn(old.path).find((thing) => thing.file === old.path && thing.address === full)?.span
  return address && span && { origin: spanOf(address), targets: [{ path: old.path, span }] }
}
