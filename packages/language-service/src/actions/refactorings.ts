/** Other ways to write what stands at a place. */
import type { Program } from '@rubric/compiler'
import type { Span } from '@rubric/syntax'
import type { CodeAction } from './actions.ts'

export const refactorings = (_program: Program, _path: string, _range: Span, _today: string): readonly CodeAction[] => []
