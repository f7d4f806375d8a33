/** Other ways to write what stands at a place. Nothing of it changes an answer. */
import type { Program } from '@rubric/compiler'
import type { Span } from '@rubric/syntax'
import type { CodeAction } from './actions.ts'
import { chainIntoBlock, intoBlockOfOne, intoDefine, nameItem, type Rewrite } from './rewrites.ts'

const rewrites: readonly Rewrite[] = [intoDefine, chainIntoBlock, intoBlockOfOne, nameItem]

export const refactorings = (program: Program, path: string, range: Span): readonly CodeAction[] => {
  const file = program.file(path)
  return file === undefined ? [] : rewrites.flatMap((rewrite) => rewrite(program, file, range))
}
