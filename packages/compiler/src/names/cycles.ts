/**
 * Naming, third step: definitions and criteria must not depend on themselves, nor vocabularies on each other. Found before
 * anything is lowered, so that lowering may follow every reference and always ends.
 */
import { childrenOf, type Diagnostic, type Name, type Node } from '@rubric/syntax'
import { reportName } from './diagnostics.ts'
import type { Declared, DeclaredCriteria, DeclaredDefine, Module } from './module.ts'
import { peek, type Scope } from './scope.ts'

type Definable = DeclaredDefine | DeclaredCriteria

const body = (declared: Definable): Node =>
  declared.kind === 'define' ? declared.declaration.expression : declared.declaration.body

/** Names that a tree refers to, in the order of the text. Iterative: the tree may be deep. */
const referencesIn = (root: Node): readonly string[] => {
  const names: string[] = []
  const open: Node[] = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'NameReference') names.push(node.text)
    open.push(...[...childrenOf(node)].reverse())
  }
  return names
}

const isDefinable = (declared: Declared | undefined): declared is Definable =>
  declared?.kind === 'define' || declared?.kind === 'criteria'

/**
 * Adds to `circular` the definitions and criteria that stand in a circle, among those that `module` declares or reaches. Each
 * circle is reported once, in the file that it starts in.
 */
export const circularNames = (
  module: Module, scopeOf: (module: Module) => Scope, circular: Set<Declared>, diagnostics: Diagnostic[],
): void => {
  const done = new Set<Definable>()
  const path: Definable[] = []
  const visit = (declared: Definable): void => {
    if (done.has(declared)) return
    const at = path.indexOf(declared)
    if (at >= 0) {
      const circle = path.slice(at)
      const known = circle.some(member => circular.has(member))
      for (const member of circle) circular.add(member)
      if (!known) reportCircle(circle, diagnostics)
      return
    }
    path.push(declared)
    const scope = scopeOf(declared.module)
    for (const name of referencesIn(body(declared))) {
      const next = peek(scope, name)
      if (isDefinable(next)) visit(next)
    }
    path.pop()
    done.add(declared)
  }
  for (const declared of module.names.values()) if (isDefinable(declared)) visit(declared)
}

const reportCircle = (circle: readonly Definable[], diagnostics: Diagnostic[]): void => {
  const [first, ...others] = circle
  if (first === undefined) return
  const names = [...circle, first].map(({ name }) => `\`${name}\``).join(' → ')
  const related = others.map(({ declaration, module }) => (
    { file: module.file, span: declaration.name as Name, text: 'part of the circle' }
  ))
  const site = { file: first.module.file, span: first.declaration.name, related }
  diagnostics.push(reportName('circular-definition', site, { name: first.name, circle: names }))
}
