/** Examples on both sides of a threshold. They expect what the policy says today, for the author to hold against the document. */
import {
  type CompiledPolicy,
  type Condition,
  evaluateReference,
  type Program,
  type ProgramFile,
  type RuleGraph,
  type ScalarType,
} from '@rubric/compiler'
import type { Span } from '@rubric/syntax'
import { nodesByAddress, wordOf } from '../evaluation.ts'
import { clauseAround, ownAddress } from '../outline.ts'
import type { CodeAction } from './actions.ts'
import { conditionAt, onOneLine, trimmed } from './conditions-at.ts'
import { criteriaBehind, decidingFacts, type Facts, plainType } from './deciding-facts.ts'
import { examplesBelow, type ExampleText, freshPurpose, givenOf, inputOf } from './example-text.ts'
import { asWritten, isWithin, stepOf } from './stored-values.ts'

/** A condition that compares one fact with a fixed amount. */
interface Threshold {
  readonly index: number
  readonly condition: Condition
  readonly fact: string
  readonly type: ScalarType
  /** Where its answer changes. */
  readonly ends: readonly number[]
}

/** For the comparison at the cursor, in criteria of a policy without errors. */
export const boundaryExamples = (program: Program, file: ProgramFile, range: Span, today: string): readonly CodeAction[] => {
  const policy = program.policy(file.path)
  const { start } = trimmed(file, range)
  const at = conditionAt(file, { start, end: start })
  if (policy?.ok !== true || at === undefined || at.section.kind !== 'Criteria') return []
  const clause = clauseAround(file, at.span)
  const criterion = policy.graph.criteria.findIndex(({ name }) => at.section.kind === 'Criteria' && name === at.section.name.text)
  const index = policy.graph.clauses.findIndex(({ address }) => address === clause?.address)
  const written = onOneLine(file, at.span) ?? ''
  return (policy.graph.clauses[index]?.conditions ?? [])
    .flatMap((each) => thresholdOf(policy, each))
    .filter(
      ({ condition: { text }, fact }) =>
        written.includes(text) || (text.includes(written) && written.includes(fact)) || sharesFact(text, written, fact),
    )
    .map((threshold) => examplesFor(policy, file, { threshold, criterion, address: clause?.address ?? '', today }))
}

/** `x more than 1 and less than 2` is two conditions of the graph, of which neither has the text that is written. */
const sharesFact = (text: string, written: string, fact: string): boolean => text.startsWith(fact) && written.startsWith(fact)

const thresholdOf = ({ graph }: CompiledPolicy, index: number): readonly Threshold[] => {
  const condition = graph.conditions[index]
  const [fact = '', ...others] = condition?.facts ?? []
  const type = plainType(graph, fact)
  if (condition === undefined || type === undefined || others.length > 0 || type.kind === 'code' || type.kind === 'yes/no')
    return []
  const ends = endsOf(condition)
  return ends.length === 0 ? [] : [{ index, condition, fact, type, ends }]
}

const endsOf = ({ test }: Condition): readonly number[] => {
  if (
    test.kind === 'compare' &&
    test.left.kind === 'fact' &&
    test.right.kind === 'constant' &&
    typeof test.right.value === 'number'
  )
    return [test.right.value]
  if (test.kind !== 'between' || test.value.kind !== 'fact' || test.low.kind !== 'constant' || test.high.kind !== 'constant')
    return []
  return [test.low.value, test.high.value].filter((end) => typeof end === 'number')
}

/** Just below, at and just above. Ages are given in years. */
const valuesAround = ({ type, ends }: Threshold): readonly number[] => {
  const around = ends.flatMap((end) => {
    const step = stepOf(type, end)
    const at = type.kind === 'age' || type.kind === 'span' ? Math.floor(end / step) * step : end
    return [at - step, at, at + step]
  })
  return [...new Set(around)].filter((value) => isWithin(type, value)).sort((a, b) => a - b)
}

interface Asked {
  readonly threshold: Threshold
  readonly criterion: number
  readonly address: string
  readonly today: string
}

const examplesFor = (policy: CompiledPolicy, file: ProgramFile, asked: Asked): CodeAction => {
  const { condition, fact, type } = asked.threshold
  const beside = decidingFacts(policy.graph, asked.criterion, asked.threshold.index)
  const examples = valuesAround(asked.threshold).map((value) =>
    exampleOf(policy, file, asked, `${condition.text}: ${asWritten(type, value)}`, new Map([[fact, value], ...beside])),
  )
  const edits = new Map([[file.path, [examplesBelow(file, examples)]]])
  return { title: `Add examples around ${condition.text}`, kind: 'refactor.rewrite', edits, preferred: false, fixes: [] }
}

const exampleOf = (
  policy: CompiledPolicy,
  file: ProgramFile,
  { criterion, address, today }: Asked,
  purpose: string,
  facts: Facts,
): ExampleText => {
  const { graph, examples } = policy
  const given = givenOf(graph, facts)
  const root = graph.clauses[graph.criteria[criterion]?.clause ?? -1]?.address ?? ''
  const nodes = nodesByAddress(policy, evaluateReference(only(graph, criterion), inputOf(given), today))
  return {
    purpose: freshPurpose(
      examples.map((each) => each.purpose),
      purpose,
    ),
    asOf: today,
    given,
    expect: [...new Set([root, address])].flatMap((each) => {
      const node = nodes.get(each)
      return node === undefined ? [] : [[ownAddress(file, each), wordOf(node)] as const]
    }),
  }
}

/** The graph with nothing else to answer: of a large policy, one criteria block is worked out. */
const only = (graph: RuleGraph, criterion: number): RuleGraph => {
  const asked = graph.criteria[criterion]
  const needed = criteriaBehind(graph, criterion)
  return asked === undefined
    ? graph
    : { ...graph, criteria: graph.criteria.map((each, index) => (needed.has(index) ? each : asked)) }
}
