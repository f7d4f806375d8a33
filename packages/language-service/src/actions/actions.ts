/** What an editor offers to do at a place: mend what is reported there, or write it in another way. */
import type { Program } from '@rubric/compiler'
import type { Diagnostic, Span } from '@rubric/syntax'
import type { WorkspaceEdits } from '../places.ts'
import { fixesFor, safeEdits } from './quick-fixes.ts'
import { refactorings } from './refactorings.ts'

export interface CodeAction {
  readonly title: string
  readonly kind: 'quickfix' | 'refactor.extract' | 'refactor.rewrite' | 'source.fixAll'
  readonly edits: WorkspaceEdits
  /** The one that keeps what the author clearly meant. */
  readonly preferred: boolean
  /** Codes of the diagnostics that it mends. */
  readonly fixes: readonly string[]
}

/**
 * For what is selected; of an empty range, for the cursor. `today` is YYYY-MM-DD, written where an author is to put a day. `proven`: what
 * is reported beside what the program itself finds.
 */
export const codeActions = (
  program: Program,
  path: string,
  range: Span,
  today: string,
  proven: readonly Diagnostic[] = [],
): readonly CodeAction[] => [
  ...quickFixes(program, path, range, today, proven),
  ...refactorings(program, path, range, today),
  ...fixAll(program, path, today),
]

const quickFixes = (
  program: Program,
  path: string,
  range: Span,
  today: string,
  proven: readonly Diagnostic[],
): readonly CodeAction[] =>
  [...program.diagnostics(path), ...proven]
    .filter(({ span }) => span.start <= range.end && range.start <= span.end)
    .flatMap((diagnostic) =>
      fixesFor(program, path, diagnostic, today).map(({ title, edits, safe }): CodeAction => ({
        title,
        kind: 'quickfix',
        edits: new Map([[path, edits]]),
        preferred: safe,
        fixes: [diagnostic.code],
      })),
    )

/** One pass. Mistakes that hid behind those mended here show afterwards, so an editor may ask again. */
const fixAll = (program: Program, path: string, today: string): readonly CodeAction[] => {
  const edits = safeEdits(program, path, today)
  if (edits.length === 0) return []
  return [
    {
      title: 'Mend whatever can only be meant one way',
      kind: 'source.fixAll',
      edits: new Map([[path, edits]]),
      preferred: false,
      fixes: [],
    },
  ]
}
