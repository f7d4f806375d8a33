/** Addresses, part by part: the names of rules and notes, their clauses, and what stands in the place of a clause. */
import type { Address } from '@rubric/syntax'
import type { Declared, Module } from '../../names/module.ts'
import { quantityName } from '../../policy/rules.ts'
import type { NamedThing, SymbolKind } from '../symbols.ts'
import { note, type Place, thingIn } from './place.ts'

/** `module` has what the address means: the file itself, or a version before it. */
export const noteAddress = (place: Place, { text, start }: Address, module = place.scope.module): void => {
  const [first = '', ...parts] = text.split('/')
  const root = ruleOf(module, first)
  note(place, root?.thing, start, root?.name.length ?? 0)
  let path = first
  for (const part of parts) {
    const at = start + path.length + 1
    path = `${path}/${part}`
    note(place, clauseAt(module, path) ?? askedAt(module, root, parts, part), at, part.length)
  }
}

interface Rule {
  readonly thing: NamedThing
  readonly name: string
}

const noted: readonly SymbolKind[] = ['guidance', 'interpretation']

/** Of `initial_quantity`, what the determination `initial` grants, its name. */
const ruleOf = (module: Module, name: string): Rule | undefined => {
  const declared = module.names.get(name) ?? grantor(module, name)
  const kinds = declared === undefined ? noted : [declared.kind]
  for (const kind of kinds) {
    const thing = thingIn(module, kind, declared?.name ?? name)
    if (thing !== undefined) return { thing, name: thing.name }
  }
  return undefined
}

const grantor = ({ names }: Module, name: string): Declared | undefined => {
  const declared = names.get(name.slice(0, -quantityName('').length))
  const grants = declared?.kind === 'determination' && declared.declaration.grants?.amount !== undefined
  return grants && quantityName(declared.name) === name ? declared : undefined
}

const clauseAt = (module: Module, path: string): NamedThing | undefined =>
  thingIn(module, 'item', path) ?? thingIn(module, 'guidance item', path)

/** What a determination asks, and an exception that lifts a requirement, are clauses under their own names. */
const askedAt = (module: Module, root: Rule | undefined, parts: readonly string[], name: string): NamedThing | undefined =>
  (parts.length === 1 && (root?.thing.kind === 'determination' || root?.thing.kind === 'requirement') ? ruleOf(module, name)?.thing : undefined)
