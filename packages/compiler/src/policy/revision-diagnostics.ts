/** What can be wrong with what a version says of its change. */
import { diagnosticFactory, type DiagnosticKind } from '@rubric/syntax'

export const revisionDiagnostics = {
  'second-revises': {
    severity: 'error',
    title: 'Change is described twice',
    label: 'a version revises one version',
    text: '',
    hint: 'Put the lines of both under one `revises`.',
  },
  'claimed-twice': {
    severity: 'error',
    title: 'Two claims about one thing',
    label: 'something was already said of `{address}`',
    text: '',
    hint: 'Keep one of the two lines.',
  },
  'still-here': {
    severity: 'error',
    title: 'It was not removed',
    label: '`{address}` stands in this version',
    text: '',
    hint: 'Say how it changed: `unchanged`, `broader`, `narrower`, `mixed` or `outcome only`.',
  },
  'was-not-there': {
    severity: 'error',
    title: 'Nothing to remove',
    label: 'version {version} has no `{address}`',
    text: '{near}',
    hint: 'Write the address that it had in version {version}, or remove the line.',
  },
  'revised-version-missing': {
    severity: 'warning',
    title: 'Version before is missing',
    label: 'no file here is version {version} of `{id}`',
    text: 'What is said of the change is not checked.\n{there}',
    hint: 'Add the file of that version to this workspace, or correct the day.',
  },
  'revises-no-earlier': {
    severity: 'error',
    title: 'Not an earlier version',
    label: '{what}',
    text: '{there}',
    hint: 'Name the version that was in force before this one.',
  },
} as const satisfies Readonly<Record<string, DiagnosticKind>>

export const reportRevision = diagnosticFactory(revisionDiagnostics)
