/**
 * Says the same in other words: blocks become inline chains, time phrases comparisons, `unless` an `or`. A policy and its
 * respelling have to answer alike for every member, so what the compiler makes of each spelling is held against the others.
 * Respells by the meaning of the language, not by what the compiler does.
 */
import type {
  BlockModel,
  BodyModel,
  ConditionModel,
  DateModel,
  DateTestModel,
  PolicyModel,
  Relation,
  SelectionModel,
  TestModel,
} from './model.ts'
import { inOrder } from './print-conditions.ts'
import { noRules } from './rules.ts'

const not = (of: ConditionModel): ConditionModel => ({ kind: 'not', of })
const chain = (word: 'and' | 'or', of: readonly ConditionModel[]): ConditionModel =>
  of.length === 1 && of[0] !== undefined ? of[0] : { kind: 'chain', word, of, wrapped: false }

// ---- blocks ------------------------------------------------------------------------------------------------

/** A block as a condition on one line. */
const inlineBlock = (block: BlockModel): ConditionModel => {
  const of = block.items.map(({ body }) => inline(body))
  const [only] = of
  const isNone = block.head === 'NONE of' || (block.head === 'AT MOST' && of.length === 1)
  if (only !== undefined && of.length === 1) return isNone ? not(only) : only
  switch (block.head) {
    case 'ALL of':
      return chain('and', of)
    case 'ANY of':
      return chain('or', of)
    case 'NONE of':
      return { kind: 'number of', head: 'none', count: 0, of }
    case 'ONE of':
      return { kind: 'number of', head: 'exactly', count: 0, of }
    case 'AT LEAST':
      return { kind: 'number of', head: 'at least', count: block.count, of }
    case 'AT MOST':
      return { kind: 'number of', head: 'at most', count: block.count, of }
  }
}

const inline = ({ main, waivers }: BodyModel): ConditionModel => {
  const condition = main.kind === 'block' ? inlineBlock(main) : main.condition
  return waivers.reduce<ConditionModel>((of, waiver) => ({ kind: 'unless', of, waiver }), condition)
}

// ---- conditions --------------------------------------------------------------------------------------------

/** The same condition in other words, all the way down. */
const respellCondition = (model: ConditionModel): ConditionModel => {
  switch (model.kind) {
    case 'flag':
      return { kind: 'not', of: not(model) }
    case 'yes or no':
      return { ...model, negated: !model.negated, yes: !model.yes }
    case 'not':
      return respellNot(model.of)
    case 'chain':
      return not(chain(model.word === 'and' ? 'or' : 'and', model.of.map((part) => not(respellCondition(part)))))
    case 'unless':
      return chain('or', [respellCondition(model.of), respellCondition(model.waiver)])
    case 'number of':
      return respellNumber(model)
    case 'compare':
      return chain('and', model.tests.map((test) => ({ ...model, tests: [respellTest(test)] })))
    case 'dates':
      return chain('and', model.tests.map((test) => respellDate(model.left, test)))
    case 'some':
      return countOf(model.selection, model.head === 'any' ? 'more than' : 'less than', model.head === 'any' ? 0 : 1)
    case 'every':
      return respellEvery(model.selection, model.has)
    case 'count':
      return chain('and', model.tests.map((test) => ({ ...model, selection: respellSelection(model.selection), tests: [respellTest(test)] })))
    case 'sum':
    case 'picked':
      return { ...model, selection: respellSelection(model.selection) }
    case 'picked flag':
    case 'age of':
    case 'moment relation':
    case 'clock phrase':
    case 'open hours':
    case 'moved':
    case 'recurrence':
      return model
    case 'business days':
      return respellBusinessDays(model)
    case 'during':
      return not({ ...model, negated: !model.negated })
  }
}

/** `not` moves inwards where it can. */
const respellNot = (of: ConditionModel): ConditionModel =>
  of.kind === 'chain'
    ? chain(of.word === 'and' ? 'or' : 'and', of.of.map((part) => respellCondition(not(part))))
    : not(respellCondition(of))

const respellNumber = (model: ConditionModel & { readonly kind: 'number of' }): ConditionModel => {
  const of = model.of.map(respellCondition)
  switch (model.head) {
    case 'all':
      return chain('and', of)
    case 'any':
      return chain('or', of)
    case 'none':
      return not(chain('or', of))
    case 'at least': {
      // At least k is not at most k - 1; at least one is any.
      const least = 1 + (model.count % of.length)
      return least === 1 ? chain('or', of) : not({ kind: 'number of', head: 'at most', count: least - 2, of })
    }
    case 'at most': {
      const most = 1 + (model.count % (of.length - 1))
      return not({ kind: 'number of', head: 'at least', count: most, of })
    }
    case 'exactly':
      return { ...model, of }
  }
}

/** Words for symbols and symbols for words. */
const respellTest = (test: TestModel): TestModel => {
  switch (test.kind) {
    case 'relation':
      return { ...test, symbol: !test.symbol }
    case 'between':
      return { ...test, bothUnits: !test.bothUnits }
    case 'among':
      return { ...test, choices: test.choices.toReversed() }
    case 'same type':
    case 'code set':
      return test
  }
}

