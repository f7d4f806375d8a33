/** Random policies: palettes of facts, definitions, criteria with their outlines, notes and layout. */
import fc from 'fast-check'
import { condition, pick, value } from './conditions.ts'
import type {
  CodeSetModel,
  CriteriaModel,
  DefineModel,
  EnumModel,
  FactModel,
  LayoutModel,
  ListModel,
  NoteModel,
  PaletteModel,
  PolicyModel,
} from './model.ts'
import { bodyOf, someCite, someText, text } from './outline.ts'
import { printPolicy, type PrintedPolicy } from './print.ts'
import { revision, statements } from './revisions.ts'
import { calendar, code, rules, times } from './rules.ts'
import { slots } from './slots.ts'

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
  special: fc.array(code, { maxLength: 2 }),
  inFile: rarely,
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
  states: fc.tuple(fact),
  calendars: fc.array(calendar, { maxLength: 2 }),
  unread: fc.array(pick, { maxLength: 3 }),
})

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

const criteria: fc.Arbitrary<CriteriaModel> = fc.record({
  name: pick,
  title: someText,
  cite: someCite,
  body: bodyOf(condition, 3),
})

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
  times,
  palette,
  defines: fc.array(define, { maxLength: 3 }),
  criteria: fc.array(criteria, { minLength: 1, maxLength: 3 }),
  rules,
  notes: fc.array(note, { maxLength: 2 }),
  vocabulary: fc.option(fc.record({ palette, defines: fc.array(define, { maxLength: 2 }), qualified: rarely, twin: rarely }), {
    freq: 2,
  }),
  layout,
  statements,
  revision,
})

/** A random policy with its source text. */
export const policy: fc.Arbitrary<PrintedPolicy> = policyModel.map((model) => printPolicy(model))
