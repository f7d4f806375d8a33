/**
 * What a tool whose logic is three-valued is given: one expression for each criterion, made from the rule graph. `Text` is
 * what the tool's expressions are made of: text, or a tree of JSON.
 */
import type { Filter, RuleGraph, Selection, Test, Value } from '@rubric/compiler'
import type { Logic } from '@rubric/runtime'
import { itemAt } from '../contestant.ts'
import { type Operand, type Reader, type Relation, operandOf, refuse } from './formula.ts'
import { type Windows, storedName } from './stored.ts'

export interface Writer<Text> {
  readonly all: (of: readonly Text[]) => Text
  readonly any: (of: readonly Text[]) => Text
  readonly not: (of: Text) => Text
  /** From `least` to `most` of them are met. */
  readonly number: (of: readonly Text[], least: number, most: number) => Text
  readonly operand: (of: Operand) => Text
  readonly compare: (relation: Relation, left: Text, right: Text) => Text
  /**
   * Fewer than so many entries fit: not met where as many fit for certain; met where the list is complete and fewer may fit.
   */
  readonly fewer: (list: string, fits: Text, than: number, complete: Text) => Text
  /** A reference to another criterion, whose expression is this one. */
  readonly criterion: (index: number, expression: Text) => Text
}

interface Written<Text> extends Reader {
  /** Expressions of the criteria so far. */
  readonly written: ReadonlyMap<number, Text>
}

export const expressionsOf = <Text>(graph: RuleGraph, windows: Windows, writer: Writer<Text>): readonly Text[] => {
  const written = new Map<number, Text>()
  const reader: Written<Text> = { graph, windows, conditions: graph.conditions, written }
  for (const index of graph.order) {
    const { clause } = itemAt(graph.criteria, index)
    written.set(index, logicText(reader, { op: 'clause', clause }, writer))
  }
  return graph.criteria.map((_, index) => written.get(index) ?? refuse('a criterion out of order'))
}

const logicText = <Text>(reader: Written<Text>, logic: Logic, writer: Writer<Text>): Text => {
  const parts = (of: readonly Logic[]): readonly Text[] => of.map((part) => logicText(reader, part, writer))
  switch (logic.op) {
    case 'all':
      return writer.all(parts(logic.of))
    case 'any':
      return writer.any(parts(logic.of))
    case 'not':
      return writer.not(logicText(reader, logic.of, writer))
    case 'number':
      return logic.most === 0 ? writer.not(writer.any(parts(logic.of))) : writer.number(parts(logic.of), logic.least, logic.most)
    case 'condition': {
      const condition = reader.conditions[logic.condition]
      return condition === undefined ? refuse('a missing condition') : testText(reader, condition.test, writer)
    }
    case 'clause': {
      const clause = reader.graph.clauses[logic.clause]
      return clause === undefined ? refuse('a missing clause') : logicText(reader, clause.logic, writer)
    }
    case 'criterion':
      return writer.criterion(logic.criterion, reader.written.get(logic.criterion) ?? refuse('a criterion out of order'))
  }
}

const testText = <Text>(reader: Written<Text>, test: Test, writer: Writer<Text>): Text => {
  const text = (value: Value): Text => writer.operand(operandOf(reader, value))
  switch (test.kind) {
    case 'holds':
      return text(test.value)
    case 'compare':
      return test.left.kind === 'count'
        ? countText(reader, test.left.over, test.relation, test.right, writer)
        : writer.compare(test.relation, text(test.left), text(test.right))
    case 'between': {
      const value = text(test.value)
      return writer.all([writer.compare('>=', value, text(test.low)), writer.compare('<=', value, text(test.high))])
    }
    case 'among': {
      const value = text(test.value)
      const each = test.choices.map((choice) =>
        typeof choice === 'number' ? writer.compare('=', value, writer.operand({ number: choice })) : refuse('codes'),
      )
      return test.negated ? writer.not(writer.any(each)) : writer.any(each)
    }
    case 'coded':
    case 'deadline':
    case 'recurrence':
    case 'during':
      return refuse(test.kind)
  }
}

const countText = <Text>(reader: Written<Text>, over: Selection, relation: Relation, right: Value, writer: Writer<Text>): Text => {
  if (right.kind !== 'constant' || typeof right.value !== 'number') return refuse('a count compared with no number')
  if (relation !== '<' && relation !== '>=') return refuse(`a count ${relation}`)
  const list = storedName(over.list)
  const asOf = writer.operand({ fact: 'as_of' })
  const complete = writer.compare('>=', writer.operand({ fact: `${list}_through` }), asOf)
  const fewer = writer.fewer(list, fitsText(reader, over, writer), right.value, complete)
  return relation === '<' ? fewer : writer.not(fewer)
}

const fitsText = <Text>(reader: Written<Text>, over: Selection, writer: Writer<Text>): Text => {
  const parts: Text[] = over.where === null ? [] : [filterText(reader, over.where, writer)]
  const list = reader.graph.facts.find(({ name }) => name === over.list)
  const dateField = list?.type.kind === 'list' ? list.type.dateField : null
  if (over.dated && dateField !== null) {
    if (over.to !== null && over.to.kind !== 'asOf') return refuse('a window that ends before')
    const date = writer.operand({ field: dateField })
    if (over.from !== null) parts.push(writer.compare('>=', date, writer.operand(operandOf(reader, over.from))))
    parts.push(writer.compare('<=', date, writer.operand({ fact: 'as_of' })))
  }
  return writer.all(parts)
}

const filterText = <Text>(reader: Written<Text>, { logic, conditions }: Filter, writer: Writer<Text>): Text =>
  logicText({ ...reader, conditions: conditions.map((test) => ({ test })) }, logic, writer)
