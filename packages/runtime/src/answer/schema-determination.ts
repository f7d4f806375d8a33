/** JSON Schema of what a determination comes to; part of `answerSchema`. */
import { list, number, orNull, record, ref, text } from './schema-parts.ts'

/** What criteria, requirements, exceptions and determinations have in common. */
export const criterion = { name: text, address: text, text, cite: text, clause: ref('clause'), explanation: ref('explanation') } as const

const day = { ...text, pattern: '^\\d{4}-\\d{2}-\\d{2}$' } as const

export const determinationSchemas = {
  determination: record({
    ...criterion,
    stage: { enum: ['initial', 'renewal', 'transition', 'discharge'] },
    outcome: {
      enum: ['criteria met', 'criteria met in part', 'criteria not met: refer to a clinician', 'information needed'],
      description: 'Only a clinician may deny',
    },
    lines: { ...orNull(list(ref('line'))), description: 'As requested, in order; null where it is not known what is requested' },
    span: {
      ...orNull(
        record({
          from: day,
          to: { ...record({ earliest: orNull(day), latest: orNull(day) }), description: 'Last day; null where no day is left' },
          requestedTo: orNull(day),
        }),
      ),
      description: 'Null where no days are granted, or the first day requested is not known',
    },
    reasons: {
      ...list(record({ address: text, text, cite: text, status: ref('status'), byClinician: list(text) })),
      description: 'Clauses and limits that the outcome rests on, with the facts in them that a clinician judges',
    },
    needed: {
      ...list(record({ name: text, text, byClinician: { type: 'boolean' } })),
      description: 'What would have to be known; empty unless information is needed',
    },
  }),
  amount: {
    ...record({ least: number, most: orNull(number) }),
    description: 'In units; equal where it is known, most is null where there is no end',
  },
  line: record({
    code: orNull(text),
    requested: ref('amount'),
    granted: ref('amount'),
    limits: list(ref('limit')),
    binding: { ...orNull(text), description: 'Address of the limit that leaves least, where less is granted than is requested' },
  }),
  limit: record({
    name: text,
    address: text,
    text,
    cite: text,
    noun: { ...text, description: 'What is counted: units' },
    holds: { ...ref('status'), description: 'Whether it binds this member' },
    window: { ...orNull(record({ from: day, to: day })), description: 'The window that leaves least, first and last day' },
    allowed: number,
    used: { ...ref('amount'), description: 'In that window, before this line' },
    remaining: ref('amount'),
    grantable: { ...ref('amount'), description: 'Over all windows, what this limit alone leaves of what is requested' },
    interpretations: list(text),
  }),
} as const
