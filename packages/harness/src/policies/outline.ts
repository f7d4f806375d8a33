/** Random outlines: blocks, items and waivers over conditions of some sort. */
import fc from 'fast-check'
import { condition, pick } from './conditions.ts'
import type { BlockModel, BodyModel, ConditionModel, ExpressionModel, Head, ItemModel, LabelForm } from './model.ts'
import { cites, texts } from './words.ts'

export const text = fc.constantFrom(...texts)
export const someText = fc.option(text, { freq: 2 })
export const someCite = fc.option(fc.constantFrom(...cites), { freq: 2 })

const heads = fc.constantFrom<Head[]>('ALL of', 'ANY of', 'AT LEAST', 'ONE of', 'NONE of', 'AT MOST')
const labels = fc.constantFrom<LabelForm[]>('1.', 'A.', 'a.', 'i.', 'name:', '-')

const block = (item: fc.Arbitrary<ItemModel>): fc.Arbitrary<BlockModel> =>
  fc.record({
    kind: fc.constant('block' as const),
    head: heads,
    count: pick,
    labels,
    items: fc.array(item, { minLength: 1, maxLength: 4 }),
    open: fc.boolean(),
  })

const waivers = fc.oneof(
  { weight: 6, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(condition, { minLength: 1, maxLength: 2 }) },
)

/** An outline whose lines are such conditions; blocks nest so deep. */
export const bodyOf = (leaf: fc.Arbitrary<ConditionModel>, maxDepth: number): fc.Arbitrary<BodyModel> =>
  fc.letrec<{ body: BodyModel; item: ItemModel; main: BlockModel | ExpressionModel }>((tie) => ({
    main: fc.oneof(
      { maxDepth, depthSize: 'medium', withCrossShrink: true },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('expression' as const), condition: leaf }) },
      { weight: 2, arbitrary: block(tie('item')) },
    ),
    body: fc.record({ main: tie('main'), waivers }),
    item: fc.record({ name: pick, text: someText, cite: someCite, body: tie('body'), below: fc.boolean() }),
  })).body
