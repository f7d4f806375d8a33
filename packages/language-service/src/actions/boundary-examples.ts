/** Examples on both sides of a threshold. What they expect is what the policy says today, for the author to hold against the document. */
import { type CompiledPolicy, type Condition, evaluateReference, type FactsInput, type Program, type ProgramFile, type RuleGraph, type ScalarType } from '@rubric/compiler'
import { statusWord } from '@rubric/runtime'
import type { Span } from '@rubric/syntax'
import { nodesByAddress } from '../evaluation.ts'
import { clausesIn, idOf } from '../outline.ts'
import type { CodeAction } from './actions.ts'
import { conditionAt, onOneLine, trimmed } from './conditions-at.ts'
import { criteriaBehind, decidingFacts, type Facts, plainType } from './deciding-facts.ts'
import { linesBelow } from './site.ts'
import { asInput, asWritten, isWithin, stepOf, type Stored } from './stored-values.ts'

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
  const at = conditionAt(file, { start: trimmed(file, range).start, end: trimmed(file, range).start })
  if (policy?.ok !== true || at === undefined || at.section.kind !== 'Criteria') return []
  const clause = clausesIn(file).filter(({ node }) => node.start <= at.span.start && at.span.end <= node.end).at(-1)
  const criterion = policy.graph.criteria.findIndex(({ name }) => at.section.kind === 'Criteria' && name === at.section.name.text)
  const index = policy.graph.clauses.findIndex(({ address }) => address === clause?.address)
  const written = onOneLine(file, at.span) ?? ''
  return (policy.graph.clauses[index]?.conditions ?? [])
    .flatMap((each) => thresholdOf(policy, each))
    .filter(({ condition: { text }, fact }) => written.includes(text) || (text.includes(written) && written.includes(fact)) || sharesFact(text, written, fact))
    .map((threshold) => examplesFor(policy, file, { threshold, criterion, address: clause?.address ?? '', today }))
}

/** `x more than 1 and less than 2` is two conditions of one fact; a definition says another text. */
const sharesFact = (text: string, written: string, fact: string): boolean => text.startsWith(fact) && written.startsWith(fact)

const thresholdOf = ({ graph }: CompiledPolicy, index: number): readonly Threshold[] => {
  const condition = graph.conditions[index]
  const [fact = '', ...others] = condition?.facts ?? []
  const type = plainType(graph, fact)
  if (condition === undefined || type === undefined || others.length > 0 || type.kind === 'code' || type.kind === 'yes/no') return []
  const ends = endsOf(condition)
  return ends.length === 0 ? [] : [{ index, condition, fact, type, ends }]
}

const endsOf = ({ test }: Condition): readonly number[] => {
  if (test.kind === 'compare' && test.left.kind === 'fact' && test.right.kind === 'constant' && typeof test.right.value === 'number') return [test.right.value]
  if (test.kind !== 'between' || test.value.kind !== 'fact' || test.low.kind !== 'constant' || test.high.kind !== 'constant') return []
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
  const end = file.tree.sections.at(-1)?.end ?? file.text.length
  const lines = valuesAround(asked.threshold).flatMap((value) => {
    const facts: Facts = new Map([[fact, value], ...beside])
    return ['', ...exampleLines(policy, file, asked, `${condition.text}: ${asWritten(type, value)}`, facts)]
  })
  const comment = '# Expected is what the policy says now. Confirm each against the document.'
  const edit = linesBelow(file, end, '', comment, ...lines.slice(1))
  return { title: `Add examples around ${condition.text}`, kind: 'refactor.rewrite', edits: new Map([[file.path, [edit]]]), preferred: false, fixes: [] }
}

const exampleLines = (
  policy: CompiledPolicy, file: ProgramFile, { criterion, address, today }: Asked, purpose: string, facts: Facts,
): readonly string[] => {
  const { graph, examples } = policy
  const typed = [...facts].flatMap(([name, value]) => {
    const type = plainType(graph, name)
    return type === undefined ? [] : [{ name, type, value }]
  })
  const width = Math.max(...typed.map(({ name }) => name.length))
  const root = graph.clauses[graph.criteria[criterion]?.clause ?? -1]?.address ?? ''
  const statuses = nodesByAddress(policy, evaluateReference(only(graph, criterion), inputOf(typed), today))
  const addresses = [...new Set([root, address])].map((each) => ({ short: each.slice(idOf(file).length + 1), status: statuses.get(each)?.status }))
  const widest = Math.max(...addresses.map(({ short }) => short.length))
  return [
    `example "${freshPurpose(examples.map((each) => each.purpose), purpose)}" as of ${today}`,
    '  given',
    ...typed.map(({ name, type, value }) => `    ${name.padEnd(width)}  ${asWritten(type, value)}`),
    '  expect',
    ...addresses.flatMap(({ short, status }) => (status === undefined ? [] : [`    ${short.padEnd(widest)}  ${statusWord(status)}`])),
  ]
}

const freshPurpose = (taken: readonly string[], purpose: string): string => {
  const plain = purpose.replaceAll('"', '\'')
  let candidate = plain
  for (let count = 2; taken.includes(candidate); count += 1) candidate = `${plain} (${count})`
  return candidate
}

/** The graph with nothing else to answer: of a large policy, one criteria block is worked out. */
const only = (graph: RuleGraph, criterion: number): RuleGraph => {
  const asked = graph.criteria[criterion]
  const needed = criteriaBehind(graph, criterion)
  return asked === undefined ? graph : { ...graph, criteria: graph.criteria.map((each, index) => (needed.has(index) ? each : asked)) }
}

/** Without inherited keys, for names like `__proto__`. */
const record = (): Record<string, unknown> => Object.create(null) as Record<string, unknown>

/** A name with a dot is an object within an object. */
const inputOf = (facts: readonly { readonly name: string; readonly type: ScalarType; readonly value: Stored }[]): FactsInput => {
  const input = record()
  for (const { name, type, value } of facts) {
    const path = name.split('.')
    let inner = input
    for (const part of path.slice(0, -1)) inner = (inner[part] ??= record()) as Record<string, unknown>
    inner[path.at(-1) ?? name] = asInput(type, value)
  }
  return input
}
