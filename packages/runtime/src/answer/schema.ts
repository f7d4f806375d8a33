/** JSON Schema (draft 2020-12) of the published answer, `Answer`. */
import { criterion, determinationSchemas } from './schema-determination.ts'
import { list, orNull, record, ref, text } from './schema-parts.ts'

const as = { enum: ['met', 'not met'] } as const

export const answerSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:rubric:answer:1',
  title: 'Answer of a Rubric policy',
  ...record({
    format: { const: 'rubric-answer/1' },
    policy: record({
      id: text,
      title: text,
      version: text,
      hash: { ...text, pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the rule graph that decided' },
      language: { type: 'integer', minimum: 1 },
    }),
    asOf: { ...text, pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2})?$', description: 'The day or the minute that the answer is made for' },
    criteria: list(ref('criterion')),
    requirements: list(ref('requirement')),
    exceptions: { ...list(ref('criterion')), description: 'Met where the exception applies' },
    determinations: list(ref('determination')),
    interpretations: {
      ...list(record({ name: text, text, decidedBy: text, decidedOn: text })),
      description: 'Those that bear on a clause, or on a limit of a determination',
    },
    ignored: { ...list(text), description: 'Paths of what the input holds and nothing declares' },
  }),
  $defs: {
    status: { enum: ['met', 'not met', 'unknown'] },
    criterion: record({ ...criterion, status: ref('status') }),
    requirement: record({
      ...criterion,
      status: { enum: ['met', 'violated', 'pending', 'unknown'] },
      due: { ...orNull(text), description: 'Where pending, the last day or minute for doing it' },
      dueInWords: { ...text, description: 'Empty where nothing is due' },
    }),
    ...determinationSchemas,
    clause: record({
      address: text,
      text,
      cite: { ...text, description: 'Clause of the source document; empty where none is given' },
      head: { ...text, description: 'ALL of, ANY of, AT LEAST 2 of; empty where the clause has no items' },
      status: ref('status'),
      conditions: list(
        record({
          text,
          status: ref('status'),
          value: { ...text, description: 'What was compared, in words; empty for a bare yes/no' },
          facts: list(ref('fact')),
        }),
      ),
      refersTo: { ...list(record({ address: text, status: ref('status') })), description: 'Other criteria' },
      interpretations: list(text),
      items: list(ref('clause')),
    }),
    fact: record({ name: text, given: { description: 'As it stood in the input; null where it did not' } }),
    explanation: {
      oneOf: [
        record({ status: { const: 'met' }, carriedBy: ref('sets') }),
        record({ status: { const: 'not met' }, blockedBy: ref('sets') }),
        record({
          status: { const: 'unknown' },
          matters: { ...list(ref('fact')), description: 'The answer still hangs on these' },
          settled: { ...list(ref('fact')), description: 'The answer does not hang on these, whatever they turn out to be' },
          toMeet: ref('sets'),
          toFail: ref('sets'),
        }),
      ],
    },
    sets: record({
      sets: {
        ...list(list(record({ text, as, facts: list(text), clauses: list(text) }))),
        description: 'Smallest first; no condition of a set can be left out',
      },
      more: { type: 'boolean', description: 'There are others' },
      need: { ...orNull(ref('need')), description: 'All sets in one; null where it would be too long to read' },
    }),
    need: {
      oneOf: [
        record({ all: list(ref('need')) }),
        record({ atLeast: { type: 'integer', minimum: 1 }, of: list(ref('need')) }),
        record({ text, as, facts: list(text), clause: text }),
      ],
    },
  },
} as const
