/** Random policies: palettes of facts, definitions, criteria with their outlines, notes and layout. */
import fc from 'fast-check'
import { condition, pick, value } from './conditions.ts'
import type {
  BlockModel,
  BodyModel,
  CodeSetModel,
  CriteriaModel,
  DefineModel,
  EnumModel,
  ExpressionModel,
  FactModel,
  Head,
  ItemModel,
  LabelForm,
  LayoutModel,
  ListModel,
  NoteModel,
  PaletteModel,
  PolicyModel,
} from './model.ts'
import { printPolicy, type PrintedPolicy } from './print.ts'
import { slots } from './slots.ts'
import { cites, texts } from './words.ts'

const text = fc.constantFrom(...texts)
const someText = fc.option(text, { freq: 1 })
const someCite = fc.option(fc.constantFrom(...cites), { freq: 1 })
const rarely = fc.integer({ min: 0, max: 7 }).map((roll) => roll === 7)

// ---- facts -------------------------------------------------------------------------------------------------

const fact: fc.Arbitrary<FactModel> = fc.record({ name: pick, byClinician: rarely, text: someText, cite: someCite })

const enumeration: fc.Arbitrary<EnumModel> = fc.record({
  ordered: fc.boolean(),
  start: pick,
  size: fc.integer({ min: 2, max: 4 }),
})

const list: fc.Arbitrary<ListModel> = fc.record({
  fact,
  dated: fc.constantFrom('on', 'on', 'on', 'only date', 'none', 'on and another', 'on with time'),
  fields: fc.array(pick, { maxLength: 4 }),
})

const codeSet: fc.Arbitrary<CodeSetModel> = fc.record({
  name: pick,
  text: someText,
  codes: fc.array(pick, { minLength: 1, maxLength: 4 }),
  others: fc.array(pick, { maxLength: 2 }),
})

const palette: fc.Arbitrary<PaletteModel> = fc.record({
  facts: fc.tuple(...slots.map(() => fact)),
  unit: pick,
  noun: pick,
  period: pick,
  spans: fc.tuple(pick, pick, pick, pick),
  enums: fc.tuple(enumeration, enumeration),
  system: pick,
  lists: fc.tuple(list, list, list),
  codeSets: fc.tuple(codeSet, codeSet),
  unread: fc.array(pick, { maxLength: 3 }),
})

// ---- outline -----------------------------------------------------------------------------------------------

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

const { body } = fc.letrec<{ body: BodyModel; item: ItemModel; main: BlockModel | ExpressionModel }>((tie) => ({
  main: fc.oneof(
    { maxDepth: 3, depthSize: 'medium', withCrossShrink: true },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('expression' as const), condition }) },
    { weight: 2, arbitrary: block(tie('item')) },
  ),
  body: fc.record({ main: tie('main'), waivers }),
  item: fc.record({ name: pick, text: someText, cite: someCite, body: tie('body'), below: fc.boolean() }),
}))

// ---- file --------------------------------------------------------------------------------------------------

const define: fc.Arbitrary<DefineModel> = fc.record({
  name: pick,
  text: someText,
  cite: someCite,
  means: fc.oneof(
    fc.record({ kind: fc.constant('condition' as const), condition }),
    fc.record({ kind: fc.constant('value' as const), value }),
  ),
  below: fc.boolean(),
})

const criteria: fc.Arbitrary<CriteriaModel> = fc.record({ name: pick, title: someText, cite: someCite, body })

const note: fc.Arbitrary<NoteModel> = fc.record({
  guidance: fc.boolean(),
  text,
  cite: someCite,
  items: fc.array(text, { maxLength: 2 }),
  affects: fc.array(pick, { minLength: 1, maxLength: 2 }),
})

const layout: fc.Arbitrary<LayoutModel> = fc.record({
  crlf: rarely,
  bom: rarely,
  blanks: fc.boolean(),
  comments: rarely,
  reversed: fc.boolean(),
  factsLast: rarely,
})

/** A random well-typed policy, from one plain fact in one criteria up to some dozens of clauses. */
export const policyModel: fc.Arbitrary<PolicyModel> = fc.record({
  title: text,
  header: fc.nat({ max: 4095 }),
  palette,
  defines: fc.array(define, { maxLength: 3 }),
  criteria: fc.array(criteria, { minLength: 1, maxLength: 3 }),
  notes: fc.array(note, { maxLength: 2 }),
  vocabulary: fc.option(fc.record({ palette, defines: fc.array(define, { maxLength: 2 }), qualified: rarely, twin: rarely }), {
    freq: 1,
  }),
  layout,
})

/** A random policy with its source text. */
export const policy: fc.Arbitrary<PrintedPolicy> = policyModel.map((model) => printPolicy(model))
