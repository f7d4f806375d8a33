/** Random statements, and random claims about a change. */
import fc from 'fast-check'
import { pick } from './conditions.ts'
import type { RevisionModel, StatementModel } from './model-rules.ts'
import { someCite, someText } from './outline.ts'

const statement: fc.Arbitrary<StatementModel> = fc.record({
  says: fc.constantFrom('never together', 'always one'),
  of: fc.array(pick, { minLength: 2, maxLength: 4 }),
  text: someText,
  cite: someCite,
})

export const statements: fc.Arbitrary<readonly StatementModel[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(statement, { minLength: 1, maxLength: 3 }) },
)

export const revision: fc.Arbitrary<RevisionModel | null> = fc.option(
  fc.record({
    verdict: fc.option(pick, { freq: 2 }),
    text: someText,
    claims: fc.array(fc.record({ of: pick, verdict: pick, text: someText }), { maxLength: 4 }),
    removed: fc.array(pick, { maxLength: 2 }),
  }),
  { freq: 2 },
)
