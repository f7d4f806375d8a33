/** Everything that the command line itself can report. */
import { workspaceDiagnostics } from '@rubric/language-server/disk'
import { exampleDiagnostics } from './examples/diagnostics.ts'
import { revisionDiagnostics } from './revisions/diagnostics.ts'

export const cliDiagnostics = { ...workspaceDiagnostics, ...exampleDiagnostics, ...revisionDiagnostics } as const
