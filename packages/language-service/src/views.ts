/**
 * Pages that are made of a policy and can be looked at like files: its reading, what it is compiled to, an example's evaluation.
 */
import { moduleText, type Program } from '@rubric/compiler'
import { faultyFiles } from './outline.ts'
import { plainReading } from './reading/policy.ts'
import { traceText } from './trace.ts'
import { joined } from './reading/words.ts'

export type View =
  | { readonly kind: 'reading' | 'typescript'; readonly path: string }
  | { readonly kind: 'trace'; readonly path: string; readonly example: string }

/** Markdown, or TypeScript as it is emitted, not laid out yet. Undefined where there is nothing to look at. */
export const viewText = (program: Program, view: View): string | undefined => {
  switch (view.kind) {
    case 'reading':
      return program.file(view.path) === undefined ? undefined : plainReading(program, view.path)
    case 'typescript':
      return typescriptText(program, view.path)
    case 'trace':
      return traceText(program, view.path, view.example)
  }
}

/** Without the hash, which a build works out. */
const typescriptText = (program: Program, path: string): string | undefined => {
  const policy = program.policy(path)
  if (policy === undefined) return undefined
  return policy.ok
    ? moduleText(policy.graph, '')
    : `// Nothing is built while there are errors in ${joined(faultyFiles(program, path), 'and')}.\n`
}
