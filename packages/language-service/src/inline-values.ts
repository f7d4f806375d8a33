/** With a member chosen, what stands at the end of each line: whether the clause is met, and what each condition saw. */
import type { Program } from '@rubric/compiler'
import type { StatusWord } from '@rubric/runtime'
import { positionAt, type Span } from '@rubric/syntax'
import { evaluatorOf, nodesByAddress, wordOf } from './evaluation.ts'
import { evaluateMember, type Member } from './member.ts'
import { clausesIn } from './outline.ts'
import { type ConditionPart, partsReader } from './parts.ts'

export interface InlineValue {
  /** What it is about; it is shown at the end of that line. */
  readonly span: Span
  /** `met`, `not met (0)`, `met · unknown`. */
  readonly text: string
  readonly status: StatusWord
}

/** In the order of the text, as far as it touches the range. Nothing where the member does not fit. */
export const inlineValues = (program: Program, path: string, range: Span, member: Member): readonly InlineValue[] => {
  const file = program.file(path)
  const evaluation = evaluateMember(program, path, member)
  if (file === undefined || !evaluation.ok) return []
  const {
    policy,
    evaluated: { trace },
  } = evaluation
  const nodes = nodesByAddress(policy, trace)
  const partsOf = partsReader(policy, evaluatorOf(policy).info, trace)
  const lineOf = ({ end }: Span): number => positionAt(file.starts, end).line
  const touches = ({ start, end }: Span): boolean => start <= range.end && end >= range.start
  return clausesIn(file)
    .filter(({ node }) => touches(node))
    .flatMap((clause): readonly InlineValue[] => {
      const node = nodes.get(clause.address)
      const lines = [...Map.groupBy(partsOf(clause), ({ span }) => lineOf(span)).values()].map(lineValue)
      const own =
        node === undefined || clause.node.kind === 'Waiver'
          ? []
          : [{ span: clause.line, text: wordOf(node), status: wordOf(node) }]
      return [...own, ...lines]
    })
    .filter(({ span }) => touches(span))
    .sort((a, b) => a.span.start - b.span.start)
}

/** Several conditions in one line: each in its turn. The line is as its worst. */
const lineValue = (parts: readonly ConditionPart[]): InlineValue => {
  const [first, last] = [parts[0], parts.at(-1)]
  const statuses = parts.map(({ status }) => status)
  return {
    span: { start: first?.span.start ?? 0, end: last?.span.end ?? 0 },
    text: parts.map(({ status, value }) => (value === '' ? status : `${status} (${value})`)).join(' · '),
    status: (['not met', 'unknown', 'met'] as const).find((word) => statuses.includes(word)) ?? 'unknown',
  }
}
