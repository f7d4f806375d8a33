/** Writes a member into a policy as an example: below all there is, laid out, and nothing else touched. */
import { readFileSync } from 'node:fs'
import type { CheckedExample, CompiledPolicy, FactsInput } from '@rubric/compiler'
import { expectLines, givenLines, referencePolicy, requestedCodes } from '@rubric/harness'
import { formatRange, settingsOf } from '@rubric/prettier-plugin'
import { withEdits } from '@rubric/syntax'
import { overwrite } from '../layout/files.ts'
import { UsageError } from '../usage.ts'

export interface NewExample {
  /** What the example shows, in a few words. A number follows where the file has one of this name. */
  readonly purpose: string
  /** `YYYY-MM-DD`, or with the minute: `YYYY-MM-DDTHH:MM`. */
  readonly asOf: string
  readonly facts: FactsInput
  /** Full addresses of what is to be expected. Without any that the version has: everything that decides. */
  readonly about?: readonly string[]
}

/** The file with the example in it, or why there can be none. */
export type WithExample =
  { readonly ok: true; readonly text: string; readonly purpose: string } | { readonly ok: false; readonly why: string }

export type PolicyWithExamples = Pick<CompiledPolicy, 'graph' | 'examples'>

/** Adds the example to the file at the full path. Answers its purpose; a member that cannot be written is a usage error. */
export const addExample = async (at: string, policy: PolicyWithExamples, example: NewExample): Promise<string> => {
  const { printWidth } = await settingsOf(at).catch((error: Error) => {
    throw new UsageError(error.message)
  })
  const made = withExample(readFileSync(at, 'utf8'), policy, example, printWidth)
  const fault = made.ok ? overwrite(at, made.text) : made.why
  if (!made.ok || fault !== undefined) throw new UsageError(`the example is not added: ${fault}`)
  return made.purpose
}

/** The same of a text. It expects what the policy says now, for the author to hold against the document. */
export const withExample = (text: string, policy: PolicyWithExamples, example: NewExample, printWidth?: number): WithExample => {
  const { facts, asOf } = example
  const same = policy.examples.find((each) => isSame(each, example))
  if (same !== undefined) return { ok: false, why: `the file has this member as an example: "${same.purpose}"` }
  const given = givenLines(policy.graph, facts)
  if (given === null) return { ok: false, why: 'a value of this member cannot be written in an example' }
  const expect = expected(policy, example)
  if (expect === null) return { ok: false, why: 'the facts of this member do not fit the policy' }
  const purpose = freshPurpose(policy.examples, example.purpose)
  const lines = [
    '# Expected is what the policy says now. Confirm it against the document.',
    `example "${purpose}" as of ${asOf.replace('T', ' ')}`,
    ...(given.length === 0 ? [] : ['  given', ...given]),
    '  expect',
    ...expect,
  ]
  return { ok: true, purpose, text: appended(text, lines, printWidth) }
}

const appended = (text: string, lines: readonly string[], printWidth: number | undefined): string => {
  const lineBreak = /\r\n?|\n/.exec(text)?.[0] ?? '\n'
  const before = /[\r\n]$/.test(text) ? text : text + lineBreak
  const whole = [before, ...lines, ''].join(lineBreak)
  const range = { start: before.length + lineBreak.length, end: whole.length }
  return withEdits(whole, formatRange(whole, range, { printWidth }))
}

/** What comes out, as lines under `expect`; null where the facts are refused. */
const expected = ({ graph }: PolicyWithExamples, { facts, asOf, about = [] }: NewExample): readonly string[] | null => {
  const { info, evaluate } = referencePolicy(graph)
  const evaluated = evaluate(facts, asOf)
  if (!evaluated.ok) return null
  const { trace, determinations } = evaluated
  const lines = expectLines({ graph, info, trace, determinations, requestedCodes: requestedCodes(facts) })
  const deciding = new Set([...graph.criteria.map(({ name }) => name), ...graph.limits.map(({ name }) => name)])
  const asked = new Set(about.map((address) => address.slice(graph.policy.id.length + 1)))
  const of = (addresses: ReadonlySet<string>): readonly string[] =>
    lines.filter((line) => addresses.has(line.trim().split(/\s/)[0] ?? ''))
  const wanted = of(asked)
  return wanted.length > 0 ? wanted : of(deciding)
}

/** No two examples of a file have one purpose, and a purpose stands in quotes. */
const freshPurpose = (examples: readonly CheckedExample[], wanted: string): string => {
  const plain = wanted.replaceAll('"', "'").replaceAll('\\', '/')
  const isTaken = (purpose: string): boolean => examples.some((each) => each.purpose === purpose)
  let purpose = plain
  for (let count = 2; isTaken(purpose); count += 1) purpose = `${plain} (${count})`
  return purpose
}

const isSame = ({ facts, asOf }: CheckedExample, other: NewExample): boolean =>
  asOf === other.asOf && JSON.stringify(inOrder(facts)) === JSON.stringify(inOrder(other.facts))

/** Keys sorted, and what is not known left out: the order in which facts are given says nothing. */
const inOrder = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  const known = Object.entries(value).filter(([, each]) => each !== null && each !== undefined)
  return Object.fromEntries(known.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, inOrder(each)]))
}
