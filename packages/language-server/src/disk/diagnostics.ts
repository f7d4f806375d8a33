/** What reading the workspace may find: files that cannot be taken as policies. */
import { diagnosticFactory } from '@rubric/syntax'

export const workspaceDiagnostics = {
  'file-not-readable': {
    severity: 'error',
    title: 'File cannot be read',
    label: 'not readable',
    text: 'The system says: {reason}.',
    hint: 'Check that the file is there and that you may read it.',
  },
  'file-not-text': {
    severity: 'error',
    title: 'File is not text',
    label: 'not text',
    text: '{what}',
    hint: 'Save the file as plain text in UTF-8.',
  },
} as const

export const report = diagnosticFactory(workspaceDiagnostics)
