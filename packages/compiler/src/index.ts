/** From trees to names, types and the rule graph; from the rule graph to every output. */

export type * from './graph.ts'
export { compileWorkspace } from './compile.ts'
export type { CompiledPolicy, CompileOptions, SourceFile, Workspace } from './compiled.ts'
export type { CheckedExample } from './examples/examples.ts'
export type * from './examples/expectation.ts'
export { dataPaths, type DataText, pathFrom } from './data/files.ts'
export { firstDay, inForce, type Stretch, timeline, type VersionDates } from './versions/in-force.ts'
export { type PolicyVersion, versionsOf } from './versions/versions.ts'
export { compilerDiagnostics } from './diagnostics.ts'
export { builtInTexts } from './names/built-in.ts'
export { codeSystems, looksLikeCode } from './names/code-systems.ts'
export { commonUnits } from './names/fact-types.ts'
export { ratePeriod, ratePeriods, type SpanBase, spanUnit, spanUnits } from './names/units.ts'
export { headerStatuses, repeatableLines } from './policy/header.ts'
export { determineReference, evaluateReference, evaluateWith, isInOrder, testStatus } from './reference/index.ts'
export { createProgram } from './program/create.ts'
export type { Program, ProgramFile, ProgramOptions } from './program/program.ts'
export type { NamedThing, Occurrence, SymbolKind } from './program/symbols.ts'
export {
  emitPolicy, factsInputs, factsSchema, manifest, moduleText, policyInfo, validatorText,
} from './emit/index.ts'
export type { EmitOptions, EmittedFile, JsonSchema, Manifest, Sha256, Source } from './emit/index.ts'
