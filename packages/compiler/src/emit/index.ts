/**
 * From the rule graph to files: TypeScript, a validator, a JSON Schema, the graph itself, and a manifest. The same graph and
 * the same sources give the same bytes.
 */
import type { RuleGraph } from '../graph.ts'
import { canonicalJson } from './canonical.ts'
import { factsSchema } from './facts-schema.ts'
import { contentHash, manifest } from './manifest.ts'
import type { Sha256, Source } from './manifest.ts'
import { moduleText } from './module.ts'
import { validatorText, validatorTypes } from './validator.ts'

export interface EmittedFile {
  /** Name without folders: `pehp.iop.ts`. */
  readonly path: string
  readonly text: string
}

export interface EmitOptions {
  readonly sha256: Sha256
  /** The policy file and the vocabularies that it uses, each with the hash of its text. */
  readonly sources: readonly Source[]
}

/** The files of one policy, named after its id. */
export const emitPolicy = (graph: RuleGraph, { sha256, sources }: EmitOptions): readonly EmittedFile[] => {
  const { id } = graph.policy
  const schema = factsSchema(graph)
  return [
    { path: `${id}.ts`, text: moduleText(graph, contentHash(graph, sha256)) },
    { path: `${id}.validate.js`, text: validatorText(schema) },
    { path: `${id}.validate.d.ts`, text: validatorTypes },
    { path: `${id}.schema.json`, text: canonicalJson(schema) },
    { path: `${id}.graph.json`, text: canonicalJson(graph) },
    { path: `${id}.manifest.json`, text: canonicalJson(manifest(graph, sources, sha256)) },
  ]
}

export { factsSchema } from './facts-schema.ts'
export type { JsonSchema } from './facts-schema.ts'
export { factsInputs } from './inputs.ts'
export { manifest } from './manifest.ts'
export type { Manifest, Sha256, Source } from './manifest.ts'
export { moduleText } from './module.ts'
export { policyInfo } from './policy-info.ts'
export { validatorText } from './validator.ts'
