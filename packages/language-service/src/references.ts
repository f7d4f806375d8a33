/** Everywhere in the workspace where the same thing is named. */
import type { Program } from '@rubric/compiler'
import { occurrenceAt } from './occurrences.ts'
import type { Location } from './places.ts'

/** File by file, in the order of the text; nothing where nothing is named at the offset. */
export const referencesAt = (program: Program, path: string, offset: number, withDeclaration: boolean): readonly Location[] => {
  const found = occurrenceAt(program, path, offset)
  if (found === undefined) return []
  return program
    .occurrencesOf(found.thing.key)
    .filter(({ role }) => withDeclaration || role === 'reference')
    .map((each) => ({ path: each.path, span: each.span }))
}
