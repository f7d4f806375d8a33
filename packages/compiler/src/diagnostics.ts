/** Everything that the compiler can report, phase by phase. */
import { dataDiagnostics } from './data/diagnostics.ts'
import { exampleDiagnostics } from './examples/diagnostics.ts'
import { conditionDiagnostics } from './lower/diagnostics.ts'
import { nameDiagnostics } from './names/diagnostics.ts'
import { policyDiagnostics } from './policy/diagnostics.ts'
import { revisionDiagnostics } from './policy/revision-diagnostics.ts'
import { ruleDiagnostics } from './policy/rule-diagnostics.ts'

export const compilerDiagnostics = {
  ...nameDiagnostics, ...dataDiagnostics, ...conditionDiagnostics, ...policyDiagnostics, ...ruleDiagnostics, ...revisionDiagnostics,
  ...exampleDiagnostics,
} as const
