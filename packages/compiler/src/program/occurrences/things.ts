/**
 * The things of one file that have names, each under its key. Of two things with one name the first counts, as it does for the
 * compiler; what could not be read is left out.
 */
import type { Body, Example, FactDeclaration, Guidance, Name, Node, Section, Span } from '@rubric/syntax'
import type { FactType, ListType } from '../../graph.ts'
import { allBuiltInFacts } from '../../names/built-in.ts'
import type { Module } from '../../names/module.ts'
import { ceilingOf } from '../../policy/determinations.ts'
import type { NamedThing, SymbolKind } from '../symbols.ts'

/** In the order of the text, each thing before what lies within it. */
export type Things = ReadonlyMap<string, NamedThing>

/** `path` is the name within the file: `admission/1` of an item, `severity/mild` of a value. */
export const keyOf = (file: string | undefined, kind: SymbolKind, path: string): string => `${file ?? ''}\n${kind}\n${path}`

/** Undefined of what is built in. */
export const fileOfKey = (key: string): string | undefined => key.slice(0, key.indexOf('\n')) || undefined

interface Found {
  readonly kind: SymbolKind
  readonly name: string
  readonly path: string
  readonly span?: Span | undefined
  readonly node?: Node | undefined
  readonly address?: string | undefined
  readonly type?: FactType | undefined
}

type Add = (found: Found) => void

const collector = (file: string | undefined): { readonly things: Map<string, NamedThing>; readonly add: Add } => {
  const things = new Map<string, NamedThing>()
  return {
    things,
    add: ({ kind, name, path, span, node, address, type }) => {
      const key = keyOf(file, kind, path)
      if (name !== '' && !things.has(key)) things.set(key, { kind, name, key, file, span, node, address, type })
    },
  }
}

const known = new WeakMap<Module, Things>()

export const thingsOf = (module: Module): Things => {
  const before = known.get(module)
  if (before !== undefined) return before
  const { things, add } = collector(module.file)
  const { header } = module
  if (header !== undefined) add({ kind: module.role, name: module.id, path: module.id, span: spanOf(header.id), node: header })
  for (const section of module.sections) addSection(add, module, section)
  known.set(module, things)
  return things
}

const spanOf = ({ start, end }: Span): Span => ({ start, end })

const addFact = (add: Add, name: string, type: FactType | undefined, declaration: FactDeclaration | undefined): void => {
  add({ kind: 'fact', name, path: name, type, ...placeOf(declaration) })
  if (type?.kind === 'list') addFields(add, name, type, declaration)
  else addValues(add, name, declaration)
}

const placeOf = (declaration: FactDeclaration | undefined): Pick<Found, 'span' | 'node'> =>
  (declaration === undefined ? {} : { span: spanOf(declaration.name), node: declaration })

const addFields = (add: Add, list: string, { fields }: ListType, declaration: FactDeclaration | undefined): void => {
  for (const { name, type } of fields) {
    const own = declaration?.fields.find(field => field.name.text === name)
    add({ kind: 'field', name, path: `${list}/${name}`, type, ...placeOf(own) })
    addValues(add, `${list}/${name}`, own)
  }
}

const addValues = (add: Add, owner: string, declaration: FactDeclaration | undefined): void => {
  if (declaration?.type.kind !== 'EnumType') return
  for (const value of declaration.type.values) {
    add({ kind: 'value', name: value.text, path: `${owner}/${value.text}`, span: spanOf(value), node: value })
  }
}

