/** The other places of the same file where what stands at an offset is named. */
import type { Occurrence, Program } from '@rubric/compiler'
import type { Span } from '@rubric/syntax'
import { occurrenceAt } from './occurrences.ts'

export interface Highlight {
  readonly span: Span
  readonly role: Occurrence['role']
}

export const highlightsAt = (program: Program, path: string, offset: number): readonly Highlight[] => {
  const key = occurrenceAt(program, path, offset)?.thing.key
  return program
    .occurrences(path)
    .filter(({ thing }) => thing.key === key)
    .map(({ span, role }) => ({ span, role }))
}
