/** JSON Schema of the answer as the command line prints it. */
import { answerSchema } from '@rubric/runtime'

const text = { type: 'string' } as const
const day = (description: string) => ({ ...text, pattern: '^(\\d{4}-\\d{2}-\\d{2})?$', description }) as const

const choice = {
  type: 'object',
  properties: {
    day: day('The day on which the version is in force'),
    basis: { enum: ['service date', 'as of'], description: 'Where that day comes from' },
    knownOn: { anyOf: [day('Only versions that were known on this day were looked at'), { type: 'null' }] },
    effective: day('First day in force'),
    lastDay: day('Last day in force; empty while it lasts'),
    why: text,
  },
  required: ['day', 'basis', 'knownOn', 'effective', 'lastDay', 'why'],
  additionalProperties: false,
} as const

/** JSON Schema (draft 2020-12) of what is printed. */
export const publishedSchema = {
  ...answerSchema,
  properties: {
    ...answerSchema.properties,
    chosen: { anyOf: [choice, { type: 'null' }], description: 'Why this version decides; null where the caller named it' },
  },
  required: [...answerSchema.required, 'chosen'],
}
