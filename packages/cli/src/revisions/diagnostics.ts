/** What keeps a version's change from being looked at. */
import { diagnosticFactory } from '@rubric/syntax'

export const revisionDiagnostics = {
  'revised-version-faulty': {
    severity: 'warning',
    title: 'Version before has errors',
    label: 'what is said of the change is not checked',
    text: 'The errors are in {file}.',
    hint: 'Correct {file} first.',
  },
} as const

export const report = diagnosticFactory(revisionDiagnostics)
