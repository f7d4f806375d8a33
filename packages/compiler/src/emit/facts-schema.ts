/**
 * The JSON Schema (draft 2020-12) of a policy's facts. What a schema cannot say (a date that the calendar lacks, a seventh
 * decimal, an age next to a birth date) is refused by `read` besides.
 */
import type { Fact, Field, RuleGraph, ScalarType } from '../graph.ts'
import { describe } from './facts-type.ts'
import { inputFacts, inputTree, leastOf } from './inputs.ts'
import type { InputNode, InputTree } from './inputs.ts'

export type Json = string | number | boolean | null | readonly Json[] | JsonSchema
export interface JsonSchema {
  readonly [keyword: string]: Json
}

/** As in the runtime library, which this package knows by its types only; a test holds them together. */
export const LARGEST = 1_000_000_000
export const HIGHEST_AGE = 9998

const THROUGH_PATTERN = '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'
const DATE_PATTERN = '^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|not yet)$'
const MOMENT_PATTERN = '^([0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?|not yet)$'

const whole = (maximum: number): JsonSchema => ({ type: ['integer', 'null'], minimum: 0, maximum })

const scalarSchema = (type: ScalarType): JsonSchema => {
  switch (type.kind) {
    case 'yes/no':
      return { type: ['boolean', 'null'] }
    case 'count':
    case 'span':
      return whole(LARGEST)
    case 'age':
      return whole(HIGHEST_AGE)
    case 'number':
    case 'rate':
      return { type: ['number', 'null'], minimum: leastOf(type), maximum: LARGEST }
    case 'date':
      return { type: ['string', 'null'], pattern: DATE_PATTERN }
    case 'moment':
      return { type: ['string', 'null'], pattern: MOMENT_PATTERN }
    case 'enum':
      return { enum: [...type.values, null] }
    case 'code':
      return { type: ['string', 'null'], minLength: 1 }
  }
}

const described = (fact: Fact | Field, schema: JsonSchema): JsonSchema => {
  const text = describe(fact)
  return { title: fact.name, ...(text === '' ? {} : { description: text }), ...schema }
}

/**
 * Own keys only, whatever their names. `__proto__` goes by pattern: validators that read properties by name have to skip it.
 */
const objectSchema = (members: readonly (readonly [string, JsonSchema])[]): JsonSchema => {
  const plain = members.filter(([name]) => name !== '__proto__')
  const odd = members.filter(([name]) => name === '__proto__').map(([, schema]) => ['^__proto__$', schema] as const)
  return {
    properties: Object.fromEntries(plain),
    ...(odd.length === 0 ? {} : { patternProperties: Object.fromEntries(odd) }),
  }
}

const listSchema = (fact: Fact, fields: readonly Field[]): JsonSchema => {
  const entry = {
    type: 'object',
    ...objectSchema(fields.map((field) => [field.name, described(field, scalarSchema(field.type))])),
  }
  return described(fact, {
    type: ['object', 'null'],
    required: ['entries'],
    properties: {
      complete_through: {
        description: 'the day through which every entry is here',
        type: ['string', 'null'],
        pattern: THROUGH_PATTERN,
      },
      entries: { type: 'array', items: entry },
    },
  })
}

const nodeSchema = (node: InputNode): JsonSchema => {
  if (node.kind === 'group') return { type: ['object', 'null'], ...treeSchema(node.members) }
  const { type } = node.fact
  return type.kind === 'list' ? listSchema(node.fact, type.fields) : described(node.fact, scalarSchema(type))
}

const treeSchema = (tree: InputTree): JsonSchema => objectSchema([...tree].map(([name, node]) => [name, nodeSchema(node)]))

export const factsSchema = (graph: RuleGraph): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: `Facts for ${graph.policy.id}`,
  description: graph.policy.title,
  type: 'object',
  ...treeSchema(inputTree(inputFacts(graph))),
})
