/** Everything that the compiler can report, phase by phase. */
import { exampleDiagnostics } from './examples/diagnostics.ts'
import { conditionDiagnostics } from './lower/diagnostics.ts'
import { nameDiagnostics } from './names/diagnostics.ts'
import { policyDiagnostics } from './policy/diagnostics.ts'

export const compilerDiagnostics = { ...nameDiagnostics, ...conditionDiagnostics, ...policyDiagnostics, ...exampleDiagnostics } as const
