/** Other ways to write what stands at a place, which change no answer; and what can be added to it. */
import type { Program } from '@rubric/compiler'
import type { Span } from '@rubric/syntax'
import type { CodeAction } from './actions.ts'
import { boundaryExamples } from './boundary-examples.ts'
import { chainIntoBlock, intoBlockOfOne, intoDefine, nameItem, type Rewrite } from './rewrites.ts'

const rewrites: readonly Rewrite[] = [intoDefine, chainIntoBlock, intoBlockOfOne, nameItem]

export const refactorings = (program: Program, path: string, range: Span, today: string): readonly CodeAction[] => {
  const file = program.file(path)
  if (file === undefined) return []
  return [...rewrites.flatMap((rewrite) => rewrite(program, file, range)), ...boundaryExamples(program, file, range, today)]
}
