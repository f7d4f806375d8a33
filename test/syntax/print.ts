/** A tree as one short line of parentheses, for expected values that can be read: `(is severity severe)`. */
import { parse, type Expression, type Node, type Section, type TypeNode, childrenOf } from '@rubric/syntax'

const list = (head: string, ...parts: readonly (string | undefined)[]): string => `(${[head, ...parts.filter((part) => part !== undefined)].join(' ')})`

/** Everything of a node that is no node: its words, and the names of its flags, in the order of its keys. */
const own = (node: Node): string[] =>
  Object.entries(node)
    .filter(([key, value]) => !['kind', 'start', 'end', 'headSpan'].includes(key) && (typeof value === 'string' || value === true))
    .map(([key, value]) => (value === true ? key : String(value).replaceAll(' ', '-')))

const short: { readonly [K in Node['kind']]?: (node: Node) => string } = {
  Name: (node) => own(node).join(''),
  NameReference: (node) => own(node).join(''),
  Number: (node) => own(node).join(''),
  Date: (node) => own(node).join(''),
  Code: (node) => `code:${own(node).join('..')}`,
  Citation: (node) => `§${own(node).join('')}`,
  Address: (node) => own(node).join(''),
  Connective: (node) => own(node).join(''),
  ExpectedStatus: (node) => [...own(node), ...childrenOf(node).map(print)].join('..'),
  OpenHours: (node) => (node.kind === 'OpenHours' ? list('OpenHours', ...node.days, node.opens, node.closes) : ''),
  Missing: () => '?',
  Quantity: (node) =>
    node.kind === 'Quantity' ? list('#', node.number.text, node.unit?.text, node.calendar && `of ${node.calendar.text}`, ...(node.per === undefined ? [] : ['per', node.per.text])) : '',
  Text: (node) => (node.kind === 'Text' ? JSON.stringify(node.value) : ''),
  Label: (node) => (node.kind === 'Label' ? `${node.text}${{ document: '.', name: ':', dash: '' }[node.form]}` : ''),
}

export const print = (node: Node): string => short[node.kind]?.(node) ?? list(node.kind, ...own(node), ...childrenOf(node).map(print))

const header = 'policy p "P"\n'

const clean = (text: string) => {
  const { value, diagnostics } = parse('test.rubric', text)
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ code, label }) => `${code}: ${label}`).join('\n'))
  return value
}

/** The section that correct lines make. */
export const section = (lines: string): Section => {
  const [first] = clean(`${header}${lines}\n`).sections
  if (first === undefined) throw new Error('no section')
  return first
}

export const expression = (text: string): Expression => {
  const define = section(`define d: ${text}`)
  if (define.kind !== 'Define') throw new Error(define.kind)
  return define.expression
}

export const type = (text: string): TypeNode => {
  const facts = section(`facts\n  f ${text}`)
  if (facts.kind !== 'Facts' || facts.facts[0] === undefined) throw new Error(facts.kind)
  return facts.facts[0].type
}

export const file = clean
