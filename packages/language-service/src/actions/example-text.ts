/** An example as it is written, and the same facts as a record. */
import type { FactsInput, ProgramFile, RuleGraph } from '@rubric/compiler'
import type { TextEdit } from '@rubric/syntax'
import { type Facts, plainType } from './deciding-facts.ts'
import { untaken } from './new-names.ts'
import { linesBelow } from './site.ts'
import { asInput, asWritten } from './stored-values.ts'

/** One fact, as it stands under `given` and in a record. */
export interface Given {
  readonly name: string
  readonly text: string
  /** Of a list, on lines of their own. */
  readonly entries?: readonly string[]
  readonly input: unknown
}

export interface ExampleText {
  readonly purpose: string
  readonly asOf: string
  readonly given: readonly Given[]
  /** Addresses within the policy, and what is expected of them. */
  readonly expect: readonly (readonly [address: string, answer: string])[]
}

export const givenOf = (graph: RuleGraph, facts: Facts): readonly Given[] =>
  [...facts].flatMap(([name, value]) => {
    const type = plainType(graph, name)
    return type === undefined ? [] : [{ name, text: asWritten(type, value), input: asInput(type, value) }]
  })

/** In two columns, each. */
export const exampleLines = ({ purpose, asOf, given, expect }: ExampleText): readonly string[] => {
  const width = Math.max(0, ...given.map(({ name }) => name.length))
  const widest = Math.max(0, ...expect.map(([address]) => address.length))
  return [
    `example "${purpose}" as of ${asOf}`,
    ...(given.length === 0 ? [] : ['  given']),
    ...given.flatMap(({ name, text, entries = [] }) => [
      `    ${name.padEnd(width)}  ${text}`.trimEnd(),
      ...entries.map((entry) => `      ${entry}`),
    ]),
    '  expect',
    ...expect.map(([address, answer]) => `    ${address.padEnd(widest)}  ${answer}`),
  ]
}

/** Below all there is, for the author to hold against the document. */
export const examplesBelow = (file: ProgramFile, examples: readonly ExampleText[]): TextEdit => {
  const end = file.tree.sections.at(-1)?.end ?? file.text.length
  const lines = examples.flatMap((example, at) => [...(at === 0 ? [] : ['']), ...exampleLines(example)])
  return linesBelow(file, end, '', '# Expected is what the policy says now. Confirm it against the document.', ...lines)
}

/** No two examples of a file have one purpose, and a purpose stands in quotes. */
export const freshPurpose = (taken: readonly string[], purpose: string): string => {
  const plain = purpose.replaceAll('"', "'").replaceAll('\\', '/')
  return untaken(
    plain,
    (candidate) => taken.includes(candidate),
    (count) => `${plain} (${count})`,
  )
}

/** Without inherited keys, for names like `__proto__`. */
const record = (): Record<string, unknown> => Object.create(null) as Record<string, unknown>

/** A name with a dot is an object within an object. */
export const inputOf = (given: readonly Given[]): FactsInput => {
  const input = record()
  for (const { name, input: value } of given) {
    const path = name.split('.')
    let inner = input
    for (const part of path.slice(0, -1)) inner = (inner[part] ??= record()) as Record<string, unknown>
    inner[path.at(-1) ?? name] = value
  }
  return input
}