const countOf = (selection: SelectionModel, relation: Relation, amount: number): ConditionModel => ({
  kind: 'count',
  selection: respellSelection(selection),
  tests: [{ kind: 'relation', relation, symbol: false, right: { amount, form: 0 } }],
})

const respellSelection = (selection: SelectionModel): SelectionModel =>
  selection.where === null ? selection : { ...selection, where: respellCondition(selection.where) }

/** Every entry has it where none that is looked at lacks it. */
const respellEvery = (selection: SelectionModel, has: ConditionModel): ConditionModel => {
  const lacks = not(respellCondition(has))
  const where = selection.where === null ? lacks : chain('and', [respellCondition(selection.where), lacks])
  return { kind: 'some', head: 'no', selection: { ...selection, where } }
}

// ---- dates -------------------------------------------------------------------------------------------------

const relation = (left: DateModel, word: 'before' | 'after' | 'on or before' | 'on or after' | 'on', right: DateModel): ConditionModel => ({
  kind: 'dates',
  left,
  tests: [{ kind: 'relation', relation: word, right }],
})

const mirrored = { before: 'after', after: 'before', 'on or before': 'on or after', 'on or after': 'on or before', on: 'on' } as const

const respellDate = (left: DateModel, test: DateTestModel): ConditionModel => {
  switch (test.kind) {
    case 'between': {
      // For a date and time `between` is read as the lower end alone.
      const [low, high] = inOrder(test.low, test.high)
      const from = relation(left, 'on or after', low)
      return left.kind === 'moment' ? from : chain('and', [from, relation(left, 'on or before', high)])
    }
    case 'relation':
      return respellRelation(left, test)
    case 'phrase':
      return respellPhrase(left, test)
  }
}

/** Turned round. A date and time, and an entry that may not be there, stay where they are. */
const respellRelation = (left: DateModel, test: DateTestModel & { readonly kind: 'relation' }): ConditionModel => {
  const stays = [left, test.right].some(({ kind }) => kind === 'moment' || kind === 'latest' || kind === 'day of')
  if (stays) return { kind: 'dates', left, tests: [test] }
  if (test.relation === 'is not') return not(relation(test.right, 'on', left))
  return relation(test.right, test.relation === 'is' ? 'on' : mirrored[test.relation], left)
}

const respellPhrase = (left: DateModel, test: DateTestModel & { readonly kind: 'phrase' }): ConditionModel => {
  const { anchor, span } = test
  const direction = test.direction === 'of' && test.relation !== 'within' ? 'after' : test.direction
  if (direction === 'of') {
    const end = (towards: 'before' | 'after'): DateModel => ({ kind: 'offset', span, direction: towards, from: anchor })
    return chain('and', [relation(left, 'on or after', end('before')), relation(left, 'on or before', end('after'))])
  }
  const days = span.unit === 'weeks' ? ({ amount: span.amount * 7, unit: 'days' } as const) : span
  const end: DateModel = { kind: 'offset', span: days, direction, from: anchor }
  const after = direction === 'after'
  switch (test.relation) {
    case 'within':
      return chain('and', [relation(left, after ? 'on or after' : 'on or before', anchor), relation(left, after ? 'on or before' : 'on or after', end)])
    case 'less than':
      return chain('and', [relation(left, after ? 'on or after' : 'on or before', anchor), relation(left, after ? 'before' : 'after', end)])
    case 'at least':
      return relation(left, after ? 'on or after' : 'on or before', end)
    case 'more than':
      return relation(left, after ? 'after' : 'before', end)
    case 'exactly':
      return relation(left, 'on', end)
  }
}

/** Between the anchor and the open day that the calendar counts to. */
const respellBusinessDays = (model: ConditionModel & { readonly kind: 'business days' }): ConditionModel => {
  const { left, amount, calendar, direction, anchor } = model
  const end: DateModel = { kind: 'open day', amount, calendar, direction, from: anchor }
  const after = direction === 'after'
  return chain('and', [
    relation(left, after ? 'on or after' : 'on or before', anchor),
    relation(left, after ? 'on or before' : 'on or after', end),
  ])
}

// ---- policies ----------------------------------------------------------------------------------------------

/**
 * A policy of one criteria block without definitions, and the same in other words. Both declare the same facts under the
 * same names; only the status of the criteria itself can be compared, since the clauses differ.
 */
export const respelled = (model: PolicyModel): { readonly plain: PolicyModel; readonly other: PolicyModel } => {
  const criteria = model.criteria.slice(0, 1)
  const plain: PolicyModel = { ...model, criteria, defines: [], notes: [], rules: noRules, vocabulary: null }
  const other = criteria.map((each) => ({
    ...each,
    body: { main: { kind: 'expression' as const, condition: respellCondition(inline(each.body)) }, waivers: [] },
  }))
  return { plain, other: { ...plain, criteria: other } }
}
