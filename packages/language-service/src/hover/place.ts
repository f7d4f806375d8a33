/** The place that is asked about. */
import type { Program, ProgramFile } from '@rubric/compiler'
import type { Node, Span } from '@rubric/syntax'
import type { Markdown } from '../places.ts'
import { touches } from '../spans.ts'
import type { Reckoning } from './dates.ts'

export interface Place {
  readonly program: Program
  readonly file: ProgramFile
  readonly offset: number
  /** Those around the offset, the whole file first. */
  readonly nodes: readonly Node[]
  readonly reckoning: Reckoning
  /** What became of a clause or a limit since the version before; empty where nothing is known. */
  readonly changeAt: (address: string) => Markdown
}

export interface Hover {
  readonly span: Span
  readonly markdown: Markdown
}

export const isInComment = ({ file, offset }: Place): boolean => file.tree.comments.some((comment) => touches(comment, offset))
