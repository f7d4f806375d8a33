/** What the preview draws: one kind of node for blocks, clauses and sentences, so that one tree holds, draws and reads aloud all of them. */
import type { Preview, PreviewBlock, PreviewClause, PreviewCondition, Ranged } from '@rubric/language-server'

export type Tone = 'good' | 'bad' | 'open' | 'quiet'

export interface Status {
  readonly word: string
  readonly tone: Tone
}

export interface Condition {
  /** `unless`, `when`; empty of what is asked for itself. */
  readonly before: string
  readonly text: string
  readonly value: string
  readonly status: Status
}

export interface OutlineNode {
  /** The same from one drawing to the next, so that what was open or in focus stays so. */
  readonly key: string
  readonly label: string
  readonly text: string
  readonly cite: string
  /** `ALL of` */
  readonly head: string
  readonly status: Status | undefined
  /** What is decided of the member besides the status: amounts, days. */
  readonly decided: readonly string[]
  /** What it says, in plain sentences. */
  readonly says: readonly string[]
  readonly conditions: readonly Condition[]
  /** How the document is read where it leaves this open. */
  readonly notes: readonly string[]
  /** Where it stands in the text. */
  readonly place: { readonly first: number; readonly last: number; readonly character: number }
  readonly children: readonly OutlineNode[]
  /** Whether it is open before anybody has opened or closed it. */
  readonly isOpen: boolean
  readonly isBlock: boolean
}

export const nodesOf = ({ blocks }: Ranged<Preview>): readonly OutlineNode[] => blocks.map(blockNode)

/** What a reader of the policy looks up now and then stays closed until then. */
const lookedUp: ReadonlySet<PreviewBlock['kind']> = new Set(['Facts', 'CodeSet', 'Terms', 'Calendar', 'Define'])

const blockNode = (block: Ranged<PreviewBlock>, at: number): OutlineNode => {
  const { kind, address, title, cite, status, says, decided, clause, range } = block
  const key = address === '' ? `${kind} ${at}` : address
  const place = { first: range.start.line, last: range.end.line, character: range.start.character }
  const sentences = [...decided, ...says]
  const isListed = clause === null && sentences.length > 1
  return {
    key,
    label: '',
    text: title,
    cite,
    head: clause?.head ?? '',
    status: status ?? undefined,
    decided: isListed ? [] : decided,
    says: isListed ? [] : [...says, ...(clause === null || clause.items.length > 0 ? [] : clause.says)],
    conditions: clause === null ? [] : clause.conditions.map(conditionOf),
    notes: clause?.interpretations ?? [],
    place,
    children: isListed ? sentences.map((sentence, index) => sentenceNode(`${key} ${index}`, sentence, place)) : (clause?.items ?? []).map(clauseNode),
    isOpen: !lookedUp.has(kind),
    isBlock: true,
  }
}

const sentenceNode = (key: string, text: string, place: OutlineNode['place']): OutlineNode => ({
  key, label: '', text, cite: '', head: '', status: undefined, decided: [], says: [], conditions: [], notes: [], place, children: [], isOpen: true, isBlock: false,
})

const clauseNode = ({ address, label, text, cite, head, range, status, says, conditions, interpretations, items }: Ranged<PreviewClause>): OutlineNode => ({
  key: address,
  label,
  text,
  cite,
  head,
  status: status === null ? undefined : { word: status, tone: tones[status] },
  decided: [],
  says: items.length === 0 ? says : [],
  conditions: conditions.map(conditionOf),
  notes: interpretations,
  place: { first: range.start.line, last: range.end.line, character: range.start.character },
  children: items.map(clauseNode),
  isOpen: true,
  isBlock: false,
})

const tones: Readonly<Record<PreviewCondition['status'], Tone>> = { met: 'good', 'not met': 'bad', unknown: 'open' }

const conditionOf = ({ role, text, value, status }: Ranged<PreviewCondition>): Condition => ({
  before: role === 'own' ? '' : role,
  text,
  value,
  status: { word: status, tone: role === 'own' || status === 'unknown' ? tones[status] : 'quiet' },
})

/** Shape and word say it; colour repeats it. */
export const signs: Readonly<Record<Tone, string>> = { good: '✓', bad: '✗', open: '?', quiet: '–' }

/** The clause of the source, as documents print it. */
export const cited = (cite: string): string => (/^[A-Z0-9]/.test(cite) ? `§ ${cite}` : cite)

/** Said in place of all that is drawn, in one breath. */
export const spoken = ({ label, text, cite, head, status, decided, says, conditions, notes }: OutlineNode): string => {
  const title = [label, text].filter((part) => part !== '').join('. ')
  const tested = conditions.map((condition) => [`${condition.before} ${condition.text}`.trim(), condition.status.word, condition.value].filter((part) => part !== '').join(', '))
  return [status === undefined ? title : `${status.word}: ${title}`, head, ...decided, ...tested, ...(tested.length === 0 ? says : []), ...notes, cite === '' ? '' : cited(cite)]
    .filter((part) => part !== '')
    .join('. ')
}

/** The innermost node at a line: the last that begins at or before it. */
export const nodeAt = (nodes: readonly OutlineNode[], line: number): OutlineNode | undefined => {
  const block = nodes.find(({ place }) => place.first <= line && line <= place.last)
  return block === undefined ? undefined : (lastBefore(block.children, line) ?? block)
}

const lastBefore = (nodes: readonly OutlineNode[], line: number): OutlineNode | undefined => {
  const node = nodes.findLast(({ place }) => place.first <= line)
  return node === undefined ? undefined : (lastBefore(node.children, line) ?? node)
}
