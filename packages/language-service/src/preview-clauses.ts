/** The clauses of a preview: in their outline, with what they say and, of a member, what came out. */
import type { CompiledPolicy, ProgramFile } from '@rubric/compiler'
import type { StatusWord } from '@rubric/runtime'
import type { Span } from '@rubric/syntax'
import { evaluatorOf, nodesByAddress, wordOf } from './evaluation.ts'
import type { MemberEvaluation } from './member.ts'
import type { OutlineClause, OutlineCondition } from './outline.ts'
import { partsReader } from './parts.ts'
import { clauseSentences } from './reading/clauses.ts'
import type { Reader } from './reading/values.ts'
import { textAt } from './spans.ts'

export interface PreviewClause {
  /** `pehp.iop/admission/1` */
  readonly address: string
  /** As printed: `1`, `symptoms`; empty of what the author marks with `-`. */
  readonly label: string
  /** The author's paraphrase. */
  readonly text: string
  readonly cite: string
  /** `ALL of`; empty of what joins no items. */
  readonly head: string
  /** Its first line in the text. */
  readonly span: Span
  /** Null where nothing is decided. */
  readonly status: StatusWord | null
  /** What it says, in plain sentences. */
  readonly says: readonly string[]
  /** With a member, its elementary conditions. */
  readonly conditions: readonly PreviewCondition[]
  /** How the document is read where it leaves this open. */
  readonly interpretations: readonly string[]
  readonly items: readonly PreviewClause[]
}

export interface PreviewCondition {
  /** As written. */
  readonly text: string
  /** `when` it binds, what it asks for itself, `unless` it is waived. */
  readonly role: OutlineCondition['role']
  readonly span: Span
  readonly status: StatusWord
  /** What was compared: `14 years 3 months`; empty where that says nothing more. */
  readonly value: string
}

export const clauseReader = (
  reader: Reader,
  file: ProgramFile,
  policy: CompiledPolicy | undefined,
  evaluation: MemberEvaluation | undefined,
): ((clause: OutlineClause) => PreviewClause) => {
  const trace = evaluation?.ok === true ? evaluation.evaluated.trace : undefined
  const nodes = policy === undefined || trace === undefined ? undefined : nodesByAddress(policy, trace)
  const partsOf = policy === undefined || trace === undefined ? () => [] : partsReader(policy, evaluatorOf(policy).info, trace)
  const notes = interpretationsOf(policy)
  const shown = (clause: OutlineClause): PreviewClause => {
    const node = nodes?.get(clause.address)
    return {
      address: clause.address,
      label: clause.isLabelled ? clause.label : '',
      text: clause.text,
      cite: clause.cite,
      head: clause.head,
      span: clause.line,
      status: node === undefined ? null : wordOf(node),
      says: clauseSentences(reader, clause),
      conditions: partsOf(clause).map((part) => ({ ...part, text: textAt(file, part.span).replace(/\s+/g, ' ') })),
      interpretations: notes.get(clause.address) ?? [],
      items: clause.items.map(shown),
    }
  }
  return shown
}

const interpretationsOf = (policy: CompiledPolicy | undefined): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>()
  for (const { affects, text } of policy?.graph.interpretations ?? []) {
    for (const address of affects) found.set(address, [...(found.get(address) ?? []), text])
  }
  return found
}
