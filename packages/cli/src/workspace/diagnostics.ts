/** What reading the workspace may find: files that cannot be taken as policies. */
import { diagnosticFactory } from '@rubric/syntax'

export const workspaceDiagnostics = {
  'file-not-readable': {
    severity: 'error',
    title: 'this file cannot be read',
    label: 'not readable',
    text: 'The system says: {reason}.',
    hint: 'Check that the file is there and that you may read it.',
  },
  'file-not-text': {
    severity: 'error',
    title: 'this file is not text',
    label: 'not text',
    text: '{what}',
    hint: 'Save the file as plain text in UTF-8.',
  },
  'file-too-large': {
    severity: 'error',
    title: 'this file is too large',
    label: 'too large',
    text: 'It has {size} MB; a policy file may have up to {most} MB.',
    hint: 'Split the file, or give it another ending if it is not a policy.',
  },
} as const

export const report = diagnosticFactory(workspaceDiagnostics)
