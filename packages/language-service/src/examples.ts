/** The examples of a file, run as they stand in the text: line by line what is expected, what came out, and why. */
import type { CheckedExample, CompiledPolicy, Program } from '@rubric/compiler'
import { exampleResult, type ExampleResult } from '@rubric/harness/examples'
import type { StatusWord } from '@rubric/runtime'
import type { Example, Span } from '@rubric/syntax'
import { evaluationOf, evaluatorOf, nodesByAddress, wordOf } from './evaluation.ts'
import { oncePer } from './once-per.ts'
import { clausesIn, faultyFiles } from './outline.ts'
import { reasonsAt } from './reasons.ts'
import { joined } from './reading/words.ts'

export interface ListedExample {
  /** Its purpose, by which it is asked for. */
  readonly name: string
  readonly span: Span
  /** As written, `2026-03-01 14:30`; empty where it cannot be read. */
  readonly asOf: string
}

export interface ExampleLine {
  /** Full: `pehp.iop/admission/1`. */
  readonly address: string
  /** `met`, `pending until 2026-03-08`, `grants 10`; so is what came out, null where nothing could be decided. */
  readonly expected: string
  readonly actual: string | null
  readonly span: Span
  readonly ok: boolean
  /** Of a line that fails: the conditions that decided, with their values. */
  readonly why: readonly string[]
}

export interface ExampleRun extends ListedExample {
  /** `refused`: its facts do not fit. `not checked`: something in the file cannot be read, so nothing was run. */
  readonly state: 'passed' | 'failed' | 'refused' | 'not checked'
  readonly lines: readonly ExampleLine[]
  /** Why it was refused or not checked, in plain words. */
  readonly problems: readonly string[]
}

/** Of the examples of a file: what is known of each, by its name. */
export type ExampleResults = ReadonlyMap<string, ExampleRun['state']>

/** In the order of the file; those whose purpose cannot be read are left out. */
export const examplesIn = (program: Program, path: string): readonly ListedExample[] =>
  (program.file(path)?.tree.sections ?? []).flatMap((section) => (section.kind === 'Example' ? listed(section) : []))

const listed = ({ purpose, asOf, start, end }: Example): readonly ListedExample[] => {
  if (purpose.kind === 'Missing') return []
  const text = asOf.kind === 'Missing' ? '' : asOf.kind === 'Date' ? asOf.text : `${asOf.date} ${asOf.time}`
  return [{ name: purpose.value, span: { start, end }, asOf: text }]
}

/**
 * Runs examples one by one, all or those named. What has been run of the same text costs nothing. A large file takes some tenths
 * of a second, so whoever has others to serve takes one, looks around, and takes the next.
 */
export function* exampleRuns(program: Program, path: string, names?: readonly string[]): Generator<ExampleRun> {
  const policy = program.policy(path)
  for (const example of examplesIn(program, path)) {
    if (names !== undefined && !names.includes(example.name)) continue
    yield policy === undefined || !policy.ok
      ? { ...example, state: 'not checked', lines: [], problems: [whyNotRun(program, path)] }
      : runOf(policy, example)
  }
}

/** All at once. */
export const runExamplesOf = (program: Program, path: string, names?: readonly string[]): readonly ExampleRun[] => [
  ...exampleRuns(program, path, names),
]

const whyNotRun = (program: Program, path: string): string => {
  const others = faultyFiles(program, path).filter((each) => each !== path)
  return others.length === 0
    ? 'Put the errors of this file right first.'
    : `Put the errors right first, also those of ${joined(others, 'and')}.`
}

/** The runs of a policy by the names of its examples. */
const runsOf = oncePer((_policy: CompiledPolicy) => new Map<string, ExampleRun>())

const runOf = (policy: CompiledPolicy, example: ListedExample): ExampleRun => {
  const known = runsOf(policy)
  const checked = checkedExample(policy, example)
  const run = known.get(example.name) ?? (checked === undefined ? uncheckedRun(example) : checkedRun(policy, example, checked))
  known.set(example.name, run)
  return run
}

/** The example of a policy with this name. */
export const checkedExample = ({ examples }: CompiledPolicy, { name }: { readonly name: string }): CheckedExample | undefined =>
  examples.find(({ purpose }) => purpose === name)

const uncheckedRun = (example: ListedExample): ExampleRun => ({
  ...example,
  state: 'not checked',
  lines: [],
  problems: ['Put the errors of this example right first.'],
})

const checkedRun = (policy: CompiledPolicy, example: ListedExample, checked: CheckedExample): ExampleRun => {
  const { info } = evaluatorOf(policy)
  const evaluated = evaluationOf(policy, checked)
  const result = exampleResult(policy.graph, info, checked, evaluated)
  const why = (address: string): readonly string[] => (evaluated.ok ? reasonsAt(policy, info, evaluated.trace, address) : [])
  return { ...example, ...statedBy(result), lines: linesOf(result, why) }
}

const statedBy = ({ passed, refused }: ExampleResult): Pick<ExampleRun, 'state' | 'problems'> => ({
  state: refused.length > 0 ? 'refused' : passed ? 'passed' : 'failed',
  problems: refused.map(({ path, message }) => `${factOf(path)}: ${message}`),
})

/** `/member/age` as the author writes it: `member.age`; `/lines/entries/0/units`: `lines, entry 1, units`. */
export const factOf = (pointer: string): string =>
  pointer
    .replace(/^\//, '')
    .replace(/\/entries\/(\d+)\/?/g, (_, at: string) => `, entry ${Number(at) + 1}, `)
    .replace(/, $/, '')
    .replaceAll('/', '.')

const linesOf = ({ expectations }: ExampleResult, why: (address: string) => readonly string[]): readonly ExampleLine[] =>
  expectations.map(({ address, expected, actual, span: { start, end } }) => {
    const ok = actual === expected
    return { address, expected, actual, span: { start, end }, ok, why: ok ? [] : why(address) }
  })

export interface ClauseCoverage {
  readonly address: string
  /** The first line of the clause. */
  readonly span: Span
  /** In this order: met, not met, unknown. */
  readonly seen: readonly StatusWord[]
}

const words: readonly StatusWord[] = ['met', 'not met', 'unknown']

/** Of each clause, which statuses the examples of these runs have shown. */
export const coverageOf = (program: Program, path: string, of: readonly ExampleRun[]): readonly ClauseCoverage[] => {
  const [file, policy] = [program.file(path), program.policy(path)]
  if (file === undefined || policy === undefined || !policy.ok) return []
  const seen = new Map<string, Set<StatusWord>>()
  for (const run of of) {
    const example = run.state === 'passed' || run.state === 'failed' ? checkedExample(policy, run) : undefined
    const evaluated = example === undefined ? undefined : evaluationOf(policy, example)
    if (evaluated?.ok !== true) continue
    for (const [address, node] of nodesByAddress(policy, evaluated.trace)) {
      seen.set(address, (seen.get(address) ?? new Set()).add(wordOf(node)))
    }
  }
  return clausesIn(file).map(({ address, line }) => ({
    address,
    span: line,
    seen: words.filter((word) => seen.get(address)?.has(word) ?? false),
  }))
}
