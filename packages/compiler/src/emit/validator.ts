/**
 * The validator of a policy's facts, generated ahead of time by Ajv from their JSON Schema. It names every offending path; it
 * runs only where the quick check in the module's own `read` has found that something does not fit.
 */
import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import type { Json, JsonSchema } from './facts-schema.ts'

/** Words for people, which a validator has no use for. */
const annotations = new Set(['$schema', 'title', 'description'])

/** The schema without its annotations. Keys of `properties` are names of facts, which may be called anything. */
const bare = (schema: JsonSchema): JsonSchema =>
  Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword]) => !annotations.has(keyword))
      .map(([keyword, value]): readonly [string, Json] => [keyword, bareKeyword(keyword, value)]),
  )

const isSchema = (value: Json): value is JsonSchema => typeof value === 'object' && value !== null && !Array.isArray(value)

const bareKeyword = (keyword: string, value: Json): Json => {
  if (!isSchema(value)) return value
  if (keyword !== 'properties' && keyword !== 'patternProperties') return bare(value)
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, isSchema(inner) ? bare(inner) : inner]))
}

/** How it compares with the values of a long enumeration: by an import. They are texts, so there is a shorter way. */
const importedEqual = /^const (\w+) = require\("ajv\/dist\/runtime\/equal"\)\.default;?$/gm

const header = '// Generated from the JSON Schema of the facts. Finds every place that does not fit.\n'

/** An ES module without imports that exports `validate`. */
export const validatorText = (schema: JsonSchema): string => {
  const ajv = new Ajv2020({
    allErrors: true,
    ownProperties: true,
    strictTypes: false,
    // Its own way of measuring a text's length would be an import.
    unicode: false,
    logger: false,
    // The schemas are made next door; checking them against the schema of schemas would take most of the time.
    meta: false,
    validateSchema: false,
    messages: false,
    code: { source: true, esm: true, lines: true, optimize: true },
  })
  const text = standalone.default(ajv, ajv.compile(bare(schema))).replace(importedEqual, 'const $1 = (a, b) => a === b')
  if (/\brequire\s*\(|^\s*import\b/m.test(text)) throw new Error('the validator has an import')
  return header + text
}

export const validatorTypes = [
  "import type { Validator } from '@rubric/runtime'",
  '',
  '/** Whether facts fit their JSON Schema; `errors` names every place that does not. */',
  'export declare const validate: Validator',
  '',
].join('\n')
