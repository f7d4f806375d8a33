/**
 * Findings: what the document itself leaves soft, floating or unused. They are for reviewers; none stops a build. A finding about
 * a clause goes silent when an interpretation affects that clause or one above it: then somebody has decided.
 */
import { childrenOf, type Diagnostic, type Item, type Node, type Text } from '@rubric/syntax'
import type { RuleGraph } from '../graph.ts'
import type { DeclaredFact, Module } from '../names/module.ts'
import { reportPolicy } from './diagnostics.ts'
import { reportRule } from './rule-diagnostics.ts'

const softWords = /\b(should|may|might|typically|usually|generally|normally|preferably|ideally)\b/i
const floating = /\b((?:most|more) recent (?:edition|version)|(?:current|latest) (?:edition|version)|as amended)\b/i

interface ClauseText {
  readonly address: string
  readonly text: Text
}

/** Every paraphrase that stands at a deciding clause, with its address. */
export const clauseTexts = (module: Module): readonly ClauseText[] => {
  const found: ClauseText[] = []
  const visit = (node: Node, address: string): void => {
    if (node.kind === 'Block') {
      node.items.forEach((item: Item, at) => {
        const label = item.label.kind === 'Missing' || item.label.form === 'dash' ? String(at + 1) : item.label.text
        const inner = `${address}/${label}`
        if (item.text !== undefined) found.push({ address: inner, text: item.text })
        visit(item.body, inner)
      })
    } else if (node.kind === 'Body') for (const child of childrenOf(node)) visit(child, address)
  }
  for (const declared of module.names.values()) {
    if (declared.kind === 'criteria' || declared.kind === 'requirement') visit(declared.declaration.body, declared.name)
  }
  return found
}

/** Whether an interpretation affects an address, or one above it. */
export const isDecidedIn = ({ interpretations }: Module): ((address: string) => boolean) => {
  const decided = new Set(interpretations.flatMap(({ affects }) => affects.map(({ text }) => text)))
  return address => address.split('/').some((_, at, parts) => decided.has(parts.slice(0, at + 1).join('/')))
}

export const textFindings = (module: Module, diagnostics: Diagnostic[]): void => {
  const isDecided = isDecidedIn(module)
  for (const { address, text } of clauseTexts(module)) {
    if (isDecided(address)) continue
    const soft = softWords.exec(text.value)?.[0]
    if (soft !== undefined) diagnostics.push(reportPolicy('soft-word', { file: module.file, span: text }, { word: soft, address }))
    const words = floating.exec(text.value)?.[0]
    if (words !== undefined) diagnostics.push(reportPolicy('floating-reference', { file: module.file, span: text }, { words, address }))
  }
}

/** Facts that a policy declares itself and no clause reads. */
export const unreadFacts = (module: Module, read: ReadonlySet<DeclaredFact>, diagnostics: Diagnostic[]): void => {
  for (const declared of module.names.values()) {
    if (declared.kind !== 'fact' || read.has(declared) || declared.declaration === undefined) continue
    const span = declared.declaration.name
    diagnostics.push(reportPolicy('fact-never-read', { file: module.file, span }, { name: declared.name }))
  }
}

/** Limits that count nowhere, in a policy that determines something. */
export const unaskedLimits = ({ limits, determinations }: RuleGraph, module: Module, diagnostics: Diagnostic[]): void => {
  if (determinations.length === 0) return
  const asked = new Set(determinations.flatMap(each => each.limits.map(({ limit }) => limit)))
  for (const [at, { name }] of limits.entries()) {
    const span = asked.has(at) ? undefined : module.names.get(name)?.declaration?.name
    if (span !== undefined) diagnostics.push(reportRule('limit-never-asked', { file: module.file, span }, { name }))
  }
}
