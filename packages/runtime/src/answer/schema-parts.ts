/** What the schema of the answer is made of. */

export const text = { type: 'string' } as const
export const number = { type: 'number' } as const
export const ref = <Name extends string>(name: Name) => ({ $ref: `#/$defs/${name}` }) as const
export const list = <Items>(items: Items) => ({ type: 'array', items }) as const
export const orNull = <Schema>(schema: Schema) => ({ anyOf: [schema, { type: 'null' }] }) as const

/** All properties are required, and there are no others. */
export const record = <Properties extends object>(properties: Properties) =>
  ({ type: 'object', properties, required: Object.keys(properties), additionalProperties: false }) as const