const addSection = (add: Add, module: Module, section: Section): void => {
  // A second thing with the name of a first is none.
  if ('name' in section && isTaken(module, section)) return
  const named = (kind: SymbolKind, { text, ...span }: Name, hasAddress = true): void =>
    add({ kind, name: text, path: text, span: spanOf(span), node: section, address: hasAddress ? `${module.id}/${text}` : undefined })
  switch (section.kind) {
    case 'Facts':
      for (const declaration of section.facts) addDeclared(add, module, declaration)
      return
    case 'CodeSet': return named('codes', section.name, false)
    case 'Calendar': return named('calendar', section.name, false)
    case 'Define': return named('define', section.name)
    case 'Limit': return named('limit', section.name)
    case 'Interpretation': return named('interpretation', section.name)
    case 'Exception': return named('exception', section.name)
    case 'Criteria':
      named('criteria', section.name)
      return addClauses(add, module, section.body, section.name.text)
    case 'Requirement': {
      const { name, when, body } = section
      named('requirement', name)
      if (when !== undefined && body.main.kind === 'Block') addClause(add, module, 'when', `${name.text}/when`, when)
      return addClauses(add, module, body, name.text)
    }
    case 'Determination': {
      named('determination', section.name)
      const ceiling = section.grants?.ceiling
      if (ceiling !== undefined) addClause(add, module, 'ceiling', ceilingOf(section.name.text), ceiling)
      return
    }
    case 'Guidance':
      named('guidance', section.name)
      return addGuidance(add, module, section)
    case 'Terms':
      for (const term of section.terms) add({ kind: 'term', name: term.name.text, path: term.name.text, span: spanOf(term.name), node: term })
      return
    case 'Example': return addExample(add, section)
    case 'Use':
    case 'Statement':
    case 'Revises': return
  }
}

const isTaken = ({ names }: Module, section: Extract<Section, { readonly name: Name }>): boolean => {
  const declared = names.get(section.name.text)
  return section.kind === 'Guidance' || section.kind === 'Interpretation' ? declared !== undefined : declared?.declaration !== section
}

/** A fact whose type means nothing is a fact still: that it is named elsewhere is no fault of the place. */
const addDeclared = (add: Add, module: Module, declaration: FactDeclaration): void => {
  const name = declaration.name.text
  const declared = module.names.get(name)
  if (declared?.kind === 'fact' && declared.declaration === declaration) addFact(add, name, declared.type, declaration)
  else if (declared === undefined && module.faulty.has(name)) addFact(add, name, undefined, declaration)
}

const addClause = (add: Add, { id }: Module, name: string, path: string, node: Node, span: Span = node): void =>
  add({ kind: 'item', name, path, span: spanOf(span), node, address: `${id}/${path}` })

/** Clauses have the addresses that `lower/outline.ts` gives them. */
const addClauses = (add: Add, module: Module, { main, waivers }: Body, above: string): void => {
  if (main.kind !== 'Block') return
  for (const [at, item] of main.items.entries()) {
    const { label } = item
    const name = label.kind === 'Missing' || label.form === 'dash' ? String(at + 1) : label.text
    addClause(add, module, name, `${above}/${name}`, item, label.kind === 'Missing' ? label : { start: label.start, end: label.start + label.text.length })
    addClauses(add, module, item.body, `${above}/${name}`)
  }
  for (const [at, waiver] of waivers.entries()) {
    const name = at === 0 ? 'unless' : `unless${at + 1}`
    addClause(add, module, name, `${above}/${name}`, waiver, { start: waiver.start, end: waiver.start + 'unless'.length })
  }
}

const addGuidance = (add: Add, { id }: Module, { name: { text: guidance }, items }: Guidance): void => {
  for (const [at, item] of items.entries()) {
    const { text, form, start } = item.label
    const name = form === 'dash' ? String(at + 1) : text
    const path = `${guidance}/${name}`
    add({ kind: 'guidance item', name, path, span: { start, end: start + text.length }, node: item, address: `${id}/${path}` })
  }
}

/** The quotes are no part of the name. */
const addExample = (add: Add, example: Example): void => {
  const { purpose } = example
  if (purpose.kind === 'Missing') return
  add({ kind: 'example', name: purpose.value, path: purpose.value, span: { start: purpose.start + 1, end: purpose.end - 1 }, node: example })
}

/** Facts that nobody declares, with their fields. */
export const builtInThings: Things = (() => {
  const { things, add } = collector(undefined)
  for (const { name, type } of allBuiltInFacts.values()) addFact(add, name, type, undefined)
  return things
})()
