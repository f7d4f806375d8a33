/** Every request that the server answers. */
import type { Method } from '../method.ts'
import { actionMethods } from './actions.ts'
import { commandMethods } from './commands.ts'
import { completionMethods } from './completion.ts'
import { diagnosticMethods } from './diagnostics.ts'
import { exampleMethods } from './examples.ts'
import { formattingMethods } from './formatting.ts'
import { helpMethods } from './help.ts'
import { navigationMethods } from './navigation.ts'
import { outlineMethods } from './outline.ts'
import { renamingMethods } from './renaming.ts'
import { revisionMethods } from './revisions.ts'
import { tokenMethods } from './tokens.ts'
import { viewMethods } from './views.ts'

export const methods: readonly Method[] = [
  ...diagnosticMethods,
  ...completionMethods,
  ...helpMethods,
  ...navigationMethods,
  ...renamingMethods,
  ...outlineMethods,
  ...tokenMethods,
  ...actionMethods,
  ...formattingMethods,
  ...exampleMethods,
  ...revisionMethods,
  ...commandMethods,
  ...viewMethods,
]
