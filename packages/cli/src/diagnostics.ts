/** Everything that the command line itself can report. */
import { exampleDiagnostics } from './examples/diagnostics.ts'
import { workspaceDiagnostics } from './workspace/diagnostics.ts'

export const cliDiagnostics = { ...workspaceDiagnostics, ...exampleDiagnostics } as const
